"""What a sheet tells beside its texts: what is hidden, merged, coloured. And what is no cell: formatting."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from ntm_dashboard.intake import Limits
from ntm_dashboard.intake.book.books import book_of
from ntm_dashboard.intake.book.container import container_of
from ntm_dashboard.intake.book.vocabulary import Vocabulary
from ntm_dashboard.intake.grid import Area, Book
from tests.intake import workbooks
from tests.intake.conftest import Check

CORPUS = Path(__file__).with_name("corpus")
ReadBook = Callable[..., Book]
YELLOW = PatternFill("solid", fgColor="FFFFFF00")
WHITE = PatternFill("solid", fgColor="FFFFFFFF")


@pytest.fixture
def read_book(intake_context) -> ReadBook:
    def act(content: bytes, name: str) -> Book:
        limits = Limits()
        container = container_of(content, file_name=name, limits=limits)
        return book_of(content, container, limits=limits, vocabulary=Vocabulary.of(intake_context.catalogue))[0]

    return act


def _with_evidence() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in (("Xã", "Nhóm", None), (None, "a", "b"), ("Định An", "x", None), ("Tập Sơn", None, "x")):
        sheet.append(row)
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("B1:C1")
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet["C3"].fill, sheet["B3"].fill, sheet["A3"].fill, sheet["B9"].fill = YELLOW, WHITE, YELLOW, YELLOW
    book.create_sheet("ẩn").append(["a"])
    book["ẩn"].sheet_state = "hidden"
    return workbooks.saved(book)


ODS = """<office:automatic-styles>
<style:style style:name="h"><style:table-properties table:display="false"/></style:style>
<style:style style:name="y"><style:table-cell-properties fo:background-color="#ffff00"/></style:style>
<style:style style:name="w"><style:table-cell-properties fo:background-color="#FFFFFF"/></style:style>
</office:automatic-styles>
<table:table table:name="1"><table:table-column/><table:table-column table:visibility="collapse"/>
<table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>Xã</text:p></table:table-cell>
<table:table-cell table:number-columns-spanned="2"><text:p>Nhóm</text:p></table:table-cell></table:table-row>
<table:table-row><table:covered-table-cell/><table:table-cell><text:p>a</text:p></table:table-cell>
<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell table:style-name="y"><text:p>Định An</text:p></table:table-cell>
<table:table-cell table:style-name="w"><text:p>x</text:p></table:table-cell><table:table-cell table:style-name="y"/>
</table:table-row>
<table:table-row table:visibility="collapse"><table:table-cell><text:p>Tập Sơn</text:p></table:table-cell>
<table:table-cell/><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>
</table:table><table:table table:name="ẩn" table:style-name="h">
<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row></table:table>"""

HTML = """<html><table><col><col style='display:none'><tr><td rowspan=2>Xã<td colspan=2>Nhóm<tr><td>a<td>b
<tr><td bgcolor=yellow>Định An<td style='background:white'>x<td style='background:#FFFF00'>
<tr style='display:none'><td>Tập Sơn<td><td>x</table><table style='display: none'><tr><td>a</table>"""


FILES = {
    "a.xlsx": _with_evidence,
    "a.ods": lambda: workbooks.ods(ODS),
    "a.html": HTML.encode,
    "a.xls": lambda: (CORPUS / "hidden_merged_coloured.xls").read_bytes(),
}


@pytest.mark.parametrize("name", FILES)
def test_what_is_hidden_merged_and_coloured_is_told(read_book: ReadBook, name: str):
    first, second = read_book(FILES[name](), name).sheets

    assert (first.hidden_rows, first.hidden_columns) == ({4}, {1})
    assert (first.is_hidden, second.is_hidden) == (False, True)
    assert set(first.areas) == {Area(1, 0, 2, 0), Area(1, 1, 1, 2)}
    assert [line.at(0).text for line in first.lines] == ["Xã", "Xã", "Định An", "Tập Sơn"]
    fills = {(line.number, index) for line in first.lines for index, cell in enumerate(line.cells) if cell.has_fill}
    assert fills == {(3, 0), (3, 2)}


def _styled_rows(sheet: Worksheet) -> None:
    for row in range(20, 30_020):
        sheet.cell(row, 1).number_format = "@"
    sheet["A1048576"].fill = sheet["XFD5"].fill = YELLOW


def test_formatting_down_to_the_last_row_is_no_cell(check_bytes: Check):
    report = check_bytes(workbooks.xlsx(_styled_rows), name="a.xlsx")

    assert report.is_accepted, report.errors
    assert len(report.canonical) == 16


def test_rows_that_are_only_formatted_cost_next_to_nothing(check_bytes: Check):
    plain, styled = (check_bytes(content, name="a.xlsx") for content in (workbooks.xlsx(), _of_styled_rows(2_000_000)))

    assert styled.is_accepted, styled.errors
    assert styled.steps < plain.steps * 5


def _of_styled_rows(count: int) -> bytes:
    """Give the small report with so many formatted rows that only name their place."""
    rows = b"".join(b'<row r="%d" s="1"/>' % row for row in range(100, 100 + count))
    part = "xl/worksheets/sheet1.xml"
    return workbooks.with_part(workbooks.xlsx(), part, lambda old: old.replace(b"</sheetData>", rows + b"</sheetData>"))


@pytest.mark.parametrize(
    "row", ['<row r="30000"><c r="A30000"><v>1</v></c></row>', '<row r="30000"><c><v>1</v></c></row>']
)
def test_a_filled_cell_far_below_is_still_refused(check_bytes: Check, row: str):
    part = "xl/worksheets/sheet1.xml"
    far = workbooks.with_part(
        workbooks.xlsx(), part, lambda old: old.replace(b"</sheetData>", row.encode() + b"</sheetData>")
    )

    report = check_bytes(far, name="a.xlsx")

    assert [(one.code, one.row) for one in report.errors] == [("TOO_MANY_CELLS", 30_000)]


def test_rows_that_are_only_counted_keep_their_places(read_book: ReadBook):
    rows = "<row><c><v>1</v></c></row><row/><row/><row><c/><c><v>4</v></c></row>"
    content = workbooks.with_part(
        workbooks.xlsx(), "xl/worksheets/sheet1.xml", f"<worksheet><sheetData>{rows}</sheetData></worksheet>".encode()
    )

    (sheet,) = read_book(content, "a.xlsx").sheets

    assert [(line.number, [cell.text for cell in line.cells]) for line in sheet.lines] == [(1, ["1"]), (4, ["", "4"])]


def test_text_that_looks_like_blank_rows_stays_text(read_book: ReadBook):
    text = '<![CDATA[<row r="7"><c r="A7"/></row>]]>'
    row = f'<row r="1"><c r="A1" t="inlineStr"><is><t>a{text}b</t></is></c></row>'
    content = workbooks.with_part(
        workbooks.xlsx(), "xl/worksheets/sheet1.xml", f"<worksheet><sheetData>{row}</sheetData></worksheet>".encode()
    )

    (sheet,) = read_book(content, "a.xlsx").sheets

    assert sheet.lines[0].at(0).text == 'a<row r="7"><c r="A7"/></row>b'


def test_formatting_of_an_ods_is_no_cell(check_bytes: Check):
    lines = [workbooks.HEADINGS, *[[str(cell or "") for cell in row] for row in _rows()]]
    body = "".join(workbooks.ods_row(*line) for line in lines)
    styled = (
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:style-name="y" '
        'table:number-columns-repeated="16384"/></table:table-row>'
    )

    report = check_bytes(workbooks.ods(f'<table:table table:name="A">{body}{styled}</table:table>'), name="a.ods")

    assert report.is_accepted, report.errors


def _rows() -> list[list[object]]:
    day = date(2023, 12, 31).strftime("%d/%m/%Y")
    return [[day, "29464", "Xã Phước Hưng", number, "đạt", "", "", ""] for number in (1, 2, 3)]
