"""Signing in and out: who somebody is, shown by a password and then by a session that can be ended at any time."""

import hashlib
import logging
import re
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from ntm_dashboard.errors import AccountError, SignInError, StoreError
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.services.attempts import count_attempt, failures_in, forgive
from ntm_dashboard.services.passwords import Passwords, must_be_good
from ntm_dashboard.services.people import Person, Role
from ntm_dashboard.services.throttle import (
    FOR_NAME,
    MOST_OF_OWN,
    Lane,
    client_of,
    lanes_of_own,
    lanes_of_stranger,
)
from ntm_dashboard.store import AuditAction, Store, Transaction
from ntm_dashboard.store.accounts import Account
from ntm_dashboard.store.sessions import Session

IDLE = timedelta(hours=8)
LONGEST_SESSION = timedelta(days=7)
SEEN_EVERY = timedelta(minutes=1)
TOUCH_SECONDS = 0.2
CLOCKS_DIFFER = timedelta(minutes=5)
"""Two servers on one database may be so far apart; what lies further ahead was noted by a clock that was wrong."""

BROWSER_KNOWN = timedelta(days=180)
MOST_BROWSERS = 10
TOKEN_LASTS = timedelta(days=365)
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
    """A session that has just begun: the token goes to the browser and is kept nowhere else.

    `browser` is what the browser keeps for longer, so that it is known at the next sign-in; "" for what is no browser.
    """

    token: str = field(repr=False)
    signed_in: SignedIn
    browser: str = field(default="", repr=False)


class Accounts:
    """Signs people in and out and says who they are."""

    def __init__(
        self,
        store: Store,
        *,
        passwords: Passwords | None = None,
        now: Callable[[], datetime] = clock,
        places: Sequence[str] = (),
    ) -> None:
        """Keep accounts and sessions in `store`; `places` are names that nobody's password may rest on."""
        self.store = store
        self.passwords = passwords or Passwords()
        self.now = now
        self._places = tuple(places)
        self._could_not_touch_at: datetime | None = None

    def sign_in(self, name: str, password: str, *, address: str, browser: str | None = None) -> NewSession:
        """Begin a session for somebody who knows the password.

        `address` is where they ask from; `browser` what their browser was given at a sign-in before, "" if nothing,
        None for what is no browser. The attempt is counted before the password is looked at, so that many at once gain
        nothing. That an account is disabled is told only to somebody who knows its password.

        Raises:
            SignInError: name or password is wrong, the account is disabled, or it is too early.
        """
        asked = plain_name(name)
        lanes = self._lanes(asked, address, browser)
        count_attempt(self.store, lanes, now=self.now())
        with self.store.reading() as transaction:
            account = transaction.accounts.named(asked)
        is_right = self.passwords.is_right(account.password_hash if account else None, password)
        with self.store.writing() as transaction:
            if account is None or not is_right or not self._still_stands(transaction, account):
                self._note_failure(transaction, asked, lanes, address, browser)
                refusal = _wrong()
            elif account.is_disabled:
                transaction.log(AuditAction.SIGN_IN, actor=account.name, is_success=False, detail=client_of(address))
                refusal = _disabled()
            else:
                self._renew_hash(transaction, account, password)
                forgive(transaction, lanes, now=self.now())
                return self.begin_session(transaction, account, address=address, browser=browser)
        raise refusal

    def proven_by_password(self, name: str, password: str) -> Person:
        """Give the person of an account outside a browser, for somebody who knows its password.

        A first password proves nothing: whoever made it up knows it too.

        Raises:
            SignInError: the password is wrong, still the first one, the account is disabled, or it is too early.
        """
        asked = plain_name(name)
        lanes = lanes_of_own(asked, "terminal")
        count_attempt(self.store, lanes, now=self.now())
        with self.store.reading() as transaction:
            account = transaction.accounts.named(asked)
        is_right = self.passwords.is_right(account.password_hash if account else None, password)
        with self.store.writing() as transaction:
            if account is not None and is_right:
                forgive(transaction, lanes, now=self.now())
            else:
                self._note_failure(transaction, asked, lanes, "", None)
        if account is None or not is_right:
            raise _wrong()
        return _usable(account)

    def proven_by_token(self, name: str, token: str) -> Person:
        """Give the person of an account for a script that holds one of its tokens.

        Raises:
            SignInError: the token is not the account's or is over, or the account is disabled.
        """
        asked, now = plain_name(name), self.now()
        with self.store.reading() as transaction:
            account = transaction.accounts.named(asked)
            is_its = transaction.tokens.is_valid(key_of(token), asked, now=now, made_until=now + CLOCKS_DIFFER)
        if account is None or not is_its:
            raise SignInError(
                str(Message.of(N_("Mã truy cập không đúng, đã hết hạn hoặc không phải của tài khoản này.")))
            )
        return _usable(account)

    def new_token(self, person: Person) -> str:
        """Make a token of somebody who has just proven who they are; it lasts a year, or until the password changes."""
        token, now = secrets.token_urlsafe(32), self.now()
        with self.store.writing() as transaction:
            transaction.tokens.add(key_of(token), person.name, made_at=now, expires_at=now + TOKEN_LASTS)
            transaction.log(AuditAction.USER_CHANGED, actor=person.name, detail=f"{person.name}: mã truy cập mới")
        return token

    def must_be_good(self, password: str, *names: str) -> str:
        """Give a new password back when it is hard enough to guess for somebody who knows these names and the place.

        Raises:
            AccountError: says what is wrong with it.
        """
        return must_be_good(password, about=(*names, *self._places))

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
        if account.is_disabled or not _runs(session, now):
            return None
        if not timedelta(0) <= now - session.seen_at < SEEN_EVERY:
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

    def change_password(self, key: str, *, old: str, new: str, address: str, browser: str | None = None) -> NewSession:
        """Give oneself a new password; every session of the account ends and a new one begins.

        What strangers tried under the name does not matter here: only this session's own attempts are counted.

        Raises:
            SignInError: the old password is wrong, or the session is over, or it is too early for another attempt.
            AccountError: the new password is too easy, or the old one again.
        """
        signed_in = self.signed_in_as(key)
        if signed_in is None:
            raise SignInError(str(Message.of(N_("Phiên làm việc đã hết. Hãy đăng nhập lại."))))
        name = signed_in.person.name
        self.must_be_good(new, name, signed_in.person.display_name)
        if new == old:
            raise AccountError(str(Message.of(N_("Mật khẩu mới phải khác mật khẩu hiện tại."))))
        lanes = lanes_of_own(name, key)
        account = self._proven(signed_in, old, lanes, address)
        password_hash = self.passwords.hash(new)
        with self.store.writing() as transaction:
            forgive(transaction, lanes, now=self.now())
            transaction.accounts.change(name, password_hash=password_hash, must_change_password=False)
            transaction.sessions.revoke_of(name)
            transaction.tokens.revoke_of(name)
            transaction.log(AuditAction.PASSWORD_CHANGED, actor=name)
            return self.begin_session(
                transaction, replace(account, must_change_password=False), address=address, browser=browser
            )

    def begin_session(
        self, transaction: Transaction, account: Account, *, address: str, browser: str | None = None
    ) -> NewSession:
        """Begin a session within the transaction that let the person in; their browser is known from here on."""
        now, token = self.now(), secrets.token_urlsafe(32)
        transaction.sessions.drop_over(unseen_since=now - IDLE, now=now, begun_until=now + CLOCKS_DIFFER)
        session = Session(key_of(token), account.name, now, now, now + LONGEST_SESSION)
        transaction.sessions.add(session)
        transaction.log(AuditAction.SIGN_IN, actor=account.name, detail=client_of(address))
        signed_in = SignedIn(person_of(account), session.key, account.must_change_password)
        known = "" if browser is None else self._known_browser(transaction, account.name, browser)
        return NewSession(token, signed_in, known)

    def _known_browser(self, transaction: Transaction, name: str, browser: str) -> str:
        """Give what a browser is to keep: what it holds already if that is ours, else something new."""
        now = self.now()
        transaction.browsers.drop_old(unseen_since=now - BROWSER_KNOWN, now=now)
        kept = browser if browser and transaction.browsers.is_anybodys(key_of(browser)) else secrets.token_urlsafe(32)
        transaction.browsers.remember(key_of(kept), name, now=now, most=MOST_BROWSERS)
        return kept

    def _lanes(self, name: str, address: str, browser: str | None) -> tuple[Lane, ...]:
        if browser:
            with self.store.reading() as transaction:
                since = self.now() - BROWSER_KNOWN
                if transaction.browsers.is_known(key_of(browser), name, seen_since=since):
                    return lanes_of_own(name, key_of(browser))
        return lanes_of_stranger(name, address)

    def _proven(self, signed_in: SignedIn, password: str, lanes: Sequence[Lane], address: str) -> Account:
        """Give the account of somebody who is signed in and knows its password; a session that guesses is ended."""
        count_attempt(self.store, lanes, now=self.now())
        name = signed_in.person.name
        with self.store.reading() as transaction:
            account = transaction.accounts.named(name)
        if account is not None and self.passwords.is_right(account.password_hash, password):
            return account
        with self.store.writing() as transaction:
            if self._note_failure(transaction, name, lanes, address, None) >= MOST_OF_OWN:
                transaction.sessions.revoke(signed_in.key)
        raise SignInError(str(Message.of(N_("Mật khẩu hiện tại không đúng. Hãy nhập lại."))))

    def _still_stands(self, transaction: Transaction, account: Account) -> bool:
        return transaction.accounts.named(account.name) == account

    def _renew_hash(self, transaction: Transaction, account: Account, password: str) -> None:
        if account.password_hash and self.passwords.is_outdated(account.password_hash):
            transaction.accounts.change(account.name, password_hash=self.passwords.hash(password))

    def _note_failure(
        self, transaction: Transaction, name: str, lanes: Sequence[Lane], address: str, browser: str | None
    ) -> int:
        """Log a failure; gives how many there are in a row. A known browser that guesses is a stranger again."""
        actor = name if transaction.accounts.named(name) else ""
        transaction.log(AuditAction.SIGN_IN, actor=actor, is_success=False, detail=client_of(address))
        failures = failures_in(transaction, lanes[0])
        if FOR_NAME.is_lock(failures):
            transaction.log(AuditAction.LOCKED, actor=actor, is_success=False, detail=client_of(address))
        if browser and failures >= MOST_OF_OWN:
            transaction.browsers.forget(key_of(browser), name)
        return failures


def _runs(session: Session, now: datetime) -> bool:
    """Tell whether a session runs by a clock that may have been wrong: bound both ways, seen in the future is seen now.

    What began in the future began by a clock that was ahead, and would outlive its limit by as much.
    """
    is_begun = session.created_at <= now + CLOCKS_DIFFER
    return is_begun and now < session.expires_at and now - min(session.seen_at, now) < IDLE


def person_of(account: Account) -> Person:
    """Give the person of an account."""
    return Person(account.name, account.display_name, Role(account.role), account.unit)


def plain_name(name: str) -> str:
    """Give the name of an account as it is kept: lower case, without spaces around it."""
    return name.strip().lower()[:100]


def key_of(token: str) -> str:
    """Give the key that a session is kept under."""
    return hashlib.sha256(token.encode()).hexdigest()


def _usable(account: Account) -> Person:
    if account.is_disabled:
        raise _disabled()
    if account.must_change_password:
        sentence = N_("Mật khẩu này do người quản trị đặt. Hãy đăng nhập ở trình duyệt và đổi mật khẩu trước.")
        raise SignInError(str(Message.of(sentence)))
    return person_of(account)


def _wrong() -> SignInError:
    sentence = N_("Tên tài khoản hoặc mật khẩu không đúng. Hãy kiểm tra bộ gõ, phím Caps Lock rồi nhập lại.")
    return SignInError(str(Message.of(sentence)))


def _disabled() -> SignInError:
    return SignInError(str(Message.of(N_("Tài khoản này đã ngừng sử dụng. Hãy hỏi người quản trị."))))
