"""Where the headings of a table stand and which column of the contract each one names."""

import re
from dataclasses import dataclass, field
from itertools import islice, pairwise

from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.intake.cells.criteria import CriteriaBook
from ntm_dashboard.intake.cells.text import cleaned, words_only
from ntm_dashboard.intake.contract import (
    LABELS,
    Column,
    column_of,
    headings_needed,
    is_contract_name,
    is_name_beside_number,
    kind_of,
)
from ntm_dashboard.intake.grid import Cell, Line, Sheet, column_letters
from ntm_dashboard.intake.outcome.codes import ErrorCode
from ntm_dashboard.intake.outcome.problems import RefusalError, problem
from ntm_dashboard.intake.outcome.report import Layout

_LOOKED_THROUGH = 60
_CRITERION_HEADING = re.compile(
    r"^\(?(?:(?:tiêu chí|tieu_chi|chỉ tiêu|tc)[\s._\-–]*(?:số)?\s*)?\d{1,2}(?:[.,]\d{1,2})?\.?\)?$", re.IGNORECASE
)
_TOTAL_HEADING = re.compile(r"^(?:tong|cong|so tc|so tieu chi)\b")
_ORDER_HEADINGS = {"stt", "tt", "so tt", "so thu tu"}
_FEWEST_CRITERIA = 3


@dataclass(frozen=True)
class Header:
    """The headings of a table: which columns of the contract they name, and at which position each stands.

    `criteria` are the positions of the criteria of a matrix, `totals` of its columns that count them.
    `first_row` is where the headings begin (they may take two lines), `row` where they end.
    """

    row: int
    first_row: int
    headings: tuple[str, ...]
    columns: dict[Column, int]
    duplicates: tuple[int, ...] = ()
    criteria: tuple[int, ...] = ()
    totals: tuple[int, ...] = ()
    orders: tuple[int, ...] = ()
    unknown: tuple[int, ...] = field(default=())

    @property
    def layout(self) -> Layout:
        """Tell whether the table is a matrix of units and criteria."""
        return Layout.WIDE if self.criteria else Layout.LONG

    @property
    def kind(self) -> ReportKind:
        """Tell what the file is about."""
        return ReportKind.COMMUNE_REPORT if self.criteria else kind_of(set(self.columns)) or ReportKind.COMMUNE_REPORT

    @property
    def width(self) -> int:
        """Give the number of columns up to the last one with a heading."""
        return max((index + 1 for index, text in enumerate(self.headings) if text), default=0)

    def name(self, column: Column | int) -> str:
        """Name a column as the file does; a column without heading by its letter, a missing one as the file would."""
        index = self.columns.get(column) if isinstance(column, Column) else column
        if index is not None:
            return (
                self.headings[index] if index < len(self.headings) and self.headings[index] else column_letters(index)
            )
        assert isinstance(column, Column)  # noqa: S101 — an index is never missing
        in_contract_names = any(is_contract_name(heading) for heading in self.headings)
        return column.value if in_contract_names else LABELS[column]

    def cell(self, line: Line, column: Column) -> Cell:
        """Give the cell of a column of the contract; blank where the file lacks the column."""
        return line.at(self.columns.get(column, -1))

    def repeats_in(self, line: Line) -> bool:
        """Tell whether a line is the headings again, from printed pages."""
        texts = [words_only(cell.text) for cell in line.cells if not cell.is_blank]
        own = {words_only(heading) for heading in self.headings}
        return len(texts) >= min(3, len(own)) and all(text in own for text in texts) and "".join(texts) != ""


def header_of(sheet: Sheet, *, book: CriteriaBook) -> Header | None:
    """Find the headings of a sheet: the line that names most columns; None when no line names two."""
    lines = list(islice(sheet.filled_lines(), _LOOKED_THROUGH))
    candidates = [_read(line, None, book) for line in lines]
    candidates += [_read(below, above, book) for above, below in pairwise(lines) if _may_join(above, below)]
    known = [header for header in candidates if _is_header(header)]
    return max(known, key=_weight, default=None)


def required_header(sheet: Sheet, *, book: CriteriaBook) -> Header:
    """Find the headings of a sheet.

    Raises:
        RefusalError: there are none.
    """
    header = header_of(sheet, book=book)
    if header is None:
        row = next((line.number for line in sheet.filled_lines()), 1)
        needed = headings_needed()
        raise RefusalError(problem(ErrorCode.HEADER_NOT_FOUND, row=row, expected=needed))
    return header


def _is_header(header: Header) -> bool:
    if header.criteria:
        return len(header.criteria) >= _FEWEST_CRITERIA and bool(
            {Column.UNIT_CODE, Column.UNIT_NAME} & set(header.columns)
        )
    return len(header.columns) >= 2


def _weight(header: Header) -> tuple[int, int]:
    return len(header.columns) + len(header.criteria), -header.row


def _may_join(above: Line, below: Line) -> bool:
    """Tell whether two lines may be one heading: names above, criterion numbers or the parts of a group below."""
    if below.number == above.number + 1 and _are_parts_of_groups(below, above):
        return True
    numbers = sum(bool(_CRITERION_HEADING.match(cleaned(cell.text))) for cell in below.cells)
    named = {column_of(cell.text) for cell in above.cells} - {None}
    is_long = {Column.CRITERION, Column.RESULT} <= named
    return numbers >= _FEWEST_CRITERIA and not is_long and below.number - above.number <= 2


def _are_parts_of_groups(below: Line, above: Line) -> bool:
    """Tell whether a line only names columns that stand under the groups of the line above (Đơn vị: mã, tên)."""
    named = [column_of(cell.text) for cell in below.filled]
    adds = any(below.at(index).is_blank and column_of(cell.text) is not None for index, cell in enumerate(above.cells))
    return len(named) >= 2 and None not in named and adds


def _heading_texts(below: Line, above: Line | None) -> tuple[str, ...]:
    width = max(below.width, above.width if above else 0)
    texts = (
        below.at(index).text if not below.at(index).is_blank or above is None else above.at(index).text
        for index in range(width)
    )
    return tuple(" ".join(cleaned(text).split()) for text in texts)


def _read(line: Line, above: Line | None, book: CriteriaBook) -> Header:
    headings = _heading_texts(line, above)
    columns: dict[Column, int] = {}
    found: dict[str, list[int]] = {"duplicates": [], "criteria": [], "totals": [], "orders": [], "unknown": []}
    is_numbered = any(column_of(text) is Column.CRITERION and not is_name_beside_number(text) for text in headings)
    for index, heading in enumerate(headings):
        column = None if is_numbered and is_name_beside_number(heading) else column_of(heading)
        if column is not None and column not in columns:
            columns[column] = index
        elif heading:
            found[_sort_of(heading, column, book)].append(index)
    if len(found["criteria"]) < _FEWEST_CRITERIA or {Column.CRITERION, Column.RESULT} <= set(columns):
        found["unknown"] = sorted(found["unknown"] + found["criteria"])
        found["criteria"] = []
    sorts = {name: tuple(indexes) for name, indexes in found.items()}
    return Header(line.number, above.number if above else line.number, headings, columns, **sorts)


def _sort_of(heading: str, column: Column | None, book: CriteriaBook) -> str:
    if column is not None:
        return "duplicates"
    plain = words_only(heading)
    if _CRITERION_HEADING.match(heading) or book.place(Cell(heading)) is not None:
        return "criteria"
    if _TOTAL_HEADING.match(plain):
        return "totals"
    return "orders" if plain in _ORDER_HEADINGS else "unknown"
