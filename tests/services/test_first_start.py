"""The first administrator is made with a code from the console: once, within a day, never beside an account."""

import pytest

from ntm_dashboard.errors import AccountError, SignInError
from ntm_dashboard.services.first_start import is_first_start, make_first_administrator, new_code
from ntm_dashboard.services.people import Person, Role
from tests.services.conftest import PASSWORD

HERE = "192.0.2.7"


def make(accounts, code, *, name="quan.tri", password=PASSWORD, address=HERE):
    """Make the first administrator."""
    return make_first_administrator(
        accounts, code, name=name, display_name="Quản trị", password=password, address=address
    )


def test_the_code_makes_an_administrator_who_is_signed_in_at_once(accounts):
    code = new_code(accounts)

    session = make(accounts, code.lower().replace("-", " "))

    assert accounts.signed_in_with(session.token).person == Person("quan.tri", "Quản trị", Role.ADMINISTRATOR)
    assert not is_first_start(accounts)


def test_a_code_works_once_and_none_is_made_beside_an_account(accounts):
    one, other = new_code(accounts), new_code(accounts)
    make(accounts, one)

    for code in (one, other):
        with pytest.raises(AccountError, match="Đã có tài khoản"):
            make(accounts, code, name="ke.khac")
    assert new_code(accounts) is None


def test_a_code_is_over_after_a_day(accounts, clock):
    code = new_code(accounts)
    clock.pass_by(hours=24)

    with pytest.raises(SignInError, match="hết hạn"):
        make(accounts, code)

    assert is_first_start(accounts)


def test_a_code_made_by_a_clock_that_was_ahead_does_not_last_until_then(accounts, clock):
    clock.pass_by(days=365)
    code = new_code(accounts)
    clock.pass_by(days=-365)

    with pytest.raises(SignInError, match="hết hạn"):
        make(accounts, code)


def test_guessing_codes_is_slowed_down_for_who_guesses_only(accounts):
    code = new_code(accounts)
    for _time in range(3):
        with pytest.raises(SignInError, match="không đúng"):
            make(accounts, "AAAAA-AAAAA-AAAAA-AAAAA")

    with pytest.raises(SignInError, match="giây"):
        make(accounts, code)
    assert make(accounts, code, address="198.51.100.1")


def test_an_easy_password_or_an_unusable_name_does_not_use_the_code_up(accounts):
    code = new_code(accounts)

    with pytest.raises(AccountError):
        make(accounts, code, password="1234567890")
    with pytest.raises(AccountError):
        make(accounts, code, name="quản trị")

    assert make(accounts, code)


def test_the_code_itself_is_not_kept(accounts, engine):
    code = new_code(accounts)

    with engine.connect() as connection:
        kept = str(connection.exec_driver_sql("SELECT * FROM secrets").all())

    assert code not in kept
    assert code.replace("-", "") not in kept
