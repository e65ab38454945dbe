"""One row of a report once it is understood: for the domain table and in the words of the contract."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from ntm_dashboard.domain.frames import Assessments, DataFrame, T, checked, empty
from ntm_dashboard.i18n import Message, number_text
from ntm_dashboard.intake.contract import Column
from ntm_dashboard.intake.grid import BLANK, Cell, Line
from ntm_dashboard.intake.outcome.codes import ErrorCode
from ntm_dashboard.intake.outcome.problems import VALUES_DIFFER
from ntm_dashboard.intake.outcome.report import CanonicalRow
from ntm_dashboard.intake.reading.header import Header
from ntm_dashboard.intake.rows.faults import Faults


@dataclass(frozen=True)
class Entry:
    """A row. `key` is what may occur once, `says` what a second row with the key must not contradict.

    `cells` are the cells whose writing matters for what they may mean, by the column of the contract. `contradicted`
    says that two rows contradict each other, where it is said otherwise than of results.
    """

    row: int
    key: tuple[str, ...]
    says: str
    unit_name: str
    about: str
    frame: dict[str, object]
    canonical: CanonicalRow
    cells: Mapping[Column, Cell] = field(default_factory=dict[Column, Cell])
    contradicted: str | None = None


_WRITTEN = (Column.CRITERION, Column.VALUE)


def with_cells(entries: Iterable[Entry], lines: Iterable[Line], header: Header) -> list[Entry]:
    """Keep with each row of a long table how its criterion and its value are written.

    A line of a file that was turned into several rows is left out: none of its cells is of one row alone.
    """
    known = list(lines)
    numbers = Counter(line.number for line in known)
    by_number = {line.number: line for line in known if numbers[line.number] == 1}
    return [
        replace(entry, cells={column: header.cell(by_number[entry.row], column) for column in _WRITTEN})
        if entry.row in by_number
        else entry
        for entry in entries
    ]


def frame_of(model: type[T], entries: Iterable[Entry], *, file_name: str) -> DataFrame[T]:
    """Make the table of the domain; nothing is published yet, so the revision is 0."""
    rows = [{**entry.frame, "revision": 0, "file": file_name, "row": entry.row} for entry in entries]
    if not rows:
        return empty(model)
    return checked(model, pd.DataFrame(rows, columns=[name for name in model.names() if name in rows[0]]))


@dataclass(frozen=True)
class RowTable:
    """The rows of a report of one level as columns, in the order of the file.

    `frame` has the columns of `Assessments` that the file says; place by place beside it stand the names of the units,
    the numbers of criteria or indicators, and the cells whose writing matters (see `Entry`).
    """

    frame: pd.DataFrame
    unit_names: np.ndarray
    abouts: np.ndarray
    cells: Mapping[Column, np.ndarray]

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> "RowTable":
        """Make it of single rows."""
        columns = [*(entries[0].frame if entries else _NAMES), "row"]
        frame = pd.DataFrame([{**entry.frame, "row": entry.row} for entry in entries], columns=columns)
        for name in ("period", "planned_on"):
            frame[name] = pd.to_datetime(frame[name])
        frame["value"] = frame["value"].astype("float64")
        cells = {column: objects([entry.cells.get(column, BLANK) for entry in entries]) for column in _WRITTEN}
        names, abouts = ([entry.unit_name for entry in entries], [entry.about for entry in entries])
        return cls(frame, objects(names), objects(abouts), cells)

    def __len__(self) -> int:
        """Give the number of rows."""
        return len(self.frame)

    def where(self, mask: np.ndarray) -> "RowTable":
        """Give some of the rows."""
        return self._at(np.flatnonzero(mask))

    def joined(self, other: "RowTable") -> "RowTable":
        """Give the rows of both in the order of the file."""
        both = RowTable(
            pd.concat([one.frame for one in (self, other) if len(one)], ignore_index=True),
            np.concatenate([self.unit_names, other.unit_names]),
            np.concatenate([self.abouts, other.abouts]),
            {column: np.concatenate([self.cells[column], other.cells[column]]) for column in _WRITTEN},
        )
        return both._at(np.argsort(both.frame["row"].to_numpy(), kind="stable"))

    def _at(self, places: np.ndarray) -> "RowTable":
        frame = self.frame.iloc[places].reset_index(drop=True)
        cells = {column: own[places] for column, own in self.cells.items()}
        return RowTable(frame, self.unit_names[places], self.abouts[places], cells)

    def checked(self, *, file_name: str) -> DataFrame[Assessments]:
        """Make the table of the domain; nothing is published yet, so the revision is 0."""
        if not len(self):
            return empty(Assessments)
        rows = self.frame.assign(revision=0, file=file_name)
        return checked(Assessments, rows[[name for name in Assessments.names() if name in rows]])


_NAMES = ("period", "unit", "criterion", "indicator", "criteria_set", "result", "value", "planned_on", "level")


def objects(values: Sequence[object]) -> np.ndarray:
    """Give values as an array that leaves them as they are."""
    made = np.empty(len(values), dtype=object)
    made[:] = values
    return made


def _value(entry: Entry) -> str:
    value = entry.canonical.get(Column.VALUE.value)
    return "–" if value is None else number_text(float(value))


def unlike(entries: Iterable[Entry], *, result_column: str, faults: Faults) -> list[Entry]:
    """Keep the entries whose key occurs once; note those that repeat or contradict an earlier one."""
    first: dict[tuple[str, ...], Entry] = {}
    for entry in entries:
        earlier = first.setdefault(entry.key, entry)
        if earlier is not entry:
            _note_repeated(entry, earlier, result_column, faults)
    return list(first.values())


def _note_repeated(entry: Entry, earlier: Entry, result_column: str, faults: Faults) -> None:
    about = ", ".join(part for part in (entry.unit_name, entry.about) if part)
    if entry.says == earlier.says and _value(entry) == _value(earlier):
        faults.add(ErrorCode.DUPLICATE_ROW, row=entry.row, found=about, first=earlier.row)
        return
    is_of_values = entry.says == earlier.says
    faults.add(
        ErrorCode.CONTRADICTION,
        row=entry.row,
        column=result_column,
        found=_value(entry) if is_of_values else entry.says,
        expected=_value(earlier) if is_of_values else earlier.says,
        text=entry.contradicted or (VALUES_DIFFER if is_of_values else None),
        first=earlier.row,
        unit=entry.unit_name or Message.of("–"),
        criterion=entry.about,
    )
