"""Whether each row of a text file has as many cells as there are headings, and no heading stands twice."""

from ntm_dashboard.intake.contract import Column, column_of
from ntm_dashboard.intake.grid import Book
from ntm_dashboard.intake.outcome.codes import ErrorCode
from ntm_dashboard.intake.outcome.problems import TOO_FEW_OR_MANY
from ntm_dashboard.intake.reading.header import Header
from ntm_dashboard.intake.reading.layout import Table
from ntm_dashboard.intake.rows.faults import Faults

_KEYS = {Column.PERIOD, Column.UNIT_CODE, Column.UNIT_NAME}


def note_duplicates(header: Header, faults: Faults) -> None:
    """Note the columns that are there twice; of a matrix those that say what a row is about, the only ones used."""
    for index in header.duplicates:
        if header.criteria and column_of(header.name(index)) not in _KEYS:
            continue
        faults.add(ErrorCode.COLUMN_DUPLICATE, row=header.row, column=header.name(index))


def _note_cut_line(table: Table, book: Book, faults: Faults) -> None:
    """Note a last line that breaks off so early that it does not look like a row: it begins as the row before it."""
    lines = [line for line in book.sheets[0].lines if line.filled]
    last, before = lines[-1], lines[-2] if len(lines) > 1 else None
    if book.ends_with_newline or last in table.lines or before not in table.lines or before is None:
        return
    is_begun = before.at(0).text.startswith(last.at(0).text) and not last.at(0).is_blank
    if is_begun and len(last.cells) < table.header.width:
        figures = {"found": str(len(last.cells)), "expected": str(table.header.width)}
        faults.add(ErrorCode.TRUNCATED, row=last.number, **figures)


def note_column_counts(table: Table, book: Book, faults: Faults) -> set[int]:
    """Note the rows of a text file with more or fewer cells than headings; give their numbers."""
    if not book.delimiter:
        return set()
    width = table.header.width
    padded = max(width, _padded_width(table, book))
    _note_cut_line(table, book, faults)
    odd = [line for line in table.lines if line.width > width or not width <= len(line.cells) <= padded]
    for line in odd:
        is_cut = line is table.lines[-1] and not book.ends_with_newline and len(line.cells) < width
        code = ErrorCode.TRUNCATED if is_cut else ErrorCode.COLUMN_COUNT
        found = max(line.width, len(line.cells))
        is_comma = book.delimiter == "," and found > width
        text = None if code is ErrorCode.TRUNCATED or is_comma else TOO_FEW_OR_MANY
        faults.add(code, row=line.number, found=str(found), expected=str(width), text=text)
    return {line.number for line in odd}


def _padded_width(table: Table, book: Book) -> int:
    """Give how many cells the line of headings itself has: a spreadsheet pads all lines alike with blank ones."""
    rows = {table.header.row, table.header.first_row}
    return max((len(line.cells) for line in book.sheets[0].lines if line.number in rows), default=0)
