"""Columns in and out of the database, without an object a row: what a driver gives and takes is turned at one go."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import Connection, Select, Table, insert

_KINDS: Mapping[str, Callable[[tuple[Any, ...]], Any]] = {
    "M": lambda values: np.array(values, dtype="datetime64[D]").astype("datetime64[ns]"),
    "f": lambda values: np.array(values, dtype="float64"),
    "b": lambda values: np.array(values, dtype="bool"),
}


def read(connection: Connection, query: Select[Any], dtypes: Mapping[str, Any]) -> pd.DataFrame:
    """Give the rows of a query as a table of the named columns, each of its type; the query selects them in order."""
    cursor = connection.execute(query).cursor
    assert cursor is not None  # noqa: S101 — a query gives rows
    rows = cursor.fetchall()
    if not rows:  # most tables of most districts
        return _without_rows(tuple(dtypes.items())).copy()
    columns = zip(dtypes.items(), zip(*rows, strict=True), strict=True)
    return pd.DataFrame({name: _column(column, dtype) for (name, dtype), column in columns})


def append(connection: Connection, table: Table, frame: pd.DataFrame) -> None:
    """Append the rows of a frame, whose columns are of the table, in bulk: COPY on PostgreSQL, raw tuples on SQLite."""
    if frame.empty:
        return
    columns = [_plain(frame[name]) for name in frame.columns]
    rows = zip(*columns, strict=True)
    names = [str(name) for name in frame.columns]
    if connection.dialect.name != "postgresql":
        statement = str(insert(table).compile(dialect=connection.dialect, column_keys=names))
        ordered = [column.name for column in table.columns if column.name in set(names)]
        places = [names.index(name) for name in ordered]
        rows = zip(*(columns[place] for place in places), strict=True)
        connection.exec_driver_sql(statement, list(rows))
        return
    quote = connection.dialect.identifier_preparer.quote
    target = f"COPY {quote(table.name)} ({', '.join(map(quote, names))}) FROM STDIN"
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(target) as copy:
        for row in rows:
            copy.write_row(row)


@cache
def _without_rows(dtypes: tuple[tuple[str, Any], ...]) -> pd.DataFrame:
    return pd.DataFrame({name: _column((), dtype) for name, dtype in dtypes})


def _column(values: tuple[Any, ...], dtype: Any) -> Any:
    make = _KINDS.get(getattr(dtype, "kind", "") if isinstance(dtype, np.dtype) else "")
    return make(values) if make else pd.array(list(values), dtype=dtype)


def _plain(column: pd.Series) -> list[Any]:
    """Give the values as both drivers take them: days as text, None for what is missing."""
    if column.dtype.kind == "M":
        values = column.to_numpy().astype("datetime64[D]").astype(str).astype(object)
    else:
        values = column.astype(object).to_numpy(copy=True)
    values[column.isna().to_numpy()] = None
    return values.tolist()
