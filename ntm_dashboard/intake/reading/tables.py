"""The tables of one sheet, each read by the evidence for it and put into rows (or left a matrix of units and criteria)."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ntm_dashboard.domain.terms import Level, ReportKind
from ntm_dashboard.domain.terms import Title as Honour
from ntm_dashboard.i18n import Message
from ntm_dashboard.intake.cells import numbers, words
from ntm_dashboard.intake.cells.text import cleaned, words_only
from ntm_dashboard.intake.contract import Column
from ntm_dashboard.intake.grid import Cell, Line, Sheet, column_letters
from ntm_dashboard.intake.outcome.codes import ErrorCode, NoticeCode
from ntm_dashboard.intake.outcome.problems import Notice, Option, Problem, problem
from ntm_dashboard.intake.outcome.report import (
    Answers,
    BlankMeans,
    ColumnRead,
    Form,
    IntakeContext,
    Layout,
    Orientation,
    TableRead,
)
from ntm_dashboard.intake.reading import matrices, turning, variants
from ntm_dashboard.intake.reading.evidence import profile_of
from ntm_dashboard.intake.reading.facts import Title, unit_of, unit_question
from ntm_dashboard.intake.reading.header import Header, best_header, header_of
from ntm_dashboard.intake.reading.layout import Table, table_of, uses_unmet_mark
from ntm_dashboard.intake.reading.levels import is_of_district, speaks_of_many_units
from ntm_dashboard.intake.reading.lexicon import Lexicon
from ntm_dashboard.intake.reading.roles import (
    BY_HEADING,
    ORDER,
    THRESHOLD,
    TOTAL,
    UNMET,
    UNUSED,
    Roles,
    roles_of,
)
from ntm_dashboard.intake.reading.variants import Remarks

_REPORTS = {ReportKind.COMMUNE_REPORT, ReportKind.DISTRICT_REPORT}
_UNITS = {Column.UNIT_CODE, Column.UNIT_NAME}


@dataclass(frozen=True)
class FoundTable:
    """A table ready to be read row by row.

    `raw` is it as it stands in the file, `table` as it is read; `level` whose criteria it holds; `remarks` what further
    results say; `read` how it was understood; `questions` what only a person can settle.
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
    parts = _stacked(sheet, header, lexicon)
    above = tuple(line for line in sheet.filled_lines() if line.number < header.first_row)
    found = tuple(
        _read(part, sheet, own, above, titles=titles, lexicon=lexicon, answers=answers, context=context) for part, own in parts
    )
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


def fingerprint_of(header: Header) -> str:
    """Name a form by its headings."""
    text = "\n".join(words_only(" ".join(path)) for path in header.paths)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _read(
    part: Sheet,
    sheet: Sheet,
    header: Header,
    above: tuple[Line, ...],
    *,
    titles: tuple[Title, ...],
    lexicon: Lexicon,
    answers: Answers,
    context: IntakeContext,
) -> FoundTable:
    answers, form = _remembered(fingerprint_of(header), context, answers)
    raw = table_of(part, header, lexicon=lexicon)
    raw = replace(raw, titles=(*(line for line in above if line not in raw.titles), *raw.titles))
    own = matrices.with_answered_columns(header, answers) if header.criteria else header
    roles = roles_of(own, raw.lines, lexicon=lexicon, answers=answers)
    builder = _Builder(raw, roles, sheet.name, titles, lexicon, answers)
    builder.build()
    notices = [Notice(NoticeCode.FORM_REMEMBERED, form.name)] if form else []
    table = replace(raw, header=builder.header, lines=tuple(builder.lines))
    return FoundTable(
        raw,
        table,
        builder.kind,
        builder.level,
        _table_read(raw, roles, sheet.name, lexicon),
        roles,
        builder.remarks,
        tuple(builder.questions),
        (*notices, *builder.notices),
        builder.unit,
        builder.unit_title,
    )


@dataclass
class _Builder:
    """A table on its way from what stands in the file to rows."""

    raw: Table
    roles: Roles
    sheet_name: str
    titles: tuple[Title, ...]
    lexicon: Lexicon
    answers: Answers
    questions: list[Problem] = field(default_factory=list[Problem])
    notices: list[Notice] = field(default_factory=list[Notice])
    remarks: Remarks = field(default_factory=dict[tuple[int, int], str])
    unit: str = ""
    unit_title: Title | None = None
    level: Level = Level.COMMUNE

    def __post_init__(self) -> None:
        self.header = self.roles.header
        self.lines: list[Line] = list(self.raw.lines)
        self.kind = self.header.kind
        self.questions = list(self.roles.questions)

    def build(self) -> None:
        """Settle what stands several times, turn what stands otherwise, add what stands around the table."""
        self._title_of_list()
        if self.kind not in _REPORTS:
            return
        self._vary()
        if self.header.units:
            self._turn()
        elif self.roles.unmet_list is not None:
            self.header, self.lines = turning.of_unmet(self.header, self.lines, self.roles.unmet_list, self.lexicon)
        elif self.header.criteria:
            self._matrix()
        elif self.header.pairs:
            self._pairs()
        self.level = self._level()
        self.kind = ReportKind.COMMUNE_REPORT if self.level is Level.COMMUNE else ReportKind.DISTRICT_REPORT
        self._units()
        self._places()
        self._keep_other_results()

    def _title_of_list(self) -> None:
        """Take the honour of a list of recognised units from its title where no column says it."""
        columns = set(self.header.columns)
        is_list = columns & _UNITS and columns & {Column.YEAR, Column.DECISION, Column.DECIDED_ON}
        if not is_list or columns & {Column.TITLE, Column.CRITERION, Column.RESULT} or self.header.criteria:
            return
        self.kind = ReportKind.RECOGNITIONS
        found = next((honour for title in self.titles if (honour := honour_in(title.text)) is not None), None)
        if found is None:
            return
        text = words.TITLE_IN_FILES[found]
        self.header, self.lines = turning.with_column(
            self.header, self.lines, Column.TITLE, (Cell(text) for _ in self.lines)
        )
        self._ask_about_notes(found)

    def _ask_about_notes(self, listed: Honour) -> None:
        """Ask what an honour in the notes of a list means: the decision is of one honour only."""
        note = self.header.columns.get(Column.NOTE)
        named = [line for line in self.lines if note is not None and _other_honour(line.at(note), listed)]
        if not named or note is None:
            return
        about = column_letters(note)
        answer = self.answers.to(ErrorCode.COLUMN_ROLE, about)
        if answer == Column.TITLE:
            at = self.header.columns[Column.TITLE]
            self.lines = [
                turning.put(line, at, cleaned(line.at(note).text)) if _other_honour(line.at(note), listed) else line
                for line in self.lines
            ]
        elif answer != Column.NOTE:
            options = (Option(Column.NOTE, AS_NOTE), Option(Column.TITLE, AS_HONOUR))
            where = {"row": named[0].number, "column": self.header.name(note)}
            self.questions.append(
                problem(ErrorCode.COLUMN_ROLE, about=about, options=options, suggested=Column.NOTE, **where)
            )

    def _vary(self) -> None:
        """Settle several results of the same criterion."""
        for settle in (variants.of_columns, variants.of_rows):
            varied = settle(self.header, self.lines, lexicon=self.lexicon, answers=self.answers)
            self.header, self.lines = varied.header, list(varied.lines)
            self.questions += varied.questions
            self.remarks = {**self.remarks, **varied.remarks}

    def _blank_means(self) -> BlankMeans | None:
        return self.answers.blank_means or self.raw.blank_means

    def _turn(self) -> None:
        if Column.CRITERION not in self.header.columns:
            return
        meaning = self._blank_means()
        blank = next((line for line in self.lines for at in self.header.units if line.at(at).is_blank), None)
        if meaning is None and blank is not None and not uses_unmet_mark(replace(self.raw, lines=tuple(self.lines))):
            self.questions.append(problem(ErrorCode.BLANK_AMBIGUOUS, row=blank.number))
        self.lines = [line for line in self.lines if any(not line.at(at).is_blank for at in self.header.units)]
        order = self.header.orders
        self.lines = turning.with_places(self.header, self.lines, self.roles.criterion_texts, self._place_of())
        self.header, self.lines = turning.turned(replace(self.header, orders=order), self.lines, meaning)

    def _matrix(self) -> None:
        if matrices.holds_values(self.header, self.lines, self.lexicon):
            self.header, self.lines = matrices.of_values(self.header, self.lines, self.questions, self.answers)
            self.roles = replace(self.roles, is_by_threshold=True)
            return
        self.questions += matrices.unexplained(self.header, self.lines, lexicon=self.lexicon, answers=self.answers)

    def _pairs(self) -> None:
        """Take the ticks of the one pair, or of the one that was chosen; the other pairs become remarks."""
        pairs = self.header.pairs
        labels = [pair.group for pair in pairs]
        chosen = self.answers.to(ErrorCode.RESULT_COLUMN)
        own = pairs[labels.index(chosen)] if chosen in labels else pairs[0]
        if len(pairs) > 1 and chosen not in labels:
            self.questions.append(variants.question(self.header, labels))
        others = [pair for pair in pairs if pair is not own]
        said = {
            (line.number, own.met): text
            for line in self.lines
            for text in ["; ".join(_said(line, pair, self.lexicon) for pair in others)]
            if text
        }
        self.remarks = {**self.remarks, **said}
        self.header, self.lines = turning.of_pair(self.header, self.lines, own, self.lexicon)

    def _level(self) -> Level:
        columns = self.header.columns
        if self.header.criteria or self.raw.groups or any(column in columns for column in _UNITS):
            return Level.COMMUNE
        self._unit_of_file()
        if self.unit or Column.CRITERION not in columns:
            return Level.COMMUNE
        is_district = is_of_district(self.header, self.lines, self.roles.criterion_texts, self.lexicon)
        return Level.DISTRICT if is_district else Level.COMMUNE

    def _unit_of_file(self) -> None:
        """Find the unit that the whole table is about: as answered, else as the titles name it."""
        answer = self.answers.to(ErrorCode.UNIT_OF_FILE, self.sheet_name) or self.answers.to(ErrorCode.UNIT_OF_FILE)
        if answer:
            self.unit = answer
        elif (found := unit_of(self.titles, self.lexicon)) is not None:
            self.unit, self.unit_title = found[0].code, found[1]

    def _units(self) -> None:
        """Say of every row which unit it is about where no column does."""
        if self.level is Level.DISTRICT or self.header.criteria:
            return
        if any(column in self.header.columns for column in _UNITS):
            self.lines = turning.carried_down(self.header, self.lines, self.lexicon)
        elif self.raw.groups:
            self.header, self.lines = turning.with_groups(self.header, self.lines, self.raw.groups, self.lexicon)
        elif self.unit:
            unit = next((one for one in self.lexicon.gazetteer.units if one.code == self.unit), None)
            name = unit.name if unit else self.unit
            self.header, self.lines = turning.with_unit(self.header, self.lines, name, column=name)
            code = (
                NoticeCode.UNIT_FROM_SHEET
                if self.unit_title and self.unit_title.row is None
                else NoticeCode.UNIT_FROM_TITLE
            )
            self.notices += [Notice(code, name)] if self.unit_title else []
        elif Column.CRITERION in self.header.columns and not speaks_of_many_units(
            self.header, self.lines, self.lexicon
        ):
            self.questions.append(unit_question(self.lexicon, self.header.row))

    def _place_of(self) -> turning.PlaceOf:
        named = {
            about: value for (code, about), value in self.answers.chosen.items() if code is ErrorCode.CRITERION_UNKNOWN
        }
        return turning.PlaceOf(self.lexicon, named, is_district=self.level is Level.DISTRICT)

    def _places(self) -> None:
        if self.header.criteria or Column.CRITERION not in self.header.columns or self.raw.header.units:
            return
        self.lines = turning.with_places(self.header, self.lines, self.roles.criterion_texts, self._place_of())

    def _keep_other_results(self) -> None:
        """Keep what further columns of results say as remarks."""
        result, value = (self.header.columns.get(column) for column in (Column.RESULT, Column.VALUE))
        if result is None:
            return
        for index in self.roles.results:
            label = " – ".join(self.raw.header.paths[index]) if index < len(self.raw.header.paths) else ""
            for line in self.lines:
                text = cleaned(line.at(index).text)
                is_value = index == value and is_number(line.at(index))
                if text and not is_value and not _same(text, line.at(result).text):
                    place = (line.number, result)
                    self.remarks = {**self.remarks, place: variants.joined(self.remarks.get(place, ""), label, text)}
        if value is not None and value in self.roles.results:
            self.lines = [line if is_number(line.at(value)) else turning.put(line, value, "") for line in self.lines]


AS_NOTE = Message.of("Ghi chú")
AS_HONOUR = Message.of("Danh hiệu")


def honour_in(text: str) -> Honour | None:
    """Read the honour that a title names: the highest of them, since a list of advanced communes names the standard, too."""
    plain = words_only(text)
    for honour, sign in _HONOURS:
        if sign in plain:
            return honour
    return None


_HONOURS = (
    (Honour.MODEL, "kieu mau"),
    (Honour.ADVANCED, "nang cao"),
    (Honour.CIVILISED_TOWN, "do thi van minh"),
    (Honour.COMPLETED_TASK, "hoan thanh nhiem vu"),
    (Honour.STANDARD, "dat chuan"),
    (Honour.STANDARD, "cong nhan"),
)


def _other_honour(cell: Cell, listed: Honour) -> bool:
    found = words.title(cell.text) if not cell.is_blank else None
    return found is not None and found is not listed


def _said(line: Line, pair: turning.Pair, lexicon: Lexicon) -> str:
    text = turning.ticked(line, pair, lexicon)
    return f"{pair.group}: {text}" if text else ""


def is_number(cell: Cell) -> bool:
    """Tell whether a cell of a column of achievements holds a value and not a word."""
    return numbers.number(cell, style=numbers.Style.UNDECIDED) is not None


def _same(one: str, other: str) -> bool:
    first, second = words.judgement(one), words.judgement(other)
    return first is not None and second is not None and first.result is second.result


def _table_read(raw: Table, roles: Roles, sheet: str, lexicon: Lexicon) -> TableRead:
    header = raw.header
    rows = [line.number for line in raw.lines] or [header.row]
    orientation = Orientation.TRANSPOSED if header.units else Orientation.WIDE if header.criteria else Orientation.LONG
    width = max([header.width, *(line.width for line in raw.lines[:100])], default=0)
    columns = tuple(_column_read(index, header, roles, lexicon) for index in range(width))
    return TableRead(
        sheet,
        tuple(range(header.first_row, header.row + 1)),
        rows[0],
        rows[-1],
        orientation,
        columns,
        fingerprint_of(header),
    )


def _column_read(index: int, header: Header, roles: Roles, lexicon: Lexicon) -> ColumnRead:
    role = _role(index, header, roles, lexicon)
    heading = " – ".join(header.paths[index]) if index < len(header.paths) else ""
    asked = {one.about for one in roles.questions} | {
        option.value for one in roles.questions if one.code is ErrorCode.RESULT_COLUMN for option in one.options
    }
    letters = column_letters(index)
    return ColumnRead(index, letters, heading, role, roles.why.get(index, BY_HEADING), letters not in asked)


def _role(index: int, header: Header, roles: Roles, lexicon: Lexicon) -> str:
    column = next((column for column, at in roles.header.columns.items() if at == index), None)
    if column is not None:
        return column.value
    if index in roles.header.criteria:
        place = lexicon.commune.place_of_text(roles.header.headings[index])
        return matrices.CRITERION_ROLE + (place.number if place else "?")
    if index in header.units:
        unit = lexicon.meant(header.units[index]).unit
        return f"don_vi:{unit.code if unit else '?'}"
    pairs = {at for pair in header.pairs for at in (pair.met, pair.unmet)}
    if index in pairs or index in roles.results:
        return Column.RESULT.value
    kinds = (
        (header.orders, ORDER),
        (roles.thresholds, THRESHOLD),
        (header.totals, TOTAL),
        (roles.criterion_texts, "tieu_chi"),
    )
    known = next((name for places, name in kinds if index in places), None)
    return known or (UNMET if index == roles.unmet_list else UNUSED)


def layout_of(table: FoundTable) -> Layout:
    """Tell whether a table is a matrix of units and criteria as it stands."""
    return Layout.WIDE if table.raw.header.criteria or table.raw.header.units else Layout.LONG


def is_profiled(table: Table, index: int, lexicon: Lexicon) -> bool:
    """Tell whether a column of a table holds results."""
    return profile_of(table.lines, index, lexicon).is_results
