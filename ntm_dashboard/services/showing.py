"""The first rows of a handed-in table as they stand in the file, for showing beside how they were read."""

from dataclasses import dataclass

from ntm_dashboard.intake import ErrorCode, IntakeContext, PreparedReport
from ntm_dashboard.intake.cells.text import cleaned
from ntm_dashboard.intake.grid import Line, Sheet, column_letters
from ntm_dashboard.intake.outcome.report import ColumnRead, TableRead
from ntm_dashboard.intake.verdict.handed_in import sheets_of

ROWS_ABOVE, ROWS_BELOW, MOST_COLUMNS, MOST_TABLES = 6, 6, 80, 3


@dataclass(frozen=True)
class ShownRow:
    """One row: its number as a spreadsheet counts, its texts, and whether it is one of the headings."""

    number: int
    texts: tuple[str, ...]
    is_heading: bool = False
    is_above: bool = False


@dataclass(frozen=True)
class ShownTable:
    """The beginning of a table. `letters` name its columns; `read` is how it was understood, None where it was not."""

    sheet: str
    letters: tuple[str, ...]
    rows: tuple[ShownRow, ...]
    more_rows: int = 0
    read: TableRead | None = None

    def column(self, place: int) -> ColumnRead | None:
        """Give how a column was understood."""
        columns = self.read.columns if self.read else ()
        return next((one for one in columns if one.index == place), None)


def shown_tables(content: bytes, report: PreparedReport, *, context: IntakeContext) -> tuple[ShownTable, ...]:
    """Give the first rows of the tables of a file, or of its first sheet where no table was found."""
    if any(one.code is ErrorCode.UNREADABLE for one in report.errors):
        return ()
    sheets = sheets_of(content, report.file_name, context=context)
    by_name = {sheet.name: sheet for sheet in sheets}
    read = [one for one in report.reading.tables if one.sheet in by_name][:MOST_TABLES]
    if read:
        return tuple(_table(by_name[one.sheet], one) for one in read)
    named = by_name.get(report.read_as.sheet)
    filled = named or next((sheet for sheet in sheets if not sheet.is_blank), None)
    return (_sheet(filled),) if filled else ()


def _table(sheet: Sheet, read: TableRead) -> ShownTable:
    first = min((*read.header_rows, read.first_row))
    wanted = [line for line in sheet.filled_lines() if first - ROWS_ABOVE <= line.number < read.first_row + ROWS_BELOW]
    lines = [line for line in wanted if line.number <= read.last_row]
    width = max([one.index + 1 for one in read.columns] + [line.width for line in lines], default=0)
    more = max(0, read.last_row - read.first_row + 1 - ROWS_BELOW)
    rows = tuple(
        ShownRow(line.number, _texts(line, width), line.number in read.header_rows, line.number < first)
        for line in lines
    )
    return ShownTable(sheet.name, _letters(width), rows, more, read)


def _sheet(sheet: Sheet) -> ShownTable:
    filled = list(sheet.filled_lines())
    lines = filled[: ROWS_ABOVE + ROWS_BELOW]
    width = max((line.width for line in lines), default=0)
    rows = tuple(ShownRow(line.number, _texts(line, width)) for line in lines)
    return ShownTable(sheet.name, _letters(width), rows, len(filled) - len(lines))


def _letters(width: int) -> tuple[str, ...]:
    return tuple(column_letters(place) for place in range(min(width, MOST_COLUMNS)))


def _texts(line: Line, width: int) -> tuple[str, ...]:
    """Give the texts of a line; what a merged cell lends to its neighbours stands only where the file has it."""
    cells = (line.at(place) for place in range(min(width, MOST_COLUMNS)))
    return tuple("" if cell.is_filled else cleaned(cell.text) for cell in cells)
