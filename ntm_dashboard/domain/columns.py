"""Columns of tables as numbers and back: what is judged by the thousand is judged in arrays, never row by row.

A place is the number of a word in a list; -1 is the place of what is missing or not in the list.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import repeat
from typing import Any, TypeAlias

import numpy as np
import pandas as pd
import pyarrow as pa

from ntm_dashboard.domain.frames import DataFrame, T, Table
from ntm_dashboard.i18n import Name

Ints: TypeAlias = "np.ndarray[Any, np.dtype[np.integer[Any]]]"
Flags: TypeAlias = "np.ndarray[Any, np.dtype[np.bool_]]"
Days: TypeAlias = "np.ndarray[Any, np.dtype[np.datetime64]]"
NEVER = np.datetime64("NaT", "D")


def coded(column: Any) -> tuple[Ints, list[str]]:
    """Give the words of an array in the order of their first row, and the place of each row's word among them."""
    codes, found = pd.factorize(column)
    return codes, list(found)


def places(column: Any, known: Sequence[str]) -> Ints:
    """Give the place of each row's word in a known list."""
    codes, found = coded(column)
    small = np.int8 if len(known) <= np.iinfo(np.int8).max else np.intp  # a country's rows in an eighth of the memory
    return places_of(found, known).astype(small)[codes]


def places_of(words: Sequence[str], known: Sequence[str]) -> Ints:
    """Give the places of words in a known list, with one more at the end for the place -1 itself."""
    place = {word: number for number, word in enumerate(known)}
    return np.array([*map(place.get, words, repeat(-1)), -1], dtype=np.intp)


def words(known: Sequence[str | None], at: Ints) -> Any:
    """Give a column of text from the places of its words."""
    found = pa.array(known, pa.large_string()).take(pa.array(at, mask=at < 0))
    return pd.arrays.ArrowStringArray(found, dtype=_TEXT)  # pyright: ignore[reportCallIssue] — its stub is older


_TEXT = pd.Series([], dtype="str").dtype


def stamp(day: date | None) -> object:
    """Give a day as a column of days holds it."""
    return pd.NaT if day is None else pd.Timestamp(day)


class Arrays(dict[str, Any]):
    """The columns of a table as arrays, each taken out of it once: taking one costs as much as judging a commune."""

    def __init__(self, table: pd.DataFrame) -> None:
        """Take columns from `table`."""
        super().__init__()
        self._table = table

    def __missing__(self, name: str) -> Any:
        """Take a column out of the table."""
        self[name] = self._table[name].array
        return self[name]


def names(known: Sequence[Name], at: Ints) -> Any:
    """Give a column of names in both languages from their places."""
    found = np.empty(len(known), dtype=object)
    found[:] = known
    return found[at]


@dataclass(frozen=True)
class Carried:
    """What a table takes over from rows of another one; nothing where the row is -1."""

    arrays: Arrays
    rows: Ints

    def array(self, name: str) -> Any:
        """Give a column that may be unknown by its own type: text, decimals, days."""
        return self.arrays[name].take(self.rows, allow_fill=True)

    def whole_numbers(self, name: str) -> Any:
        """Give a column of whole numbers."""
        is_known = self.rows >= 0
        numbers = np.ones(len(self.rows), dtype=np.int64)
        numbers[is_known] = self.arrays[name].to_numpy()[self.rows[is_known]]
        return whole_numbers(numbers, is_known)


def whole_numbers(values: Ints, known: Flags) -> Any:
    """Give a column of whole numbers, nothing where they are not known."""
    return pd.arrays.IntegerArray(np.where(known, values, 1), ~known)


def days_of(column: Any) -> Days:
    """Give an array of days as numpy has it; in whole days any day that a person can write has a place."""
    return column.to_numpy().astype("datetime64[D]")


def day_column(days: Days) -> Days:
    """Give days as they stand in a table."""
    return days.astype("datetime64[ns]")


def made(model: type[T], columns: Mapping[str, Any]) -> DataFrame[T]:
    """Put the columns of a model together in its order. They have its types already, which the tests see to."""
    return pd.DataFrame({name: columns[name] for name in _names(model)}, copy=False)  # pyright: ignore[reportReturnType]


@cache
def _names(model: type[Table]) -> tuple[str, ...]:
    return tuple(model.names())
