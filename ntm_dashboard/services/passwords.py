"""Passwords: what is good enough, and how they are kept (argon2id, never the password itself)."""

import secrets
import unicodedata
from collections.abc import Iterable
from functools import cached_property

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError

from ntm_dashboard.errors import AccountError
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.services.weak_passwords import why_weak

SHORTEST, LONGEST = 10, 200
TIME_COST, MEMORY_KIB, LANES = 3, 64 * 1024, 4


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


def must_be_good(password: str, *, about: Iterable[str]) -> str:
    """Give a new password back when it is hard enough to guess; `about` are the names that would be tried first.

    Raises:
        AccountError: says what is wrong with it, and what a better one looks like.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        sentence = N_("Mật khẩu cần từ {shortest} đến {longest} ký tự. Nên ghép vài từ dễ nhớ thành một câu.")
        raise AccountError(str(Message.of(sentence, shortest=SHORTEST, longest=LONGEST)))
    reason = why_weak(password, about)
    if reason is not None:
        sentence = N_(
            "Mật khẩu này dễ đoán vì {reason}; thêm số, dấu hay thay chữ bằng số cũng không khó đoán hơn. Hãy ghép từ "
            "bốn từ không liên quan với nhau, không lấy tên người, tên nơi, tên chương trình hay năm."
        )
        raise AccountError(str(Message.of(sentence, reason=Message.of(reason))))
    return password


def made_up_password() -> str:
    """Make a first password that is read out to its owner and changed at the first sign-in."""
    return secrets.token_urlsafe(12)


def _composed(password: str) -> str:
    return unicodedata.normalize("NFKC", password)
