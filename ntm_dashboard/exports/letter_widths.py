"""How wide a text is in Times New Roman, the font of official papers, where no font is at hand to ask.

The widths are those of the font's own metrics, in thousandths of the size; accents do not change them.
"""

import unicodedata
from collections.abc import Callable

from ntm_dashboard.exports.plain import plain

REGULAR = {
    180: "'",
    200: "|",
    250: " ,.\N{NO-BREAK SPACE}",
    278: "ijlt/:;\\",
    333: "frI!()-[]`‘’·",
    389: "sJ",
    400: "°",
    408: '"',
    444: "acez?“”",
    469: "^",
    480: "{}",
    500: "0123456789bdghknopquvxy#$*_đ–",
    529: "ơ",
    541: "~",
    542: "ư",
    549: "≥≤",
    556: "FPS",
    564: "+<=>×−",
    611: "ELTZ",
    667: "BCR",
    722: "wADGHKNOQUVXYƠĐ",
    776: "Ư",
    778: "m&",
    833: "%",
    889: "M",
    921: "@",
    944: "W",
    1000: "—…",
}
BOLD = {
    220: "|",
    250: " ,.\N{NO-BREAK SPACE}",
    278: "il'/\\",
    333: "fjt!()-:;[]`‘’·",
    389: "sI",
    394: "{}",
    400: "°",
    444: "cerz",
    500: "0123456789agovxyJ#$*?_–“”",
    520: "~",
    549: "≥≤",
    554: "ơ",
    555: '"',
    556: "bdhknpquSđ",
    570: "+<=>×−",
    581: "^",
    600: "ư",
    611: "FP",
    667: "BELTZ",
    722: "wACDNRUVXYĐ",
    778: "GHKOQƠ",
    796: "Ư",
    833: "m&",
    930: "@",
    944: "M",
    1000: "W%—…",
}
UNKNOWN = 1000
"""The width of a letter that is not listed: as wide as any, so that nothing is taken for narrower than it is."""
HORN = "\N{COMBINING HORN}"
EMU_OF_A_POINT = 12_700
_WIDTHS = {
    is_bold: {letter: width for width, letters in given.items() for letter in letters}
    for is_bold, given in ((False, REGULAR), (True, BOLD))
}


def width_of(text: object, *, points: float, bold: bool = False) -> int:
    """Give the width of a text on one line, in EMU."""
    widths = _WIDTHS[bold]
    return int(sum(widths.get(_bare(letter), UNKNOWN) for letter in plain(text)) * points * EMU_OF_A_POINT / 1000)


def balanced(text: str, *, width: float, points: float, bold: bool = False) -> list[str]:
    """Break a text at its spaces into the fewest lines that fit, about equally long; a longer word stands alone."""

    def wide(line: str) -> int:
        return width_of(line, points=points, bold=bold)

    fewest = _filled(text.split(" "), wide, width)
    words = sorted({wide(" ".join(fewest)) * part // 40 for part in range(1, 41)})
    tries = (_filled(text.split(" "), wide, limit) for limit in words if limit <= width)
    return next((lines for lines in tries if len(lines) <= len(fewest)), fewest)


def _filled(words: list[str], wide: Callable[[str], int], width: float) -> list[str]:
    lines = list[str]()
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and wide(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _bare(letter: str) -> str:
    """Take the accents off a letter, all but the horn, which makes it wider."""
    parts = unicodedata.normalize("NFD", letter)
    return unicodedata.normalize("NFC", parts[0] + HORN) if HORN in parts else parts[:1]
