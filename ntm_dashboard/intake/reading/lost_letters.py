"""Refusing a sheet whose accented letters were lost or garbled on the way, or that is in two encodings."""

from ntm_dashboard.intake.book.damage import is_looked_at
from ntm_dashboard.intake.book.evidence import is_legacy_amid_unicode
from ntm_dashboard.intake.book.lost import as_meant, lost_words
from ntm_dashboard.intake.book.vocabulary import Vocabulary
from ntm_dashboard.intake.grid import Cell, Sheet, column_letters
from ntm_dashboard.intake.outcome.codes import ErrorCode
from ntm_dashboard.intake.outcome.problems import refusal
from ntm_dashboard.intake.reading.header import Header

_UNICODE = "Unicode"


def refuse_lost_letters(sheet: Sheet, header: Header | None, vocabulary: Vocabulary) -> None:
    """Refuse a sheet whose accented letters were lost or garbled by a wrong save.

    Raises:
        RefusalError: the first such cell.
    """
    odd = {id(cell) for cell in sheet.cells if is_odd(cell, vocabulary)}
    if not odd:
        return
    line, index = next(
        (line, index) for line in sheet.lines for index, cell in enumerate(line.cells) if id(cell) in odd
    )
    cell, column = line.at(index), header.name(index) if header else column_letters(index)
    if (right := as_meant(cell.text)) is not None:
        raise refusal(ErrorCode.MOJIBAKE, row=line.number, column=column, found=cell.text, expected=right)
    if lost_words(cell.text):
        raise refusal(ErrorCode.LOSSY_QUESTION_MARKS, row=line.number, column=column, found=cell.text)
    raise refusal(ErrorCode.MIXED_ENCODING, row=line.number, column=column, expected=_UNICODE)


def is_odd(cell: Cell, vocabulary: Vocabulary) -> bool:
    """Tell whether letters of a cell were lost or garbled, or are in another encoding."""
    if not is_looked_at(cell) or (cell.text.isascii() and "?" not in cell.text):
        return False
    is_garbled = as_meant(cell.text) is not None or bool(lost_words(cell.text))
    return is_garbled or bool(cell.fonts) or is_legacy_amid_unicode(cell.text, vocabulary)
