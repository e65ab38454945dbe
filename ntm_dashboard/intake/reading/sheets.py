"""Which sheet of a file holds the table."""

from dataclasses import dataclass

from ntm_dashboard.domain.terms import Level
from ntm_dashboard.intake.book.vocabulary import Vocabulary
from ntm_dashboard.intake.cells.criteria import CriteriaBook
from ntm_dashboard.intake.contract import REQUIRED
from ntm_dashboard.intake.grid import Book, Sheet
from ntm_dashboard.intake.outcome.codes import ErrorCode
from ntm_dashboard.intake.outcome.problems import RefusalError, problem, refusal
from ntm_dashboard.intake.outcome.report import Answers, IntakeContext
from ntm_dashboard.intake.reading.days import day_to_read_by
from ntm_dashboard.intake.reading.header import Header, header_of, required_header
from ntm_dashboard.intake.reading.layout import table_of
from ntm_dashboard.intake.reading.lost_letters import refuse_lost_letters


@dataclass(frozen=True)
class Chosen:
    """The sheet that is read, its place in the file (0 = first), its headings, and the criteria known beforehand."""

    sheet: Sheet
    place: int
    header: Header
    criteria: CriteriaBook


def chosen_sheet(book: Book, *, context: IntakeContext, answers: Answers, vocabulary: Vocabulary) -> Chosen:
    """Choose the one sheet that holds a table of ours.

    Raises:
        RefusalError: there is none, it has no rows, or there are several and nobody has said which.
    """
    if all(sheet.is_blank for sheet in book.sheets):
        raise refusal(ErrorCode.EMPTY)
    day = day_to_read_by(None, catalogue=context.catalogue, today=context.today)
    criteria = CriteriaBook.of(context.catalogue, level=Level.COMMUNE, day=day)
    with_header = [
        Chosen(sheet, place, header, criteria)
        for place, sheet in enumerate(book.sheets)
        if (header := header_of(sheet, book=criteria)) is not None
    ]
    filled = [one for one in with_header if table_of(one.sheet, one.header).lines]
    chosen = _one_of([one for one in filled if _is_report(one.header)] or filled, answers)
    if chosen is None:
        return _without_table(book, with_header, criteria, vocabulary)
    refuse_lost_letters(chosen.sheet, chosen.header, vocabulary)
    return chosen


def _is_report(header: Header) -> bool:
    """Tell whether a sheet has the columns that its kind needs, unlike a list of communes or of criteria beside it."""
    return bool(header.criteria) or all(column in header.columns for column in REQUIRED[header.kind])


def _one_of(tables: list[Chosen], answers: Answers) -> Chosen | None:
    answered = [one for one in tables if one.sheet.name == answers.sheet]
    if len(tables) > 1 and not answered:
        names = tuple(one.sheet.name for one in tables)
        quoted = ", ".join(f"“{name}”" for name in names)
        raise RefusalError(problem(ErrorCode.SHEET_AMBIGUOUS, found=quoted, suggestions=names, count=len(names)))
    return next(iter(answered or tables), None)


def _without_table(book: Book, with_header: list[Chosen], criteria: CriteriaBook, vocabulary: Vocabulary) -> Chosen:
    for sheet in book.sheets:
        refuse_lost_letters(sheet, None, vocabulary)
    if with_header:
        raise refusal(ErrorCode.NO_ROWS, row=with_header[0].header.row)
    filled = next(sheet for sheet in book.sheets if not sheet.is_blank)
    return Chosen(filled, 0, required_header(filled, book=criteria), criteria)
