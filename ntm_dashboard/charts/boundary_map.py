"""Units in their boundaries, drawn by the picture itself: no map from outside lies under it.

Each unit has its sign and its name beside the colour; what is illustrative is hatched.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from ntm_dashboard.charts.theme import INK, OUTLINE, PAINTS, PAPER, Edge, Theme, blank, plain, wrapped
from ntm_dashboard.domain.boundaries import Boundaries, Outline
from ntm_dashboard.domain.terms import Status

_HEIGHT_IN_ROWS = 18


@dataclass(frozen=True)
class Area:
    """What is drawn of a unit: its state, what stands on it, and what is said of it under the pointer."""

    unit: str
    label: str
    status: Status
    words: Sequence[str]
    is_invented: bool = False


def figure(boundaries: Boundaries, areas: Sequence[Area], *, theme: Theme) -> go.Figure:
    """Draw the units that have an outline, north up; each label carries [unit]."""
    drawn = blank(theme, height=theme.row * _HEIGHT_IN_ROWS)
    shown = [(one, boundaries.outlines[one.unit]) for one in areas if one.unit in boundaries.outlines]
    for area, outline in shown:
        drawn.add_trace(_fill(area, outline))
    drawn.add_trace(_labels(shown, theme=theme))
    drawn.update_xaxes(visible=False)
    ratio = 1 / math.cos(math.radians(boundaries.middle_latitude))
    drawn.update_yaxes(visible=False, scaleanchor="x", scaleratio=ratio)
    return drawn


def _fill(area: Area, outline: Outline) -> go.Scatter:
    paint = PAINTS[area.status]
    line = {"color": INK if paint.is_heavy else OUTLINE, "width": 3 if paint.is_heavy else 1.5}
    points = [point for ring in outline.rings for point in (*ring, (None, None))]
    pattern = {"shape": "/", "fgcolor": paint.ink, "bgcolor": paint.fill, "fgopacity": 0.4, "size": 8, "solidity": 0.12}
    return go.Scatter(
        x=[x for x, _y in points],
        y=[y for _x, y in points],
        mode="lines",
        fill="toself",
        fillcolor=paint.fill,
        fillpattern=pattern if area.is_invented else None,
        line={**line, "dash": "dot" if paint.edge is Edge.DASHED else "solid"},
        hoverinfo="skip",
        name=area.unit,
    )


def _labels(shown: Sequence[tuple[Area, Outline]], *, theme: Theme) -> go.Scatter:
    return go.Scatter(
        x=[outline.middle[0] for _area, outline in shown],
        y=[outline.middle[1] for _area, outline in shown],
        mode="markers+text",
        marker={"symbol": "square", "size": theme.row, "opacity": 0, "color": PAPER},
        text=[f"<b>{PAINTS[area.status].glyph}</b><br>{wrapped(area.label, width=12)}" for area, _outline in shown],
        textfont={"size": theme.text - 3, "color": [PAINTS[area.status].ink for area, _outline in shown]},
        customdata=[[area.unit] for area, _outline in shown],
        hovertext=["<br>".join(plain(one) for one in area.words) for area, _outline in shown],
        hoverinfo="text",
        name="units",
    )
