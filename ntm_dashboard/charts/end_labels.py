"""The names of lines beside their last points, in a column of their own at the right, where no line runs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import plotly.graph_objects as go

from ntm_dashboard.charts.theme import PAPER, Theme, plain
from ntm_dashboard.charts.words_above import LETTER, MARGIN, lines_high
from ntm_dashboard.i18n import date_text

NARROWEST = 18
"""The width of the narrowest picture, on a phone, in letters as high as the text is."""
_GAP = 0.04
_LINES = 3
_UNDER = 6


@dataclass(frozen=True)
class End:
    """The last point of a line: its day, its value, what it is called and how the value is written."""

    name: str
    said: str
    day: date
    value: float
    color: str

    @property
    def lines(self) -> tuple[str, str, str]:
        """Give what stands beside the point."""
        return self.name, self.said, date_text(self.day)


def column(ends: Sequence[End], first: date, last: date) -> tuple[date, date]:
    """Give the day at which the column begins, and the one at which the axis has to end for its longest line."""
    share = share_of(ends)
    length = max(1, (last - first).days) * (1 + _GAP)
    begin = first + timedelta(days=int(length))
    return begin, first + timedelta(days=int(length / (1 - share)))


def share_of(ends: Sequence[End]) -> float:
    """Give how much of the narrowest picture the longest line of the names takes across."""
    letters = max((len(line) for one in ends for line in one.lines), default=0)
    return min(0.5, letters * LETTER / NARROWEST)


def put(figure: go.Figure, ends: Sequence[End], *, at: date, heights: tuple[float, float], box: float) -> None:
    """Write the names at the height of their points, moved apart where they would meet; a thin line leads to each.

    `heights` are the ends of the axis of values, `box` is how much of it a name takes.
    """
    lowest, highest = heights
    order = sorted(ends, key=lambda one: (-one.value, one.day))
    spots = spread([one.value for one in order], least=box, lowest=lowest + box / 2, highest=highest - box / 2)
    for one, height in zip(order, spots, strict=True):
        _put(figure, one, at=at, height=height)


def put_under(figure: go.Figure, end: End) -> None:
    """Write a name right under its point, where the lines that go on from it do not run."""
    figure.add_annotation(
        x=end.day.isoformat(),
        y=end.value,
        text=_text(end),
        xanchor="left",
        yanchor="top",
        yshift=-_UNDER,
        align="left",
        font={"color": end.color},
        bgcolor=PAPER,
        showarrow=False,
    )


def box_height(heights: tuple[float, float], *, height: int, theme: Theme) -> float:
    """Give how much of the axis of values a name takes in a picture so many pixels high, with a little air."""
    return (lines_high(_LINES, theme) + _UNDER) * (heights[1] - heights[0]) / pixels_of_plot(height, theme)


def pixels_of_plot(height: int, theme: Theme) -> float:
    """Give the pixels between the foot and the top of the axis of values: without the margins and the line of days."""
    return height - 2 * MARGIN - 1.9 * theme.text


def spread(heights: Sequence[float], *, least: float, lowest: float, highest: float) -> list[float]:
    """Move heights, given from the top, so that they are `least` apart and within their bounds where there is room."""
    moved = [min(highest, one) for one in heights]
    for above, below in pairwise(range(len(moved))):
        moved[below] = min(moved[below], moved[above] - least)
    if moved and moved[-1] < lowest:
        moved[-1] = lowest
        for below, above in pairwise(reversed(range(len(moved)))):
            moved[above] = max(moved[above], moved[below] + least)
    return moved


def _put(figure: go.Figure, end: End, *, at: date, height: float) -> None:
    figure.add_annotation(
        x=end.day.isoformat(),
        y=end.value,
        axref="x",
        ayref="y",
        ax=at.isoformat(),
        ay=height,
        text=_text(end),
        xanchor="left",
        yanchor="middle",
        align="left",
        font={"color": end.color},
        bgcolor=PAPER,
        borderpad=2,
        showarrow=True,
        arrowhead=0,
        arrowwidth=1,
        arrowcolor=end.color,
        standoff=_UNDER,
    )


def _text(end: End) -> str:
    name, *rest = (plain(line) for line in end.lines)
    return "<br>".join([f"<b>{name}</b>", *rest])
