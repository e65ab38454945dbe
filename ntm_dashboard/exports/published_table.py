"""The published rows of a kind as the table of the contract: its columns, its words, one line a row."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.file_words import (
    CERTAINTY_CODES,
    DOSSIER_STATE_IN_FILES,
    MEASURE_CODES,
    RESULT_IN_FILES,
    TITLE_IN_FILES,
)
from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.terms import Certainty, DossierState, Level, Measure, ReportKind, Result, Title

Value = str | float | date | None

_JUDGED = ("tieu_chi", "ket_qua", "gia_tri", "ho_so", "trang_thai_ho_so", "ngay_du_kien", "co_quan", "ghi_chu")
_ORIGIN = ("nguon", "do_tin_cay")
COLUMNS: Mapping[ReportKind, tuple[str, ...]] = {
    ReportKind.COMMUNE_REPORT: ("ky_bao_cao", "ma_xa", "ten_xa", *_JUDGED, *_ORIGIN),
    ReportKind.DISTRICT_REPORT: ("ky_bao_cao", *_JUDGED, *_ORIGIN),
    ReportKind.RECOGNITIONS: (
        *("ma_xa", "ten_xa", "danh_hieu", "nam", "so_quyet_dinh", "ngay_quyet_dinh", "tinh_den"),
        *_ORIGIN,
    ),
    ReportKind.COUNTS: ("ngay", "chi_so", "gia_tri", *_ORIGIN),
    ReportKind.TARGETS: ("chi_so", "ngay_muc_tieu", "gia_tri", *_ORIGIN),
}
LEVELS = {ReportKind.COMMUNE_REPORT: Level.COMMUNE, ReportKind.DISTRICT_REPORT: Level.DISTRICT}


@dataclass(frozen=True)
class PublishedTable:
    """What a file of a kind says: text, numbers and dates under the columns of the contract."""

    kind: ReportKind
    rows: tuple[tuple[Value, ...], ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """Give the names of the columns."""
        return COLUMNS[self.kind]


def published_table(
    record: Record, catalogue: Catalogue, *, kind: ReportKind, period: date | None = None
) -> PublishedTable:
    """Give the rows of a kind as published, of one period or day if one is named.

    A file holds one period of a report: without one its newest is taken.
    """
    frame = rows_of_kind(record, kind)
    day_column = {ReportKind.RECOGNITIONS: "effective_on", ReportKind.COUNTS: "day"}.get(kind, "period")
    if kind in LEVELS and period is None and len(frame):
        period = frame["period"].max().date()
    if period is not None and kind is not ReportKind.TARGETS:
        frame = frame[frame[day_column] == pd.Timestamp(period)]
    return table_of_rows(frame, catalogue, kind=kind)


def rows_of_kind(record: Record, kind: ReportKind) -> pd.DataFrame:
    """Give the rows of a record that a file of a kind holds."""
    match kind:
        case ReportKind.RECOGNITIONS:
            return record.recognitions
        case ReportKind.COUNTS:
            return record.counts
        case ReportKind.TARGETS:
            return record.targets
        case _:
            return record.assessments[record.assessments["level"] == LEVELS[kind].value]


def table_of_rows(frame: pd.DataFrame, catalogue: Catalogue, *, kind: ReportKind) -> PublishedTable:
    """Put rows of the domain into the words of the contract."""
    say = _SAY[kind]
    columns = COLUMNS[kind]
    lines = [say(row, catalogue) for row in rows_of(frame)]
    return PublishedTable(kind, tuple(tuple(line.get(name) for name in columns) for line in lines))


def number_in_files(value: float) -> str:
    """Write a number with a decimal comma and no thousands mark, with all its digits."""
    text = format(Decimal(repr(float(value))), "f")
    whole, _point, rest = text.partition(".")
    return f"{whole},{rest}" if rest.strip("0") else whole


def _origin(row: Any) -> dict[str, Value]:
    return {"nguon": _text(row.source), "do_tin_cay": CERTAINTY_CODES[Certainty(row.certainty)]}


def _assessment(row: Any, catalogue: Catalogue) -> dict[str, Value]:
    state = _text(row.dossier_state)
    return {
        "ky_bao_cao": _day(row.period),
        "ma_xa": row.unit,
        "ten_xa": _name_of(row.unit, _day(row.period), catalogue),
        "tieu_chi": row.indicator or row.criterion,
        "ket_qua": RESULT_IN_FILES[Result(row.result)] if row.result else None,
        "gia_tri": _number(row.value),
        "ho_so": _text(row.dossier),
        "trang_thai_ho_so": DOSSIER_STATE_IN_FILES[DossierState(state)] if state else None,
        "ngay_du_kien": _day(row.planned_on),
        "co_quan": _text(row.agency),
        "ghi_chu": _text(row.note),
        **_origin(row),
    }


def _recognition(row: Any, catalogue: Catalogue) -> dict[str, Value]:
    decided_on, effective_on = _day(row.decided_on), _day(row.effective_on)
    year = None if pd.isna(row.for_year) else int(row.for_year)
    is_end_of_year = year is not None and effective_on == date(year, 12, 31)
    return {
        "ma_xa": row.unit,
        "ten_xa": _name_of(row.unit, effective_on, catalogue),
        "danh_hieu": TITLE_IN_FILES[Title(row.title)],
        "nam": None if year is None else str(year),
        "so_quyet_dinh": _text(row.decision),
        "ngay_quyet_dinh": decided_on,
        "tinh_den": None if decided_on or is_end_of_year else effective_on,
        **_origin(row),
    }


def _count(row: Any, _catalogue: Catalogue) -> dict[str, Value]:
    code = MEASURE_CODES[Measure(row.measure)]
    return {"ngay": _day(row.day), "chi_so": code, "gia_tri": _number(row.value), **_origin(row)}


def _target(row: Any, _catalogue: Catalogue) -> dict[str, Value]:
    code = MEASURE_CODES[Measure(row.measure)]
    return {"ngay_muc_tieu": _day(row.target_on), "chi_so": code, "gia_tri": _number(row.value), **_origin(row)}


_SAY: Mapping[ReportKind, Callable[[Any, Catalogue], dict[str, Value]]] = {
    ReportKind.COMMUNE_REPORT: _assessment,
    ReportKind.DISTRICT_REPORT: _assessment,
    ReportKind.RECOGNITIONS: _recognition,
    ReportKind.COUNTS: _count,
    ReportKind.TARGETS: _target,
}


def _name_of(code: str, day: date | None, catalogue: Catalogue) -> str | None:
    named = [unit for unit in catalogue.units if unit.code == code]
    on_day = [unit.name for unit in named if day is None or unit.validity.covers(day)]
    return next(iter([*on_day, *(unit.name for unit in named)]), None)


def _text(value: Any) -> str | None:
    return None if pd.isna(value) else str(value)


def _number(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)


def _day(value: Any) -> date | None:
    return None if pd.isna(value) else value.date()
