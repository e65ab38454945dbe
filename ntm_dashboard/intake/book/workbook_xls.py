"""XLS (Excel 97-2003 and older) to sheets, through xlrd."""

import io
from collections.abc import Iterator
from datetime import date
from types import TracebackType

import xlrd
from xlrd.biffh import XLRDError, error_text_from_code
from xlrd.book import Book as XlsBook
from xlrd.sheet import Cell as XlsCell
from xlrd.sheet import Sheet as XlsSheet
from xlrd.xldate import XLDateError

from ntm_dashboard.intake.book.fonts import in_font, special
from ntm_dashboard.intake.book.merging import filled_down, kept_areas
from ntm_dashboard.intake.book.workbook_xlsx import number_cell
from ntm_dashboard.intake.grid import BLANK, Area, Book, Cell, CellKind, Line, Sheet, column_letters
from ntm_dashboard.intake.outcome.budget import spend
from ntm_dashboard.intake.outcome.codes import ErrorCode
from ntm_dashboard.intake.outcome.limits import Limits
from ntm_dashboard.intake.outcome.problems import RefusalError, refusal, too_many


def read_xls(content: bytes, *, limits: Limits) -> Book:
    """Read all sheets of an XLS file.

    Raises:
        RefusalError: it is damaged, encrypted or too large.
    """
    try:
        with _opened(content) as book:
            return Book(tuple(_sheet(book, sheet, limits) for sheet in book.sheets()), "XLS")
    except RefusalError:
        raise
    except XLRDError as error:
        code = ErrorCode.ENCRYPTED if "encrypted" in str(error).lower() else ErrorCode.CORRUPT_WORKBOOK
        raise refusal(code) from error
    except Exception as error:
        raise refusal(ErrorCode.CORRUPT_WORKBOOK) from error


class _opened:  # noqa: N801 — reads as a word
    """An open workbook whose complaints on damaged parts go nowhere."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def __enter__(self) -> XlsBook:
        self._book = xlrd.open_workbook(
            file_contents=self._content, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        )
        return self._book

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._book.release_resources()


_BLANK_KINDS = frozenset({xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK})


def _sheet(book: XlsBook, sheet: XlsSheet, limits: Limits) -> Sheet:
    filled = [row for row in range(sheet.nrows) if any(kind not in _BLANK_KINDS for kind in sheet.row_types(row))]
    last = filled[-1] if filled else -1
    spend(sheet.nrows + sum(sheet.row_len(row) for row in filled))
    if last >= limits.max_rows:
        raise _too_many(last, sheet, limits)
    if sum(kind not in _BLANK_KINDS for row in filled for kind in sheet.row_types(row)) > limits.max_cells:
        raise _too_many(last, sheet, limits)
    lines = tuple(Line(row + 1, tuple(_cells(book, sheet, row))) for row in filled)
    merged = (Area(top + 1, left, bottom, right - 1) for top, bottom, left, right in sheet.merged_cells)
    areas = kept_areas(lines, merged, max_columns=limits.max_columns)
    hidden = frozenset(row + 1 for row, about in sheet.rowinfo_map.items() if about.hidden)
    columns = frozenset(column for column, about in sheet.colinfo_map.items() if about.hidden or about.width == 0)
    return Sheet(sheet.name, filled_down(lines, areas), hidden, columns, sheet.visibility != 0, areas)


def _too_many(row: int, sheet: XlsSheet, limits: Limits) -> RefusalError:
    width = sheet.row_len(row)
    return too_many(limits, row=row + 1, column=column_letters(max(0, width - 1)), columns=width)


_NO_COLOURS = frozenset({1, 9, 64, 65})
"""White, and the colours of the system."""


def _cells(book: XlsBook, sheet: XlsSheet, row: int) -> Iterator[Cell]:
    for column, stored in enumerate(sheet.row(row)):
        cell = _cell(book, stored)
        if stored.ctype == xlrd.XL_CELL_TEXT:
            runs = sheet.rich_text_runlist_map.get((row, column), [])
            starts = tuple((start, _font(book, font)) for start, font in runs)
            cell = in_font(cell._replace(fonts=starts), _font_of_cell(book, stored))
        yield cell


def _font_of_cell(book: XlsBook, cell: XlsCell) -> str:
    if cell.xf_index is None or cell.xf_index >= len(book.xf_list):
        return ""
    return _font(book, book.xf_list[cell.xf_index].font_index)


def _font(book: XlsBook, index: int) -> str:
    return special(str(book.font_list[index].name)) if index < len(book.font_list) else ""


def _cell(book: XlsBook, cell: XlsCell) -> Cell:
    """Read a cell with its colour."""
    read = _content(book, cell)
    return read._replace(has_fill=True) if _has_fill(book, cell) else read


def _has_fill(book: XlsBook, cell: XlsCell) -> bool:
    if cell.xf_index is None or cell.xf_index >= len(book.xf_list):
        return False
    fill = book.xf_list[cell.xf_index].background
    return fill is not None and fill.fill_pattern == 1 and fill.pattern_colour_index not in _NO_COLOURS


def _content(book: XlsBook, cell: XlsCell) -> Cell:
    match cell.ctype:
        case xlrd.XL_CELL_TEXT:
            return Cell(str(cell.value))
        case xlrd.XL_CELL_NUMBER:
            return _number(book, cell)
        case xlrd.XL_CELL_DATE:
            return _day(book, cell)
        case xlrd.XL_CELL_BOOLEAN:
            return Cell(str(int(cell.value)), CellKind.NUMBER, float(cell.value))
        case xlrd.XL_CELL_ERROR:
            return Cell(error_text_from_code.get(int(cell.value), "#N/A"), CellKind.ERROR)
        case _:
            return BLANK


def _number(book: XlsBook, cell: XlsCell) -> Cell:
    code = _format(book, cell)
    _, _, decimals = code.partition(".")
    shown = len(decimals) if decimals and set(decimals) == {"0"} else None
    return number_cell(float(cell.value), is_percent="%" in code, decimals=shown)


def _format(book: XlsBook, cell: XlsCell) -> str:
    if cell.xf_index is None or cell.xf_index >= len(book.xf_list):
        return ""
    shown = book.format_map.get(book.xf_list[cell.xf_index].format_key)
    return shown.format_str if shown else ""


def _day(book: XlsBook, cell: XlsCell) -> Cell:
    try:
        year, month, day, *_ = xlrd.xldate_as_tuple(float(cell.value), book.datemode)
        read = date(year, month, day)
    except (ValueError, XLDateError):
        return number_cell(float(cell.value))
    return Cell(read.strftime("%d/%m/%Y"), CellKind.DATE, float(cell.value), read)
