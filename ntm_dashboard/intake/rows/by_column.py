"""Reading the rows of a long report by column: each different text once, by the rules that read a single row.

A row with a fault in any of its cells is left to the reader of single rows, which says what is wrong with it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from ntm_dashboard.domain.terms import Level
from ntm_dashboard.intake.contract import Column
from ntm_dashboard.intake.grid import BLANK, Cell, Line
from ntm_dashboard.intake.outcome.budget import spend
from ntm_dashboard.intake.outcome.progress import Stage, tell
from ntm_dashboard.intake.rows.assessments import Reader
from ntm_dashboard.intake.rows.entries import Entry, RowTable, objects
from ntm_dashboard.intake.rows.faults import Faults
from ntm_dashboard.intake.rows.ordinary import Coded, Ordinary, paired

_FAULTY = object()
"""Stands for what could not be read."""


@dataclass(frozen=True)
class _Values:
    """What the cells of some columns say: the different values, which one each row has, and which are faulty."""

    values: list[Any]
    codes: np.ndarray

    @property
    def are_clear(self) -> np.ndarray:
        """Tell of which rows the cells could be read."""
        clear = np.array([value is not _FAULTY for value in self.values], dtype=bool)
        return clear[self.codes]

    def of(self, places: np.ndarray, part: Callable[[Any], object]) -> np.ndarray:
        """Give a part of the values of some rows."""
        parts = np.empty(len(self.values), dtype=object)
        parts[:] = [None if value is _FAULTY else part(value) for value in self.values]
        return parts[self.codes[places]]

    def days(self, places: np.ndarray) -> np.ndarray:
        """Give the values of some rows where they are days."""
        found = [None if value is _FAULTY else value for value in self.values]
        return pd.to_datetime(pd.Series(found, dtype="object")).to_numpy()[self.codes[places]]


def _itself(value: Any) -> object:
    return value


def read_by_column(ordinary: Ordinary, reader: Reader, others: Sequence[Entry]) -> tuple[RowTable, list[Entry]]:
    """Read rows; give them as columns, and as entries those that repeat a row or one of the `others`.

    What is wrong with a row is noted by the reader.
    """
    spend(len(ordinary.lines) * ordinary.header.width)
    tell(Stage.ROWS)
    told, faulty = _ByColumn(ordinary, reader, _probe(reader)).read()
    found = list(reader.long(faulty))
    is_repeated = _are_repeated(told, RowTable.of([*others, *found]))
    number = set(told.frame["row"][is_repeated].tolist())
    repeated = [line for line in ordinary.lines if line.number in number] if number else []
    return told.where(~is_repeated), [*found, *reader.long(repeated)]


_KEY = ["unit", "criterion", "indicator"]
_MOST_REPEATED = 2_100
"""More repetitions than a file is read for (see `Faults`)."""


def _are_repeated(told: RowTable, others: RowTable) -> np.ndarray:
    """Tell which rows have a key that stands in the file more than once; of very many keys the first."""
    keys = pd.concat([others.frame[[*_KEY, "row"]], told.frame[[*_KEY, "row"]]], ignore_index=True)
    ordered = keys.sort_values("row", kind="stable")
    again = ordered[ordered.duplicated(_KEY)]
    if again.empty:
        return np.zeros(len(told), dtype=bool)
    named = pd.MultiIndex.from_frame(again[_KEY].head(_MOST_REPEATED))
    return np.asarray(pd.MultiIndex.from_frame(told.frame[_KEY]).isin(named))


def _probe(reader: Reader) -> Reader:
    """Give a reader whose faults are only counted; the spellings and notices that it meets are those of the other."""
    fields = reader.fields
    return replace(reader, fields=fields.with_faults(Faults(fields.faults.sheet)))


@dataclass(frozen=True)
class _ByColumn:
    ordinary: Ordinary
    reader: Reader
    probe: Reader

    def read(self) -> tuple[RowTable, tuple[Line, ...]]:
        fields = self.probe.fields
        units = self._of_pairs((Column.UNIT_CODE, Column.UNIT_NAME), self.probe.unit)
        places = self._of(Column.CRITERION, self.probe.place)
        results = self._of(Column.RESULT, lambda line: self.probe.result(line, Column.RESULT))
        others = {
            "dossier": self._of(Column.DOSSIER, fields.dossier),
            "dossier_state": self._of(Column.DOSSIER_STATE, fields.dossier_state),
            "agency": self._of(Column.AGENCY, fields.agency),
            "note": self._notes(results),
            "source": self._of(Column.SOURCE, lambda line: fields.text(line, Column.SOURCE)),
            "certainty": self._of(Column.CERTAINTY, fields.certainty),
            "value": self._numbers(places),
        }
        plans = self._of(Column.PLANNED_ON, lambda line: fields.day(line, Column.PLANNED_ON, may_be_future=True))
        clear = units.are_clear & places.are_clear & results.are_clear & plans.are_clear
        for one in others.values():
            clear &= one.are_clear
        kept, faulty = np.flatnonzero(clear), np.flatnonzero(~clear)
        lines = self.ordinary.lines
        row = np.fromiter((line.number for line in lines), dtype=np.int64, count=len(lines))[kept]
        parts = {name: one.of(kept, _PARTS.get(name, _or_none)) for name, one in others.items()}
        day = self.reader.period or self.reader.day
        frame = pd.DataFrame(
            {
                "period": pd.Timestamp(day),
                "level": Level.COMMUNE.value,
                "unit": units.of(kept, lambda unit: unit.code),
                "criterion": places.of(kept, lambda place: place.criterion),
                "indicator": places.of(kept, lambda place: place.indicator),
                "criteria_set": self.reader.criteria_set,
                "result": results.of(kept, lambda read: read.result.value),
                **parts,
                "planned_on": plans.days(kept),
                "row": row,
            }
        )
        frame["value"] = frame["value"].astype("float64")
        written = {column: self._written(column, kept) for column in (Column.CRITERION, Column.VALUE)}
        table = RowTable(
            frame, units.of(kept, lambda unit: unit.name), places.of(kept, lambda place: place.number), written
        )
        return table, tuple(lines[place] for place in faulty.tolist())

    def _written(self, column: Column, kept: np.ndarray) -> np.ndarray:
        coded = self.ordinary.columns.get(column)
        if coded is None:
            return objects([BLANK] * len(kept))
        return objects(coded.cells)[coded.codes[kept]]

    def _of(self, column: Column, read: Callable[[Line], object]) -> _Values:
        """Read each different cell of a column by itself; a column that the table lacks as a blank one."""
        coded = self.ordinary.columns.get(column)
        if coded is None:
            return _Values([self._read({}, read)], np.zeros(len(self.ordinary.lines), dtype=np.int64))
        values = [self._read({column: cell}, read) for cell in coded.cells]
        return _Values(values, coded.codes)

    def _of_pairs(self, columns: tuple[Column, Column], read: Callable[[Line], object]) -> _Values:
        one, other = (self.ordinary.columns.get(column) for column in columns)
        pairs, codes = paired(one, other)
        return _Values([self._read(dict(zip(columns, pair, strict=True)), read) for pair in pairs], codes)

    def _read(self, cells: Mapping[Column, Cell], read: Callable[[Line], object]) -> object:
        """Read a line of which only these cells are there; what is noted of it is for the reader of single rows."""
        width = self.ordinary.header.width
        texts = [BLANK] * width
        for column, cell in cells.items():
            if column in self.ordinary.header.columns:
                texts[self.ordinary.header.columns[column]] = cell
        value = read(Line(0, tuple(texts)))
        noted = self.probe.fields.faults.problems
        if noted:
            noted.clear()
            return _FAULTY
        return value

    def _notes(self, results: _Values) -> _Values:
        """Put what a result says in brackets behind the note of its row, as with a single row."""
        fields = self.probe.fields
        notes = self._of(Column.NOTE, lambda line: fields.text(line, Column.NOTE))
        codes, pairs = pd.factorize(notes.codes.astype(np.int64) * len(results.values) + results.codes)
        values: list[object] = []
        for pair in pairs.tolist():
            note, result = notes.values[pair // len(results.values)], results.values[pair % len(results.values)]
            is_faulty = note is _FAULTY or result is _FAULTY
            values.append(_FAULTY if is_faulty else "; ".join(text for text in (note, result.note) if text))
        return _Values(values, codes)

    def _numbers(self, places: _Values) -> _Values:
        """Read the values; one of an indicator in per cent must be one."""
        coded = self.ordinary.columns.get(Column.VALUE) or Coded(np.zeros(len(places.codes), dtype=np.int64), (BLANK,))
        of_share = [value is not _FAULTY and self.probe.is_percentage(value) for value in places.values]
        is_share = np.array(of_share, dtype=np.int64)[places.codes]
        codes, pairs = pd.factorize(coded.codes.astype(np.int64) * 2 + is_share)
        values = [self._number(coded.cells[pair // 2], is_percentage=bool(pair % 2)) for pair in pairs.tolist()]
        return _Values(values, codes)

    def _number(self, cell: Cell, *, is_percentage: bool) -> object:
        fields = self.probe.fields
        return self._read({Column.VALUE: cell}, lambda line: fields.number(line, is_percentage=is_percentage))


def _or_none(value: Any) -> object:
    return value or None


_PARTS: dict[str, Callable[[Any], object]] = {
    "dossier_state": lambda state: state.value if state else None,
    "certainty": lambda certainty: certainty.value,
    "value": _itself,
}
