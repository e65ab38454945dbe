"""The four tables of published rows: what makes the key of a row, and what it says beside that.

`laid_over` is the one rule for what a file changes; the preview, the check and the store all ask it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
from pandera.typing.pandas import DataFrame

from ntm_dashboard.domain.contract import EVERY_FIELD, columns_of
from ntm_dashboard.domain.frames import Assessments, Counts, Provenanced, Recognitions, Targets, checked
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.terms import LEVEL_OF_REPORT, Certainty, ReportKind

ORIGIN = ("source", "certainty")
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

ROW_TABLES = (ASSESSMENTS, RECOGNITIONS, COUNTS, TARGETS)
_TABLE_OF = {kind: table for table in ROW_TABLES for kind in table.kinds}


def row_table_of(kind: ReportKind) -> RowTable:
    """Give the table that the rows of a kind of file go to."""
    return _TABLE_OF[kind]


@dataclass(frozen=True)
class Said:
    """What a file says: its rows, of which fields it has a column, and in which of them a blank cell keeps what stands.

    `rows` is the frame of the table. A field that is not `present` keeps what stands, unless its row says something of
    it after all (a note that stood beside the result).
    """

    rows: pd.DataFrame
    present: frozenset[str] = EVERY_FIELD
    kept: frozenset[str] = frozenset()


def standing_rows(record: Record, table: RowTable) -> pd.DataFrame:
    """Give all rows of a table that stand, those of every criteria set included."""
    return record.of_every_set() if table is ASSESSMENTS else getattr(record, table.name)


def record_after(record: Record, kind: ReportKind, said: Said, *, file_name: str) -> Record:
    """Give the record as it would stand after publishing what a file says, as the next revision."""
    table, number = row_table_of(kind), record.revision + 1
    standing = standing_rows(record, table)
    rows = laid_over(table, standing, said).assign(revision=number, file=file_name)
    after = overlaid(table, standing, rows)
    following = replace(record, revision=number)
    return following.with_assessments(after) if table is ASSESSMENTS else replace(following, **{table.name: after})


def laid_over(table: RowTable, standing: pd.DataFrame, said: Said) -> DataFrame[Any]:
    """Give the rows of a file completed by what stands under the same keys: what publishing them writes.

    An absent column keeps what stands, a blank cell of a present one clears it unless its column is among the `kept`.
    When the statement of a row changes, a source or a certainty that the file does not give is not carried over: the
    old source does not speak for the new result, unless the person keeps the certainty, which came with it.
    """
    rows = said.rows.reset_index(drop=True)
    if standing.empty:
        return rows  # pyright: ignore[reportReturnType] — a frame of the table already, as nothing was put into it
    old = standing_beside(table, standing, rows)
    stands = old["certainty"].notna()
    for name in table.contents:
        if name not in ORIGIN:
            rows[name] = rows[name].where(~_keeps(name, rows, said, stands), old[name])
    is_new = stands & differs(rows, old, table.statement)
    is_held = stands & is_lowered(rows, old) & ("certainty" in said.kept)
    speaks_on = ~is_new | is_held | ("source" in said.kept)
    rows["source"] = rows["source"].where(~(_keeps("source", rows, said, stands) & speaks_on), old["source"])
    is_left = stands & ~is_new & ("certainty" not in said.present)
    rows["certainty"] = rows["certainty"].where(~(is_left | is_held), old["certainty"])
    return checked(table.model, rows)


def overlaid(table: RowTable, standing: pd.DataFrame, rows: pd.DataFrame) -> DataFrame[Any]:
    """Put completed rows over standing ones as publishing does: a row that says nothing new leaves the standing one."""
    parts = [part[list(table.columns)] for part in (standing, rows) if not part.empty]
    changed = pd.concat(parts or [standing]).drop_duplicates(subset=[*table.keys, *table.contents], keep="first")
    newest = changed.drop_duplicates(subset=list(table.keys), keep="last")
    # rows of one valid table are valid: only two that were put together are checked again
    return checked(table.model, newest) if len(parts) > 1 else newest  # pyright: ignore[reportReturnType]


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
