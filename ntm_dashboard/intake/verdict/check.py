"""The check of a file from bytes to a prepared report."""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date

from ntm_dashboard.domain.published import row_table_of
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.terms import FOLLOW_UP, LEVEL_OF_REPORT, Level, ReportKind
from ntm_dashboard.i18n import date_text
from ntm_dashboard.intake.book.books import book_of
from ntm_dashboard.intake.book.container import Container, container_of, is_named_otherwise
from ntm_dashboard.intake.book.legacy import Legacy
from ntm_dashboard.intake.book.vocabulary import Vocabulary
from ntm_dashboard.intake.contract import USED, Column, present_fields
from ntm_dashboard.intake.grid import Book, curtailed
from ntm_dashboard.intake.outcome.budget import Budget, working_within
from ntm_dashboard.intake.outcome.codes import ErrorCode, NoticeCode
from ntm_dashboard.intake.outcome.problems import Notice, Problem, RefusalError
from ntm_dashboard.intake.outcome.progress import Progress, Stage, tell, watched_by
from ntm_dashboard.intake.outcome.report import (
    Answers,
    IntakeContext,
    Layout,
    Matching,
    PreparedReport,
    ReadAs,
    Verdict,
)
from ntm_dashboard.intake.reading.days import day_to_read_by
from ntm_dashboard.intake.reading.header import Header
from ntm_dashboard.intake.reading.lexicon import Lexicon
from ntm_dashboard.intake.reading.sheets import Chosen, chosen_sheets, lacking, missing_columns
from ntm_dashboard.intake.reading.tables import FoundTable, SheetTables, layout_of
from ntm_dashboard.intake.rows import figures
from ntm_dashboard.intake.rows.assessments import Reader
from ntm_dashboard.intake.rows.by_column import read_by_column
from ntm_dashboard.intake.rows.canonical import canonical_of
from ntm_dashboard.intake.rows.criteria_sets import lines_by_set
from ntm_dashboard.intake.rows.entries import Entry, RowTable, frame_of, unlike, with_cells
from ntm_dashboard.intake.rows.faults import Faults, listed, note_faulty_cells, note_long_cells, note_lost_headings
from ntm_dashboard.intake.rows.fields import Fields
from ntm_dashboard.intake.rows.follow_up import follow_up
from ntm_dashboard.intake.rows.ordinary import Ordinary, without_ordinary
from ntm_dashboard.intake.rows.periods import ReportPeriod, note_period_without_criteria, period_of_report
from ntm_dashboard.intake.rows.shape import note_column_counts, note_duplicates
from ntm_dashboard.intake.rows.totals import note_wrong_totals
from ntm_dashboard.intake.rows.towns import note_misplaced, town_notices
from ntm_dashboard.intake.verdict.border import unreadable
from ntm_dashboard.intake.verdict.clearing import keeping
from ntm_dashboard.intake.verdict.confirmations import confirm
from ntm_dashboard.intake.verdict.coverage import coverage_notices
from ntm_dashboard.intake.verdict.doubts import doubts_of_figures, doubts_of_report
from ntm_dashboard.intake.verdict.said import FileFacts, facts_of, notices_of_table

_READERS = {
    ReportKind.RECOGNITIONS: figures.recognitions,
    ReportKind.COUNTS: figures.counts,
    ReportKind.TARGETS: figures.targets,
}
_UNREADABLE_TABLE = {ErrorCode.COLUMN_MISSING, ErrorCode.SUMMARY_TABLE, ErrorCode.COLOUR_ONLY}


def check(
    content: bytes,
    file_name: str,
    *,
    context: IntakeContext,
    answers: Answers = Answers(),  # noqa: B008 — frozen
    progress: Progress | None = None,
) -> PreparedReport:
    """Read and check a file that an office sends. A faulty one comes back refused with its problems; nothing raises.

    `progress` is told how far a large file is.
    """
    limits = context.limits
    budget = Budget(limits.max_steps, seconds=limits.max_seconds, clock=context.clock)
    read = PreparedReport(file_name, hashlib.sha256(content).hexdigest(), Verdict.REFUSE)
    refused = keeping(read, answers.kept)
    try:
        with working_within(budget), watched_by(progress):
            container = container_of(content, file_name=file_name, limits=limits)
            report = _Check(refused, container, context, answers).of(content)
    except RefusalError as error:
        report = _refused(refused, list(error.problems), context)
    except Exception as error:  # noqa: BLE001 — the border: one file must not take the others with it
        report = _refused(refused, [unreadable(error, digest=refused.sha256)], context)
    return replace(report, steps=budget.used)


def _refused(report: PreparedReport, problems: list[Problem], context: IntakeContext) -> PreparedReport:
    errors, more = listed(problems, context.limits)
    return replace(report, verdict=Verdict.REFUSE, rows=None, canonical=(), errors=errors, more_errors=more)


@dataclass
class _Rows:
    """What the tables of a file say together; `ordinary` rows are read `by_column`, all others are entries."""

    entries: list[Entry] = field(default_factory=list[Entry])
    problems: list[Problem] = field(default_factory=list[Problem])
    notices: list[Notice] = field(default_factory=list[Notice])
    columns: dict[str, str] = field(default_factory=dict[str, str])
    spellings: dict[str, str] = field(default_factory=dict[str, str])
    period: ReportPeriod = field(default_factory=lambda: ReportPeriod(None))
    ordinary: Ordinary | None = None
    by_column: RowTable | None = None

    def take_period(self, period: ReportPeriod, sheet: str) -> None:
        """Take the period of a further table, which must be that of the ones before."""
        if self.period.day is None:
            self.period = period
        elif period.day is not None and period.day != self.period.day:
            figures = {"found": date_text(period.day), "expected": date_text(self.period.day)}
            faults = Faults(sheet)
            faults.add(ErrorCode.PERIOD_MIXED, row=1, **figures)
            self.problems += faults.problems


@dataclass(frozen=True)
class _Check:
    """One check: the report so far, and what it is checked with."""

    report: PreparedReport
    container: Container
    context: IntakeContext
    answers: Answers

    def of(self, content: bytes) -> PreparedReport:
        vocabulary = Vocabulary.of(self.context.catalogue)
        book, legacy = book_of(content, self.container, limits=self.context.limits, vocabulary=vocabulary)
        book = curtailed(book, longest=self.context.limits.max_cell_length)
        lexicon = Lexicon.of(self.context, self.answers)
        book, chosen, ordinary = self._understood(book, lexicon, vocabulary)
        facts = facts_of(chosen, lexicon=lexicon, answers=self.answers)
        started = replace(
            self.report,
            kind=chosen.first.first.kind,
            read_as=self._read_as(book, chosen, legacy),
            reading=facts.reading,
        )
        try:
            report = self._of_tables(started, chosen, facts, book, ordinary)
        except RefusalError as error:
            return _refused(started, [*facts.questions, *error.problems], self.context)
        notices = (*self._notices_of_file(chosen, legacy), *facts.notices, *report.notices)
        asked = confirm(report, Record.empty(), self.context.catalogue)
        confirmations = (*report.confirmations, *asked)
        tell(Stage.DOUBTS, 1)
        return replace(report, notices=tuple(dict.fromkeys(notices)), confirmations=confirmations)

    def _understood(self, book: Book, lexicon: Lexicon, vocabulary: Vocabulary) -> tuple[Book, Chosen, Ordinary | None]:
        """Find the tables of a file; of many ordinary rows the most are left out until it is known what they mean."""

        def understood(some: Book) -> Chosen:
            return chosen_sheets(
                some, context=self.context, answers=self.answers, vocabulary=vocabulary, lexicon=lexicon
            )

        thin, ordinary = without_ordinary(book, context=self.context, lexicon=lexicon, vocabulary=vocabulary)
        chosen = understood(thin)
        if ordinary is None or ordinary.are_read_as(chosen):
            return thin, chosen, ordinary
        return book, understood(book), None

    def _read_as(self, book: Book, chosen: Chosen, legacy: Legacy | None) -> ReadAs:
        encoding = legacy.value if legacy and book.encoding in {"", "UTF-8", "UTF-16"} else book.encoding
        sheet = chosen.first.sheet.name if len(chosen.sheets) == 1 else ""
        return ReadAs(book.container, encoding, book.delimiter, sheet, layout_of(chosen.first.first))

    def _notices_of_file(self, chosen: Chosen, legacy: Legacy | None) -> list[Notice]:
        notices = [Notice(NoticeCode.LEGACY_ENCODING, legacy.value)] if legacy else []
        if self.container is Container.HTML:
            notices.append(Notice(NoticeCode.HTML_TABLE_READ))
        if is_named_otherwise(self.container, self.report.file_name):
            notices.append(Notice(NoticeCode.CONTENT_NOT_EXTENSION))
        if len(chosen.sheets) == 1 and chosen.first.place > 0 and self.container is not Container.HTML:
            notices.append(Notice(NoticeCode.SHEET_CHOSEN, chosen.first.sheet.name))
        return [*notices, *chosen.notices]

    def _of_tables(
        self, report: PreparedReport, chosen: Chosen, facts: FileFacts, book: Book, ordinary: Ordinary | None
    ) -> PreparedReport:
        rows = _Rows(problems=list(facts.questions), ordinary=ordinary)
        kind = chosen.first.first.kind
        for sheet, table in chosen.tables:
            self._read_table(sheet, table, facts, book, rows)
        entries, told = self._unlike(rows, chosen)
        report = replace(report, kind=kind, period=rows.period.day, reading=facts.reading_with(rows.period))
        if rows.problems:
            return _refused(report, rows.problems, self.context)
        tell(Stage.DOUBTS)
        accepted = replace(
            report,
            verdict=Verdict.ACCEPT,
            matching=Matching(tuple(rows.columns.items()), tuple(rows.spellings.items())),
            present=present_fields(map(Column, rows.columns.values()), is_of_results=kind in LEVEL_OF_REPORT),
            canonical=tuple(entry.canonical for entry in entries),
            notices=tuple(rows.notices),
        )
        if told is None:
            return replace(
                accepted,
                read_as=replace(report.read_as, rows=len(entries)),
                rows=frame_of(row_table_of(kind).model, entries, file_name=report.file_name),
                confirmations=doubts_of_figures(entries, kind=kind),
            )
        return replace(
            accepted,
            read_as=replace(report.read_as, rows=len(told)),
            rows=told.checked(file_name=report.file_name),
            canonical=accepted.canonical if rows.by_column is None else canonical_of(told),
            notices=(*rows.notices, *self._coverage(told, rows.period.day, facts)),
            confirmations=doubts_of_report(
                told, level=LEVEL_OF_REPORT[kind], period=rows.period.day, catalogue=self.context.catalogue
            ),
        )

    def _unlike(self, rows: _Rows, chosen: Chosen) -> tuple[list[Entry], RowTable | None]:
        """Give the rows whose key occurs once, those of a report as columns, too; note the others."""
        table = chosen.first.first.table
        is_long = chosen.first.first.kind in LEVEL_OF_REPORT and not table.header.criteria
        faults = Faults(chosen.first.sheet.name)
        column = table.header.name(Column.RESULT) if is_long and Column.RESULT in table.header.columns else ""
        entries = unlike(rows.entries, result_column=column, faults=faults)
        told = RowTable.of(entries) if chosen.first.first.kind in LEVEL_OF_REPORT else None
        if told is not None and rows.by_column is not None:
            told = told.joined(rows.by_column)
        if told is not None and chosen.first.first.kind is ReportKind.COMMUNE_REPORT:
            note_misplaced(told, catalogue=self.context.catalogue, day=self._day(rows.period.day), faults=faults)
        rows.problems += faults.problems
        return entries, told

    def _day(self, period: date | None) -> date:
        return day_to_read_by(period, catalogue=self.context.catalogue, today=self.context.today)

    def _read_table(self, sheet: SheetTables, table: FoundTable, facts: FileFacts, book: Book, rows: _Rows) -> None:
        """Read the rows of one table."""
        faults = Faults(sheet.sheet.name)
        odd = self._note_faults_of_cells(sheet, table, book, faults)
        lacked = lacking(sheet.sheet, table)
        faults.problems += [*([] if _is_no_report(lacked) else table.questions), *lacked]
        if any(one.code in _UNREADABLE_TABLE for one in faults.problems) or _has_no_results(table):
            rows.problems += faults.problems
            return
        kept = tuple(line for line in table.table.lines if line.number not in odd)
        read = replace(table.table, lines=kept)
        fields = Fields(read.header, kept, self.context, self.answers, faults, book.delimiter)
        period, entries = self._entries(replace(table, table=read), facts, fields, rows)
        rows.take_period(period, sheet.sheet.name)
        rows.entries += entries
        rows.problems += _without_followers(faults.problems)
        rows.columns.update(_matched(read.header, table.kind))
        rows.spellings.update(fields.spellings)
        rows.notices += [*notices_of_table(table, period, sheet), *(Notice(code) for code in sorted(fields.notices))]

    def _note_faults_of_cells(self, sheet: SheetTables, table: FoundTable, book: Book, faults: Faults) -> set[int]:
        """Note what is wrong with the cells as they stand in the file; give the rows that are of the wrong width."""
        header, limits = table.raw.header, self.context.limits
        note_duplicates(table.table.header, faults)
        odd = note_column_counts(table.raw, book, faults)
        numbers = {line.number for line in table.raw.lines}
        around = tuple(line for line in sheet.sheet.lines if line.number not in numbers)
        note_lost_headings(header, faults)
        note_long_cells(around if table is sheet.first else (), header, limits=limits, faults=faults)
        note_faulty_cells(table.raw.lines, header, used=_used(table), limits=limits, faults=faults)
        return odd

    def _entries(
        self, table: FoundTable, facts: FileFacts, fields: Fields, rows: _Rows
    ) -> tuple[ReportPeriod, list[Entry]]:
        kind, read = table.kind, table.table
        if kind not in LEVEL_OF_REPORT:
            entries = list(follow_up(fields, kind) if kind in FOLLOW_UP else _READERS[kind](fields))
            return ReportPeriod(None), with_cells(entries, read.lines, read.header)
        period = period_of_report(read, fields)
        day = day_to_read_by(period.day, catalogue=self.context.catalogue, today=self.context.today)
        if not self.context.catalogue.criteria_on(LEVEL_OF_REPORT[kind], period.day or day):
            note_period_without_criteria(period, read, fields)
            day = day_to_read_by(None, catalogue=self.context.catalogue, today=self.context.today)
        is_turned = bool(table.raw.header.units) and not table.remarks
        if read.header.layout is Layout.WIDE or is_turned:
            meaning = self.answers.blank_means or read.blank_means
            note_wrong_totals(table.raw if is_turned else read, blank_means=meaning, faults=fields.faults)
        parts = lines_by_set(read.lines, fields, of_file=facts.set_id, level=LEVEL_OF_REPORT[kind], day=day)
        entries: list[Entry] = []
        for set_id, lines in parts.items():
            reader = Reader(
                fields, LEVEL_OF_REPORT[kind], period.day, day, set_id, table.remarks, table.roles.is_by_threshold
            )
            part = replace(read, lines=lines)
            found = reader.wide(part) if read.header.layout is Layout.WIDE else reader.long(lines)
            entries += with_cells(found, read.lines, read.header)
            if rows.ordinary is not None:
                rows.by_column, further = read_by_column(rows.ordinary, reader, entries)
                entries = sorted([*entries, *further], key=lambda entry: entry.row)
        return period, entries

    def _coverage(self, rows: RowTable, period: date | None, facts: FileFacts) -> list[Notice]:
        if not len(rows) or rows.frame["level"].iloc[0] != Level.COMMUNE:
            return []
        catalogue, day = self.context.catalogue, self._day(period)
        of_towns = town_notices(rows, catalogue=catalogue, day=day)
        if facts.set_id or facts.is_of_units:
            return of_towns
        return [*coverage_notices(rows, catalogue=catalogue, day=day), *of_towns]


_FOLLOWERS = {
    ErrorCode.UNIT_OF_FILE: {ErrorCode.COMMUNE_MISSING},
    ErrorCode.RESULT_COLUMN: {ErrorCode.RESULT_MISSING, ErrorCode.RESULT_UNKNOWN},
    ErrorCode.BLANK_AMBIGUOUS: {ErrorCode.RESULT_MISSING},
}
"""What is only wrong while a question is open: of what no column says, each row lacks it."""


def _without_followers(problems: list[Problem]) -> list[Problem]:
    open_codes = {one.code for one in problems}
    followers = {code for asked, codes in _FOLLOWERS.items() if asked in open_codes for code in codes}
    return [one for one in problems if one.code not in followers]


def _is_no_report(lacked: list[Problem]) -> bool:
    return any(one.code in {ErrorCode.SUMMARY_TABLE, ErrorCode.COLOUR_ONLY} for one in lacked)


def _has_no_results(table: FoundTable) -> bool:
    """Tell whether it must first be said which column holds the results."""
    return Column.RESULT in missing_columns(table) and table.kind in LEVEL_OF_REPORT


def _used(table: FoundTable) -> set[int]:
    header = table.raw.header
    columns = {index for column, index in table.roles.header.columns.items() if column in USED[table.kind]}
    pairs = {at for pair in header.pairs for at in (pair.met, pair.unmet)}
    listed = {table.roles.unmet_list} - {None}
    return columns | pairs | set(header.criteria) | set(header.units) | set(table.roles.results) | listed  # pyright: ignore[reportReturnType] — None is out


def _matched(header: Header, kind: ReportKind) -> dict[str, str]:
    used = {column: index for column, index in header.columns.items() if column in USED[kind]}
    return {header.name(index): column.value for column, index in used.items()}
