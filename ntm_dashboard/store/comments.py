"""What people say about a revision or a cell of it. It is never changed or erased; that it is resolved is a row."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, RowMapping, func, insert, select

from ntm_dashboard.store.schema import comments, resolved_comments


@dataclass(frozen=True)
class Comment:
    """What somebody wrote about a revision, or about one of its cells (`cell` is "" for the revision as a whole).

    `answers` is the number of the comment that it answers, None for one that begins. Only that one is resolved.
    """

    number: int
    revision: int
    cell: str
    answers: int | None
    written_at: datetime
    written_by: str
    text: str
    resolved_at: datetime | None = None
    resolved_by: str | None = None


class KeptComments:
    """The comments within one transaction."""

    def __init__(self, connection: Connection) -> None:
        """Read and write over `connection`."""
        self._connection = connection

    def all(self) -> tuple[Comment, ...]:
        """Give every comment, the oldest first."""
        return tuple(_comment(row) for row in self._connection.execute(_QUERY.order_by(comments.c.number)).mappings())

    def numbered(self, number: int) -> Comment | None:
        """Give a comment by its number."""
        row = self._connection.execute(_QUERY.where(comments.c.number == number)).mappings().first()
        return None if row is None else _comment(row)

    def open_counts(self) -> Mapping[int, int]:
        """Give for each revision how many comments that begin are not resolved; revisions without one are left out."""
        query = select(comments.c.revision, func.count()).select_from(_JOINED).group_by(comments.c.revision)
        is_open = comments.c.answers.is_(None) & resolved_comments.c.comment.is_(None)
        return {row[0]: row[1] for row in self._connection.execute(query.where(is_open))}

    def write(self, text: str, *, person: str, revision: int, cell: str, answers: int | None) -> int:
        """Append a comment; gives its number."""
        values = {"revision": revision, "cell": cell, "answers": answers, "written_by": person, "text": text}
        made = insert(comments).values(written_at=datetime.now(UTC), **values).returning(comments.c.number)
        number: int = self._connection.execute(made).scalar_one()
        return number

    def resolve(self, number: int, *, person: str) -> None:
        """Say that a comment is resolved; it must not be yet."""
        values = {"comment": number, "resolved_at": datetime.now(UTC), "resolved_by": person}
        self._connection.execute(insert(resolved_comments), values)


_JOINED = comments.outerjoin(resolved_comments, resolved_comments.c.comment == comments.c.number)
_QUERY = select(comments, resolved_comments.c.resolved_at, resolved_comments.c.resolved_by).select_from(_JOINED)


def _comment(row: RowMapping) -> Comment:
    return Comment(**dict(row))
