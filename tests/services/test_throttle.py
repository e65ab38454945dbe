"""Guessing is hopeless from however many addresses, and nobody locks another out by it."""

from datetime import timedelta
from itertools import count

import pytest

from ntm_dashboard.errors import SignInError
from ntm_dashboard.services.accounts import BROWSER_KNOWN, MOST_BROWSERS
from ntm_dashboard.services.passwords import Passwords
from ntm_dashboard.services.throttle import FROM_ANYWHERE, MOST_A_WEEK, MOST_OF_OWN
from ntm_dashboard.store import AuditAction
from tests.services.conftest import ADMINISTRATOR, PASSWORD

HERE, ELSEWHERE = "192.0.2.7", "198.51.100.9"
WEEK = timedelta(days=7)
NEW = "sông Hậu mùa nước nổi"


class Watched(Passwords):
    """Passwords that count how often one was looked at, and cost nothing."""

    def __init__(self):
        super().__init__(time_cost=1, memory_kib=64, lanes=1)
        self.looked_at = 0

    def is_right(self, kept, password):
        self.looked_at += 1
        return password == PASSWORD and kept is not None


@pytest.fixture
def watched(accounts, admin):
    """Give accounts of which the looks at passwords are counted."""
    accounts.passwords = Watched()
    return accounts


def guess(accounts, *, address, name="lan", browser=None):
    """Guess once; tell whether the password was looked at."""
    before = accounts.passwords.looked_at
    with pytest.raises(SignInError):
        accounts.sign_in(name, "sai mật khẩu rồi", address=address, browser=browser)
    return accounts.passwords.looked_at > before


def known_browser(accounts, name="lan", browser=""):
    """Sign in with a browser; give what it keeps."""
    return accounts.sign_in(name, PASSWORD, address=HERE, browser=browser).browser


def attack(accounts, clock, *, addresses, every, during=WEEK):
    """Guess at Lan's account from so many addresses in turn, as often as is let in; gives how many were looked at."""
    before, turn, until = accounts.passwords.looked_at, count(), clock.moment + during
    while clock.moment < until:
        while guess(accounts, address=f"10.0.{next(turn) % addresses // 250}.{next(turn) % addresses % 250}"):
            pass
        clock.pass_by(seconds=every.total_seconds())
    return accounts.passwords.looked_at - before


@pytest.mark.slow
def test_a_week_of_guessing_from_thousands_of_addresses_stays_within_the_bound(watched, clock):
    tries = attack(watched, clock, addresses=9_000, every=timedelta(minutes=10))

    assert tries <= MOST_A_WEEK
    assert tries >= MOST_A_WEEK - 1, "the simulation guesses less than it could, so it shows nothing"


def test_a_week_of_guessing_from_one_address_gets_one_attempt_an_hour(watched, clock):
    tries = attack(watched, clock, addresses=1, every=timedelta(minutes=15))

    assert tries <= MOST_OF_OWN + WEEK // timedelta(hours=1)


@pytest.mark.parametrize("addresses", [1, 5, 9_000])
def test_the_owners_browser_signs_in_at_any_moment_of_an_attack(watched, clock, addresses):
    browser = known_browser(watched)

    for _day in range(3):
        attack(watched, clock, addresses=addresses, every=timedelta(minutes=30), during=timedelta(hours=4))
        assert known_browser(watched, browser=browser) == browser


def test_an_attack_from_a_few_addresses_does_not_keep_the_owner_from_a_new_browser(watched, clock):
    attack(watched, clock, addresses=5, every=timedelta(minutes=2), during=timedelta(days=1))

    assert watched.sign_in("lan", PASSWORD, address=ELSEWHERE, browser="")


def test_thirty_two_requests_an_hour_for_days_lock_nobody_out(watched, clock):
    browser = known_browser(watched)
    for _hour in range(48):
        for _time in range(32):
            guess(watched, address=ELSEWHERE)
            clock.pass_by(seconds=3600 / 32)

    assert watched.sign_in("lan", PASSWORD, address=HERE, browser=browser)
    assert watched.sign_in("lan", PASSWORD, address="203.0.113.5", browser="")


def test_whoever_is_signed_in_changes_the_own_password_whatever_strangers_do(watched, clock):
    session = watched.sign_in("lan", PASSWORD, address=HERE)
    while guess(watched, address=HERE):
        pass

    assert watched.change_password(session.signed_in.key, old=PASSWORD, new=NEW, address=HERE)


def test_a_session_that_guesses_the_password_is_ended_and_the_others_are_not(watched, clock):
    own, copied = (watched.sign_in("lan", PASSWORD, address=HERE) for _time in range(2))

    for _time in range(MOST_OF_OWN):
        with pytest.raises(SignInError, match="Mật khẩu hiện tại không đúng"):
            watched.change_password(copied.signed_in.key, old="không phải", new=NEW, address=HERE)
        clock.pass_by(minutes=15)

    assert watched.signed_in_with(copied.token) is None
    assert watched.signed_in_with(own.token)


def test_a_copied_browser_cookie_gains_few_attempts_and_then_nothing(watched, clock):
    browser = known_browser(watched)
    for _time in range(FROM_ANYWHERE.holds):
        guess(watched, address=f"10.1.0.{_time}")

    tries = 0
    for _hour in range(100):
        tries += guess(watched, address=ELSEWHERE, browser=browser)
        clock.pass_by(seconds=360)
        guess(watched, address=f"10.2.0.{_hour}")

    assert MOST_OF_OWN <= tries <= MOST_OF_OWN * 2


def test_a_browser_is_known_to_the_accounts_that_it_signed_in_to_and_to_no_other(watched, clock):
    browser = known_browser(watched)
    for _time in range(FROM_ANYWHERE.holds):
        guess(watched, address=f"10.1.0.{_time}", name="quan.tri")

    with pytest.raises(SignInError, match="thử lại sau"):
        watched.sign_in("quan.tri", PASSWORD, address=HERE, browser=browser)
    clock.pass_by(minutes=10)
    assert known_browser(watched, "quan.tri", browser) == browser, "two people at one computer share its cookie"


def test_a_browser_that_claims_something_of_its_own_is_given_something_new(watched):
    assert known_browser(watched, browser="đặt sẵn") != "đặt sẵn"


def test_a_browser_is_forgotten_after_half_a_year_and_beyond_so_many(watched, clock, engine):
    browsers = [known_browser(watched) for _time in range(MOST_BROWSERS + 2)]
    for _time in range(FROM_ANYWHERE.holds):
        guess(watched, address=f"10.1.0.{_time}")

    assert known_browser(watched, browser=browsers[-1])
    with engine.connect() as connection:
        kept = connection.exec_driver_sql("SELECT count(*), min(length(key)) FROM known_browsers").one()
    assert tuple(kept) == (MOST_BROWSERS, 64), "only so many, and only hashes"
    clock.pass_by(seconds=BROWSER_KNOWN.total_seconds())
    assert known_browser(watched, browser=browsers[-1]) != browsers[-1]


def test_unlocking_unlocks_all_of_it(watched, admin, clock):
    browser = known_browser(watched)
    while guess(watched, address=HERE, browser=browser):
        pass
    for number in range(30):
        guess(watched, address=ELSEWHERE, name=f"ten{number}")
        clock.pass_by(seconds=6)
    for number in range(FROM_ANYWHERE.holds):
        guess(watched, address=f"10.1.0.{number}")
    while guess(watched, address=ELSEWHERE):
        pass

    admin.unlock(ADMINISTRATOR, "lan")

    for address, held in ((HERE, browser), (HERE, ""), (ELSEWHERE, "")):
        assert watched.sign_in("lan", PASSWORD, address=address, browser=held)


def test_a_disabled_person_is_told_so_only_after_the_right_password(watched, admin):
    admin.disable(ADMINISTRATOR, "lan")

    with pytest.raises(SignInError, match="mật khẩu không đúng"):
        watched.sign_in("lan", "sai mật khẩu rồi", address=HERE)
    with pytest.raises(SignInError, match="đã ngừng sử dụng"):
        watched.sign_in("lan", PASSWORD, address=HERE)

    line = watched.store.audit_entries(limit=1)[0]
    assert (line.action, line.actor, line.is_success) == (AuditAction.SIGN_IN, "lan", False)


def test_a_clock_that_was_a_year_ahead_locks_nobody_for_a_year(watched, clock):
    clock.pass_by(days=365)
    while guess(watched, address=HERE):
        pass

    clock.pass_by(days=-365)
    with pytest.raises(SignInError, match="thử lại sau"):
        watched.sign_in("lan", PASSWORD, address=HERE)
    clock.pass_by(hours=1)

    assert watched.sign_in("lan", PASSWORD, address=HERE)


def test_a_browser_seen_by_a_clock_that_was_ahead_is_known_no_longer_than_any_other(watched, clock):
    clock.pass_by(days=365)
    browser = known_browser(watched)
    clock.pass_by(days=-365)

    known_browser(watched, "quan.tri")
    clock.pass_by(seconds=BROWSER_KNOWN.total_seconds())

    assert known_browser(watched, browser=browser) != browser
