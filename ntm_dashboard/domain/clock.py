"""How long is left to the target date, seen from the as-of date. The clock on the wall plays no part."""

from datetime import date

from ntm_dashboard.domain.frames import DataFrame, Targets
from ntm_dashboard.domain.situation import Clock, ClockState
from ntm_dashboard.domain.terms import Measure
from ntm_dashboard.i18n import N_, Message


def target_of(targets: DataFrame[Targets], measure: Measure) -> tuple[date, float] | None:
    """Give the day and the value that a measure is to reach, None where no target is set."""
    columns = (targets["measure"].tolist(), targets["target_on"].tolist(), targets["value"].tolist())
    own = [(day.date(), value) for one, day, value in zip(*columns, strict=True) if one == measure]
    return own[-1] if own else None


def target_date(targets: DataFrame[Targets]) -> date | None:
    """Give the day by which the district is to be recognised; without one the last day of any target."""
    own = target_of(targets, Measure.DISTRICT_RECOGNISED)
    if own is not None:
        return own[0]
    return None if targets.empty else targets["target_on"].max().date()


def clock_of(
    targets: DataFrame[Targets], *, as_of: date, recognised_on: date | None = None, decision: str = ""
) -> Clock:
    """Tell how many days are left, or since when the district is recognised, in one of the fixed wordings."""
    target_on = target_date(targets)
    if recognised_on is not None:
        return _recognised(target_on, recognised_on, decision)
    if target_on is None:
        return Clock(None, None, ClockState.NO_TARGET, Message.of(N_("Chưa có ngày mục tiêu.")))
    days = (target_on - as_of).days
    if days < 0:
        sentence = Message.of(N_("Đã quá hạn {days} ngày (hạn {day})."), days=-days, day=target_on)
        return Clock(target_on, days, ClockState.PASSED, sentence)
    sentence = Message.of(N_("Còn {days} ngày, đến {day}."), days=days, day=target_on)
    return Clock(target_on, days, ClockState.OPEN, sentence)


def _recognised(target_on: date | None, recognised_on: date, decision: str) -> Clock:
    is_late = target_on is not None and recognised_on > target_on
    return Clock(
        target_on,
        None,
        ClockState.RECOGNISED_LATE if is_late else ClockState.TARGET_MET,
        _recognised_sentence(target_on, recognised_on, decision),
        recognised_on=recognised_on,
        decision=decision,
    )


def _recognised_sentence(target_on: date | None, recognised_on: date, decision: str) -> Message:
    by = _day_and_decision(recognised_on, decision)
    if target_on is None:
        return Message.of(N_("Huyện được công nhận {day}."), day=by)
    late = (recognised_on - target_on).days
    if late > 0:
        sentence = N_("Huyện được công nhận {day}, chậm {days} ngày so với mục tiêu {target}.")
        return Message.of(sentence, day=by, days=late, target=target_on)
    if late < 0:
        sentence = N_("Huyện được công nhận {day}, trước mục tiêu {target} {days} ngày.")
        return Message.of(sentence, day=by, days=-late, target=target_on)
    return Message.of(N_("Huyện được công nhận {day}, đúng ngày mục tiêu."), day=by)


def _day_and_decision(day: date, decision: str) -> Message:
    if not decision:
        return Message.of("{day}", day=day)
    sentence = N_("{day} (QĐ {decision})") if decision[:1].isdigit() else "{day} ({decision})"
    return Message.of(sentence, day=day, decision=decision)
