"""The texts of a figure as SVG: lines, bold parts and the signs of states, which our font lacks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape, unescape

from ntm_dashboard.charts.theme import PAINTS
from ntm_dashboard.charts.words_above import LINE_SPACING
from ntm_dashboard.exports import typeface
from ntm_dashboard.exports.figure_features import UnknownFeatureError
from ntm_dashboard.exports.plain import plain
from ntm_dashboard.exports.signs import drawn_sign
from ntm_dashboard.exports.typeface import drawable, letters

_STATUS_OF = {paint.glyph: status for status, paint in PAINTS.items()}
_SIGN = 1.2
"""How much room a sign takes before the text beside it, as a share of the size."""
_BASELINE = 0.35
"""How far below its middle a line stands, as a share of its size."""
_TAG = re.compile(r"(</?[a-zA-Z][^>]*>)")
_SHIFT = {"start": 0.0, "middle": 0.5, "end": 1.0}


@dataclass(frozen=True)
class Style:
    """How a text is written: its size in pixels, its ink, and which of its ends stands at its place."""

    size: float
    ink: str
    anchor: str = "start"


@dataclass(frozen=True)
class _Line:
    sign: str
    runs: tuple[tuple[str, bool], ...]

    @property
    def letters(self) -> int:
        return sum(len(text) for text, _bold in self.runs)

    def width(self, size: float) -> float:
        wide = sum(typeface.width_of(text, "Bold" if is_bold else "Regular") for text, is_bold in self.runs)
        return size * (wide + (_SIGN if self.sign else 0))


def width_of(text: str, size: float) -> float:
    """Give how wide the widest line of a text is, in pixels."""
    return max(line.width(size) for line in _lines(text))


def height_of(text: str, size: float) -> float:
    """Give how high the lines of a text are."""
    return len(_lines(text)) * LINE_SPACING * size


def written(text: str, x: float, baseline: float, style: Style) -> str:
    """Write a text whose first line stands at `baseline`."""
    step = LINE_SPACING * style.size
    return "".join(_written(line, x, baseline + place * step, style) for place, line in enumerate(_lines(text)))


def centred(text: str, x: float, middle: float, style: Style) -> str:
    """Write a text whose lines stand around a height."""
    lines = len(_lines(text))
    return written(text, x, middle - (lines - 1) * LINE_SPACING * style.size / 2 + _BASELINE * style.size, style)


def _lines(text: str) -> list[_Line]:
    return [_line(part) for part in str(text).split("<br>")]


def _line(text: str) -> _Line:
    runs: list[tuple[str, bool]] = []
    is_bold = False
    for part in _TAG.split(text):
        if part in {"<b>", "</b>"}:
            is_bold = part == "<b>"
        elif _TAG.fullmatch(part):
            raise UnknownFeatureError(f"text {part}")
        elif part:
            runs.append((plain(unescape(part)), is_bold))
    first = runs[0][0][:1] if runs else ""
    if first not in _STATUS_OF or ord(first) in letters():
        return _Line("", _written_by_font(runs))
    rest = runs[0][0][1:].lstrip()
    return _Line(first, _written_by_font([(rest, runs[0][1]), *runs[1:]] if rest else runs[1:]))


def _written_by_font(runs: Sequence[tuple[str, bool]]) -> tuple[tuple[str, bool], ...]:
    return tuple((drawable(text), is_bold) for text, is_bold in runs)


def _written(line: _Line, x: float, baseline: float, style: Style) -> str:
    if not line.sign:
        return _text(line, x, baseline, style)
    wide = style.size if not line.letters else line.width(style.size)
    start = x - _SHIFT[style.anchor] * wide
    middle = (start + style.size / 2, baseline - _BASELINE * style.size)
    sign = drawn_sign(_STATUS_OF[line.sign], x=middle[0], y=middle[1], size=style.size, fill=style.ink)
    rest = Style(style.size, style.ink)
    return sign + (_text(line, start + _SIGN * style.size, baseline, rest) if line.letters else "")


def _text(line: _Line, x: float, baseline: float, style: Style) -> str:
    if not line.letters:
        return ""
    words = "".join(
        f'<tspan font-weight="700">{escape(text)}</tspan>' if is_bold else escape(text) for text, is_bold in line.runs
    )
    return (
        f'<text x="{x:.1f}" y="{baseline:.1f}" font-size="{style.size:g}" text-anchor="{style.anchor}" '
        f'fill="{style.ink}" xml:space="preserve">{words}</text>'
    )
