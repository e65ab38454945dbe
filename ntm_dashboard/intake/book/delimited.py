"""Delimited text to a sheet. The delimiter is the one under which the headings are recognised; nothing is sniffed."""

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from ntm_dashboard.intake.contract import is_heading
from ntm_dashboard.intake.grid import Book, CellStock, Line, Sheet, column_letters
from ntm_dashboard.intake.outcome.budget import spend
from ntm_dashboard.intake.outcome.codes import ErrorCode
from ntm_dashboard.intake.outcome.limits import Limits
from ntm_dashboard.intake.outcome.problems import RefusalError, problem, refusal, too_many
from ntm_dashboard.intake.outcome.progress import Stage, tell

_DELIMITERS = (",", ";", "\t", "|")
_LINES_TRIED = 60
_ROWS_TOLD = 10_000
DECLARED = re.compile(r"^\ufeff?\"?sep=(.)\"?\r?\n", re.IGNORECASE)
"""A first line that says the delimiter, as Excel takes it."""
_NUMBERED_HEADING = re.compile(
    r"\(?(?:tiêu chí|tieu_chi|tc)?[\s._\-–]*(?:số)?\s*\d{1,2}(?:\.\d{1,2})?\.?\)?", re.IGNORECASE
)


def sheet_of(text: str, *, limits: Limits, encoding: str) -> Book:
    """Read delimited text; every record is a line, counted as a spreadsheet counts them.

    Raises:
        RefusalError: it is empty, too large, or its quotation marks or delimiters do not fit together.
    """
    if not text.strip('\ufeff \t\r\n,;|"\0'):
        raise refusal(ErrorCode.EMPTY)
    declared = DECLARED.match(text)
    body = text[declared.end() :] if declared else text.removeprefix("\ufeff")
    delimiter = declared[1] if declared else delimiter_of(body)
    lines = tuple(_lines(body, delimiter, first=2 if declared else 1, limits=limits))
    _refuse_joined_files(lines, delimiter)
    sheet = Sheet("", lines)
    return Book((sheet,), "CSV", encoding, delimiter, ends_with_newline=text.endswith(("\n", "\r")))


def delimiter_of(text: str) -> str:
    """Choose the delimiter: most headings recognised, then most lines of one width."""
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    scores = {delimiter: _score(text, delimiter) for delimiter in _DELIMITERS}
    return max(_DELIMITERS, key=lambda delimiter: scores[delimiter])


def _score(text: str, delimiter: str) -> tuple[int, int]:
    records = list(islice(_records_until_error(text, delimiter), _LINES_TRIED))
    headings = max((_headings_in(record) for record in records), default=0)
    widths = [len(record) for record in records if len(record) > 1]
    return headings, max((widths.count(width) for width in set(widths)), default=0)


def _headings_in(record: list[str]) -> int:
    recognised = sum(is_heading(text) for text in record)
    numbered = sum(bool(_NUMBERED_HEADING.fullmatch(text.strip())) for text in record)
    return recognised + (numbered if recognised else 0)


def _records_until_error(text: str, delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text[:400_000], newline=""), delimiter=delimiter, strict=True)
    while True:
        try:
            record = next(reader)
            spend(1 + len(record))
            yield record
        except (StopIteration, csv.Error):
            return


def _lines(text: str, delimiter: str, *, first: int, limits: Limits) -> Iterator[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number, cells, stock = first, 0, CellStock()
    expected = text.count("\n")
    try:
        for record in reader:
            if number % _ROWS_TOLD == 0:
                tell(Stage.READING, number, expected)
            cells += len(record)
            spend(1 + len(record))
            _refuse_beyond(record, number, cells, limits)
            yield stock.line(number, record)
            number += 1
    except csv.Error as error:
        raise refusal(ErrorCode.UNTERMINATED_QUOTE, row=number) from error


def _refuse_beyond(record: list[str], number: int, cells: int, limits: Limits) -> None:
    if len(record) > limits.max_columns:
        raise refusal(ErrorCode.TOO_MANY_COLUMNS, row=number, found=str(len(record)), expected=str(limits.max_columns))
    if number > limits.max_rows or cells > limits.max_cells:
        raise too_many(limits, row=number, column=column_letters(len(record) - 1), columns=len(record))


def _refuse_joined_files(lines: tuple[Line, ...], delimiter: str) -> None:
    """Refuse a file whose lines change to another delimiter from some line on."""
    width = max((len(line.cells) for line in lines[:_LINES_TRIED]), default=0)
    if width < 3:
        return
    for line in lines:
        if len(line.cells) > width // 2 and not line.cells[-1].is_blank:
            continue
        other = _other_delimiter(line, delimiter, width)
        if other:
            raise RefusalError(problem(ErrorCode.MIXED_DELIMITERS, row=line.number, found=other, expected=delimiter))


def _other_delimiter(line: Line, delimiter: str, width: int) -> str | None:
    if len(line.filled) == 0 or line.width > width // 2:
        return None
    text = delimiter.join(cell.text for cell in line.cells)
    fitting = (other for other in _DELIMITERS if other != delimiter and text.count(other) >= width - 1)
    return next(fitting, None)
