"""Signing in and out, waiting after failures, sessions that end."""

from contextlib import closing
from dataclasses import replace

import pytest
from argon2 import extract_parameters

from ntm_dashboard.errors import AccountError, SignInError
from ntm_dashboard.services.accounts import IDLE, LONGEST_SESSION, Accounts
from ntm_dashboard.services.passwords import Passwords
from ntm_dashboard.services.people import Person, Role
from ntm_dashboard.store import AuditAction, Store
from ntm_dashboard.store.engine import reading
from tests.services.conftest import ADMINISTRATOR, PASSWORD

HERE = "192.0.2.7"


def fail(accounts, times, *, name="lan", address=HERE, clock=None):
    """Fail to sign in so often, waiting as long as asked for in between."""
    for _time in range(times):
        with pytest.raises(SignInError, match="không đúng"):
            accounts.sign_in(name, "sai mật khẩu rồi", address=address)
        if clock:
            clock.pass_by(seconds=16)


def logged(accounts):
    """Give the log, oldest first, as (action, actor, success)."""
    lines = accounts.store.audit_entries(limit=200)
    return [(line.action, line.actor, line.is_success) for line in reversed(lines)]


def kept_hash(accounts, name="lan"):
    """Give what is kept of a password."""
    with accounts.store.reading() as transaction:
        return transaction.accounts.named(name).password_hash


def test_the_right_password_begins_a_session_of_the_person(accounts, admin):
    session = accounts.sign_in(" LAN ", PASSWORD, address=HERE)

    signed_in = accounts.signed_in_with(session.token)

    assert signed_in.person == Person("lan", "Lan", Role.EDITOR)


def test_a_password_typed_with_another_input_method_is_the_same_password(accounts, admin):
    import unicodedata

    decomposed = unicodedata.normalize("NFD", PASSWORD)

    assert decomposed != PASSWORD
    assert accounts.sign_in("lan", decomposed, address=HERE).signed_in.person.name == "lan"


@pytest.mark.parametrize("name", ["lan", "khong.co", "nghi.viec", "ngoai"])
def test_wrong_password_unknown_name_and_disabled_account_are_told_in_the_same_words(accounts, admin, name):
    admin.add(ADMINISTRATOR, "nghi.viec", display_name="", role=Role.EDITOR, password=PASSWORD)
    admin.disable(ADMINISTRATOR, "nghi.viec")

    with pytest.raises(SignInError, match=r"^Tên tài khoản hoặc mật khẩu không đúng\."):
        accounts.sign_in(name, "mật khẩu khác hẳn", address=HERE)


@pytest.mark.parametrize("name", ["lan", "khong.co", "nghi.viec"])
def test_an_unknown_name_costs_the_same_hashing_as_a_known_one(accounts, admin, name, clock):
    class Counting(Passwords):
        checked: tuple[int, ...] = ()

        def is_right(self, kept, password):
            self._hasher.verify = self._counting(self._hasher.verify)
            return super().is_right(kept, password)

        def _counting(self, verify):
            def counted(hash_, given):
                self.checked += (extract_parameters(hash_).memory_cost,)
                return verify(hash_, given)

            return counted

    admin.add(ADMINISTRATOR, "nghi.viec", display_name="", role=Role.EDITOR, password=PASSWORD)
    admin.disable(ADMINISTRATOR, "nghi.viec")
    accounts.passwords = Counting(time_cost=1, memory_kib=64, lanes=1)
    accounts.passwords._hasher = _Unslotted(accounts.passwords._hasher)

    with pytest.raises(SignInError):
        accounts.sign_in(name, "sai mật khẩu rồi", address=HERE)

    assert accounts.passwords.checked == (64,)


class _Unslotted:
    """A hasher whose methods can be watched."""

    def __init__(self, hasher):
        self.hash, self.verify, self.check_needs_rehash = hasher.hash, hasher.verify, hasher.check_needs_rehash


def test_failures_first_slow_down_and_then_lock_even_for_the_right_password(accounts, admin, clock):
    fail(accounts, 3)
    with pytest.raises(SignInError, match="thử lại sau 5 giây"):
        accounts.sign_in("lan", PASSWORD, address=HERE)

    clock.pass_by(seconds=5)
    fail(accounts, 1)
    clock.pass_by(seconds=15)
    fail(accounts, 1)
    with pytest.raises(SignInError, match="thử lại sau 15 phút"):
        accounts.sign_in("lan", PASSWORD, address=HERE)
    assert accounts.sign_in("lan", PASSWORD, address="198.51.100.9")

    clock.pass_by(minutes=15)
    assert accounts.sign_in("lan", PASSWORD, address=HERE).signed_in.person.name == "lan"
    assert (AuditAction.LOCKED, "lan", False) in logged(accounts)


def test_an_unknown_name_is_slowed_down_and_locked_just_the_same(accounts, admin, clock):
    fail(accounts, 5, name="khong.co", clock=clock)

    with pytest.raises(SignInError, match="thử lại sau 15 phút"):
        accounts.sign_in("khong.co", "sai mật khẩu rồi", address=HERE)


def test_a_success_forgets_the_failures_before_it(accounts, admin):
    fail(accounts, 2)
    accounts.sign_in("lan", PASSWORD, address=HERE)

    fail(accounts, 2)

    assert accounts.sign_in("lan", PASSWORD, address=HERE)


def test_an_address_that_tries_many_names_is_locked_but_others_are_not(accounts, admin, clock):
    for number in range(30):
        fail(accounts, 1, name=f"ten{number}", address="2001:db8:1:2::5")
        clock.pass_by(seconds=6)

    with pytest.raises(SignInError, match="thử lại sau 15 phút"):
        accounts.sign_in("lan", PASSWORD, address="2001:db8:1:2::99")
    assert accounts.sign_in("lan", PASSWORD, address=HERE)


def test_attempts_made_at_the_same_moment_are_all_counted(accounts, admin):
    from concurrent.futures import ThreadPoolExecutor

    def attempt(_number):
        try:
            accounts.sign_in("lan", "sai mật khẩu rồi", address=HERE)
        except SignInError as error:
            return "không đúng" in str(error)

    with ThreadPoolExecutor(8) as pool:
        looked_at = sum(pool.map(attempt, range(24)))

    assert looked_at == 3


def test_an_administrator_lets_a_locked_person_try_again_at_once(accounts, admin, clock):
    fail(accounts, 5, clock=clock)

    admin.unlock(ADMINISTRATOR, "lan")

    assert accounts.sign_in("lan", PASSWORD, address=HERE)


def test_a_session_that_was_signed_out_is_worthless(accounts, admin):
    session = accounts.sign_in("lan", PASSWORD, address=HERE)

    accounts.sign_out(session.signed_in.key)

    assert accounts.signed_in_with(session.token) is None
    assert logged(accounts)[-2:] == [(AuditAction.SIGN_IN, "lan", True), (AuditAction.SIGN_OUT, "lan", True)]


def test_a_session_ends_after_a_day_of_work_without_use_and_in_any_case_after_a_week(accounts, admin, clock):
    idle = accounts.sign_in("lan", PASSWORD, address=HERE)
    clock.pass_by(seconds=IDLE.total_seconds())
    assert accounts.signed_in_with(idle.token) is None

    busy = accounts.sign_in("lan", PASSWORD, address=HERE)
    began = clock.moment
    while clock.moment - began < LONGEST_SESSION:
        assert accounts.signed_in_with(busy.token)
        clock.pass_by(hours=7)
    assert accounts.signed_in_with(busy.token) is None


def test_asking_whose_session_it_is_waits_for_no_writer_and_is_noted_later(accounts, admin, address, clock):
    token = accounts.sign_in("lan", PASSWORD, address=HERE).token
    clock.pass_by(hours=7)

    with closing(Store(address)) as other, other.writing():
        assert accounts.signed_in_with(token)
        assert accounts.signed_in_with(token)

    clock.pass_by(minutes=2)
    assert accounts.signed_in_with(token)
    clock.pass_by(hours=7)
    assert accounts.signed_in_with(token), "the touch that failed was not made up for"


def test_a_session_begun_by_a_clock_that_was_ahead_is_over_when_the_clock_is_put_right(accounts, admin, clock):
    clock.pass_by(days=365)
    ahead = accounts.sign_in("lan", PASSWORD, address=HERE)
    clock.pass_by(days=-365)

    assert accounts.signed_in_with(ahead.token) is None
    now = accounts.sign_in("lan", PASSWORD, address=HERE)
    clock.pass_by(days=365)
    assert [accounts.signed_in_with(one.token) for one in (ahead, now)] == [None, None], "it came to life again"


def test_a_session_noted_as_seen_in_the_future_is_idle_like_any_other(accounts, admin, clock):
    token = accounts.sign_in("lan", PASSWORD, address=HERE).token
    clock.pass_by(hours=7)
    assert accounts.signed_in_with(token)
    clock.pass_by(hours=-6)

    assert accounts.signed_in_with(token)
    clock.pass_by(seconds=IDLE.total_seconds())
    assert accounts.signed_in_with(token) is None


def test_two_servers_whose_clocks_differ_by_minutes_take_each_others_sessions(accounts, admin, clock):
    token = accounts.sign_in("lan", PASSWORD, address=HERE).token

    clock.pass_by(minutes=-4)

    assert accounts.signed_in_with(token)


def test_the_database_holds_neither_passwords_nor_tokens(accounts, admin, engine):
    session = accounts.sign_in("lan", PASSWORD, address=HERE)

    with reading(engine) as connection:
        everything = [
            str(connection.exec_driver_sql(f"SELECT * FROM {table}").all())  # noqa: S608 — names of our own
            for table in ("users", "sessions", "secrets", "sign_in_attempts", "audit_log")
        ]

    assert not any(PASSWORD in text or session.token in text for text in everything)
    assert "$argon2id$" in everything[0]


def test_a_new_password_ends_every_session_and_begins_one(accounts, admin):
    elsewhere = accounts.sign_in("lan", PASSWORD, address=HERE)
    here = accounts.sign_in("lan", PASSWORD, address=HERE)

    after = accounts.change_password(here.signed_in.key, old=PASSWORD, new="sông Hậu mùa nước nổi", address=HERE)

    assert [accounts.signed_in_with(one.token) for one in (elsewhere, here)] == [None, None]
    assert accounts.signed_in_with(after.token).person.name == "lan"
    with pytest.raises(SignInError):
        accounts.sign_in("lan", PASSWORD, address=HERE)


def test_a_new_password_needs_the_old_one_and_guessing_it_is_slowed_down(accounts, admin):
    key = accounts.sign_in("lan", PASSWORD, address=HERE).signed_in.key

    for _time in range(3):
        with pytest.raises(SignInError, match="Mật khẩu hiện tại không đúng"):
            accounts.change_password(key, old="không phải", new="sông Hậu mùa nước nổi", address=HERE)
    with pytest.raises(SignInError, match="giây"):
        accounts.change_password(key, old=PASSWORD, new="sông Hậu mùa nước nổi", address=HERE)


@pytest.mark.parametrize(
    "easy", ["ngắn", "1234567890", "matkhau123", "aaaaaaaaaaaa", "nguyen.lan.2023", "ab" * 150, PASSWORD]
)
def test_a_new_password_that_is_easy_to_guess_or_the_old_one_is_refused(accounts, admin, easy):
    admin.add(ADMINISTRATOR, "nguyen.lan", display_name="Lan", role=Role.VIEWER, password=PASSWORD)
    key = accounts.sign_in("nguyen.lan", PASSWORD, address=HERE).signed_in.key

    with pytest.raises(AccountError):
        accounts.change_password(key, old=PASSWORD, new=easy, address=HERE)


def test_hashes_cost_at_least_what_is_recommended_and_older_ones_are_renewed(accounts, admin, account_store, clock):
    strong = Passwords()
    assert extract_parameters(kept_hash(accounts)).memory_cost == 64

    Accounts(account_store, passwords=strong, now=clock).sign_in("lan", PASSWORD, address=HERE)

    costs = extract_parameters(kept_hash(accounts))
    assert (costs.type.name, costs.memory_cost >= 19 * 1024, costs.time_cost >= 2) == ("ID", True, True)
    assert not strong.is_outdated(kept_hash(accounts))


def test_a_session_follows_its_account_at_once(accounts, admin):
    token = accounts.sign_in("lan", PASSWORD, address=HERE).token

    admin.give_role(ADMINISTRATOR, "lan", Role.VIEWER)
    assert accounts.signed_in_with(token).person.role is Role.VIEWER
    admin.disable(ADMINISTRATOR, "lan")
    assert accounts.signed_in_with(token) is None
    admin.enable(ADMINISTRATOR, "lan")
    assert accounts.signed_in_with(token) is None


def test_an_account_changed_while_its_password_is_checked_is_not_let_in(accounts, admin):
    class Slow(Passwords):
        def is_right(self, kept, password):
            admin.disable(ADMINISTRATOR, "lan")
            return super().is_right(kept, password)

    accounts.passwords = Slow(time_cost=1, memory_kib=64, lanes=1)

    with pytest.raises(SignInError):
        accounts.sign_in("lan", PASSWORD, address=HERE)


def test_what_is_typed_as_a_name_never_reaches_the_log(accounts, admin, account_store):
    with pytest.raises(SignInError):
        accounts.sign_in(PASSWORD, "x", address=HERE)

    (line,) = account_store.audit_entries(limit=1)
    assert replace(line, happened_at=None, revision=None).__dict__ == {
        "happened_at": None,
        "actor": "",
        "action": AuditAction.SIGN_IN,
        "is_success": False,
        "detail": HERE,
        "revision": None,
    }
