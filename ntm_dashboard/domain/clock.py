"""How long is left to the target date, seen from the as-of date. The clock on the wall plays no part."""

from datetime import date

from pandera.typing.pandas import DataFrame

from ntm_dashboard.domain.frames import Targets
from ntm_dashboard.domain.situation import Clock, ClockState
from ntm_dashboard.domain.terms import Measure
from ntm_dashboard.i18n import N_, Message


def target_of(targets: DataFrame[Targets], measure: Measure) -> tuple[date, float] | None:
    """Give the day and the value that a measure is to reach, None where no target is set."""
    rows = targets[targets["measure"] == measure]
    if rows.empty:
        return None
    return rows["target_on"].iloc[-1].date(), float(rows["value"].iloc[-1])


def target_date(targets: DataFrame[Targets]) -> date | None:
    """Give the day by which the district is to be recognised; without one the last day of any target."""
    own = target_of(targets, Measure.DISTRICT_RECOGNISED)
    if own is not None:
        return own[0]
    return None if targets.empty else targets["target_on"].max().date()


def clock_of(targets: DataFrame[Targets], *, as_of: date, is_recognised: bool) -> Clock:
    """Tell how many days are left and put it into one of the fixed wordings."""
    target_on = target_date(targets)
    if is_recognised:
        sentence = Message.of(N_("Huyện đã được công nhận: mục tiêu đã đạt."))
        days = None if target_on is None else (target_on - as_of).days
        return Clock(target_on, days, ClockState.TARGET_MET, sentence)
    if target_on is None:
        return Clock(None, None, ClockState.NO_TARGET, Message.of(N_("Chưa có ngày mục tiêu.")))
    days = (target_on - as_of).days
    if days < 0:
        sentence = Message.of(N_("Đã quá hạn {days} ngày (hạn {day})."), days=-days, day=target_on)
        return Clock(target_on, days, ClockState.PASSED, sentence)
    sentence = Message.of(N_("Còn {days} ngày, đến {day}."), days=days, day=target_on)
    return Clock(target_on, days, ClockState.OPEN, sentence)
