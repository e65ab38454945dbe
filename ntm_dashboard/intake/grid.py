"""A sheet as it stands in the file: lines of cells, before anything is understood."""

import string
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import cached_property
from typing import NamedTuple

_UNSEEN = string.whitespace + "\u00a0\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u202f\u3000\ufeff"


_BEGINNING = 200


class CellKind(Enum):
    """What a cell holds according to the file; text files hold only text."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    ERROR = "error"
    UNCALCULATED = "uncalculated"


class Cell(NamedTuple):
    """One cell. `text` is how a person would read it; `number` and `day` what a workbook stores.

    `cut_from` is how long the text was where only its beginning is kept. `column` is the heading that it stood under,
    where the reading has moved it: its place is still told. `has_fill` tells whether it is coloured (not white);
    of blank cells only those in rows with text are known. `fonts` says where in the text a font begins that shows other
    letters than are stored (see `book.fonts`), until that is settled; None is the font of the cell.
    """

    text: str = ""
    kind: CellKind = CellKind.TEXT
    number: float | None = None
    day: date | None = None
    is_percent: bool = False
    is_filled: bool = False
    cut_from: int = 0
    column: str = ""
    has_fill: bool = False
    fonts: tuple[tuple[int, str | None], ...] = ()

    @property
    def length(self) -> int:
        """Give how long its text is in the file."""
        return self.cut_from or len(self.text)

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing stands in it."""
        text = self.text
        if text and text[0] not in _UNSEEN:
            return False
        return not text.strip(_UNSEEN) and self.kind is not CellKind.UNCALCULATED


BLANK = Cell()


class Line(NamedTuple):
    """One line. `number` is the line as a person counts it in the file (1 = first)."""

    number: int
    cells: tuple[Cell, ...]

    def at(self, index: int) -> Cell:
        """Give the cell of a column; blank beyond the end of the line."""
        return self.cells[index] if 0 <= index < len(self.cells) else BLANK

    @property
    def filled(self) -> list[Cell]:
        """Give the cells that hold something."""
        return [cell for cell in self.cells if not cell.is_blank]

    @property
    def width(self) -> int:
        """Give the number of cells up to the last filled one."""
        return max((index + 1 for index, cell in enumerate(self.cells) if not cell.is_blank), default=0)


class Area(NamedTuple):
    """A merged area: rows counted from 1, columns from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """The lines of one sheet (a text file is one sheet without a name).

    Hidden rows are counted from 1, hidden columns from 0. `areas` are the merged areas of the rows that are kept; those
    that go down are already filled in (`filled_down`), those that go to the right are not.
    """

    name: str
    lines: tuple[Line, ...]
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False
    areas: tuple[Area, ...] = ()

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """Give the cells in the order of the file, one that stands in many places (see `CellStock`) only once."""
        seen: dict[int, Cell] = {}
        for line in self.lines:
            seen.update(zip(map(id, line.cells), line.cells, strict=True))
        return tuple(seen.values())

    def filled_lines(self) -> Iterator[Line]:
        """Give the lines that hold something."""
        return (line for line in self.lines if any(not cell.is_blank for cell in line.cells))

    @property
    def is_blank(self) -> bool:
        """Tell whether the sheet holds nothing."""
        return next(self.filled_lines(), None) is None

    def with_lines(self, lines: Iterable[Line]) -> "Sheet":
        """Make the same sheet with other lines."""
        return replace(self, lines=tuple(lines))


@dataclass(frozen=True)
class Book:
    """All sheets of a file, and as what they were read."""

    sheets: tuple[Sheet, ...]
    container: str
    encoding: str = ""
    delimiter: str = ""
    ends_with_newline: bool = True


class Correction(NamedTuple):
    """What a cell is to say instead of what stands in it; "" empties it.

    Sheets and columns are counted from 0, in the order in which they are read, `row` as a person counts it (1 = first).
    """

    sheet: int
    row: int
    column: int
    text: str


def curtailed(book: Book, *, longest: int) -> Book:
    """Keep only the beginning of texts that are too long to be taken, so that nothing works through the rest."""
    return replace(book, sheets=tuple(_curtailed_sheet(sheet, longest) for sheet in book.sheets))


def _curtailed_sheet(sheet: Sheet, longest: int) -> Sheet:
    if all(len(cell.text) <= longest for cell in sheet.cells):
        return sheet
    return sheet.with_lines(_curtailed_line(line, longest) for line in sheet.lines)


def _curtailed_line(line: Line, longest: int) -> Line:
    return line._replace(cells=tuple(_curtailed_cell(cell, longest) for cell in line.cells))


def _curtailed_cell(cell: Cell, longest: int) -> Cell:
    return cell if len(cell.text) <= longest else cell._replace(text=cell.text[:_BEGINNING], cut_from=len(cell.text))


def text_line(number: int, texts: Iterable[str]) -> Line:
    """Make a line of text cells."""
    return CellStock().line(number, texts)


class CellStock(dict[str, Cell]):
    """Text cells by their text, each made once: what a column says again and again is then looked at only once."""

    def __missing__(self, text: str) -> Cell:
        """Make the cell of a text that is met for the first time."""
        made = self[text] = Cell(text)
        return made

    def line(self, number: int, texts: Iterable[str]) -> Line:
        """Make a line of text cells."""
        return Line(number, tuple(map(self.__getitem__, texts)))


def column_letters(index: int) -> str:
    """Name a column as a spreadsheet does: 0 is A, 16383 is XFD."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
