"""The tables of published rows: what makes the key of a row, and what it says beside that.

`laid_over` is the one rule for what a file says, `written` for what publishing it changes and `standing_after` for what
stands then: the check, the preview and the store all ask them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from ntm_dashboard.domain.contract import EVERY_FIELD, columns_of
from ntm_dashboard.domain.frames import (
    Assessments,
    Assignments,
    Conclusions,
    Counts,
    DataFrame,
    DossierSteps,
    Inspections,
    Provenanced,
    Recognitions,
    RoadmapSteps,
    Surveys,
    Targets,
    trusted,
)
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.terms import LEVEL_OF_REPORT, Certainty, ReportKind

ORIGIN = ("source", "certainty")
ADDED, CHANGED, WITHDRAWN, UNCHANGED = "added", "changed", "withdrawn", "unchanged"
DAYS = ("period", "day", "effective_on", "set_on", "moved_on", "meeting_on", "from_on")
"""The fields of keys that are days."""
_PLACE = ("revision", "file", "row")
_RANKS = {certainty.value: rank for rank, certainty in enumerate(Certainty)}


@dataclass(frozen=True)
class RowTable:
    """A table of published rows: its name, its frame, the kinds of files that fill it, and the fields of its key.

    `statement` are the fields for which a row's source speaks: when one of them changes, so does where it comes from.
    """

    name: str
    model: type[Provenanced]
    kinds: tuple[ReportKind, ...]
    keys: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """Give the fields of the frame."""
        return tuple(self.model.names())

    @property
    def days(self) -> tuple[str, ...]:
        """Give the fields of the key that are days."""
        return tuple(name for name in DAYS if name in self.keys)

    @property
    def contents(self) -> tuple[str, ...]:
        """Give what a row says beside its key; where it stands in which file is not part of that."""
        return tuple(name for name in self.columns if name not in self.keys and name not in _PLACE)

    @property
    def statement(self) -> tuple[str, ...]:
        """Give the fields for which the source of a row speaks."""
        agreed = {name for one in columns_of(self.kinds[0]) if one.is_statement for name in one.fields}
        return tuple(name for name in self.contents if name in agreed)


ASSESSMENTS = RowTable(
    "assessments",
    Assessments,
    tuple(LEVEL_OF_REPORT),
    ("period", "level", "unit", "criterion", "indicator", "criteria_set"),
)
RECOGNITIONS = RowTable("recognitions", Recognitions, (ReportKind.RECOGNITIONS,), ("unit", "title", "effective_on"))
COUNTS = RowTable("counts", Counts, (ReportKind.COUNTS,), ("day", "measure"))
TARGETS = RowTable("targets", Targets, (ReportKind.TARGETS,), ("measure",))
_MATTER = ("unit", "criterion", "indicator")
ASSIGNMENTS = RowTable("assignments", Assignments, (ReportKind.ASSIGNMENTS,), ("role", *_MATTER, "assignee", "from_on"))
ROADMAP = RowTable("roadmap", RoadmapSteps, (ReportKind.ROADMAP,), (*_MATTER, "step", "set_on"))
DOSSIERS = RowTable("dossiers", DossierSteps, (ReportKind.DOSSIERS,), (*_MATTER, "moved_on"))
INSPECTIONS = RowTable("inspections", Inspections, (ReportKind.INSPECTIONS,), (*_MATTER, "form", "document", "day"))
CONCLUSIONS = RowTable("conclusions", Conclusions, (ReportKind.CONCLUSIONS,), ("meeting_on", "ordinal", *_MATTER))
SURVEYS = RowTable("surveys", Surveys, (ReportKind.SURVEYS,), ("unit", "topic", "day"))

FOLLOW_UP_TABLES = (ASSIGNMENTS, ROADMAP, DOSSIERS, INSPECTIONS, CONCLUSIONS, SURVEYS)
ROW_TABLES = (ASSESSMENTS, RECOGNITIONS, COUNTS, TARGETS, *FOLLOW_UP_TABLES)
_TABLE_OF = {kind: table for table in ROW_TABLES for kind in table.kinds}


def row_table_of(kind: ReportKind) -> RowTable:
    """Give the table that the rows of a kind of file go to."""
    return _TABLE_OF[kind]


@dataclass(frozen=True)
class Said:
    """What a file says: its rows, of which fields it has a column, and in which of them a blank cell keeps what stands.

    `rows` is the frame of the table. A field that is not `present` keeps what stands, unless its row says something of
    it after all (a note that stood beside the result). One that `is_all` says all that it has to say: what stands of
    the file and it says no longer is withdrawn.
    """

    rows: pd.DataFrame
    present: frozenset[str] = EVERY_FIELD
    kept: frozenset[str] = frozenset()
    is_all: bool = False


def standing_rows(record: Record, table: RowTable) -> pd.DataFrame:
    """Give all rows of a table that stand, those of every criteria set included."""
    return record.of_every_set() if table is ASSESSMENTS else getattr(record, table.name)


def record_after(record: Record, kind: ReportKind, said: Said, *, file_name: str) -> Record:
    """Give the record as it would stand after publishing what a file says, as the next revision."""
    table, number = row_table_of(kind), record.revision + 1
    standing = standing_rows(record, table)
    after = standing_after(table, standing, written(table, standing, said, file_name=file_name), revision=number)
    following = replace(record, revision=number)
    return following.with_assessments(after) if table is ASSESSMENTS else replace(following, **{table.name: after})


def written(table: RowTable, standing: pd.DataFrame, said: Said, *, file_name: str) -> pd.DataFrame:
    """Give the rows of a file as publishing writes them: one a key (the last), with what each does as its `change`.

    `standing` holds at least what stands under the keys of the file, and for a file that `is_all` what stands of it.
    """
    rows = said.rows.drop_duplicates(list(table.keys), keep="last").reset_index(drop=True)
    old = standing_beside(table, standing, rows)
    completed = _completed(table, rows, old, said).assign(file=file_name)
    stood = old["certainty"].notna()
    made = completed.assign(change=changes(table, old, completed, stood=stood), is_withdrawn=False)
    gone = _no_longer_said(table, standing, rows, file_name) if said.is_all else standing.iloc[:0]
    return made if gone.empty else pd.concat([made, gone.assign(change=WITHDRAWN, is_withdrawn=True)])


def changes(
    table: RowTable, old: pd.DataFrame, new: pd.DataFrame, *, stood: "pd.Series[bool]"
) -> "np.ndarray[Any, Any]":
    """Say of each row what writing it would be where the other stands, or where nothing `stood`."""
    if not stood.any():
        return np.repeat(ADDED, len(new))
    return np.select([~stood, differs(old, new, table.contents)], [ADDED, CHANGED], UNCHANGED)


def standing_after(table: RowTable, standing: pd.DataFrame, rows: pd.DataFrame, *, revision: int) -> DataFrame[Any]:
    """Give what stands once the rows of `written` are, as a revision: one that says nothing new leaves the old one."""
    moved = rows[rows["change"] != UNCHANGED]
    if moved.empty:
        return standing  # pyright: ignore[reportReturnType] — a frame of the table already
    put = moved.assign(revision=np.where(moved["is_withdrawn"], moved["revision"], revision))
    parts = [part for part in (standing.assign(is_withdrawn=False), put) if not part.empty]
    newest = pd.concat(parts).drop_duplicates(list(table.keys), keep="last")
    left = newest[~newest["is_withdrawn"]][list(table.columns)].reset_index(drop=True)
    return trusted(table.model, left)


def laid_over(table: RowTable, standing: pd.DataFrame, said: Said) -> DataFrame[Any]:
    """Give the rows of a file completed by what stands under the same keys: what publishing them writes.

    An absent column keeps what stands, a blank cell of a present one clears it unless its column is among the `kept`.
    When the statement of a row changes, a source or a certainty that the file does not give is not carried over: the
    old source does not speak for the new result, unless the person keeps the certainty, which came with it.
    """
    rows = said.rows.reset_index(drop=True)
    return _completed(table, rows, standing_beside(table, standing, rows), said)


def _completed(table: RowTable, rows: pd.DataFrame, old: pd.DataFrame, said: Said) -> DataFrame[Any]:
    """Complete rows by what stands beside each of them."""
    stands = old["certainty"].notna()
    if not stands.any():
        return trusted(table.model, rows)
    rows = rows.copy()
    for name in table.contents:
        keeps = _keeps(name, rows, said, stands)
        if name not in ORIGIN and keeps.any():
            rows[name] = rows[name].where(~keeps, old[name])
    is_new = stands & differs(rows, old, table.statement)
    is_held = stands & is_lowered(rows, old) & ("certainty" in said.kept)
    speaks_on = ~is_new | is_held | ("source" in said.kept)
    rows["source"] = rows["source"].where(~(_keeps("source", rows, said, stands) & speaks_on), old["source"])
    is_left = stands & ~is_new & ("certainty" not in said.present)
    rows["certainty"] = rows["certainty"].where(~(is_left | is_held), old["certainty"])
    return trusted(table.model, rows)


def _no_longer_said(table: RowTable, standing: pd.DataFrame, rows: pd.DataFrame, file_name: str) -> pd.DataFrame:
    """Give what a file of the data folder said when it was loaded before and does not say any more."""
    of_file = standing[standing["file"] == file_name]
    keys = list(table.keys)
    beside = of_file[keys].merge(rows[keys].assign(is_said=True), how="left", on=keys)
    return of_file[beside["is_said"].isna().to_numpy()]


def standing_beside(table: RowTable, standing: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Give for each row what stands under its key, in the same order; a row of nulls where nothing does."""
    return rows[list(table.keys)].merge(standing, how="left", on=list(table.keys))


def differs(one: pd.DataFrame, other: pd.DataFrame, names: Iterable[str]) -> "pd.Series[bool]":
    """Tell of each row whether the two say something different in one of the fields."""
    found = pd.Series(False, index=one.index)
    for name in names:
        is_same = (one[name] == other[name]).fillna(False).astype(bool) | (one[name].isna() & other[name].isna())
        found |= ~is_same
    return found


def is_lowered(rows: pd.DataFrame, old: pd.DataFrame) -> "pd.Series[bool]":
    """Tell of each row whether it is less certain than what stands."""
    return rows["certainty"].map(_RANKS).astype(float) > old["certainty"].map(_RANKS).astype(float)


def _keeps(name: str, rows: pd.DataFrame, said: Said, stands: "pd.Series[bool]") -> "pd.Series[bool]":
    """Tell of each row whether what stands in a field stays, since the file says nothing of it."""
    return stands & rows[name].isna() & (name not in said.present or name in said.kept)
