"""Where are we on the way to the target: the actual steps, and the straight line that is needed from today."""

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from ntm_dashboard.charts.theme import ACTUAL, NEEDED, OUTLINE, PAPER, Theme, blank, plain, say_instead
from ntm_dashboard.domain.frames import DataFrame, Steps, trusted
from ntm_dashboard.domain.situation import Pace, PaceVerdict, Situation
from ntm_dashboard.domain.terms import MEASURE_WORDS, Measure, is_illustrative
from ntm_dashboard.i18n import N_, Message, _, date_text, number_text

_LABELS_ACROSS = 18


@dataclass(frozen=True)
class Course:
    """The way of one measure: its actual steps until the as-of date, oldest first, and the pace to the target."""

    steps: DataFrame[Steps]
    pace: Pace
    as_of: date
    target_on: date | None

    @classmethod
    def of(cls, situation: Situation, measure: Measure) -> "Course":
        """Take the course of a measure out of a Situation."""
        own = situation.steps["measure"] == measure
        past = situation.steps["day"] <= pd.Timestamp(situation.as_of)
        steps = trusted(Steps, situation.steps[own & past].sort_values("day", kind="stable"))
        return cls(steps, situation.pace(measure), situation.as_of, situation.clock.target_on)

    @property
    def is_known(self) -> bool:
        """Tell whether there is a course, and whether it says where the measure stands."""
        return not self.steps.empty and self.pace.done is not None


def title(course: Course) -> Message:
    """Say how far the measure is and what is needed."""
    pace = course.pace
    name = Message.of(MEASURE_WORDS[pace.measure])
    if not course.is_known:
        return Message.of(N_("{measure}: chưa có số liệu đến ngày {day}."), measure=name, day=course.as_of)
    where = Message.of(N_("{measure}: {done}/{total}"), measure=name, done=pace.done or 0, total=pace.total)
    if not pace.remaining:
        return Message.of(N_("{where}, đã đủ mục tiêu."), where=where)
    missing = Message.of(N_("{where}, còn thiếu {missing}"), where=where, missing=pace.remaining)
    if course.target_on is None:
        return Message.of(N_("{missing}; chưa đặt ngày đích."), missing=missing)
    if pace.verdict is PaceVerdict.DATE_PASSED or not pace.months_left:
        return Message.of(N_("{missing}; đã qua hạn {day}."), missing=missing, day=course.target_on)
    return Message.of(
        N_("{missing} trong {left} tháng, đến {day}."),
        missing=missing,
        left=round(pace.months_left, 1),
        day=course.target_on,
    )


def figure(course: Course, *, theme: Theme) -> go.Figure:
    """Draw the steps, the needed line and the target. Illustrative steps are dashed, their marks hollow."""
    drawn = blank(theme, height=11 * theme.row)
    if not course.is_known:
        return say_instead(drawn, str(title(course)))
    for is_invented in (False, True):
        drawn.add_trace(_line(course, is_invented=is_invented, theme=theme))
        drawn.add_trace(_marks(course, is_invented=is_invented, theme=theme))
    if course.target_on is not None:
        drawn.add_trace(_target(course, theme=theme))
    _name_lines(drawn, course)
    _set_axes(drawn, course)
    return drawn


def _line(course: Course, *, is_invented: bool, theme: Theme) -> go.Scatter:
    days: list[str | None] = []
    values: list[float | None] = []
    for start, end, value, next_value, certainty in _pieces(course):
        if is_illustrative(certainty) is is_invented:
            days += [start.isoformat(), end.isoformat(), None]
            values += [value, next_value, None]
    dash = "dash" if is_invented else "solid"
    line = {"color": ACTUAL, "width": theme.line, "dash": dash, "shape": "hv"}
    return go.Scatter(x=days, y=values, mode="lines", line=line, hoverinfo="skip", name=_("Thực tế"))


def _pieces(course: Course) -> list[tuple[date, date, float, float, str]]:
    days = [day.date() for day in course.steps["day"]]
    values = [float(value) for value in course.steps["value"]]
    ends, next_values = [*days[1:], course.as_of], [*values[1:], values[-1]]
    return list(zip(days, ends, values, next_values, course.steps["certainty"], strict=True))


def _marks(course: Course, *, is_invented: bool, theme: Theme) -> go.Scatter:
    own = course.steps[course.steps["certainty"].map(is_illustrative).astype(bool) == is_invented]
    days = [day.date() for day in own["day"]]
    values = [float(value) for value in own["value"]]
    told = _told_days(course)
    note = " · " + _("số liệu minh họa") if is_invented else ""
    return go.Scatter(
        x=[day.isoformat() for day in days],
        y=values,
        mode="markers+text",
        text=[number_text(int(value)) if day in told else "" for day, value in zip(days, values, strict=True)],
        textposition="top left",
        marker={
            "size": 4 * theme.line,
            "color": PAPER if is_invented else ACTUAL,
            "line": {"color": ACTUAL, "width": theme.line},
        },
        hovertext=[f"{date_text(day)}: {number_text(value)}{note}" for day, value in zip(days, values, strict=True)],
        hoverinfo="text",
        name=_("Thực tế"),
    )


def _told_days(course: Course) -> set[date]:
    """Choose the steps that carry their number: those that change it, as far as the numbers do not run together."""
    first, last = _ends(course)
    room = (last - first) / _LABELS_ACROSS
    told: list[date] = []
    former: float | None = None
    for day, value in zip((day.date() for day in course.steps["day"]), course.steps["value"], strict=True):
        if value != former and (not told or day - told[-1] >= room):
            told.append(day)
        former = value
    return set(told)


def _target(course: Course, *, theme: Theme) -> go.Scatter:
    target_on = course.target_on or course.as_of
    is_ahead = course.as_of < target_on and bool(course.pace.remaining)
    days = [course.as_of, target_on] if is_ahead else [target_on]
    values = [course.pace.done, course.pace.target] if is_ahead else [course.pace.target]
    return go.Scatter(
        x=[day.isoformat() for day in days],
        y=values,
        mode="lines+markers",
        line={"color": NEEDED, "width": theme.line, "dash": "dot"},
        marker={
            "symbol": "diamond",
            "size": [0, 5 * theme.line] if is_ahead else [5 * theme.line],
            "color": NEEDED,
            "opacity": 1,
        },
        hovertext=[
            _("Mục tiêu {value} vào {day}").format(value=value, day=date_text(day))
            for day, value in zip(days, values, strict=True)
        ],
        hoverinfo="text",
        name=_("Cần đạt"),
    )


def _name_lines(drawn: go.Figure, course: Course) -> None:
    first, last = _ends(course)
    side = "left" if course.as_of - first < last - course.as_of else "right"
    reached = _("Thực tế {done} ({day})").format(done=number_text(course.pace.done or 0), day=date_text(course.as_of))
    drawn.add_shape(
        type="line",
        x0=course.as_of.isoformat(),
        x1=course.as_of.isoformat(),
        y0=0,
        y1=course.pace.done,
        line={"color": OUTLINE, "width": 1, "dash": "dot"},
        layer="below",
    )
    drawn.add_annotation(
        x=course.as_of.isoformat(), y=0, text=plain(reached), showarrow=False, xanchor=side, yanchor="bottom"
    )
    if course.target_on is not None:
        aim = _("Mục tiêu {target} ({day})").format(
            target=number_text(course.pace.target), day=date_text(course.target_on)
        )
        drawn.add_annotation(
            x=course.target_on.isoformat(),
            y=course.pace.target,
            text=plain(aim),
            showarrow=False,
            xanchor="right",
            yanchor="bottom",
            yshift=10,
            font={"color": NEEDED},
        )


def _ends(course: Course) -> tuple[date, date]:
    first = course.steps["day"].iloc[0].date()
    return first, max(course.as_of, course.target_on or course.as_of)


def _set_axes(drawn: go.Figure, course: Course) -> None:
    first, last = _ends(course)
    margin = timedelta(days=max(15, (last - first).days // 14))
    drawn.update_xaxes(
        type="date", range=[(first - margin).isoformat(), (last + margin).isoformat()], tickformat="%m/%Y", nticks=7
    )
    drawn.update_yaxes(range=[0, course.pace.total * 1.18], dtick=max(1, round(course.pace.total / 5)), tickformat="d")
