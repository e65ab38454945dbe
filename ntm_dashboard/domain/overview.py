"""What stands across the communes: which criteria block most, who has reported, how true the rows are."""

import numpy as np
from pandera.typing.pandas import DataFrame

from ntm_dashboard.domain.columns import Ints, coded, made, words
from ntm_dashboard.domain.frames import Blockers, Coverage, CriterionStates, UnitStates
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.reported import CERTAINTIES
from ntm_dashboard.domain.situation import Provenance
from ntm_dashboard.domain.terms import Certainty, Result, Status, UnitKind


def blockers_of(criteria: DataFrame[CriterionStates]) -> DataFrame[Blockers]:
    """Give the criteria that communes lack, the one that most of them lack first."""
    unmet = np.flatnonzero(criteria["result"] == Result.NOT_MET)
    number, numbers = coded(criteria["criterion"].iloc[unmet])
    status, names = criteria["status"].array.take(unmet), criteria["name"].array.take(unmet)
    count, late, working = (
        np.bincount(number[np.asarray(which, dtype=bool)], minlength=len(numbers))
        for which in (np.ones(len(unmet)), status == Status.LATE, status == Status.WORKING)
    )
    order = np.lexsort((-late, -count))
    firsts = np.unique(number, return_index=True)[1]
    lacking = _units(number, criteria["unit_name"].array.take(unmet).tolist(), len(numbers))
    units = np.empty(len(numbers), dtype=object)
    for place, one in enumerate(order.tolist()):
        units[place] = lacking[one]
    return made(
        Blockers,
        {
            "criterion": words(numbers, order),
            "name": names.take(firsts[order]),
            "count": count[order],
            "late": late[order],
            "working": working[order],
            "units": units,
        },
    )


def _units(number: Ints, names: list[str], numbers: int) -> list[tuple[str, ...]]:
    found: list[list[str]] = [[] for _number in range(numbers)]
    for place, name in zip(number.tolist(), names, strict=True):
        found[place].append(name)
    return [tuple(units) for units in found]


def coverage_of(units: DataFrame[UnitStates]) -> DataFrame[Coverage]:
    """Give for each commune whether it has reported for the newest period of the district."""
    communes = units[units["kind"] == UnitKind.COMMUNE].reset_index(drop=True)
    behind = (communes["latest_period"].max() - communes["latest_period"]).dt.days.astype("Int64")
    same = {
        name: communes[name].array for name in ("unit", "name", "latest_period", "is_reported", "assessed", "total")
    }
    return made(Coverage, {**same, "behind_days": behind.array})


def provenance_of(record: Record) -> Provenance:
    """Count the published rows by how true they are."""
    counted = np.array([CERTAINTIES.index(Certainty(one.certainty)) for one in record.counted.rows], dtype=np.intp)
    every = np.concatenate([record.reported.certainty, record.titles.trust, counted])
    found = np.bincount(every, minlength=len(CERTAINTIES))
    named = {certainty.value: count for certainty, count in zip(CERTAINTIES, found.tolist(), strict=True)}
    return Provenance(**named, illustrative_kinds=record.illustrative_kinds())
