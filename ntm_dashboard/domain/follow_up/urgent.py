"""What is most urgent on a day, out of all that somebody has to do and of what recognition still lacks.

The rule (docs/formulas/responsibility.md): what is overdue first, the longest first; then what is still in time, the
soonest due first; last the conditions of recognition that are known to be unmet, due by the target. At equal days
the district's own duties come before those of communes. Where the report after its day is silent on a promise, nobody
knows whether that is late, so it is not among them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from ntm_dashboard.domain.follow_up.accountability import Answering
from ntm_dashboard.domain.follow_up.duties import Duties, DutyKind, DutyState
from ntm_dashboard.domain.frames import DataFrame, rows_of
from ntm_dashboard.domain.situation import ConditionVerdict, Situation
from ntm_dashboard.domain.terms import MEASURE_WORDS, ConditionState, Role
from ntm_dashboard.i18n import Message

MOST = 3


@dataclass(frozen=True)
class UrgentItem:
    """One thing to be done. `kind` is None for a condition of recognition, which lacks an owner by its nature.

    `agency` is as in `Duties`, else who leads the criterion, else who chairs the commune, "" where nobody is named.
    `days` is how many are left on the day, negative where it is overdue, None without a due day. `is_invented`: it
    rests on illustrative rows.
    """

    kind: DutyKind | None
    unit: str
    unit_name: str
    criterion: str
    what: Message
    agency: str
    due_on: date | None
    days: int | None
    is_invented: bool = False


@dataclass(frozen=True)
class Urgent:
    """The most urgent things, how many duties are overdue at all, and whether any duty was ever recorded."""

    items: tuple[UrgentItem, ...]
    overdue: int
    is_recorded: bool
    is_overdue_invented: bool = False
    """Whether the number of overdue duties is another without illustrative rows."""


@dataclass(frozen=True)
class Work:
    """What there is to do on a day, and who answers for what."""

    duties: DataFrame[Duties]
    answering: DataFrame[Answering]


def urgent_of(situation: Situation, work: Work, real: Work, *, most: int = MOST) -> Urgent:
    """Choose the most urgent things of a day; `real` is the work that the same day has without illustrative rows."""
    items, known = _chosen(situation, work, most=most), set(_chosen(situation.told_apart, real, most=None))
    overdue, documented = (int((one.duties["state"] == DutyState.BROKEN).sum()) for one in (work, real))
    marked = (replace(one, is_invented=one not in known) for one in items)
    return Urgent(tuple(marked), overdue, not work.duties.empty, overdue != documented)


def _chosen(situation: Situation, work: Work, *, most: int | None) -> list[UrgentItem]:
    """Give the first things in the order of their urgency; all of them without a number."""
    rows = sorted(_pressing(work.duties), key=lambda row: (row.due_on, row.unit != situation.district.code))
    return [
        *(_item(row, situation, work.answering) for row in rows[:most]),
        *(_condition(one, situation) for one in situation.conditions if one.state is ConditionState.NOT_SATISFIED),
    ][:most]


def _pressing(duties: DataFrame[Duties]) -> Iterator[Any]:
    """Give the duties that are overdue, or that are still in time and have a day."""
    is_dated = duties["due_on"].notna()
    return rows_of(duties[duties["state"].isin([DutyState.BROKEN, DutyState.OPEN]) & is_dated])


def _item(row: Any, situation: Situation, answering: DataFrame[Answering]) -> UrgentItem:
    due_on = pd.Timestamp(row.due_on).date()
    agency = row.agency if isinstance(row.agency, str) else _assigned(row, situation, answering)
    days = (due_on - situation.as_of).days
    return UrgentItem(DutyKind(row.kind), row.unit, row.unit_name, row.criterion, row.what, agency, due_on, days)


def _assigned(row: Any, situation: Situation, answering: DataFrame[Answering]) -> str:
    """Give who leads the criterion of a duty, else who chairs its commune; "" where nobody is named."""
    own, every = (answering[answering["unit"] == unit] for unit in (row.unit, ""))
    rows = own if row.unit in {"", situation.district.code} else pd.concat([own, every])
    led = rows[(rows["role"] == Role.LEAD_AGENCY) & (rows["criterion"] == row.criterion) & bool(row.criterion)]
    found = pd.concat([led, own[own["role"] == Role.COMMUNE_CHAIR]])["assignee"].tolist()
    return found[0] if found else ""


def _condition(verdict: ConditionVerdict, situation: Situation) -> UrgentItem:
    """Say what a condition lacks; the whole district answers for it, until the target."""
    district, target_on = situation.district, situation.clock.target_on
    measure = Message.of(MEASURE_WORDS[verdict.condition.measure])
    what = Message.of("{measure}: {reason}", measure=measure, reason=verdict.reason)
    days = None if target_on is None else (target_on - situation.as_of).days
    return UrgentItem(None, district.code, district.name, "", what, "", target_on, days)
