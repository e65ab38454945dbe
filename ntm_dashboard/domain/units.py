"""The state of each commune and town on a day: its highest title, else how far its criteria are."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
from pandera.typing.pandas import DataFrame

from ntm_dashboard.domain.catalogue import Unit
from ntm_dashboard.domain.frames import CriterionStates, Recognitions, UnitStates, checked
from ntm_dashboard.domain.ladder import is_recognised, last_revocation, standing
from ntm_dashboard.domain.terms import TITLE_WORDS, Certainty, Result, Status, Title, UnitKind
from ntm_dashboard.i18n import N_, Message


def unit_states(
    units: Sequence[Unit], recognitions: DataFrame[Recognitions], criteria: DataFrame[CriterionStates]
) -> DataFrame[UnitStates]:
    """Give the state of each unit in the order of the catalogue; towns carry no commune criteria."""
    newest = criteria["period"].max() if not criteria.empty else pd.NaT
    groups = {str(code): rows for code, rows in criteria.groupby("unit", sort=False)}
    states = [_state(unit, recognitions, groups.get(unit.code, criteria.iloc[:0]), newest=newest) for unit in units]
    return checked(UnitStates, pd.DataFrame(states, columns=UnitStates.names()))


def _state(
    unit: Unit, recognitions: DataFrame[Recognitions], criteria: pd.DataFrame, *, newest: Any
) -> dict[str, object]:
    top = standing(recognitions, unit.code)
    title = None if top is None else str(top["title"])
    latest = criteria["period"].max() if not criteria.empty else pd.NaT
    return {
        "unit": unit.code,
        "name": unit.name,
        "kind": unit.kind,
        "tile_row": unit.tile_row,
        "tile_col": unit.tile_col,
        "status": unit_status(unit.kind, title, criteria),
        "title": title,
        "title_since": None if top is None else top["effective_on"],
        "title_year": None if top is None else top["for_year"],
        **_counts(criteria),
        "latest_period": latest,
        "is_reported": bool(latest == newest),
        "reasons": (*_revocation_reason(recognitions, unit.code, top), *reasons_for(title, top, criteria)),
        "certainty": _least_certain(criteria) if top is None else top["certainty"],
        **{column: None if top is None else top[column] for column in ("decision", "source")},
    }


def _counts(criteria: pd.DataFrame) -> dict[str, int | None]:
    """Count the criteria of a unit; what is counted among reported ones is unknown while none is reported."""
    assessed = int(criteria["result"].notna().sum())
    met, late, behind = (
        int((criteria[column] == value).sum()) if assessed else None
        for column, value in (("result", Result.MET), ("status", Status.LATE), ("status", Status.WAITING))
    )
    return {"met": met, "assessed": assessed, "total": len(criteria), "late": late, "dossiers_behind": behind}


def _least_certain(criteria: pd.DataFrame) -> str | None:
    """Give the certainty of a state that rests on criteria: that of the least certain row, None without any."""
    known = set(criteria["certainty"].dropna())
    return max(known, key=list(Certainty).index, default=None)


def unit_status(kind: UnitKind, title: str | None, criteria: pd.DataFrame) -> Status:
    """Give the state that a unit is drawn in: its title first, else the worst of what its criteria say."""
    if is_recognised(title):
        return Status.ACHIEVED
    if title == Title.COMPLETED_TASK:
        return Status.WAITING
    if kind is UnitKind.TOWN or not criteria["result"].notna().any():
        return Status.UNKNOWN
    states = set(criteria["status"])
    return next((state for state in (Status.LATE, Status.NOT_MET) if state in states), Status.WORKING)


def reasons_for(title: str | None, top: Any, criteria: pd.DataFrame) -> tuple[Message, ...]:
    """Say why a unit is in its state: the title with its date, then what its criteria lack."""
    return (_title_reason(title, top), *_criteria_reasons(criteria))


def _revocation_reason(recognitions: DataFrame[Recognitions], unit: str, top: Any) -> tuple[Message, ...]:
    """Say that a title was revoked, until a newer title is given."""
    row = last_revocation(recognitions, unit)
    if row is None or (top is not None and top["effective_on"] > row["effective_on"]):
        return ()
    name = Message.of(TITLE_WORDS[Title(row["title"])])
    return (Message.of(N_("{title} từ ngày {day}."), title=name, day=_day(row["effective_on"])),)


def _title_reason(title: str | None, top: Any) -> Message:
    if title is None:
        return Message.of(N_("Chưa có kết quả công nhận nào được ghi nhận."))
    name = Message.of(TITLE_WORDS[Title(title)])
    if pd.notna(top["decided_on"]):
        return Message.of(N_("{title}, ngày quyết định {day}."), title=name, day=_day(top["decided_on"]))
    return Message.of(N_("{title}, tính đến ngày {day}."), title=name, day=_day(top["effective_on"]))


def _criteria_reasons(criteria: pd.DataFrame) -> tuple[Message, ...]:
    if criteria.empty:
        return ()
    if not criteria["result"].notna().any():
        return (Message.of(N_("Chưa có báo cáo về các tiêu chí.")),)
    return (*_unmet_reason(criteria), *_unknown_reason(criteria))


def _unmet_reason(criteria: pd.DataFrame) -> tuple[Message, ...]:
    unmet = criteria[criteria["result"] == Result.NOT_MET]
    if unmet.empty:
        sentence = N_("Đạt {met}/{total} tiêu chí, không tiêu chí nào chưa đạt.")
        if criteria["result"].isna().any():
            sentence = N_("Đạt {met}/{total} tiêu chí; chưa tiêu chí nào được báo cáo là chưa đạt.")
        return (Message.of(sentence, met=int((criteria["result"] == Result.MET).sum()), total=len(criteria)),)
    numbers = tuple(str(number) for number in unmet["criterion"])
    return (Message.of(N_("Chưa đạt {count} tiêu chí: {numbers}."), count=len(unmet), numbers=numbers),)


def _unknown_reason(criteria: pd.DataFrame) -> tuple[Message, ...]:
    unknown = criteria[criteria["result"].isna()]
    if unknown.empty:
        return ()
    numbers = tuple(str(number) for number in unknown["criterion"])
    return (Message.of(N_("Chưa có số liệu {count} tiêu chí: {numbers}."), count=len(unknown), numbers=numbers),)


def _day(value: Any) -> date:
    return pd.Timestamp(value).date()
