"""Go back without erasing: undo one revision, restore an older state, withdraw a report; each is a new revision."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from sqlalchemy import Connection

from ntm_dashboard.errors import ConflictError
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.store.cells import CELL_TABLES, CellTable, Key, Row, newest, withdrawn, written_by
from ntm_dashboard.store.history import Revision, RevisionKind, latest_number, revision_numbered
from ntm_dashboard.store.publish import Change, Changes, Heading, append, change_to, must_be_newest


class Decision(StrEnum):
    """What to do with a cell that a later revision touched: leave it, or go back before the undone one."""

    KEEP = "keep"
    REVERT = "revert"


@dataclass(frozen=True)
class Conflict:
    """A cell of the revision to undo that a later revision (`later`) touched.

    `before` is what stood before the revision (None: nothing, or withdrawn), `written` what the revision wrote,
    `standing` what stands now (None: withdrawn). Rows have the columns of the domain frame.
    """

    cells: CellTable
    key: Key
    before: Row | None
    written: Row
    standing: Row | None
    later: int

    @property
    def cell(self) -> str:
        """Give the name by which a decision about the cell is passed, for instance `targets:communes_standard`."""
        return f"{self.cells.name}:{'/'.join(str(part) for part in self.key)}"


@dataclass(frozen=True)
class UndoPlan:
    """What undoing a revision would do: `reverted` cells go back; each conflict needs a decision first."""

    revision: Revision
    compared_with: int
    reverted: int
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True)
class Instruction:
    """Who goes back, what they had before them, and why."""

    person: str
    expected_revision: int
    note: str = ""


Decisions: TypeAlias = Mapping[str, Decision]


@dataclass(frozen=True)
class _Reversal:
    """A cell of the undone revision and where it would go; a conflict where a later revision touched it."""

    cells: CellTable
    target: Row
    standing: Row
    conflict: Conflict | None

    @property
    def change(self) -> Change:
        return change_to(self.cells, self.standing, self.target)


def plan_undo(connection: Connection, number: int) -> UndoPlan:
    """Say what undoing a revision would do.

    Raises:
        UnknownScopeError: there is no such revision.
    """
    revision = revision_numbered(connection, number)
    reversals = _reversals(connection, number)
    clear = sum(1 for one in reversals if one.conflict is None and one.change != "unchanged")
    conflicts = tuple(one.conflict for one in reversals if one.conflict is not None)
    return UndoPlan(revision, latest_number(connection), clear, conflicts)


def undo(connection: Connection, number: int, *, instruction: Instruction, decisions: Decisions) -> Revision:
    """Append the revision that reverses only the cells of one revision, to what stood before it.

    Raises:
        ConflictError: somebody published since, or a cell that a later revision touched has no decision.
        NothingToPublishError: what stood before it stands already.
    """
    must_be_newest(connection, instruction.expected_revision)
    undone = revision_numbered(connection, number)
    reversals = _reversals(connection, number)
    _must_be_decided(reversals, decisions)
    changes: dict[CellTable, list[tuple[Change, Row]]] = {cells: [] for cells in CELL_TABLES}
    for one in reversals:
        if one.conflict is None or decisions[one.conflict.cell] is Decision.REVERT:
            changes[one.cells].append((one.change, one.target))
    return append(connection, _heading(RevisionKind.UNDONE, instruction, undone), changes)


def restore(connection: Connection, number: int, *, instruction: Instruction) -> Revision:
    """Append the revision after which everything stands as it did at an older one.

    Raises:
        ConflictError: somebody published since.
        NothingToPublishError: everything stands so already.
        UnknownScopeError: there is no such revision.
    """
    must_be_newest(connection, instruction.expected_revision)
    older = revision_numbered(connection, number)
    changes: Changes = {cells: _way_back(connection, cells, number) for cells in CELL_TABLES}
    return append(connection, _heading(RevisionKind.RESTORED, instruction, older), changes)


def withdraw(connection: Connection, number: int, *, instruction: Instruction) -> Revision:
    """Append the revision that takes off the record what still stands from the file of a revision.

    Raises:
        ConflictError: somebody published since.
        NothingToPublishError: nothing of it stands any more.
        UnknownScopeError: there is no such revision.
    """
    must_be_newest(connection, instruction.expected_revision)
    report = revision_numbered(connection, number)
    changes: Changes = {cells: _withdrawals(connection, cells, number) for cells in CELL_TABLES}
    return append(connection, _heading(RevisionKind.WITHDRAWN, instruction, report), changes)


def _reversals(connection: Connection, number: int) -> list[_Reversal]:
    return [one for cells in CELL_TABLES for one in _reversals_in(connection, cells, number)]


def _reversals_in(connection: Connection, cells: CellTable, number: int) -> list[_Reversal]:
    written = written_by(connection, cells, number)
    if not written:
        return []
    before = newest(connection, cells, until=number - 1, among=written)
    standing = newest(connection, cells, until=latest_number(connection), among=written)
    return [_reversal(cells, row, before.get(key), standing[key]) for key, row in written.items()]


def _reversal(cells: CellTable, written: Row, before: Row | None, standing: Row) -> _Reversal:
    target = before or withdrawn(written)
    is_touched = standing["revision"] != written["revision"] and not cells.says_the_same(standing, target)
    conflict = _conflict(cells, written, before, standing) if is_touched else None
    return _Reversal(cells, target, standing, conflict)


def _conflict(cells: CellTable, written: Row, before: Row | None, standing: Row) -> Conflict:
    later = standing["revision"]
    assert isinstance(later, int)  # noqa: S101 — a column of whole numbers
    return Conflict(cells, cells.key_of(written), _seen(before), written, _seen(standing), later)


def _seen(row: Row | None) -> Row | None:
    return None if row is None or row["is_withdrawn"] else row


def _must_be_decided(reversals: list[_Reversal], decisions: Decisions) -> None:
    open_cells = [one for one in reversals if one.conflict is not None and one.conflict.cell not in decisions]
    if open_cells:
        sentence = N_(
            "Phiên bản công bố sau đã sửa {count} ô của phiên bản này. Với từng ô, hãy chọn giữ số liệu hiện nay "
            "hoặc trở về số liệu trước đó."
        )
        raise ConflictError(str(Message.of(sentence, count=len(open_cells))))


def _way_back(connection: Connection, cells: CellTable, number: int) -> list[tuple[Change, Row]]:
    then = newest(connection, cells, until=number)
    now = newest(connection, cells, until=latest_number(connection))
    targets = [(row, then.get(key) or withdrawn(row)) for key, row in now.items()]
    return [(change_to(cells, row, target), target) for row, target in targets]


def _withdrawals(connection: Connection, cells: CellTable, number: int) -> list[tuple[Change, Row]]:
    now = newest(connection, cells, until=latest_number(connection))
    return [
        ("withdrawn", withdrawn(row)) for row in now.values() if row["origin"] == number and not row["is_withdrawn"]
    ]


def _heading(kind: RevisionKind, instruction: Instruction, about: Revision) -> Heading:
    return Heading(
        kind=kind,
        published_by=instruction.person,
        compared_with=instruction.expected_revision,
        note=instruction.note,
        report_kind=None if kind is RevisionKind.RESTORED else about.report_kind,
        period=None if kind is RevisionKind.RESTORED else about.period,
        reverses=about.number,
    )
