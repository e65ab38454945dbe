"""What is promised and still to be done, as a meeting goes through it: by the roadmap, else by the last report.

The day that stands is the one of the roadmap, into which the planned days of reports have gone (`roadmap.py`). What a
report plans of a criterion of which the roadmap knows nothing more is due by the report. Steps of the procedure after
the district's own work are no work of a criterion, and are followed by the plan (`procedure.py`).
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd

from ntm_dashboard.domain.follow_up.roadmap import RoadmapItems, RoadmapState
from ntm_dashboard.domain.frames import DataFrame, Table, checked, rows_of
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import Plan, Status
from ntm_dashboard.i18n import Name

PLAN_OF = {
    RoadmapState.LATE: Plan.LATE,
    RoadmapState.UNREPORTED: Plan.UNREPORTED,
    RoadmapState.BEYOND_TARGET: Plan.BEYOND_TARGET,
    RoadmapState.DUE_SOON: Plan.IN_TIME,
    RoadmapState.IN_TIME: Plan.IN_TIME,
}
"""The plan of an unmet criterion that each open state of the roadmap is."""
_STATUS_OF = {Plan.LATE: Status.LATE, Plan.IN_TIME: Status.WORKING}


class Due(Table):
    """One unmet criterion of a unit, an indicator or a step of it, with the day that is promised, the earliest first.

    `indicator` and `step` are "" for the criterion as a whole. `plan` is a `Plan`, `status` a `Status`. `postponed`
    counts the moves to a later day, `postponed_days` is how long after the first promise the day now is.
    """

    unit: str
    unit_name: str
    criterion: str
    name: Name
    indicator: str
    step: str
    planned_on: date
    plan: str
    status: str
    agency: str | None
    postponed: int
    postponed_days: int


def due_of(situation: Situation, roadmap: DataFrame[RoadmapItems]) -> DataFrame[Due]:
    """Give what is due on the day of a Situation. `roadmap` is that of the same rows, empty where none is known."""
    told = {(row.unit, row.criterion) for row in rows_of(roadmap) if not row.indicator and not row.step}
    rows = [*_by_roadmap(situation, roadmap), *_by_reports(situation, told)]
    table = pd.DataFrame(rows, columns=Due.names())
    return checked(Due, table.sort_values("planned_on", kind="stable", ignore_index=True))


def _by_roadmap(situation: Situation, roadmap: DataFrame[RoadmapItems]) -> Iterator[tuple[Any, ...]]:
    for row in rows_of(roadmap):
        plan = PLAN_OF.get(RoadmapState(row.state))
        if plan is None or not row.criterion or row.name is None:
            continue
        unit = row.unit or situation.district.code
        what = (unit, row.unit_name, row.criterion, row.name, row.indicator, row.step)
        status = _STATUS_OF.get(plan, Status.NOT_MET)
        yield *what, row.planned_on, plan.value, status.value, row.agency, row.postponed, row.postponed_days


def _by_reports(situation: Situation, told: set[tuple[str, str]]) -> Iterator[tuple[Any, ...]]:
    for row in rows_of(situation.commitments):
        if (row.unit, row.criterion) not in told:
            what = (row.unit, row.unit_name, row.criterion, row.name, "", "")
            yield *what, row.planned_on, row.plan, row.status, row.agency, 0, 0
