"""What was read of a file that cannot be written in its own form, as an XLSX file with some cells replaced."""

import io
from collections.abc import Mapping, Sequence
from datetime import datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ntm_dashboard.intake.grid import Book, Cell, CellKind, Correction, Sheet

_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_LONGEST_NAME = 31
_SAME_TIME = datetime(2000, 1, 1)  # noqa: DTZ001 — the same corrections give the same bytes
_LOST = "#N/A"


def copied_xlsx(book: Book, corrections: Sequence[Correction]) -> bytes:
    """Write the sheets in their order, hidden parts hidden, merged areas merged, every text as a text."""
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True})
    made.set_properties({"created": _SAME_TIME})
    forms = _Forms(made)
    names: set[str] = set()
    for place, sheet in enumerate(book.sheets):
        page = made.add_worksheet(_name(sheet.name, place, names))
        own = {(one.row, one.column): one.text for one in corrections if one.sheet == place}
        _write(page, sheet, own, forms)
        if sheet.is_hidden and place:
            page.hide()
    made.close()
    return out.getvalue()


class _Forms(dict[str, Format]):
    """Formats by the code of their numbers, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book

    def __missing__(self, code: str) -> Format:
        made = self[code] = self._book.add_format({"num_format": code})
        return made


def _name(name: str, place: int, taken: set[str]) -> str:
    """Give a name that a workbook allows and no other sheet has."""
    plain = name.translate(_NOT_IN_NAMES).strip()[:_LONGEST_NAME]
    found = plain if plain and plain.lower() not in taken else f"Bảng {place + 1}"
    taken.add(found.lower())
    return found


def _write(page: Worksheet, sheet: Sheet, corrected: Mapping[tuple[int, int], str], forms: _Forms) -> None:
    for area in sheet.areas:
        page.merge_range(area.top - 1, area.left, area.bottom - 1, area.right, "")
    for line in sheet.lines:
        for column, cell in enumerate(line.cells):
            if not cell.is_blank and not cell.is_filled and (line.number, column) not in corrected:
                _put(page, line.number - 1, column, cell, forms)
    for (row, column), text in corrected.items():
        page.write_string(row - 1, column, text)
    for row in sheet.hidden_rows:
        page.set_row(row - 1, None, None, {"hidden": True})
    for column in sheet.hidden_columns:
        page.set_column(column, column, None, None, {"hidden": True})


def _put(page: Worksheet, row: int, column: int, cell: Cell, forms: _Forms) -> None:
    match cell.kind:
        case CellKind.NUMBER if cell.number is not None:
            decimals = len(cell.text.partition(".")[2])
            code = "0%" if cell.is_percent else f"0.{'0' * decimals}" if decimals else "0"
            page.write_number(row, column, cell.number, forms[code])
        case CellKind.DATE if cell.day is not None:
            page.write_datetime(row, column, datetime.combine(cell.day, _SAME_TIME.time()), forms["dd/mm/yyyy"])
        case _:
            page.write_string(row, column, cell.text or _LOST)
