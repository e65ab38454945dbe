"""Refusing a sheet whose accented letters were lost or garbled on the way: mojibake and question marks."""

from itertools import islice

from ntm_dashboard.intake.book.damage import LOOKED_THROUGH, as_meant, is_looked_at
from ntm_dashboard.intake.book.vocabulary import Vocabulary
from ntm_dashboard.intake.grid import Sheet, column_letters
from ntm_dashboard.intake.outcome.codes import ErrorCode
from ntm_dashboard.intake.outcome.problems import refusal
from ntm_dashboard.intake.reading.header import Header


def refuse_lost_letters(sheet: Sheet, header: Header | None, vocabulary: Vocabulary) -> None:
    """Refuse a sheet whose accented letters were lost or garbled by a wrong save.

    Raises:
        RefusalError: the first such cell.
    """
    for line in islice(sheet.lines, LOOKED_THROUGH):
        for index, cell in enumerate(line.cells):
            if not is_looked_at(cell):
                continue
            column = header.name(index) if header else column_letters(index)
            if (right := as_meant(cell.text, vocabulary)) is not None:
                raise refusal(ErrorCode.MOJIBAKE, row=line.number, column=column, found=cell.text, expected=right)
            if vocabulary.lost_word(cell.text):
                raise refusal(ErrorCode.LOSSY_QUESTION_MARKS, row=line.number, column=column, found=cell.text)
