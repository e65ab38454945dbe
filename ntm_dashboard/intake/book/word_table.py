"""The rows of a table in a Word document, with the cells that are merged across and down."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from ntm_dashboard.intake.book.package import attribute, local_name
from ntm_dashboard.intake.contract import is_heading
from ntm_dashboard.intake.grid import BLANK, Area, Cell, column_letters
from ntm_dashboard.intake.outcome.budget import spend
from ntm_dashboard.intake.outcome.codes import ErrorCode
from ntm_dashboard.intake.outcome.limits import Limits
from ntm_dashboard.intake.outcome.problems import refusal, too_many

_WRAPPERS = {"sdt", "sdtContent", "customXml", "ins", "smartTag", "moveTo"}
_UNSEEN = {"del", "moveFrom", "Fallback", "pPr", "rPr", "instrText", "delText"}
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-"}
_WINGDINGS = {0xFC: "✓", 0xFE: "☑", 0xFB: "✗", 0xFD: "☒", 0x78: "☒", 0xA8: "☐", 0x6F: "☐"}
_SYMBOLS = {0xA3: "≤", 0xB3: "≥", 0xB7: "•", 0x2D: "−"}
_UNKNOWN_SIGN = "\ufffd"
_NO_COLOURS = {"", "auto", "none", "ffffff"}
_LAYOUT_ROWS, _LAYOUT_COLUMNS = 4, 2


def children_of(element: Element) -> Iterator[Element]:
    """Give the children of an element, also those that Word has wrapped (controls, insertions)."""
    for child in element:
        if local_name(child.tag) in _WRAPPERS:
            yield from children_of(child)
        else:
            yield child


def named(element: Element, name: str) -> Iterator[Element]:
    """Give the children of an element that have a name."""
    return (child for child in children_of(element) if local_name(child.tag) == name)


def text_of_paragraph(paragraph: Element) -> str:
    """Give what a paragraph shows: without what was deleted, with the signs of symbol fonts as letters."""
    return unicodedata.normalize("NFC", "".join(_texts(paragraph)))


def _texts(element: Element) -> Iterator[str]:
    for child in element:
        match local_name(child.tag):
            case "t":
                yield child.text or ""
            case "sym":
                yield _sign(attribute(child, "font"), attribute(child, "char"))
            case name if name in _BREAKS:
                yield _BREAKS[name]
            case name if name not in _UNSEEN:
                yield from _texts(child)
            case _:
                pass


def _sign(font: str, code: str) -> str:
    """Give the letter for a sign of a symbol font; U+FFFD where it is not known, so that it is never lost unseen."""
    try:
        place = int(code, 16) & 0xFF
    except ValueError:
        return _UNKNOWN_SIGN
    signs = _WINGDINGS if font.lower().startswith("wingdings") else _SYMBOLS
    return signs.get(place, _UNKNOWN_SIGN)


def is_layout(table: Element) -> bool:
    """Tell whether a table only arranges text: a letterhead, a signature. It is small and has no heading of ours."""
    rows = list(named(table, "tr"))
    widths = [len(list(named(row, "tc"))) for row in rows]
    if len(rows) > _LAYOUT_ROWS or max(widths, default=0) > _LAYOUT_COLUMNS:
        return False
    first = [_text_of_cell(cell) for cell in named(rows[0], "tc")] if rows else []
    return not any(is_heading(text) for text in first if text)


def _text_of_cell(cell: Element) -> str:
    paragraphs = (text_of_paragraph(one) for one in cell.iter() if local_name(one.tag) == "p")
    return "\n".join(paragraphs).strip()


@dataclass
class WordRows:
    """The rows of a table and its merged areas; rows counted from 1."""

    limits: Limits
    rows: list[tuple[Cell, ...]] = field(default_factory=list[tuple[Cell, ...]])
    areas: list[Area] = field(default_factory=list[Area])
    hidden: set[int] = field(default_factory=set[int])
    count: int = 0

    def take(self, table: Element) -> None:
        """Take the rows of a table; those of a further one continue them.

        Raises:
            RefusalError: there are too many.
        """
        open_down: dict[int, Area] = {}
        for row in named(table, "tr"):
            self._take_row(row, open_down)
        self._close(open_down)

    def _take_row(self, row: Element, open_down: dict[int, Area]) -> None:
        number = len(self.rows) + 1
        about = next(named(row, "trPr"), None)
        cells: list[Cell] = [BLANK] * (_figure(about, "gridBefore") if about is not None else 0)
        still_open: dict[int, Area] = {}
        for element in named(row, "tc"):
            left = len(cells)
            cell, across, down = self._cell(element)
            cells += [cell, *[BLANK] * (across - 1)]
            self._bound(number, len(cells))
            if down == "continue" and left in open_down:
                cells[left] = BLANK._replace(has_fill=cell.has_fill)
                still_open[left] = open_down.pop(left)._replace(bottom=number)
            elif down:
                still_open[left] = Area(number, left, number, left + across - 1)
            elif across > 1:
                self.areas.append(Area(number, left, number, left + across - 1))
        self._close(open_down)
        open_down.clear()
        open_down.update(still_open)
        if about is not None and next(named(about, "hidden"), None) is not None:
            self.hidden.add(number)
        self.rows.append(tuple(cells))

    def _close(self, open_down: dict[int, Area]) -> None:
        self.areas += [area for area in open_down.values() if area[:2] != area[2:]]

    def _cell(self, element: Element) -> tuple[Cell, int, str]:
        """Give a cell, how many columns it takes, and whether it begins or continues one that goes down."""
        about = next(named(element, "tcPr"), None)
        if about is None:
            return Cell(_text_of_cell(element)), 1, ""
        shading = next(named(about, "shd"), None)
        has_fill = shading is not None and attribute(shading, "fill").lower() not in _NO_COLOURS
        merged = next(named(about, "vMerge"), None)
        down = "" if merged is None else attribute(merged, "val") or "continue"
        return Cell(_text_of_cell(element), has_fill=has_fill), max(1, _figure(about, "gridSpan")), down

    def _bound(self, number: int, width: int) -> None:
        spend()
        self.count += 1
        if width > self.limits.max_columns:
            raise refusal(ErrorCode.TOO_MANY_COLUMNS, found=str(width), expected=str(self.limits.max_columns))
        if number > self.limits.max_rows or self.count > self.limits.max_cells:
            raise too_many(self.limits, row=number, column=column_letters(width - 1), columns=width)


def _figure(about: Element, name: str) -> int:
    """Read a figure of the properties of a cell or a row, at most one more than any table may have columns."""
    found = next(named(about, name), None)
    text = attribute(found, "val") if found is not None else ""
    return min(int(text), 1_000) if text.isascii() and text.isdigit() and len(text) < 10 else 0
