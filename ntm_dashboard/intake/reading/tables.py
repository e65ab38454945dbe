"""The tables of one sheet, each read by its evidence and put into rows (or left a matrix of units and criteria)."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ntm_dashboard.domain.terms import Level, ReportKind
from ntm_dashboard.intake.cells.text import cleaned
from ntm_dashboard.intake.grid import Line, Sheet
from ntm_dashboard.intake.outcome.codes import NoticeCode
from ntm_dashboard.intake.outcome.problems import Notice, Problem
from ntm_dashboard.intake.outcome.report import (
    Answers,
    Form,
    IntakeContext,
    Layout,
    TableRead,
)
from ntm_dashboard.intake.reading import matrices
from ntm_dashboard.intake.reading.builder import TableBuilder
from ntm_dashboard.intake.reading.facts import Title
from ntm_dashboard.intake.reading.header import Header, best_header, header_of
from ntm_dashboard.intake.reading.layout import Table, table_of
from ntm_dashboard.intake.reading.lexicon import Lexicon
from ntm_dashboard.intake.reading.roles import (
    Roles,
    roles_of,
)
from ntm_dashboard.intake.reading.table_read import fingerprint_of, table_read
from ntm_dashboard.intake.reading.variants import Remarks


@dataclass(frozen=True)
class FoundTable:
    """A table ready to be read row by row.

    `raw` is it as it stands in the file, `table` as it is read; `level` whose criteria it holds; `remarks` what further
    results say; `read` how it was understood; `questions` what only a person can settle. `unit` is the
    code of the unit that all of it is about, `units` those that its rows name.
    """

    raw: Table
    table: Table
    kind: ReportKind
    level: Level
    read: TableRead
    roles: Roles
    remarks: Remarks = field(default_factory=dict[tuple[int, int], str])
    questions: tuple[Problem, ...] = ()
    notices: tuple[Notice, ...] = ()
    unit: str = ""
    unit_title: Title | None = None
    units: frozenset[str] = frozenset()


@dataclass(frozen=True)
class SheetTables:
    """A sheet with its tables; `place` is its place in the file (0 = first), `titles` what stands above them."""

    sheet: Sheet
    place: int
    tables: tuple[FoundTable, ...]
    titles: tuple[Title, ...]

    @property
    def first(self) -> FoundTable:
        """Give the first table."""
        return self.tables[0]

    @property
    def has_rows(self) -> bool:
        """Tell whether any table has rows."""
        return any(one.raw.lines for one in self.tables)

    @property
    def own_unit(self) -> str:
        """Give the unit that the whole sheet is about; "" when its rows name theirs."""
        units = {one.unit for one in self.tables}
        return next(iter(units)) if len(units) == 1 else ""


def tables_of(
    sheet: Sheet, place: int, *, lexicon: Lexicon, answers: Answers, context: IntakeContext
) -> SheetTables | None:
    """Find and read the tables of a sheet; None where there is none."""
    header = header_of(sheet, lexicon=lexicon)
    if header is None:
        return None
    titles = titles_of(sheet, header)
    above = tuple(line for line in sheet.filled_lines() if line.number < header.first_row)
    reader = _SheetReader(sheet, titles, above, lexicon, answers, context)
    found = tuple(reader.read(part, own) for part, own in _stacked(sheet, header, lexicon))
    return SheetTables(sheet, place, found, titles)


def titles_of(sheet: Sheet, header: Header) -> tuple[Title, ...]:
    """Give the texts above the first table, and the name of the sheet."""
    lines = [line for line in sheet.filled_lines() if line.number < header.first_row]
    texts = [Title(cleaned(cell.text), line.number) for line in lines for cell in line.filled]
    return (*texts, *([Title(sheet.name, None)] if sheet.name else []))


def _stacked(sheet: Sheet, header: Header, lexicon: Lexicon) -> list[tuple[Sheet, Header]]:
    """Part a sheet with several tables one below the other, each with headings of its own."""
    parts: list[tuple[Sheet, Header]] = []
    lines = list(sheet.lines)
    while True:
        below = [line for line in lines if line.number > header.row and line.filled]
        following = _next_header(below, header, lexicon)
        if following is None:
            return [*parts, (sheet.with_lines(lines), header)]
        parts.append((sheet.with_lines(line for line in lines if line.number < following.first_row), header))
        lines = [line for line in lines if line.number >= following.first_row]
        header = following


def _next_header(below: Sequence[Line], header: Header, lexicon: Lexicon) -> Header | None:
    """Find the headings of another part of the same matrix: other criteria for units again."""
    if not header.criteria:
        return None
    own = {header.headings[index] for index in header.criteria}
    for start, line in enumerate(below):
        numbered = sum(cleaned(cell.text).strip("()").isdigit() for cell in line.filled)
        if len(line.filled) < 3 or (
            numbered < 3 and sum(lexicon.place(cleaned(cell.text)) is not None for cell in line.filled) < 3
        ):
            continue
        found = best_header(below[start : start + 3], lexicon=lexicon)
        if found and found.criteria and not own & {found.headings[index] for index in found.criteria}:
            return found
    return None


def _remembered(read_by: str, context: IntakeContext, answers: Answers) -> tuple[Answers, Form | None]:
    """Put the answers now over those remembered for a form with these headings."""
    form = next((one for one in context.forms if one.fingerprint == read_by), None)
    return (replace(answers, chosen={**form.chosen, **answers.chosen}), form) if form else (answers, None)


@dataclass(frozen=True)
class _SheetReader:
    """Reads the tables of one sheet; `above` are the lines over the first of them."""

    sheet: Sheet
    titles: tuple[Title, ...]
    above: tuple[Line, ...]
    lexicon: Lexicon
    answers: Answers
    context: IntakeContext

    def read(self, part: Sheet, header: Header) -> FoundTable:
        """Read one table."""
        answers, form = _remembered(fingerprint_of(header), self.context, self.answers)
        raw = table_of(part, header, lexicon=self.lexicon)
        raw = replace(raw, titles=(*(line for line in self.above if line not in raw.titles), *raw.titles))
        own = matrices.with_answered_columns(header, answers) if header.criteria else header
        roles = roles_of(own, raw.lines, lexicon=self.lexicon, answers=answers)
        built = TableBuilder(raw, roles, self.sheet.name, self.titles, self.lexicon, answers)
        built.build()
        remembered = [Notice(NoticeCode.FORM_REMEMBERED, form.name)] if form else []
        return FoundTable(
            raw,
            replace(raw, header=built.header, lines=tuple(built.lines)),
            built.kind,
            built.level,
            table_read(raw, roles, self.sheet.name, self.lexicon),
            built.roles,
            built.remarks,
            tuple(built.questions),
            (*remembered, *built.notices),
            built.unit,
            built.unit_title,
            built.named_units(),
        )


def layout_of(table: FoundTable) -> Layout:
    """Tell whether a table is a matrix of units and criteria as it stands."""
    return Layout.WIDE if table.raw.header.criteria or table.raw.header.units else Layout.LONG
