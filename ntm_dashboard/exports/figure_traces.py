"""The traces of a figure as SVG, at the pixels that the axes give: lines, marks, words, bars, and cells of a matrix."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from ntm_dashboard.charts.theme import INK, PAPER
from ntm_dashboard.exports.figure_axes import Axis, is_known
from ntm_dashboard.exports.figure_features import Node, UnknownFeatureError, at, each
from ntm_dashboard.exports.figure_strokes import Hatch, line_look, luminance
from ntm_dashboard.exports.figure_text import LINE_SPACING, Style, centred, height_of, written

_BARS_GAP = 0.2
_ANCHORS = {"left": "end", "center": "middle", "right": "start"}
_SIDES = {"top": -1, "middle": 0, "bottom": 1}
_BASELINE = 0.75
"""Where a text stands that plotly centres on a point, as a share of its size."""
_MARKS = {
    "circle": "M{l} {y}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0 -{d} 0z",
    "square": "M{l} {t}h{d}v{d}h-{d}z",
    "diamond": "M{x} {top}L{right} {y}L{x} {foot}L{left} {y}z",
    "line-ns": "M{x} {high}V{low}",
    "line-ns-open": "M{x} {high}V{low}",
}


class Bars:
    """The bars of a figure, in the order of its traces: where they stack, each begins where the one before ends."""

    def __init__(self, layout: Node) -> None:
        """Take from the layout whether bars stack and what is left between them."""
        self._stacks = at(layout, "barmode") == "stack"
        self._thick = 1 - at(layout, "bargap", _BARS_GAP)
        self._ends: defaultdict[Any, float] = defaultdict(float)

    def boxes(self, trace: Node, axes: tuple[Axis, Axis]) -> Iterator[tuple[int, tuple[float, float, float, float]]]:
        """Give the number of each bar that is seen with its left, top, width and height."""
        across, down = axes
        widths = each(at(trace, "width"), len(trace["x"]), self._thick)
        for place, (value, middle) in enumerate(zip(trace["x"], trace["y"], strict=True)):
            start = self._ends[middle] if self._stacks else 0.0
            if not is_known(value) or not value:
                continue
            self._ends[middle] = start + float(value)
            left, right = sorted((across.at(start), across.at(start + float(value))))
            half = widths[place] / 2
            top, foot = sorted((down.at(middle - half), down.at(middle + half)))
            yield place, (left, top, right - left, foot - top)


def bars(trace: Node, axes: tuple[Axis, Axis], layout: Node, stacked: Bars) -> str:
    """Draw bars with their hatches and the sign within each."""
    count = len(trace["x"])
    fills = each(at(trace, "marker.color"), count)
    shapes = each(at(trace, "marker.pattern.shape"), count, "")
    edge = f'stroke="{at(trace, "marker.line.color", INK)}" stroke-width="{at(trace, "marker.line.width", 0)}"'
    texts, inks = each(at(trace, "text"), count, ""), each(at(trace, "textfont.color"), count, INK)
    parts: list[str] = []
    for place, (x, y, width, height) in stacked.boxes(trace, axes):
        box = f'<rect x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}"'
        parts.append(f'{box} fill="{fills[place]}" {edge}/>')
        if shapes[place]:
            parts.append(f'{box} fill="url(#{_overlay(trace, fills[place]).id})"/>')
        if texts[place]:
            size = min(at(layout, "font.size"), width * 0.9, height * 0.9)
            parts.append(centred(texts[place], x + width / 2, y + height / 2, Style(size, inks[place], "middle")))
    return "".join(parts)


def hatches_of(trace: Node) -> list[Hatch]:
    """Give the hatches that a trace is drawn with."""
    if trace["type"] == "bar":
        count = len(trace["x"])
        pairs = zip(each(at(trace, "marker.color"), count), each(at(trace, "marker.pattern.shape"), count), strict=True)
        return [_overlay(trace, fill) for fill, shape in pairs if shape]
    return [_of_area(trace)] if at(trace, "fillpattern.shape") else []


def _overlay(trace: Node, fill: str) -> Hatch:
    """Give the hatch over a bar: of plotly's contrast with its fill, half to be seen through."""
    ink = "#444444" if luminance(fill) > 0.5 else PAPER
    return Hatch(ink, at(trace, "marker.pattern.size"), at(trace, "marker.pattern.solidity"), 0.5)


def _of_area(trace: Node) -> Hatch:
    pattern = trace["fillpattern"]
    return Hatch(pattern["fgcolor"], pattern["size"], pattern["solidity"], pattern["fgopacity"])


def heatmap(trace: Node, axes: tuple[Axis, Axis]) -> str:
    """Draw the cells of a matrix, each in the one colour of its step."""
    across, down = axes
    gap, drop = at(trace, "xgap", 0) / 2, at(trace, "ygap", 0) / 2
    parts: list[str] = []
    for y, row in enumerate(trace["z"]):
        for x, value in enumerate(row):
            if value is None:
                continue
            left, right = sorted((across.at(x - 0.5), across.at(x + 0.5)))
            top, foot = sorted((down.at(y - 0.5), down.at(y + 0.5)))
            size = f'width="{right - left - 2 * gap:.2f}" height="{foot - top - 2 * drop:.2f}"'
            parts.append(f'<rect x="{left + gap:.2f}" y="{top + drop:.2f}" {size} fill="{_step_of(trace, value)}"/>')
    return "".join(parts)


def _step_of(trace: Node, value: float) -> str:
    share = (value - trace["zmin"]) / (trace["zmax"] - trace["zmin"])
    scale = trace["colorscale"]
    for (begin, first), (end, last) in pairwise(scale):
        if begin < share < end:
            if first != last:
                raise UnknownFeatureError("heatmap.colorscale that runs from colour to colour")
            return str(first)
    raise UnknownFeatureError("heatmap.z between two steps of the colorscale")


def scatter_within(trace: Node, axes: tuple[Axis, Axis]) -> str:
    """Draw the area and the lines of a trace, which end at the edge of the field."""
    if "lines" not in trace["mode"]:
        return ""
    path = "".join(_path(one, is_stepped=at(trace, "line.shape") == "hv") for one in _pieces(trace, axes))
    area = ""
    if at(trace, "fill"):
        closed = path.replace("M", "zM").removeprefix("z") + "z"
        fills = [at(trace, "fillcolor"), *(f"url(#{one.id})" for one in hatches_of(trace))]
        area = "".join(f'<path d="{closed}" fill="{fill}" fill-rule="evenodd"/>' for fill in fills)
    return area + (f'<path d="{path}" fill="none" {line_look(trace["line"])}/>' if path else "")


def _pieces(trace: Node, axes: tuple[Axis, Axis]) -> list[list[tuple[float, float]]]:
    pieces: list[list[tuple[float, float]]] = [[]]
    for point in _points(trace, axes):
        if point is not None:
            pieces[-1].append(point)
        elif pieces[-1]:
            pieces.append([])
    return [one for one in pieces if len(one) > 1]


def _points(trace: Node, axes: tuple[Axis, Axis]) -> list[tuple[float, float] | None]:
    across, down = axes
    return [
        (across.at(x), down.at(y)) if is_known(x) and is_known(y) else None
        for x, y in zip(trace["x"], trace["y"], strict=True)
    ]


def _path(points: Sequence[tuple[float, float]], *, is_stepped: bool) -> str:
    (x, y), *rest = points
    ways = (f"H{x:.2f}V{y:.2f}" if is_stepped else f"L{x:.2f} {y:.2f}" for x, y in rest)
    return f"M{x:.2f} {y:.2f}" + "".join(ways)


def scatter_over(trace: Node, axes: tuple[Axis, Axis], layout: Node) -> str:
    """Draw the marks and the words of a trace."""
    points = _points(trace, axes)
    marks = _marks(trace, points) if "markers" in trace["mode"] else ""
    return marks + (_words(trace, points, layout) if "text" in trace["mode"] else "")


def _marks(trace: Node, points: Sequence[tuple[float, float] | None]) -> str:
    if at(trace, "marker.opacity") == 0:
        return ""
    count = len(points)
    asked = ("symbol", "size", "color", "line.color", "line.width")
    given = zip(*(each(at(trace, f"marker.{one}"), count) for one in asked), strict=True)
    return "".join(
        _mark(symbol or "circle", point, size, fill, edge, width)
        for point, (symbol, size, fill, edge, width) in zip(points, given, strict=True)
        if point is not None and size
    )


def _mark(symbol: str, point: tuple[float, float], size: float, fill: str, edge: str, width: float | None) -> str:
    (x, y), r, far, long = point, size / 2, size / 2 * 1.3, size / 2 * 1.4
    corners = {"l": x - r, "t": y - r, "d": size, "r": r, "x": x, "y": y, "high": y - long, "low": y + long}
    corners |= {"top": y - far, "foot": y + far, "left": x - far, "right": x + far}
    drawn = _MARKS[symbol].format(**{name: f"{value:.2f}" for name, value in corners.items()})
    if symbol.startswith("line"):
        ink = fill if symbol.endswith("open") else edge
        return f'<path d="{drawn}" fill="none" stroke="{ink}" stroke-width="{width}"/>'
    outline = f' stroke="{edge or fill}" stroke-width="{width}"' if width else ""
    return f'<path d="{drawn}" fill="{fill}"{outline}/>'


def _words(trace: Node, points: Sequence[tuple[float, float] | None], layout: Node) -> str:
    count = len(points)
    inks = each(at(trace, "textfont.color"), count, at(layout, "font.color"))
    sizes = each(at(trace, "textfont.size"), count, at(layout, "font.size"))
    places = each(at(trace, "textposition"), count, "middle center")
    radii = [(size or 0) / 2 for size in each(at(trace, "marker.size"), count)]
    given = zip(points, each(at(trace, "text"), count, ""), places, sizes, inks, radii, strict=True)
    return "".join(
        _word(point, str(text), place, Style(size, ink, _ANCHORS[place.split()[1]]), radius)
        for point, text, place, size, ink, radius in given
        if point is not None and text
    )


def _word(point: tuple[float, float], text: str, place: str, style: Style, radius: float) -> str:
    """Write a word beside its point as plotly does: clear of its mark by a quarter more than that is large."""
    clear = radius / 0.8 + 1 if radius else 0.0
    side = _SIDES[place.split()[0]]
    lines = height_of(text, 1) - LINE_SPACING + 1
    baseline = style.size * _BASELINE + side * clear + (side - 1) * lines * style.size / 2
    aside = {"start": clear, "end": -clear, "middle": 0.0}[style.anchor]
    return written(text, point[0] + aside, point[1] + baseline, style)
