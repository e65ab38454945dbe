"""Where are we on the way to the target: the actual steps, and the straight line that is needed from today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from ntm_dashboard.charts import end_labels, time_axis
from ntm_dashboard.charts.end_labels import End
from ntm_dashboard.charts.theme import ACTUAL, NEEDED, PAPER, Theme, blank, say_instead
from ntm_dashboard.domain.frames import DataFrame, Steps, trusted
from ntm_dashboard.domain.situation import Pace, PaceVerdict, Situation
from ntm_dashboard.domain.terms import MEASURE_WORDS, Measure, is_illustrative
from ntm_dashboard.i18n import N_, Message, _, date_text, number_text

_ROWS = 11
_LABELS_ACROSS = 12
_UNITS = {Measure.COMMUNES_STANDARD: N_("{count} xã"), Measure.DISTRICT_CRITERIA_MET: N_("{count} tiêu chí")}
"""How the counts are written whose course is drawn."""


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
    return figure_with(course, (), theme=theme)


def figure_with(course: Course, others: Sequence[End], *, theme: Theme) -> go.Figure:
    """Draw the course with room for other lines that end at some points, which it names beside its own."""
    drawn = blank(theme, height=_ROWS * theme.row)
    if not course.is_known:
        return say_instead(drawn, str(title(course)))
    first = course.steps["day"].iloc[0].date()
    ends = [*_ends(course), *others]
    last = max(one.day for one in ends)
    for is_invented in (False, True):
        drawn.add_trace(_line(course, is_invented=is_invented, theme=theme))
        drawn.add_trace(_marks(course, first, last, is_invented=is_invented, theme=theme))
    if course.target_on is not None:
        drawn.add_trace(_target(course, theme=theme))
    begin, end = end_labels.column(ends, first, last)
    time_axis.put(drawn, first, last, start=first - (begin - first) / 14, end=end)
    heights = _set_heights(drawn, course, theme=theme)
    own, *rest = ends
    box = end_labels.box_height(heights, height=_ROWS * theme.row, theme=theme)
    if _has_room_under(own, ends, first=first, end=end) and own.value - box > heights[0]:
        end_labels.put_under(drawn, own)
        ends = rest
    end_labels.put(drawn, ends, at=begin, heights=heights, box=box)
    return drawn


def _has_room_under(own: End, ends: Sequence[End], *, first: date, end: date) -> bool:
    """Tell whether the name of the course fits under its last point: before the column, after the first date."""
    room = (end - first) * end_labels.share_of([own])
    return max(one.day for one in ends) - own.day >= room and (own.day == first or own.day - first >= room * 1.5)


def said(count: float, measure: Measure) -> str:
    """Write a count of a measure with what it counts: 15 xã."""
    words = _UNITS.get(measure)
    return number_text(count) if words is None else _(words).format(count=number_text(count))


def _ends(course: Course) -> list[End]:
    pace = course.pace
    done = float(pace.done or 0)
    ends = [End(_("Thực tế"), said(done, pace.measure), course.as_of, done, ACTUAL)]
    if course.target_on is not None:
        ends.append(End(_("Mục tiêu"), said(pace.target, pace.measure), course.target_on, float(pace.target), NEEDED))
    return ends


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


def _marks(course: Course, first: date, last: date, *, is_invented: bool, theme: Theme) -> go.Scatter:
    own = course.steps[course.steps["certainty"].map(is_illustrative).astype(bool) == is_invented]
    days = [day.date() for day in own["day"]]
    values = [float(value) for value in own["value"]]
    labels = _labels(course, first, last)
    note = " · " + _("số liệu minh họa") if is_invented else ""
    return go.Scatter(
        x=[day.isoformat() for day in days],
        y=values,
        mode="markers+text",
        text=[labels[day].text if day in labels else "" for day in days],
        textposition=[labels[day].position if day in labels else "top left" for day in days],
        cliponaxis=False,
        marker={
            "size": 4 * theme.line,
            "color": PAPER if is_invented else ACTUAL,
            "line": {"color": ACTUAL, "width": theme.line},
        },
        hovertext=[f"{date_text(day)}: {number_text(value)}{note}" for day, value in zip(days, values, strict=True)],
        hoverinfo="text",
        name=_("Thực tế"),
    )


@dataclass(frozen=True)
class _Label:
    """What stands beside a step, and on which side, so that the line of steps does not run through it."""

    text: str
    position: str


def _labels(course: Course, first: date, last: date) -> dict[date, _Label]:
    """Number the steps that change the count, as far as the numbers do not run together; the first one is dated.

    What stands on the as-of date is named at the end of the line.
    """
    days = [day.date() for day in course.steps["day"]]
    values = [float(value) for value in course.steps["value"]]
    labels: dict[date, _Label] = {}
    if first < course.as_of:
        falls = len(values) > 1 and values[1] < values[0]
        text = f"{number_text(values[0])}<br>{date_text(first)}"
        labels[first] = _Label(text, "top right" if falls else "bottom right")
    room, told = (last - first) / _LABELS_ACROSS, first
    for day, former, value in zip(days[1:], values, values[1:], strict=False):
        if value != former and day - told >= room:
            labels[day] = _Label(number_text(value), "top left" if value > former else "bottom left")
            told = day
    return labels


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


def _set_heights(drawn: go.Figure, course: Course, *, theme: Theme) -> tuple[float, float]:
    """Set the axis of the counts with room for a number and a date under its zero; give its ends."""
    highest = course.pace.total * 1.18
    room = 2.9 * theme.text / end_labels.pixels_of_plot(_ROWS * theme.row, theme)
    lowest = -highest * room / (1 - room)
    drawn.update_yaxes(range=[lowest, highest], tick0=0, dtick=max(1, round(course.pace.total / 5)), tickformat="d")
    return lowest, highest
