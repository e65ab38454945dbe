"""From bytes to sheets: one reader for each form of file."""

from ntm_dashboard.intake.codes import ErrorCode
from ntm_dashboard.intake.container import Container
from ntm_dashboard.intake.damage import without_legacy_letters
from ntm_dashboard.intake.decoding import text_of
from ntm_dashboard.intake.delimited import sheet_of
from ntm_dashboard.intake.grid import Book
from ntm_dashboard.intake.html_table import read_html
from ntm_dashboard.intake.legacy import Legacy
from ntm_dashboard.intake.limits import Limits
from ntm_dashboard.intake.problems import refusal
from ntm_dashboard.intake.vocabulary import Vocabulary
from ntm_dashboard.intake.workbook_ods import read_ods
from ntm_dashboard.intake.workbook_xls import read_xls
from ntm_dashboard.intake.workbook_xlsx import read_xlsx


def book_of(
    content: bytes, container: Container, *, limits: Limits, vocabulary: Vocabulary
) -> tuple[Book, Legacy | None]:
    """Read all sheets of a file; tell which encoding from before Unicode it was in, if any.

    Raises:
        RefusalError: the file cannot be read.
    """
    if not content:
        raise refusal(ErrorCode.EMPTY)
    match container:
        case Container.TEXT:
            decoded = text_of(content, vocabulary=vocabulary)
            book = sheet_of(decoded.text, limits=limits, encoding=decoded.encoding)
            if decoded.legacy is not None:
                return book, decoded.legacy
        case Container.XLSX:
            book = read_xlsx(content, limits=limits)
        case Container.XLS:
            book = read_xls(content, limits=limits)
        case Container.ODS:
            book = read_ods(content, limits=limits)
        case Container.HTML:
            book = read_html(content, limits=limits, vocabulary=vocabulary)
    return without_legacy_letters(book, vocabulary)
