"""Days along a picture: a few month beginnings that stay level and apart on a phone too."""

from datetime import date
from typing import Any

import plotly.graph_objects as go

from ntm_dashboard.i18n import month_text

MOST = 3
"""How many months fit under a picture on a phone."""
_STEPS = (1, 2, 3, 4, 6, 12, 24, 36, 60, 120)


def ticks(first: date, last: date, *, most: int = MOST) -> list[date]:
    """Give the first days of some months between two days, at most so many, each as far apart as so many would be."""
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next((one for one in _STEPS if one * most >= months), -(-months // most))
    return _at_step(first, last, step)[:most]


def _at_step(first: date, last: date, step: int) -> list[date]:
    start, end = (one.year * 12 + one.month - 1 for one in (first, last))
    months = (month for month in range(start - start % step, end + 1, step))
    days = (date(month // 12, month % 12 + 1, 1) for month in months)
    return [day for day in days if first <= day <= last]


def put(figure: go.Figure, first: date, last: date, *, start: date, end: date, most: int = MOST, **more: Any) -> None:
    """Give a figure an axis from `start` to `end` with months named between the first and the last day alone."""
    days = ticks(first, last, most=most) or [first]
    figure.update_xaxes(
        type="date",
        range=[start.isoformat(), end.isoformat()],
        tickmode="array",
        tickvals=[day.isoformat() for day in days],
        ticktext=[month_text(day) for day in days],
        tickangle=0,
        **more,
    )
