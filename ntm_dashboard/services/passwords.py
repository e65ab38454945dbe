"""Passwords: what is good enough, and how they are kept (argon2id, never the password itself)."""

import secrets
import unicodedata
from functools import cached_property

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError

from ntm_dashboard.errors import AccountError
from ntm_dashboard.i18n import N_, Message

SHORTEST, LONGEST = 10, 200
TIME_COST, MEMORY_KIB, LANES = 3, 64 * 1024, 4

_COMMON = frozenset(
    {
        "1234567890",
        "0123456789",
        "0987654321",
        "1234512345",
        "1122334455",
        "12345678910",
        "123456789a",
        "123456789abc",
        "a123456789",
        "qwertyuiop",
        "qwerty12345",
        "qwerty123456",
        "1q2w3e4r5t",
        "1qaz2wsx3edc",
        "password12",
        "password123",
        "password1234",
        "p@ssw0rd123",
        "matkhau123",
        "matkhau1234",
        "matkhau12345",
        "matkhaumoi",
        "admin12345",
        "admin123456",
        "administrator",
        "quantri123",
        "quantri1234",
        "vietnam123",
        "vietnam1234",
        "vietnam2023",
        "travinh123",
        "travinh2023",
        "tracu12345",
        "tracu123456",
        "nongthonmoi",
        "nongthonmoi1",
        "nongthonmoi123",
        "nongthonmoi2023",
        "iloveyou123",
        "anhyeuem123",
        "emyeuanh123",
        "changeme123",
        "letmein1234",
    }
)


class Passwords:
    """Makes and checks hashes; costs are fixed here and raised here, older hashes are renewed at the next sign-in."""

    def __init__(self, *, time_cost: int = TIME_COST, memory_kib: int = MEMORY_KIB, lanes: int = LANES) -> None:
        """Hash with these costs."""
        self._hasher = PasswordHasher(time_cost=time_cost, memory_cost=memory_kib, parallelism=lanes, type=Type.ID)

    def hash(self, password: str) -> str:
        """Give what is kept of a password."""
        return self._hasher.hash(_composed(password))

    def is_right(self, kept: str | None, password: str) -> bool:
        """Tell whether a password is the kept one. Takes as long when nothing is kept: then no password is right."""
        try:
            is_same = self._hasher.verify(kept or self._nobodys, _composed(password[: LONGEST + 1]))
        except (VerificationError, InvalidHashError):
            return False
        return is_same and kept is not None

    def is_outdated(self, kept: str) -> bool:
        """Tell whether a hash was made at other costs than today's."""
        return self._hasher.check_needs_rehash(kept)

    @cached_property
    def _nobodys(self) -> str:
        return self._hasher.hash(secrets.token_urlsafe(32))


def must_be_good(password: str, *, name: str) -> str:
    """Give a new password back when it is hard enough to guess.

    Raises:
        AccountError: says what is wrong with it.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        sentence = N_("Mật khẩu cần từ {shortest} đến {longest} ký tự. Nên ghép vài từ dễ nhớ thành một câu.")
        raise AccountError(str(Message.of(sentence, shortest=SHORTEST, longest=LONGEST)))
    folded = _composed(password).casefold()
    if folded in _COMMON or len(set(folded)) < 5 or (len(name) > 3 and name.casefold() in folded):
        sentence = N_("Mật khẩu này quá dễ đoán. Không dùng tên tài khoản, dãy số, một ký tự lặp lại.")
        raise AccountError(str(Message.of(sentence)))
    return password


def made_up_password() -> str:
    """Make a first password that is read out to its owner and changed at the first sign-in."""
    return secrets.token_urlsafe(12)


def _composed(password: str) -> str:
    return unicodedata.normalize("NFKC", password)
