"""Whether a table has the columns that its kind needs, and each row as many cells as there are headings."""

from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.intake.cells.criteria import CriteriaBook
from ntm_dashboard.intake.contract import REQUIRED, Column
from ntm_dashboard.intake.grid import Book, Line
from ntm_dashboard.intake.outcome.codes import ErrorCode
from ntm_dashboard.intake.outcome.problems import TOO_FEW_OR_MANY
from ntm_dashboard.intake.outcome.report import Layout
from ntm_dashboard.intake.reading.header import Header
from ntm_dashboard.intake.reading.layout import Table
from ntm_dashboard.intake.rows.faults import Faults


def note_missing_columns(table: Table, *, book: CriteriaBook, faults: Faults) -> ReportKind:
    """Note the columns that are missing or there twice; tell the kind of the file."""
    header = table.header
    for index in header.duplicates:
        faults.add(ErrorCode.COLUMN_DUPLICATE, row=header.row, column=header.name(index))
    kind = header.kind
    if header.layout is Layout.WIDE:
        return kind
    for column in REQUIRED[kind]:
        if column not in header.columns:
            _missing(column, header, faults)
    if kind is ReportKind.DISTRICT_REPORT and _is_of_communes(table, book):
        _missing(Column.UNIT_CODE, header, faults)
    if kind is ReportKind.RECOGNITIONS and not {Column.UNIT_CODE, Column.UNIT_NAME} & set(header.columns):
        _missing(Column.UNIT_CODE, header, faults)
    return kind


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


def _missing(column: Column, header: Header, faults: Faults) -> None:
    faults.add(ErrorCode.COLUMN_MISSING, row=header.row, column=header.name(column))


def _is_of_communes(table: Table, book: CriteriaBook) -> bool:
    """Tell whether a report without a column of units is of communes: many units have the same criterion."""
    if Column.CRITERION not in table.header.columns:
        return False
    places = [book.place(table.header.cell(line, Column.CRITERION)) for line in table.lines]
    known = [place for place in places if place is not None]
    beyond_district = any(not place.indicator and int(place.criterion) > 9 for place in known)
    return beyond_district or any(known.count(place) > 2 for place in set(known))


def note_column_counts(table: Table, book: Book, faults: Faults) -> tuple[Line, ...]:
    """Note the rows of a text file with more or fewer cells than headings; give the other rows."""
    if not book.delimiter:
        return table.lines
    width = table.header.width
    _note_cut_line(table, book, faults)
    odd = [line for line in table.lines if line.width > width or len(line.cells) < width]
    for line in odd:
        is_cut = line is table.lines[-1] and not book.ends_with_newline and len(line.cells) < width
        code = ErrorCode.TRUNCATED if is_cut else ErrorCode.COLUMN_COUNT
        found = max(line.width, len(line.cells))
        is_comma = book.delimiter == "," and found > width
        text = None if code is ErrorCode.TRUNCATED or is_comma else TOO_FEW_OR_MANY
        faults.add(code, row=line.number, found=str(found), expected=str(width), text=text)
    numbers = {line.number for line in odd}
    return tuple(line for line in table.lines if line.number not in numbers)
