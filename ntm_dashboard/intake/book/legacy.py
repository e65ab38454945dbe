"""The encodings from before Unicode that Vietnamese offices still send: TCVN3 (ABC, .VnTime) and VNI."""

import json
import unicodedata
from enum import StrEnum
from functools import cache
from importlib.resources import files

_TONES = "\u0300\u0301\u0303\u0309\u0323"


class Legacy(StrEnum):
    """An encoding from before Unicode. The value is how it is named to people."""

    CP1258 = "Windows-1258"
    TCVN3 = "TCVN3"
    VNI = "VNI"


def decoded(raw: bytes, legacy: Legacy) -> str:
    """Turn bytes of a legacy encoding into composed Vietnamese text. Bytes without a letter become U+FFFD."""
    if legacy is Legacy.CP1258:
        return unicodedata.normalize("NFC", raw.decode("cp1258", errors="replace"))
    return _replaced(raw.decode("latin-1"), legacy).translate(_typographic_signs())


def restored(text: str, legacy: Legacy) -> str | None:
    """Turn text whose legacy bytes were taken for Latin letters into Vietnamese; None when it holds other letters.

    The bytes may have been taken for Windows-1252 or for Windows-1258, where some became combining marks.
    """
    raw = _latin_bytes(text) or _vietnamese_windows_bytes(text)
    return None if raw is None else decoded(raw, legacy)


def _latin_bytes(text: str) -> bytes | None:
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return None


def _vietnamese_windows_bytes(text: str) -> bytes | None:
    try:
        return b"".join(_byte_of(letter) for letter in text)
    except UnicodeEncodeError:
        return None


@cache
def _byte_of(letter: str) -> bytes:
    """Give the Windows-1258 bytes of a letter; a composed one is taken apart into its base and its tone."""
    try:
        return letter.encode("cp1258")
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", letter)
        tones = "".join(part for part in parts if part in _TONES)
        if not tones:
            raise
        base = "".join(part for part in parts if part not in _TONES)
        return (unicodedata.normalize("NFC", base) + tones).encode("cp1258")


def _replaced(text: str, legacy: Legacy) -> str:
    table = _table(legacy)
    letters: list[str] = []
    place = 0
    while place < len(text):
        pair = table.get(text[place : place + 2]) if len(text) > place + 1 else None
        letters.append(pair or table.get(text[place], text[place]))
        place += 2 if pair else 1
    return "".join(letters)


@cache
def _table(legacy: Legacy) -> dict[str, str]:
    """Give the letters by the Latin characters that their bytes stand for."""
    source = (files("ntm_dashboard.intake.book") / "legacy_encodings.json").read_text(encoding="utf-8")
    letters: dict[str, dict[str, str]] = json.loads(source)
    return {bytes.fromhex(code).decode("latin-1"): letter for letter, code in letters[legacy.value.lower()].items()}


@cache
def _typographic_signs() -> dict[int, str]:
    """Give the dashes and quotation marks that Windows put where Latin-1 has control codes."""
    codes = (code for code in range(0x80, 0xA0) if code not in {0x81, 0x8D, 0x8F, 0x90, 0x9D})
    return {code: bytes([code]).decode("cp1252") for code in codes}
