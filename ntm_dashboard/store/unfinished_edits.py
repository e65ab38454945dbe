"""Edits that a person has gathered and not published: nobody else's, one row for each fact, in plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from ntm_dashboard.store.schema import unfinished_edits


@dataclass(frozen=True)
class KeptEdit:
    """An edit in plain values: what it is about under its key, the new fields, and what was seen beside them."""

    key: str
    fact: Mapping[str, Any]
    fields: Mapping[str, Any]
    seen: Mapping[str, Any]


class KeptEdits:
    """The edits within one transaction."""

    def __init__(self, connection: Connection) -> None:
        """Read and write over `connection`."""
        self._connection = connection

    def of(self, person: str) -> tuple[KeptEdit, ...]:
        """Give the edits of a person in the order in which their facts were first taken up."""
        table = unfinished_edits.c
        query = select(unfinished_edits).where(table.person == person).order_by(table.number)
        rows = self._connection.execute(query).mappings()
        return tuple(KeptEdit(row["key"], row["fact"], row["fields"], row["seen"]) for row in rows)

    def keep(self, person: str, edit: KeptEdit) -> None:
        """Keep an edit; one of the same key has its fields then."""
        table = unfinished_edits.c
        values = {"fields": dict(edit.fields), "seen": dict(edit.seen)}
        is_it = (table.person == person) & (table.key == edit.key)
        if not self._connection.execute(update(unfinished_edits).where(is_it).values(values)).rowcount:
            made = {"person": person, "key": edit.key, "fact": dict(edit.fact)}
            self._connection.execute(insert(unfinished_edits), {**made, **values})

    def let_go(self, person: str, key: str) -> None:
        """Let go of the edit of a key."""
        table = unfinished_edits.c
        self._connection.execute(delete(unfinished_edits).where(table.person == person, table.key == key))
