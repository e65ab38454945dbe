"""How far a text is Vietnamese under a reading of its bytes: the words that are syllables then, and those that are not.

A whole file, sheet or font is judged by all its accented words together, never a cell by one word.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ntm_dashboard.intake.book.legacy import Legacy, are_all_letters_of, are_latin, restored
from ntm_dashboard.intake.book.syllables import is_syllable
from ntm_dashboard.intake.book.vocabulary import Vocabulary

_WORD = re.compile("[A-Za-z\u00a1-\u00af\u00b5-\u00b9\u00bb-\u00be\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff\u20ab]+")
_SIGNS = "".join(chr(code) for code in range(0xA1, 0xC0) if not chr(code).isalpha() or chr(code) in "ªºµ") + "₫×÷"
_IN_ABBREVIATIONS = "ĐĂÂÊÔƠƯ"
_MOST_WORDS = 20_000
_SEVERAL = 3
SURFACES = (Legacy.TCVN3, Legacy.VNI, Legacy.CP1258)


@dataclass(frozen=True)
class Evidence:
    """Different accented words of a text: how many are syllables, how many are none.

    `known` are words of ours; `telling` those of them that are written with signs among the letters, as in "®¹t".
    """

    valid: int
    invalid: int
    known: int
    telling: int

    @property
    def is_sound(self) -> bool:
        """Tell whether the words are Vietnamese but for a few of another language."""
        return self.valid > 0 and self.invalid <= max(1, (self.valid + self.invalid) * 0.15)


def accented_words(texts: Iterable[str]) -> frozenset[str]:
    """Give the different words of texts that hold more than plain Latin letters; of very many the first."""
    words: set[str] = set()
    for text in texts:
        if not text.isascii():
            words.update(word for word in _WORD.findall(text) if not word.isascii())
        if len(words) > _MOST_WORDS:
            break
    return frozenset(words)


def as_it_stands(words: Iterable[str], vocabulary: Vocabulary) -> Evidence:
    """Judge words as Unicode."""
    return _sum_of(_judged(word, None, vocabulary) for word in words)


def as_if(words: Iterable[str], legacy: Legacy, vocabulary: Vocabulary) -> Evidence:
    """Judge words as if their letters were bytes of a legacy encoding."""
    return _sum_of(_judged(word, legacy, vocabulary) for word in words if word not in _SIGNS)


def _sum_of(words: Iterable[Evidence]) -> Evidence:
    valid = invalid = known = telling = 0
    for one in words:
        valid += one.valid
        invalid += one.invalid
        known += one.known
        telling += one.telling
    return Evidence(valid, invalid, known, telling)


_NOTHING = Evidence(0, 0, 0, 0)


@lru_cache(maxsize=65536)
def _judged(source: str, legacy: Legacy | None, vocabulary: Vocabulary) -> Evidence:
    """Judge one word as it stands, or as if it were in a legacy encoding."""
    word = source.strip(_SIGNS) if legacy is None else restored(source, legacy)
    is_complete = legacy is None or are_all_letters_of(source, legacy)
    if is_complete and _says_nothing(word):
        return _NOTHING
    if not is_complete or not _is_syllable(word):
        return Evidence(0, 1, 0, 0)
    is_known = bool(vocabulary.hits(word))
    is_telling = is_known and any(letter in _SIGNS for letter in source.strip("«»"))
    return Evidence(1, 0, int(is_known), int(is_telling))


@lru_cache(maxsize=65536)
def _is_syllable(word: str) -> bool:
    return is_syllable(word)


def _says_nothing(word: str) -> bool:
    """Tell whether a word speaks neither for nor against a reading.

    So do plain Latin, abbreviations such as QĐ, and headings that are typed as one word ("MãXã").
    """
    if word.isascii():
        return True
    are_capitals = all("A" <= letter <= "Z" or letter in _IN_ABBREVIATIONS for letter in word)
    parts = "".join(f" {letter}" if letter.isupper() else letter for letter in word).split()
    are_joined = 1 < len(parts) < len(word) and all(map(_is_syllable, parts))
    return are_joined or (are_capitals and not _is_syllable(word))


def legacy_of_texts(texts: Iterable[str], vocabulary: Vocabulary) -> Legacy | None:
    """Tell in which legacy encoding texts are that were read as Unicode; None when they are right as they stand.

    They must be sound under it and gain words by it, more than chance gives: see `gains`.
    """
    accented = [text for text in texts if not text.isascii()]
    words = accented_words(accented)
    if not words or not are_latin(accented):
        return None
    own = as_it_stands(words, vocabulary)
    read = {legacy: as_if(words, legacy, vocabulary) for legacy in SURFACES}
    best, second = sorted(SURFACES, key=lambda one: (-read[one].valid, -read[one].known))[:2]
    is_clear = read[best].is_sound and read[best] != read[second]
    return best if is_clear and gains(own, read[best]) else None


def gains(own: Evidence, read: Evidence) -> bool:
    """Tell whether a reading gives more Vietnamese words than the text has as it stands.

    One is enough when nothing else explains it, two when one of them is ours, any three.
    """
    more = read.valid - own.valid
    return more > 2 or (more == 2 and read.known > own.known) or (more == 1 and read.telling > 0)


class Amid(NamedTuple):
    """Texts of a sheet in Unicode that are in a legacy encoding all the same."""

    legacy: Legacy
    texts: frozenset[str]


def amid_unicode(texts: Iterable[str], vocabulary: Vocabulary) -> Amid | None:
    """Find the texts that are in a legacy encoding beyond doubt among others in Unicode.

    Few words of theirs are Vietnamese as they stand and every one is when turned. None when they are few, or when any
    other text would be Vietnamese both ways: then nobody can say how that one is meant.
    """
    latin = frozenset(text for text in texts if not text.isascii() and are_latin([text]))
    for legacy in SURFACES:
        sure = frozenset(text for text in latin if _is_only_under(text, legacy, vocabulary))
        if len(sure) >= _SEVERAL and legacy_of_texts(sure, vocabulary) is legacy:
            is_open = any(_is_either(text, legacy, vocabulary) for text in latin - sure)
            return None if is_open else Amid(legacy, sure)
    return None


def _is_only_under(text: str, legacy: Legacy, vocabulary: Vocabulary) -> bool:
    words = accented_words([text])
    own, read = as_it_stands(words, vocabulary), as_if(words, legacy, vocabulary)
    return read.invalid == 0 and read.valid > 2 * own.valid


def _is_either(text: str, legacy: Legacy, vocabulary: Vocabulary) -> bool:
    words = accented_words([text])
    own, read = as_it_stands(words, vocabulary), as_if(words, legacy, vocabulary)
    are_alike = own.valid > 0 and read.valid > 0 and own.invalid == read.invalid and own.known <= read.known
    return are_alike and restored(text, legacy) != text


def is_legacy_amid_unicode(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether one text is in a legacy encoding beyond doubt: by several words, one of them ours, or by signs."""
    legacy = legacy_of_texts([text], vocabulary)
    return legacy is not None and _is_only_under(text, legacy, vocabulary)
