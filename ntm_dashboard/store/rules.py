"""The rules of an office: switched by an administrator, kept in the database, the same for every server."""

from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, select

from ntm_dashboard.store.schema import rules


class KeptRules:
    """The rules within one transaction."""

    def __init__(self, connection: Connection) -> None:
        """Read and write over `connection`."""
        self._connection = connection

    def is_on(self, name: str) -> bool | None:
        """Tell whether a rule is on; None while nobody has said."""
        return self._connection.execute(select(rules.c.is_on).where(rules.c.name == name)).scalar()

    def put(self, name: str, *, is_on: bool, person: str) -> None:
        """Switch a rule."""
        self._connection.execute(delete(rules).where(rules.c.name == name))
        values = {"name": name, "is_on": is_on, "changed_at": datetime.now(UTC), "changed_by": person}
        self._connection.execute(insert(rules), values)
