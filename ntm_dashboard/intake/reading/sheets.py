"""Which sheets of a file hold the report: the one with a table of ours, or one for each unit."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ntm_dashboard.domain.terms import LEVEL_OF_REPORT
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.intake.book.vocabulary import Vocabulary
from ntm_dashboard.intake.cells.text import cleaned
from ntm_dashboard.intake.contract import LABELS, REQUIRED, Column, headings_needed
from ntm_dashboard.intake.grid import Book, Sheet
from ntm_dashboard.intake.outcome.codes import ErrorCode, NoticeCode
from ntm_dashboard.intake.outcome.problems import Notice, Option, Problem, RefusalError, problem, refusal
from ntm_dashboard.intake.outcome.report import Answers, IntakeContext
from ntm_dashboard.intake.reading.counts import are_counts
from ntm_dashboard.intake.reading.facts import seen_text
from ntm_dashboard.intake.reading.lexicon import Lexicon
from ntm_dashboard.intake.reading.lost_letters import refuse_lost_letters
from ntm_dashboard.intake.reading.tables import FoundTable, SheetTables, tables_of

_COLOURED = 2
_KNOWN_FOR_ONE_UNCLEAR = 3


@dataclass(frozen=True)
class Chosen:
    """The sheets that are read, in their order, and what is asked or said about the choice."""

    sheets: tuple[SheetTables, ...]
    questions: tuple[Problem, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def first(self) -> SheetTables:
        """Give the first sheet."""
        return self.sheets[0]

    @property
    def tables(self) -> list[tuple[SheetTables, FoundTable]]:
        """Give all tables with their sheets."""
        return [(sheet, table) for sheet in self.sheets for table in sheet.tables]


def chosen_sheets(
    book: Book, *, context: IntakeContext, answers: Answers, vocabulary: Vocabulary, lexicon: Lexicon
) -> Chosen:
    """Choose the sheet that holds a table of ours, or all where each is about a unit of its own.

    Raises:
        RefusalError: there is none, it has no rows, or there are several and nobody has said which.
    """
    if all(sheet.is_blank for sheet in book.sheets):
        raise refusal(ErrorCode.EMPTY)
    found = [
        one
        for place, sheet in enumerate(book.sheets)
        if (one := tables_of(sheet, place, lexicon=lexicon, answers=answers, context=context)) is not None
    ]
    filled = [one for one in found if one.has_rows]
    reports = [one for one in filled if _is_report(one)] or filled
    if not reports:
        raise _without_table(book, found, vocabulary)
    chosen = _chosen_of(reports, answers)
    for one in chosen.sheets:
        refuse_lost_letters(one.sheet, one.first.raw.header, vocabulary)
    return chosen


def _is_report(sheet: SheetTables) -> bool:
    """Tell whether a sheet has the columns that its kind needs, unlike a list of communes or of criteria beside it."""
    return all(not missing_columns(table) for table in sheet.tables)


def missing_columns(table: FoundTable) -> tuple[Column, ...]:
    """Give the columns that a table lacks for its kind; none where its layout says it otherwise."""
    header = table.table.header
    if header.criteria:
        return ()
    required = REQUIRED[table.kind]
    if table.roles.is_by_threshold and Column.VALUE in header.columns:
        required = tuple(column for column in required if column is not Column.RESULT)
    return tuple(column for column in required if column not in header.columns)


def _chosen_of(reports: Sequence[SheetTables], answers: Answers) -> Chosen:
    answered = [one for one in reports if one.sheet.name == answers.sheet]
    if answered or len(reports) == 1:
        return _asked_about_hidden((answered or list(reports))[0], answers)
    shown = [one for one in reports if not _is_hidden(one.sheet)]
    if len(shown) == 1:
        return Chosen((shown[0],))
    reports = shown or list(reports)
    if _are_of_units(reports) or _are_parts(reports):
        reports = [_asked_by_name(one) for one in reports]
        return Chosen(tuple(reports), notices=(Notice(NoticeCode.SHEETS_JOINED, str(len(reports))),))
    names = tuple(one.sheet.name for one in reports)
    quoted = ", ".join(f"“{name}”" for name in names)
    options = tuple(Option(name, Message.of("{name}", name=name)) for name in names)
    figures = {"found": quoted, "suggestions": names, "options": options, "count": len(names)}
    raise RefusalError(problem(ErrorCode.SHEET_AMBIGUOUS, **figures))  # pyright: ignore[reportArgumentType] — figures


def _is_hidden(sheet: Sheet) -> bool:
    return sheet.is_hidden


def _asked_about_hidden(sheet: SheetTables, answers: Answers) -> Chosen:
    """Ask whether a sheet is to be read that the office has hidden, where the figures stand only there."""
    about = sheet.sheet.name
    if not _is_hidden(sheet.sheet) or answers.to(ErrorCode.HIDDEN_DATA, about) == "read" or answers.sheet == about:
        return Chosen((sheet,))
    named = Message.of(N_("trang “{sheet}”"), sheet=about)
    return Chosen((sheet,), (hidden_question(named, about),))


def hidden_question(named: Message, about: str) -> Problem:
    """Ask whether a hidden part is to be read."""
    option = Option("read", Message.of(N_("Lấy cả phần bị ẩn")))
    return problem(ErrorCode.HIDDEN_DATA, found=named, about=about, options=(option,), suggested="read")


def _are_of_units(reports: Sequence[SheetTables]) -> bool:
    """Tell whether each sheet is the report of a unit of its own, if one or two must be asked for."""
    units = [one.own_unit for one in reports if one.own_unit]
    unclear = [one for one in reports if not one.own_unit]
    is_known = len(units) >= 2 and len(unclear) <= len(units) // _KNOWN_FOR_ONE_UNCLEAR
    return is_known and all(map(_asks_for_unit, unclear)) and len(set(units)) == len(units)


def _asks_for_unit(sheet: SheetTables) -> bool:
    return any(one.code is ErrorCode.UNIT_OF_FILE for table in sheet.tables for one in table.questions)


def _asked_by_name(sheet: SheetTables) -> SheetTables:
    """Ask for the unit of one sheet of several under the name of that sheet."""
    tables = tuple(
        replace(table, questions=tuple(_about_sheet(one, sheet.sheet.name) for one in table.questions))
        for table in sheet.tables
    )
    return replace(sheet, tables=tables)


def _about_sheet(question: Problem, name: str) -> Problem:
    return replace(question, about=name, sheet=name) if question.code is ErrorCode.UNIT_OF_FILE else question


def _are_parts(reports: Sequence[SheetTables]) -> bool:
    """Tell whether the sheets are parts of one matrix: the same units, other criteria."""
    if not all(table.raw.header.criteria for one in reports for table in one.tables):
        return False
    headings = [
        table.raw.header.headings[index]
        for one in reports
        for table in one.tables
        for index in table.raw.header.criteria
    ]
    return len(set(headings)) == len(headings)


def _without_table(book: Book, found: Sequence[SheetTables], vocabulary: Vocabulary) -> RefusalError:
    for sheet in book.sheets:
        refuse_lost_letters(sheet, None, vocabulary)
    coloured = next((table for one in found for table in one.tables if is_colour_only(one.sheet, table)), None)
    if coloured is not None:
        return refusal(ErrorCode.COLOUR_ONLY, row=coloured.raw.header.row)
    counts = next((one.first.raw.header for one in found if _holds_counts(one.first)), None)
    if counts is not None:
        return refusal(ErrorCode.SUMMARY_TABLE, row=counts.row, found=seen_text(counts.headings))
    if found:
        return refusal(ErrorCode.NO_ROWS, row=found[0].first.raw.header.row)
    filled = next(sheet for sheet in book.sheets if not sheet.is_blank)
    line = next(filled.filled_lines())
    widest = max(list(filled.filled_lines())[:30], key=lambda one: len(one.filled))
    seen = seen_text([cleaned(cell.text) for cell in widest.filled])
    return RefusalError(problem(ErrorCode.HEADER_NOT_FOUND, row=line.number, expected=headings_needed(), seen=seen))


def _holds_counts(table: FoundTable) -> bool:
    """Tell whether a table has columns of counts and none of results."""
    return bool(table.raw.header.totals) and not result_columns(table)


def is_colour_only(sheet: Sheet, table: FoundTable) -> bool:
    """Tell whether the results of a table are blank cells, some coloured and others not, or a coloured matrix."""
    results = result_columns(table)
    cells = [line.at(at) for line in sheet.lines if line.number > table.raw.header.row for at in results]
    coloured = sum(cell.has_fill for cell in cells)
    is_told_by_colour = _COLOURED <= coloured < len(cells) or (coloured > 0 and len(results) > _COLOURED)
    return bool(results) and all(cell.is_blank for cell in cells) and is_told_by_colour


def result_columns(table: FoundTable) -> tuple[int, ...]:
    """Give the columns of a table in which its results stand."""
    header = table.raw.header
    pairs = (at for pair in header.pairs for at in (pair.met, pair.unmet))
    own = table.roles.header.columns.get(Column.RESULT)
    return (*table.roles.header.criteria, *header.units, *pairs, *(() if own is None else (own,)))


def lacking(sheet: Sheet, table: FoundTable) -> list[Problem]:
    """Say which columns a table lacks, and which it has; of counts and colours what they are."""
    if is_colour_only(sheet, table):
        return [problem(ErrorCode.COLOUR_ONLY, row=table.raw.header.row)]
    header = table.raw.header
    missing = missing_columns(table)
    seen = seen_text(header.headings)
    is_report = table.kind in LEVEL_OF_REPORT
    is_asked = any(one.code is ErrorCode.RESULT_COLUMN for one in table.questions)
    has_only_totals = bool(header.totals) and Column.RESULT in missing and not is_asked
    if is_report and (has_only_totals or are_counts(header, table.raw.lines, result_columns(table))):
        return [problem(ErrorCode.SUMMARY_TABLE, row=header.row, found=seen)]
    named = {column: header.name(column) for column in missing if column is not Column.RESULT or not is_asked}
    return [
        problem(ErrorCode.COLUMN_MISSING, row=header.row, column=name, seen=seen, wanted=Message.of(LABELS[column]))
        for column, name in named.items()
    ]
