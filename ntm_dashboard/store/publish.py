"""Publish: append one revision with its cells and its raw file in one transaction, or nothing at all."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, Literal, TypeAlias

import pandas as pd
from sqlalchemy import Connection, insert

from ntm_dashboard.domain import published
from ntm_dashboard.domain.contract import EVERY_FIELD
from ntm_dashboard.domain.published import Said, laid_over
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.errors import ConflictError, NothingToPublishError
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.store.audit import AuditAction, log
from ntm_dashboard.store.cells import CellTable, Key, Row, cell_table_of, frame_of, newest, rows_of, withdrawn, write
from ntm_dashboard.store.history import Reason, Revision, RevisionKind, latest_number, revision_numbered
from ntm_dashboard.store.plain_text import plain
from ntm_dashboard.store.schema import raw_files, revisions

Change: TypeAlias = Literal["added", "changed", "withdrawn", "unchanged"]
Changes: TypeAlias = Mapping[CellTable, Sequence[tuple[Change, Row]]]


@dataclass(frozen=True)
class Submission:
    """A checked report on its way to be published: what it says, the file that said it, who, and why.

    `rows` is the domain frame of the kind; its `revision` column is ignored. `period` is the report date.
    `present` are the fields that the file has a column of and `kept` those of them in which a blank cell clears
    nothing: what it leaves out stands on. `is_seed`: a file of the data folder; it says all that it has to say, so what
    it no longer says is withdrawn.
    """

    kind: ReportKind
    rows: pd.DataFrame
    file_name: str
    content: bytes
    period: date | None
    published_by: str
    prepared_by: str = ""
    note: str = ""
    reasons: tuple[Reason, ...] = ()
    is_seed: bool = False
    present: frozenset[str] = EVERY_FIELD
    kept: frozenset[str] = frozenset()

    @property
    def said(self) -> Said:
        """Give what the file says."""
        return Said(self.rows) if self.is_seed else Said(self.rows, self.present, self.kept)


@dataclass(frozen=True)
class Heading:
    """What a revision says of itself beside its cells."""

    kind: RevisionKind
    published_by: str
    compared_with: int
    prepared_by: str = ""
    note: str = ""
    report_kind: ReportKind | None = None
    file_name: str | None = None
    content: bytes | None = None
    period: date | None = None
    reverses: int | None = None
    reverses_too: tuple[int, ...] = ()
    package: int | None = None
    reasons: tuple[Reason, ...] = field(default=())


def publish(
    connection: Connection, submission: Submission, *, expected_revision: int, package: int | None = None
) -> Revision:
    """Append a report as the next revision: only the cells that say something new are written.

    `package` is the first revision of what is published together.

    Raises:
        ConflictError: somebody published after `expected_revision`, with which the person compared.
        NothingToPublishError: every row of the report already stands as it is.
    """
    must_be_newest(connection, expected_revision)
    cells = cell_table_of(submission.kind)
    said = rows_of(cells, submission.rows, file_name=submission.file_name)
    standing = newest(connection, cells, until=expected_revision, among=(cells.key_of(row) for row in said))
    stands = frame_of(cells, (row for row in standing.values() if not row["is_withdrawn"]))
    completed = rows_of(cells, laid_over(cells, stands, submission.said), file_name=submission.file_name)
    rows = {cells.key_of(row): row for row in completed}
    changed: list[tuple[Change, Row]] = [(change_to(cells, standing.get(key), row), row) for key, row in rows.items()]
    if submission.is_seed:
        changed += _no_longer_said(connection, cells, rows, file_name=submission.file_name)
    return append(connection, _heading(submission, expected_revision, package), {cells: changed})


def record_after(record: Record, submission: Submission) -> Record:
    """Give the record as it would stand after a submission, without writing anything."""
    return published.record_after(record, submission.kind, submission.said, file_name=submission.file_name)


def must_be_newest(connection: Connection, expected_revision: int) -> None:
    """Refuse to go on when somebody published since the comparison.

    Raises:
        ConflictError: names who, and which revision.
    """
    latest = latest_number(connection)
    if latest == expected_revision:
        return
    other = revision_numbered(connection, latest) if latest else None
    sentence = N_(
        "Trong lúc bạn xem, {who} đã công bố phiên bản {latest} (bạn so sánh với phiên bản {expected}). "
        "Hãy xem lại so sánh mới rồi công bố."
    )
    who = other.published_by if other else ""
    raise ConflictError(str(Message.of(sentence, who=who, latest=str(latest), expected=str(expected_revision))))


def append(connection: Connection, heading: Heading, changes: Changes) -> Revision:
    """Write the next revision with its cells and its raw file.

    Raises:
        NothingToPublishError: no cell would change.
    """
    counted: Counter[Change] = Counter(change for rows in changes.values() for change, _row in rows)
    is_empty = not counted["added"] + counted["changed"] + counted["withdrawn"]
    if is_empty and heading.kind is not RevisionKind.SEEDED:
        raise NothingToPublishError(str(Message.of(N_("Không có thay đổi nào so với số liệu đã công bố."))))
    number = latest_number(connection) + 1
    connection.execute(insert(revisions), _values(heading, number, counted))
    if heading.content is not None:
        connection.execute(insert(raw_files), {"revision": number, "content": heading.content})
    for cells, rows in changes.items():
        write(connection, cells, (row for change, row in rows if change != "unchanged"), revision=number)
    log(
        connection,
        AuditAction(heading.kind),
        actor=heading.published_by,
        detail=heading.file_name or "",
        revision=number,
    )
    return revision_numbered(connection, number)


def change_to(cells: CellTable, before: Row | None, after: Row) -> Change:
    """Say what writing `after` where `before` stands would be."""
    gone = before is None or before["is_withdrawn"]
    if after["is_withdrawn"]:
        return "unchanged" if gone else "withdrawn"
    if before is None or gone:
        return "added"
    return "unchanged" if cells.says_the_same(before, after) else "changed"


def _no_longer_said(
    connection: Connection, cells: CellTable, rows: Mapping[Key, Row], *, file_name: str
) -> list[tuple[Change, Row]]:
    """Take off the record what a file of the data folder said when it was loaded before and does not say any more."""
    standing = newest(connection, cells, until=latest_number(connection)).items()
    gone = [row for key, row in standing if row["file"] == file_name and not row["is_withdrawn"] and key not in rows]
    return [("withdrawn", withdrawn(row)) for row in gone]


def _heading(submission: Submission, expected_revision: int, package: int | None) -> Heading:
    return Heading(
        kind=RevisionKind.SEEDED if submission.is_seed else RevisionKind.PUBLISHED,
        published_by=submission.published_by,
        prepared_by=submission.prepared_by,
        compared_with=expected_revision,
        note=submission.note,
        report_kind=submission.kind,
        file_name=submission.file_name,
        content=submission.content,
        period=submission.period,
        package=package,
        reasons=submission.reasons,
    )


def _values(heading: Heading, number: int, counted: Counter[Change]) -> dict[str, Any]:
    content = heading.content
    return {
        "number": number,
        "published_at": datetime.now(UTC),
        "published_by": heading.published_by,
        "prepared_by": heading.prepared_by or heading.published_by,
        "note": heading.note,
        "kind": heading.kind,
        "report_kind": heading.report_kind,
        "file_name": heading.file_name,
        "sha256": None if content is None else hashlib.sha256(content).hexdigest(),
        "size": None if content is None else len(content),
        "period": heading.period,
        "compared_with": heading.compared_with,
        "reverses": heading.reverses,
        "reverses_too": list(heading.reverses_too) or None,
        "package": heading.package,
        "reasons": [{"about": plain(one.about), "text": plain(one.text)} for one in heading.reasons],
        **{name: counted[name] for name in ("added", "changed", "withdrawn", "unchanged")},
    }
