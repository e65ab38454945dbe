"""Sessions, counted attempts and secrets: what sign-in has to remember. Of a token only its hash is kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from ntm_dashboard.store.accounts import Account, account_of
from ntm_dashboard.store.schema import known_browsers, secrets, sessions, sign_in_attempts, users

SET_UP = "set_up_"
"""How the names of the secrets begin that make the first administrator."""


@dataclass(frozen=True)
class Session:
    """One sign-in of one person on one browser. It ends for good at `expires_at`."""

    key: str
    user_name: str
    created_at: datetime
    seen_at: datetime
    expires_at: datetime


@dataclass(frozen=True)
class Attempts:
    """How often sign-in failed for a name or an address since the last success, and when it was last tried."""

    failures: int
    tried_at: datetime


@dataclass(frozen=True)
class Secret:
    """A named secret and when it was made."""

    name: str
    value: str
    made_at: datetime


class KeptSessions:
    """The sessions within one transaction."""

    def __init__(self, connection: Connection) -> None:
        """Read and write over `connection`."""
        self._connection = connection

    def add(self, session: Session) -> None:
        """Append a session."""
        self._connection.execute(insert(sessions), vars(session))

    def with_key(self, key: str) -> tuple[Session, Account] | None:
        """Give a session with its account as it is now; None after it was revoked."""
        columns = [column.label(f"session_{column.name}") for column in sessions.columns]
        query = select(users, *columns).join(sessions, sessions.c.user_name == users.c.name)
        row = self._connection.execute(query.where(sessions.c.key == key)).mappings().first()
        if row is None:
            return None
        return Session(**{column.name: row[f"session_{column.name}"] for column in sessions.columns}), account_of(row)

    def touch(self, key: str, *, now: datetime) -> None:
        """Note that a session is in use."""
        self._connection.execute(update(sessions).where(sessions.c.key == key).values(seen_at=now))

    def revoke(self, key: str) -> bool:
        """End a session; tells whether there was one."""
        return self._connection.execute(delete(sessions).where(sessions.c.key == key)).rowcount > 0

    def revoke_of(self, name: str) -> None:
        """End every session of an account."""
        self._connection.execute(delete(sessions).where(sessions.c.user_name == name))

    def drop_over(self, *, unseen_since: datetime, now: datetime, begun_until: datetime) -> None:
        """Forget the sessions that are over anyway, and those that a clock began which was ahead."""
        columns = sessions.c
        is_over = (columns.expires_at <= now) | (columns.seen_at <= unseen_since) | (columns.created_at > begun_until)
        self._connection.execute(delete(sessions).where(is_over))


class KeptAttempts:
    """The counted attempts to sign in within one transaction."""

    def __init__(self, connection: Connection) -> None:
        """Read and write over `connection`."""
        self._connection = connection

    def of(self, key: str) -> Attempts | None:
        """Give what is remembered of a name or an address."""
        row = self._connection.execute(select(sign_in_attempts).where(sign_in_attempts.c.key == key)).first()
        return None if row is None else Attempts(row.failures, row.tried_at)

    def put(self, key: str, attempts: Attempts, *, about: str | None = None) -> None:
        """Remember how often an attempt failed; none is forgotten. `about` is the account that it was made at."""
        self._connection.execute(delete(sign_in_attempts).where(sign_in_attempts.c.key == key))
        if attempts.failures > 0:
            self._connection.execute(insert(sign_in_attempts), {"key": key, **vars(attempts), "about": about})

    def bring_back(self, *, now: datetime) -> None:
        """Take what was noted in the future for noted now: a clock was ahead, and nobody is to wait for it."""
        is_ahead = sign_in_attempts.c.tried_at > now
        self._connection.execute(update(sign_in_attempts).where(is_ahead).values(tried_at=now))

    def unlock(self, about: str) -> None:
        """Forget all that was counted about an account, and about addresses: whoever is let in may ask from any."""
        is_it = (sign_in_attempts.c.about == about) | sign_in_attempts.c.about.is_(None)
        self._connection.execute(delete(sign_in_attempts).where(is_it))

    def forget(self, *, until: datetime) -> None:
        """Forget what was last tried before a moment."""
        self._connection.execute(delete(sign_in_attempts).where(sign_in_attempts.c.tried_at <= until))


class KeptBrowsers:
    """The browsers that signed in before, within one transaction. Of what a browser holds only the hash is kept."""

    def __init__(self, connection: Connection) -> None:
        """Read and write over `connection`."""
        self._connection = connection

    def is_known(self, key: str, name: str, *, seen_since: datetime) -> bool:
        """Tell whether a browser signed in to an account, not too long ago."""
        columns = known_browsers.c
        is_it = (columns.key == key) & (columns.user_name == name) & (columns.seen_at > seen_since)
        return self._connection.execute(select(columns.key).where(is_it)).first() is not None

    def is_anybodys(self, key: str) -> bool:
        """Tell whether a browser signed in to any account."""
        return (
            self._connection.execute(select(known_browsers.c.key).where(known_browsers.c.key == key)).first()
            is not None
        )

    def remember(self, key: str, name: str, *, now: datetime, most: int) -> None:
        """Note that a browser signed in to an account; of each account only the last so many are known."""
        self.forget(key, name)
        self._connection.execute(insert(known_browsers), {"key": key, "user_name": name, "seen_at": now})
        columns = known_browsers.c
        others = select(columns.key).where(columns.user_name == name, columns.key != key)
        newest = others.order_by(columns.seen_at.desc(), columns.key).limit(most - 1)
        kept = self._connection.execute(newest).scalars().all()
        is_over = (columns.user_name == name) & columns.key.not_in([key, *kept])
        self._connection.execute(delete(known_browsers).where(is_over))

    def forget(self, key: str, name: str) -> None:
        """Take a browser for a stranger to an account from here on."""
        is_it = (known_browsers.c.key == key) & (known_browsers.c.user_name == name)
        self._connection.execute(delete(known_browsers).where(is_it))

    def forget_of(self, name: str) -> None:
        """Take every browser for a stranger to an account."""
        self._connection.execute(delete(known_browsers).where(known_browsers.c.user_name == name))

    def drop_old(self, *, unseen_since: datetime, now: datetime) -> None:
        """Forget those that were not seen for long; what was noted in the future counts as noted now."""
        columns = known_browsers.c
        self._connection.execute(update(known_browsers).where(columns.seen_at > now).values(seen_at=now))
        self._connection.execute(delete(known_browsers).where(columns.seen_at <= unseen_since))


class KeptSecrets:
    """The secrets within one transaction."""

    def __init__(self, connection: Connection) -> None:
        """Read and write over `connection`."""
        self._connection = connection

    def put(self, secret: Secret) -> None:
        """Keep a secret under its name."""
        self._connection.execute(delete(secrets).where(secrets.c.name == secret.name))
        self._connection.execute(insert(secrets), vars(secret))

    def named(self, prefix: str) -> tuple[Secret, ...]:
        """Give the secrets whose name begins so."""
        rows = self._connection.execute(select(secrets).where(secrets.c.name.startswith(prefix, autoescape=True)))
        return tuple(Secret(row.name, row.value, row.made_at) for row in rows)

    def drop(self, names: Iterable[str]) -> None:
        """Forget secrets."""
        self._connection.execute(delete(secrets).where(secrets.c.name.in_(tuple(names))))
