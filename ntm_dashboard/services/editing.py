"""Single facts changed without a file: what stands of each, and the small files of the contract that change it.

An edit becomes a file like any other (docs/decisions/edits-as-small-files.md), so that its check, its preview, its
reasons, the second person, its revision and its undo are those of a file. Nothing is written here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from dataclasses import fields as dataclass_fields
from datetime import date
from typing import Any, TypeAlias

import pandas as pd

from ntm_dashboard.domain.catalogue import Catalogue, Validity
from ntm_dashboard.domain.contract import Column, contents_of
from ntm_dashboard.domain.contract import columns_of as columns_of_kind
from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.published import DAYS, ORIGIN, RowTable, row_table_of, standing_rows
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.terms import LEVEL_OF_REPORT, Certainty, Level, ReportKind
from ntm_dashboard.exports.published_csv import published_csv
from ntm_dashboard.exports.published_table import PublishedTable, table_of_rows
from ntm_dashboard.intake import PreparedReport
from ntm_dashboard.services.submitting import DroppedFile

Value: TypeAlias = "str | float | int | date | None"
_OF_THE_DAY = frozenset({Column.YEAR, Column.DECIDED_ON})
"""What decides from which day on a title counts: without these columns its row would be another one."""


@dataclass(frozen=True)
class Fact:
    """What one published row is about.

    `day` is the day of its key: the period of a report, the day of a count, the day from which on a title counts or
    somebody answers for something, on which a date was set, a dossier moved, a meeting was held; None for a target.
    `number` is a criterion ("5") or an indicator ("5.2"); `unit` is "" for what is of the district as a whole.
    """

    kind: ReportKind
    day: date | None = None
    unit: str = ""
    number: str = ""
    criteria_set: str = ""
    title: str = ""
    measure: str = ""
    role: str = ""
    assignee: str = ""
    step: str = ""
    form: str = ""
    document: str = ""
    topic: str = ""
    ordinal: str = ""


_OWN_WORDS = tuple(one.name for one in dataclass_fields(Fact) if one.name not in {"kind", "day", "unit", "number"})
"""The fields of a fact that are fields of a key as they are."""


@dataclass(frozen=True)
class Edit:
    """What somebody wants to stand of a fact: new values by field, and beside them what they saw when they said so.

    `returned` are fields that they had edited before and that are to stay as they are after all.
    """

    fact: Fact
    fields: Mapping[str, Value]
    seen: Mapping[str, Value] = field(default_factory=dict[str, Value])
    returned: frozenset[str] = frozenset()

    def laid_over(self, before: "Edit | None") -> "Edit":
        """Give an earlier edit of the fact with the fields of this one in place of its own."""
        if before is None:
            return Edit(self.fact, self.fields, self.seen)
        fields, seen = ({**old, **new} for old, new in ((before.fields, self.fields), (before.seen, self.seen)))
        kept = [name for name in fields if name not in self.returned]
        return Edit(self.fact, {name: fields[name] for name in kept}, {one: seen[one] for one in kept if one in seen})

    def without(self, others: Mapping[str, Value]) -> "Edit":
        """Give the edit without the fields of which others say the same."""
        left = {name: value for name, value in self.fields.items() if name not in others or others[name] != value}
        return Edit(self.fact, left, {name: value for name, value in self.seen.items() if name in left})


@dataclass(frozen=True)
class Standing:
    """What is known of a fact: its values by field, of which day they are, and from which file and line.

    `is_of_day` tells whether a row stands under this very fact; else a report of before is where a new one starts.
    """

    values: Mapping[str, Value]
    since: date | None = None
    is_of_day: bool = False
    file: str = ""
    row: int | None = None


@dataclass(frozen=True)
class MadeFile:
    """A file made of edits, and what it is meant to say: the fields it speaks of, and the rows in their order."""

    dropped: DroppedFile
    kind: ReportKind
    edits: tuple[Edit, ...]
    fields: tuple[str, ...]
    rows: tuple[Mapping[str, Value], ...]

    def misread(self, report: PreparedReport) -> list[tuple[Edit, str]]:
        """Give the edits that the check of this file read as something else, each with the first field that differs."""
        assert report.rows is not None  # noqa: S101 — asked of accepted reports only
        keys = row_table_of(self.kind).keys
        read = {tuple(_plain(getattr(row, name)) for name in keys): row for row in rows_of(report.rows)}
        found: list[tuple[Edit, str]] = []
        for edit, meant in zip(self.edits, self.rows, strict=True):
            row = read.get(tuple(meant[name] for name in keys))
            names = (
                [*keys[:1]] if row is None else [one for one in self.fields if _plain(getattr(row, one)) != meant[one]]
            )
            found += [(edit, name) for name in names[:1]]
        return found


def merged(edit: Edit, kept: Sequence[Edit]) -> Edit:
    """Give what is kept of the fact of an edit once it is laid over what was kept before."""
    return edit.laid_over(next((one for one in kept if one.fact == edit.fact), None))


def fields_of_kind(kind: ReportKind) -> tuple[str, ...]:
    """Give the fields that can be edited of a kind, in the order of the contract; where they come from stands last."""
    return (*(name for one in contents_of(kind) for name in one.fields), *ORIGIN)


def standing_of(record: Record, catalogue: Catalogue, fact: Fact) -> Standing:
    """Give what stands of a fact; for a period without a report of it, what a report of it starts from."""
    table = row_table_of(fact.kind)
    rows, keys = standing_rows(record, table), keys_of(fact, catalogue)
    for name in table.keys:
        if name != "period":
            rows = rows[rows[name] == _stored(keys[name])]
    if fact.kind in LEVEL_OF_REPORT:
        rows = rows[rows["period"] <= _stored(fact.day)].sort_values("period", kind="stable")
    names = fields_of_kind(fact.kind)
    for row in rows_of(rows.tail(1)):
        day = next((getattr(row, name).date() for name in table.days), None)
        if day == fact.day or _is_same_age(fact, day, catalogue):
            values = {name: _plain(getattr(row, name)) for name in names}
            line = None if pd.isna(row.row) else int(row.row)
            return Standing(values, day, is_of_day=day == fact.day, file=_plain(row.file) or "", row=line)
    return Standing(dict.fromkeys(names))


def planned_before(record: Record, fact: Fact) -> date | None:
    """Give the day that was planned before a row of the roadmap was set; None where none was, or of another kind."""
    if fact.kind is not ReportKind.ROADMAP:
        return None
    rows, number = record.roadmap, fact.number
    key = {"unit": fact.unit, "criterion": number.partition(".")[0], "indicator": number if "." in number else ""}
    for name, value in {**key, "step": fact.step}.items():
        rows = rows[rows[name] == value]
    earlier = rows[rows["set_on"] < _stored(fact.day)].sort_values("set_on").tail(1)
    return None if earlier.empty else earlier["planned_on"].iloc[0].date()


def changes_of(edit: Edit, standing: Standing) -> dict[str, Value]:
    """Give what an edit changes beside what stands now, by field."""
    return {name: value for name, value in edit.fields.items() if value != standing.values.get(name)}


def is_idle(edit: Edit, standing: Standing) -> bool:
    """Tell whether everything already stands as an edit wants it."""
    return standing.is_of_day and not changes_of(edit, standing)


def loses_source(edit: Edit, standing: Standing) -> bool:
    """Tell whether an edit says something new of which the source that stands says nothing, and gives no other."""
    says_new = any(name in row_table_of(edit.fact.kind).statement for name in changes_of(edit, standing))
    return says_new and "source" not in edit.fields and standing.values.get("source") is not None


def made_files(edits: Iterable[Edit], record: Record, catalogue: Catalogue) -> tuple[MadeFile, ...]:
    """Make the files that change what stands as edits want it, one a kind and period; idle edits are left out."""
    parts: dict[tuple[ReportKind, date | None], list[tuple[Edit, Standing]]] = {}
    for edit in edits:
        standing = standing_of(record, catalogue, edit.fact)
        if not is_idle(edit, standing):
            day = edit.fact.day if edit.fact.kind in LEVEL_OF_REPORT else None
            parts.setdefault((edit.fact.kind, day), []).append((edit, standing))
    return tuple(_made(kind, day, part, catalogue) for (kind, day), part in parts.items())


def _made(kind: ReportKind, day: date | None, part: Sequence[tuple[Edit, Standing]], catalogue: Catalogue) -> MadeFile:
    rows = [keys_of(edit.fact, catalogue) | _values(edit, standing) for edit, standing in part]
    spoken = {name for (edit, standing), row in zip(part, rows, strict=True) for name in _spoken(edit, standing, row)}
    whole = table_of_rows(_frame(kind, rows), catalogue, kind=kind)
    columns = [one for one in columns_of_kind(kind) if one.column in whole.columns and _is_wanted(one, kind, spoken)]
    places = [whole.columns.index(one.column) for one in columns]
    table = PublishedTable(kind, tuple(one.column for one in columns), tuple(_at(row, places) for row in whole.rows))
    name = "_".join(["sua", kind.value, *([day.isoformat()] if day else [])])
    fields = tuple(name for one in columns for name in one.fields)
    edits = tuple(edit for edit, _standing in part)
    return MadeFile(DroppedFile(f"{name}.csv", published_csv(table), is_made=True), kind, edits, fields, tuple(rows))


def _is_wanted(one: Any, kind: ReportKind, spoken: set[str]) -> bool:
    is_of_title = kind is ReportKind.RECOGNITIONS and one.column in _OF_THE_DAY
    return one.is_key or kind in one.required or is_of_title or bool(spoken.intersection(one.fields))


def _at(row: Sequence[Any], places: Sequence[int]) -> tuple[Any, ...]:
    return tuple(row[place] for place in places)


def _values(edit: Edit, standing: Standing) -> dict[str, Value]:
    """Give the whole row: a column that is there for another row must say what stands, since a blank would clear it.

    Where the edit says something new, what stands as its source does not speak for it (`domain/published.py`).
    """
    values = dict(standing.values)
    changes = changes_of(edit, standing)
    if any(name in row_table_of(edit.fact.kind).statement for name in changes):
        values |= {"source": None, "certainty": None}
    values |= edit.fields
    return values | {"certainty": values["certainty"] or Certainty.REPORTED.value}


def _spoken(edit: Edit, standing: Standing, row: Mapping[str, Value]) -> Iterable[str]:
    """Name the fields of which a row has to speak: those that were changed; of a new row all that it says."""
    if standing.is_of_day:
        return edit.fields
    return [name for name in fields_of_kind(edit.fact.kind) if row[name] is not None]


def _frame(kind: ReportKind, rows: Sequence[Mapping[str, Value]]) -> pd.DataFrame:
    columns = {name: [_stored(row.get(name)) for row in rows] for name in row_table_of(kind).columns}
    return pd.DataFrame({name: pd.Series(values, dtype=object) for name, values in columns.items()})


def _stored(value: Value) -> object:
    return pd.Timestamp(value) if isinstance(value, date) else value


def keys_of(fact: Fact, catalogue: Catalogue) -> dict[str, Value]:
    """Give the key of the row of a fact, by field."""
    unit, level = fact.unit, LEVEL_OF_REPORT.get(fact.kind)
    said: dict[str, Value] = {
        **dict.fromkeys(DAYS, fact.day),
        "level": level.value if level else "",
        "unit": unit or catalogue.district.code if level else unit,
        "criterion": fact.number.partition(".")[0],
        "indicator": fact.number if "." in fact.number else "",
    }
    return {name: said[name] if name in said else getattr(fact, name) for name in row_table_of(fact.kind).keys}


def fact_of_row(table: RowTable, row: Mapping[Any, Any]) -> Fact:
    """Give what a published row is about."""
    said = {name: _plain(row[name]) for name in table.keys}
    kind = next((one for one, level in LEVEL_OF_REPORT.items() if level == said.get("level")), table.kinds[0])
    unit = "" if said.get("level") == Level.DISTRICT else said.get("unit", "")
    day = next((said[name] for name in table.days), None)
    number = said.get("indicator") or said.get("criterion") or ""
    return Fact(kind, day, unit, number, **{name: said[name] for name in _OWN_WORDS if name in said})


def _is_same_age(fact: Fact, day: date | None, catalogue: Catalogue) -> bool:
    """Tell whether a report of before was made by the same criteria set and about the same unit of that code."""
    assert fact.day is not None and day is not None  # noqa: S101, PT018 — a report has a period
    ages = [_set_validity(fact, catalogue)]
    ages += [one.validity for one in catalogue.units if one.code == fact.unit and one.validity.covers(fact.day)]
    return all(age is not None and age.covers(day) for age in ages)


def _set_validity(fact: Fact, catalogue: Catalogue) -> Validity | None:
    if fact.criteria_set:
        return next((one.validity for one in catalogue.sets if one.set_id == fact.criteria_set), None)
    assert fact.day is not None  # noqa: S101 — a report has a period
    chosen = catalogue.set_on(LEVEL_OF_REPORT[fact.kind], fact.day)
    return chosen.validity if chosen else None


def _plain(value: Any) -> Any:
    """Give a cell of a frame as a plain value, None where it is empty."""
    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date()
    return value.item() if hasattr(value, "item") else value
