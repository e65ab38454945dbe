"""Bars that each have a mark to reach: the words above the bar, so that they fit a phone as well as a wall."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from ntm_dashboard.charts.theme import INK, OUTLINE, PAINTS, Theme, blank, plain, wrapped
from ntm_dashboard.domain.terms import Status

_ROWS_A_BULLET = 2.7
_LONGEST_NAME = 58


@dataclass(frozen=True)
class Bullet:
    """One bar: its name, its figures in words, its length and the mark to reach on the same scale."""

    name: str
    words: str
    length: float
    mark: float
    status: Status
    is_invented: bool


def figure(bullets: Sequence[Bullet], *, longest: float, theme: Theme) -> go.Figure:
    """Draw the bars on a scale from zero to `longest`; hatched ones rest on illustrative rows.

    A name longer than a line is shortened; it stands whole under the pointer.
    """
    drawn = blank(theme, height=int(_ROWS_A_BULLET * theme.row * len(bullets)) + theme.row)
    drawn.add_trace(_bars(bullets))
    drawn.add_trace(_marks(bullets, theme=theme))
    drawn.add_trace(_words(bullets))
    drawn.update_layout(bargap=0.62)
    drawn.update_xaxes(visible=False, range=[-longest * 0.005, longest * 1.02])
    drawn.update_yaxes(visible=False, range=[len(bullets) - 0.6, -0.95])
    return drawn


def _bars(bullets: Sequence[Bullet]) -> go.Bar:
    patterns = ["/" if one.is_invented else "" for one in bullets]
    return go.Bar(
        x=[round(one.length, 4) for one in bullets],
        y=list(range(len(bullets))),
        orientation="h",
        marker={
            "color": [PAINTS[one.status].fill for one in bullets],
            "line": {"color": OUTLINE, "width": 1.5},
            "pattern": {"shape": patterns, "fillmode": "overlay", "size": 6, "solidity": 0.15},
        },
        hovertext=[wrapped(one.name, width=60) for one in bullets],
        hoverinfo="text",
        name="values",
    )


def _marks(bullets: Sequence[Bullet], *, theme: Theme) -> go.Scatter:
    return go.Scatter(
        x=[one.mark for one in bullets],
        y=list(range(len(bullets))),
        mode="markers",
        marker={"symbol": "line-ns", "size": theme.row * 0.6, "line": {"color": INK, "width": 2 * theme.line}},
        hoverinfo="skip",
        name="marks",
    )


def _words(bullets: Sequence[Bullet]) -> go.Scatter:
    return go.Scatter(
        x=[0] * len(bullets),
        y=[place - 0.55 for place in range(len(bullets))],
        mode="text",
        text=[f"<b>{plain(_short(one.name))}</b><br>{plain(one.words)}" for one in bullets],
        textposition="middle right",
        cliponaxis=False,
        hoverinfo="skip",
        name="words",
    )


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rstrip()}…"
