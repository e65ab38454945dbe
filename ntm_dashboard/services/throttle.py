"""How long somebody who failed to sign in waits, and what is counted apart so that nobody locks another out.

What is counted, each in a lane of its own:

* strangers by name and address: first no wait, then seconds, a quarter of an hour, from the tenth failure on an hour;
* strangers by address, whatever the names;
* strangers by name, whatever the addresses: `FROM_ANYWHERE` takes 50 attempts at once and one more every ten minutes;
* a browser that signed in to the account before, and a session of its owner: only by what they do themselves.

So nobody gets more than 50 + 7·24·6 = 1,058 attempts a week at one account, from however many addresses
(`MOST_A_WEEK`); a copied browser cookie adds `MOST_OF_OWN`, a copied session as many. A password of the kind that is
taken (`services/passwords.py`) withstands a hundred million guesses, which at that pace take eighteen hundred years.
One address alone reaches ten attempts and then one an hour, so it takes six addresses at the least to make the owner of
an account wait at a browser that never signed in before; one that did never waits for strangers.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address
from typing import Protocol

from ntm_dashboard.store.sessions import Attempts

LOCK = timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(hours=24)
MOST_OF_OWN = 10
"""After so many failures in a row a known browser is a stranger, and a session is over."""


class Pace(Protocol):
    """How attempts are counted, and from when on the next one is taken."""

    def wait(self, attempts: Attempts, *, now: datetime) -> timedelta:
        """Give how long the next attempt has to wait from now."""
        ...

    def counted(self, attempts: Attempts | None, *, now: datetime) -> Attempts:
        """Count one more attempt."""
        ...


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

    def wait(self, attempts: Attempts, *, now: datetime) -> timedelta:
        """Give how long the next attempt has to wait from now."""
        return max(timedelta(0), attempts.tried_at + self.wait_after(attempts.failures) - now)

    def counted(self, attempts: Attempts | None, *, now: datetime) -> Attempts:
        """Count one more attempt; what lies long enough back no longer counts."""
        if attempts is None or now - attempts.tried_at >= FORGOTTEN_AFTER:
            return Attempts(1, now)
        return Attempts(attempts.failures + 1, now)


@dataclass(frozen=True)
class Bucket:
    """Takes so many attempts at once, and one more for each time that passes."""

    holds: int
    drains: timedelta

    def wait(self, attempts: Attempts, *, now: datetime) -> timedelta:
        """Give how long the next attempt has to wait from now."""
        left = self._drained(attempts, now)
        return timedelta(0) if left.failures < self.holds else left.tried_at + self.drains - now

    def counted(self, attempts: Attempts | None, *, now: datetime) -> Attempts:
        """Count one more attempt."""
        left = Attempts(0, now) if attempts is None else self._drained(attempts, now)
        return Attempts(left.failures + 1, left.tried_at if left.failures else now)

    def _drained(self, attempts: Attempts, now: datetime) -> Attempts:
        gone = (now - attempts.tried_at) // self.drains
        return Attempts(max(0, attempts.failures - gone), attempts.tried_at + gone * self.drains)


FOR_NAME = Patience(
    ((3, timedelta(seconds=5)), (4, timedelta(seconds=15)), (5, LOCK), (MOST_OF_OWN, timedelta(hours=1)))
)
FOR_ADDRESS = Patience(((10, timedelta(seconds=5)), (30, LOCK)))
FROM_ANYWHERE = Bucket(50, timedelta(minutes=10))
MOST_A_WEEK = FROM_ANYWHERE.holds + timedelta(days=7) // FROM_ANYWHERE.drains


@dataclass(frozen=True)
class Lane:
    """Attempts that are counted together. `about` is the account by its name's hash, "" for an address alone.

    `is_own`: a success forgets all that was counted; elsewhere it takes back no more than its own attempt.
    """

    key: str
    pace: Pace
    about: str = ""
    is_own: bool = True


def lanes_of_stranger(name: str, address: str) -> tuple[Lane, ...]:
    """Give what an attempt counts in that comes from a browser which never signed in to the account."""
    about, place = name_key(name), address_key(address)
    return (
        Lane(_hashed("name at address", f"{about} {place}"), FOR_NAME, about),
        Lane(place, FOR_ADDRESS, is_own=False),
        Lane(about, FROM_ANYWHERE, about, is_own=False),
    )


def lanes_of_set_up(address: str) -> tuple[Lane, ...]:
    """Give what an attempt at the set-up code counts in: each address alone, since the code cannot be guessed."""
    place = address_key(address)
    return Lane(_hashed("set-up", place), FOR_NAME), Lane(place, FOR_ADDRESS, is_own=False)


def lanes_of_own(name: str, key: str) -> tuple[Lane, ...]:
    """Give what an attempt counts in by somebody who is at least half known: a browser or a session by its key."""
    return (Lane(_hashed("own", f"{name_key(name)} {key}"), FOR_NAME, name_key(name)),)


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


def _hashed(kind: str, value: str) -> str:
    return hashlib.sha256(f"{kind}:{value}".encode()).hexdigest()
