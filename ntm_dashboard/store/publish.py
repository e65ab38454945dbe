"""Publish: append one revision with its cells and its raw file in one transaction, or nothing at all."""

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any, TypeAlias

import pandas as pd
from sqlalchemy import Connection, insert

from ntm_dashboard.domain import published
from ntm_dashboard.domain.contract import EVERY_FIELD
from ntm_dashboard.domain.published import ADDED, CHANGED, UNCHANGED, WITHDRAWN, Said
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.errors import ConflictError, NothingToPublishError
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.store.audit import AuditAction, log
from ntm_dashboard.store.cells import CellTable, cell_table_of, drop, keys_in, newest, stands, write
from ntm_dashboard.store.history import Reason, Revision, RevisionKind, latest_number, revision_numbered
from ntm_dashboard.store.plain_text import plain, plain_columns
from ntm_dashboard.store.schema import raw_files, revisions

Changes: TypeAlias = Mapping[CellTable, pd.DataFrame]
"""Of each table the cells that are to be written, with what each does as its `change`; unchanged ones are not."""


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

    @cached_property
    def said(self) -> Said:
        """Give what the file says, in texts as the database keeps them."""
        rows = plain_columns(self.rows)
        return Said(rows, is_all=True) if self.is_seed else Said(rows, self.present, self.kept)

    @property
    def plain_name(self) -> str:
        """Give the name of the file as the database keeps it."""
        return plain(self.file_name)


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
    standing = _standing_beside(connection, cells, submission, until=expected_revision)
    rows = published.written(cells, standing, submission.said, file_name=submission.plain_name)
    origin = rows["revision"].where(rows["is_withdrawn"], expected_revision + 1)
    return append(connection, _heading(submission, expected_revision, package), {cells: rows.assign(origin=origin)})


def _standing_beside(connection: Connection, cells: CellTable, submission: Submission, *, until: int) -> pd.DataFrame:
    """Give what stands under the keys of a file, and all that stands where it may withdraw something."""
    if submission.is_seed:
        return stands(cells, newest(connection, cells, until=until))
    keys = keys_in(connection, cells, submission.said.rows)
    found = newest(connection, cells, until=until, among=keys)
    drop(connection, keys)
    return stands(cells, found)


def record_after(record: Record, submission: Submission) -> Record:
    """Give the record as it would stand after a submission, without writing anything."""
    return published.record_after(record, submission.kind, submission.said, file_name=submission.plain_name)


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
    counted: Counter[str] = Counter()
    for rows in changes.values():
        counted.update({str(change): count for change, count in rows["change"].value_counts().items()})
    is_empty = not counted[ADDED] + counted[CHANGED] + counted[WITHDRAWN]
    if is_empty and heading.kind is not RevisionKind.SEEDED:
        raise NothingToPublishError(str(Message.of(N_("Không có thay đổi nào so với số liệu đã công bố."))))
    number = latest_number(connection) + 1
    connection.execute(insert(revisions), _values(heading, number, counted))
    if heading.content is not None:
        connection.execute(insert(raw_files), {"revision": number, "content": heading.content})
    for cells, rows in changes.items():
        write(connection, cells, rows[rows["change"] != UNCHANGED], revision=number)
    log(
        connection,
        AuditAction(heading.kind),
        actor=heading.published_by,
        detail=heading.file_name or "",
        revision=number,
    )
    return revision_numbered(connection, number)


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


def _values(heading: Heading, number: int, counted: Counter[str]) -> dict[str, Any]:
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
