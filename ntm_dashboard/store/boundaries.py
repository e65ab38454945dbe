"""The outlines of the units that an office gave the program, each time it did; the newest count."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from ntm_dashboard.store.schema import boundaries


@dataclass(frozen=True)
class KeptOutlines:
    """A file of outlines, as it was read; `content` is None where somebody took the outlines away."""

    number: int
    kept_at: datetime
    kept_by: str
    file_name: str
    content: bytes | None


class KeptBoundaries:
    """The outlines within one transaction."""

    def __init__(self, connection: Connection) -> None:
        """Read and write over `connection`."""
        self._connection = connection

    def newest_number(self) -> int:
        """Give the number of the newest file, 0 before the first."""
        return self._connection.execute(select(func.max(boundaries.c.number))).scalar_one() or 0

    def newest(self) -> KeptOutlines | None:
        """Give the newest file; None before the first."""
        query = select(boundaries).order_by(boundaries.c.number.desc()).limit(1)
        row = self._connection.execute(query).mappings().first()
        return None if row is None else KeptOutlines(**dict(row))

    def put(self, content: bytes | None, *, person: str, file_name: str, now: datetime) -> None:
        """Keep a file, or that there is none any more."""
        values = {"kept_at": now, "kept_by": person, "file_name": file_name, "content": content}
        self._connection.execute(insert(boundaries), values)
