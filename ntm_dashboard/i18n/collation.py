"""The order of names in Vietnamese, which the order of code points is not (it puts Đ and Ấ after Z)."""

import unicodedata

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"
"""The signs of huyền, hỏi, ngã, sắc, nặng: the order of dictionaries, after no tone."""
_PLACES = {letter: place for place, letter in enumerate(ALPHABET)}

Order = tuple[tuple[tuple[tuple[int, int, str], ...], tuple[int, ...]], ...]


def name_order(name: str) -> Order:
    """Give what names are sorted by: word by word the letters (a ă â … d đ …), then the tones; case does not matter.

    Digits stand before letters; what is neither stands before both.
    """
    return tuple(_word(word) for word in unicodedata.normalize("NFC", name).casefold().split())


def _word(word: str) -> tuple[tuple[tuple[int, int, str], ...], tuple[int, ...]]:
    split = [_split(letter) for letter in word]
    return tuple(_letter(letter) for letter, _tone in split), tuple(tone for _letter, tone in split)


def _split(letter: str) -> tuple[str, int]:
    """Take the tone off a letter: ậ is â and the fifth tone."""
    parts = unicodedata.normalize("NFD", letter)
    tones = [_TONES.index(part) + 1 for part in parts if part in _TONES]
    bare = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
    return bare, tones[0] if tones else 0


def _letter(letter: str) -> tuple[int, int, str]:
    """Give the rank of a letter: signs, digits, letters of the alphabet, other letters."""
    if letter in _PLACES:
        return 2, _PLACES[letter], ""
    return (3 if letter.isalpha() else 1 if letter.isdigit() else 0), 0, letter
