"""A handed-in file as the sheets that it holds, for showing it again; its meaning is the business of the check."""

from ntm_dashboard.intake.book.books import book_of
from ntm_dashboard.intake.book.container import container_of
from ntm_dashboard.intake.book.vocabulary import Vocabulary
from ntm_dashboard.intake.grid import Sheet
from ntm_dashboard.intake.outcome.problems import RefusalError
from ntm_dashboard.intake.outcome.report import IntakeContext


def sheets_of(content: bytes, file_name: str, *, context: IntakeContext) -> tuple[Sheet, ...]:
    """Read the sheets of a file within the limits of the check; none of a file that cannot be read."""
    try:
        container = container_of(content, file_name=file_name, limits=context.limits)
        vocabulary = Vocabulary.of(context.catalogue)
        return book_of(content, container, limits=context.limits, vocabulary=vocabulary)[0].sheets
    except RefusalError:
        return ()
