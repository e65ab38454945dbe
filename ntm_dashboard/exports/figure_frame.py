"""The frame of a figure: margins that hold the labels of the axes, its grid and those labels."""

from collections.abc import Iterable
from dataclasses import dataclass

from ntm_dashboard.exports.figure_axes import Axis
from ntm_dashboard.exports.figure_features import Node, at
from ntm_dashboard.exports.figure_text import LINE_SPACING, Style, centred, height_of, width_of, written

_NEAR = 5
"""How far labels stand from their axis."""
_AIR = 3
_FIELD = 0.6
"""How much of the width that is asked for the field of a picture keeps, however long the labels beside it are."""
TITLE = 1.2
"""How much larger what an axis is called is written than its labels."""


@dataclass(frozen=True)
class Frame:
    """The size of a picture and its margins."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float

    def x(self, share: float) -> float:
        """Give the pixel of a share of the field's width."""
        return self.left + share * (self.width - self.left - self.right)

    def y(self, share: float) -> float:
        """Give the pixel of a share of the field's height, from its foot."""
        return self.height - self.bottom - share * (self.height - self.top - self.bottom)

    def pixels(self, axis: Axis) -> tuple[float, float]:
        """Give where the ends of an axis stand."""
        first, last = at(axis.given, "domain", (0.0, 1.0))
        place = self.x if axis.name.startswith("x") else self.y
        return place(first), place(last)


def frame_of(layout: Node, axes: dict[str, Axis], width: float, height: float) -> Frame:
    """Give the margins that are asked for, wider where labels need it; long ones make the picture wider."""
    margin, size = layout["margin"], layout["font"]["size"]
    beside = _longest(depth_of(one, text, size) for one, text in _labels(axes, "y"))
    foot = _longest(depth_of(one, text, size) for one, text in _labels(axes, "x") if not is_on_top(one))
    head = _longest(depth_of(one, text, size) for one, text in _labels(axes, "x") if is_on_top(one))
    named = LINE_SPACING * TITLE * size if any(title_of(one) for one in axes.values()) else 0
    left = max(margin["l"], beside + _NEAR + _AIR if beside else 0)
    return Frame(
        max(width, left + width * _FIELD),
        height,
        left=left,
        right=margin["r"],
        top=max(margin["t"], head + _NEAR + _AIR if head else 0),
        bottom=max(margin["b"], foot + named + _NEAR + _AIR if foot or named else 0),
    )


def _longest(lengths: Iterable[float]) -> float:
    return max(lengths, default=0.0)


def _labels(axes: dict[str, Axis], letter: str) -> list[tuple[Axis, str]]:
    own = (one for name, one in axes.items() if name.startswith(letter) and one.is_labelled)
    return [(one, text) for one in own for _place, text in one.ticks]


def depth_of(axis: Axis, text: str, size: float) -> float:
    """Give how far a label reaches from its axis, which writes in `size` where it has no size of its own."""
    own = _size(axis, size)
    return width_of(text, own) if axis.name[0] == "y" or _is_upright(axis) else height_of(text, own)


def _size(axis: Axis, size: float) -> float:
    return at(axis.given, "tickfont.size", size)


def is_on_top(axis: Axis) -> bool:
    """Tell whether the labels of an axis stand above its field."""
    return at(axis.given, "side") == "top"


def _is_upright(axis: Axis) -> bool:
    return bool(at(axis.given, "tickangle", 0))


def title_of(axis: Axis) -> str:
    """Give what an axis is called, "" where it is not."""
    return at(axis.given, "title.text", "")


def grid(axes: dict[str, Axis]) -> str:
    """Draw the lines of the ticks through each field."""
    parts: list[str] = []
    for axis in axes.values():
        if not axis.is_seen or not at(axis.given, "showgrid", default=True):
            continue
        start, stop = _beside(axis, axes).pixels
        for value, _text in axis.ticks:
            place = axis.at(value)
            way = (
                f"M{place:.2f} {start:.2f}V{stop:.2f}"
                if axis.name[0] == "x"
                else f"M{start:.2f} {place:.2f}H{stop:.2f}"
            )
            parts.append(f'<path d="{way}" stroke="{at(axis.given, "gridcolor", "#EEEEEE")}" stroke-width="1"/>')
    return "".join(parts)


def _beside(axis: Axis, axes: dict[str, Axis]) -> Axis:
    """Give the axis at whose end an axis stands."""
    return axes[at(axis.given, "anchor", "y" if axis.name[0] == "x" else "x")]


def labels(layout: Node, axes: dict[str, Axis]) -> str:
    """Write the labels of the ticks, and what the axes across are called."""
    ink, size = layout["font"]["color"], layout["font"]["size"]
    parts: list[str] = []
    for axis in axes.values():
        start, stop = _beside(axis, axes).pixels
        if axis.is_labelled:
            style = Style(_size(axis, size), ink)
            edge = stop if is_on_top(axis) else start
            parts += [_label(axis, axis.at(value), edge, text, style) for value, text in axis.ticks]
        if axis.is_seen and title_of(axis):
            foot = start + _NEAR + _longest(depth_of(axis, text, size) for _value, text in axis.ticks) + TITLE * size
            parts.append(written(title_of(axis), sum(axis.pixels) / 2, foot, Style(TITLE * size, ink, "middle")))
    return "".join(parts)


def _label(axis: Axis, place: float, edge: float, text: str, style: Style) -> str:
    if axis.name[0] == "y":
        return centred(text, edge - _NEAR, place, Style(style.size, style.ink, "end"))
    if _is_upright(axis):
        turned = centred(text, 0, 0, Style(style.size, style.ink, "start" if is_on_top(axis) else "end"))
        foot = edge - _NEAR if is_on_top(axis) else edge + _NEAR
        return f'<g transform="translate({place:.2f} {foot:.2f}) rotate(-90)">{turned}</g>'
    first = edge - _NEAR - height_of(text, style.size) if is_on_top(axis) else edge + _NEAR
    return written(text, place, first + style.size, Style(style.size, style.ink, "middle"))
