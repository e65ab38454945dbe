"""Charts as SVG, drawn from the same chart data as the native ones of Office."""

from dataclasses import dataclass, replace
from html import escape
from itertools import pairwise

from ntm_dashboard.briefing.model import Chart, ChartKind, Role, Series
from ntm_dashboard.exports.lines import wrapped
from ntm_dashboard.exports.look import GRID, INK, OUTLINE, STROKES
from ntm_dashboard.exports.plain import plain
from ntm_dashboard.exports.signs import drawn_sign
from ntm_dashboard.i18n import number_text

LETTER = 0.56
"""Mean width of a letter as a share of its size."""
LEADING = 1.15
"""Distance of the lines of a label as a share of its size."""


@dataclass(frozen=True)
class Canvas:
    """Size of a picture, of its text and of its lines in pixels.

    A bar with the gap below it is at most `tallest_row` times as tall as the text, or as the lines of its label.
    """

    width: int
    height: int
    text: int
    line: int
    tallest_row: float = 2.8

    @property
    def label(self) -> int:
        """Give the letters of a label's line: no more than two fifths of the width."""
        return int(self.width * 0.4 / (self.text * LETTER))

    def row(self, count: int, lines: int) -> float:
        """Give the height that each of some bars takes with its gap, one whose label has `lines` lines."""
        room = (self.height - self.text * 2.2) / count
        airy = min(max(room, self.text * 1.9), self.text * self.tallest_row)
        return max(airy, self.text * (LEADING * lines + 0.25))


WALL = Canvas(width=1760, height=560, text=28, line=6, tallest_row=4.2)
PAGE = Canvas(width=860, height=340, text=15, line=3)
LARGEST_TEXT = 48


def roomiest(bars: Chart, canvas: Canvas) -> Canvas:
    """Give the canvas with the largest text with which the bars still fit its height."""
    sizes = (replace(canvas, text=text) for text in range(LARGEST_TEXT, canvas.text, -2))
    return next(
        (one for one in sizes if _bars(bars, one)[1] <= one.height and _legend_width(bars, one) <= one.width), canvas
    )


def _legend_width(chart: Chart, canvas: Canvas) -> float:
    letters = sum(len(plain(one.name)) for one in chart.series) + len(plain(chart.unit)) + 2
    return canvas.text * (3.1 * len(chart.series) + LETTER * letters)


def svg_of(chart: Chart, canvas: Canvas, *, name: str) -> str:
    """Draw a chart; `name` makes its ids unique on a page. The alternative text is its title."""
    body, height = _bars(chart, canvas) if chart.kind is ChartKind.BARS else _lines(chart, canvas)
    title = f'<title id="{name}-t">{_safe(chart.alt)}</title>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" aria-labelledby="{name}-t" '
        f'viewBox="0 0 {canvas.width} {height:.0f}" font-family="Be Vietnam Pro, Arial, sans-serif" '
        f'font-size="{canvas.text}">{title}{body}</svg>'
    )


def _safe(text: object) -> str:
    return escape(plain(text))


def _text(x: float, y: float, text: str, *, anchor: str = "start", weight: int = 400, fill: str = "") -> str:
    colour = f' fill="{fill}"' if fill else ' fill="currentColor"'
    return f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}" font-weight="{weight}"{colour}>{_safe(text)}</text>'


def _bars(chart: Chart, canvas: Canvas) -> tuple[str, float]:
    labels = [wrapped(plain(one), width=canvas.label) for one in chart.categories]
    left = max(len(line) for lines in labels for line in lines) * canvas.text * LETTER + canvas.text
    scale = (canvas.width - left - canvas.text * 3) / chart.y_max
    y = canvas.text * 2.2
    parts = [_legend(chart, canvas)]
    for place, lines in enumerate(labels):
        row = canvas.row(len(labels), len(lines))
        parts.append(_label(lines, canvas, x=left - canvas.text / 2, middle=y + row * 0.4))
        parts.append(_bar(chart, place, canvas, left=left, y=y, scale=scale, thick=row * 0.8))
        y += row
    return "".join(parts), y


def _label(lines: list[str], canvas: Canvas, *, x: float, middle: float) -> str:
    first = middle + canvas.text * (0.35 - LEADING * (len(lines) - 1) / 2)
    return "".join(
        _text(x, first + place * canvas.text * LEADING, line, anchor="end") for place, line in enumerate(lines)
    )


def _bar(chart: Chart, place: int, canvas: Canvas, *, left: float, y: float, scale: float, thick: float) -> str:
    x, total, parts = left, 0.0, list[str]()
    for series in chart.series:
        value = series.values[place]
        if not value:
            continue
        width = value * scale
        parts.append(_box(series, canvas, x=x, y=y, size=(width, thick)))
        x, total = x + width, total + value
    label = number_text(total, decimals=chart.decimals)
    parts.append(_text(x + canvas.text / 2, y + thick / 2 + canvas.text * 0.35, label, weight=700))
    return "".join(parts)


def _box(series: Series, canvas: Canvas, *, x: float, y: float, size: tuple[float, float]) -> str:
    """Draw a part of a bar in the colour of its state, with the sign of the state where there is room for it."""
    stroke, (width, height) = STROKES[series.role], size
    box = (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{stroke.colour}" '
        f'stroke="{INK}" stroke-width="{4 if stroke.is_heavy else 1.5}"/>'
    )
    if stroke.status is None or width < canvas.text * 1.2:
        return box
    side = min(canvas.text, height * 0.8)
    return box + drawn_sign(stroke.status, x=x + width / 2, y=y + height / 2, size=side, fill=stroke.ink)


def _legend(chart: Chart, canvas: Canvas) -> str:
    x, parts = 0.0, list[str]()
    for series in chart.series:
        parts.append(_box(series, canvas, x=x, y=0, size=(canvas.text * 1.3, canvas.text * 1.3)))
        parts.append(_text(x + canvas.text * 1.7, canvas.text, plain(series.name)))
        x += canvas.text * (3.1 + len(plain(series.name)) * LETTER)
    parts.append(_text(canvas.width, canvas.text, f"({plain(chart.unit)})", anchor="end"))
    return "".join(parts)


@dataclass(frozen=True)
class _Plot:
    """Where the values of a line chart fall on the canvas."""

    chart: Chart
    canvas: Canvas

    @property
    def left(self) -> float:
        return self.canvas.text * 2.6

    @property
    def right(self) -> float:
        return self.canvas.width - self.canvas.text * 8.6

    @property
    def top(self) -> float:
        return self.canvas.text * 1.8

    @property
    def bottom(self) -> float:
        return self.canvas.height - self.canvas.text * 1.8

    def x(self, place: int) -> float:
        return self.left + place * (self.right - self.left) / max(1, len(self.chart.categories) - 1)

    def y(self, value: float) -> float:
        return self.bottom - value / self.chart.y_max * (self.bottom - self.top)


def _lines(chart: Chart, canvas: Canvas) -> tuple[str, float]:
    plot = _Plot(chart, canvas)
    heights = _spread([plot.y(_last(series)) for series in chart.series], least=canvas.text * 1.25)
    lines = "".join(
        _line(series, plot) + _end_label(series, plot, height)
        for series, height in zip(chart.series, heights, strict=True)
    )
    return _axes(plot) + lines, canvas.height


def _last(series: Series) -> float:
    return next((value for value in reversed(series.values) if value is not None), 0.0)


def _spread(heights: list[float], *, least: float) -> list[float]:
    """Move labels apart that would overlap, keeping their order from the top."""
    order = sorted(range(len(heights)), key=lambda place: heights[place])
    moved = list(heights)
    for above, below in pairwise(order):
        moved[below] = max(moved[below], moved[above] + least)
    return moved


def _axes(plot: _Plot) -> str:
    chart, canvas = plot.chart, plot.canvas
    parts = [_text(0, canvas.text, f"({plain(chart.unit)})")]
    steps = round(chart.y_max / chart.major_unit)
    for step in range(steps + 1):
        value = step * chart.major_unit
        y = plot.y(value)
        parts.append(f'<path d="M{plot.left:.0f} {y:.1f}H{plot.right:.0f}" stroke="{GRID}" stroke-width="2"/>')
        parts.append(_text(plot.left - canvas.text / 2, y + canvas.text * 0.35, number_text(value), anchor="end"))
    every = -(-len(chart.categories) // 7)
    last = len(chart.categories) - 1
    for place, label in enumerate(chart.categories):
        if place == last or (place % every == 0 and last - place >= every):
            parts.append(_text(plot.x(place), canvas.height - canvas.text * 0.4, label, anchor="middle"))
    return "".join(parts)


def _line(series: Series, plot: _Plot) -> str:
    points = [(plot.x(place), plot.y(value)) for place, value in enumerate(series.values) if value is not None]
    if not points:
        return ""
    stroke = STROKES[series.role]
    first = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
    rest = "".join(f"H{x:.1f}V{y:.1f}" if series.role is Role.ACTUAL else f"L{x:.1f} {y:.1f}" for x, y in points[1:])
    dash = f' stroke-dasharray="{stroke.dash}"' if stroke.dash else ""
    path = (
        f'<path class="line {series.role}" d="{first}{rest}" fill="none" stroke="{stroke.colour}" '
        f'stroke-width="{plot.canvas.line}"{dash}/>'
    )
    x, y = points[-1]
    radius = plot.canvas.line * 1.5
    return f'{path}<circle class="{series.role}" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.0f}" fill="{stroke.colour}"/>'


def _end_label(series: Series, plot: _Plot, height: float) -> str:
    text = f"{plain(series.name)}: {number_text(_last(series), decimals=_decimals(series))}"
    return _leader(series, plot, height) + _text(
        plot.right + plot.canvas.text * 0.7, height + plot.canvas.text * 0.35, text, weight=700
    )


def _decimals(series: Series) -> int:
    return 0 if float(_last(series)).is_integer() else 1


def _leader(series: Series, plot: _Plot, height: float) -> str:
    """Lead from the last point of a line that ends earlier than the others to its name."""
    known = [place for place, value in enumerate(series.values) if value is not None]
    if not known or known[-1] == len(series.values) - 1:
        return ""
    x, y = plot.x(known[-1]) + plot.canvas.line * 1.5, plot.y(_last(series))
    end = plot.right + plot.canvas.text * 0.5
    return f'<path class="leader" d="M{x:.1f} {y:.1f}L{end:.1f} {height:.1f}" stroke="{OUTLINE}" stroke-width="1"/>'
