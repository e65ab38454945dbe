"""When the counts would reach their target at the pace so far, and what was forecast of it before.

A pace is measured as `pace.py` does. A range is given only where the pace can be measured over windows of different
length; its ends are the earliest and the latest day that any of them leads to.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

import pandas as pd

from ntm_dashboard.domain.columns import stamp
from ntm_dashboard.domain.frames import DataFrame, Steps, Table, checked, trusted
from ntm_dashboard.domain.pace import measured_pace
from ntm_dashboard.domain.situation import DAYS_A_MONTH, Pace, Situation
from ntm_dashboard.domain.terms import Measure
from ntm_dashboard.i18n import N_, Message

WINDOWS = (24, 12, 6)
"""Over how many months a pace is measured; the first is the one that forecasts, the others give the range."""
_FARTHEST_YEARS = 30


@dataclass(frozen=True)
class Forecast:
    """When a measure would reach its target at the pace so far; None where nothing can be said.

    `earliest_on` and `latest_on` are the ends of the range, None where the figures do not allow one.
    """

    expected_on: date | None
    earliest_on: date | None
    latest_on: date | None


class EarlierForecasts(Table):
    """What was forecast on an earlier day of what is known now: where the measure stood and for when it was expected.

    `expected_on` is null where the pace could not be measured on that day.
    """

    day: date
    done: int
    expected_on: date | None
    earliest_on: date | None
    latest_on: date | None
    certainty: str


def forecast_of(steps: DataFrame[Steps], pace: Pace, *, as_of: date) -> Forecast:
    """Forecast a measure from its course until a day."""
    return _forecast(steps, pace.measure, done=pace.done, target=pace.target, as_of=as_of)


def _forecast(steps: DataFrame[Steps], measure: Measure, *, done: int | None, target: int, as_of: date) -> Forecast:
    if done is None:
        return Forecast(None, None, None)
    remaining = target - done
    if remaining <= 0:
        return Forecast(as_of, None, None)
    found: list[date] = []
    expected = None
    for months in WINDOWS:
        measured = measured_pace(steps, measure, as_of=as_of, window_months=months)
        day = None if measured is None or not measured.per_month else _after(as_of, remaining / measured.per_month)
        if months == WINDOWS[0]:
            expected = day
        if day is not None:
            found.append(day)
    has_range = expected is not None and len(set(found)) > 1
    return Forecast(expected, min(found) if has_range else None, max(found) if has_range else None)


def _after(as_of: date, months: float) -> date | None:
    days = ceil(months * DAYS_A_MONTH)
    return None if days > _FARTHEST_YEARS * 366 else as_of + timedelta(days=days)


def earlier_forecasts(situation: Situation, measure: Measure) -> DataFrame[EarlierForecasts]:
    """Give for each day on which the measure was reported what the program would have said then."""
    steps = situation.steps
    own = trusted(Steps, steps[(steps["measure"] == measure) & (steps["day"] <= pd.Timestamp(situation.as_of))])
    target = situation.pace(measure).target
    rows: list[tuple[object, ...]] = []
    for day, value, certainty in zip(own["day"], own["value"], own["certainty"], strict=True):
        told = _forecast(own, measure, done=int(value), target=target, as_of=day.date())
        rows.append((day, int(value), *map(stamp, (told.expected_on, told.earliest_on, told.latest_on)), certainty))
    return checked(EarlierForecasts, pd.DataFrame(rows, columns=EarlierForecasts.names()))


def sentence(forecast: Forecast, pace: Pace, *, target_on: date | None) -> Message:
    """Say when the target would be reached at the pace so far, with the range where there is one."""
    if pace.done is None:
        return Message.of(N_("Chưa có số liệu để dự báo."))
    if not pace.remaining:
        return Message.of(N_("Đã đủ mục tiêu, không cần dự báo."))
    if forecast.expected_on is None:
        return Message.of(N_("Chưa đủ số liệu để dự báo theo tiến độ đã qua."))
    if forecast.earliest_on is None or forecast.latest_on is None:
        said = Message.of(N_("Theo tiến độ đã qua: khoảng {day}"), day=forecast.expected_on)
    else:
        said = Message.of(
            N_("Theo tiến độ đã qua: khoảng {day} (từ {earliest} đến {latest})"),
            day=forecast.expected_on,
            earliest=forecast.earliest_on,
            latest=forecast.latest_on,
        )
    if target_on is None:
        return Message.of("{said}.", said=said)
    is_late = forecast.expected_on > target_on
    after = Message.of(N_("sau mục tiêu {target}") if is_late else N_("kịp mục tiêu {target}"), target=target_on)
    return Message.of("{said}, {after}.", said=said, after=after)
