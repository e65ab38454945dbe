"""How a unit climbed: its titles on a line of time, each with its date and decision."""

from datetime import timedelta

import pandas as pd
import plotly.graph_objects as go

from ntm_dashboard.charts import time_axis
from ntm_dashboard.charts.theme import ACTUAL, PAPER, Theme, blank, plain, say_instead, wrapped
from ntm_dashboard.domain.frames import DataFrame, LadderSteps
from ntm_dashboard.domain.terms import Title, is_illustrative, word
from ntm_dashboard.i18n import N_, Message, date_text

_LETTERS = 20
_RUNG = 2.2
"""How high a rung is, in rows of a table."""


def title(steps: DataFrame[LadderSteps]) -> Message:
    """Say the highest title and since when it is held."""
    if steps.empty:
        return Message.of(N_("Chưa có kết quả công nhận nào được ghi nhận."))
    last = steps.iloc[-1]
    return Message.of(
        N_("{title} từ {day}."), title=word(Title(str(last["title"]))), day=pd.Timestamp(last["effective_on"]).date()
    )


def figure(steps: DataFrame[LadderSteps], *, theme: Theme) -> go.Figure:
    """Draw each title as a rung with its mark on the line of time, the newest on top; illustrative ones are hollow."""
    if steps.empty:
        return say_instead(blank(theme, height=5 * theme.row), str(title(steps)))
    days = [pd.Timestamp(day).date() for day in steps["effective_on"]]
    texts = [
        f"{wrapped(word(Title(one)), width=_LETTERS)}<br>{date_text(day)}"
        for one, day in zip(steps["title"], days, strict=True)
    ]
    drawn = blank(theme, height=int(_RUNG * theme.row * len(days)) + 2 * theme.row)
    middle = days[0] + (days[-1] - days[0]) / 2
    drawn.add_trace(
        go.Scatter(
            x=[day.isoformat() for day in days],
            y=list(range(len(days))),
            mode="markers+text",
            marker={
                "size": 6 * theme.line,
                "color": [PAPER if is_illustrative(one) else ACTUAL for one in steps["certainty"]],
                "line": {"color": ACTUAL, "width": theme.line},
            },
            text=texts,
            textposition=["middle right" if day <= middle else "middle left" for day in days],
            cliponaxis=False,
            hovertext=[plain(str(one)) if isinstance(one, str) else "" for one in steps["decision"]],
            hoverinfo="text",
        )
    )
    margin = timedelta(days=max(90, (days[-1] - days[0]).days // 8))
    start, end = days[0] - margin, days[-1] + margin
    time_axis.put(drawn, start, end, start=start, end=end, showgrid=False)
    drawn.update_yaxes(visible=False, range=[-0.6, len(days) - 0.4])
    return drawn
