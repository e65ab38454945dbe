"""Secret links to calendars of due dates; only the hashes of their secrets are kept."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from ntm_dashboard.store.schema import calendars


@dataclass(frozen=True)
class CalendarLink:
    """A link that shows the due dates of an agency or office (`assignee`), "" for everybody's."""

    key: str
    made_by: str
    assignee: str
    made_at: datetime


class KeptCalendars:
    """The links within one transaction."""

    def __init__(self, connection: Connection) -> None:
        """Read and write over `connection`."""
        self._connection = connection

    def of(self, person: str) -> tuple[CalendarLink, ...]:
        """Give the links that a person made, the oldest first."""
        query = select(calendars).where(calendars.c.made_by == person).order_by(calendars.c.made_at, calendars.c.key)
        return tuple(CalendarLink(**dict(row)) for row in self._connection.execute(query).mappings())

    def with_key(self, key: str) -> CalendarLink | None:
        """Give the link of a secret."""
        row = self._connection.execute(select(calendars).where(calendars.c.key == key)).mappings().first()
        return None if row is None else CalendarLink(**dict(row))

    def add(self, link: CalendarLink) -> None:
        """Keep a new link."""
        values = {"key": link.key, "made_by": link.made_by, "assignee": link.assignee, "made_at": link.made_at}
        self._connection.execute(insert(calendars), values)

    def revoke(self, key: str, *, person: str) -> bool:
        """End a link of a person; tells whether there was one."""
        is_it = (calendars.c.key == key) & (calendars.c.made_by == person)
        return bool(self._connection.execute(delete(calendars).where(is_it)).rowcount)

    def revoke_of(self, person: str) -> None:
        """End every link of a person."""
        self._connection.execute(delete(calendars).where(calendars.c.made_by == person))
