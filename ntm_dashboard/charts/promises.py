"""The burn-up with its promises: what is reached, what is needed, and what keeping every promise would come to."""

import plotly.graph_objects as go

from ntm_dashboard.charts import burn_up
from ntm_dashboard.charts.burn_up import Course
from ntm_dashboard.charts.end_labels import End
from ntm_dashboard.charts.theme import OUTLINE, PAINTS, PAPER, Theme, plain
from ntm_dashboard.domain.follow_up.promises import BurnUp, Word
from ntm_dashboard.domain.terms import MEASURE_WORDS, Certainty, Status
from ntm_dashboard.i18n import N_, Message, _, date_text, number_text


def title(promised: BurnUp, course: Course) -> Message:
    """Say where the measure is, and what the promises come to."""
    if not promised.is_known or promised.is_reached:
        return burn_up.title(course)
    pace = promised.pace
    name = Message.of(MEASURE_WORDS[pace.measure])
    where = Message.of(N_("{measure}: {done}/{total}"), measure=name, done=pace.done or 0, total=pace.total)
    if not promised.count(Word.PROMISED):
        return Message.of(N_("{where}; chưa có ngày cam kết nào còn hiệu lực."), where=where)
    last = promised.promised.iloc[-1]
    return Message.of(
        N_("{where}; theo cam kết {value}/{total} vào {day}."),
        where=where,
        value=int(last["value"]),
        total=pace.total,
        day=last["day"].date(),
    )


def figure(promised: BurnUp, course: Course, *, theme: Theme) -> go.Figure:
    """Draw the burn-up and over it the steps that are promised, dash-dotted, with their names at hand."""
    if not course.is_known or len(promised.promised) < 2:
        return burn_up.figure(course, theme=theme)
    days = [day.date() for day in promised.promised["day"]]
    values = promised.promised["value"].tolist()
    said = burn_up.said(values[-1], promised.pace.measure)
    end = End(_("Theo cam kết"), said, days[-1], float(values[-1]), OUTLINE)
    drawn = burn_up.figure_with(course, [end], theme=theme)
    drawn.add_trace(
        go.Scatter(
            x=[day.isoformat() for day in days],
            y=values,
            mode="lines+markers",
            line={"color": OUTLINE, "width": theme.line, "dash": "dashdot", "shape": "hv"},
            marker={
                "symbol": "square",
                "size": [0, *[3.6 * theme.line] * (len(days) - 1)],
                "color": [_fill(one) for one in promised.promised["certainty"]],
                "line": {"color": OUTLINE, "width": theme.line},
                "opacity": 1,
            },
            hovertext=[_hover(promised, place) for place in range(len(days))],
            hoverinfo="text",
            name=_("Theo cam kết"),
        )
    )
    return drawn


def _fill(certainty: object) -> str:
    return PAPER if certainty == Certainty.ILLUSTRATIVE else PAINTS[Status.WORKING].fill


def _hover(promised: BurnUp, place: int) -> str:
    row = promised.promised.iloc[place]
    named = ", ".join(str(one) for one in row["named"])
    said = _("{day}: {value} theo cam kết").format(day=date_text(row["day"].date()), value=number_text(row["value"]))
    note = " · " + _("số liệu minh họa") if row["certainty"] == Certainty.ILLUSTRATIVE else ""
    return plain(f"{said} ({named})" if named else said) + note
