"""The encodings from before Unicode that Vietnamese offices still send: TCVN3 (ABC, .VnTime) and VNI."""

import json
import unicodedata
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from importlib.resources import files

_ONLY_IN_1258 = frozenset("ĂăĐđƠơƯư₫\u0300\u0301\u0303\u0309\u0323")
_NOT_IN_1258 = frozenset("ÃÌÐÒÕÝÞãìðòõýþ")


class Legacy(StrEnum):
    """An encoding from before Unicode. The value is how it is named to people."""

    CP1258 = "Windows-1258"
    TCVN3 = "TCVN3"
    VNI = "VNI"


def decoded(raw: bytes, legacy: Legacy) -> str:
    """Turn bytes of a legacy encoding into composed Vietnamese text. Bytes without a letter become U+FFFD."""
    if legacy is Legacy.CP1258:
        return unicodedata.normalize("NFC", raw.decode("cp1258", errors="replace"))
    return restored(raw.decode("latin-1"), legacy).translate(typographic_signs())


def encoded(text: str, legacy: Legacy) -> bytes | None:
    """Turn Vietnamese text into bytes of a legacy encoding; None where it has no letters for it."""
    written = unicodedata.normalize("NFC", text)
    letters = map(_as_1258, written) if legacy is Legacy.CP1258 else map(_codes(legacy).get, written, written)
    try:
        raw = "".join(letters).encode("cp1258" if legacy is Legacy.CP1258 else "latin-1")
    except UnicodeEncodeError:
        return None
    return raw if decoded(raw, legacy) == written else None


def _as_1258(letter: str) -> str:
    """Write a letter as Windows-1258 has it: its vowel, then its tone, where there is no letter for both."""
    if letter.encode("cp1258", errors="ignore"):
        return letter
    parts = unicodedata.normalize("NFD", letter)
    tones = "".join(part for part in parts if part in _ONLY_IN_1258)
    return unicodedata.normalize("NFC", "".join(part for part in parts if part not in _ONLY_IN_1258)) + tones


@cache
def _codes(legacy: Legacy) -> dict[str, str]:
    """Give the Latin characters that stand for each letter."""
    return {letter: code for code, letter in reversed(_table(legacy).items())}


def are_latin(texts: Iterable[str]) -> bool:
    """Tell whether texts hold no letters but those for which Windows takes legacy bytes, Western or Vietnamese.

    A letter that only Unicode has, or letters of both code pages side by side, show that the texts are in Unicode.
    """
    letters = {letter for text in texts for letter in text if letter > "\x7f"}
    others = {letter for letter in letters - _ONLY_IN_1258 if letter > "\xff" and _is_letter(letter)}
    return not others and not (letters & _ONLY_IN_1258 and letters & _NOT_IN_1258)


def _is_letter(letter: str) -> bool:
    return letter.isalpha() or unicodedata.combining(letter) > 0


def restored(text: str, legacy: Legacy) -> str:
    """Turn text whose legacy bytes were taken for Latin letters into Vietnamese; other characters stay as they are.

    The bytes may have been taken for Windows-1252 or for Windows-1258, where some became combining marks.
    """
    latin = _latin(text)
    if legacy is Legacy.CP1258:
        return unicodedata.normalize("NFC", "".join(map(_read_as_1258, latin)))
    return "".join(letter or source for source, letter in _letters(latin, _table(legacy)))


def are_all_letters_of(text: str, legacy: Legacy) -> bool:
    """Tell whether the encoding has a letter for everything in a text that is not plain Latin."""
    if legacy is Legacy.CP1258:
        return True
    return all(letter or source.isascii() for source, letter in _letters(_latin(text), _table(legacy)))


def _latin(text: str) -> str:
    """Give the Latin-1 letters of the bytes that were taken for letters of Windows-1258; others stay."""
    if _ONLY_IN_1258.isdisjoint(text):
        return text
    return "".join(map(_byte_of_1258, text))


@cache
def _byte_of_1258(letter: str) -> str:
    is_letter = letter in _ONLY_IN_1258 or "\x7f" < letter <= "\xff"
    return letter.encode("cp1258", errors="ignore").decode("latin-1") or letter if is_letter else letter


@cache
def _read_as_1258(letter: str) -> str:
    is_letter = "\xbf" < letter <= "\xff"
    return letter.encode("latin-1").decode("cp1258", errors="replace") if is_letter else letter


def _letters(text: str, table: dict[str, str]) -> Iterator[tuple[str, str | None]]:
    """Give each character, or pair of characters, of a text with the letter that it stands for."""
    place = 0
    while place < len(text):
        pair = text[place : place + 2]
        if len(pair) == 2 and pair in table:
            yield pair, table[pair]
            place += 2
        else:
            yield text[place], table.get(text[place])
            place += 1


@cache
def _table(legacy: Legacy) -> dict[str, str]:
    """Give the letters by the Latin characters that their bytes stand for; the case of a VNI mark does not matter."""
    source = (files("ntm_dashboard.intake.book") / "legacy_encodings.json").read_text(encoding="utf-8")
    letters: dict[str, dict[str, str]] = json.loads(source)
    table = {bytes.fromhex(code).decode("latin-1"): letter for letter, code in letters[legacy.value.lower()].items()}
    pairs = {code[0] + code[1].swapcase(): letter for code, letter in table.items() if len(code) == 2}
    return pairs | table


@cache
def typographic_signs() -> dict[int, str]:
    """Give the dashes and quotation marks that Windows put where Latin-1 has control codes."""
    codes = (code for code in range(0x80, 0xA0) if code not in {0x81, 0x8D, 0x8F, 0x90, 0x9D})
    return {code: bytes([code]).decode("cp1252") for code in codes}
