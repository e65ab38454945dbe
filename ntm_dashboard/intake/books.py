"""From bytes to sheets: one reader for each form of file."""

from ntm_dashboard.intake.codes import ErrorCode
from ntm_dashboard.intake.container import Container
from ntm_dashboard.intake.damage import without_legacy_letters
from ntm_dashboard.intake.decoding import text_of
from ntm_dashboard.intake.delimited import sheet_of
from ntm_dashboard.intake.grid import Book
from ntm_dashboard.intake.legacy import Legacy
from ntm_dashboard.intake.limits import Limits
from ntm_dashboard.intake.problems import refusal
from ntm_dashboard.intake.vocabulary import Vocabulary


def book_of(
    content: bytes, container: Container, *, limits: Limits, vocabulary: Vocabulary
) -> tuple[Book, Legacy | None]:
    """Read all sheets of a file; tell which encoding from before Unicode it was in, if any.

    Raises:
        RefusalError: the file cannot be read.
    """
    if not content:
        raise refusal(ErrorCode.EMPTY)
    if container is Container.TEXT:
        decoded = text_of(content, vocabulary=vocabulary)
        book = sheet_of(decoded.text, limits=limits, encoding=decoded.encoding)
        if decoded.legacy is not None:
            return book, decoded.legacy
    else:
        raise refusal(ErrorCode.UNSUPPORTED_TYPE, found=container.value)
    return without_legacy_letters(book, vocabulary)
