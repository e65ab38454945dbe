"""What somebody has to do by a day, from wherever it was set: roadmap, dossiers, inspections, conclusions of meetings.

One row is one duty; how each kind is judged is said in docs/formulas/responsibility.md.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby, pairwise
from typing import Any

import pandas as pd

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.follow_up.conclusions import ConclusionState, ConclusionStates
from ntm_dashboard.domain.follow_up.dossiers import DossierStates
from ntm_dashboard.domain.follow_up.inspections import AnswerState, InspectionStates
from ntm_dashboard.domain.follow_up.roadmap import RoadmapItems, RoadmapState
from ntm_dashboard.domain.frames import DataFrame, Table, checked, rows_of
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import DossierState, worded
from ntm_dashboard.i18n import N_, Message


class DutyKind(StrEnum):
    """Where a duty was set."""

    PROMISE = "promise"
    DOSSIER = "dossier"
    REQUEST = "request"
    CONCLUSION = "conclusion"


class DutyState(StrEnum):
    """How a duty stands on a day. The due day itself is still in time.

    `UNCLEAR`: without a due day, or nobody has said whether it was done. `DROPPED`: a meeting let it go.
    """

    KEPT = "kept"
    LATE = "late"
    BROKEN = "broken"
    OPEN = "open"
    UNCLEAR = "unclear"
    DROPPED = "dropped"


DUTY_KIND_WORDS = {
    DutyKind.PROMISE: N_("Cam kết theo lộ trình"),
    DutyKind.DOSSIER: N_("Hồ sơ có hạn"),
    DutyKind.REQUEST: N_("Kiểm tra, đôn đốc phải trả lời"),
    DutyKind.CONCLUSION: N_("Kết luận cuộc họp"),
}

DUTY_STATE_WORDS = {
    DutyState.KEPT: N_("Đúng hạn"),
    DutyState.LATE: N_("Xong sau hạn"),
    DutyState.BROKEN: N_("Quá hạn, chưa xong"),
    DutyState.OPEN: N_("Còn hạn"),
    DutyState.UNCLEAR: N_("Chưa rõ"),
    DutyState.DROPPED: N_("Thôi thực hiện"),
}

_OF_ROADMAP = {
    RoadmapState.DONE_IN_TIME: DutyState.KEPT,
    RoadmapState.DONE_LATE: DutyState.LATE,
    RoadmapState.LATE: DutyState.BROKEN,
    RoadmapState.IN_TIME: DutyState.OPEN,
    RoadmapState.DUE_SOON: DutyState.OPEN,
    RoadmapState.BEYOND_TARGET: DutyState.OPEN,
}
_OF_ANSWER = {
    AnswerState.ANSWERED_IN_TIME: DutyState.KEPT,
    AnswerState.ANSWERED_LATE: DutyState.LATE,
    AnswerState.OVERDUE: DutyState.BROKEN,
    AnswerState.WAITING: DutyState.OPEN,
}
_OF_CONCLUSION = {
    ConclusionState.DONE_IN_TIME: DutyState.KEPT,
    ConclusionState.DONE_LATE: DutyState.LATE,
    ConclusionState.OVERDUE: DutyState.BROKEN,
    ConclusionState.OPEN: DutyState.OPEN,
    ConclusionState.DROPPED: DutyState.DROPPED,
}


class Duties(Table):
    """One duty on a day, in the order of their due days (those without one last).

    `kind` is a `DutyKind`, `state` a `DutyState`, `what` a `Message` or the text of the row. `agency` is the code of
    an agency or the name of an office as the row has it, else who leads the criterion, null where nobody is named.
    `is_answered` tells of a request whether it was answered, in time or not. `postponed` is how often the due day was
    moved to a later one.
    """

    kind: str
    unit: str
    unit_name: str
    criterion: str
    indicator: str
    what: Message
    agency: str | None
    due_on: date | None
    done_on: date | None
    state: str
    days_late: int | None
    postponed: int
    is_answered: bool
    certainty: str | None
    source: str | None


@dataclass(frozen=True)
class Sources:
    """What duties are gathered from, each as it stands on the day of the Situation; dossiers those with a deadline."""

    roadmap: DataFrame[RoadmapItems]
    dossiers: DataFrame[DossierStates]
    inspections: DataFrame[InspectionStates]
    conclusions: DataFrame[ConclusionStates]


def duties_of(situation: Situation, catalogue: Catalogue, sources: Sources) -> DataFrame[Duties]:
    """Gather what was to be done by when, and how it stands on the day of a Situation."""
    leads = _leads(situation, sources)
    rows = [
        *_promises(sources.roadmap, situation.as_of),
        *_deadlines(sources.dossiers, situation.as_of),
        *_requests(sources.inspections, leads),
        *_decided(sources.conclusions, leads),
    ]
    named = [{**row, "unit_name": _unit_name(row, situation, catalogue)} for row in rows]
    table = checked(Duties, pd.DataFrame(named, columns=Duties.names()))
    return checked(Duties, table.sort_values("due_on", kind="stable", na_position="last", ignore_index=True))


def _unit_name(row: Mapping[str, Any], situation: Situation, catalogue: Catalogue) -> str:
    return catalogue.unit_name(row["unit"], situation.as_of) if row["unit"] else situation.district.name


def _leads(situation: Situation, sources: Sources) -> dict[tuple[str, str], str]:
    """Give who leads each criterion of the units that inspections and meetings were about, where anybody is named."""
    units = {*sources.inspections["unit"].tolist(), *sources.conclusions["unit"].tolist()}
    tables = (situation.district_criteria, situation.commune_criteria)
    named = [table[table["agency"].notna() & table["unit"].isin(units)] for table in tables]
    return {(row.unit, row.criterion): row.agency for table in named for row in rows_of(table)}


def _promises(roadmap: DataFrame[RoadmapItems], as_of: date) -> Iterator[dict[str, Any]]:
    for row in rows_of(roadmap):
        state, done = RoadmapState(row.state), _day(row.done_on)
        judged = _OF_ROADMAP.get(state, DutyState.UNCLEAR)
        step = Message.of(N_("hoàn thành {step}"), step=row.step) if row.step else Message.of(N_("đạt tiêu chí"))
        yield _row(
            DutyKind.PROMISE,
            row,
            what=step,
            due_on=_day(row.planned_on),
            done_on=done,
            state=judged,
            as_of=as_of,
            postponed=int(row.postponed),
            source=None,
        )


def _deadlines(dossiers: DataFrame[DossierStates], as_of: date) -> Iterator[dict[str, Any]]:
    """Give the deadline of each step of a dossier; it is kept when the dossier came into another step by then."""
    for row in rows_of(dossiers):
        steps = [list(moves) for _state_of_step, moves in groupby(row.moves, key=lambda one: one.state)]
        ends = [*(after[0].day for after in steps[1:]), None][: len(steps)]  # nobody spoke of some dossiers
        for moves, done in zip(steps, ends, strict=True):
            days = [one.due_on for one in moves if one.due_on is not None]
            if not days or moves[0].state == DossierState.COMPLETE:
                continue
            told = [one for one in moves if one.due_on is not None][-1]
            yield _row(
                DutyKind.DOSSIER,
                row,
                what=Message.of(N_("hồ sơ, bước: {step}"), step=worded(DossierState(told.state))),
                agency=told.agency or _text(row.agency),
                due_on=days[-1],
                done_on=done,
                state=_state(days[-1], done, as_of),
                as_of=as_of,
                postponed=sum(later > earlier for earlier, later in pairwise(days)),
                certainty=told.certainty,
                source=told.source,
            )


def _state(due_on: date, done_on: date | None, as_of: date) -> DutyState:
    if done_on is not None:
        return DutyState.KEPT if done_on <= due_on else DutyState.LATE
    return DutyState.BROKEN if due_on < as_of else DutyState.OPEN


def _requests(
    inspections: DataFrame[InspectionStates], leads: Mapping[tuple[str, str], str]
) -> Iterator[dict[str, Any]]:
    for row in rows_of(inspections):
        state = AnswerState(row.state)
        is_answered = state in {AnswerState.ANSWERED, AnswerState.ANSWERED_IN_TIME, AnswerState.ANSWERED_LATE}
        if not is_answered and pd.isna(row.due_on):
            continue  # nobody was asked for an answer
        yield _row(
            DutyKind.REQUEST,
            row,
            what=_asked(row),
            agency=_lead(row, leads),
            due_on=_day(row.due_on),
            done_on=_day(row.answered_on),
            state=_OF_ANSWER.get(state, DutyState.UNCLEAR),
            days_late=_whole(row.days_late),
            is_answered=is_answered,
        )


def _asked(row: Any) -> Message:
    if row.document:
        return Message.of(N_("trả lời {document}: {matter}"), document=row.document, matter=row.matter)
    return Message.of(N_("trả lời: {matter}"), matter=row.matter)


def _decided(
    conclusions: DataFrame[ConclusionStates], leads: Mapping[tuple[str, str], str]
) -> Iterator[dict[str, Any]]:
    for row in rows_of(conclusions):
        yield _row(
            DutyKind.CONCLUSION,
            row,
            what=Message.of(
                N_("kết luận họp {day}: {matter}"), day=_day(row.meeting_on) or date.min, matter=row.matter
            ),
            agency=_lead(row, leads),
            due_on=_day(row.due_on),
            done_on=_day(row.done_on),
            state=_OF_CONCLUSION.get(ConclusionState(row.state), DutyState.UNCLEAR),
            days_late=_whole(row.days_late),
        )


def _lead(row: Any, leads: Mapping[tuple[str, str], str]) -> str | None:
    return _text(row.agency) or leads.get((row.unit, row.criterion))


def _row(
    kind: DutyKind,
    row: Any,
    *,
    what: Message,
    due_on: date | None,
    done_on: date | None,
    state: DutyState,
    as_of: date | None = None,
    **said: Any,
) -> dict[str, Any]:
    until = done_on or as_of
    late = (until - due_on).days if as_of and due_on and until and state in {DutyState.LATE, DutyState.BROKEN} else None
    plain = {
        "kind": kind.value,
        "unit": row.unit,
        "criterion": row.criterion,
        "indicator": getattr(row, "indicator", ""),
        "what": what,
        "agency": _text(row.agency),
        "due_on": due_on,
        "done_on": done_on,
        "state": state.value,
        "days_late": late,
        "postponed": 0,
        "is_answered": False,
        "certainty": _text(row.certainty),
        "source": _text(getattr(row, "source", None)),
    }
    return plain | said


def _day(value: Any) -> date | None:
    return None if value is None or pd.isna(value) else pd.Timestamp(value).date()


def _whole(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None
