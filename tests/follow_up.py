"""A row of each kind of the follow-up, and records that hold such rows."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from ntm_dashboard.domain.frames import checked
from ntm_dashboard.domain.published import row_table_of
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.terms import ReportKind

_MATTER = {"unit": "29470", "criterion": "17", "indicator": ""}
_DAY = date(2023, 3, 15)
ROWS: Mapping[ReportKind, Mapping[str, Any]] = {
    ReportKind.ASSIGNMENTS: {
        **_MATTER,
        "role": "criterion_leader",
        "assignee": "Phó Chủ tịch UBND huyện",
        "from_on": _DAY,
    },
    ReportKind.ROADMAP: {**_MATTER, "step": "", "set_on": _DAY, "planned_on": date(2023, 6, 30), "agency": "PTNMT"},
    ReportKind.DOSSIERS: {
        **_MATTER,
        "moved_on": _DAY,
        "dossier": "HS-17",
        "dossier_state": "submitted",
        "due_on": date(2023, 4, 30),
    },
    ReportKind.INSPECTIONS: {
        **_MATTER,
        "form": "urging_letter",
        "document": "12/CV-UBND",
        "day": _DAY,
        "matter": "Đẩy nhanh thu gom rác",
        "agency": "Chủ tịch UBND xã Tân Sơn",
        "due_on": date(2023, 3, 31),
    },
    ReportKind.CONCLUSIONS: {
        **_MATTER,
        "meeting_on": _DAY,
        "ordinal": "1",
        "matter": "Hoàn thành tiêu chí 17",
        "due_on": date(2023, 6, 30),
    },
    ReportKind.SURVEYS: {"unit": "29470", "topic": "Môi trường", "day": _DAY, "ballots": 120.0, "satisfied": 111.0},
}


def with_rows(record: Record, kind: ReportKind, *rows: Mapping[str, Any]) -> Record:
    """Put rows of a kind in the place of those that a record has; what is not said of a row is as in `ROWS`."""
    table = row_table_of(kind)
    usual = {**dict.fromkeys(table.columns), "certainty": "reported", "revision": 1, **ROWS[kind]}
    frame = pd.DataFrame([{**usual, "row": place, **row} for place, row in enumerate(rows, start=2)])
    return replace(record, **{table.name: checked(table.model, frame.assign(file=f"{kind.value}.csv"))})


def followed_up(record: Record) -> Record:
    """Give a record with a row of each kind of the follow-up."""
    for kind in ROWS:
        record = with_rows(record, kind, {})
    return record
