"""The check of a file from bytes to a prepared report."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date

from ntm_dashboard.domain.frames import Assessments, Counts, Recognitions, Targets
from ntm_dashboard.domain.frames import Table as Model
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.terms import Level, ReportKind
from ntm_dashboard.intake.book.books import book_of
from ntm_dashboard.intake.book.container import Container, container_of, is_named_otherwise
from ntm_dashboard.intake.book.legacy import Legacy
from ntm_dashboard.intake.book.vocabulary import Vocabulary
from ntm_dashboard.intake.contract import USED, Column
from ntm_dashboard.intake.grid import Book, column_letters, curtailed
from ntm_dashboard.intake.outcome.codes import ErrorCode, NoticeCode
from ntm_dashboard.intake.outcome.problems import Notice, Problem, RefusalError
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
from ntm_dashboard.intake.reading.layout import Table, table_of
from ntm_dashboard.intake.reading.sheets import Chosen, chosen_sheet
from ntm_dashboard.intake.rows import figures
from ntm_dashboard.intake.rows.assessments import Reader
from ntm_dashboard.intake.rows.entries import Entry, frame_of, unlike
from ntm_dashboard.intake.rows.faults import Faults, listed, note_faulty_cells, note_long_cells, note_lost_headings
from ntm_dashboard.intake.rows.fields import Fields
from ntm_dashboard.intake.rows.periods import (
    ReportPeriod,
    note_period_without_criteria,
    period_of_report,
)
from ntm_dashboard.intake.rows.shape import note_column_counts, note_missing_columns
from ntm_dashboard.intake.rows.totals import note_wrong_totals
from ntm_dashboard.intake.verdict.confirmations import confirm
from ntm_dashboard.intake.verdict.coverage import coverage_notices

_MODELS: dict[ReportKind, type[Model]] = {
    ReportKind.COMMUNE_REPORT: Assessments,
    ReportKind.DISTRICT_REPORT: Assessments,
    ReportKind.RECOGNITIONS: Recognitions,
    ReportKind.COUNTS: Counts,
    ReportKind.TARGETS: Targets,
}
_REPORTS = {ReportKind.COMMUNE_REPORT: Level.COMMUNE, ReportKind.DISTRICT_REPORT: Level.DISTRICT}


def check(
    content: bytes,
    file_name: str,
    *,
    context: IntakeContext,
    answers: Answers = Answers(),  # noqa: B008 — frozen
) -> PreparedReport:
    """Read and check a file that an office sends. A faulty one comes back refused with its problems; nothing raises."""
    refused = PreparedReport(file_name, hashlib.sha256(content).hexdigest(), Verdict.REFUSE)
    try:
        container = container_of(content, file_name=file_name, limits=context.limits)
        return _Check(refused, container, context, answers).of(content)
    except RefusalError as error:
        return _refused(refused, list(error.problems), context)


def _refused(report: PreparedReport, problems: list[Problem], context: IntakeContext) -> PreparedReport:
    errors, more = listed(problems, context.limits)
    return replace(report, verdict=Verdict.REFUSE, rows=None, canonical=(), errors=errors, more_errors=more)


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
        chosen = chosen_sheet(book, context=self.context, answers=self.answers, vocabulary=vocabulary)
        table = table_of(chosen.sheet, chosen.header)
        started = replace(self.report, kind=chosen.header.kind, read_as=self._read_as(book, chosen, legacy))
        try:
            report = self._of_table(started, table, chosen, book)
        except RefusalError as error:
            return _refused(started, list(error.problems), self.context)
        notices = (*self._notices_of_file(chosen, legacy), *report.notices)
        asked = confirm(report, Record.empty(), self.context.catalogue)
        return replace(report, notices=tuple(dict.fromkeys(notices)), confirmations=asked)

    def _read_as(self, book: Book, chosen: Chosen, legacy: Legacy | None) -> ReadAs:
        encoding = legacy.value if legacy and book.encoding in {"", "UTF-8", "UTF-16"} else book.encoding
        return ReadAs(book.container, encoding, book.delimiter, chosen.sheet.name, chosen.header.layout)

    def _notices_of_file(self, chosen: Chosen, legacy: Legacy | None) -> list[Notice]:
        notices = [Notice(NoticeCode.LEGACY_ENCODING, legacy.value)] if legacy else []
        if self.container is Container.HTML:
            notices.append(Notice(NoticeCode.HTML_TABLE_READ))
        if is_named_otherwise(self.container, self.report.file_name):
            notices.append(Notice(NoticeCode.CONTENT_NOT_EXTENSION))
        if chosen.place > 0 and self.container is not Container.HTML:
            notices.append(Notice(NoticeCode.SHEET_CHOSEN, chosen.sheet.name))
        return notices

    def _of_table(self, report: PreparedReport, table: Table, chosen: Chosen, book: Book) -> PreparedReport:
        faults = Faults(chosen.sheet.name)
        kind = note_missing_columns(table, book=chosen.criteria, faults=faults)
        lines = note_column_counts(table, book, faults)
        numbers = {line.number for line in table.lines}
        around = tuple(line for line in chosen.sheet.lines if line.number not in numbers)
        note_lost_headings(table.header, faults)
        note_long_cells(around, table.header, limits=self.context.limits, faults=faults)
        note_faulty_cells(
            table.lines, table.header, used=_used(table.header, kind), limits=self.context.limits, faults=faults
        )
        table = replace(table, lines=lines)
        fields = Fields(table.header, lines, self.context, self.answers, faults, book.delimiter)
        if any(one.code is ErrorCode.COLUMN_MISSING for one in faults.problems):
            raise RefusalError(*faults.problems)
        period, entries = self._entries(kind, table, fields)
        column = table.header.name(Column.RESULT) if kind in _REPORTS and not table.header.criteria else ""
        entries = unlike(entries, result_column=column, faults=faults)
        if faults.problems:
            return _refused(replace(report, kind=kind, period=period.day), faults.problems, self.context)
        return self._accepted(report, kind, table, fields, period, entries, chosen)

    def _entries(self, kind: ReportKind, table: Table, fields: Fields) -> tuple[ReportPeriod, list[Entry]]:
        if kind not in _REPORTS:
            readers = {ReportKind.RECOGNITIONS: figures.recognitions, ReportKind.COUNTS: figures.counts}
            return ReportPeriod(None), list(readers.get(kind, figures.targets)(fields))
        period = period_of_report(table, fields)
        day = day_to_read_by(period.day, catalogue=self.context.catalogue, today=self.context.today)
        if not self.context.catalogue.criteria_on(_REPORTS[kind], period.day or day):
            note_period_without_criteria(period, table, fields)
            day = day_to_read_by(None, catalogue=self.context.catalogue, today=self.context.today)
        reader = Reader(fields, _REPORTS[kind], period.day, day)
        if table.header.layout is Layout.LONG:
            return period, list(reader.long(table))
        meaning = self.answers.blank_means or table.blank_means
        note_wrong_totals(table, blank_means=meaning, faults=fields.faults)
        return period, list(reader.wide(table))

    def _accepted(
        self,
        report: PreparedReport,
        kind: ReportKind,
        table: Table,
        fields: Fields,
        period: ReportPeriod,
        entries: list[Entry],
        chosen: Chosen,
    ) -> PreparedReport:
        notices = [*_notices_of_table(table, period), *_notices_of_sheet(table, chosen), *_ignored(table, kind)]
        notices += [Notice(code) for code in sorted(fields.notices)]
        if kind is ReportKind.COMMUNE_REPORT:
            notices += self._coverage(entries, period.day)
        return replace(
            report,
            verdict=Verdict.ACCEPT,
            kind=kind,
            period=period.day,
            read_as=replace(report.read_as, rows=len(entries)),
            matching=_matching(fields, kind),
            rows=frame_of(_MODELS[kind], entries, file_name=report.file_name),
            canonical=tuple(entry.canonical for entry in entries),
            notices=tuple(notices),
        )

    def _coverage(self, entries: list[Entry], period: date | None) -> list[Notice]:
        day = day_to_read_by(period, catalogue=self.context.catalogue, today=self.context.today)
        return coverage_notices(entries, catalogue=self.context.catalogue, day=day)


def _matching(fields: Fields, kind: ReportKind) -> Matching:
    header = fields.header
    columns = [(header.name(index), column.value) for column, index in header.columns.items() if column in USED[kind]]
    return Matching(tuple(columns), tuple(fields.spellings.items()))


def _used(header: Header, kind: ReportKind) -> set[int]:
    return {index for column, index in header.columns.items() if column in USED[kind]} | set(header.criteria)


def _notices_of_table(table: Table, period: ReportPeriod) -> list[Notice]:
    codes = list(period.notices)
    has_used_title = NoticeCode.PERIOD_FROM_TITLE in codes and len(table.titles) == 1
    if table.titles and table.header.layout is Layout.LONG and not has_used_title:
        codes.append(NoticeCode.SKIPPED_TITLE_ROWS)
    return [Notice(code) for code in (*codes, *table.notices)]


def _notices_of_sheet(table: Table, chosen: Chosen) -> list[Notice]:
    hidden = sum(line.number in chosen.sheet.hidden_rows for line in table.lines)
    notices = [Notice(NoticeCode.HIDDEN_ROWS_READ, str(hidden))] if hidden else []
    if any(cell.is_filled for line in table.lines for cell in line.cells):
        notices.append(Notice(NoticeCode.FILLED_MERGED_CELLS))
    return notices


def _ignored(table: Table, kind: ReportKind) -> list[Notice]:
    header = table.header
    unused = [index for column, index in header.columns.items() if column not in USED[kind]]
    quiet = (*header.orders, *header.totals) if header.layout is Layout.WIDE else ()
    if header.layout is Layout.WIDE:
        read = {Column.UNIT_CODE, Column.UNIT_NAME, Column.PERIOD}
        unused = [index for column, index in header.columns.items() if column not in read]
    indexes = sorted({*unused, *header.unknown, *header.orders, *header.totals} - set(quiet))
    names = [header.name(index) for index in indexes]
    beyond = {index for line in table.lines for index in range(header.width, line.width)}
    unnamed = {
        index
        for line in table.lines
        for index in range(min(header.width, line.width))
        if not line.at(index).is_blank and not header.headings[index]
    }
    return [
        Notice(NoticeCode.IGNORED_COLUMN, name) for name in (*names, *map(column_letters, sorted(beyond | unnamed)))
    ]
