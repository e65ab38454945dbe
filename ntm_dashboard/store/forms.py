"""Forms that the office explained once: remembered by their headings, withdrawn without being erased."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select, update

from ntm_dashboard.store.schema import forms


@dataclass(frozen=True)
class LearnedForm:
    """A form: its name, the print of its headings, and what was chosen for it, in plain values."""

    number: int
    name: str
    fingerprint: str
    chosen: Sequence[Mapping[str, str]]
    learned_at: datetime
    learned_by: str


class KeptForms:
    """The learned forms within one transaction."""

    def __init__(self, connection: Connection) -> None:
        """Read and write over `connection`."""
        self._connection = connection

    def standing(self) -> tuple[LearnedForm, ...]:
        """Give the forms that are remembered now, in the order in which they were learned."""
        query = select(forms).where(forms.c.withdrawn_at.is_(None)).order_by(forms.c.id)
        return tuple(
            LearnedForm(row["id"], row["name"], row["fingerprint"], row["chosen"], row["learned_at"], row["learned_by"])
            for row in self._connection.execute(query).mappings()
        )

    def learn(self, name: str, *, fingerprint: str, chosen: Sequence[Mapping[str, str]], person: str) -> bool:
        """Remember a form; what was known of the same headings until now is withdrawn. Tells whether it was new."""
        known = [one for one in self.standing() if one.fingerprint == fingerprint]
        entries = [dict(one) for one in chosen]
        if any((one.name, list(one.chosen)) == (name, entries) for one in known):
            return False
        for one in known:
            self.withdraw(one.number, person=person)
        values = {"name": name, "fingerprint": fingerprint, "chosen": entries, "learned_by": person}
        self._connection.execute(insert(forms), {**values, "learned_at": datetime.now(UTC)})
        return True

    def withdraw(self, number: int, *, person: str) -> bool:
        """Stop heeding a form. Tells whether it was heeded."""
        is_it = (forms.c.id == number) & forms.c.withdrawn_at.is_(None)
        values = {"withdrawn_at": datetime.now(UTC), "withdrawn_by": person}
        return self._connection.execute(update(forms).where(is_it).values(values)).rowcount == 1
