"""Revisions: who published what and when; the record as it was known at any of them."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone
from enum import StrEnum
from typing import Any

import pandas as pd
from sqlalchemy import Connection, RowMapping, func, select

from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.errors import UnknownScopeError
from ntm_dashboard.i18n import N_, Message, _
from ntm_dashboard.store.cells import (
    ASSESSMENTS,
    OTHERS,
    CellTable,
    last_written,
    newest,
    stands,
    stands_beside,
)
from ntm_dashboard.store.schema import raw_files, revisions

VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")


class RevisionKind(StrEnum):
    """How a revision came about."""

    SEEDED = "seed"
    PUBLISHED = "publish"
    UNDONE = "undo"
    RESTORED = "restore"
    WITHDRAWN = "withdraw"


REVISION_KIND_WORDS = {
    RevisionKind.SEEDED: N_("Nạp ban đầu"),
    RevisionKind.PUBLISHED: N_("Công bố"),
    RevisionKind.UNDONE: N_("Hoàn tác"),
    RevisionKind.RESTORED: N_("Khôi phục"),
    RevisionKind.WITHDRAWN: N_("Thu hồi báo cáo"),
}


def revision_kind_word(kind: RevisionKind) -> str:
    """Give the word for how a revision came about, in the current language."""
    return _(REVISION_KIND_WORDS[kind])


@dataclass(frozen=True)
class Reason:
    """Why somebody published something that had to be confirmed; `about` names what (a code, or a code and a cell).

    `keys` are what was confirmed, the same in every language; a draft is held against them when it is published.
    """

    about: str
    text: str
    keys: tuple[str, ...] = ()


@dataclass(frozen=True)
class Revision:
    """One revision. `published_at` has its zone; `compared_with` is the revision that the publisher had before them.

    `reverses` is the revision that an undo or a withdrawal reverses, or that a restoration goes back to;
    `reverses_too` are the others that the same undo reverses. `package` is the first of the revisions that were
    published together, None for one that was published alone.
    `added`, `changed`, `withdrawn` count the cells that it wrote; `unchanged` the rows that already stood so.
    """

    number: int
    published_at: datetime
    published_by: str
    prepared_by: str
    note: str
    kind: RevisionKind
    report_kind: ReportKind | None
    file_name: str | None
    sha256: str | None
    size: int | None
    period: date | None
    compared_with: int
    reverses: int | None
    reverses_too: tuple[int, ...]
    package: int | None
    reasons: tuple[Reason, ...]
    added: int
    changed: int
    withdrawn: int
    unchanged: int

    @property
    def changes(self) -> int:
        """Give the number of cells that it wrote."""
        return self.added + self.changed + self.withdrawn

    @property
    def reversed_numbers(self) -> tuple[int, ...]:
        """Give the revisions that it reverses or goes back to."""
        return () if self.reverses is None else (self.reverses, *self.reverses_too)

    @property
    def published_on(self) -> date:
        """Give the day in Vietnam."""
        return self.published_at.astimezone(VIETNAM).date()


@dataclass(frozen=True)
class RawFile:
    """The file of a revision as it came in, byte for byte."""

    revision: int
    file_name: str
    sha256: str
    content: bytes


def latest_number(connection: Connection) -> int:
    """Give the number of the newest revision, 0 before the first."""
    return connection.execute(select(func.coalesce(func.max(revisions.c.number), 0))).scalar_one()


def number_known_on(connection: Connection, day: date) -> int:
    """Give the last revision published on or before a day, until midnight in Vietnam; 0 when there was none.

    Revisions follow each other by number, whatever the clock said: where the times contradict that, the fewest of them
    are taken for wrong, and such a revision was known when the one before it was.
    """
    end = datetime.combine(day + timedelta(days=1), time(), VIETNAM)
    moment, number = revisions.c.published_at, revisions.c.number
    known = connection.execute(select(func.max(number)).where(moment < end)).scalar_one() or 0
    later = connection.execute(select(func.min(number)).where(moment >= end)).scalar_one()
    if later is None or later > known:
        return known
    times = connection.execute(select(moment).order_by(number)).scalars().all()
    right = _in_order(times)
    if not right or times[right[0]] >= end:
        return 0
    return next((place for place in right if times[place] >= end), len(times))


def _in_order(times: Sequence[datetime]) -> list[int]:
    """Give the places of the most times that do not go back; of several such choices, the one that ends earliest."""
    ends: list[datetime] = []
    at: list[int] = []
    before: list[int | None] = []
    for place, moment in enumerate(times):
        length = bisect_right(ends, moment)
        before.append(at[length - 1] if length else None)
        ends[length:], at[length:] = [moment, *ends[length + 1 :]], [place, *at[length + 1 :]]
    chain: list[int] = []
    place = at[-1] if at else None
    while place is not None:
        chain.append(place)
        place = before[place]
    return chain[::-1]


def last_loaded(connection: Connection, until: int) -> int:
    """Give the last revision up to one that the program loaded from the data folder, 0 when there was none."""
    numbers = revisions.c.number
    query = select(func.coalesce(func.max(numbers), 0))
    is_loaded = revisions.c.kind == RevisionKind.SEEDED.value
    return connection.execute(query.where(is_loaded, numbers <= until)).scalar_one()


def all_revisions(connection: Connection) -> tuple[Revision, ...]:
    """Give every revision, the newest first."""
    rows = connection.execute(select(revisions).order_by(revisions.c.number.desc())).mappings()
    return tuple(_revision(row) for row in rows)


def revision_numbered(connection: Connection, number: int) -> Revision:
    """Give one revision.

    Raises:
        UnknownScopeError: there is no such revision.
    """
    row = connection.execute(select(revisions).where(revisions.c.number == number)).mappings().first()
    if row is None:
        raise UnknownScopeError(str(Message.of(N_("Không có phiên bản số {number}."), number=number)))
    return _revision(row)


def package_of(connection: Connection, number: int) -> tuple[int, ...]:
    """Give the revisions that were published together with one, itself included, oldest first.

    Raises:
        UnknownScopeError: there is no such revision.
    """
    package = revision_numbered(connection, number).package
    if package is None:
        return (number,)
    columns = revisions.c
    return tuple(
        connection.execute(select(columns.number).where(columns.package == package).order_by(columns.number)).scalars()
    )


def raw_file_of(connection: Connection, number: int) -> RawFile | None:
    """Give the raw file of a revision, None for one that came without (an undo, a restoration)."""
    revision = revision_numbered(connection, number)
    content = connection.execute(select(raw_files.c.content).where(raw_files.c.revision == number)).scalar()
    if content is None:
        return None
    return RawFile(number, revision.file_name or "", revision.sha256 or "", bytes(content))


def record_at(connection: Connection, number: int, *, older: Record | None = None) -> Record:
    """Give what stands at a revision: for each key the newest row of the revisions up to it, withdrawn ones gone.

    With the record of an `older` revision only what was written since is read, however long the history is.
    """
    if number == 0:
        return Record.empty()
    revision_numbered(connection, number)
    if older is not None and older.revision:
        return _record_since(connection, number, older)
    others = {cells.name: _standing(connection, cells, number) for cells in OTHERS}
    record = replace(Record.empty(), revision=number, **others)
    return record.with_assessments(_standing(connection, ASSESSMENTS, number))


def _record_since(connection: Connection, number: int, older: Record) -> Record:
    def standing(cells: CellTable, stood: pd.DataFrame) -> Any:
        written = last_written(connection, cells, since=older.revision, until=number)
        return stands_beside(cells, stood, written)

    others = {cells.name: standing(cells, getattr(older, cells.name)) for cells in OTHERS}
    record = replace(older, revision=number, **others)
    return record.with_assessments(standing(ASSESSMENTS, older.of_every_set()))


def _standing(connection: Connection, cells: CellTable, number: int) -> Any:
    return stands(cells, newest(connection, cells, until=number))


def _revision(row: RowMapping) -> Revision:
    values = dict(row)
    values["kind"] = RevisionKind(row["kind"])
    values["report_kind"] = ReportKind(row["report_kind"]) if row["report_kind"] else None
    values["reverses_too"] = tuple(row["reverses_too"] or ())
    values["reasons"] = tuple(Reason(**one) for one in row["reasons"])
    return Revision(**values)
