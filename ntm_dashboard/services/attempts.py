"""Attempts to prove who one is, counted in lanes before the password is looked at."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from ntm_dashboard.errors import SignInError
from ntm_dashboard.i18n import N_, Message, number_text
from ntm_dashboard.services.throttle import FORGOTTEN_AFTER, LOCK, Lane
from ntm_dashboard.store import Store, Transaction
from ntm_dashboard.store.sessions import Attempts


def count_attempt(store: Store, lanes: Sequence[Lane], *, now: datetime) -> None:
    """Take one attempt in every lane, or in none; what a clock noted that was ahead counts as noted now.

    Raises:
        SignInError: it is too early for another; says how long to wait.
    """
    with store.writing() as transaction:
        transaction.attempts.bring_back(now=now)
        transaction.attempts.forget(until=now - FORGOTTEN_AFTER)
        found = [(lane, transaction.attempts.of(lane.key)) for lane in lanes]
        wait = max((lane.pace.wait(tried, now=now) for lane, tried in found if tried), default=timedelta(0))
        if not wait:
            for lane, tried in found:
                _put(transaction, lane, lane.pace.counted(tried, now=now))
    if wait:
        raise _too_early(wait)


def forgive(transaction: Transaction, lanes: Sequence[Lane], *, now: datetime) -> None:
    """Forget the failures before a success where they are one's own, elsewhere the attempt that just succeeded."""
    for lane in lanes:
        tried = transaction.attempts.of(lane.key)
        if tried is not None:
            _put(transaction, lane, Attempts(0, now) if lane.is_own else Attempts(tried.failures - 1, tried.tried_at))


def failures_in(transaction: Transaction, lane: Lane) -> int:
    """Count the failures in a row of a lane."""
    tried = transaction.attempts.of(lane.key)
    return 0 if tried is None else tried.failures


def _put(transaction: Transaction, lane: Lane, attempts: Attempts) -> None:
    transaction.attempts.put(lane.key, attempts, about=lane.about or None)


def _too_early(wait: timedelta) -> SignInError:
    if wait > LOCK / 10:
        sentence = N_("Nhập sai quá nhiều lần. Hãy thử lại sau {count} phút, hoặc nhờ quản trị mở khóa đăng nhập.")
        return SignInError(str(Message.of(sentence, count=number_text(-(-wait // timedelta(minutes=1))))))
    sentence = N_("Nhập sai nhiều lần. Hãy thử lại sau {count} giây.")
    return SignInError(str(Message.of(sentence, count=number_text(-(-wait // timedelta(seconds=1))))))
