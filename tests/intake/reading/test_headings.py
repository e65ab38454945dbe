"""Headings on several lines, in Roman numerals, over two groups: each column is what all that stands above it says."""

import pytest

from ntm_dashboard.intake import Answers, BlankMeans, ErrorCode
from tests.intake import workbooks
from tests.intake.conftest import Check
from tests.intake.offices import delimited

TITLE = ["Tính đến ngày 30/6/2023"]
UNITS = ("Xã Tập Sơn", "Xã Long Hiệp")
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
NAMES = ["Quy hoạch", "Giao thông", "Thủy lợi", "Điện", "Trường học", "CSVC VH", "CSHT TMNT", "TT&TT", "Nhà ở"]
NAMES += ["Thu nhập", "Hộ nghèo", "Lao động"]


def _accepted(check_bytes: Check, rows: list[list[object]], **chosen: str) -> dict[object, object]:
    answers = Answers(chosen={(ErrorCode(code), ""): value for code, value in chosen.items()})
    report = check_bytes(workbooks.xlsx(rows=[TITLE, *rows]), name="a.xlsx", answers=answers)
    assert [str(one.message) for one in report.errors] == []
    return {(row["ten_xa"], row["tieu_chi"]): row["ket_qua"] for row in report.canonical}


def _results(unit: str, count: int = 12) -> list[str]:
    return ["Đạt" if (len(unit) + number) % 3 else "Chưa đạt" for number in range(count)]


def _meant(count: int = 12) -> dict[object, object]:
    return {
        (unit, number): text.lower() for unit in UNITS for number, text in enumerate(_results(unit, count), start=1)
    }


def test_criteria_may_be_counted_in_roman_numerals(check_bytes: Check):
    body = [[unit, *_results(unit)] for unit in UNITS]

    assert _accepted(check_bytes, [["Xã", *ROMAN], *body]) == _meant()
    assert _accepted(check_bytes, [["Xã", *NAMES], ["", *ROMAN], *body]) == _meant()


def test_two_groups_of_the_same_criteria_are_asked_about(check_bytes: Check):
    groups = ["Xã", "Kỳ trước", *[""] * 11, "Kỳ này"]
    rows = [groups, ["", *range(1, 13), *range(1, 13)], *[[unit, *["Đạt"] * 12, *_results(unit)] for unit in UNITS]]

    report = check_bytes(workbooks.xlsx(rows=[TITLE, *rows]), name="a.xlsx")

    assert [(one.code, one.suggested) for one in report.errors] == [("RESULT_COLUMN", "Kỳ này")]
    assert _accepted(check_bytes, rows, RESULT_COLUMN="Kỳ này") == _meant()


def test_two_columns_under_one_heading_of_results_are_asked_about(check_bytes: Check):
    rows: list[list[object]] = [["Xã", "Tiêu chí", "Kết quả", ""], ["", "", "Kỳ trước", "Kỳ này"]]
    rows += [[unit, at, "Đạt", text] for unit in UNITS for at, text in enumerate(_results(unit), start=1)]

    report = check_bytes(workbooks.xlsx(rows=[TITLE, *rows]), name="a.xlsx")

    assert [(one.code, one.suggested) for one in report.errors] == [("RESULT_COLUMN", "D")]
    assert _accepted(check_bytes, rows, RESULT_COLUMN="D") == _meant()


def test_which_column_counts_is_asked_without_a_column_of_results(check_bytes: Check):
    rows: list[list[object]] = [["TT", "Tên tiêu chí", "Tự đánh giá", "Thẩm tra của tỉnh"]]
    rows += [[number, name, "Đạt", "Đạt"] for number, name in enumerate(NAMES[:5], start=1)]

    report = check_bytes(workbooks.xlsx(rows=[["UBND XÃ TẬP SƠN"], *rows]), name="a.xlsx")

    assert {one.code for one in report.errors} == {"PERIOD_MISSING", "RESULT_COLUMN"}


def test_notes_between_and_behind_the_criteria_of_a_matrix_are_left_out(check_bytes: Check):
    rows = [["Xã", *range(1, 7), "Ghi chú", *range(7, 13), "Ghi chú"]]
    rows += [[unit, *(own := _results(unit))[:6], "thiếu vốn", *own[6:], ""] for unit in UNITS]

    assert _accepted(check_bytes, rows) == _meant()


def test_indicators_are_numbered_beneath_their_criterion(check_text: Check):
    rows = [["1", "Quy hoạch", "đạt"], ["1.1", "Có quy hoạch chung", "đạt"], ["1.2", "Có quy định", "đạt"]]

    report = check_text(
        delimited([["KẾT QUẢ XÃ TẬP SƠN ĐẾN NGÀY 30/6/2023", "", ""], ["TT", "Tiêu chí", "Kết quả"], *rows])
    )

    assert [row["tieu_chi"] for row in report.canonical] == [1, "1.1", "1.2"]


def test_a_number_that_contradicts_its_name_is_not_settled_by_the_order(check_text: Check):
    names = ["Quy hoạch", "Giao thông", "Thủy lợi", "Điện"]
    rows = [[str(at), f"{13 if at == 3 else at}. {name}", "đạt"] for at, name in enumerate(names, start=1)]

    report = check_text(
        delimited([["KẾT QUẢ XÃ TẬP SƠN ĐẾN NGÀY 30/6/2023", "", ""], ["TT", "Tiêu chí", "Kết quả"], *rows])
    )

    assert [(one.code, one.found) for one in report.errors] == [("CRITERION_UNKNOWN", "13. Thủy lợi")]


def test_of_what_no_title_says_each_row_is_not_reproached(check_text: Check):
    rows = [[str(number), "đạt"] for number in range(10, 20)]

    report = check_text(delimited([["Đến ngày 30/6/2023", ""], ["Tiêu chí", "Kết quả"], *rows]))

    assert [one.code for one in report.errors] == ["UNIT_OF_FILE"]


PAIRS = {
    "met first": (["Đạt", "Chưa đạt"], lambda met: ["x", ""] if met else ["", "x"]),
    "unmet first": (["Chưa đạt", "Đạt"], lambda met: ["", "x"] if met else ["x", ""]),
}


@pytest.mark.parametrize("name", PAIRS)
def test_two_columns_of_ticks_stand_in_whichever_order(check_bytes: Check, name: str):
    headings, ticks = PAIRS[name]
    rows = [["Xã", "Tiêu chí", *headings]]
    rows += [[unit, at, *ticks(text == "Đạt")] for unit in UNITS for at, text in enumerate(_results(unit), start=1)]

    assert _accepted(check_bytes, rows) == _meant()


UNMET_TICKS: dict[str, list[list[object]]] = {
    "a column": [
        ["Xã", "Tiêu chí", "Chưa đạt"],
        *[[unit, at, "x"] for unit in UNITS for at in (3, 7, 10)],
    ],
    "a matrix": [["Xã", "Tiêu chí chưa đạt", "", ""], ["", 1, 2, 3], *[[unit, "x", "", "x"] for unit in UNITS]],
}


@pytest.mark.parametrize("name", UNMET_TICKS)
def test_a_tick_below_what_is_unmet_is_never_met(check_bytes: Check, name: str):
    for legend in ([], [["Ghi chú: ô trống: chưa đánh giá"]]):
        report = check_bytes(workbooks.xlsx(rows=[TITLE, *UNMET_TICKS[name], *legend]), name="a.xlsx")

        assert "đạt" not in {row["ket_qua"] for row in report.canonical}


def test_a_blank_beside_ticks_is_asked_about_in_a_column_as_well(check_bytes: Check):
    rows = [["Xã", "Tiêu chí", "Đạt"], *[[unit, at, "x" if at < 3 else ""] for unit in UNITS for at in (1, 2, 3)]]

    reports = [
        check_bytes(workbooks.xlsx(rows=[TITLE, *rows]), name="a.xlsx", answers=Answers(blank_means=meaning))
        for meaning in (None, BlankMeans.NOT_MET, BlankMeans.NOT_ASSESSED)
    ]

    assert [[one.code for one in report.errors] for report in reports] == [["BLANK_AMBIGUOUS"], [], []]
    assert [len(report.canonical) for report in reports] == [0, 6, 4]


def test_a_criterion_above_its_indicators_may_be_but_a_heading(check_text: Check):
    rows = [["1", "Quy hoạch", ""], ["1.1", "Có quy hoạch chung", "đạt"], ["1.2", "Có quy định", "đạt"]]

    report = check_text(
        delimited([["KẾT QUẢ XÃ TẬP SƠN ĐẾN NGÀY 30/6/2023", "", ""], ["TT", "Tiêu chí", "Kết quả"], *rows])
    )

    assert [str(one.message) for one in report.errors] == []
    assert [row["tieu_chi"] for row in report.canonical] == ["1.1", "1.2"]


@pytest.mark.parametrize(("heading", "total"), [("Số tiêu chí đạt", 5), ("Tổng", 5)])
def test_a_wrong_total_is_told_whatever_it_is_called(check_bytes: Check, heading: str, total: int):
    rows = [["Xã", *range(1, 13), heading], *[[unit, *_results(unit), total] for unit in UNITS]]

    report = check_bytes(workbooks.xlsx(rows=[TITLE, *rows]), name="a.xlsx")

    assert {one.code for one in report.errors} == {"TOTAL_MISMATCH"}


def test_a_wrong_total_of_a_turned_matrix_is_told(check_bytes: Check):
    rows = [["Tiêu chí", *UNITS, "Số xã đạt"], *[[number, "Đạt", "Chưa đạt", 2] for number in (1, 2, 3)]]

    report = check_bytes(workbooks.xlsx(rows=[TITLE, *rows]), name="a.xlsx")

    assert {one.code for one in report.errors} == {"TOTAL_MISMATCH"}


def test_column_that_a_heading_names_is_kept_whatever_its_cells_look_like(check_text: Check):
    rows = "".join(f"30/06/2023;29464;{number};đạt;≥ 80%;=1+1 là 2\n".replace(";=1", ";'=1") for number in range(1, 6))

    report = check_text("ky_bao_cao;ma_xa;tieu_chi;ket_qua;ghi_chu;nguon\n" + rows)

    assert {row["ghi_chu"] for row in report.canonical} == {"≥ 80%"}
    assert {row["nguon"] for row in report.canonical} == {"=1+1 là 2"}


LEGENDS = {
    "x: chưa đạt, để trống: đạt": ["chưa đạt", "đạt", "đạt", "chưa đạt"],
    "x: đạt, để trống: chưa đạt": ["đạt", "chưa đạt", "chưa đạt", "đạt"],
}


@pytest.mark.parametrize("legend", LEGENDS)
def test_note_says_what_ticks_and_blanks_mean(check_text: Check, legend: str):
    rows = f"Tính đến 30/6/2023;;\nXã;1;2;3\nXã Tập Sơn;x;;x\nXã Tân Sơn;;x;x\n({legend});;;\n"

    report = check_text(rows)

    first = [row["ket_qua"] for row in report.canonical if row["tieu_chi"] in {1, 2}]
    assert first == LEGENDS[legend]


def test_dash_beside_ticks_of_the_unmet_is_asked_about(check_text: Check):
    rows = "Tính đến 30/6/2023;;\nXã;1;2;3\nXã Tập Sơn;x;-;x\nXã Tân Sơn;-;x;x\n(x là chưa đạt);;;\n"

    report = check_text(rows)

    assert {one.code for one in report.errors} == {"RESULT_UNKNOWN"}


def test_content_beside_results_tells_the_criteria(check_text: Check):
    heads = "UBND XÃ TẬP SƠN;;\nTính đến 30/6/2023;;\nTT;Nội dung;Kết quả\n"
    report = check_text(heads + "1;Quy hoạch;Đạt\n2;Giao thông;Chưa đạt\n3;Thủy lợi và PCTT;Đạt\n")

    assert [(row["ma_xa"], row["tieu_chi"], row["ket_qua"]) for row in report.canonical] == [
        ("29467", 1, "đạt"),
        ("29467", 2, "chưa đạt"),
        ("29467", 3, "đạt"),
    ]
