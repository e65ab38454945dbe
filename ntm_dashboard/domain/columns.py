"""Columns of tables as numbers and back: what is judged by the thousand is judged in arrays, never row by row.

A place is the number of a word in a list; -1 is the place of what is missing or not in the list.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

import numpy as np
import pandas as pd
from pandera.typing.pandas import DataFrame

from ntm_dashboard.domain.frames import T, Table
from ntm_dashboard.i18n import Name

Ints: TypeAlias = "np.ndarray[Any, np.dtype[np.intp]]"
Flags: TypeAlias = "np.ndarray[Any, np.dtype[np.bool_]]"
Days: TypeAlias = "np.ndarray[Any, np.dtype[np.datetime64]]"
NEVER = np.datetime64("NaT", "D")


def coded(column: "pd.Series[Any]") -> tuple[Ints, list[str]]:
    """Give the words of a column in the order of their first row, and the place of each row's word among them."""
    codes, found = pd.factorize(column.array)
    return codes, list(found)


def places(column: "pd.Series[Any]", known: Sequence[str]) -> Ints:
    """Give the place of each row's word in a known list."""
    codes, found = coded(column)
    return places_of(found, known)[codes]


def places_of(words: Sequence[str], known: Sequence[str]) -> Ints:
    """Give the places of words in a known list, with one more at the end for the place -1 itself."""
    place = {word: number for number, word in enumerate(known)}
    return np.array([*(place.get(word, -1) for word in words), -1], dtype=np.intp)


def words(known: Sequence[str | None], at: Ints) -> Any:
    """Give a column of text from the places of its words."""
    return pd.array(known, dtype="str").take(at, allow_fill=True)


def names(known: Sequence[Name], at: Ints) -> Any:
    """Give a column of names in both languages from their places."""
    found = np.empty(len(known), dtype=object)
    found[:] = known
    return found[at]


@dataclass(frozen=True)
class Carried:
    """What a table takes over from rows of another one; nothing where the row is -1."""

    table: pd.DataFrame
    rows: Ints

    def array(self, name: str) -> Any:
        """Give a column that may be unknown by its own type: text, decimals, days."""
        return self.table[name].array.take(self.rows, allow_fill=True)

    def column(self, name: str) -> "pd.Series[Any]":
        """Give the same as a column to look at."""
        return pd.Series(self.array(name), copy=False)

    def whole_numbers(self, name: str) -> Any:
        """Give a column of whole numbers."""
        is_known = self.rows >= 0
        numbers = np.ones(len(self.rows), dtype=np.int64)
        numbers[is_known] = self.table[name].to_numpy()[self.rows[is_known]]
        return whole_numbers(numbers, is_known)


def whole_numbers(values: Ints, known: Flags) -> Any:
    """Give a column of whole numbers, nothing where they are not known."""
    return pd.arrays.IntegerArray(np.where(known, values, 1), ~known)


def days_of(column: "pd.Series[Any]") -> Days:
    """Give a column of days as an array; in whole days any day that a person can write has a place."""
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
