"""What is needed each month to the target, beside what was reached each month: counts and a straight line.

Small counts come in rounds, so a pace is measured only over at least six months with at least three gained on at
least two different days; else the program says that it cannot measure one.
"""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import pandas as pd

from ntm_dashboard.domain.columns import days_of
from ntm_dashboard.domain.frames import DataFrame, Steps
from ntm_dashboard.domain.situation import DAYS_A_MONTH, Clock, Pace, PaceVerdict
from ntm_dashboard.domain.terms import Measure
from ntm_dashboard.i18n import AGREES_WITH, N_, Message

WINDOW_MONTHS = 24
SHORTEST_WINDOW_MONTHS = 6.0
FEWEST_GAINED = 3
FEWEST_GAIN_DAYS = 2
SPEED_UP_LIMIT = 1 / 0.6
"""Needed ÷ actual up to which "speed up" is said; beyond it the pace is slow (reached at least 60% of needed)."""


@dataclass(frozen=True)
class Measured:
    """What was gained over a window; `per_month` is None when it is too little to speak of a pace."""

    months: float
    gained: int
    per_month: float | None


def measured_pace(
    steps: DataFrame[Steps], measure: Measure, *, as_of: date, window_months: int = WINDOW_MONTHS
) -> Measured | None:
    """Measure what a course gained in the last months, or since its first step; None without any step."""
    columns = (steps["measure"].tolist(), days_of(steps["day"].array).tolist(), steps["value"].tolist())
    course = [(day, value) for one, day, value in zip(*columns, strict=True) if one == measure and day <= as_of]
    if not course:
        return None
    start = max(course[0][0], (pd.Timestamp(as_of) - pd.DateOffset(months=window_months)).date())
    months = (as_of - start).days / DAYS_A_MONTH
    at_start = [value for day, value in course if day <= start][-1]
    values = [at_start, *(value for day, value in course if day > start)]
    gains = sum(later > earlier for earlier, later in pairwise(values))
    gained = int(values[-1] - values[0])
    enough = months >= SHORTEST_WINDOW_MONTHS and gained >= FEWEST_GAINED and gains >= FEWEST_GAIN_DAYS
    return Measured(months, gained, gained / months if enough else None)


def pace_of(
    measure: Measure,
    *,
    done: int | None,
    total: int,
    target: int,
    waiting: int | None,
    clock: Clock,
    measured: Measured | None,
) -> Pace:
    """Compare the pace needed from the as-of date with the measured one; of an unknown count nothing is said."""
    remaining = None if done is None else max(0, target - done)
    months_left = None if clock.days_left is None else clock.days_left / DAYS_A_MONTH
    has_time = months_left is not None and months_left > 0
    needed = remaining / months_left if has_time and remaining is not None and months_left else None
    actual = measured.per_month if measured else None
    verdict = _verdict(remaining=remaining, total=total, clock=clock, needed=needed, actual=actual)
    return Pace(
        measure=measure,
        done=done,
        total=total,
        target=target,
        remaining=remaining,
        waiting=waiting,
        months_left=months_left,
        needed_per_month=needed,
        actual_per_month=actual,
        window_months=measured.months if measured else None,
        gained_in_window=measured.gained if measured else None,
        verdict=verdict,
        sentence=_sentence(verdict, measure, remaining=remaining, months_left=months_left, measured=measured),
    )


def _verdict(
    *, remaining: int | None, total: int, clock: Clock, needed: float | None, actual: float | None
) -> PaceVerdict:
    if clock.is_recognised:
        return PaceVerdict.TARGET_MET
    if total == 0 or remaining is None or clock.days_left is None:
        return PaceVerdict.NO_DATA
    if remaining == 0:
        return PaceVerdict.NOTHING_LEFT
    if needed is None:
        return PaceVerdict.DATE_PASSED
    if actual is None:
        return PaceVerdict.NOT_MEASURABLE
    ratio = needed / actual
    if ratio <= 1:
        return PaceVerdict.ON_TRACK
    return PaceVerdict.SPEED_UP if ratio <= SPEED_UP_LIMIT else PaceVerdict.SLOW


_NOUNS = {Measure.COMMUNES_STANDARD: N_("xã"), Measure.DISTRICT_CRITERIA_MET: N_("tiêu chí huyện")}
_SENTENCES = {
    PaceVerdict.TARGET_MET: N_("Huyện đã được công nhận, không tính tiến độ nữa."),
    PaceVerdict.DATE_PASSED: N_("Đã đến hạn, còn thiếu {remaining} {what}."),
    PaceVerdict.NOTHING_LEFT: N_("Đã đủ {what}, không còn thiếu."),
    PaceVerdict.NO_DATA: N_("Chưa có số liệu để tính tiến độ ({what})."),
    PaceVerdict.NOT_MEASURABLE: N_("Còn {remaining} {what} trong {left} tháng; chưa đủ số liệu để đo tiến độ đã qua."),
    PaceVerdict.ON_TRACK: N_(
        "Còn {remaining} {what} trong {left} tháng; {months} tháng qua thêm {gained} {what}: bảo đảm tiến độ."
    ),
    PaceVerdict.SPEED_UP: N_(
        "Còn {remaining} {what} trong {left} tháng; {months} tháng qua thêm {gained} {what}: cần đẩy nhanh tiến độ."
    ),
    PaceVerdict.SLOW: N_(
        "Còn {remaining} {what} trong {left} tháng; {months} tháng qua thêm {gained} {what}: chậm tiến độ."
    ),
}


def _sentence(
    verdict: PaceVerdict,
    measure: Measure,
    *,
    remaining: int | None,
    months_left: float | None,
    measured: Measured | None,
) -> Message:
    return Message.of(
        _SENTENCES[verdict],
        remaining=remaining or 0,
        what=Message.of(_NOUNS[measure], **({} if remaining is None else {AGREES_WITH: remaining})),
        left=round(months_left or 0, 1),
        months=round(measured.months) if measured else 0,
        gained=measured.gained if measured else 0,
    )
