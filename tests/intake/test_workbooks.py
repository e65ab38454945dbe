"""Workbooks as offices keep them: typed cells, hidden rows, merged cells, several sheets, old and other programs."""

import io
from datetime import date

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from ntm_dashboard.intake import Answers
from tests.intake import workbooks
from tests.intake.conftest import Check
from tests.intake.offices import ROWS, legacy, meant, read
from tests.intake.workbooks import HEADINGS, ods, ods_row, saved, with_part, xlsx


def _codes(report: object) -> set[str]:
    return {notice.code for notice in report.notices}  # type: ignore[attr-defined]


def test_workbook_is_read_by_its_content_whatever_its_name(check_bytes: Check):
    report = check_bytes(xlsx(), name="bao_cao.csv")

    assert read(report.canonical) == meant()
    assert "CONTENT_NOT_EXTENSION" in _codes(report)


def test_percentages_are_read_as_they_are_shown(check_bytes: Check):
    def change(sheet: Worksheet) -> None:
        sheet["F3"] = 0.955
        sheet["F3"].number_format = "0.0%"

    report = check_bytes(xlsx(change), name="a.xlsx")

    assert report.canonical[1]["gia_tri"] == 95.5
    assert "PERCENT_FORMAT" in _codes(report)


def test_indicator_17_10_is_not_17_1(check_bytes: Check):
    def change(sheet: Worksheet) -> None:
        sheet["D2"], sheet["D3"] = 17.1, 17.1
        sheet["D2"].number_format = "0.0"
        sheet["D3"].number_format = "0.00"

    report = check_bytes(xlsx(change), name="a.xlsx")

    assert [row["tieu_chi"] for row in report.canonical][:2] == ["17.1", "17.10"]


def test_merged_names_stand_for_every_row_that_they_cover(check_bytes: Check):
    def change(sheet: Worksheet) -> None:
        for column in "BC":
            for row in range(2, 18, 4):
                sheet.merge_cells(f"{column}{row}:{column}{row + 3}")

    report = check_bytes(xlsx(change), name="a.xlsx")

    assert [str(one.message) for one in report.errors] == []
    assert read(report.canonical) == meant()
    assert "FILLED_MERGED_CELLS" in _codes(report)


def test_hidden_rows_are_read_and_counted(check_bytes: Check):
    def change(sheet: Worksheet) -> None:
        for row in (4, 5, 6):
            sheet.row_dimensions[row].hidden = True

    report = check_bytes(xlsx(change), name="a.xlsx")

    assert read(report.canonical) == meant()
    assert ("HIDDEN_ROWS_READ", "3") in {(notice.code, notice.detail) for notice in report.notices}


def _two_sheets() -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(xlsx()))
    second = book.copy_worksheet(book.worksheets[0])
    book.worksheets[0].title, second.title = "Quý III", "Quý IV"
    second["E2"] = "chưa đạt" if ROWS[0]["ket_qua"] == "đạt" else "đạt"
    return saved(book)


def test_answer_chooses_one_of_two_sheets(check_bytes: Check):
    asked = check_bytes(_two_sheets(), name="a.xlsx")
    report = check_bytes(_two_sheets(), name="a.xlsx", answers=Answers(sheet="Quý IV"))

    assert [(one.code, one.suggestions) for one in asked.questions] == [("SHEET_AMBIGUOUS", ("Quý III", "Quý IV"))]
    assert report.canonical[0]["ket_qua"] != ROWS[0]["ket_qua"]
    assert ("SHEET_CHOSEN", "Quý IV") in {(notice.code, notice.detail) for notice in report.notices}


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_cells_typed_with_an_old_font_are_turned_into_unicode(check_bytes: Check, encoding: str):
    def change(sheet: Worksheet) -> None:
        for row in range(2, 12):
            for column in "CEH":
                cell = sheet[f"{column}{row}"]
                cell.value = legacy(str(cell.value), encoding).decode("latin-1") if cell.value else None

    report = check_bytes(xlsx(change), name="a.xlsx")

    assert [str(one.message) for one in report.errors] == []
    assert read(report.canonical) == meant()
    assert "thiếu biên bản nghiệm thu, bổ sung sau" in {row["ghi_chu"] for row in report.canonical}


def test_formula_with_a_cached_value_is_its_value(check_bytes: Check):
    def cached(part: bytes) -> bytes:
        return part.replace(b'<c r="F3"><v>21.3</v></c>', b'<c r="F3"><f>20+1.3</f><v>21.3</v></c>')

    content = with_part(xlsx(), "xl/worksheets/sheet1.xml", cached)

    report = check_bytes(content, name="a.xlsx")

    assert read(report.canonical) == meant()


def test_matrix_with_names_above_the_numbers_is_one_heading(check_bytes: Check):
    rows = [
        ["KẾT QUẢ ĐẾN NGÀY 31/12/2023"],
        ["STT", "Tên xã", "Tiêu chí"],
        [None, None, *range(1, 20)],
        [1, "Xã Phước Hưng", *["x"] * 18, "-"],
        [2, "Xã Tập Sơn", *["x"] * 19],
        [None, "Tổng cộng", *[2] * 18, 1],
    ]

    report = check_bytes(xlsx(rows=rows), name="a.xlsx")

    assert [str(one.message) for one in report.errors] == []
    assert len(report.canonical) == 38
    assert sum(row["ket_qua"] == "đạt" for row in report.canonical) == 37


def test_repeated_rows_and_cells_of_an_ods_are_counted(check_bytes: Check):
    cells = '<table:table-cell table:number-columns-repeated="900"/>'
    blank = f'<table:table-row table:number-rows-repeated="3">{cells}</table:table-row>'
    body = ods_row("Kỳ báo cáo", "Mã xã", "Tiêu chí", "Kết quả") + blank
    body += ods_row("31/12/2023", "29464", "1", "đạt") + ods_row("31/12/2023", "29464", "2", "lạ")

    report = check_bytes(ods(f'<table:table table:name="A">{body}</table:table>'), name="a.ods")

    assert [(one.code, one.row, one.sheet) for one in report.errors] == [("RESULT_UNKNOWN", 6, "A")]


def test_html_cell_that_spans_rows_stands_for_each(check_bytes: Check):
    rows = "".join(f"<tr><td>{number}<td>đạt</tr>" for number in (2, 5))
    page = f"<table><tr><th>Mã xã<th>Tiêu chí<th>Kết quả<tr><td rowspan=3>29464<td>1<td>đạt{rows}</table>"

    report = check_bytes(page.encode(), name="a.xls", answers=Answers(period=date(2023, 12, 31)))

    assert [(row["ma_xa"], row["tieu_chi"]) for row in report.canonical] == [("29464", 1), ("29464", 2), ("29464", 5)]


def test_headings_are_those_of_the_shipped_template():
    assert HEADINGS[0] == "Kỳ báo cáo"
    assert workbooks.xlsx()[:2] == b"PK"
