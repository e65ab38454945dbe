"""What is asked about an accepted file for its own sake: values, numbers, plans and titles that are odd."""

import pytest

from ntm_dashboard.domain.record import Record
from ntm_dashboard.i18n import speaking
from ntm_dashboard.intake import IntakeContext, PreparedReport, confirm
from ntm_dashboard.intake.verdict.confirmations import confirm_all, published_after
from tests.intake import workbooks
from tests.intake.conftest import Check

REPORT = "ky_bao_cao;ma_xa;tieu_chi;ket_qua;gia_tri;ngay_du_kien\n"
TITLES = "ma_xa;danh_hieu;nam;ngay_quyet_dinh\n"
COMMUNES = (29464, 29467, 29470, 29473, 29476, 29479, 29482, 29485, 29488, 29489, 29491, 29494, 29503, 29506, 29509)


def _report(*rows: str) -> str:
    return REPORT + "".join(f"30/06/2023;{row}\n" for row in rows)


def _asked(report: PreparedReport) -> list[tuple[str, int | None]]:
    assert [str(one.message) for one in report.errors] == []
    return [(one.code.value, one.row) for one in report.confirmations]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        pytest.param("29464;15.1;đạt;90;", None, id="the threshold itself is reached"),
        pytest.param("29464;15.1;đạt;89,99;", "BELOW_THRESHOLD", id="just below it"),
        pytest.param("29464;15.1;chưa đạt;90;", "ABOVE_THRESHOLD", id="reached and reported unmet"),
        pytest.param("29464;15.1;chưa đạt;89,99;", None, id="missed and reported unmet"),
        pytest.param("29464;15.1;không áp dụng;50;", None, id="does not apply"),
        pytest.param("29464;11.1;đạt;4;", None, id="lower is better: the threshold itself"),
        pytest.param("29464;11.1;đạt;4,1;", "BELOW_THRESHOLD", id="lower is better: too high"),
        pytest.param("29464;11.1;chưa đạt;3,9;", "ABOVE_THRESHOLD", id="lower is better: low and unmet"),
        pytest.param("29464;11;đạt;25;", "BELOW_THRESHOLD", id="the only indicator of a criterion, under its number"),
        pytest.param("29464;17;đạt;25;", None, id="a criterion of several indicators has no value of its own"),
        pytest.param("29464;10.1;đạt;55;", "BELOW_THRESHOLD", id="the threshold of that year (56)"),
        pytest.param("29464;2.2;đạt;10;", None, id="no threshold is known"),
        pytest.param("29464;9.1;đạt;1;", "BELOW_THRESHOLD", id="none may be left"),
        pytest.param("29464;15.1;đạt;0,952;", "LOOKS_LIKE_FRACTION", id="a fraction where a percentage is meant"),
        pytest.param("29464;15.1;đạt;1;", "LOOKS_LIKE_FRACTION", id="the whole as a fraction"),
        pytest.param("29464;15.1;đạt;0,952 %;", "BELOW_THRESHOLD", id="a percent sign leaves no doubt about the unit"),
        pytest.param("29464;15.1;đạt;0;", "BELOW_THRESHOLD", id="nothing is no fraction"),
        pytest.param("29464;11.1;đạt;0,5;", None, id="few poor households are no fraction"),
        pytest.param("29464;11.1;đạt;0,035;", "LOOKS_LIKE_FRACTION", id="as a fraction it would be just met"),
        pytest.param("29464;2.2;đạt;0,85;", "LOOKS_LIKE_FRACTION", id="a share of roads below one percent"),
        pytest.param("29464;17.4;đạt;2,5;", None, id="square metres are no share"),
        pytest.param("29464;10;đạt;60.500;", "LOOKS_LIKE_THOUSANDS", id="a point for decimals read as thousands"),
        pytest.param("29464;10.1;đạt;60500;", "LOOKS_LIKE_THOUSANDS", id="thousands of đồng for millions"),
        pytest.param("29464;10.1;đạt;0,0605;", "LOOKS_LIKE_THOUSANDS", id="billions for millions"),
        pytest.param("29464;10.1;đạt;120;", None, id="twice the threshold is only good"),
        pytest.param("29464;13;chưa đạt;;30/06/2022", None, id="a year late is late"),
        pytest.param("29464;13;chưa đạt;;29/06/2022", "PLANNED_LONG_PAST", id="more than a year late"),
        pytest.param("29464;13;đạt;;01/01/2020", None, id="an old plan that was kept"),
        pytest.param("29464;13;chưa đạt;;31/12/2025", None, id="the last day of the criteria set"),
        pytest.param("29464;13;chưa đạt;;01/01/2026", "PLANNED_AFTER_TARGET", id="after the criteria set has ended"),
        pytest.param("29464;17,1;đạt;100;", "INDICATOR_MAYBE_OTHER", id="17,1 may be 17.10"),
        pytest.param("29464;17.1;đạt;100;", None, id="17.1 as text"),
        pytest.param("29464;17,2;đạt;100;", None, id="there is no 17.20"),
    ],
)
def test_row_that_cannot_well_be_meant_is_asked_about(check_text: Check, row: str, code: str | None):
    assert _asked(check_text(_report(row))) == ([(code, 2)] if code else [])


def test_number_of_an_indicator_is_clear_where_the_unit_has_both(check_text: Check):
    report = check_text(_report("29464;17,1;đạt;100;", "29464;17,10;đạt;100;", "29467;17,10;đạt;100;"))

    assert _asked(report) == []


def test_number_of_an_indicator_that_stands_where_the_longer_one_belongs(check_text: Check):
    report = check_text(_report("29464;17.9;đạt;70;", "29464;17.1;đạt;100;", "29464;17.11;đạt;40;"))

    assert _asked(report) == [("INDICATOR_MAYBE_OTHER", 3)]


def test_number_of_an_indicator_kept_as_a_number_by_a_workbook(check_bytes: Check):
    rows = [
        ("ky_bao_cao", "ma_xa", "tieu_chi", "ket_qua", "gia_tri"),
        ("30/06/2023", 29464, 17.1, "đạt", 100),
        ("30/06/2023", 29467, "17.1", "đạt", 99),
    ]

    report = check_bytes(workbooks.xlsx(rows=rows), name="a.xlsx")

    assert _asked(report) == [("INDICATOR_MAYBE_OTHER", 2)]


def test_percent_cell_of_a_workbook_is_no_fraction(check_bytes: Check):
    rows = [("ky_bao_cao", "ma_xa", "tieu_chi", "ket_qua", "gia_tri")]
    rows += [("30/06/2023", code, "15.1", "đạt", 0.952) for code in (29464, 29467)]

    def as_percent(sheet: object) -> None:
        sheet["E2"].number_format = "0.0%"  # type: ignore[index]

    assert _asked(check_bytes(workbooks.xlsx(as_percent, rows=rows), name="a.xlsx")) == [("LOOKS_LIKE_FRACTION", 3)]


def test_share_far_below_that_of_the_others_may_be_a_fraction(check_text: Check):
    others = [f"{code};15.3;đạt;{18 + place},5;" for place, code in enumerate(COMMUNES[1:5])]

    assert _asked(check_text(_report("29464;15.3;đạt;0,185;", *others))) == [("LOOKS_LIKE_FRACTION", 2)]


def test_point_that_nothing_in_the_column_explains_is_asked_about(check_text: Check):
    plain = "ky_bao_cao,ma_xa,tieu_chi,ket_qua,gia_tri\n30/06/2023,29464,2,đạt,1.250\n"

    assert _asked(check_text(plain)) == [("LOOKS_LIKE_THOUSANDS", 2)]
    assert _asked(check_text(plain + "30/06/2023,29467,2,đạt,72.1\n")) == []


def test_the_same_oddity_of_many_units_is_one_question_with_every_figure(check_text: Check):
    report = check_text(_report(*[f"{code};15.1;đạt;{60 + place};" for place, code in enumerate(COMMUNES)]))

    (asked,) = report.confirmations
    assert (asked.code, asked.row, asked.same) == ("BELOW_THRESHOLD", 2, 14)
    said = str(asked.message)
    assert said.startswith("Dòng 2: Xã Phước Hưng, chỉ tiêu 15.1 ghi đạt nhưng giá trị 60 không đạt mức ≥ 90%")
    assert "mức chưa đối chiếu với phụ lục" in said
    assert all(f"): {60 + place}" in said for place in range(1, 15))
    with speaking("en"):
        assert "indicator 15.1 is reported met, but its value 60 misses the threshold" in str(asked.message)


def test_figures_of_the_district_are_asked_about(check_text: Check):
    report = check_text("ngay,chi_so,gia_tri\n31/12/2023,no_dong_xdcb,1.250\n")
    share = check_text('ngay,chi_so,gia_tri\n31/12/2023,ty_le_hai_long,"0,864"\n')

    assert [str(one.message) for one in (*report.confirmations, *share.confirmations)] == [
        "Dòng 2: Nợ đọng xây dựng cơ bản (triệu đồng), giá trị 1,25 có thể là 1.250 (dấu chấm phần nghìn hay dấu "
        "thập phân).",
        "Dòng 2: Tỷ lệ hài lòng của người dân (%), giá trị 0,864 có thể là 86,4% ghi dưới dạng phân số.",
    ]


@pytest.mark.parametrize(
    ("measure", "value", "asked"),
    [("ty_le_ho_ngheo", "0,92", []), ("ty_le_ho_dung_dien_an_toan", "0,9992", ["LOOKS_LIKE_FRACTION"])],
)
def test_share_below_one_is_doubted_only_where_shares_lie_near_the_whole(check_text: Check, measure, value, asked):
    report = check_text(f'ngay,chi_so,gia_tri\n31/12/2023,{measure},"{value}"\n')

    assert [one.code for one in report.confirmations] == asked


def test_planned_date_after_the_published_target_is_asked_about_once(check_text: Check, intake_context: IntakeContext):
    target = check_text("chi_so;ngay_muc_tieu;gia_tri\nhuyen_duoc_cong_nhan;31/12/2023;1\n")
    record = published_after(Record.empty(), target)
    report = check_text(_report("29464;13;chưa đạt;;31/12/2023", "29467;13;chưa đạt;;01/03/2024", "29470;1;đạt;;"))
    late = check_text(REPORT + "31/01/2024;29464;13;chưa đạt;;01/03/2024\n")

    asked = confirm_all(report, record, intake_context.catalogue)

    assert [str(one.message) for one in asked] == [
        "Dòng 3: Xã Tập Sơn, tiêu chí 13 dự kiến ngày 01/03/2024, sau ngày mục tiêu 31/12/2023."
    ]
    assert confirm(late, record, intake_context.catalogue) == ()


def _titles(check_text: Check, *rows: str) -> PreparedReport:
    return check_text(TITLES + "".join(f"{row}\n" for row in rows))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        pytest.param(["29464;đạt chuẩn;2021;15/03/2022"], [], id="decided the year after"),
        pytest.param(["29464;đạt chuẩn;2021;15/03/2023"], [], id="two years after"),
        pytest.param(["29464;đạt chuẩn;2021;15/03/2024"], ["ghi năm 2021 nhưng quyết định ký ngày 15/03/2024"]),
        pytest.param(["29464;đạt chuẩn;2023;01/06/2020"], ["ghi năm 2023 nhưng quyết định ký ngày 01/06/2020"]),
        pytest.param(["29464;đạt chuẩn;2021;15/03/2022", "29464;nâng cao;2023;01/06/2023"], [], id="in order"),
        pytest.param(
            ["29464;nâng cao;2023;01/06/2023"], ["trong tệp không có kết quả công nhận “Đạt chuẩn nông thôn mới”"]
        ),
        pytest.param(
            ["29464;đạt chuẩn;2021;15/03/2022", "29464;kiểu mẫu;2023;01/06/2023"],
            ["trong tệp không có kết quả công nhận “Nông thôn mới nâng cao”"],
        ),
        pytest.param(
            ["29464;đạt chuẩn;2023;01/06/2023", "29464;nâng cao;2022;01/06/2022"],
            ["tính từ ngày 01/06/2022, trước kết quả công nhận “Đạt chuẩn nông thôn mới” (từ ngày 01/06/2023)"],
        ),
        pytest.param(
            ["29464;đạt chuẩn;2019;20/12/2019", "29464;đạt chuẩn;2023;20/12/2023"],
            ["ghi cho năm 2023, nhưng kết quả công nhận này đã có cho năm 2019"],
        ),
        pytest.param(
            ["29464;đạt chuẩn;2019;20/12/2019", "29464;thu hồi;;01/06/2022", "29464;đạt chuẩn;2023;20/12/2023"],
            [],
            id="given anew after it was revoked",
        ),
    ],
)
def test_titles_in_an_order_that_cannot_well_be(check_text: Check, rows: list[str], said: list[str]):
    asked = _titles(check_text, *rows).confirmations

    assert len(asked) == len(said), [str(one.message) for one in asked]
    assert all(part in str(one.message) for one, part in zip(asked, said, strict=True))


def test_order_of_titles_is_judged_beside_what_is_published(check_text: Check, intake_context: IntakeContext):
    catalogue = intake_context.catalogue
    record = published_after(Record.empty(), _titles(check_text, "29464;đạt chuẩn;2021;15/03/2022"))
    fine = _titles(check_text, "29464;nâng cao;2023;01/06/2023")
    odd = _titles(check_text, "29467;nâng cao;2023;01/06/2023", "29470;nâng cao;2023;01/06/2023")

    assert confirm_all(fine, record, catalogue) == ()
    (asked,) = confirm_all(odd, record, catalogue)
    assert str(asked.message) == (
        "Dòng 2: Xã Tập Sơn, kết quả công nhận “Nông thôn mới nâng cao”: chưa công bố kết quả công nhận “Đạt chuẩn "
        "nông thôn mới” nào của đơn vị này trước ngày 01/06/2023. Tương tự: Xã Tân Sơn (dòng 3): chưa công bố kết quả "
        "công nhận “Đạt chuẩn nông thôn mới” nào của đơn vị này trước ngày 01/06/2023."
    )


def test_list_that_stands_already_is_not_asked_about_again(check_text: Check, intake_context: IntakeContext):
    odd = _titles(check_text, "29464;nâng cao;2023;01/06/2020")

    assert confirm_all(odd, published_after(Record.empty(), odd), intake_context.catalogue) == ()


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            "29464;thu hồi;;01/06/2023",
            "chấm dứt mọi kết quả công nhận đang có (Đạt chuẩn nông thôn mới và Nông thôn mới nâng",
        ),
        ("29464;thu hồi nâng cao;;01/06/2023", ""),
        ("29467;thu hồi;;01/06/2023", "đơn vị không có quyết định công nhận nào để thu hồi tính đến ngày 01/06/2023"),
        ("29470;thu hồi;;01/06/2023", ""),
    ],
)
def test_revocation_is_held_against_the_titles_that_there_are(
    check_text: Check, intake_context: IntakeContext, row: str, said: str
):
    published = ["29464;đạt chuẩn;2021;15/03/2022", "29464;nâng cao;2022;15/03/2023", "29470;đạt chuẩn;2021;15/03/2022"]
    record = published_after(Record.empty(), _titles(check_text, *published))

    asked = confirm(_titles(check_text, row), record, intake_context.catalogue)

    assert len(asked) == bool(said)
    assert all(said in str(one.message) for one in asked)
