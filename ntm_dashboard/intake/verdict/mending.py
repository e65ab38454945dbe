"""Cells of a handed-in file mended: the same file with them replaced, and nothing else of it touched.

What is written is read again: unless the cells say what was meant and all others what they said, it is not given out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ntm_dashboard.errors import MendingError
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.intake.book.books import book_of
from ntm_dashboard.intake.book.container import Container, container_of, extension
from ntm_dashboard.intake.book.vocabulary import Vocabulary
from ntm_dashboard.intake.cells.text import composed
from ntm_dashboard.intake.grid import Book, Correction
from ntm_dashboard.intake.outcome.problems import RefusalError
from ntm_dashboard.intake.outcome.report import IntakeContext

_KEPT = "\n\t"


@dataclass(frozen=True)
class MendedFile:
    """A file with its corrections in it. The name has another ending where its form could not be kept."""

    name: str
    content: bytes


def mended(content: bytes, file_name: str, corrections: Sequence[Correction], *, context: IntakeContext) -> MendedFile:
    """Give a file with some cells replaced: a text, an XLSX and an ODS file in their own form, any other as XLSX.

    Raises:
        MendingError: it cannot be written so that it reads as it should.
    """
    wanted = [one._replace(text=_plain(one.text)) for one in corrections]
    try:
        container, book = _read(content, file_name, context)
        for name, made in _written(content, file_name, container, book, wanted, context):
            if made is not None and _said(_read(made, name, context)[1]) == _said(book, wanted):
                return MendedFile(name, made)
    except (RefusalError, LookupError) as error:
        raise _cannot(file_name) from error
    raise _cannot(file_name)


def _cannot(file_name: str) -> MendingError:
    sentence = N_("Không sửa được tệp “{file}” trong trình duyệt. Hãy sửa tệp gốc rồi nộp lại.")
    return MendingError(str(Message.of(sentence, file=file_name)))


def _plain(text: str) -> str:
    """Give a text without what no file can hold; lines end as in every file."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    return composed("".join(letter for letter in lines if letter.isprintable() or letter in _KEPT))


def _read(content: bytes, file_name: str, context: IntakeContext) -> tuple[Container, Book]:
    container = container_of(content, file_name=file_name, limits=context.limits)
    vocabulary = Vocabulary.of(context.catalogue)
    return container, book_of(content, container, limits=context.limits, vocabulary=vocabulary)[0]


def _written(
    content: bytes,
    file_name: str,
    container: Container,
    book: Book,
    corrections: Sequence[Correction],
    context: IntakeContext,
) -> Iterator[tuple[str, bytes | None]]:
    """Write the file in its own form, then as a workbook; the libraries that it takes are loaded only then."""
    match container:
        case Container.TEXT:
            from ntm_dashboard.intake.book.mended_text import mended_text

            yield file_name, mended_text(content, corrections, vocabulary=Vocabulary.of(context.catalogue))
        case Container.XLSX:
            from ntm_dashboard.intake.book.mended_xlsx import mended_xlsx

            yield file_name, mended_xlsx(content, corrections, limits=context.limits)
        case Container.ODS:
            from ntm_dashboard.intake.book.mended_ods import mended_ods

            yield file_name, mended_ods(content, corrections, limits=context.limits)
        case _:
            pass
    from ntm_dashboard.intake.book.copied_xlsx import copied_xlsx

    yield _renamed(file_name), copied_xlsx(book, corrections)


def _renamed(file_name: str) -> str:
    ending = extension(file_name)
    return f"{file_name[: -len(ending) - 1] if ending else file_name}.xlsx"


def _said(book: Book, corrections: Sequence[Correction] = ()) -> dict[tuple[int, int, int], str]:
    """Give what stands in each cell, but what a merged cell lends to the rows below it."""
    said = {
        (place, line.number, column): composed(cell.text).strip()
        for place, sheet in enumerate(book.sheets)
        for line in sheet.lines
        for column, cell in enumerate(line.cells)
        if not cell.is_blank and not cell.is_filled
    }
    said |= {one[:3]: one.text for one in corrections}
    return {place: text for place, text in said.items() if text}
