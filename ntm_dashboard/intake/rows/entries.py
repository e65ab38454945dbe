"""One row of a report once it is understood: for the domain table and in the words of the contract."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import pandas as pd
from pandera.typing.pandas import DataFrame

from ntm_dashboard.domain.frames import T, checked, empty
from ntm_dashboard.i18n import Message, number_text
from ntm_dashboard.intake.contract import Column
from ntm_dashboard.intake.grid import Cell, Line
from ntm_dashboard.intake.outcome.codes import ErrorCode
from ntm_dashboard.intake.outcome.problems import VALUES_DIFFER
from ntm_dashboard.intake.outcome.report import CanonicalRow
from ntm_dashboard.intake.reading.header import Header
from ntm_dashboard.intake.rows.faults import Faults


@dataclass(frozen=True)
class Entry:
    """A row. `key` is what may occur once, `says` what a second row with the key must not contradict.

    `cells` are the cells whose writing matters for what they may mean, by the column of the contract.
    """

    row: int
    key: tuple[str, ...]
    says: str
    unit_name: str
    about: str
    frame: dict[str, object]
    canonical: CanonicalRow
    cells: Mapping[Column, Cell] = field(default_factory=dict[Column, Cell])


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
        text=VALUES_DIFFER if is_of_values else None,
        first=earlier.row,
        unit=entry.unit_name or Message.of("–"),
        criterion=entry.about,
    )
