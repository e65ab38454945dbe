"""Sessions, counted attempts and secrets: what sign-in has to remember. Of a token only its hash is kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from ntm_dashboard.store.accounts import Account, account_of
from ntm_dashboard.store.schema import secrets, sessions, sign_in_attempts, users


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

    def drop_over(self, *, unseen_since: datetime, now: datetime) -> None:
        """Forget the sessions that are over anyway."""
        is_over = (sessions.c.expires_at <= now) | (sessions.c.seen_at <= unseen_since)
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

    def put(self, key: str, attempts: Attempts) -> None:
        """Remember how often sign-in failed for a name or an address; none is forgotten."""
        self._connection.execute(delete(sign_in_attempts).where(sign_in_attempts.c.key == key))
        if attempts.failures > 0:
            self._connection.execute(insert(sign_in_attempts), {"key": key, **vars(attempts)})

    def forget(self, *, until: datetime) -> None:
        """Forget what was last tried before a moment."""
        self._connection.execute(delete(sign_in_attempts).where(sign_in_attempts.c.tried_at <= until))


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
