"""Published rows as cells: each has a key, and the newest revision that wrote the key says what stands.

What makes a key and what a row says beside it stands in `domain/published.py`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

import pandas as pd
from pandera.typing.pandas import DataFrame
from sqlalchemy import Connection, Select, func, insert, select
from sqlalchemy import Table as SqlTable

from ntm_dashboard.domain.frames import checked
from ntm_dashboard.domain.published import ROW_TABLES, RowTable
from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.store import schema

Value: TypeAlias = str | int | float | date | bool | None
Key: TypeAlias = tuple[Value, ...]
Row: TypeAlias = dict[str, Value]


@dataclass(frozen=True)
class CellTable(RowTable):
    """One kind of published rows with its SQL table."""

    table: SqlTable

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
ASSESSMENTS, RECOGNITIONS, COUNTS, TARGETS = CELL_TABLES
_TABLE_OF = {kind: cells for cells in CELL_TABLES for kind in cells.kinds}


def cell_table_of(kind: ReportKind) -> CellTable:
    """Give the table that the rows of a kind of report go to."""
    return _TABLE_OF[kind]


def rows_of(cells: CellTable, frame: pd.DataFrame, *, file_name: str) -> list[Row]:
    """Turn a domain frame into rows for the database: dates without a time, None for what is missing."""
    names = [name for name in cells.columns if name not in {"revision", "file"}]
    columns = [[_plain(value) for value in frame[name].tolist()] for name in names]
    fixed: Row = {"file": file_name, "is_withdrawn": False}
    return [{**dict(zip(names, values, strict=True)), **fixed} for values in zip(*columns, strict=True)]


def frame_of(cells: CellTable, rows: Iterable[Mapping[str, Any]]) -> DataFrame[Any]:
    """Turn standing rows into the domain frame; `revision` is the one whose raw file holds the row."""
    records = [tuple(row["origin"] if name == "revision" else row[name] for name in cells.columns) for row in rows]
    return checked(cells.model, pd.DataFrame.from_records(records, columns=list(cells.columns)))


def newest(
    connection: Connection, cells: CellTable, *, until: int, among: Iterable[Key] | None = None
) -> dict[Key, Row]:
    """Give for each key the newest row of the revisions up to `until`, withdrawn ones included."""
    wanted = None if among is None else set(among)
    found = ({**row} for row in connection.execute(_newest(cells, until)).mappings())
    rows = ((cells.key_of(row), row) for row in found)
    return {key: row for key, row in rows if wanted is None or key in wanted}


def written_since(connection: Connection, cells: CellTable, revision: int) -> dict[Key, list[Row]]:
    """Give for each key the rows that a revision and those after it wrote, oldest first."""
    query = select(cells.table).where(cells.table.c.revision >= revision).order_by(cells.table.c.revision)
    found: dict[Key, list[Row]] = {}
    for row in ({**row} for row in connection.execute(query).mappings()):
        found.setdefault(cells.key_of(row), []).append(row)
    return found


def write(connection: Connection, cells: CellTable, rows: Iterable[Mapping[str, Value]], *, revision: int) -> None:
    """Append rows as cells of a revision; rows that come back from before keep their origin."""
    values = [{**row, "revision": revision, "origin": row.get("origin") or revision} for row in rows]
    if values:
        connection.execute(insert(cells.table), values)


def withdrawn(row: Mapping[str, Value]) -> Row:
    """Make the row that takes another one off the record."""
    return {**row, "is_withdrawn": True}


def _newest(cells: CellTable, until: int) -> Select[Any]:
    columns = cells.table.c
    rank = func.row_number().over(partition_by=[columns[name] for name in cells.keys], order_by=columns.revision.desc())
    ranked = select(cells.table, rank.label("newness")).where(columns.revision <= until).subquery()
    chosen = [ranked.c[column.name] for column in cells.table.columns]
    return select(*chosen).where(ranked.c.newness == 1).order_by(ranked.c.origin, ranked.c.row)


def _plain(value: object) -> Value:
    if value is None or pd.isna(value):  # pyright: ignore[reportArgumentType, reportCallIssue] — a scalar of a column
        return None
    if isinstance(value, pd.Timestamp):
        return value.date()
    return value  # pyright: ignore[reportReturnType] — text, int or float of a checked frame
