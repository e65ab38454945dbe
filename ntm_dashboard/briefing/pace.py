"""Pace and burn-up to the target date: actual course, the line that is needed from now on, the target."""

from datetime import date

import pandas as pd

from ntm_dashboard.briefing.model import Chart, ChartKind, Missing, Role, Series, Slide, axis_of
from ntm_dashboard.briefing.slide_ids import SlideId
from ntm_dashboard.domain.situation import ClockState, Pace, PaceVerdict, Situation
from ntm_dashboard.domain.terms import Measure
from ntm_dashboard.i18n import N_, Message, month_text

MOST_POINTS = 30
MEASURE = Measure.COMMUNES_STANDARD


def pace(situation: Situation) -> Slide:
    """Give the burn-up of recognised communes with the pace of communes and criteria in words."""
    chart = burn_up(situation)
    return Slide(
        id=SlideId.PACE,
        title=_title(situation),
        picture=chart or _nothing(situation),
        bullets=tuple(one.sentence for one in situation.paces),
        prose=(situation.clock.sentence, *(one.sentence for one in situation.paces)),
        note=Message.of(N_("Công nhận thường theo đợt: số bình quân chỉ để so sánh, không phải dự báo.")),
    )


def _title(situation: Situation) -> Message:
    one = situation.pace(MEASURE)
    if situation.ended and not situation.headline.is_district_recognised:
        return situation.ended.title
    if one.remaining and one.months_left and one.verdict not in _VERDICT_TITLES:
        return Message.of(
            N_("Còn {remaining} xã trong {left} tháng, đến {day}"),
            remaining=one.remaining,
            left=round(one.months_left, 1),
            day=situation.clock.target_on or situation.as_of,
        )
    return Message.of(_VERDICT_TITLES.get(one.verdict, N_("Tiến độ thực hiện và mục tiêu")))


_VERDICT_TITLES = {
    PaceVerdict.TARGET_MET: N_("Huyện đã được công nhận"),
    PaceVerdict.NOTHING_LEFT: N_("Đã đủ số xã, không còn xã nào thiếu"),
    PaceVerdict.DATE_PASSED: N_("Đã đến hạn mà chưa đủ số xã"),
    PaceVerdict.NO_DATA: N_("Chưa có số liệu để tính tiến độ"),
}


def burn_up(situation: Situation) -> Chart | None:
    """Draw the course of recognised communes by months with the line needed until the target; None without a course."""
    months = _months(situation)
    one = situation.pace(MEASURE)
    actual = _actual(situation, months)
    if situation.ended or all(value is None for value in actual):
        return None
    series = [Series(Message.of(N_("Thực tế")), actual, Role.ACTUAL)]
    if situation.clock.state is ClockState.OPEN and one.remaining:
        series.append(Series(Message.of(N_("Cần đạt")), _needed(months, one, situation), Role.NEEDED))
    series.append(Series(Message.of(N_("Mục tiêu")), tuple(float(one.target) for _month in months), Role.TARGET))
    end, step = axis_of(float(max(one.target, one.total, 1)))
    return Chart(
        kind=ChartKind.LINES,
        categories=tuple(month_text(month.date()) for month in months),
        keys=tuple(f"{month:%Y-%m}" for month in months),
        series=tuple(series),
        alt=_alt(one, situation),
        unit=Message.of(N_("xã")),
        decimals=1,
        y_max=end,
        major_unit=step,
    )


def _alt(one: Pace, situation: Situation) -> Message:
    return Message.of(
        N_("Số xã được công nhận đạt chuẩn theo tháng: {done} trên mục tiêu {target}. {sentence} {clock}"),
        done="–" if one.done is None else one.done,
        target=one.target,
        sentence=one.sentence,
        clock=situation.clock.sentence,
    )


def _months(situation: Situation) -> list[pd.Timestamp]:
    """Give month ends from the first step (at most 30 points) to the target; the as-of month is always one."""
    steps = situation.steps[situation.steps["measure"] == MEASURE]
    first = situation.as_of if steps.empty else min(steps["day"].iloc[0].date(), situation.as_of)
    last = max(situation.clock.target_on or situation.as_of, situation.as_of)
    every = pd.period_range(first, last, freq="M")
    stride = -(-len(every) // MOST_POINTS)
    offset = len(pd.period_range(first, situation.as_of, freq="M")) - 1
    chosen = every[offset % stride :: stride]
    return [period.end_time.normalize() for period in chosen]


def _value_at(steps: pd.DataFrame, month_end: pd.Timestamp, as_of: pd.Timestamp) -> float | None:
    """Give the course at the end of a month, at the as-of date in its own month; None after it or before the first."""
    if month_end.to_period("M") > as_of.to_period("M"):
        return None
    known = steps.loc[steps["day"] <= min(month_end, as_of), "value"]
    return None if known.empty else float(known.iloc[-1])


def _actual(situation: Situation, months: list[pd.Timestamp]) -> tuple[float | None, ...]:
    """Give the course by months; the first point shows where it began, which a month end may hide."""
    rows = situation.steps[situation.steps["measure"] == MEASURE]
    values = [_value_at(rows, month, pd.Timestamp(situation.as_of)) for month in months]
    if values and values[0] is not None and len(values) > 1:
        values[0] = float(rows["value"].iloc[0])
    return tuple(values)


def _needed(months: list[pd.Timestamp], one: Pace, situation: Situation) -> tuple[float | None, ...]:
    start, end = situation.as_of, situation.clock.target_on or situation.as_of
    return tuple(_on_line(month, one, start=start, end=end) for month in months)


def _on_line(month: pd.Timestamp, one: Pace, *, start: date, end: date) -> float | None:
    done = one.done or 0
    if month.to_period("M") < pd.Period(start, "M"):
        return None
    if month.to_period("M") == pd.Period(start, "M"):
        return float(done)
    if month.date() >= end:
        return float(one.target)
    share = (month.date() - start).days / (end - start).days
    return round(done + share * (one.target - done), 2)


def _nothing(situation: Situation) -> Missing:
    if situation.ended:
        return Missing(situation.ended.sentence, Message.of(N_("Chọn một ngày trước đó để xem tiến độ của huyện.")))
    return Missing(
        Message.of(
            N_("Chưa có số liệu theo thời gian về số xã được công nhận đạt chuẩn. {clock}"),
            clock=situation.clock.sentence,
        ),
        Message.of(N_("Nộp danh sách công nhận, hoặc số liệu công bố của ít nhất một ngày.")),
    )
