"""How far the dossier of each criterion is, since when, and whom it waits for (docs/formulas/responsibility.md).

"Đạt tiêu chí đến đâu hoàn thành hồ sơ đến đó": done, not done and not known are three classes, never two.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import dropwhile, takewhile
from statistics import median
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from ntm_dashboard.domain.frames import DataFrame, DossierSteps, Table, checked, rows_of
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.reported import CERTAINTIES
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import DossierState, Result
from ntm_dashboard.i18n import N_, Message, Name


class DossierClass(StrEnum):
    """What is known of the dossier of a criterion: done, not done, not known."""

    DONE = "done"
    NOT_DONE = "not_done"
    UNKNOWN = "unknown"


DOSSIER_CLASS_WORDS = {
    DossierClass.DONE: N_("hồ sơ hoàn thành"),
    DossierClass.NOT_DONE: N_("hồ sơ chưa hoàn thành"),
    DossierClass.UNKNOWN: N_("chưa rõ hồ sơ"),
}


class Move(NamedTuple):
    """A day on which a dossier was said to be in a state, by a report (`is_report`) or by a row that follows it."""

    day: date
    is_report: bool
    state: str
    dossier: str | None = None
    agency: str | None = None
    due_on: date | None = None
    note: str | None = None
    certainty: str | None = None
    source: str | None = None
    file: str | None = None
    row: int | None = None


_SAID = [
    *("unit", "criterion", "day", "is_report", "dossier_state", "dossier", "agency", "due_on"),
    *("note", "certainty", "source", "file", "row"),
]
"""What is read of a report or a step: what it is about, and a `Move`."""


class DossierStates(Table):
    """The dossier of each criterion of district and communes that is met or has a dossier, as the catalogue orders.

    `known` is a `DossierClass`, `state` a `DossierState` or null (not known). `since` is the first day of the unbroken
    run of words that say so, `days` how long ago that is: the dossier may be in the step longer, never shorter.
    `due_on` is the deadline set in this step, `overdue` by how many days it has passed (null where it has not, or
    where the dossier is complete). `agency` is whom it waits for: the one named last, else who leads the criterion.
    `moves` is a tuple of `Move`, oldest first; `certainty` that of the least certain row.
    """

    unit: str
    unit_name: str
    criterion: str
    name: Name
    result: str | None
    known: str
    state: str | None
    since: date | None
    days: int | None
    dossier: str | None
    agency: str | None
    due_on: date | None
    overdue: int | None
    moves: tuple[Move, ...]
    certainty: str | None


@dataclass(frozen=True)
class PipelineStep:
    """How many dossiers stand in a step (None: met, and nobody said), how many are overdue, and since how long.

    `median_days` is over those of which the day is known, None without any.
    """

    state: DossierState | None
    count: int
    overdue: int
    median_days: float | None


@dataclass(frozen=True)
class Waiting:
    """What waits for an agency ("" where nobody is named): dossiers that are not complete, by step; overdue ones."""

    agency: str
    by_state: Mapping[DossierState | None, int]
    overdue: int

    @property
    def total(self) -> int:
        """Count all of it."""
        return sum(self.by_state.values())


def dossier_states(situation: Situation, known: Record) -> DataFrame[DossierStates]:
    """Give how far each dossier is; `known` is what the Situation was worked out of, up to its day."""
    criteria = (situation.district_criteria, situation.commune_criteria)
    return _states(criteria, _said(known.assessments, known.dossiers), as_of=situation.as_of)


def dossiers_with_deadline(situation: Situation, known: Record) -> DataFrame[DossierStates]:
    """Give those of `dossier_states` for which anybody set a deadline: few, where every criterion has a dossier."""
    due = known.dossiers[known.dossiers["due_on"].notna()]
    criteria = [_about(table, due) for table in (situation.district_criteria, situation.commune_criteria)]
    return _states(criteria, _said(_about(known.assessments, due), known.dossiers), as_of=situation.as_of)


def _about(table: pd.DataFrame, due: pd.DataFrame) -> pd.DataFrame:
    """Give the rows about a unit and a criterion that others are about."""
    key = ["unit", "criterion"]
    return table[pd.MultiIndex.from_frame(table[key]).isin(pd.MultiIndex.from_frame(due[key]))]


def _states(criteria: Sequence[pd.DataFrame], said: pd.DataFrame, *, as_of: date) -> DataFrame[DossierStates]:
    moves: dict[tuple[str, str], list[Move]] = {}
    for row in rows_of(said):
        moves.setdefault((row.unit, row.criterion), []).append(_move(row))
    rows = [
        _row(row, moves.get((row.unit, row.criterion), ()), as_of=as_of)
        for table in criteria
        for row in rows_of(table[(table["result"] == Result.MET) | table["dossier_state"].notna()])
    ]
    return checked(DossierStates, pd.DataFrame(rows, columns=DossierStates.names()))


def _said(assessments: pd.DataFrame, steps: DataFrame[DossierSteps]) -> pd.DataFrame:
    """Give what was said of each dossier, the oldest first; on one day the row that follows it comes last.

    Reports that only say again what was said before them are left out.
    """
    reports = assessments[assessments["dossier_state"].notna()]
    reports = reports.assign(day=reports["period"], is_report=True, due_on=pd.Series(pd.NaT, reports.index, "M8[ns]"))
    followed = _of_criteria(steps)
    followed = followed.assign(day=followed["moved_on"], is_report=False)
    said = pd.concat([reports[_SAID], followed[_SAID]], ignore_index=True)
    numbers = [pd.factorize(said[name])[0] for name in ("unit", "criterion", "dossier_state")]
    order = np.lexsort((said["day"].to_numpy(), numbers[1], numbers[0]))
    unit, criterion, state = (pd.Series(one[order]) for one in numbers)
    is_again = (unit == unit.shift()) & (criterion == criterion.shift()) & (state == state.shift())
    said = said.take(order)
    return said[~(is_again.to_numpy() & said["is_report"].to_numpy())]


def _of_criteria(steps: DataFrame[DossierSteps]) -> pd.DataFrame:
    """Leave out the dossiers of single indicators: they say nothing of the dossier of their criterion."""
    return steps[steps["indicator"] == ""]


def _move(row: Any) -> Move:
    return Move(
        day=row.day.date(),
        is_report=row.is_report,
        state=row.dossier_state,
        dossier=_text(row.dossier),
        agency=_text(row.agency),
        due_on=None if row.due_on is pd.NaT else row.due_on.date(),
        note=_text(row.note),
        certainty=_text(row.certainty),
        source=_text(row.source),
        file=_text(row.file),
        row=None if row.row is pd.NA else int(row.row),
    )


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def _row(row: Any, moves: Sequence[Move], *, as_of: date) -> tuple[Any, ...]:
    state = DossierState(row.dossier_state) if isinstance(row.dossier_state, str) else None
    run = _run(moves, state)
    since = run[0].day if run else None
    due = next((one.due_on for one in reversed(run) if one.due_on), None)
    is_late = due is not None and due < as_of and state is not DossierState.COMPLETE
    named = next((one.agency for one in reversed(moves) if one.agency and not one.is_report), None)
    return (
        row.unit,
        row.unit_name,
        row.criterion,
        row.name,
        _text(row.result),
        _class_of(state).value,
        state,
        since,
        None if since is None else (as_of - since).days,
        _text(row.dossier),
        named or _text(row.agency),
        due,
        (as_of - due).days if due is not None and is_late else None,
        tuple(moves),
        _worst([_text(row.certainty), *(one.certainty for one in run)]),
    )


def _run(moves: Sequence[Move], state: DossierState | None) -> list[Move]:
    """Give the moves of the unbroken run that ends in the state that counts, oldest first."""
    if state is None:
        return []
    newest_first = dropwhile(lambda one: one.state != state, reversed(moves))
    return [*takewhile(lambda one: one.state == state, newest_first)][::-1]


def _class_of(state: DossierState | None) -> DossierClass:
    if state is None:
        return DossierClass.UNKNOWN
    return DossierClass.DONE if state is DossierState.COMPLETE else DossierClass.NOT_DONE


def _worst(certainties: Sequence[str | None]) -> str | None:
    known = [one for one in certainties if one in CERTAINTIES]
    return max(known, key=CERTAINTIES.index, default=None)


def pipeline_of(dossiers: pd.DataFrame) -> tuple[PipelineStep, ...]:
    """Count rows of `DossierStates` step by step: first those that nobody spoke of, then in the order of the steps."""
    return tuple(_step(state, _in_step(dossiers, state)) for state in (None, *DossierState))


def _in_step(dossiers: pd.DataFrame, state: DossierState | None) -> pd.DataFrame:
    return dossiers[dossiers["state"].isna() if state is None else dossiers["state"] == state]


def _step(state: DossierState | None, rows: pd.DataFrame) -> PipelineStep:
    days = [int(one) for one in rows["days"].dropna()]
    return PipelineStep(state, len(rows), int(rows["overdue"].notna().sum()), median(days) if days else None)


def waiting_of(dossiers: pd.DataFrame) -> tuple[Waiting, ...]:
    """Give what waits for each agency, in no order: dossiers that are not complete or not known."""
    found: dict[str, list[Any]] = {}
    for row in rows_of(dossiers[dossiers["known"] != DossierClass.DONE]):
        found.setdefault(row.agency if isinstance(row.agency, str) else "", []).append(row)
    return tuple(_waiting(agency, rows) for agency, rows in found.items())


def _waiting(agency: str, rows: Sequence[Any]) -> Waiting:
    states = [DossierState(row.state) if isinstance(row.state, str) else None for row in rows]
    return Waiting(
        agency, {one: states.count(one) for one in dict.fromkeys(states)}, sum(_is_late(row) for row in rows)
    )


def _is_late(row: Any) -> bool:
    return bool(pd.notna(row.overdue))


def dossiers_sentence(dossiers: pd.DataFrame) -> Message:
    """Say how many dossiers of met criteria are done, not done and not known."""
    met = dossiers[dossiers["result"] == Result.MET]
    if met.empty:
        return Message.of(N_("Chưa có tiêu chí nào được báo cáo đạt để có hồ sơ."))
    counts = {one: int((met["known"] == one).sum()) for one in DossierClass}
    return Message.of(
        N_("Trong {met} lượt tiêu chí đạt: {done} hoàn thành hồ sơ, {not_done} chưa hoàn thành, {unknown} chưa rõ."),
        met=len(met),
        done=counts[DossierClass.DONE],
        not_done=counts[DossierClass.NOT_DONE],
        unknown=counts[DossierClass.UNKNOWN],
    )
