"""Spellings and words that the office confirmed once: remembered for the next file, withdrawn but never erased."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import Connection, insert, select, update

from ntm_dashboard.store.schema import aliases


class Field(StrEnum):
    """What a spelling is of."""

    UNIT = "unit"
    RESULT = "result"


@dataclass(frozen=True)
class LearnedSpelling:
    """How the office writes something (`spelling`), and what it means by it: the code of a unit, or a result."""

    number: int
    spelling: str
    meaning: str
    learned_at: datetime
    learned_by: str


class KeptSpellings:
    """The learned spellings within one transaction."""

    def __init__(self, connection: Connection) -> None:
        """Read and write over `connection`."""
        self._connection = connection

    def standing(self, *, field: Field = Field.UNIT) -> tuple[LearnedSpelling, ...]:
        """Give the spellings of a field that are remembered now, in the order in which they were learned."""
        is_heeded = (aliases.c.field == field.value) & aliases.c.withdrawn_at.is_(None)
        query = select(aliases).where(is_heeded).order_by(aliases.c.id)
        return tuple(
            LearnedSpelling(row["id"], row["spelling"], row["meaning"], row["learned_at"], row["learned_by"])
            for row in self._connection.execute(query).mappings()
        )

    def learn(self, spelling: str, *, meaning: str, person: str, field: Field = Field.UNIT) -> bool:
        """Remember a spelling; one that meant something else until now is withdrawn. Tells whether it was new."""
        known = [one for one in self.standing(field=field) if one.spelling == spelling]
        if any(one.meaning == meaning for one in known):
            return False
        for one in known:
            self.withdraw(one.number, person=person)
        values = {"field": field.value, "spelling": spelling, "meaning": meaning, "learned_by": person}
        self._connection.execute(insert(aliases), {**values, "learned_at": datetime.now(UTC)})
        return True

    def withdraw(self, number: int, *, person: str) -> bool:
        """Stop heeding a spelling. Tells whether it was heeded."""
        is_it = (aliases.c.id == number) & aliases.c.withdrawn_at.is_(None)
        values = {"withdrawn_at": datetime.now(UTC), "withdrawn_by": person}
        return self._connection.execute(update(aliases).where(is_it).values(values)).rowcount == 1
