"""How long somebody who failed to sign in waits: first not at all, then a little, then a quarter of an hour."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address

from ntm_dashboard.store.sessions import Attempts

LOCK = timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(hours=2)


@dataclass(frozen=True)
class Patience:
    """After how many failures how long a wait comes; the last wait stays."""

    waits: tuple[tuple[int, timedelta], ...]

    def wait_after(self, failures: int) -> timedelta:
        """Give the wait after so many failures."""
        return max((wait for least, wait in self.waits if failures >= least), default=timedelta(0))

    def is_lock(self, failures: int) -> bool:
        """Tell whether so many failures lock."""
        return self.wait_after(failures) >= LOCK

    def ready_at(self, attempts: Attempts | None, *, now: datetime) -> datetime:
        """Give the moment from which the next attempt is taken."""
        if attempts is None:
            return now
        return max(now, attempts.tried_at + self.wait_after(attempts.failures))


FOR_NAME = Patience(((3, timedelta(seconds=5)), (4, timedelta(seconds=15)), (5, LOCK)))
FOR_ADDRESS = Patience(((10, timedelta(seconds=5)), (30, LOCK)))


def name_key(name: str) -> str:
    """Give what a name is remembered under: a hash, since people type passwords into the wrong field."""
    return _hashed("name", name)


def address_key(address: str) -> str:
    """Give what a client address is remembered under; an IPv6 network counts as one client."""
    return _hashed("address", client_of(address))


def client_of(address: str) -> str:
    """Give the client of an address: the address itself, for IPv6 its network of 64 bits."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address):
        if parsed.ipv4_mapped is not None:
            return str(parsed.ipv4_mapped)
        return f"{IPv6Address(int(parsed) >> 64 << 64)}/64"
    return str(parsed)


def counted(attempts: Attempts | None, *, now: datetime) -> Attempts:
    """Count one more attempt; what lies long enough back no longer counts."""
    if attempts is None or now - attempts.tried_at >= FORGOTTEN_AFTER:
        return Attempts(1, now)
    return Attempts(attempts.failures + 1, now)


def _hashed(kind: str, value: str) -> str:
    return hashlib.sha256(f"{kind}:{value}".encode()).hexdigest()
