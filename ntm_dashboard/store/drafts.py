"""Drafts: files that somebody prepared and that wait for another person. What was decided stays on record."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, RowMapping, insert, select, update

from ntm_dashboard.errors import ConflictError
from ntm_dashboard.i18n import N_, Message, _
from ntm_dashboard.store.history import Reason, RevisionKind
from ntm_dashboard.store.schema import draft_files, drafts


class Outcome(StrEnum):
    """How a draft ended."""

    PUBLISHED = "published"
    SENT_BACK = "sent_back"


_OUTCOME_WORDS = {Outcome.PUBLISHED: N_("đã công bố"), Outcome.SENT_BACK: N_("đã trả lại")}


def draft_outcome_word(outcome: Outcome) -> str:
    """Give the word for how a draft ended."""
    return _(_OUTCOME_WORDS[outcome])


@dataclass(frozen=True)
class DraftFile:
    """A file of a draft with what a person settled about it, in plain values."""

    file_name: str
    content: bytes
    answers: Mapping[str, Any]


@dataclass(frozen=True)
class GoingBack:
    """A way back that waits in place of files: which revisions an undo reverses, or which one is restored.

    `decisions` are what was said of cells that later revisions touched, by the names of the cells.
    """

    kind: RevisionKind
    numbers: tuple[int, ...]
    decisions: Mapping[str, str] = field(default_factory=dict)

    @property
    def numbers_text(self) -> str:
        """Write the numbers of the revisions: 6, 7."""
        return ", ".join(str(number) for number in self.numbers)


@dataclass(frozen=True)
class Draft:
    """Files put up together. `outcome` is None while it waits.

    `compared_with` is the revision that they were compared with; None for one of a program that did not note it.
    """

    number: int
    put_up_at: datetime
    put_up_by: str
    note: str
    reasons: tuple[Reason, ...]
    outcome: Outcome | None = None
    decided_by: str | None = None
    decision_note: str | None = None
    compared_with: int | None = None
    going_back: GoingBack | None = None


@dataclass(frozen=True)
class NamedFile:
    """A file of a draft by its name and content, the content as its digest."""

    draft: int
    file_name: str
    sha256: str


class KeptDrafts:
    """The drafts within one transaction."""

    def __init__(self, connection: Connection) -> None:
        """Read and write over `connection`."""
        self._connection = connection

    def put_up(
        self,
        files: Sequence[DraftFile],
        *,
        person: str,
        note: str,
        reasons: Sequence[Reason],
        compared_with: int,
        going_back: GoingBack | None = None,
    ) -> int:
        """Append a draft; gives its number."""
        values = {
            "put_up_at": datetime.now(UTC),
            "put_up_by": person,
            "note": note,
            "compared_with": compared_with,
            "going_back": asdict(going_back) if going_back else None,
            "reasons": [{"about": one.about, "text": one.text, "keys": one.keys} for one in reasons],
        }
        number: int = self._connection.execute(insert(drafts).values(values).returning(drafts.c.number)).scalar_one()
        if files:
            rows = [_row(number, place, file) for place, file in enumerate(files)]
            self._connection.execute(insert(draft_files), rows)
        return number

    def all(self) -> tuple[Draft, ...]:
        """Give every draft, the newest first."""
        rows = self._connection.execute(select(drafts).order_by(drafts.c.number.desc())).mappings()
        return tuple(_draft(row) for row in rows)

    def numbered(self, number: int) -> Draft | None:
        """Give a draft by its number."""
        row = self._connection.execute(select(drafts).where(drafts.c.number == number)).mappings().first()
        return None if row is None else _draft(row)

    def files_of(self, number: int) -> tuple[DraftFile, ...]:
        """Give the files of a draft in their order."""
        query = select(draft_files).where(draft_files.c.draft == number).order_by(draft_files.c.place)
        rows = self._connection.execute(query).mappings()
        return tuple(DraftFile(row["file_name"], bytes(row["content"]), row["answers"]) for row in rows)

    def names(self) -> tuple[NamedFile, ...]:
        """Give the files of all drafts by their names, in their order."""
        columns = draft_files.c
        query = select(columns.draft, columns.file_name, columns.sha256).order_by(columns.draft, columns.place)
        return tuple(NamedFile(*row) for row in self._connection.execute(query))

    def decide(self, number: int, *, person: str, outcome: Outcome, note: str = "") -> bool:
        """End a draft that waits. Tells whether it waited."""
        is_it = (drafts.c.number == number) & drafts.c.outcome.is_(None)
        values = {
            "decided_at": datetime.now(UTC),
            "decided_by": person,
            "outcome": outcome.value,
            "decision_note": note,
        }
        return self._connection.execute(update(drafts).where(is_it).values(values)).rowcount == 1

    def end_published(self, number: int, *, person: str) -> None:
        """End a draft within the transaction that publishes it.

        Raises:
            ConflictError: it does not wait any more.
        """
        if not self.decide(number, person=person, outcome=Outcome.PUBLISHED):
            raise no_longer_waiting(number)


def no_longer_waiting(number: int) -> ConflictError:
    """Say that somebody has decided on a draft, or that there is none of that number."""
    sentence = N_("Dự thảo số liệu trình duyệt số {number} không còn chờ công bố. Hãy xem lại danh sách.")
    return ConflictError(str(Message.of(sentence, number=str(number))))


def _draft(row: RowMapping) -> Draft:
    return Draft(
        row["number"],
        row["put_up_at"],
        row["put_up_by"],
        row["note"],
        tuple(Reason(one["about"], one["text"], tuple(one.get("keys", ()))) for one in row["reasons"]),
        Outcome(row["outcome"]) if row["outcome"] else None,
        row["decided_by"],
        row["decision_note"],
        row["compared_with"],
        _going_back(row["going_back"]),
    )


def _going_back(kept: dict[str, Any] | None) -> GoingBack | None:
    if kept is None:
        return None
    return GoingBack(RevisionKind(kept["kind"]), tuple(kept["numbers"]), kept["decisions"])


def _row(number: int, place: int, file: DraftFile) -> dict[str, Any]:
    return {
        "draft": number,
        "place": place,
        "file_name": file.file_name,
        "sha256": hashlib.sha256(file.content).hexdigest(),
        "content": file.content,
        "answers": dict(file.answers),
    }
