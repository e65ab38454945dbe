"""A published cell in words: whose it is, what it is about, and what a row says in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pandas as pd

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.cell_changes import CellChanges
from ntm_dashboard.domain.contract import CONTRACT, Column, Holds
from ntm_dashboard.domain.other_sets import set_of
from ntm_dashboard.domain.published import CHANGED, DAYS, RowTable
from ntm_dashboard.domain.terms import (
    Certainty,
    Closing,
    DossierState,
    InspectionForm,
    Level,
    Measure,
    Result,
    Role,
    Title,
    word,
)
from ntm_dashboard.i18n import N_, _, date_text, number_text

NOTHING = "–"
_TERMS: Mapping[str, type[StrEnum]] = {
    "result": Result,
    "dossier_state": DossierState,
    "certainty": Certainty,
    "title": Title,
    "measure": Measure,
    "role": Role,
    "form": InspectionForm,
    "closing": Closing,
}
_COLUMNS = {field: one for one in CONTRACT for field in one.fields}
_ON_DAYS = dict(
    zip(
        DAYS,
        (
            N_("kỳ {day}"),
            N_("ngày {day}"),
            N_("từ ngày {day}"),
            N_("đặt ra ngày {day}"),
            N_("chuyển ngày {day}"),
            N_("họp ngày {day}"),
            N_("từ ngày {day}"),
        ),
        strict=True,
    )
)
_TEXTS = {
    "step": N_("bước “{text}”"),
    "document": N_("văn bản số {text}"),
    "topic": N_("nội dung “{text}”"),
    "ordinal": N_("kết luận số {text}"),
}
"""What the free texts of a key say."""


@dataclass(frozen=True)
class SaidChange:
    """A cell that differs: whose it is, what it is about, what stood and what stands then ("–": nothing).

    `was_illustrative` and `is_illustrative` tell whether that was invented for illustration.
    """

    unit: str
    about: str
    before: str
    after: str
    was_illustrative: bool
    is_illustrative: bool


def said_changes(changes: CellChanges, catalogue: Catalogue) -> list[SaidChange]:
    """Say of each cell what differs in it: of a changed one only that, of a new or a withdrawn one all that it says."""
    return [
        SaidChange(
            unit_of(old, catalogue),
            about(old, catalogue),
            _said(changes.table, old, catalogue, fields),
            _said(changes.table, new, catalogue, fields),
            was_illustrative,
            is_illustrative,
        )
        for old, new, fields, was_illustrative, is_illustrative in zip(
            changes.before.to_dict("records"),
            changes.after.to_dict("records"),
            _fields(changes),
            *(one.tolist() for one in changes.illustrative),
            strict=True,
        )
    ]


def unit_of(key: Mapping[Any, Any], catalogue: Catalogue) -> str:
    """Name the unit of a cell as it was called on the day of the cell; figures and targets are of the district.

    What is of no single unit is said to be of the whole district: a task for all communes, what a meeting decided.
    """
    code, day = key.get("unit"), _day(key)
    if code == "":
        return _("Toàn huyện")
    is_of_unit = isinstance(code, str) and day is not None and key.get("level") != Level.DISTRICT
    return catalogue.unit_name(code, day) if is_of_unit and code and day else catalogue.district.name


def about(key: Mapping[Any, Any], catalogue: Catalogue) -> str:
    """Say what a cell is about: tiêu chí 5, kỳ 31/12/2023."""
    return ", ".join(part for part in _about(key, catalogue) if part)


def named(key: Mapping[Any, Any], catalogue: Catalogue) -> str:
    """Name a cell: Xã Long Hiệp, tiêu chí 5, kỳ 31/12/2023."""
    return f"{unit_of(key, catalogue)}, {about(key, catalogue)}"


def said_beside(table: RowTable, rows: Sequence[Mapping[Any, Any] | None], catalogue: Catalogue) -> list[str]:
    """Say of rows of one cell, None where nothing stands, what differs between them."""
    known = [row for row in rows if row is not None]
    said = {name: {row.get(name) for row in known} for name in _sayable(table)}
    fields = [name for name, values in said.items() if len(values) > 1 or (len(known) == 1 and values != {None})]
    return [NOTHING if row is None else _said(table, row, catalogue, fields) for row in rows]


def _about(key: Mapping[Any, Any], catalogue: Catalogue) -> Iterator[str]:
    if number := key.get("indicator") or key.get("criterion"):
        yield _("tiêu chí {number}").format(number=number)
    if set_id := key.get("criteria_set"):
        yield str(set_of(set_id, catalogue).name)
    yield from (word(_TERMS[name](key[name])) for name in ("title", "measure", "role", "form") if key.get(name))
    if assignee := key.get("assignee"):
        yield catalogue.agency_name(assignee)
    yield from (_(said).format(text=key[name]) for name, said in _TEXTS.items() if key.get(name))
    yield from (
        _(said).format(day=date_text(day)) for name, said in _ON_DAYS.items() if (day := _as_day(key.get(name)))
    )


def _fields(changes: CellChanges) -> list[Sequence[str]]:
    """Name the fields to be said of each cell."""
    table = changes.table
    differing = {name: changes.changed(name) for name in _sayable(table)}
    return [
        [name for name, is_changed in differing.items() if is_changed[place]]
        if change == CHANGED
        else [name for name in differing if differing[name][place]]
        for place, change in enumerate(changes.change)
    ]


def _sayable(table: RowTable) -> list[str]:
    wanted = [name for one in CONTRACT if table.kinds[0] in one.kinds for name in one.fields]
    return [name for name in wanted if name in table.contents]


def _said(table: RowTable, row: Mapping[Any, Any], catalogue: Catalogue, fields: Sequence[str]) -> str:
    if all(pd.isna(row.get(name)) for name in _sayable(table)):
        return NOTHING
    named = ((_(_COLUMNS[name].label), _value(name, row.get(name), catalogue)) for name in fields)
    return " · ".join(f"{label}: {value}" for label, value in named)


def _value(name: str, value: Any, catalogue: Catalogue) -> str:
    if value is None or pd.isna(value):
        return NOTHING
    column = _COLUMNS[name]
    if column.column is Column.AGENCY:
        return catalogue.agency_name(value)
    match column.holds:
        case Holds.WORD:
            return word(_TERMS[name](value))
        case Holds.DAY:
            return date_text(pd.Timestamp(value).date())
        case Holds.NUMBER:
            return _exact(value)
        case Holds.YEAR:
            return str(int(value))
        case Holds.TEXT:
            return str(value)


def _exact(value: float) -> str:
    """Write a number with all its digits: two that differ must look different."""
    exact = Decimal(repr(float(value))).normalize()
    exponent = exact.as_tuple().exponent
    return number_text(exact, decimals=max(-exponent, 0) if isinstance(exponent, int) else None)


def _day(key: Mapping[Any, Any]) -> date | None:
    return next((day for name in DAYS if (day := _as_day(key.get(name)))), None)


def _as_day(value: Any) -> date | None:
    return None if value is None or pd.isna(value) else pd.Timestamp(value).date()
