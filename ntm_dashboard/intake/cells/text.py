"""Text as offices type it, brought to one form for comparing; what people read is kept as it is."""

import re
import unicodedata
from functools import lru_cache

from ntm_dashboard.domain.neutral_text import restored
from ntm_dashboard.domain.turning_signs import TURNING
from ntm_dashboard.intake.outcome.budget import spend

_INVISIBLE = dict.fromkeys(
    [0xAD, 0x61C, 0x180E, 0x2060, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
_LOOKALIKES = str.maketrans({"Ð": "Đ", "ð": "đ", "Ɖ": "Đ"})
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_LONGEST_HEADING = 300
_LETTERS_A_STEP = 100
_CONTROL = re.compile(rf"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{TURNING}]")
_UNSEEN_AROUND = r"[\s\u061c\u200e\u200f\ufeff]+"
_AROUND = re.compile(rf"^{_UNSEEN_AROUND}|{_UNSEEN_AROUND}$")
_FORMULA_START = re.compile(r"^[=@]")
_SIGNED_CALL = re.compile(r"^[+\-](?:[^\s\d].*[(|!]|.*\|.*!)", re.DOTALL)
_QUALITY_AFTER_TONE = re.compile("([\u0300\u0301\u0303\u0309])([\u0302\u0306\u031b])")
_QUOTED_AS_FORMULA = re.compile(r'^="([^"=]*)"$')
_QUOTED = re.compile(r'^"([^"]*)"$')


def composed(text: str) -> str:
    """Give the text in NFC, also where a tone was typed before the mark of its vowel."""
    spend(1 + len(text) // _LETTERS_A_STEP)
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFC", text)
    if _QUALITY_AFTER_TONE.search(parts := unicodedata.normalize("NFD", plain)) is None:
        return plain
    return unicodedata.normalize("NFC", _QUALITY_AFTER_TONE.sub(r"\2\1", parts))


def cleaned(text: str) -> str:
    """Give what a person typed: composed letters, without invisible marks and surrounding space."""
    if text.isascii() and "\r" not in text:
        spend(1 + len(text) // _LETTERS_A_STEP)
        return text.strip()
    plain = composed(text.translate(_INVISIBLE)).replace("\u00a0", " ")
    return plain.replace("\r\n", "\n").replace("\r", "\n").strip()


def typed(text: str) -> str:
    """Give what a person typed into a cell of a closed form, without the tricks that keep it text in a spreadsheet."""
    return cleaned(unquoted(text))


def note_text(text: str) -> str:
    """Give a free text but for NFC, line ends, what is not seen around it, and the neutralising of our own exports."""
    plain = composed(text).replace("\r\n", "\n").replace("\r", "\n")
    return restored(_AROUND.sub("", plain))


def lowered(text: str) -> str:
    """Give the text in compatible letters, lower case and single spaces, its tones where they were typed."""
    return _lowered_short(text) if len(text) <= _LONGEST_HEADING else _lowered(text)


def _lowered(text: str) -> str:
    plain = unicodedata.normalize("NFKC", composed(text.translate(_INVISIBLE)))
    return " ".join(plain.translate(_LOOKALIKES).casefold().split())


def compared(text: str) -> str:
    """Give the form in which texts are compared: `lowered`, with one place for tones (hoà is hòa)."""
    return _compared_short(text) if len(text) <= _LONGEST_HEADING else _compared(text)


def _compared(text: str) -> str:
    return " ".join(_one_tone_place(word) for word in lowered(text).split())


def folded(text: str) -> str:
    """Give the comparable form without diacritics ("Xã Phước Hưng" → "xa phuoc hung")."""
    return _folded_short(text) if len(text) <= _LONGEST_HEADING else _folded(text)


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", compared(text)).replace("đ", "d")
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


_lowered_short = lru_cache(maxsize=16384)(_lowered)
_compared_short = lru_cache(maxsize=16384)(_compared)
_folded_short = lru_cache(maxsize=16384)(_folded)


def words_only(text: str) -> str:
    """Give the folded words and digits with single spaces, for recognising headings; of a long text its beginning."""
    return _words_of(text[:_LONGEST_HEADING])


def spelling_key(text: str) -> str:
    """Give what the spellings of a term have in common: its words, folded; of one without words its signs."""
    return words_only(text) or folded(cleaned(text))


@lru_cache(maxsize=8192)
def _words_of(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", folded(text)))


def has_control_characters(text: str) -> bool:
    """Tell whether characters stand in it that no keyboard types, or that turn the direction of what is read.

    Marks before or after the text, as Word and chat programs leave them, turn nothing and are left out with the spaces.
    """
    return _CONTROL.search(text) is not None and _CONTROL.search(_AROUND.sub("", text)) is not None


def is_formula(text: str) -> bool:
    """Tell whether a spreadsheet would take the text for a formula (the trick `="29464"` is none)."""
    if _QUOTED_AS_FORMULA.match(text.strip()):
        return False
    plain = unicodedata.normalize("NFKC", text.translate(_INVISIBLE)).strip()
    return bool(_FORMULA_START.match(plain) or _SIGNED_CALL.match(plain))


def unquoted(text: str) -> str:
    """Give the text that Excel's trick `="29464"`, a leading apostrophe or quotation marks keep as text."""
    plain = text.strip()
    if match := _QUOTED_AS_FORMULA.match(plain) or _QUOTED.match(plain):
        return match.group(1)
    return plain.removeprefix("'").removeprefix("’")


def _one_tone_place(word: str) -> str:
    """Put the tone of a word at its end, so that hoà and hòa are the same."""
    decomposed = unicodedata.normalize("NFD", word)
    tones = "".join(letter for letter in decomposed if letter in _TONES)
    bare = "".join(letter for letter in decomposed if letter not in _TONES)
    return unicodedata.normalize("NFC", bare) + tones


_PATH = re.compile(
    r"^[/~]|\\|(?:^|[/])\.\.(?:[/]|$)|^[A-Za-z]:|://|^(?:javascript|vbscript|data|file|mailto):", re.IGNORECASE
)


def is_dossier_number(text: str) -> bool:
    """Tell whether a text may be the number of a dossier: anything short that is no path and no link."""
    return len(text) <= 120 and "\n" not in text and not _PATH.search(text)
