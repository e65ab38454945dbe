"""The published rows of a kind as the table of the contract: its columns, its words, one line a row."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.contract import Column, ColumnContract, columns_of
from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.published import DAYS, row_table_of, standing_rows
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.terms import LEVEL_OF_REPORT, ReportKind

Value = str | float | date | None


@dataclass(frozen=True)
class PublishedTable:
    """What a file of a kind says: text, numbers and dates under the columns of the contract."""

    kind: ReportKind
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


def published_table(
    record: Record, catalogue: Catalogue, *, kind: ReportKind, period: date | None = None
) -> PublishedTable:
    """Give the rows of a kind as published, of one period or day if one is named.

    A file holds one period of a report: without one its newest is taken.
    """
    frame = rows_of_kind(record, kind)
    days = row_table_of(kind).days
    if kind in LEVEL_OF_REPORT and period is None and len(frame):
        period = frame["period"].max().date()
    if period is not None and days:
        frame = frame[frame[days[0]] == pd.Timestamp(period)]
    return table_of_rows(frame, catalogue, kind=kind)


def rows_of_kind(record: Record, kind: ReportKind) -> pd.DataFrame:
    """Give the rows of a record that a file of a kind holds, those of other sets than the standard one last."""
    rows = standing_rows(record, row_table_of(kind))
    return rows[rows["level"] == LEVEL_OF_REPORT[kind].value] if kind in LEVEL_OF_REPORT else rows


def table_of_rows(frame: pd.DataFrame, catalogue: Catalogue, *, kind: ReportKind) -> PublishedTable:
    """Put rows of the domain into the words of the contract; a rare column only stands there when a row needs it."""
    columns = [one for one in columns_of(kind) if not one.is_rare or _is_needed(one, frame)]
    lines = (tuple(_said(one, row, catalogue) for one in columns) for row in rows_of(frame))
    return PublishedTable(kind, tuple(one.column for one in columns), tuple(lines))


def number_in_files(value: float) -> str:
    """Write a number with a decimal comma and no thousands mark, with all its digits."""
    text = format(Decimal(repr(float(value))), "f")
    whole, _point, rest = text.partition(".")
    return f"{whole},{rest}" if rest.strip("0") else whole


def _is_needed(one: ColumnContract, frame: pd.DataFrame) -> bool:
    return any((frame[field] != "").any() for field in one.fields)


def _said(one: ColumnContract, row: Any, catalogue: Catalogue) -> Value:
    if one.column in _SPECIAL:
        return _SPECIAL[one.column](row, catalogue)
    value = getattr(row, one.fields[0])
    if pd.isna(value) or value == "":
        return None
    return one.in_file(value)


def _name(row: Any, catalogue: Catalogue) -> str | None:
    """Name the unit as it was called on the day of the row; what is of all units names none."""
    day = next(getattr(row, name) for name in DAYS if hasattr(row, name)).date()
    named = [unit for unit in catalogue.units if unit.code == row.unit]
    on_day = [unit.name for unit in named if unit.validity.covers(day)]
    return next(iter([*on_day, *(unit.name for unit in named)]), None)


def _number_of_criterion(row: Any, _catalogue: Catalogue) -> str | None:
    return row.indicator or row.criterion or None


def _stated_on(row: Any, _catalogue: Catalogue) -> date | None:
    """Give the day that the source speaks of, where neither the decision nor the year says it."""
    day = row.effective_on.date()
    is_end_of_year = not pd.isna(row.for_year) and day == date(int(row.for_year), 12, 31)
    return None if not pd.isna(row.decided_on) or is_end_of_year else day


_SPECIAL: Mapping[Column, Callable[[Any, Catalogue], Value]] = {
    Column.UNIT_NAME: _name,
    Column.CRITERION: _number_of_criterion,
    Column.STATED_ON: _stated_on,
}
