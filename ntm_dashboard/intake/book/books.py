"""From bytes to sheets: one reader for each form of file."""

from ntm_dashboard.intake.book.container import Container
from ntm_dashboard.intake.book.damage import without_legacy_letters
from ntm_dashboard.intake.book.decoding import text_of
from ntm_dashboard.intake.book.delimited import sheet_of
from ntm_dashboard.intake.book.legacy import Legacy
from ntm_dashboard.intake.book.vocabulary import Vocabulary
from ntm_dashboard.intake.grid import Book
from ntm_dashboard.intake.outcome.budget import spend
from ntm_dashboard.intake.outcome.codes import ErrorCode
from ntm_dashboard.intake.outcome.limits import Limits
from ntm_dashboard.intake.outcome.problems import refusal

_BYTES_A_STEP = 1_000


def book_of(
    content: bytes, container: Container, *, limits: Limits, vocabulary: Vocabulary
) -> tuple[Book, Legacy | None]:
    """Read all sheets of a file; tell which encoding from before Unicode it was in, if any.

    Raises:
        RefusalError: the file cannot be read.
    """
    if not content:
        raise refusal(ErrorCode.EMPTY)
    spend(len(content) // _BYTES_A_STEP)
    if container is Container.TEXT:
        decoded = text_of(content, vocabulary=vocabulary)
        book = sheet_of(decoded.text, limits=limits, encoding=decoded.encoding)
        if decoded.legacy is not None:
            return book, decoded.legacy
    else:
        book = _other_book(content, container, limits=limits, vocabulary=vocabulary)
    return without_legacy_letters(book, vocabulary)


def _other_book(content: bytes, container: Container, *, limits: Limits, vocabulary: Vocabulary) -> Book:
    """Read a file of an office program; the libraries that it takes are loaded only when there is one."""
    match container:
        case Container.XLSX:
            from ntm_dashboard.intake.book.workbook_xlsx import read_xlsx

            return read_xlsx(content, limits=limits)
        case Container.XLS:
            from ntm_dashboard.intake.book.workbook_xls import read_xls

            return read_xls(content, limits=limits)
        case Container.ODS:
            from ntm_dashboard.intake.book.workbook_ods import read_ods

            return read_ods(content, limits=limits)
        case Container.WORD:
            from ntm_dashboard.intake.book.word_document import read_docx

            return read_docx(content, limits=limits)
        case _:
            from ntm_dashboard.intake.book.html_table import read_html

            return read_html(content, limits=limits, vocabulary=vocabulary)
