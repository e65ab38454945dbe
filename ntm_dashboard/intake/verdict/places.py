"""Where in a file its faults stand: the cells that a person can mend one by one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ntm_dashboard.intake.cells.text import cleaned
from ntm_dashboard.intake.grid import BLANK, Cell, CellKind, Line, Sheet, column_letters
from ntm_dashboard.intake.outcome.codes import ErrorCode, Repair
from ntm_dashboard.intake.outcome.problems import Problem, shortened
from ntm_dashboard.intake.outcome.report import ColumnRead, PreparedReport, TableRead

_OF_CELLS = frozenset(
    {
        Repair.CORRECT_CELLS,
        Repair.CORRECT_COMMUNES,
        Repair.CORRECT_DATES,
        Repair.CORRECT_ROWS,
        Repair.REMOVE_CONTENT,
    }
)
_ALSO_OF_CELLS = frozenset({ErrorCode.FORMULA_WITHOUT_VALUE, ErrorCode.LOSSY_REPLACEMENT})


@dataclass(frozen=True)
class FaultyCell:
    """A cell with what is wrong with it. Its place is that of a `Correction`; the names are those of the file."""

    sheet: int
    row: int
    column: int
    sheet_name: str
    heading: str
    text: str
    problems: tuple[Problem, ...]

    @property
    def place(self) -> tuple[int, int, int]:
        """Give its place."""
        return self.sheet, self.row, self.column

    @property
    def letters(self) -> str:
        """Name its column as a spreadsheet does."""
        return column_letters(self.column)


def faulty_cells(report: PreparedReport, sheets: Sequence[Sheet]) -> tuple[FaultyCell, ...]:
    """Give the cells that problems of a refused file are about, in the order of the file; `sheets` are what it holds.

    What is asked, and what is wrong with headings or the whole file, has no cell. A merged cell is one.
    """
    held = [_Held(sheet, {line.number: line for line in sheet.lines}) for sheet in sheets]
    found: dict[tuple[int, int, int], list[Problem]] = {}
    for one in report.errors:
        if not one.is_question and (one.repair in _OF_CELLS or one.code in _ALSO_OF_CELLS):
            for sheet, row in ((one.sheet, one.row), *one.also):
                if (place := _place(one, sheet, row, report, held)) is not None:
                    found.setdefault(place, []).append(one)
    return tuple(_cell(place, problems, held) for place, problems in sorted(found.items()))


@dataclass(frozen=True)
class _Held:
    """A sheet with its lines by their numbers."""

    sheet: Sheet
    lines: Mapping[int, Line]

    def at(self, row: int, column: int) -> Cell:
        """Give the cell of a place."""
        line = self.lines.get(row)
        return line.at(column) if line else BLANK


def _cell(place: tuple[int, int, int], problems: list[Problem], sheets: Sequence[_Held]) -> FaultyCell:
    sheet, row, column = place
    text = cleaned(sheets[sheet].at(row, column).text)
    return FaultyCell(sheet, row, column, sheets[sheet].sheet.name, problems[0].column or "", text, tuple(problems))


def _place(
    problem: Problem, sheet: str | None, row: int | None, report: PreparedReport, sheets: Sequence[_Held]
) -> tuple[int, int, int] | None:
    """Find the one cell that a problem is about; None where it names none, or more than one."""
    name = sheet or report.read_as.sheet
    named = [place for place, one in enumerate(sheets) if one.sheet.name == name] or [*range(len(sheets))]
    if row is None or not problem.column or len(named) != 1:
        return None
    holder = sheets[named[0]]
    columns = [
        column
        for column in dict.fromkeys(_columns(problem.column, row, holder.sheet, report))
        if _fits(problem, holder.at(row, column))
    ]
    if len(columns) != 1:
        return None
    anchor = _anchor(holder.sheet, row, columns[0])
    return None if anchor is None else (named[0], *anchor)


def _columns(name: str, row: int, sheet: Sheet, report: PreparedReport) -> Iterator[int]:
    """Give the columns of a name in the table of a row; without such a table by the nearest line above that has it."""
    above = [one for one in report.reading.tables if one.sheet == sheet.name and _begins(one) <= row]
    nearest = max(map(_begins, above), default=0)
    if tables := [one for one in above if _begins(one) == nearest]:
        whole = [one.index for table in tables for one in table.columns if _is_called(one, name, whole=True)]
        yield from whole or [one.index for table in tables for one in table.columns if _is_called(one, name)]
        return
    for line in reversed([line for line in sheet.lines if line.number <= row]):
        if columns := [column for column, cell in enumerate(line.cells) if cleaned(cell.text) == name]:
            yield from columns
            return


def _begins(table: TableRead) -> int:
    return min((*table.header_rows, table.first_row))


def _is_called(column: ColumnRead, name: str, *, whole: bool = False) -> bool:
    parts = column.heading.split(" – ")
    return name in {column.heading, parts[-1], column.letters} if whole else name in parts


def _fits(problem: Problem, cell: Cell) -> bool:
    """Tell whether a cell can be what was found: its text, or the day or number that is shown otherwise."""
    if problem.found is None or cell.kind is not CellKind.TEXT:
        return problem.found is not None or cell.is_blank
    text = shortened(cleaned(cell.text))
    is_quoted = bool(text) and (problem.found in text or text in problem.found)
    return is_quoted or problem.code is ErrorCode.CELL_TOO_LONG


def _anchor(sheet: Sheet, row: int, column: int) -> tuple[int, int] | None:
    """Give where a cell is written: a merged one at its beginning; None for a cell that another one covers."""
    for area in sheet.areas:
        if area.top <= row <= area.bottom and area.left <= column <= area.right:
            return (area.top, area.left) if column == area.left else None
    return row, column
