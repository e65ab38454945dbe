"""Text that lost its letters on the way: mojibake and question marks. And text that only looks lost: TCVN3 and VNI."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from ntm_dashboard.intake.book.legacy import Legacy, restored
from ntm_dashboard.intake.book.vocabulary import Vocabulary
from ntm_dashboard.intake.grid import Book, Cell, CellKind, Line, Sheet

LOOKED_THROUGH = 2000
_LONGEST = 5000
_SURFACES = (Legacy.TCVN3, Legacy.VNI)
_WRONGLY_READ_AS = ("cp1252", "latin-1", "cp1258", "mac_roman")


def without_legacy_letters(book: Book, vocabulary: Vocabulary) -> tuple[Book, Legacy | None]:
    """Turn cells typed with .VnTime or VNI fonts into Unicode, cell by cell; tell which encoding it was."""
    texts = list(islice(_accented(book.sheets), LOOKED_THROUGH))
    own = sum(vocabulary.hits(text) > 0 for text in texts)
    scores = {legacy: sum(_is_better(text, legacy, vocabulary) for text in texts) for legacy in _SURFACES}
    legacy = max(_SURFACES, key=lambda one: scores[one])
    if scores[legacy] == 0:
        return book, None
    is_whole = scores[legacy] >= own
    sheets = (sheet.with_lines(_restored_lines(sheet.lines, legacy, vocabulary, is_whole)) for sheet in book.sheets)
    return replace(book, sheets=tuple(sheets)), legacy


def _accented(sheets: Iterable[Sheet]) -> Iterable[str]:
    for sheet in sheets:
        for line in sheet.lines:
            yield from (cell.text for cell in line.cells if is_looked_at(cell) and not cell.text.isascii())


def is_looked_at(cell: Cell) -> bool:
    """Tell whether a cell is text of a length that people type; longer ones are refused later."""
    return cell.kind is CellKind.TEXT and len(cell.text) <= _LONGEST


def _is_better(text: str, legacy: Legacy, vocabulary: Vocabulary) -> bool:
    turned = restored(text, legacy)
    is_better = turned is not None and vocabulary.hits(turned) > vocabulary.hits(text)
    return is_better and as_meant(text, vocabulary) is None


def _restored_lines(lines: tuple[Line, ...], legacy: Legacy, vocabulary: Vocabulary, is_whole: bool) -> Iterable[Line]:
    for line in lines:
        yield line._replace(cells=tuple(_restored_cell(cell, legacy, vocabulary, is_whole) for cell in line.cells))


def _restored_cell(cell: Cell, legacy: Legacy, vocabulary: Vocabulary, is_whole: bool) -> Cell:
    if not is_looked_at(cell) or cell.text.isascii():
        return cell
    turned = restored(cell.text, legacy)
    if turned is None:
        return cell
    before, after = vocabulary.hits(cell.text), vocabulary.hits(turned)
    is_garbled = after > before and as_meant(cell.text, vocabulary) is not None
    is_taken = after > before or (is_whole and after == before == 0)
    return cell._replace(text=turned) if is_taken and not is_garbled else cell


def as_meant(text: str, vocabulary: Vocabulary) -> str | None:
    """Give the text as it was before its UTF-8 bytes were taken for Latin letters; None when they were not."""
    if text.isascii():
        return None
    for codec in _WRONGLY_READ_AS:
        once = _read_again(text, codec)
        for right in (once, _read_again(once, codec) if once else None):
            if right is not None and vocabulary.hits(right) > vocabulary.hits(text):
                return right
    return None


def _read_again(text: str, codec: str) -> str | None:
    try:
        return b"".join(_one_byte(letter, codec) for letter in text).decode("utf-8")
    except UnicodeError:
        return None


def _one_byte(letter: str, codec: str) -> bytes:
    try:
        return letter.encode(codec)
    except UnicodeEncodeError:
        return letter.encode("latin-1")
