"""The course of many things, each in a small field of its own, all on one scale of days and one of values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from ntm_dashboard.charts import time_axis
from ntm_dashboard.charts.theme import ACTUAL, FONT, GRID, INK, NEEDED, PAPER, Theme, blank, plain
from ntm_dashboard.i18n import month_text

COLUMNS = 5
_MONTHS = 2


@dataclass(frozen=True)
class Point:
    """A value on a day, None where it is unknown: the line has a gap there. `words` are said under the pointer."""

    day: date
    value: float | None
    limit: float | None
    words: str
    is_invented: bool = False


@dataclass(frozen=True)
class Field:
    """One course: its name, how its last known value is written, and its points, oldest first."""

    name: str
    last: str
    points: Sequence[Point]

    @property
    def head(self) -> str:
        """Give what stands above the field: the line is labelled where it ends, in words."""
        return f"{self.name} · {self.last or '–'}"


def figure(fields: Sequence[Field], *, theme: Theme) -> go.Figure:
    """Draw the fields; one without any value stays empty. The broken line is what is required."""
    down = -(-len(fields) // COLUMNS) or 1
    drawn = make_subplots(
        rows=down,
        cols=COLUMNS,
        shared_xaxes=True,
        shared_yaxes=True,
        subplot_titles=[plain(one.head) for one in fields],
        vertical_spacing=0.5 / (down + 1),
    )
    drawn.update_layout(
        blank(theme, height=theme.row * 5 * down + theme.row).layout, margin={"t": theme.row, "b": theme.row}
    )
    for place, one in enumerate(fields):
        row, col = place // COLUMNS + 1, place % COLUMNS + 1
        drawn.add_trace(_values(one), row=row, col=col)
        drawn.add_trace(_limits(one), row=row, col=col)
    drawn.update_xaxes(fixedrange=True, zeroline=False, gridcolor=GRID, matches="x", tickangle=0, **_days(fields))
    drawn.update_yaxes(fixedrange=True, zeroline=False, gridcolor=GRID, matches="y", nticks=4, automargin=True)
    drawn.update_annotations(font={"family": FONT, "size": theme.text - 1, "color": INK})
    return drawn


def _days(fields: Sequence[Field]) -> dict[str, Any]:
    days = [point.day for one in fields for point in one.points]
    ticks = time_axis.ticks(min(days), max(days), most=_MONTHS) if days else []
    return {"tickvals": [day.isoformat() for day in ticks], "ticktext": [month_text(day) for day in ticks]}


def _values(field: Field) -> go.Scatter:
    return go.Scatter(
        x=[point.day.isoformat() for point in field.points],
        y=[point.value for point in field.points],
        mode="lines+markers",
        connectgaps=False,
        line={"color": ACTUAL, "width": 2},
        marker={
            "color": [PAPER if point.is_invented else ACTUAL for point in field.points],
            "size": 7,
            "line": {"color": ACTUAL, "width": 1.5},
        },
        hovertext=[plain(point.words) for point in field.points],
        hoverinfo="text",
        name="values",
    )


def _limits(field: Field) -> go.Scatter:
    return go.Scatter(
        x=[point.day.isoformat() for point in field.points],
        y=[point.limit for point in field.points],
        mode="lines",
        line={"color": NEEDED, "width": 1.5, "dash": "dash", "shape": "hv"},
        hoverinfo="skip",
        name="limits",
    )
