"""What differs between two records, cell by cell: what publishing writes, what going back takes away.

A cell is a row under its key: the result of a criterion at a period, a title, a figure of a day, a target, who answers
for what, a planned date, what a meeting decided.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from ntm_dashboard.domain.columns import Flags, Ints
from ntm_dashboard.domain.published import (
    ROW_TABLES,
    UNCHANGED,
    WITHDRAWN,
    RowTable,
    changes,
    differs,
    standing_beside,
    standing_rows,
)
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.terms import Certainty


@dataclass(frozen=True, eq=False)
class CellChanges:
    """The cells of a table that differ. `before` and `after` have its columns, a row for each cell, both with its key.

    `change` says what happened to each: added, changed or withdrawn. Beside the key, `before` is null where nothing
    stood, `after` where nothing is left.
    """

    table: RowTable
    change: "np.ndarray[Any, Any]"
    before: pd.DataFrame
    after: pd.DataFrame

    def __len__(self) -> int:
        """Give the number of cells."""
        return len(self.change)

    @cached_property
    def illustrative(self) -> tuple[Flags, Flags]:
        """Tell of each cell whether what stood, and whether what is written, is invented for illustration."""
        before, after = (
            (side["certainty"] == Certainty.ILLUSTRATIVE).fillna(False).to_numpy(dtype=bool)
            for side in (self.before, self.after)
        )
        return before, after

    def changed(self, field: str) -> Flags:
        """Tell of each cell whether a field of it differs."""
        return differs(self.before, self.after, [field]).to_numpy(dtype=bool)

    def newest_day(self, *fields: str) -> date | None:
        """Give the newest day that a cell is of, or that stands in some fields; None where there is none."""
        names = [name for name in fields or self.table.days if name in self.table.columns]
        days = [side[name].max() for name in names for side in (self.before, self.after)]
        return max((day.date() for day in days if not pd.isna(day)), default=None)

    def part(self, rows: "Flags | Ints") -> "CellChanges":
        """Give some of the cells."""
        before, after = (side.iloc[rows].reset_index(drop=True) for side in (self.before, self.after))
        return replace(self, change=self.change[rows], before=before, after=after)


def cell_changes(before: Record, after: Record) -> tuple[CellChanges, ...]:
    """Give the cells that differ between two records, table by table; tables in which none does are left out.

    They are in the order of units, criteria (9 before 10) and days.
    """
    sides = ((table, standing_rows(before, table), standing_rows(after, table)) for table in ROW_TABLES)
    found = (_of(table, old, new) for table, old, new in sides if old is not new and (len(old) or len(new)))
    return tuple(one for one in found if len(one))


def overlapping(changes: Sequence[CellChanges], others: Sequence[CellChanges]) -> tuple[CellChanges, ...]:
    """Give those of some changes whose cells others change too."""
    other_of = {one.table.name: one for one in others}
    found = (_among(one, other_of[one.table.name]) for one in changes if one.table.name in other_of)
    return tuple(one for one in found if len(one))


def _among(one: CellChanges, other: CellChanges) -> CellChanges:
    keys = list(one.table.keys)
    beside = one.after[keys].merge(other.after[keys].assign(is_other=True), how="left", on=keys)
    return one.part(beside["is_other"].notna().to_numpy())


def _of(table: RowTable, old: pd.DataFrame, new: pd.DataFrame) -> CellChanges:
    old, new = old.reset_index(drop=True), new.reset_index(drop=True)
    beside = standing_beside(table, old, new)
    change = changes(table, beside, new, stood=beside["certainty"].notna())
    left = standing_beside(table, new, old)
    is_moved, is_gone = change != UNCHANGED, left["certainty"].isna().to_numpy()
    columns = list(table.columns)
    moved = CellChanges(table, change[is_moved], beside.loc[is_moved, columns], new.loc[is_moved, columns])
    gone = CellChanges(
        table, np.repeat(WITHDRAWN, is_gone.sum()), old.loc[is_gone, columns], left.loc[is_gone, columns]
    )
    parts = [one for one in (moved, gone) if len(one)]
    if not parts:
        return moved
    whole = CellChanges(
        table,
        np.concatenate([one.change for one in parts]),
        pd.concat([one.before for one in parts], ignore_index=True),
        pd.concat([one.after for one in parts], ignore_index=True),
    )
    return whole.part(_order(table, whole.after))


_ORDERED_BY = (
    *("level", "unit", "criterion", "indicator", "criteria_set", "title", "measure"),
    *("role", "assignee", "form", "document", "step", "topic", "ordinal"),
)


def _order(table: RowTable, keys: pd.DataFrame) -> Ints:
    """Put cells in the order in which people look for them: the district last, the newest day of a criterion first."""
    names = [name for name in _ORDERED_BY if name in table.keys]
    sorters = [_ranks(keys[name]) for name in names]
    days = [-keys[name].to_numpy().astype("int64") for name in table.days]
    return np.lexsort([*days, *reversed(sorters)])


def _ranks(words: "pd.Series[str]") -> Ints:
    codes, found = pd.factorize(words)
    ranked = {word: rank for rank, word in enumerate(sorted(found, key=_natural))}
    return np.array([ranked[word] for word in found], dtype=np.intp)[codes]


def _natural(word: str) -> tuple[tuple[int, str], ...]:
    """Compare numbers within a word as numbers: 9 before 10, 17.2 before 17.10."""
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d+)", word) if part)
