"""The ordinary rows of a long report: understood by a few of them, so that a country's report takes no look at each.

A row is ordinary when each of its cells says something clear on its own: a unit, a criterion, a result, the one period,
and nothing that is a fault, a heading or a total. Each different text of a column is looked at once. All other lines,
the ordinary ones beside them and the first ones are read one by one, with every rule there is; what they tell of the
table then holds for the ordinary rows that were left out, which `by_column` reads.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.intake.book.vocabulary import Vocabulary
from ntm_dashboard.intake.cells import dates, numbers
from ntm_dashboard.intake.cells.text import cleaned
from ntm_dashboard.intake.contract import USED, Column
from ntm_dashboard.intake.grid import Area, Book, Cell, CellKind, Line, Sheet
from ntm_dashboard.intake.outcome.budget import spend
from ntm_dashboard.intake.outcome.progress import Stage, tell
from ntm_dashboard.intake.outcome.report import IntakeContext
from ntm_dashboard.intake.reading.header import Header, header_of
from ntm_dashboard.intake.reading.headings import qualifiers_of
from ntm_dashboard.intake.reading.layout import FREE_TEXTS, SECTION_NUMBER, names_total
from ntm_dashboard.intake.reading.lexicon import Lexicon
from ntm_dashboard.intake.reading.lost_letters import is_odd
from ntm_dashboard.intake.reading.sheets import Chosen
from ntm_dashboard.intake.rows.faults import is_faultless
from ntm_dashboard.intake.rows.fields import closing_of

_LAST = 30
_FEW = 10
_MOST_OTHERS = 3000
"""Of a file with more lines that are none of the ordinary, all are read one by one."""
_MOST_WITHOUT_UNIT = 200


@dataclass(frozen=True)
class Coded:
    """A column of many lines: its different cells, and which of them stands in each line."""

    codes: np.ndarray
    cells: tuple[Cell, ...]

    @classmethod
    def of(cls, cells: Sequence[Cell]) -> "Coded":
        """Make it of the cells of all lines."""
        places = np.fromiter(map(id, cells), dtype=np.int64, count=len(cells))
        codes, _ids = pd.factorize(places)
        firsts = np.flatnonzero(~pd.Series(codes).duplicated().to_numpy())
        return cls(codes, tuple(cells[place] for place in firsts.tolist()))

    def where(self, holds: Callable[[Cell], bool]) -> np.ndarray:
        """Tell for each line whether its cell is such a one."""
        return np.fromiter(map(holds, self.cells), dtype=bool, count=len(self.cells))[self.codes]

    def firsts(self) -> np.ndarray:
        """Give the first line of each different cell."""
        return np.flatnonzero(~pd.Series(self.codes).duplicated().to_numpy())


@dataclass(frozen=True)
class Ordinary:
    """The ordinary rows of a sheet that were left out: their lines and, place by place, their cells by column."""

    header: Header
    lines: tuple[Line, ...]
    columns: dict[Column, Coded]

    def are_read_as(self, chosen: Chosen) -> bool:
        """Tell whether the table, as it was understood by the other lines, has them as they stand."""
        if len(chosen.tables) != 1:
            return False
        found = chosen.first.first
        roles, raw = found.roles, found.raw
        is_otherwise = (
            *(roles.results, roles.criterion_texts, roles.thresholds, roles.notes, found.remarks),
            *(roles.is_by_threshold, raw.has_unmet_ticks, raw.has_met_blanks, raw.groups),
        )
        return (
            found.kind is ReportKind.COMMUNE_REPORT
            and not any(is_otherwise)
            and roles.unmet_list is None
            and raw.header == self.header
            and found.table.header.columns == self.header.columns
        )


def without_ordinary(
    book: Book, *, context: IntakeContext, lexicon: Lexicon, vocabulary: Vocabulary
) -> tuple[Book, Ordinary | None]:
    """Give a book without most of its ordinary rows, and these; the book itself where there are not many of them."""
    if len(book.sheets) != 1 or len(book.sheets[0].lines) <= 2 * context.limits.rows_read_singly:
        return book, None
    tell(Stage.SORTING)
    sheet = book.sheets[0]
    header = header_of(sheet, lexicon=lexicon)
    if header is None or not _is_of_contract(header) or _reaches_into(sheet.areas, header):
        return book, None
    left_out = _Sorting(sheet, header, context, lexicon, vocabulary).left_out()
    if left_out is None:
        return book, None
    numbers_out = {line.number for line in left_out.lines}
    kept = (line for line in sheet.lines if line.number not in numbers_out)
    return replace(book, sheets=(sheet.with_lines(kept),)), left_out


_NEEDED = {Column.CRITERION, Column.RESULT}


def _is_of_contract(header: Header) -> bool:
    """Tell whether all columns of a long report are of the contract, each once, and none is left to be recognised."""
    others = (header.criteria, header.units, header.pairs, header.duplicates, header.orders, header.totals)
    columns = set(header.columns)
    return (
        not any(others)
        and not header.unknown
        and header.kind is ReportKind.COMMUNE_REPORT
        and header.has_unit
        and columns >= _NEEDED
        and columns <= USED[ReportKind.COMMUNE_REPORT] - {Column.CRITERIA_SET}
        and set(header.columns.values()) == set(range(header.width))
    )


def _reaches_into(areas: Iterable[Area], header: Header) -> bool:
    return any(area.bottom > header.row for area in areas)


@dataclass(frozen=True)
class _Sorting:
    """The lines of a sheet while the ordinary ones are told from the others."""

    sheet: Sheet
    header: Header
    context: IntakeContext
    lexicon: Lexicon
    vocabulary: Vocabulary

    def left_out(self) -> Ordinary | None:
        header = self.header
        below = [line for line in self.sheet.lines if line.number > header.row]
        spend(len(below) * header.width)
        whole = [
            line for line in below if len(line.cells) == header.width and line.number not in self.sheet.hidden_rows
        ]
        if not whole:
            return None
        stored = list(zip(*(line.cells for line in whole), strict=True))
        columns = {column: Coded.of(stored[index]) for column, index in header.columns.items()}
        tell(Stage.SORTING, 1, 2)
        is_ordinary = self._are_ordinary(columns)
        if is_ordinary is None:
            return None
        clear = {line.number for line, ordinary in zip(whole, is_ordinary.tolist(), strict=True) if ordinary}
        others = [line for line in below if line.number not in clear and not all(cell.is_blank for cell in line.cells)]
        if len(others) > _MOST_OTHERS or sum(map(self._lacks_unit, others)) > _MOST_WITHOUT_UNIT:
            return None
        row = np.fromiter((line.number for line in whole), dtype=np.int64, count=len(whole))
        is_beside = np.isin(row, [line.number + beside for line in others for beside in (-1, 1)])
        places = np.flatnonzero(is_ordinary & ~is_beside & ~self._are_telling(columns, is_ordinary))
        chosen = {column: Coded(one.codes[places], one.cells) for column, one in columns.items()}
        return Ordinary(header, tuple(whole[place] for place in places.tolist()), chosen) if len(places) else None

    def _are_ordinary(self, columns: dict[Column, Coded]) -> np.ndarray | None:
        ordinary = self._name_unit(columns)
        for column, coded in columns.items():
            ordinary &= coded.where(self._test_of(column))
        if (period := columns.get(Column.PERIOD)) is not None:
            of_period = self._are_of_one_period(period)
            if of_period is None:
                return None
            ordinary &= of_period
        return ordinary

    def _test_of(self, column: Column) -> Callable[[Cell], bool]:
        """Give what tells a cell of a column that is clear on its own."""
        header, index = self.header, self.header.columns[column]

        def is_clear(cell: Cell) -> bool:
            if cell.is_filled or cell.fonts or cell.cut_from or not is_faultless(cell, self.context.limits):
                return False
            if column not in FREE_TEXTS and names_total(cell, header):
                return False
            if index == 0 and (cell.is_blank or (column is not Column.RESULT and self._numbers_group(cell))):
                return False
            if column is Column.CRITERION and not self._is_criterion(cell):
                return False
            if column is Column.RESULT and (cell.is_blank or self.lexicon.result(cell.text) is None):
                return False
            return not is_odd(cell, self.vocabulary)

        return is_clear

    def _numbers_group(self, cell: Cell) -> bool:
        return bool(SECTION_NUMBER.match(cleaned(cell.text)))

    def _is_criterion(self, cell: Cell) -> bool:
        is_known = not cell.is_blank and self.lexicon.commune.place(cell) is not None
        return is_known and not qualifiers_of(cleaned(cell.text))

    def _name_unit(self, columns: dict[Column, Coded]) -> np.ndarray:
        """Tell which lines name a unit, by each different pair of code and name."""
        pairs, codes = paired(columns.get(Column.UNIT_CODE), columns.get(Column.UNIT_NAME))
        meant = self.lexicon.gazetteer.meant
        named = [meant(code=code.text, name=name.text).unit is not None for code, name in pairs]
        return np.array(named, dtype=bool)[codes]

    def _are_of_one_period(self, period: Coded) -> np.ndarray | None:
        """Tell which lines say the same period as the first; None where that is none that a report can have."""
        if all(cell.is_blank for cell in period.cells):
            return np.ones(len(period.codes), dtype=bool)
        close = closing_of(self.context)
        read = [None if cell.is_blank else dates.period(cell, close=close) for cell in period.cells]
        first = next((one for one in read if one is not None), None)
        if first is None or not dates.EARLIEST <= first.day <= self.context.today:
            return None
        return np.array([one == first for one in read], dtype=bool)[period.codes]

    def _lacks_unit(self, line: Line) -> bool:
        """Tell whether a line has a criterion and no unit, which may be written once for many rows."""
        units = (Column.UNIT_CODE, Column.UNIT_NAME)
        has_criterion = not self.header.cell(line, Column.CRITERION).is_blank
        return has_criterion and all(self.header.cell(line, column).is_blank for column in units)

    def _are_telling(self, columns: dict[Column, Coded], is_ordinary: np.ndarray) -> np.ndarray:
        """Tell by which ordinary lines the table is understood: the first, the last, and those that say a new thing."""
        places = np.flatnonzero(is_ordinary)
        telling = np.zeros(len(is_ordinary), dtype=bool)
        telling[places[: self.context.limits.rows_read_singly]] = True
        telling[places[-_LAST:]] = True
        for column, coded in columns.items():
            is_settled_by_all = column is Column.UNIT_NAME and Column.UNIT_CODE not in columns
            telling[coded.firsts()[: None if is_settled_by_all else _FEW]] = True
        for style in numbers.Style if Column.VALUE in columns else ():
            telling[np.flatnonzero(columns[Column.VALUE].where(_shows(style)))[:1]] = True
        return telling


def _shows(style: numbers.Style) -> Callable[[Cell], bool]:
    def shows(cell: Cell) -> bool:
        return cell.kind is CellKind.TEXT and numbers.style_of(cell.text) is style

    return shows


def paired(one: Coded | None, other: Coded | None) -> tuple[list[tuple[Cell, Cell]], np.ndarray]:
    """Give the different pairs of two columns in the order of the lines, and which one each line has."""
    known = one or other
    assert known is not None  # noqa: S101 — a table without a column of units is none of ours
    blank = Coded(np.zeros(len(known.codes), dtype=np.int64), (Cell(),))
    left, right = one or blank, other or blank
    codes, pairs = pd.factorize(left.codes.astype(np.int64) * len(right.cells) + right.codes)
    cells = [(left.cells[pair // len(right.cells)], right.cells[pair % len(right.cells)]) for pair in pairs.tolist()]
    return cells, codes
