"""How a unit climbed: its titles on a line of time, each with its date and decision."""

import pandas as pd
import plotly.graph_objects as go

from ntm_dashboard.charts.theme import ACTUAL, PAPER, Theme, blank, plain, say_instead
from ntm_dashboard.domain.frames import DataFrame, LadderSteps
from ntm_dashboard.domain.terms import Title, is_illustrative, word
from ntm_dashboard.i18n import N_, Message, date_text


def title(steps: DataFrame[LadderSteps]) -> Message:
    """Say the highest title and since when it is held."""
    if steps.empty:
        return Message.of(N_("Chưa có kết quả công nhận nào được ghi nhận."))
    last = steps.iloc[-1]
    return Message.of(
        N_("{title} từ {day}."), title=word(Title(str(last["title"]))), day=pd.Timestamp(last["effective_on"]).date()
    )


def figure(steps: DataFrame[LadderSteps], *, theme: Theme) -> go.Figure:
    """Draw each title as a mark on the line of time; illustrative ones are hollow."""
    drawn = blank(theme, height=5 * theme.row)
    if steps.empty:
        return say_instead(drawn, str(title(steps)))
    days = [pd.Timestamp(day).date() for day in steps["effective_on"]]
    drawn.add_trace(
        go.Scatter(
            x=[day.isoformat() for day in days],
            y=[0] * len(days),
            mode="lines+markers+text",
            line={"color": ACTUAL, "width": theme.line},
            marker={
                "size": 6 * theme.line,
                "color": [PAPER if is_illustrative(one) else ACTUAL for one in steps["certainty"]],
                "line": {"color": ACTUAL, "width": theme.line},
            },
            text=[
                f"{plain(word(Title(one)))}<br>{date_text(day)}" for one, day in zip(steps["title"], days, strict=True)
            ],
            textposition=["top center" if place % 2 == 0 else "bottom center" for place in range(len(days))],
            hovertext=[plain(str(one)) if isinstance(one, str) else "" for one in steps["decision"]],
            hoverinfo="text",
        )
    )
    margin = pd.Timedelta(days=max(200, (days[-1] - days[0]).days // 3))
    drawn.update_xaxes(
        type="date",
        range=[
            (pd.Timestamp(days[0]) - margin).date().isoformat(),
            (pd.Timestamp(days[-1]) + margin).date().isoformat(),
        ],
        tickformat="%m/%Y",
        nticks=6,
    )
    drawn.update_yaxes(visible=False, range=[-1.4, 1.4])
    return drawn
