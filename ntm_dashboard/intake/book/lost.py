"""Words that lost their accented letters on the way: garbled ones, and question marks in their place.

A word that is a syllable as it stands is never taken for garbled, so correct Unicode cannot be.
"""

import re
from functools import lru_cache

from ntm_dashboard.intake.book.evidence import accented_words
from ntm_dashboard.intake.book.legacy import are_latin
from ntm_dashboard.intake.book.syllables import is_syllable, with_lost_letters

_WRONGLY_READ_AS = ("cp1252", "latin-1", "cp1258", "mac_roman")
_CHUNK = re.compile(r"[^ \t\r\n]*[^\x00-\x7f \t\r\n][^ \t\r\n]*")
_LETTERS = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"\S*(?:://|www\.|\.\w{2,}/|\?\w+=)\S*", re.IGNORECASE)
_WITH_GAPS = re.compile(r"(?:[^\W\d_]|\?)*(?:[^\W\d_]\?+[^\W\d_]|\?{2}[^\W\d_]|\?[^\W\d_])(?:[^\W\d_]|\?)*")


def as_meant(text: str) -> str | None:
    """Give the text as it was before its UTF-8 bytes were taken for other letters; None when they were not."""
    if text.isascii():
        return None
    right = _CHUNK.sub(lambda match: _chunk_as_meant(match[0]), text)
    return right if right != text else None


@lru_cache(maxsize=16384)
def _chunk_as_meant(chunk: str) -> str:
    own = [word for word in _LETTERS.findall(chunk) if not word.isascii()]
    if own and all(map(is_syllable, own)):
        return chunk
    for codec in _WRONGLY_READ_AS:
        once = _read_again(chunk, codec)
        for right in (once, _read_again(once, codec) if once else None):
            if right is not None and _is_vietnamese(right):
                return right
    return chunk


def _is_vietnamese(text: str) -> bool:
    words = accented_words([text])
    return bool(words) and all(map(is_syllable, words))


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


def lost_words(text: str) -> frozenset[str]:
    """Find words within which accented letters have become question marks ("huy?n", "??nh").

    A question mark after a word asks. A text with letters that a Western code page lacks has lost none to it.
    """
    if "?" not in text or not are_latin([text]):
        return frozenset()
    words = {match[0].lower() for match in _WITH_GAPS.finditer(_ADDRESS.sub(" ", text))}
    return frozenset(word for word in words if _is_lost(word))


def _is_lost(word: str) -> bool:
    """Tell whether a word is what is left of a syllable, and not one syllable, or a stray sign before one."""
    plain = word.rstrip("?") if not word.startswith("?") else word
    return any(form in with_lost_letters() for form in (word, plain)) and not is_syllable(word.strip("?"))
