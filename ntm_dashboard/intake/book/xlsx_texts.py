"""The texts of an XLSX file, run by run, with the fonts in which letters stand for others."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from ntm_dashboard.intake.book.fonts import special
from ntm_dashboard.intake.book.package import attribute, local_name
from ntm_dashboard.intake.grid import Cell

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def rich_text(item: Element) -> Cell:
    """Join the runs of a text, without its phonetic reading; runs with a font of their own keep it."""
    texts: list[str] = []
    fonts: list[tuple[int, str | None]] = []
    place = 0
    for run, font in _runs(item):
        texts.append(unescaped(run.text or ""))
        fonts.append((place, font))
        place += len(texts[-1])
    return Cell("".join(texts), fonts=tuple(fonts) if any(font for _, font in fonts) else ())


def unescaped(text: str) -> str:
    """Give a text with the characters that XML cannot hold, which Excel writes as _x000D_."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


def _runs(item: Element, font: str | None = None) -> Iterator[tuple[Element, str | None]]:
    """Give the texts of an item, each with the special font of its run; None where it has that of the cell."""
    for child in item:
        name = local_name(child.tag)
        if name == "t":
            yield child, font
        elif name == "r":
            yield from _runs(child, _font_of_run(child))


def _font_of_run(run: Element) -> str | None:
    names = [attribute(font, "val") for font in run.iter() if local_name(font.tag) == "rFont"]
    return special(names[0]) if names else None


def font_of_style(font: Element) -> str:
    """Give the special font that an entry of the list of fonts names; "" for any other."""
    return special(next((attribute(child, "val") for child in font if local_name(child.tag) == "name"), ""))
