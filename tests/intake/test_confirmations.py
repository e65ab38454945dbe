"""What must be confirmed before publishing: a report beside the published record."""

from dataclasses import replace

import pandas as pd
import pytest

from ntm_dashboard.domain.record import Record
from ntm_dashboard.intake import IntakeContext, PreparedReport, confirm
from ntm_dashboard.intake.verdict.confirmations import confirm_all, published_after
from tests.intake.conftest import DATA, Check


@pytest.fixture
def shipped(check_bytes: Check) -> Record:
    """The documented record of the district, published file by file."""
    record = Record.empty()
    for name in ("cong_nhan", "so_lieu_cong_bo", "tieu_chi_huyen", "tieu_chi_xa"):
        record = published_after(record, check_bytes((DATA / "tra_cu" / f"{name}.csv").read_bytes()))
    return record


def _codes(report: PreparedReport, record: Record, context: IntakeContext) -> list[tuple[str, int | None]]:
    assert [str(one.message) for one in report.errors] == []
    return [(one.code, one.row) for one in confirm(report, record, context.catalogue)]


COMMUNE = "ky_bao_cao,ma_xa,tieu_chi,ket_qua,gia_tri\n"


def test_nothing_is_asked_of_the_first_report(check_text: Check, intake_context: IntakeContext):
    report = check_text(COMMUNE + "31/12/2023,29464,1,đạt,\n31/12/2023,29464,2,chưa đạt,\n")

    assert _codes(report, Record.empty(), intake_context) == []


def test_criterion_that_was_met_and_is_not_needs_a_reason(check_text: Check, intake_context: IntakeContext):
    record = published_after(Record.empty(), check_text(COMMUNE + "31/10/2023,29464,5,đạt,\n31/10/2023,29464,6,đạt,\n"))

    report = check_text(COMMUNE + "31/12/2023,29464,5,đạt,\n31/12/2023,29464,6,chưa đạt,\n")

    assert _codes(report, record, intake_context) == [("REGRESSION", 3)]


def test_indicator_unmet_turns_a_met_criterion_into_a_regression(check_text: Check, intake_context: IntakeContext):
    record = published_after(Record.empty(), check_text(COMMUNE + "31/10/2023,29464,5,đạt,\n"))

    report = check_text(COMMUNE + "31/12/2023,29464,5.1,chưa đạt,60\n")

    assert _codes(report, record, intake_context) == [("REGRESSION", 2)]


def test_one_met_indicator_of_a_met_criterion_is_no_step_back(check_text: Check, intake_context: IntakeContext):
    record = published_after(Record.empty(), check_text(COMMUNE + "31/10/2023,29464,15,đạt,\n"))

    report = check_text(COMMUNE + "31/12/2023,29464,15.1,đạt,95\n")

    assert _codes(report, record, intake_context) == []


def test_an_unmet_indicator_is_a_step_back_also_after_another_report(check_text: Check, intake_context: IntakeContext):
    record = published_after(Record.empty(), check_text(COMMUNE + "31/10/2023,29464,15,đạt,\n"))
    record = published_after(record, check_text(COMMUNE + "30/11/2023,29464,15.1,đạt,95\n"))

    report = check_text(COMMUNE + "31/12/2023,29464,15.1,chưa đạt,80\n")

    assert _codes(report, record, intake_context) == [("REGRESSION", 2)]


def test_a_criterion_met_under_an_earlier_set_is_no_step_back(check_text: Check, intake_context: IntakeContext):
    record = published_after(Record.empty(), check_text("ky_bao_cao,tieu_chi,ket_qua\n31/12/2023,5,đạt\n"))
    record.assessments["period"] -= pd.DateOffset(years=10)

    report = check_text("ky_bao_cao,tieu_chi,ket_qua\n31/01/2024,5,chưa đạt\n")

    assert _codes(report, record, intake_context) == []


def test_what_was_asked_at_the_check_is_asked_once(check_text: Check, intake_context: IntakeContext):
    rows = [f"31/12/2023,{code},10,đạt,61.2\n" for code in (29464, 29467, 29470, 29473, 29476, 29479, 29482, 29485)]
    report = check_text(COMMUNE + "".join(rows) + "31/12/2023,29464,15.1,đạt,50\n")

    asked = confirm_all(report, Record.empty(), intake_context.catalogue)

    assert [one.code for one in asked] == ["BELOW_THRESHOLD", "JUMP"]


def test_older_report_than_the_newest_is_asked_about(check_text: Check, intake_context: IntakeContext):
    record = published_after(Record.empty(), check_text(COMMUNE + "31/12/2023,29464,5,chưa đạt,\n"))

    report = check_text(COMMUNE + "31/10/2023,29464,5,đạt,\n")

    assert _codes(report, record, intake_context) == [("OLDER_THAN_PUBLISHED", None)]


def test_value_far_from_its_history_is_asked_about(check_text: Check, intake_context: IntakeContext):
    record = published_after(
        Record.empty(), check_text(COMMUNE + "31/10/2023,29464,10,đạt,61.2\n31/10/2023,29467,10,đạt,60\n")
    )

    report = check_text(COMMUNE + "31/12/2023,29464,10,đạt,612\n31/12/2023,29467,10,đạt,62\n")

    assert _codes(report, record, intake_context) == [("JUMP", 2)]


def test_value_copied_to_many_communes_is_asked_about_once(check_text: Check, intake_context: IntakeContext):
    codes = [29464, 29467, 29470, 29473, 29476, 29479, 29482, 29485]

    report = check_text(COMMUNE + "".join(f"31/12/2023,{code},10,đạt,61.2\n" for code in codes))

    assert _codes(report, Record.empty(), intake_context) == [("JUMP", 2)]


def test_met_criterion_with_an_unmet_indicator_is_asked_about(check_text: Check, intake_context: IntakeContext):
    report = check_text(COMMUNE + "31/12/2023,29464,5,đạt,\n31/12/2023,29464,5.1,chưa đạt,60\n")

    assert _codes(report, Record.empty(), intake_context) == [("INDICATOR_CONTRADICTS", 2)]


def test_indicator_may_contradict_what_was_published_before_for_the_period(
    check_text: Check, intake_context: IntakeContext
):
    record = published_after(Record.empty(), check_text(COMMUNE + "31/12/2023,29464,5.1,chưa đạt,60\n"))

    report = check_text(COMMUNE + "31/12/2023,29464,5,đạt,\n")

    assert ("INDICATOR_CONTRADICTS", 2) in _codes(report, record, intake_context)


def test_published_count_that_the_detail_does_not_reach_is_asked_about(
    check_text: Check, shipped: Record, intake_context: IntakeContext
):
    report = check_text("ngay,chi_so,gia_tri,nguon,do_tin_cay\n12/04/2023,xa_dat_chuan,13,Báo cáo,van_ban\n")

    assert _codes(report, shipped, intake_context) == [("COUNTS_DIFFER", None)]


def test_the_outcome_of_2024_reconciles(check_bytes: Check, shipped: Record, intake_context: IntakeContext):
    folder = DATA / "tra_cu" / "cap_nhat" / "2024-04-08"
    record = shipped
    asked: list[tuple[str, int | None]] = []
    for name in ("cong_nhan", "tieu_chi_huyen", "so_lieu_cong_bo"):
        report = check_bytes((folder / f"{name}.csv").read_bytes(), name=f"{name}.csv")
        asked += _codes(report, record, intake_context)
        record = published_after(record, report)

    assert asked == []


FULL = "ky_bao_cao,ma_xa,tieu_chi,ket_qua,gia_tri,ngay_du_kien,ghi_chu,nguon,do_tin_cay\n"
STANDS = FULL + "31/10/2023,29464,5,chưa đạt,40,31/12/2023,chờ vốn,BC 12,tu_bao_cao\n"


def _asked(text: str, record: Record, check_text: Check, context: IntakeContext) -> dict[str, str]:
    report = check_text(text)
    assert [str(one.message) for one in report.errors] == []
    found = [one for one in confirm(report, record, context.catalogue) if one.code == "CELL_CLEARED"]
    return {one.about: str(one.message) for one in found}


def test_columns_that_a_file_does_not_have_are_not_asked_about(check_text: Check, intake_context: IntakeContext):
    record = published_after(Record.empty(), check_text(STANDS))

    few = "ky_bao_cao,ma_xa,tieu_chi,ket_qua\n31/10/2023,29464,5,chưa đạt\n"

    assert _asked(few, record, check_text, intake_context) == {}
    assert published_after(record, check_text(few)).assessments["note"].tolist() == ["chờ vốn"]


def test_blank_cells_that_would_clear_are_asked_about_once_a_column(check_text: Check, intake_context: IntakeContext):
    record = published_after(Record.empty(), check_text(STANDS + "31/10/2023,29464,6,chưa đạt,,,đang xây,BC 12,\n"))

    asked = _asked(
        FULL + "31/10/2023,29464,5,chưa đạt,40,,,BC 12,\n31/10/2023,29464,6,chưa đạt,,,,BC 12,\n",
        record,
        check_text,
        intake_context,
    )

    assert asked == {
        "ngay_du_kien": "Cột “ngay_du_kien”: 1 ô để trống sẽ xóa nội dung đang có:\n"
        "dòng 2: Xã Phước Hưng, tiêu chí 5: “31/12/2023”.",
        "ghi_chu": "Cột “ghi_chu”: 2 ô để trống sẽ xóa nội dung đang có:\n"
        "dòng 2: Xã Phước Hưng, tiêu chí 5: “chờ vốn”;\n"
        "dòng 3: Xã Phước Hưng, tiêu chí 6: “đang xây”.",
    }


def test_a_certainty_is_not_lowered_without_a_word(check_text: Check, intake_context: IntakeContext):
    record = published_after(Record.empty(), check_text(STANDS.replace("tu_bao_cao", "van_ban")))

    same = "ky_bao_cao,ma_xa,tieu_chi,ket_qua\n31/10/2023,29464,5,chưa đạt\n"
    other = same.replace("chưa đạt", "đạt")

    assert _asked(same, record, check_text, intake_context) == {}
    assert _asked(other, record, check_text, intake_context) == {
        "do_tin_cay": "1 dòng sẽ có độ tin cậy thấp hơn hiện nay:\n"
        "dòng 2: Xã Phước Hưng, tiêu chí 5: “Có văn bản” → “Đơn vị tự báo cáo”."
    }


def test_recognitions_and_counts_are_asked_about_in_their_own_words(check_text: Check, intake_context: IntakeContext):
    titles = "ma_xa,danh_hieu,nam,so_quyet_dinh,ngay_quyet_dinh,nguon\n"
    counts = "ngay,chi_so,gia_tri,nguon\n"
    record = published_after(
        Record.empty(), check_text(titles + "29464,đạt chuẩn,2021,12/QĐ,07/04/2022,Báo Trà Vinh\n")
    )
    record = published_after(record, check_text(counts + "12/04/2023,xa_dat_chuan,12,CV 815\n"))

    asked = _asked(titles + "29464,đạt chuẩn,2021,,07/04/2022,Báo Trà Vinh\n", record, check_text, intake_context)
    asked |= _asked(counts + "12/04/2023,xa_dat_chuan,12,\n", record, check_text, intake_context)

    assert {about: said.partition("\n")[2] for about, said in asked.items()} == {
        "so_quyet_dinh": "dòng 2: Xã Phước Hưng, Đạt chuẩn nông thôn mới: “12/QĐ”.",
        "nguon": "dòng 2: Số xã đạt chuẩn nông thôn mới: “CV 815”.",
    }


def test_results_by_another_set_are_held_against_no_standard_one(check_text: Check, intake_context: IntakeContext):
    record = published_after(Record.empty(), check_text(COMMUNE + "31/10/2023,29464,5,đạt,\n"))
    report = check_text(COMMUNE + "31/12/2023,29464,5,chưa đạt,\n")
    assert report.rows is not None

    advanced = replace(report, rows=report.rows.assign(criteria_set="commune-advanced-2021"))

    assert _codes(report, record, intake_context) == [("REGRESSION", 2)]
    assert _codes(advanced, record, intake_context) == []
