"""Files that a person is in the middle of handing in: nobody else's, gone once they are published or thrown away."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from ntm_dashboard.store.schema import unfinished_files


@dataclass(frozen=True)
class UnfinishedFile:
    """A file under its key, with what was settled about it so far in plain values, and the note to be published.

    `version` counts how often it was kept; 0 is a file that its page has not kept yet.
    """

    key: str
    file_name: str
    content: bytes
    settled: Mapping[str, Any]
    note: str
    kept_at: datetime
    version: int = 0


class KeptUnfinished:
    """The unfinished files within one transaction."""

    def __init__(self, connection: Connection) -> None:
        """Read and write over `connection`."""
        self._connection = connection

    def of(self, person: str) -> tuple[UnfinishedFile, ...]:
        """Give the files of a person in the order in which they came."""
        table = unfinished_files.c
        query = select(unfinished_files).where(table.person == person).order_by(table.kept_at, table.key)
        rows = self._connection.execute(query).mappings()
        names = ("key", "file_name", "content", "settled", "note", "kept_at", "version")
        return tuple(UnfinishedFile(**{name: row[name] for name in names}) for row in rows)

    def keep(self, person: str, file: UnfinishedFile) -> bool:
        """Keep a file as the version that follows its own; of one that is kept already only what was settled changes.

        Tells whether it was kept: not where another version of it, or none any more, is kept by now.
        """
        table = unfinished_files.c
        values = {"settled": dict(file.settled), "note": file.note, "version": file.version + 1}
        is_it = (table.person == person) & (table.key == file.key)
        if file.version:
            known = update(unfinished_files).where(is_it, table.version == file.version).values(values)
            return bool(self._connection.execute(known).rowcount)
        if self._connection.execute(select(table.key).where(is_it)).first():
            return False
        made = {"person": person, "key": file.key, "kept_at": file.kept_at, "content": file.content}
        self._connection.execute(insert(unfinished_files), {**made, **values, "file_name": file.file_name})
        return True

    def throw_away(self, person: str, keys: Collection[str]) -> None:
        """Let go of some files of a person."""
        table = unfinished_files.c
        self._connection.execute(delete(unfinished_files).where(table.person == person, table.key.in_(keys)))
