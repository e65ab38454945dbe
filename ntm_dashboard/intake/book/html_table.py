"""HTML tables, as reporting software writes them under the name .xls. Nothing of the page is kept but cell texts."""

import re
import unicodedata
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import TypeAlias

from ntm_dashboard.intake.book.decoding import text_of
from ntm_dashboard.intake.book.merging import filled_down, kept_areas
from ntm_dashboard.intake.book.vocabulary import Vocabulary
from ntm_dashboard.intake.grid import BLANK, Area, Book, Cell, Line, Sheet, column_letters
from ntm_dashboard.intake.outcome.budget import spend
from ntm_dashboard.intake.outcome.codes import ErrorCode
from ntm_dashboard.intake.outcome.limits import Limits
from ntm_dashboard.intake.outcome.problems import refusal, too_many

_LETTERS_A_STEP = 10
_PIECE = 65_536
_LINE_BREAK = "\v"
"""Stands for <br> until the spaces of a cell are joined."""
_STEPS_OF_A_TABLE = 50
"""Opening a table makes a sheet that is looked through like any other."""
_SILENT = {"script", "style", "title", "xml"}
_Attributes: TypeAlias = list[tuple[str, str | None]]
_SPACE = re.compile(r"[ \t\r\n\f]+")


def read_html(content: bytes, *, limits: Limits, vocabulary: Vocabulary) -> Book:
    """Read every table of an HTML page as a sheet.

    Raises:
        RefusalError: it cannot be decoded, or is too large.
    """
    decoded = text_of(content, vocabulary=vocabulary)
    parser = _Tables(limits)
    parser.read(decoded.text)
    if not parser.tables:
        raise refusal(ErrorCode.EMPTY)
    sheets = tuple(_sheet(table, number, limits) for number, table in enumerate(parser.tables, 1))
    return Book(
        sheets if len(sheets) > 1 else tuple(replace(sheet, name="") for sheet in sheets), "HTML", decoded.encoding
    )


def _sheet(table: "_Rows", number: int, limits: Limits) -> Sheet:
    lines = tuple(table.lines)
    areas = kept_areas(lines, table.areas, max_columns=limits.max_columns)
    filled, columns = filled_down(lines, areas), frozenset(table.hidden_columns)
    return Sheet(f"{number}", filled, frozenset(table.hidden), columns, table.is_hidden, areas)


@dataclass
class _Rows:
    """The rows of one table as they are read; `taken` are the columns that a cell above still covers."""

    lines: list[Line] = field(default_factory=list[Line])
    areas: list[Area] = field(default_factory=list[Area])
    taken: dict[int, int] = field(default_factory=dict[int, int])
    cells: list[Cell] = field(default_factory=list[Cell])
    is_row_open: bool = False
    hidden: set[int] = field(default_factory=set[int])
    hidden_columns: set[int] = field(default_factory=set[int])
    columns: int = 0
    is_hidden: bool = False


class _Tables(HTMLParser):
    def __init__(self, limits: Limits) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Rows] = []
        self._open: list[_Rows] = []
        self._limits = limits
        self._count = 0
        self._texts: list[str] | None = None
        self._span = (1, 1)
        self._has_fill = False
        self._silent = 0

    def read(self, text: str) -> None:
        """Read a page piece by piece: what waits for an end that never comes is looked through once a piece."""
        for start in range(0, len(text), _PIECE):
            self.feed(text[start : start + _PIECE])
            spend(len(self.rawdata) // _LETTERS_A_STEP)
        self.close()

    def parse_starttag(self, i: int) -> int:
        """Read the tag at a place; -1 where it does not end."""
        return self._paid(super().parse_starttag(i), i)

    def parse_endtag(self, i: int) -> int:
        """Read the end of an element at a place; -1 where it does not end."""
        return self._paid(super().parse_endtag(i), i)

    def parse_comment(self, i: int, report: bool = True) -> int:
        """Read the comment at a place; -1 where it does not end."""
        return self._paid(super().parse_comment(i, report), i)

    def parse_pi(self, i: int) -> int:
        """Read the instruction at a place; -1 where it does not end."""
        return self._paid(super().parse_pi(i), i)

    def parse_html_declaration(self, i: int) -> int:
        """Read the declaration at a place; one that is none (`<![>`) is a comment, as browsers take it."""
        try:
            end = super().parse_html_declaration(i)
        except AssertionError:
            end = self.parse_bogus_comment(i)
        return self._paid(end, i)

    def _paid(self, end: int, start: int) -> int:
        """Count what it cost to look in vain for the end: the parser looks through all the rest each time."""
        if end < 0:
            spend((len(self.rawdata) - start) // _LETTERS_A_STEP)
        return end

    def handle_starttag(self, tag: str, attrs: _Attributes) -> None:
        """Open a table, a row or a cell."""
        spend()
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self._end_cell()
            spend(_STEPS_OF_A_TABLE)
            self._open.append(_Rows(is_hidden=_is_hidden(attrs)))
            self.tables.append(self._open[-1])
        elif tag == "col" and self._open:
            self._open_columns(self._open[-1], attrs)
        elif tag == "br" and self._texts is not None:
            self._texts.append(_LINE_BREAK)
        elif tag == "tr" and self._open:
            self._end_row()
            self._start_row()
            if _is_hidden(attrs):
                self._open[-1].hidden.add(len(self._open[-1].lines) + 1)
        elif tag in {"td", "th"} and self._open:
            self._end_cell()
            self._start_row()
            self._texts, self._span = [], _spans(dict(attrs), self._limits)
            self._has_fill = _has_fill(attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close a table, a row or a cell."""
        spend()
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in {"td", "th"}:
            self._end_cell()
        elif tag == "tr":
            self._end_row()
        elif tag == "table" and self._open:
            self._end_row()
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Collect the text of a cell."""
        if self._texts is not None and not self._silent:
            self._texts.append(data.replace(_LINE_BREAK, " "))

    def close(self) -> None:
        """End what the page left open."""
        super().close()
        self._end_row()

    def _open_columns(self, rows: _Rows, attrs: _Attributes) -> None:
        first = rows.columns
        rows.columns += min(_whole(dict(attrs).get("span")), self._limits.max_columns)
        if _is_hidden(attrs):
            rows.hidden_columns.update(range(first, min(rows.columns, self._limits.max_columns)))

    def _start_row(self) -> None:
        rows = self._open[-1]
        if not rows.is_row_open:
            rows.is_row_open, rows.cells = True, []

    def _end_row(self) -> None:
        self._end_cell()
        rows = self._open[-1] if self._open else None
        if rows is None or not rows.is_row_open:
            return
        rows.lines.append(Line(len(rows.lines) + 1, tuple(rows.cells)))
        rows.taken = {column: left - 1 for column, left in rows.taken.items() if left > 1}
        rows.is_row_open = False

    def _end_cell(self) -> None:
        if self._texts is None or not self._open:
            self._texts = None
            return
        rows, (down, across) = self._open[-1], self._span
        joined = _SPACE.sub(" ", "".join(self._texts)).replace(_LINE_BREAK, "\n")
        text = unicodedata.normalize("NFC", joined).strip(" ")
        self._texts = None
        while rows.taken.get(len(rows.cells), 0) > 0:
            rows.cells.append(BLANK)
        left = len(rows.cells)
        rows.cells.extend([Cell(text, has_fill=self._has_fill), *[BLANK] * (across - 1)])
        self._bound(rows, across)
        top = len(rows.lines) + 1
        if down > 1 or across > 1:
            rows.areas.append(Area(top, left, top + down - 1, left + across - 1))
        if down > 1:
            rows.taken.update(dict.fromkeys(range(left, left + across), down))

    def _bound(self, rows: _Rows, across: int) -> None:
        self._count += across
        row, width = len(rows.lines) + 1, len(rows.cells)
        if width > self._limits.max_columns:
            raise refusal(ErrorCode.TOO_MANY_COLUMNS, found=str(width), expected=str(self._limits.max_columns))
        if row > self._limits.max_rows or self._count > self._limits.max_cells:
            raise too_many(self._limits, row=row, column=column_letters(width - 1), columns=width)


_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:collapse|hidden)", re.IGNORECASE)
_BACKGROUND = re.compile(r"background(?:-color)?\s*:\s*([#\w]+)", re.IGNORECASE)
_NO_COLOURS = {"", "white", "#fff", "#ffffff", "none", "transparent", "inherit", "initial", "auto", "url"}


def _is_hidden(attributes: _Attributes) -> bool:
    named = dict(attributes)
    return "hidden" in named or bool(_HIDDEN.search(named.get("style") or ""))


def _has_fill(attributes: _Attributes) -> bool:
    named = dict(attributes)
    styled = _BACKGROUND.search(named.get("style") or "")
    colours = (named.get("bgcolor") or "", styled[1] if styled else "")
    return any(colour.strip().lower() not in _NO_COLOURS for colour in colours)


def _spans(attributes: dict[str, str | None], limits: Limits) -> tuple[int, int]:
    down, across = (_whole(attributes.get(name)) for name in ("rowspan", "colspan"))
    return min(down, limits.max_rows), min(across, limits.max_columns + 1)


def _whole(text: str | None) -> int:
    return max(1, int(text)) if text and text.isascii() and text.isdigit() and len(text) < 7 else 1
