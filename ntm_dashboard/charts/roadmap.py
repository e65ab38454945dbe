"""The roadmap on a line of time: what was promised, what is done, what slipped, and where today and the target are."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from ntm_dashboard.charts import time_axis
from ntm_dashboard.charts.theme import (
    ACTUAL,
    INK,
    NEEDED,
    OUTLINE,
    PAINTS,
    PAPER,
    Theme,
    blank,
    plain,
    say_instead,
    wrapped,
)
from ntm_dashboard.domain.follow_up.roadmap import Promise, RoadmapItems, RoadmapState
from ntm_dashboard.domain.frames import DataFrame, rows_of
from ntm_dashboard.domain.naming import short_name
from ntm_dashboard.domain.terms import Level, Status, is_illustrative
from ntm_dashboard.i18n import N_, Message, Name, _, date_text

_LABEL_WIDTH = 38
_ROOM_A_LETTER = 0.026
"""How much of the stretch of days a letter beside it takes, where the picture is as narrow as a page lets it be."""
_MONTHS = 4
STATUS_OF = {
    RoadmapState.DONE_IN_TIME: Status.ACHIEVED,
    RoadmapState.DONE_LATE: Status.WAITING,
    RoadmapState.IN_TIME: Status.WORKING,
    RoadmapState.DUE_SOON: Status.WORKING,
    RoadmapState.LATE: Status.LATE,
    RoadmapState.UNREPORTED: Status.NOT_MET,
    RoadmapState.BEYOND_TARGET: Status.NOT_MET,
    RoadmapState.OVERTAKEN: Status.UNKNOWN,
}
"""The state that a step of the roadmap is drawn in, in every medium."""


@dataclass(frozen=True)
class Line:
    """One step as it is drawn: its label, its days and what is written beside its last mark."""

    label: str
    promises: tuple[Promise, ...]
    planned_on: date
    done_on: date | None
    state: RoadmapState
    postponed: int
    is_invented: bool

    @property
    def begins_on(self) -> date:
        """Give the first day that is drawn of it: a day may have passed before anybody set it."""
        days = [self.planned_on, *(one.planned_on for one in self.promises), self.promises[0].set_on]
        return min([*days, *([self.done_on] if self.done_on else [])])

    @property
    def ends_on(self) -> date:
        """Give the day of its last mark."""
        return max([self.done_on or self.planned_on, *(one.planned_on for one in self.promises)])

    @property
    def said(self) -> tuple[str, ...]:
        """Say its day and its state, and in a line of its own how often the day was moved."""
        day = self.done_on or self.planned_on
        stands = f"{PAINTS[STATUS_OF[self.state]].glyph} {date_text(day)} · {self.state.word}"
        return (stands, _("dời {count} lần").format(count=self.postponed)) if self.postponed else (stands,)


def label(row: Any) -> str:
    """Name a step: the unit unless it is the district, the criterion or indicator, the step."""
    number = row.indicator or row.criterion
    what = f"{number}. {row.name}" if number and isinstance(row.name, Name) else number
    unit = short_name(row.unit_name) if row.level == Level.COMMUNE else ""
    return " · ".join(part for part in (unit, what, row.step) if part) or row.unit_name


def lines_of(items: DataFrame[RoadmapItems]) -> list[Line]:
    """Give the steps as they are drawn, the one with the earliest day on top."""
    return [
        Line(
            label(row),
            row.history,
            row.planned_on.date(),
            None if pd.isna(row.done_on) else row.done_on.date(),
            RoadmapState(row.state),
            row.postponed,
            is_illustrative(row.certainty),
        )
        for row in rows_of(items.sort_values(["planned_on"], kind="stable"))
    ]


def title(items: DataFrame[RoadmapItems]) -> Message:
    """Say how many steps there are, how many are done, late and were postponed."""
    if items.empty:
        return Message.of(N_("Chưa có lộ trình nào."))
    states = [RoadmapState(one) for one in items["state"]]
    return Message.of(
        N_("Lộ trình: {count} nội dung, xong {done}, chậm {late}, đã dời ngày {postponed}."),
        count=len(items),
        done=sum(one.is_done for one in states),
        late=sum(one in {RoadmapState.LATE, RoadmapState.UNREPORTED} for one in states),
        postponed=int((items["postponed"] > 0).sum()),
    )


def figure(items: DataFrame[RoadmapItems], *, as_of: date, target_on: date | None, theme: Theme) -> go.Figure:
    """Draw each step as a line of time. What is invented has hollow marks; what slipped is dotted."""
    lines = lines_of(items)
    drawn = blank(theme, height=int((len(lines) + 2.6) * theme.row * 1.3))
    if not lines:
        return say_instead(drawn, str(title(items)))
    first, last = _ends(lines, as_of, target_on)
    column = _column(lines, first, last)
    drawn.add_trace(_rows(lines, first, last))
    drawn.add_trace(_stretch(lines, _held, color=OUTLINE, dash="solid", width=1))
    drawn.add_trace(_stretch(lines, _slipped, color=NEEDED, dash="dot", width=theme.line))
    drawn.add_trace(_former(lines, theme=theme))
    for is_invented in (False, True):
        drawn.add_trace(_marks(lines, is_invented=is_invented, theme=theme))
    drawn.add_trace(_words(lines, at=column[0]))
    _today(drawn, as_of, _("Ngày xem {day}"), INK, at="left" if as_of - first > last - as_of else "right", place=-0.8)
    if target_on is not None:
        _today(
            drawn, target_on, _("Mục tiêu {day}"), NEEDED, at="left" if target_on > as_of else "right", place=len(lines)
        )
    _set_axes(drawn, lines)
    time_axis.put(drawn, first, last, start=first - (last - first) / 30, end=column[1], most=_MONTHS, side="bottom")
    return drawn


def _held(line: Line) -> tuple[date, date]:
    return line.promises[0].set_on, max(line.promises[0].planned_on, line.done_on or date.min)


def _slipped(line: Line) -> tuple[date, date] | None:
    first, now = line.promises[0].planned_on, line.planned_on
    return (first, now) if now > first else None


def _stretch(
    lines: Sequence[Line],
    ends: Callable[[Line], tuple[date, date] | None],
    *,
    color: str,
    dash: str,
    width: float,
) -> go.Scatter:
    days: list[str | None] = []
    places: list[int | None] = []
    for place, line in enumerate(lines):
        found = ends(line)
        if found is not None:
            days += [found[0].isoformat(), found[1].isoformat(), None]
            places += [place, place, None]
    return go.Scatter(
        x=days, y=places, mode="lines", line={"color": color, "width": width, "dash": dash}, hoverinfo="skip"
    )


def _former(lines: Sequence[Line], *, theme: Theme) -> go.Scatter:
    """Mark the days that were promised before the one that stands."""
    found = [
        (place, one)
        for place, line in enumerate(lines)
        for one in line.promises
        if one.planned_on != line.planned_on or line.done_on
    ]
    return go.Scatter(
        x=[one.planned_on.isoformat() for _place, one in found],
        y=[place for place, _one in found],
        mode="markers",
        marker={"symbol": "line-ns-open", "size": 5 * theme.line, "color": NEEDED, "line": {"width": theme.line}},
        hovertext=[_hover(lines[place], [one]) for place, one in found],
        hoverinfo="text",
        name=_("Ngày dự kiến trước đây"),
    )


def _marks(lines: Sequence[Line], *, is_invented: bool, theme: Theme) -> go.Scatter:
    own = [(place, line) for place, line in enumerate(lines) if line.is_invented is is_invented]
    fills = [PAINTS[STATUS_OF[line.state]].fill for _place, line in own]
    return go.Scatter(
        x=[(line.done_on or line.planned_on).isoformat() for _place, line in own],
        y=[place for place, _line in own],
        mode="markers",
        marker={
            "symbol": ["circle" if line.done_on else "diamond" for _place, line in own],
            "size": 4.4 * theme.line,
            "color": [PAPER] * len(own) if is_invented else fills,
            "line": {"color": [_outline(fill) for fill in fills], "width": theme.line},
        },
        hovertext=[_hover(line, line.promises) for _place, line in own],
        hoverinfo="text",
        name=_("Lộ trình"),
    )


def _rows(lines: Sequence[Line], first: date, last: date) -> go.Scatter:
    """Draw a faint line for each step, as far as the days go: what is written beyond them stands on none."""
    return go.Scatter(
        x=[first.isoformat(), last.isoformat(), None] * len(lines),
        y=[height for place in range(len(lines)) for height in (place, place, None)],
        mode="lines",
        line={"color": "#EFEFEF", "width": 1},
        hoverinfo="skip",
    )


def _words(lines: Sequence[Line], *, at: date) -> go.Scatter:
    """Write how each step stands, in its row, in a column of their own where no line runs."""
    return go.Scatter(
        x=[at.isoformat()] * len(lines),
        y=list(range(len(lines))),
        mode="text",
        text=["<br>".join(plain(part) for part in line.said) for line in lines],
        textposition="middle right",
        cliponaxis=False,
        hoverinfo="skip",
        name="words",
    )


def _outline(fill: str) -> str:
    return OUTLINE if fill == PAPER else ACTUAL if fill == PAINTS[Status.WORKING].fill else fill


def _hover(line: Line, promises: Iterable[Promise]) -> str:
    told = [line.label, *line.said]
    for one in promises:
        said = _("{set_on}: dự kiến {planned_on}").format(
            set_on=date_text(one.set_on), planned_on=date_text(one.planned_on)
        )
        told.append(f"{said} – {one.reason}" if one.reason else said)
    if line.is_invented:
        told.append(_("số liệu minh họa"))
    return "<br>".join(wrapped(one, width=60) for one in told)


def _today(drawn: go.Figure, day: date, words: str, color: str, *, at: str, place: float) -> None:
    drawn.add_shape(
        type="line",
        x0=day.isoformat(),
        x1=day.isoformat(),
        y0=0,
        y1=1,
        yref="paper",
        line={"color": color, "width": 2},
        layer="below",
    )
    drawn.add_annotation(
        x=day.isoformat(),
        y=place,
        text=plain(words.format(day=date_text(day))),
        showarrow=False,
        xanchor=at,
        yanchor="middle",
        font={"color": color},
        bgcolor=PAPER,
    )


def _ends(lines: Sequence[Line], as_of: date, target_on: date | None) -> tuple[date, date]:
    days = [as_of, *([target_on] if target_on else [])]
    return (
        min([*days, *(line.begins_on for line in lines)]),
        max([*days, *(line.ends_on for line in lines)]),
    )


def _column(lines: Sequence[Line], first: date, last: date) -> tuple[date, date]:
    """Give the day at which the column of words begins, and the one at which the axis has to end for it."""
    letters = max(len(part) for line in lines for part in line.said)
    length = max(60, (last - first).days)
    begin = first + timedelta(days=int(length * 1.03))
    return begin, begin + timedelta(days=int(length * letters * _ROOM_A_LETTER))


def _set_axes(drawn: go.Figure, lines: Sequence[Line]) -> None:
    drawn.update_yaxes(
        tickmode="array",
        tickvals=list(range(len(lines))),
        ticktext=[wrapped(line.label, width=_LABEL_WIDTH) for line in lines],
        range=[len(lines) + 0.2, -1.4],
        showgrid=False,
    )
