"""Signing in and out: who somebody is, shown by a password and then by a session that can be ended at any time."""

import hashlib
import logging
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from ntm_dashboard.errors import AccountError, SignInError, StoreError
from ntm_dashboard.i18n import N_, Message, number_text
from ntm_dashboard.services.passwords import Passwords, must_be_good
from ntm_dashboard.services.people import Person, Role
from ntm_dashboard.services.throttle import (
    FOR_ADDRESS,
    FOR_NAME,
    FORGOTTEN_AFTER,
    LOCK,
    address_key,
    client_of,
    counted,
    name_key,
)
from ntm_dashboard.store import AuditAction, Store, Transaction
from ntm_dashboard.store.accounts import Account
from ntm_dashboard.store.sessions import Attempts, Session

IDLE = timedelta(hours=8)
LONGEST_SESSION = timedelta(days=7)
SEEN_EVERY = timedelta(minutes=1)
TOUCH_SECONDS = 0.2
_log = logging.getLogger(__name__)
NAME_FORM = re.compile(r"[a-z0-9][a-z0-9._@-]{1,59}")


def clock() -> datetime:
    """Give the moment."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class SignedIn:
    """A person by their session. `key` names the session within the program; only the browser holds its token."""

    person: Person
    key: str
    must_change_password: bool


@dataclass(frozen=True)
class NewSession:
    """A session that has just begun: the token goes to the browser and is kept nowhere else."""

    token: str = field(repr=False)
    signed_in: SignedIn


class Accounts:
    """Signs people in and out and says who they are."""

    def __init__(
        self, store: Store, *, passwords: Passwords | None = None, now: Callable[[], datetime] = clock
    ) -> None:
        """Keep accounts and sessions in `store`."""
        self.store = store
        self.passwords = passwords or Passwords()
        self.now = now
        self._could_not_touch_at: datetime | None = None

    def sign_in(self, name: str, password: str, *, address: str) -> NewSession:
        """Begin a session for somebody who knows the password; `address` is where they ask from.

        The attempt is counted before the password is looked at, so that many at once gain nothing.

        Raises:
            SignInError: name or password is wrong, the account is disabled (the same words), or it is too early.
        """
        asked = plain_name(name)
        self.count_attempt(name_key(asked), address)
        with self.store.reading() as transaction:
            account = transaction.accounts.named(asked)
        usable = None if account is None or account.is_disabled else account
        is_right = self.passwords.is_right(usable.password_hash if usable else None, password)
        with self.store.writing() as transaction:
            if usable is None or not is_right or not self._still_stands(transaction, usable):
                self._note_failure(transaction, account, name_key(asked), address)
                refusal = _wrong()
            else:
                self._renew_hash(transaction, usable, password)
                self.forgive(transaction, name_key(asked), address)
                return self.begin_session(transaction, usable, address=address)
        raise refusal

    def sign_out(self, key: str) -> None:
        """End a session; its token is worthless from here on."""
        with self.store.writing() as transaction:
            found = transaction.sessions.with_key(key)
            if found and transaction.sessions.revoke(key):
                transaction.log(AuditAction.SIGN_OUT, actor=found[1].name)

    def signed_in_with(self, token: str) -> SignedIn | None:
        """Tell whose session a token belongs to, if it still runs."""
        return self.signed_in_as(key_of(token))

    def signed_in_as(self, key: str) -> SignedIn | None:
        """Tell whose session it is, if it still runs and the account still may; being asked keeps it running.

        Raises:
            StoreError: the database cannot be read; that it cannot be written does not matter here.
        """
        now = self.now()
        with self.store.reading() as transaction:
            found = transaction.sessions.with_key(key)
        if found is None:
            return None
        session, account = found
        if account.is_disabled or now >= session.expires_at or now - session.seen_at >= IDLE:
            return None
        if now - session.seen_at >= SEEN_EVERY:
            self._touch(key, now)
        return SignedIn(person_of(account), key, account.must_change_password)

    def _touch(self, key: str, now: datetime) -> None:
        """Note that a session is in use. Whoever reads does not wait for it: where it fails, a minute goes by first."""
        failed = self._could_not_touch_at
        if failed is not None and timedelta(0) <= now - failed < SEEN_EVERY:
            return
        try:
            with self.store.writing(patience=TOUCH_SECONDS) as transaction:
                transaction.sessions.touch(key, now=now)
        except StoreError:
            _log.warning("Could not note that a session is in use; it is tried again in a minute", exc_info=True)
            self._could_not_touch_at = now
        else:
            self._could_not_touch_at = None

    def why_ended(self, key: str) -> Message:
        """Say why a session runs no longer."""
        with self.store.reading() as transaction:
            found = transaction.sessions.with_key(key)
        if found is None:
            return Message.of(N_("Phiên đăng nhập đã kết thúc: đã đăng xuất, mật khẩu đã đổi hoặc đã hết hạn."))
        if found[1].is_disabled:
            return Message.of(N_("Tài khoản này đã bị khóa; hãy hỏi người quản trị."))
        return Message.of(N_("Phiên đăng nhập đã hết hạn."))

    def change_password(self, key: str, *, old: str, new: str, address: str) -> NewSession:
        """Give oneself a new password; every session of the account ends and a new one begins.

        Raises:
            SignInError: the old password is wrong, or the session is over, or it is too early for another attempt.
            AccountError: the new password is too easy, or the old one again.
        """
        signed_in = self.signed_in_as(key)
        if signed_in is None:
            raise SignInError(str(Message.of(N_("Phiên làm việc đã hết. Hãy đăng nhập lại."))))
        name = signed_in.person.name
        must_be_good(new, name=name)
        if new == old:
            raise AccountError(str(Message.of(N_("Mật khẩu mới phải khác mật khẩu hiện tại."))))
        account = self._proven(name, old, address)
        password_hash = self.passwords.hash(new)
        with self.store.writing() as transaction:
            self.forgive(transaction, name_key(name), address)
            transaction.accounts.change(name, password_hash=password_hash, must_change_password=False)
            transaction.sessions.revoke_of(name)
            transaction.log(AuditAction.PASSWORD_CHANGED, actor=name)
            return self.begin_session(transaction, account, address=address, must_change_password=False)

    def begin_session(
        self, transaction: Transaction, account: Account, *, address: str, must_change_password: bool | None = None
    ) -> NewSession:
        """Begin a session within the transaction that let the person in."""
        now, token = self.now(), secrets.token_urlsafe(32)
        transaction.sessions.drop_over(unseen_since=now - IDLE, now=now)
        session = Session(key_of(token), account.name, now, now, now + LONGEST_SESSION)
        transaction.sessions.add(session)
        transaction.log(AuditAction.SIGN_IN, actor=account.name, detail=client_of(address))
        must_change = account.must_change_password if must_change_password is None else must_change_password
        return NewSession(token, SignedIn(person_of(account), session.key, must_change))

    def forgive(self, transaction: Transaction, key: str, address: str) -> None:
        """Forget the failures of a name after a success, and of the address the attempt that just succeeded."""
        transaction.attempts.put(key, Attempts(0, self.now()))
        tried = transaction.attempts.of(address_key(address))
        if tried is not None:
            transaction.attempts.put(address_key(address), Attempts(tried.failures - 1, tried.tried_at))

    def count_attempt(self, key: str, address: str) -> None:
        """Take one attempt for a name and an address.

        Raises:
            SignInError: it is too early for another; says how long to wait.
        """
        now, by_address = self.now(), address_key(address)
        with self.store.writing() as transaction:
            transaction.attempts.forget(until=now - FORGOTTEN_AFTER)
            of_name, of_address = transaction.attempts.of(key), transaction.attempts.of(by_address)
            ready = max(FOR_NAME.ready_at(of_name, now=now), FOR_ADDRESS.ready_at(of_address, now=now))
            if ready > now:
                raise _too_early(ready - now)
            transaction.attempts.put(key, counted(of_name, now=now))
            transaction.attempts.put(by_address, counted(of_address, now=now))

    def _proven(self, name: str, password: str, address: str) -> Account:
        self.count_attempt(name_key(name), address)
        with self.store.reading() as transaction:
            account = transaction.accounts.named(name)
        if account is not None and self.passwords.is_right(account.password_hash, password):
            return account
        with self.store.writing() as transaction:
            self._note_failure(transaction, account, name_key(name), address)
        raise SignInError(str(Message.of(N_("Mật khẩu hiện tại không đúng. Hãy nhập lại."))))

    def _still_stands(self, transaction: Transaction, account: Account) -> bool:
        return transaction.accounts.named(account.name) == account

    def _renew_hash(self, transaction: Transaction, account: Account, password: str) -> None:
        if account.password_hash and self.passwords.is_outdated(account.password_hash):
            transaction.accounts.change(account.name, password_hash=self.passwords.hash(password))

    def _note_failure(self, transaction: Transaction, account: Account | None, key: str, address: str) -> None:
        actor = account.name if account else ""
        transaction.log(AuditAction.SIGN_IN, actor=actor, is_success=False, detail=client_of(address))
        tried = transaction.attempts.of(key)
        if tried and FOR_NAME.is_lock(tried.failures):
            transaction.log(AuditAction.LOCKED, actor=actor, is_success=False, detail=client_of(address))


def person_of(account: Account) -> Person:
    """Give the person of an account."""
    return Person(account.name, account.display_name, Role(account.role))


def plain_name(name: str) -> str:
    """Give the name of an account as it is kept: lower case, without spaces around it."""
    return name.strip().lower()[:100]


def key_of(token: str) -> str:
    """Give the key that a session is kept under."""
    return hashlib.sha256(token.encode()).hexdigest()


def _wrong() -> SignInError:
    sentence = N_("Tên tài khoản hoặc mật khẩu không đúng. Hãy kiểm tra bộ gõ, phím Caps Lock rồi nhập lại.")
    return SignInError(str(Message.of(sentence)))


def _too_early(wait: timedelta) -> SignInError:
    if wait > LOCK / 10:
        sentence = N_("Nhập sai quá nhiều lần. Hãy thử lại sau {count} phút, hoặc nhờ quản trị đặt lại mật khẩu.")
        return SignInError(str(Message.of(sentence, count=number_text(-(-wait // timedelta(minutes=1))))))
    sentence = N_("Nhập sai nhiều lần. Hãy thử lại sau {count} giây.")
    return SignInError(str(Message.of(sentence, count=number_text(-(-wait // timedelta(seconds=1))))))
