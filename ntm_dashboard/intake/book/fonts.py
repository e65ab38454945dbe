"""What the name of a font says of the text in it: TCVN3 or VNI letters, or signs such as ticks.

Such fonts show other letters than those that are stored. Of all other fonts nothing is kept.
"""

import re
from collections.abc import Iterator
from functools import cache

from ntm_dashboard.intake.book.legacy import Legacy
from ntm_dashboard.intake.grid import Cell, CellKind

_TCVN3 = re.compile(r"\.vn\w", re.IGNORECASE)
_VNI = re.compile(r"vni[- ]", re.IGNORECASE)
_SMALL_NAMES_OF_CAPITALS = (".vntimeh", ".vnarialh", ".vnarial narrowh", ".vnavanth", ".vnhelvetinsh")
_PRIVATE = 0xF000

_SIGNS = {
    "wingdings": {"ü": "✓", "û": "✗", "þ": "☑", "ý": "☒", "x": "☒", "o": "☐", "¨": "☐", "q": "☐"},
    "wingdings 2": {"P": "✓", "O": "✗", "R": "☑", "Q": "☒", "S": "☒", "T": "☒", "£": "☐"},
    "webdings": {"a": "✓", "r": "✗", "c": "☐"},
    "marlett": {"a": "✓", "b": "✓", "r": "✗"},
    "symbol": {"Ö": "√", "³": "≥", "£": "≤", "´": "×", "-": "−", "¹": "≠", "»": "≈"},
}
"""The signs that the symbol fonts of Windows show for stored letters, as far as forms have them."""


def special(font: str) -> str:
    """Give the name of a font that shows other letters than are stored; "" for any other."""
    name = font.strip()
    return name if legacy_of(name) or name.lower() in _SIGNS else ""


@cache
def legacy_of(font: str) -> Legacy | None:
    """Tell the encoding of the text in a font: .VnTime and its family are TCVN3, VNI-Times and its family VNI."""
    if _TCVN3.match(font):
        return Legacy.TCVN3
    return Legacy.VNI if _VNI.match(font) else None


def shows_capitals(font: str) -> bool:
    """Tell whether a TCVN3 font shows small letters as capitals (.VnTimeH); the encoding itself has few capitals."""
    return legacy_of(font) is Legacy.TCVN3 and (font.endswith("H") or font.lower() in _SMALL_NAMES_OF_CAPITALS)


def signs_shown(text: str, font: str) -> str:
    """Give the signs that a symbol font shows for a text; the text itself when it holds others than known signs."""
    signs = _SIGNS.get(font.lower())
    if signs is None:
        return text
    stored = [" " if letter.isspace() else _stored(letter) for letter in text]
    is_known = all(letter == " " or letter in signs or letter in signs.values() for letter in stored)
    return "".join(signs.get(letter, letter) for letter in stored) if is_known else text


def _stored(letter: str) -> str:
    """Give the byte of a letter that Word and Excel may keep in the private area of Unicode for a symbol font."""
    return chr(ord(letter) - _PRIVATE) if _PRIVATE < ord(letter) <= _PRIVATE + 0xFF else letter


def in_font(cell: Cell, font: str) -> Cell:
    """Note the font of a cell of text; parts of it that have a font of their own keep that."""
    if cell.kind is not CellKind.TEXT or not (font or cell.fonts):
        return cell
    fonts = tuple((start, font if own is None else own) for start, own in cell.fonts) or ((0, font),)
    return cell._replace(fonts=fonts if any(own for _, own in fonts) else ())


def parts_of(cell: Cell) -> Iterator[tuple[str, str]]:
    """Give the parts of a text, each with the special font that it stands in, "" for an ordinary one."""
    if not cell.fonts:
        yield cell.text, ""
        return
    starts = [start for start, _ in cell.fonts]
    if starts[0] > 0:
        yield cell.text[: starts[0]], ""
    for (start, font), end in zip(cell.fonts, [*starts[1:], len(cell.text)], strict=True):
        yield cell.text[start:end], font or ""
