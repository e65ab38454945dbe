"""A figure of our charts as SVG, drawn from the figure itself, so that a file and the screen cannot disagree.

Plotly draws in a browser only, which offices' servers do not have. This draws what `figure_features` lists and refuses
the rest, to the measures of the screen: a pixel there is a unit here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape

import plotly.graph_objects as go

from ntm_dashboard.charts.theme import PAPER
from ntm_dashboard.exports.figure_axes import Axis, axes_of
from ntm_dashboard.exports.figure_features import Node, at, check, read_of
from ntm_dashboard.exports.figure_frame import Frame, frame_of, grid, labels
from ntm_dashboard.exports.figure_notes import notes, shapes
from ntm_dashboard.exports.figure_traces import Bars, bars, hatches_of, heatmap, scatter_over, scatter_within
from ntm_dashboard.exports.plain import plain
from ntm_dashboard.exports.typeface import drawable

_ORDER = {"heatmap": 0, "bar": 1, "scatter": 2}
"""What lies under what, however the traces are ordered, as in plotly."""

_EDGE = 2
"""By how many pixels what is cut at the edge of a field may stand beyond it: half of the outline of a bar."""


@dataclass(frozen=True)
class Drawing:
    """A picture as SVG with its size."""

    svg: str
    width: int
    height: int


def height_of(figure: go.Figure) -> int:
    """Give the height that a figure is drawn in."""
    return int(figure.layout.height)


def drawing_of(figure: go.Figure, *, width: int, alt: str = "") -> Drawing:
    """Draw a figure `width` units wide, wider for long labels, as high as it is made for; `alt` says what it shows.

    Raises:
        UnknownFeatureError: the figure uses something of plotly that is not known here.
    """
    read = read_of(figure)
    check(read)
    height = height_of(figure)
    axes, frame = _placed(read, width, height)
    body = "".join(_body(read, axes, frame))
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {frame.width:.0f} {height}" '
        f'width="{frame.width:.0f}" height="{height}" font-family="Be Vietnam Pro, Arial, sans-serif">'
        f"<title>{escape(drawable(plain(alt)))}</title>{body}</svg>"
    )
    return Drawing(svg, round(frame.width), height)


def _placed(read: Node, width: int, height: int) -> tuple[dict[str, Axis], Frame]:
    """Give the axes their pixels, within the margins that their labels need."""
    bare = axes_of(read, width, height)
    frame = frame_of(read["layout"], bare, width, height)
    return _on_one_scale({name: replace(one, pixels=frame.pixels(one)) for name, one in bare.items()}), frame


def _on_one_scale(axes: dict[str, Axis]) -> dict[str, Axis]:
    """Widen one of two axes that are on one scale, so that a unit up is as long as asked beside a unit across."""
    across, down = axes["x"], axes["y"]
    if at(down.given, "scaleanchor") is None:
        return axes
    ratio = at(down.given, "scaleratio", 1)
    unit = min(_unit(across), _unit(down) / ratio)
    return {**axes, "x": _widened(across, unit), "y": _widened(down, unit * ratio)}


def _unit(axis: Axis) -> float:
    """Give how many pixels a unit takes."""
    return abs((axis.pixels[1] - axis.pixels[0]) / (axis.ends[1] - axis.ends[0]))


def _widened(axis: Axis, unit: float) -> Axis:
    """Give the axis around the same middle with so many pixels a unit."""
    middle, half = sum(axis.ends) / 2, (axis.ends[1] - axis.ends[0]) / 2 * _unit(axis) / unit
    return replace(axis, ends=(middle - half, middle + half))


def _body(read: Node, axes: dict[str, Axis], frame: Frame) -> Iterator[str]:
    layout, stacked = read["layout"], Bars(read["layout"])
    yield f'<rect width="{frame.width}" height="{frame.height}" fill="{at(layout, "paper_bgcolor", PAPER)}"/>'
    yield f"<defs>{''.join(_definitions(read, axes))}</defs>"
    yield grid(axes)
    yield shapes(layout, axes, frame, is_below=True)
    for trace in sorted(read["data"], key=lambda one: _ORDER[one["type"]]):
        pair = axes[at(trace, "xaxis", "x")], axes[at(trace, "yaxis", "y")]
        yield _trace(trace, pair, layout, stacked)
    yield labels(layout, axes)
    yield shapes(layout, axes, frame, is_below=False)
    yield notes(layout, axes, frame)


def _trace(trace: Node, pair: tuple[Axis, Axis], layout: Node, stacked: Bars) -> str:
    match trace["type"]:
        case "bar":
            return _clipped(bars(trace, pair, layout, stacked), pair)
        case "heatmap":
            return _clipped(heatmap(trace, pair), pair)
        case _:
            over = scatter_over(trace, pair, layout)
            is_clipped = at(trace, "cliponaxis", default=True)
            return _clipped(scatter_within(trace, pair), pair) + (_clipped(over, pair) if is_clipped else over)


def _definitions(read: Node, axes: dict[str, Axis]) -> Iterator[str]:
    pairs = {(at(one, "xaxis", "x"), at(one, "yaxis", "y")) for one in read["data"]}
    for across, down in sorted(pairs):
        left, right = sorted(axes[across].pixels)
        top, foot = sorted(axes[down].pixels)
        size = f'width="{right - left + 2 * _EDGE:.2f}" height="{foot - top + 2 * _EDGE:.2f}"'
        box = f'x="{left - _EDGE:.2f}" y="{top - _EDGE:.2f}" {size}'
        yield f'<clipPath id="field-{across}-{down}"><rect {box}/></clipPath>'
    hatches = {one.id: one.definition for trace in read["data"] for one in hatches_of(trace)}
    yield from hatches.values()


def _clipped(drawn: str, pair: tuple[Axis, Axis]) -> str:
    return f'<g clip-path="url(#field-{pair[0].name}-{pair[1].name})">{drawn}</g>' if drawn else ""
