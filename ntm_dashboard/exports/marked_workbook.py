"""A handed-in table again, with what is wrong coloured and commented in its cells, and a list of it all behind."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ntm_dashboard.domain.neutral_text import neutral
from ntm_dashboard.exports.office import HarmlessWorkbook, sealed
from ntm_dashboard.i18n import N_, _

LIST_SHEET = N_("Lỗi")
_HEADS = (N_("Trang tính"), N_("Dòng"), N_("Cột"), N_("Giá trị trong tệp"), N_("Yêu cầu"), N_("Cách sửa"))
_WIDTHS = (16, 8, 18, 28, 28, 90)
_LONGEST_COMMENT = 1000
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", "·"))


@dataclass(frozen=True)
class SheetCopy:
    """A sheet of the file: its cells by row and column from 0; numbers stay numbers."""

    name: str
    cells: Mapping[tuple[int, int], str | float]


@dataclass(frozen=True)
class Mark:
    """One thing that is wrong. `row` and `column` count from 0; None where it is not about one row or one cell."""

    sheet: str
    row: int | None
    column: int | None
    heading: str
    found: str
    expected: str
    message: str


def marked_workbook(sheets: Sequence[SheetCopy], marks: Sequence[Mark]) -> bytes:
    """Write the sheets with the marks, and the list of the marks as the last sheet."""
    out = io.BytesIO()
    book = HarmlessWorkbook(out)
    faulty = book.add_format({"bg_color": "#F6C58F", "border": 2, "border_color": "#AD5A0C", "num_format": "@"})
    names: set[str] = set()
    for sheet in sheets:
        page = book.add_worksheet(_name(sheet.name, names))
        page.set_column(0, 40, 16)
        for place, value in sheet.cells.items():
            _write(page, place, value, None)
        _mark(page, sheet, [mark for mark in marks if mark.sheet == sheet.name], faulty)
    _write_list(book, marks, _name(_(LIST_SHEET), names))
    book.close()
    return sealed(out.getvalue())


def _name(name: str, taken: set[str]) -> str:
    """Give a name that a workbook allows and no other sheet has."""
    base = name.translate(_NOT_IN_NAMES).strip()[:28] or "so_lieu"
    found, number = base, 1
    while found.lower() in taken:
        number += 1
        found = f"{base} {number}"
    taken.add(found.lower())
    return found


def _write(page: Any, place: tuple[int, int], value: str | float, form: Any) -> None:
    if isinstance(value, str):
        page.write_string(*place, value if value.startswith("'") else neutral(value), form)
    else:
        page.write_number(*place, value, form)


def _mark(page: Any, sheet: SheetCopy, marks: Sequence[Mark], form: Any) -> None:
    messages: dict[tuple[int, int], list[str]] = {}
    for mark in marks:
        if mark.row is not None:
            messages.setdefault((mark.row, mark.column or 0), []).append(mark.message)
    for place, said in messages.items():
        _write(page, place, sheet.cells.get(place, ""), form)
        page.write_comment(*place, "\n".join(said)[:_LONGEST_COMMENT], {"author": "", "x_scale": 2.5, "y_scale": 1.5})


def _write_list(book: HarmlessWorkbook, marks: Sequence[Mark], name: str) -> None:
    page = book.add_worksheet(name)
    head = book.add_format({"bold": True, "border": 1, "bg_color": "#E9EFF5"})
    text = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    for column, (title, width) in enumerate(zip(_HEADS, _WIDTHS, strict=True)):
        page.set_column(column, column, width)
        page.write_string(0, column, _(title), head)
    for line, mark in enumerate(marks, start=1):
        row = "" if mark.row is None else str(mark.row + 1)
        parts = (mark.sheet, row, mark.heading, mark.found, mark.expected, mark.message)
        for column, part in enumerate(parts):
            page.write_string(line, column, neutral(part), text)
    page.freeze_panes(1, 0)
