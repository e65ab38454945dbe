"""The first administrator: made with a code that only somebody at the console can read, once, within a day."""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta

from ntm_dashboard.errors import AccountError, SignInError
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.services.account_admin import insert_account, new_account
from ntm_dashboard.services.accounts import CLOCKS_DIFFER, Accounts, NewSession
from ntm_dashboard.services.attempts import count_attempt, forgive
from ntm_dashboard.services.people import Role
from ntm_dashboard.services.throttle import client_of, lanes_of_set_up
from ntm_dashboard.store import AuditAction, Transaction
from ntm_dashboard.store.sessions import SET_UP, Secret

CODE_LASTS = timedelta(hours=24)
_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def is_first_start(accounts: Accounts) -> bool:
    """Tell whether there is no account yet."""
    with accounts.store.reading() as transaction:
        return not transaction.accounts.are_there()


def new_code(accounts: Accounts) -> str | None:
    """Make a set-up code where there is no account yet; only its hash is kept. Each server has its own."""
    code = "-".join("".join(secrets.choice(_SIGNS) for _place in range(5)) for _group in range(4))
    now = accounts.now()
    with accounts.store.writing() as transaction:
        if transaction.accounts.are_there():
            return None
        old = [one.name for one in transaction.secrets.named(SET_UP) if not _lasts(one, now)]
        transaction.secrets.drop(old)
        transaction.secrets.put(Secret(SET_UP + secrets.token_hex(8), _hashed(code), now))
    return code


def make_first_administrator(
    accounts: Accounts,
    code: str,
    *,
    name: str,
    display_name: str,
    password: str,
    address: str,
    browser: str | None = None,
) -> NewSession:
    """Make the first administrator and begin their session; every code is worthless from here on.

    Raises:
        SignInError: the code is wrong, used or too old, or it is too early for another attempt.
        AccountError: there is an account already, the name is of another form, or the password too easy.
    """
    accounts.must_be_good(password, name, display_name)
    lanes = lanes_of_set_up(address)
    count_attempt(accounts.store, lanes, now=accounts.now())
    account = new_account(
        accounts,
        name,
        display_name=display_name,
        role=Role.ADMINISTRATOR,
        password=password,
        must_change_password=False,
    )
    with accounts.store.writing() as transaction:
        if transaction.accounts.are_there():
            raise AccountError(str(Message.of(N_("Đã có tài khoản rồi. Hãy đăng nhập."))))
        if _is_valid(accounts, transaction, code):
            insert_account(transaction, account, actor=account.name)
            transaction.secrets.drop([one.name for one in transaction.secrets.named(SET_UP)])
            forgive(transaction, lanes, now=accounts.now())
            return accounts.begin_session(transaction, account, address=address, browser=browser)
        detail = f"mã thiết lập, {client_of(address)}"
        transaction.log(AuditAction.SIGN_IN, actor="", is_success=False, detail=detail)
    sentence = N_(
        "Mã thiết lập không đúng hoặc đã hết hạn. Mã nằm trong cửa sổ chạy chương trình; "
        "khởi động lại chương trình để có mã mới."
    )
    raise SignInError(str(Message.of(sentence)))


def _is_valid(accounts: Accounts, transaction: Transaction, code: str) -> bool:
    given, now = _hashed(code), accounts.now()
    fitting = [one for one in transaction.secrets.named(SET_UP) if hmac.compare_digest(one.value, given)]
    return any(_lasts(one, now) for one in fitting)


def _lasts(code: Secret, now: datetime) -> bool:
    """Tell whether a code may be used still; one of the future was made by a clock that was ahead."""
    return -CLOCKS_DIFFER <= now - code.made_at < CODE_LASTS


def _hashed(code: str) -> str:
    signs = "".join(sign for sign in code.upper() if sign.isalnum())
    return hashlib.sha256(signs.encode()).hexdigest()
