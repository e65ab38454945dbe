"""Text that only looks lost, because it stands in a font from before Unicode, or is in such an encoding throughout.

The name of a font is believed unless the text in it says otherwise; without such a font a whole sheet is judged.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from ntm_dashboard.intake.book.evidence import Amid, accented_words, amid_unicode, as_if, as_it_stands, legacy_of_texts
from ntm_dashboard.intake.book.fonts import legacy_of, parts_of, shows_capitals, signs_shown
from ntm_dashboard.intake.book.legacy import Legacy, are_latin, restored
from ntm_dashboard.intake.book.ticks import with_ticks
from ntm_dashboard.intake.book.vocabulary import Vocabulary
from ntm_dashboard.intake.grid import Book, Cell, CellKind, Sheet

_LONGEST = 5000


def without_legacy_letters(book: Book, vocabulary: Vocabulary) -> tuple[Book, Legacy | None]:
    """Turn sheets and cells that are in an encoding from before Unicode into Unicode; tell which it was.

    Letters of symbol fonts become the signs that they show.
    """
    used: Counter[Legacy] = Counter()
    sheets = tuple(_restored_sheet(sheet, vocabulary, used) for sheet in book.sheets)
    return replace(book, sheets=sheets), next((legacy for legacy, _ in used.most_common(1)), None)


def is_looked_at(cell: Cell) -> bool:
    """Tell whether a cell is text of a length that people type; longer ones are refused later."""
    return cell.kind is CellKind.TEXT and len(cell.text) <= _LONGEST


def _restored_sheet(sheet: Sheet, vocabulary: Vocabulary, used: Counter[Legacy]) -> Sheet:
    cells = [cell for cell in sheet.cells if is_looked_at(cell)]
    texts = {legacy: list(_in_fonts(cells, legacy)) for legacy in (None, Legacy.TCVN3, Legacy.VNI)}
    is_unicode = not are_latin(texts[None])
    beliefs = {legacy: _belief(texts[legacy], legacy, is_unicode, vocabulary) for legacy in (Legacy.TCVN3, Legacy.VNI)}
    others = [text for legacy, own in texts.items() if legacy is None or not beliefs[legacy] for text in own]
    legacy = legacy_of_texts(others, vocabulary)
    reading = _Reading(beliefs, legacy, None if legacy else amid_unicode(others, vocabulary), used)
    if any(cell.fonts for cell in cells) or reading.rest or reading.amid:
        sheet = sheet.with_lines(line._replace(cells=tuple(map(reading.cell, line.cells))) for line in sheet.lines)
    return with_ticks(sheet)


def _in_fonts(cells: list[Cell], legacy: Legacy | None) -> Iterator[str]:
    """Give what stands in the fonts of an encoding; of none: in all other fonts."""
    for cell in cells:
        if cell.fonts:
            yield from (part for part, font in parts_of(cell) if legacy_of(font) is legacy)
        elif legacy is None and cell.text:
            yield cell.text


class _Belief(Enum):
    """Whether the fonts of a sheet mean what their names say."""

    NO = 0
    YES = 1
    OPEN = 2

    def __bool__(self) -> bool:
        return self is not _Belief.NO


def _belief(texts: list[str], legacy: Legacy, is_unicode: bool, vocabulary: Vocabulary) -> _Belief:
    """Judge the fonts of an encoding by all that stands in them: Unicode may have been typed over an old form.

    Where the words are Vietnamese both ways, the name of the font decides; but nobody can say it when the rest of the
    sheet is in Unicode.
    """
    latin = [text for text in texts if not text.isascii() and are_latin([text])]
    words = accented_words(latin)
    own, read = as_it_stands(words, vocabulary), as_if(words, legacy, vocabulary)
    if not words or read.invalid > read.valid or read.valid < own.valid:
        return _Belief.NO
    if read.valid > own.valid:
        return _Belief.YES
    if not are_latin(texts) or read.invalid > own.invalid:
        return _Belief.NO
    return _Belief.OPEN if is_unicode else _Belief.YES


@dataclass(frozen=True)
class _Reading:
    """How the cells of a sheet are read: the fonts believed, the encoding of all else, or single texts in one."""

    beliefs: dict[Legacy, _Belief]
    rest: Legacy | None
    amid: Amid | None
    used: Counter[Legacy]

    def cell(self, cell: Cell) -> Cell:
        """Give a cell in Unicode; one that can be meant both ways keeps its fonts."""
        is_plain = not cell.fonts and cell.text.isascii()
        if cell.kind is not CellKind.TEXT or is_plain:
            return cell
        if not is_looked_at(cell):
            return cell._replace(fonts=())
        if any(self._is_open(part, font) for part, font in parts_of(cell)):
            return cell
        return cell._replace(text="".join(self._part(part, font) for part, font in parts_of(cell)), fonts=())

    def _is_open(self, part: str, font: str) -> bool:
        legacy = legacy_of(font)
        is_open = legacy is not None and self.beliefs[legacy] is _Belief.OPEN
        return is_open and legacy is not None and restored(part, legacy) != part

    def _part(self, part: str, font: str) -> str:
        legacy = legacy_of(font)
        if legacy is None or self.beliefs[legacy] is not _Belief.YES:
            shown = signs_shown(part, font)
            return shown if shown != part else self._part_without_font(part)
        if not are_latin([part]):
            return part
        text = self._restored(part, legacy)
        return text.upper() if shows_capitals(font) else text

    def _part_without_font(self, part: str) -> str:
        if self.amid and part in self.amid.texts:
            return self._restored(part, self.amid.legacy)
        return self._restored(part, self.rest) if self.rest else part

    def _restored(self, text: str, legacy: Legacy) -> str:
        turned = restored(text, legacy)
        self.used[legacy] += turned != text
        return turned
