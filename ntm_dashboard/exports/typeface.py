"""The fonts that our files carry and are typeset with: subsets of Be Vietnam Pro (SIL Open Font License beside)."""

import base64
import io
import struct
import unicodedata
from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import Any

import typst
from PIL import ImageFont

_MEASURED_AT = 1000
"""The size at which texts are measured: no hinting changes widths there."""
WEIGHTS = {"Regular": 400, "SemiBold": 600, "Bold": 700}


@cache
def font_bytes(weight: str, ending: str) -> bytes:
    """Give a font file: weight `Regular`, `SemiBold` or `Bold`, ending `woff2` or `ttf`."""
    return (files("ntm_dashboard.exports") / "fonts" / f"BeVietnamPro-{weight}.{ending}").read_bytes()


@cache
def font_faces(weights: tuple[str, ...] = tuple(WEIGHTS)) -> str:
    """Give the CSS that carries the fonts within a page, so that it needs no network."""
    return "".join(
        '@font-face{font-family:"Be Vietnam Pro";font-weight:'
        f"{WEIGHTS[weight]};src:url(data:font/woff2;base64,{_encoded(weight)}) format('woff2')}}"
        for weight in weights
    )


def _encoded(weight: str) -> str:
    return base64.b64encode(font_bytes(weight, "woff2")).decode("ascii")


@lru_cache(10_000)
def width_of(text: str, weight: str = "Regular") -> float:
    """Give how wide a text is on one line, as a share of its size."""
    return _measure(weight).getlength(text) / _MEASURED_AT


@cache
def _measure(weight: str) -> ImageFont.FreeTypeFont:
    font = io.BytesIO(font_bytes(weight, "ttf"))
    return ImageFont.truetype(font, _MEASURED_AT, layout_engine=ImageFont.Layout.BASIC)


@cache
def letters() -> frozenset[int]:
    """Give the code points that the fonts draw; the three weights draw the same."""
    font = font_bytes("Regular", "ttf")
    start = next(offset for tag, offset in _tables(font) if tag == b"cmap")
    subtables = [struct.unpack_from(">HHI", font, start + 4 + 8 * place) for place in range(_short(font, start + 2))]
    places = (start + offset for platform, _encoding, offset in subtables if platform == 3)
    return frozenset(code for place in places if _short(font, place) == 4 for code in _mapped(font, place))


def typeset(sources: Any, **asked: Any) -> bytes:
    """Compile a form of typst with our fonts alone, so that every machine makes the same bytes."""
    with as_file(files("ntm_dashboard.exports") / "fonts") as folder:
        made: Any = typst.compile(sources, font_paths=[str(folder)], ignore_system_fonts=True, **asked)
    return bytes(made)


def drawable(text: str) -> str:
    """Put letters that the fonts draw in place of those that they do not: the compatible ones, else a question mark."""
    return "".join(letter if ord(letter) in letters() else _instead_of(letter) for letter in text)


def _instead_of(letter: str) -> str:
    if unicodedata.category(letter) in {"Cf", "Mn", "Me"}:
        return ""
    compatible = unicodedata.normalize("NFKC", letter)
    is_drawn = compatible.isalnum() and all(ord(one) in letters() for one in compatible)
    return compatible if is_drawn else " " if letter.isspace() else "?"


def _tables(font: bytes) -> list[tuple[bytes, int]]:
    entries = [struct.unpack_from(">4sIII", font, 12 + 16 * place) for place in range(_short(font, 4))]
    return [(tag, offset) for tag, _checksum, offset, _length in entries]


def _mapped(font: bytes, place: int) -> list[int]:
    """Read a subtable of format 4: pieces of code points with the number of the glyph of each."""
    count = _short(font, place + 6) // 2
    ends, starts = place + 14, place + 16 + 2 * count
    pieces = [(_short(font, starts + 2 * one), _short(font, ends + 2 * one)) for one in range(count)]
    return [code for first, last in pieces for code in range(first, last + 1) if code != 0xFFFF]


def _short(font: bytes, place: int) -> int:
    return int.from_bytes(font[place : place + 2], "big")
