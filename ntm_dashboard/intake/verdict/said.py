"""What is said of a file beside its rows: its facts with their places, what was asked, what was set aside."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ntm_dashboard.domain.terms import FOLLOW_UP, LEVEL_OF_REPORT, Level, ReportKind
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.intake.contract import USED, Column
from ntm_dashboard.intake.grid import column_letters
from ntm_dashboard.intake.outcome.codes import ErrorCode, NoticeCode
from ntm_dashboard.intake.outcome.problems import Notice, Problem
from ntm_dashboard.intake.outcome.report import Answers, FactName, FactRead, Layout, Reading
from ntm_dashboard.intake.reading import facts as said
from ntm_dashboard.intake.reading.districts import district_question, other_district
from ntm_dashboard.intake.reading.facts import Title
from ntm_dashboard.intake.reading.lexicon import Lexicon
from ntm_dashboard.intake.reading.purposes import chosen_plan, purpose_of, purpose_question
from ntm_dashboard.intake.reading.sheets import Chosen, hidden_question, result_columns
from ntm_dashboard.intake.reading.tables import FoundTable, SheetTables, layout_of
from ntm_dashboard.intake.rows.periods import ReportPeriod

_OWN = {*LEVEL_OF_REPORT, ReportKind.RECOGNITIONS}
RESULT, PLAN = "result", "plan"


@dataclass(frozen=True)
class FileFacts:
    """The facts of a file. `set_id` is "" for the standard set; `is_of_units`: each table is about one unit."""

    reading: Reading
    questions: tuple[Problem, ...] = ()
    set_id: str = ""
    is_of_units: bool = False

    @property
    def notices(self) -> list[Notice]:
        """Say that the results are not of the standard set."""
        read = self.reading.fact(FactName.SET)
        return [Notice(NoticeCode.SET_READ, str(read.shown))] if self.set_id and read else []

    def reading_with(self, period: ReportPeriod) -> Reading:
        """Give how the file was read, with its period."""
        if period.fact is None:
            return self.reading
        return replace(self.reading, facts=(*self.reading.facts, period.fact))


@dataclass
class _Facts:
    """The facts of a file while they are collected."""

    titles: Sequence[Title]
    lexicon: Lexicon
    answers: Answers
    facts: list[FactRead] = field(default_factory=list[FactRead])
    questions: list[Problem] = field(default_factory=list[Problem])
    set_id: str = ""
    plan: Title | None = None

    def ask(self, question: Problem | None, sheet: SheetTables | None = None) -> None:
        if question is not None:
            self.questions.append(replace(question, sheet=sheet.sheet.name or None) if sheet else question)

    def district(self, sheet: SheetTables) -> None:
        found = other_district(sheet.titles, self.lexicon)
        if found is not None:
            self.ask(district_question(found, self.lexicon, self.answers), sheet)

    def purpose(self, sheet: SheetTables) -> None:
        """Tell results from registrations, plans and forecasts."""
        found = purpose_of(sheet.titles, _headings_of_results(sheet, self.answers))
        if found is not None:
            self.plan = self.plan or found[1]
            self.ask(purpose_question(found, self.answers), sheet)

    def keep_purpose(self) -> None:
        """Say for what the file is taken."""
        key = (ErrorCode.NOT_RESULTS, "")
        answer = self.answers.to(*key)
        is_result = answer == RESULT or (self.plan is None and answer != PLAN)
        value, shown = (RESULT, N_("Kết quả thực hiện")) if is_result else (PLAN, N_("Đăng ký, kế hoạch"))
        place = self.plan.place if self.plan else None
        quoted = self.plan.text[:80] if self.plan else ""
        self.facts.append(FactRead(FactName.PURPOSE, value, Message.of(shown), quoted, place, key))
        if self.plan is None and not is_result:
            self.ask(chosen_plan())

    def criteria_set(self, sheets: Sequence[SheetTables]) -> None:
        """Tell under which set the results are."""
        key = (ErrorCode.SET_OTHER, "")
        answer = self.answers.to(*key)
        of_sheets = [said.sets_in(sheet.titles, self.lexicon) for sheet in sheets]
        sets = next((found for found in of_sheets if found), [])
        if sets and not answer:
            is_mixed = len({frozenset(one and one.set_id for one, _ in found) for found in of_sheets}) > 1
            self.ask(said.set_question(sets, self.lexicon, self.answers, is_mixed=is_mixed))
        named = next((one for one, _ in sets if one is not None), None)
        title = sets[0][1] if sets else None
        standard = self.lexicon.catalogue.set_on(Level.COMMUNE, self.lexicon.day)
        chosen = next((one for one in self.lexicon.catalogue.sets if one.set_id == answer), None) or named or standard
        if chosen is None:
            return
        self.set_id = "" if standard is not None and chosen.set_id == standard.set_id else chosen.set_id
        place = Message.of(N_("theo câu trả lời")) if answer else title.place if title else None
        quoted = title.text[:80] if title and not answer else ""
        self.facts.append(FactRead(FactName.SET, chosen.set_id, Message.of(chosen.name_vi), quoted, place, key))

    def unit(self, chosen: Chosen) -> None:
        """Tell which unit the whole file is about, where it is about one."""
        first = chosen.first.first
        if len(chosen.tables) == 1 and not first.unit:
            self.ask(said.unit_contradiction(first.units, self.titles, self.lexicon, self.answers))
        if len(chosen.tables) != 1 or not first.unit:
            return
        unit = next((one for one in self.lexicon.gazetteer.units if one.code == first.unit), None)
        title = first.unit_title
        place = title.place if title else Message.of(N_("theo câu trả lời"))
        shown = Message.of("{name}", name=unit.name if unit else first.unit)
        key = (ErrorCode.UNIT_OF_FILE, "")
        self.facts.append(FactRead(FactName.UNIT, first.unit, shown, title.text[:80] if title else "", place, key))


def _headings_of_results(sheet: SheetTables, answers: Answers) -> list[Title]:
    """Give all that stands above the results of a sheet; nothing once it is asked, or said, which of them count."""
    is_asked = any(one.code is ErrorCode.RESULT_COLUMN for table in sheet.tables for one in table.questions)
    if is_asked or answers.to(ErrorCode.RESULT_COLUMN):
        return []
    texts = {
        part: table.raw.header.first_row
        for table in sheet.tables
        for index in result_columns(table)
        if index < len(table.raw.header.paths)
        for part in table.raw.header.paths[index]
        if not part[:1].isdigit()
    }
    return [Title(text, row) for text, row in texts.items()]


def facts_of(chosen: Chosen, *, lexicon: Lexicon, answers: Answers) -> FileFacts:
    """Collect what a file says of itself, and ask where it contradicts what it is taken for."""
    titles = [title for sheet in chosen.sheets[:1] for title in sheet.titles]
    collected = _Facts(titles, lexicon, answers, questions=list(chosen.questions))
    kind = chosen.first.first.kind
    for sheet in chosen.sheets if kind in {*_OWN, *FOLLOW_UP} else ():
        collected.district(sheet)
        if kind in _OWN:
            collected.purpose(sheet)
    if kind in LEVEL_OF_REPORT:
        collected.keep_purpose()
    if kind is ReportKind.COMMUNE_REPORT:
        collected.criteria_set(chosen.sheets)
        collected.unit(chosen)
    for sheet in chosen.sheets:
        for table in sheet.tables:
            collected.ask(_hidden_results(sheet, table, answers))
    reading = Reading(tuple(table.read for _, table in chosen.tables), tuple(collected.facts))
    is_of_units = all(table.unit for _, table in chosen.tables) and len(chosen.tables) < 2
    return FileFacts(reading, tuple(collected.questions), collected.set_id, is_of_units)


def _hidden_results(sheet: SheetTables, table: FoundTable, answers: Answers) -> Problem | None:
    """Ask whether the results are to be read where all of them stand in columns that the office has hidden."""
    hidden = sheet.sheet.hidden_columns
    results = set(result_columns(table))
    if not hidden or not results or not results <= hidden:
        return None
    names = ", ".join(f"“{table.raw.header.name(index)}”" for index in sorted(results)[:5])
    about = ",".join(column_letters(index) for index in sorted(results)[:5])
    if answers.to(ErrorCode.HIDDEN_DATA, about) == "read":
        return None
    return hidden_question(Message.of(N_("cột {column}"), column=names), about)


def notices_of_table(table: FoundTable, period: ReportPeriod, sheet: SheetTables) -> list[Notice]:
    """Say what was done with a table."""
    raw = table.raw
    notices = list(period.notices)
    has_used_title = any(one.code is NoticeCode.PERIOD_FROM_TITLE for one in notices) and len(raw.titles) == 1
    if raw.titles and layout_of(table) is Layout.LONG and not has_used_title:
        notices.append(Notice(NoticeCode.SKIPPED_TITLE_ROWS))
    notices += [Notice(code) for code in raw.notices if not (raw.groups and code is NoticeCode.SKIPPED_TITLE_ROWS)]
    return [*notices, *table.notices, *_of_sheet(table, sheet), *_of_columns(table)]


def _of_sheet(table: FoundTable, sheet: SheetTables) -> list[Notice]:
    lines = table.raw.lines
    hidden = sum(line.number in sheet.sheet.hidden_rows for line in lines)
    notices = [Notice(NoticeCode.HIDDEN_ROWS_READ, str(hidden))] if hidden else []
    columns = sorted(sheet.sheet.hidden_columns & _read_columns(table))
    if columns:
        names = ", ".join(column_letters(index) for index in columns)
        notices.append(Notice(NoticeCode.HIDDEN_COLUMNS_READ, names))
    if any(cell.is_filled for line in (*lines, *table.table.lines) for cell in line.cells):
        notices.append(Notice(NoticeCode.FILLED_MERGED_CELLS))
    return notices


def _read_columns(table: FoundTable) -> set[int]:
    used = {index for column, index in table.roles.header.columns.items() if column in USED[table.kind]}
    return used | set(result_columns(table))


def _of_columns(table: FoundTable) -> list[Notice]:
    """Say which columns are not used, and what was kept of further results."""
    header, raw = table.roles.header, table.raw
    used = USED[table.kind]
    read = {Column.UNIT_CODE, Column.UNIT_NAME, Column.PERIOD} if header.criteria else used
    is_wide = layout_of(table) is Layout.WIDE
    quiet = {*header.orders, *header.totals} if is_wide else set(header.orders if table.roles.criterion_texts else ())
    unused = {index for column, index in header.columns.items() if column not in read}
    skipped = set(table.roles.results) | set(table.roles.criterion_texts) | set(table.roles.thresholds)
    pairs = {at for pair in raw.header.pairs for at in (pair.met, pair.unmet)}
    known = {*table.roles.notes, *skipped, *pairs, *raw.header.units, *header.criteria, table.roles.unmet_list}
    indexes = sorted({*unused, *header.unknown, *header.orders, *header.totals} - quiet - known)
    beyond = {index for line in raw.lines for index in range(header.width, line.width)}
    unnamed = {
        index
        for line in raw.lines
        for index in range(min(header.width, line.width))
        if not line.at(index).is_blank and not header.headings[index] and index not in header.columns.values()
    }
    names = [*map(header.name, indexes), *map(column_letters, sorted((beyond | unnamed) - known))]
    notices = [Notice(NoticeCode.IGNORED_COLUMN, name) for name in names]
    notices += [Notice(NoticeCode.THRESHOLD_SKIPPED, header.name(index)) for index in table.roles.thresholds]
    labels = dict.fromkeys(text.split(":", 1)[0] for text in table.remarks.values())
    return notices + [Notice(NoticeCode.OTHER_RESULT_KEPT, label) for label in labels]
