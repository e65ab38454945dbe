"""One indicator in every commune: bars beside the threshold, and a small picture of each commune's course."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from ntm_dashboard.charts import small_multiples
from ntm_dashboard.charts.indicators import STATUS_OF_RESULT, amount_text, threshold_words
from ntm_dashboard.charts.small_multiples import Field, Point
from ntm_dashboard.charts.theme import (
    INK,
    NEEDED,
    OUTLINE,
    PAINTS,
    Theme,
    blank,
    plain,
    say_instead,
    wrapped,
)
from ntm_dashboard.charts.words_above import LETTER
from ntm_dashboard.domain.frames import DataFrame, IndicatorStates, rows_of
from ntm_dashboard.domain.naming import short_name
from ntm_dashboard.domain.one_indicator import IndicatorCourse, margin_of
from ntm_dashboard.domain.terms import Direction, Result, Status, criterion_status_word, is_illustrative
from ntm_dashboard.i18n import N_, Message, _, date_text, number_text

_BESIDE = 1.03
_ACROSS = 17.0
"""How wide the bars and their values are on a phone, in letters as high as the text is."""


@dataclass(frozen=True)
class Across:
    """The rows of one indicator in the order that they are drawn, and the names of the units."""

    rows: DataFrame[IndicatorStates]
    names: Mapping[str, str]

    @property
    def first(self) -> Any:
        """Give the first row, which says what the catalogue says of the indicator."""
        return next(rows_of(self.rows))


def title(across: Across) -> Message:
    """Say how many communes reach it, which is farthest from it, and of how many nothing is known."""
    results = across.rows["result"]
    met, lacking = (int((results == one).sum()) for one in (Result.MET, Result.NOT_MET))
    unknown = int(results.isna().sum())
    if not met and not lacking:
        return Message.of(N_("Chưa xã nào có số liệu của chỉ tiêu này"))
    said = Message.of(N_("{met}/{known} xã có số liệu đạt"), met=met, known=met + lacking)
    if far := _farthest(across):
        said = Message.of(N_("{said}; xa mức phải đạt nhất: {far}"), said=said, far=far)
    return Message.of(N_("{said}; {count} xã chưa có số liệu"), said=said, count=unknown) if unknown else said


def _farthest(across: Across) -> Message | None:
    known = across.rows[(across.rows["result"] == Result.NOT_MET) & (across.rows["gap"] > 0)]
    if known.empty:
        return None
    row = next(rows_of(known))
    margin = margin_words(row)
    return Message.of(N_("{name} ({margin})"), name=short_name(across.names[row.unit]), margin=margin or "")


def margin_words(row: Any) -> Message | None:
    """Say how a value stands to what is required, in the unit of the indicator; None where it cannot be said."""
    margin = margin_of(row.direction, row.threshold, row.value)
    if margin is None or pd.isna(margin):
        return None
    if margin == 0:
        return Message.of(N_("vừa bằng mức phải đạt"))
    is_most = row.direction == Direction.AT_MOST
    words = (
        (N_("thấp hơn {amount}"), N_("vượt {amount}")) if is_most else (N_("cao hơn {amount}"), N_("thiếu {amount}"))
    )
    return Message.of(words[margin < 0], amount=amount_text(abs(margin), row.measured_in))


def state_of(row: Any) -> Status:
    """Give the state that a row is drawn in."""
    return STATUS_OF_RESULT[Result(row.result)] if isinstance(row.result, str) else Status.UNKNOWN


def states(across: Across) -> list[Status]:
    """Give the states that rows are drawn in, in their order."""
    drawn = {state_of(row) for row in rows_of(across.rows)}
    return [one for one in Status if one in drawn]


def figure(across: Across, *, theme: Theme) -> go.Figure:
    """Draw a bar for each commune in the unit of the indicator; the line is what is required.

    Each bar carries [unit]. Without a value the sign and the word of the state stand alone.
    """
    rows = list(rows_of(across.rows))
    drawn = blank(theme, height=theme.row * (len(rows) + 3))
    values = [0.0 if pd.isna(row.value) else float(row.value) for row in rows]
    limit = None if not rows or pd.isna(rows[0].threshold) else float(rows[0].threshold)
    longest = max([*values, limit or 0.0], default=0.0) or 1.0
    drawn.add_trace(_bars(rows, values, across))
    drawn.add_trace(_labels(rows, at=longest * _BESIDE))
    if limit is not None:
        _required(drawn, rows[0], limit, is_late=limit > longest / 2)
    drawn.update_layout(bargap=0.28, margin={"t": theme.row})
    ends = [0, longest * _BESIDE / (1 - _room(rows))]
    drawn.update_xaxes(range=ends, rangemode="tozero", title=_unit_of(rows), nticks=5, tickangle=0, showgrid=False)
    names = [plain(short_name(across.names[row.unit])) for row in rows]
    drawn.update_yaxes(tickvals=list(range(len(rows))), ticktext=names, range=[len(rows) - 0.4, -0.6], showgrid=False)
    return drawn


def _unit_of(rows: list[Any]) -> dict[str, Any]:
    unit = rows[0].measured_in if rows and isinstance(rows[0].measured_in, str) else ""
    return {"text": plain(unit)}


def _bars(rows: list[Any], values: list[float], across: Across) -> go.Bar:
    states = [state_of(row) for row in rows]
    return go.Bar(
        x=values,
        y=list(range(len(rows))),
        orientation="h",
        marker={
            "color": [PAINTS[state].fill for state in states],
            "line": {"color": OUTLINE, "width": 1.5},
            "pattern": {
                "shape": ["/" if _is_invented(row) else "" for row in rows],
                "fillmode": "overlay",
                "size": 6,
                "solidity": 0.15,
            },
        },
        customdata=[[row.unit] for row in rows],
        hovertext=[_words(row, across) for row in rows],
        hoverinfo="text",
        name="communes",
    )


def _room(rows: list[Any]) -> float:
    letters = max((len(_label(row, state_of(row))) for row in rows), default=0)
    return min(0.6, letters * LETTER / _ACROSS)


def _labels(rows: list[Any], *, at: float) -> go.Scatter:
    """Write sign and value in the row of each bar, beyond the longest one and the line of what is required."""
    return go.Scatter(
        x=[at] * len(rows),
        y=list(range(len(rows))),
        mode="text",
        text=[_label(row, state_of(row)) for row in rows],
        textposition="middle right",
        textfont={"color": INK},
        cliponaxis=False,
        hoverinfo="skip",
        name="labels",
    )


def _is_invented(row: Any) -> bool:
    return isinstance(row.certainty, str) and is_illustrative(row.certainty)


def _label(row: Any, state: Status) -> str:
    said = criterion_status_word(state) if pd.isna(row.value) else number_text(float(row.value))
    return f"{PAINTS[state].glyph} {plain(said)}"


def _words(row: Any, across: Across) -> str:
    lines = [across.names[row.unit], criterion_status_word(state_of(row))]
    if not pd.isna(row.value):
        lines.append(amount_text(float(row.value), row.measured_in))
    if margin := margin_words(row):
        lines.append(str(margin))
    if _is_invented(row):
        lines.append(_("số liệu minh họa"))
    return "<br>".join(wrapped(line, width=50) for line in lines)


def _required(drawn: go.Figure, row: Any, limit: float, *, is_late: bool) -> None:
    drawn.add_shape(
        type="line", x0=limit, x1=limit, y0=0, y1=1, yref="paper", line={"color": NEEDED, "width": 3, "dash": "dash"}
    )
    drawn.add_annotation(
        x=limit,
        y=1,
        yref="paper",
        yanchor="bottom",
        xanchor="right" if is_late else "left",
        text=plain(_("Mức phải đạt: {limit}").format(limit=threshold_words(row.direction, limit, ""))),
        showarrow=False,
        font={"color": NEEDED},
    )


def course_title(course: DataFrame[IndicatorCourse]) -> Message:
    """Say of how many communes there is a course to be seen, and over which days."""
    counts = course.groupby("unit")["period"].nunique()
    several = int((counts > 1).sum())
    if not several:
        return Message.of(N_("Chưa xã nào có giá trị của hai kỳ trở lên, nên chưa có diễn biến để vẽ."))
    first, last = course["period"].min().date(), course["period"].max().date()
    sentence = N_("Diễn biến của {count} xã, {first} – {last}")
    return Message.of(sentence, count=several, first=date_text(first), last=date_text(last))


def course_figure(course: DataFrame[IndicatorCourse], names: Mapping[str, str], *, theme: Theme) -> go.Figure:
    """Draw the course of each commune in a field of its own; a commune without any value keeps an empty field."""
    if course.empty:
        return say_instead(blank(theme, height=4 * theme.row), str(course_title(course)))
    return small_multiples.figure([_field(course, unit, names[unit]) for unit in names], theme=theme)


def _field(course: pd.DataFrame, unit: str, name: str) -> Field:
    """Give the field of a commune; on a day of which others are known and it is not, its line has a gap."""
    rows = {row.period: row for row in rows_of(course[course["unit"] == unit])}
    last = number_text(list(rows.values())[-1].value) if rows else ""
    days = sorted(course["period"].unique()) if rows else []
    return Field(short_name(name), last, [_point(rows[day]) if day in rows else _gap(day) for day in days])


def _gap(day: pd.Timestamp) -> Point:
    return Point(day.date(), None, None, ": ".join([date_text(day.date()), _("chưa có số liệu")]))


def _point(row: Any) -> Point:
    is_invented = is_illustrative(row.certainty)
    note = " · " + _("số liệu minh họa") if is_invented else ""
    day = row.period.date()
    limit = None if pd.isna(row.threshold) else float(row.threshold)
    return Point(day, row.value, limit, f"{date_text(day)}: {number_text(row.value)}{note}", is_invented)
