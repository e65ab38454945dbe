"""Make the font files of ntm_dashboard/exports/fonts: subsets of Be Vietnam Pro with the letters of our texts.

Run with `pip install fontpkg-be-vietnam-pro==1.2 brotli` beside the development requirements.
"""

import io
import unicodedata
from importlib.resources import files
from itertools import product
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TARGET = Path(__file__).parent.parent / "ntm_dashboard" / "exports" / "fonts"
WEIGHTS = ("Regular", "SemiBold", "Bold")
VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
PUNCTUATION = "\u00a0–—‘’“”…·•×÷±≤≥−≈²³°€%‰«»©®"


def letters() -> str:
    """Give every character that the subset carries."""
    vietnamese = {unicodedata.normalize("NFC", vowel + tone) for vowel, tone in product(VOWELS, TONES)} | {"đ"}
    ascii_letters = {chr(code) for code in range(0x20, 0x7F)}
    latin = {chr(code) for code in range(0xC0, 0x100)}
    small = vietnamese | ascii_letters | latin
    return "".join(sorted(small | {letter.upper() for letter in vietnamese} | set(PUNCTUATION)))


def subset(source: bytes, flavour: str | None) -> bytes:
    """Cut a font down to our letters; copyright and licence names stay in it."""
    font = TTFont(io.BytesIO(source), recalcTimestamp=False)
    options = Options(hinting=False, name_IDs=["*"], layout_features=["kern", "mark", "mkmk", "tnum", "ccmp", "locl"])
    cutter = Subsetter(options)
    cutter.populate(text=letters())
    cutter.subset(font)
    font.flavor = flavour
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def main() -> None:
    """Write the woff2 and ttf files and the licence."""
    package = files("fontpkg_be_vietnam_pro")
    for weight in WEIGHTS:
        source = (package / "files" / f"BeVietnamPro-{weight}.ttf").read_bytes()
        (TARGET / f"BeVietnamPro-{weight}.woff2").write_bytes(subset(source, "woff2"))
        (TARGET / f"BeVietnamPro-{weight}.ttf").write_bytes(subset(source, None))
    (TARGET / "OFL.txt").write_bytes((package / "LICENSE").read_bytes())


if __name__ == "__main__":
    main()
