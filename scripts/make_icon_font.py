"""Make the icon font that browsers get in place of Streamlit's: the signs that Streamlit's scripts and our pages name.

Run with the development requirements; again after an update of Streamlit (`tests/web/test_lighter_fonts.py` tells).
"""

import io
import re
from collections.abc import Iterable
from pathlib import Path

import streamlit
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from ntm_dashboard.web.lighter_fonts import ICONS

STREAMLIT = Path(streamlit.__file__).parent
OURS = Path(__file__).parent.parent / "ntm_dashboard"
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_ "
_QUOTED = re.compile(r"""["'`]([a-z0-9_]{2,40})["'`]""")
_DRAWER = "DynamicIcon"
"""The part of Streamlit that draws icons: a script that does not name it shows none of its own."""
_NAMED = re.compile(r":material/([a-z0-9_]+):")


def icons_named() -> set[str]:
    """Give every word that may name an icon: the short words between quotes in scripts that draw icons among them."""
    scripts, sources = _scripts_with_icons(), [*STREAMLIT.rglob("*.py"), *OURS.rglob("*.py")]
    return set(_found(scripts, _QUOTED, _NAMED)) | set(_found(sources, _NAMED))


def _scripts_with_icons() -> list[Path]:
    scripts = [(file, file.read_text(encoding="utf-8")) for file in (STREAMLIT / "static").rglob("*.js")]
    return [file for file, text in scripts if _DRAWER in text or _NAMED.search(text)]


def icons_of(font: TTFont) -> dict[str, str]:
    """Give the glyph of each icon of a font by its name, which is written as letters and drawn as one sign."""
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items() if code < 128}
    found: dict[str, str] = {}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in (getattr(one, "ExtSubTable", one) for one in lookup.SubTable):
            for first, ligatures in getattr(table, "ligatures", {}).items():
                for one in ligatures:
                    found["".join(letters.get(part, "?") for part in (first, *one.Component))] = one.LigGlyph
    return found


def source() -> Path:
    """Give Streamlit's own font."""
    return next((STREAMLIT / "static").rglob("MaterialSymbols-Rounded*.woff2"))


def main() -> None:
    """Write the font."""
    font = TTFont(source(), recalcTimestamp=False)
    glyphs, letters = icons_of(font), font.getBestCmap()
    options = Options(hinting=False, name_IDs=["*"], layout_features=["*"], layout_closure=False)
    cutter = Subsetter(options)
    named = icons_named()
    kept = [glyph for name, glyph in glyphs.items() if name in named]
    cutter.populate(glyphs=[*kept, *(letters[ord(letter)] for letter in LETTERS if ord(letter) in letters)])
    cutter.subset(font)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    ICONS.write_bytes(out.getvalue())


def _found(files: Iterable[Path], *patterns: re.Pattern[str]) -> Iterable[str]:
    for file in files:
        text = file.read_text(encoding="utf-8", errors="replace")
        for pattern in patterns:
            yield from pattern.findall(text)


if __name__ == "__main__":
    main()
