"""Published rows as cells: each has a key, and the newest revision that wrote the key says what stands.

What makes a key and what a row says beside it stands in `domain/published.py`. Cells come and go as tables: the fields
of the domain frame, where `revision` is the revision that wrote the cell, then `origin` (the one whose raw file holds
the row) and `is_withdrawn`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
import pandas as pd
from sqlalchemy import Column, Connection, FromClause, MetaData, Select, and_, func, select
from sqlalchemy import Table as SqlTable

from ntm_dashboard.domain.frames import DataFrame, empty, trusted
from ntm_dashboard.domain.published import ROW_TABLES, RowTable
from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.store import columns, schema

Value: TypeAlias = str | int | float | date | bool | None
Key: TypeAlias = tuple[Value, ...]
Row: TypeAlias = dict[str, Value]


@dataclass(frozen=True)
class CellTable(RowTable):
    """One kind of published rows with its SQL table."""

    table: SqlTable

    @cached_property
    def dtypes(self) -> Mapping[str, Any]:
        """Give the types of the columns of cells."""
        of_frame: dict[str, Any] = {str(name): kind for name, kind in empty(self.model).dtypes.items()}
        return {**of_frame, "origin": np.dtype("int64"), "is_withdrawn": np.dtype("bool")}

    def key_of(self, row: Mapping[str, Value]) -> Key:
        """Give the key of a row."""
        return tuple(row[name] for name in self.keys)

    def says_the_same(self, one: Mapping[str, Value], other: Mapping[str, Value]) -> bool:
        """Tell whether two rows of a key say the same (being withdrawn counts, the place in a file does not)."""
        if one["is_withdrawn"] or other["is_withdrawn"]:
            return bool(one["is_withdrawn"] and other["is_withdrawn"])
        return all(one[name] == other[name] for name in self.contents)


def _cells(rows: RowTable) -> CellTable:
    return CellTable(rows.name, rows.model, rows.kinds, rows.keys, schema.metadata.tables[rows.name])


CELL_TABLES = tuple(_cells(rows) for rows in ROW_TABLES)
ASSESSMENTS, *OTHERS = CELL_TABLES
_TABLE_OF = {kind: cells for cells in CELL_TABLES for kind in cells.kinds}


def cell_table_of(kind: ReportKind) -> CellTable:
    """Give the table that the rows of a kind of report go to."""
    return _TABLE_OF[kind]


def newest(connection: Connection, cells: CellTable, *, until: int, among: FromClause | None = None) -> pd.DataFrame:
    """Give for each key the newest cell of the revisions up to `until`, withdrawn ones included.

    `among` holds the keys to look for, each once; without it all are given.
    """
    last = (_last_of_all(cells, until) if among is None else _last_of(cells, until, among)).subquery()
    place = and_(_same_key(cells, cells.table, last), cells.table.c.revision == last.c.last)
    return _in_order(_read(connection, cells, _cells_of(cells).join(last, place)))


def keys_in(connection: Connection, cells: CellTable, rows: pd.DataFrame) -> FromClause:
    """Put the keys of rows, each once, into a table of this transaction; `drop` it when it has been asked."""
    keys = rows[list(cells.keys)].drop_duplicates()
    own = [Column(name, cells.table.c[name].type, nullable=False) for name in cells.keys]
    table = SqlTable(f"wanted_{cells.name}", MetaData(), *own, prefixes=["TEMPORARY"])
    table.create(connection)
    columns.append(connection, table, keys)
    return table


def drop(connection: Connection, keys: FromClause) -> None:
    """Let go of a table of keys."""
    assert isinstance(keys, SqlTable)  # noqa: S101 — of `keys_in`
    keys.drop(connection)


def keys_written(cells: CellTable, *, since: int = 0, by: tuple[int, ...] = ()) -> FromClause:
    """Give the keys that revisions wrote: those of `by`, or those from `since` on."""
    numbers = schema.revisions.c.number
    # named one by one, so that each is found by the primary key: of a range SQLite reads every key that there is
    chosen = by or select(numbers).where(numbers >= since)
    keys = (cells.table.c[name] for name in cells.keys)
    return select(*keys).where(cells.table.c.revision.in_(chosen)).distinct().subquery()


def written_since(connection: Connection, cells: CellTable, revision: int, *, among: FromClause) -> pd.DataFrame:
    """Give the cells that a revision and those after it wrote under some keys, oldest first."""
    query = _cells_of(cells).join(among, _same_key(cells, cells.table, among))
    found = _read(connection, cells, query.where(cells.table.c.revision >= revision))
    return found.sort_values("revision", kind="stable", ignore_index=True)


def last_written(connection: Connection, cells: CellTable, *, since: int, until: int) -> pd.DataFrame:
    """Give the newest cell of each key that revisions after `since` up to `until` wrote, withdrawn ones included."""
    numbers = schema.revisions.c.number
    chosen = select(numbers).where(numbers > since, numbers <= until)  # one by one, as in `keys_written`
    found = _read(connection, cells, _cells_of(cells).where(cells.table.c.revision.in_(chosen)))
    return found.sort_values("revision", kind="stable").drop_duplicates(list(cells.keys), keep="last")


def stands_beside(cells: CellTable, standing: pd.DataFrame, found: pd.DataFrame) -> DataFrame[Any]:
    """Give what stands once newer cells lie over what stood, in the order of `newest`."""
    if found.empty:
        return standing  # pyright: ignore[reportReturnType] — a frame of the table already
    old = standing.assign(origin=standing["revision"], is_withdrawn=False)
    parts = [part for part in (old, found) if not part.empty]
    rows = pd.concat(parts).drop_duplicates(list(cells.keys), keep="last")
    return stands(cells, _in_order(rows))


def stands(cells: CellTable, found: pd.DataFrame) -> DataFrame[Any]:
    """Give what stands of newest cells as the domain frame; `revision` is the one whose raw file holds the row."""
    if found.empty:
        return empty(cells.model)
    left = found[~found["is_withdrawn"]] if found["is_withdrawn"].any() else found
    rows = left.assign(revision=left["origin"])[list(cells.columns)].reset_index(drop=True)
    return trusted(cells.model, rows)


def write(connection: Connection, cells: CellTable, rows: pd.DataFrame, *, revision: int) -> None:
    """Append cells as those of a revision."""
    columns.append(connection, cells.table, rows.assign(revision=revision)[list(cells.dtypes)])


def rows_of(cells: CellTable, found: pd.DataFrame) -> list[Row]:
    """Give cells one by one as people decide about them: days without a time, None for what is missing."""
    names = list(cells.dtypes)
    values = [_one_by_one(found[name]) for name in names]
    return [dict(zip(names, row, strict=True)) for row in zip(*values, strict=True)]


def cells_of(cells: CellTable, rows: list[Row]) -> pd.DataFrame:
    """Make the table of cells from single ones."""
    of_column = {name: [row[name] for row in rows] for name in cells.dtypes}
    return pd.DataFrame({name: pd.Series(of_column[name], dtype=kind) for name, kind in cells.dtypes.items()})


def withdrawn(row: Mapping[str, Value]) -> Row:
    """Make the row that takes another one off the record."""
    return {**row, "is_withdrawn": True}


def _cells_of(cells: CellTable) -> Select[Any]:
    return select(*(cells.table.c[name] for name in cells.dtypes))


def _read(connection: Connection, cells: CellTable, query: Select[Any]) -> pd.DataFrame:
    return columns.read(connection, query, cells.dtypes)


def _last_of_all(cells: CellTable, until: int) -> Select[Any]:
    """Find the last revision of every key in one pass over the index of keys."""
    keys = [cells.table.c[name] for name in cells.keys]
    revision = cells.table.c.revision
    return select(*keys, func.max(revision).label("last")).where(revision <= until).group_by(*keys)


def _last_of(cells: CellTable, until: int, among: FromClause) -> Select[Any]:
    """Find the last revision of some keys, each at one place of the index of keys."""
    own = cells.table.alias("own")
    last = select(func.max(own.c.revision)).where(_same_key(cells, own, among), own.c.revision <= until)
    return select(*(among.c[name] for name in cells.keys), last.scalar_subquery().label("last"))


def _same_key(cells: CellTable, one: FromClause, other: FromClause) -> Any:
    return and_(*(one.c[name] == other.c[name] for name in cells.keys))


def _in_order(found: pd.DataFrame) -> pd.DataFrame:
    """Put cells in the order of their files and lines."""
    if found.empty:
        return found
    order = np.lexsort([found["row"].fillna(-1).to_numpy("int64"), found["origin"].to_numpy()])
    return found.take(order).reset_index(drop=True)


def _one_by_one(column: pd.Series) -> list[Value]:
    if column.dtype.kind == "M":
        return column.to_numpy().astype("datetime64[D]").astype(object).tolist()
    return [None if is_missing else value for value, is_missing in zip(column.tolist(), column.isna(), strict=True)]
