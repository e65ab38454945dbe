"""Tokens by which scripts act for an account; only their hashes are kept."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from ntm_dashboard.store.schema import access_tokens


class KeptTokens:
    """The tokens within one transaction."""

    def __init__(self, connection: Connection) -> None:
        """Read and write over `connection`."""
        self._connection = connection

    def add(self, key: str, name: str, *, made_at: datetime, expires_at: datetime) -> None:
        """Append a token of an account."""
        values = {"key": key, "user_name": name, "made_at": made_at, "expires_at": expires_at}
        self._connection.execute(insert(access_tokens), values)

    def is_valid(self, key: str, name: str, *, now: datetime, made_until: datetime) -> bool:
        """Tell whether a token is of an account and not over; one made after `made_until` had a clock ahead."""
        columns = access_tokens.c
        is_it = (columns.key == key) & (columns.user_name == name)
        is_in_time = (columns.expires_at > now) & (columns.made_at <= made_until)
        return self._connection.execute(select(columns.key).where(is_it & is_in_time)).first() is not None

    def revoke_of(self, name: str) -> None:
        """End every token of an account."""
        self._connection.execute(delete(access_tokens).where(access_tokens.c.user_name == name))
