"""The rules of an office: switched by an administrator, kept in the database, the same for every server."""

from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, select

from ntm_dashboard.i18n import N_
from ntm_dashboard.store.schema import rules

TWO_PEOPLE = "two_people"
RULE_WORDS = {(TWO_PEOPLE, True): N_("quy tắc hai người: bật"), (TWO_PEOPLE, False): N_("quy tắc hai người: tắt")}
"""What the log and people are told of a rule that is on or off."""


class KeptRules:
    """The rules within one transaction."""

    def __init__(self, connection: Connection) -> None:
        """Read and write over `connection`."""
        self._connection = connection

    def is_on(self, name: str) -> bool | None:
        """Tell whether a rule is on; None while nobody has said."""
        return self._connection.execute(select(rules.c.is_on).where(rules.c.name == name)).scalar()

    def all(self) -> dict[str, bool]:
        """Give every rule about which somebody has said whether it is on."""
        return {row.name: row.is_on for row in self._connection.execute(select(rules.c.name, rules.c.is_on))}

    def put(self, name: str, *, is_on: bool, person: str) -> None:
        """Switch a rule."""
        self._connection.execute(delete(rules).where(rules.c.name == name))
        values = {"name": name, "is_on": is_on, "changed_at": datetime.now(UTC), "changed_by": person}
        self._connection.execute(insert(rules), values)
