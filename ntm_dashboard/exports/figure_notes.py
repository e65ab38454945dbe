"""What is noted on a figure beside its traces: lines across it, and texts with or without a line to their point."""

import math
import re
from dataclasses import dataclass

from ntm_dashboard.charts.words_above import LINE_SPACING
from ntm_dashboard.exports.figure_axes import Axis
from ntm_dashboard.exports.figure_features import Node, UnknownFeatureError, at
from ntm_dashboard.exports.figure_frame import Frame
from ntm_dashboard.exports.figure_strokes import line_look
from ntm_dashboard.exports.figure_text import Style, height_of, width_of, written

_ANCHORS = {"left": "start", "center": "middle", "right": "end"}
_LEFT_OF = {"left": 0.0, "center": 0.5, "right": 1.0}
_ABOVE = {"top": 0.0, "middle": 0.5, "bottom": 1.0}
_STROKE = re.compile(r"([ML])(-?[\d.]+),(-?[\d.]+)")
"""A step of a path: to there, with or without a line."""
_FIRST_LINE = 0.5 * LINE_SPACING + 0.35
"""Where the first line stands in its box, as a share of its size."""


def shapes(layout: Node, axes: dict[str, Axis], frame: Frame, *, is_below: bool) -> str:
    """Draw the lines under the traces, or those over them."""
    own = (one for one in layout.get("shapes") or () if (at(one, "layer") == "below") is is_below)
    return "".join(_shape(one, axes, frame) for one in own)


def _shape(shape: Node, axes: dict[str, Axis], frame: Frame) -> str:
    if shape["type"] == "path":
        return f'<path d="{_path(shape, axes)}" fill="none" {line_look(shape["line"])}/>'
    first = _place(shape, "x", shape["x0"], axes, frame), _place(shape, "y", shape["y0"], axes, frame)
    last = _place(shape, "x", shape["x1"], axes, frame), _place(shape, "y", shape["y1"], axes, frame)
    return _line(first, last, line_look(shape["line"]))


def _path(shape: Node, axes: dict[str, Axis]) -> str:
    """Give a path in pixels.

    Raises:
        UnknownFeatureError: it is drawn otherwise than by straight lines between given points.
    """
    steps = _STROKE.findall(shape["path"])
    if sum(map(len, map("".join, steps))) + len(steps) != len(shape["path"]):
        raise UnknownFeatureError("shapes.path other than M and L with two numbers")
    across, down = axes[at(shape, "xref", "x")], axes[at(shape, "yref", "y")]
    return "".join(f"{act}{across.at(float(x)):.2f} {down.at(float(y)):.2f}" for act, x, y in steps)


def _line(first: tuple[float, float], last: tuple[float, float], look: str) -> str:
    return f'<path d="M{first[0]:.2f} {first[1]:.2f}L{last[0]:.2f} {last[1]:.2f}" {look}/>'


def _place(node: Node, letter: str, value: object, axes: dict[str, Axis], frame: Frame) -> float:
    """Give the pixel of a value on the axis that a note names, or of a share of the whole field."""
    where = at(node, f"{letter}ref", letter)
    if where != "paper":
        return axes[where].at(value)
    return frame.x(float(str(value))) if letter == "x" else frame.y(float(str(value)))


def notes(layout: Node, axes: dict[str, Axis], frame: Frame) -> str:
    """Write the texts, each in its box, with the line that leads to its point."""
    return "".join(_note(one, layout, axes, frame) for one in layout.get("annotations") or ())


def _note(note: Node, layout: Node, axes: dict[str, Axis], frame: Frame) -> str:
    point = _place(note, "x", note["x"], axes, frame), _place(note, "y", note["y"], axes, frame)
    is_led = at(note, "showarrow", default=True)
    tail = (_place(note, "x", note["ax"], axes, frame), _place(note, "y", note["ay"], axes, frame)) if is_led else point
    box = _Box(
        note, Style(at(note, "font.size", at(layout, "font.size")), at(note, "font.color", at(layout, "font.color")))
    )
    return (_leader(note, tail, point) if is_led else "") + box.drawn(tail[0], tail[1] - at(note, "yshift", 0))


def _leader(note: Node, tail: tuple[float, float], point: tuple[float, float]) -> str:
    """Draw the line from a text to its point, ending before it by what it has to stand off."""
    length = math.dist(tail, point)
    off = at(note, "standoff", 0)
    if length <= off:
        return ""
    rest = 1 - off / length
    last = tail[0] + (point[0] - tail[0]) * rest, tail[1] + (point[1] - tail[1]) * rest
    look = line_look({"color": at(note, "arrowcolor"), "width": at(note, "arrowwidth", 1)})
    return _line(tail, last, look)


@dataclass(frozen=True)
class _Box:
    """A text with the box around it."""

    note: Node
    style: Style

    def drawn(self, x: float, y: float) -> str:
        """Draw it anchored at a point."""
        text, pad = self.note["text"], at(self.note, "borderpad", 1)
        side, up = self._anchors
        width, height = width_of(text, self.style.size), height_of(text, self.style.size)
        left = x - _LEFT_OF[side] * (width + 2 * pad)
        top = y - _ABOVE[up] * (height + 2 * pad)
        ground = ""
        if colour := at(self.note, "bgcolor"):
            size = f'width="{width + 2 * pad:.2f}" height="{height + 2 * pad:.2f}"'
            ground = f'<rect x="{left:.2f}" y="{top:.2f}" {size} fill="{colour}"/>'
        anchored = Style(self.style.size, self.style.ink, _ANCHORS[side])
        start = left + pad + _LEFT_OF[side] * width
        return ground + written(text, start, top + pad + _FIRST_LINE * self.style.size, anchored)

    @property
    def _anchors(self) -> tuple[str, str]:
        return at(self.note, "xanchor", "center"), at(self.note, "yanchor", "middle")
