"""Go back without erasing: undo revisions, restore an older state, withdraw a report; each is a new revision."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

import numpy as np
import pandas as pd
from sqlalchemy import Connection

from ntm_dashboard.domain import published
from ntm_dashboard.domain.published import ADDED, CHANGED, UNCHANGED, WITHDRAWN
from ntm_dashboard.errors import ConflictError
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.store.cells import (
    CELL_TABLES,
    CellTable,
    Key,
    Row,
    Value,
    cells_of,
    keys_written,
    newest,
    rows_of,
    withdrawn,
    written_since,
)
from ntm_dashboard.store.drafts import KeptDrafts
from ntm_dashboard.store.history import Revision, RevisionKind, latest_number, revision_numbered
from ntm_dashboard.store.publish import Changes, Heading, append, must_be_newest


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
        """Give the name by which a decision about the cell is passed, for instance `targets:communes_standard`.

        The criteria set is named only where it is not the standard one.
        """
        named = dict(zip(self.cells.keys, self.key, strict=True))
        parts = [str(part) for name, part in named.items() if name != "criteria_set" or part]
        return f"{self.cells.name}:{'/'.join(parts)}"


@dataclass(frozen=True)
class UndoPlan:
    """What undoing revisions together would do: `reverted` cells go back; each conflict needs a decision first."""

    revisions: tuple[Revision, ...]
    compared_with: int
    reverted: int
    conflicts: tuple[Conflict, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        """Give the revisions that would be undone, oldest first."""
        return tuple(one.number for one in self.revisions)


@dataclass(frozen=True)
class Instruction:
    """Who goes back, what they had before them, and why; who prepared it, in the `draft` that ends with it."""

    person: str
    expected_revision: int
    note: str = ""
    prepared_by: str = ""
    draft: int | None = None


Decisions: TypeAlias = Mapping[str, Decision]


@dataclass(frozen=True)
class _Reversal:
    """A cell of the undone revisions: what stands, where it would go, and what a later revision left (`kept`)."""

    cells: CellTable
    standing: Row
    target: Row
    kept: Row
    conflict: Conflict | None

    def change(self, decisions: Decisions) -> tuple[str, Row]:
        """Give what is to be written, heeding the decision about the cell; without one as if it were to go back."""
        is_kept = self.conflict is not None and decisions.get(self.conflict.cell) is Decision.KEEP
        row = self.kept if is_kept else self.target
        return _change_to(self.cells, self.standing, row), row


def plan_undo(connection: Connection, numbers: Collection[int]) -> UndoPlan:
    """Say what undoing revisions together would do.

    Raises:
        UnknownScopeError: there is no such revision.
    """
    undone = _revisions(connection, numbers)
    reversals = _reversals(connection, undone)
    clear = sum(1 for one in reversals if one.conflict is None and one.change({})[0] != UNCHANGED)
    conflicts = tuple(one.conflict for one in reversals if one.conflict is not None)
    return UndoPlan(undone, latest_number(connection), clear, conflicts)


def undo(
    connection: Connection, numbers: Collection[int], *, instruction: Instruction, decisions: Decisions
) -> Revision:
    """Append the revision that reverses only the cells of some revisions, to what stood before them.

    Raises:
        ConflictError: somebody published since, or a cell that a later revision touched has no decision.
        NothingToPublishError: what stood before them stands already.
        UnknownScopeError: there is no such revision.
    """
    must_be_newest(connection, instruction.expected_revision)
    _end_draft(connection, instruction)
    undone = _revisions(connection, numbers)
    reversals = _reversals(connection, undone)
    _must_be_decided(reversals, decisions)
    changes = {cells: _together(cells, reversals, decisions) for cells in CELL_TABLES}
    return append(connection, _heading(RevisionKind.UNDONE, instruction, *undone), changes)


def _together(cells: CellTable, reversals: Sequence[_Reversal], decisions: Decisions) -> pd.DataFrame:
    """Put what is to be written to the cells of a table together."""
    told = [one.change(decisions) for one in reversals if one.cells is cells]
    return cells_of(cells, [row for _change, row in told]).assign(change=[change for change, _row in told])


def restore(connection: Connection, number: int, *, instruction: Instruction) -> Revision:
    """Append the revision after which everything stands as it did at an older one.

    Raises:
        ConflictError: somebody published since.
        NothingToPublishError: everything stands so already.
        UnknownScopeError: there is no such revision.
    """
    must_be_newest(connection, instruction.expected_revision)
    _end_draft(connection, instruction)
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


def _end_draft(connection: Connection, instruction: Instruction) -> None:
    if instruction.draft is not None:
        KeptDrafts(connection).end_published(instruction.draft, person=instruction.person)


def _revisions(connection: Connection, numbers: Collection[int]) -> tuple[Revision, ...]:
    return tuple(revision_numbered(connection, number) for number in sorted(set(numbers)))


def _reversals(connection: Connection, undone: Sequence[Revision]) -> list[_Reversal]:
    numbers = [one.number for one in undone]
    return [one for cells in CELL_TABLES for one in _reversals_in(connection, cells, numbers)]


def _reversals_in(connection: Connection, cells: CellTable, numbers: Sequence[int]) -> Iterator[_Reversal]:
    touched = keys_written(cells, by=tuple(numbers))
    courses: dict[Key, list[Row]] = {}
    for row in rows_of(cells, written_since(connection, cells, numbers[0], among=touched)):
        courses.setdefault(cells.key_of(row), []).append(row)
    if not courses:
        return
    found = newest(connection, cells, until=numbers[0] - 1, among=touched)
    before = {cells.key_of(row): row for row in rows_of(cells, found)}
    for key, rows in courses.items():
        yield _reversal(cells, before.get(key), rows, frozenset(numbers))


def _reversal(cells: CellTable, before: Row | None, rows: Sequence[Row], undone: Collection[Value]) -> _Reversal:
    """Decide about one cell from what stood `before` and all that was written to it since, oldest first.

    What the undone revisions wrote last goes away without a question. A row of theirs that lies below one of
    somebody else was touched by a later revision: that one is `kept`, or the cell goes back below theirs.
    """
    first = next(place for place, row in enumerate(rows) if row["revision"] in undone)
    last = next((place for place in range(len(rows), 0, -1) if rows[place - 1]["revision"] not in undone), 0)
    target = (rows[first - 1] if first else before) or withdrawn(rows[first])
    if last <= first:
        return _Reversal(cells, rows[-1], target, target, None)
    kept = rows[last - 1]
    written = next(row for row in reversed(rows[:last]) if row["revision"] in undone)
    is_same = cells.says_the_same(kept, target)
    conflict = None if is_same else _conflict(cells, written, target, kept)
    return _Reversal(cells, rows[-1], target, kept, conflict)


def _conflict(cells: CellTable, written: Row, before: Row, standing: Row) -> Conflict:
    later = standing["revision"]
    assert isinstance(later, int)  # noqa: S101 — a column of whole numbers
    return Conflict(cells, cells.key_of(written), _seen(before), written, _seen(standing), later)


def _seen(row: Row) -> Row | None:
    return None if row["is_withdrawn"] else row


def _change_to(cells: CellTable, before: Row, after: Row) -> str:
    """Say what writing `after` where `before` stands would be."""
    if after["is_withdrawn"]:
        return UNCHANGED if before["is_withdrawn"] else WITHDRAWN
    if before["is_withdrawn"]:
        return ADDED
    return UNCHANGED if cells.says_the_same(before, after) else CHANGED


def _must_be_decided(reversals: list[_Reversal], decisions: Decisions) -> None:
    open_cells = [one for one in reversals if one.conflict is not None and one.conflict.cell not in decisions]
    if open_cells:
        sentence = N_(
            "Phiên bản công bố sau đã sửa {count} số liệu của phiên bản này. Với từng số liệu, hãy chọn giữ như "
            "hiện nay hoặc trở về như trước đó."
        )
        raise ConflictError(str(Message.of(sentence, count=len(open_cells))))


def _way_back(connection: Connection, cells: CellTable, number: int) -> pd.DataFrame:
    """Give the way back of every cell that was written after a revision."""
    touched = keys_written(cells, since=number + 1)
    then = newest(connection, cells, until=number, among=touched)
    now = newest(connection, cells, until=latest_number(connection), among=touched)
    keys = list(cells.keys)
    is_new = now[keys].merge(then[keys].assign(is_old=True), how="left", on=keys)["is_old"].isna().to_numpy()
    beside = then[keys].merge(now, how="left", on=keys)
    stood, stays = ~beside["is_withdrawn"], ~then["is_withdrawn"]
    change = np.where(stays, published.changes(cells, beside, then, stood=stood), np.where(stood, WITHDRAWN, UNCHANGED))
    return pd.concat([then.assign(change=change), _taken_off(now[is_new])])


def _withdrawals(connection: Connection, cells: CellTable, number: int) -> pd.DataFrame:
    written = keys_written(cells, by=(number,))  # each row of its file was written by the revision itself
    now = newest(connection, cells, until=latest_number(connection), among=written)
    return _taken_off(now[now["origin"] == number])


def _taken_off(now: pd.DataFrame) -> pd.DataFrame:
    return now[~now["is_withdrawn"]].assign(is_withdrawn=True, change=WITHDRAWN)


def _heading(kind: RevisionKind, instruction: Instruction, about: Revision, *others: Revision) -> Heading:
    has_one_subject = kind is not RevisionKind.RESTORED
    kinds, periods = ({getattr(one, name) for one in (about, *others)} for name in ("report_kind", "period"))
    return Heading(
        kind=kind,
        published_by=instruction.person,
        compared_with=instruction.expected_revision,
        note=instruction.note,
        prepared_by=instruction.prepared_by,
        report_kind=about.report_kind if has_one_subject and len(kinds) == 1 else None,
        period=about.period if has_one_subject and len(periods) == 1 else None,
        reverses=about.number,
        reverses_too=tuple(one.number for one in others),
    )
