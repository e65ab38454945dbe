"""What stands across the communes: which criteria block most, who has reported, how true the rows are."""

from typing import Any

import numpy as np

from ntm_dashboard.domain.columns import NEVER, Arrays, Ints, days_of, made, whole_numbers, words
from ntm_dashboard.domain.criteria import States
from ntm_dashboard.domain.frames import Blockers, Coverage, DataFrame, UnitStates
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.reported import CERTAINTIES
from ntm_dashboard.domain.situation import Provenance
from ntm_dashboard.domain.terms import Certainty, Status, UnitKind


def blockers_of(communes: States) -> DataFrame[Blockers]:
    """Give the criteria that communes lack, the one that most of them lack first."""
    numbers = len(communes.numbers)
    count, late, working = (
        np.bincount(communes.criterion[communes.is_unmet & which], minlength=numbers)
        for which in (communes.is_unmet, communes.is_in(Status.LATE), communes.is_in(Status.WORKING))
    )
    order = _in_order_of_units(communes)
    order = order[np.lexsort((-late[order], -count[order]))]
    return made(
        Blockers,
        {
            "criterion": words(communes.numbers, order),
            "name": communes.table["name"].array.take(order),
            "count": count[order],
            "late": late[order],
            "working": working[order],
            "units": _lacking(communes)[order],
        },
    )


def _in_order_of_units(communes: States) -> Ints:
    """Give the criteria that are lacked, those first that the first communes lack."""
    numbers, firsts = np.unique(communes.criterion[communes.is_unmet], return_index=True)
    return numbers[np.argsort(firsts)]


def _lacking(communes: States) -> Any:
    """Give for each criterion the names of the communes that lack it."""
    found: list[list[str]] = [[] for _number in communes.numbers]
    names = communes.table["unit_name"].array.take(np.flatnonzero(communes.is_unmet)).tolist()
    for place, name in zip(communes.criterion[communes.is_unmet].tolist(), names, strict=True):
        found[place].append(name)
    units = np.empty(len(found), dtype=object)
    for place, lacking in enumerate(found):
        units[place] = tuple(lacking)
    return units


def coverage_of(units: DataFrame[UnitStates]) -> DataFrame[Coverage]:
    """Give for each commune whether it has reported for the newest period of the district."""
    arrays = Arrays(units)
    at = np.flatnonzero(arrays["kind"] == UnitKind.COMMUNE)
    latest = days_of(arrays["latest_period"])[at]
    behind = np.fmax.reduce(latest, initial=NEVER) - latest
    same = ("unit", "name", "latest_period", "is_reported", "assessed", "total")
    is_known = ~np.isnat(behind)
    days = whole_numbers(np.where(is_known, behind, 0).astype(np.int64), is_known)
    return made(Coverage, {**{name: arrays[name].take(at) for name in same}, "behind_days": days})


def provenance_of(record: Record, *, has_illustrative_agencies: bool) -> Provenance:
    """Count the published rows by how true they are."""
    counted = np.array([CERTAINTIES.index(Certainty(one.certainty)) for one in record.counted.rows], dtype=np.intp)
    every = np.concatenate([record.reported.certainty, record.titles.trust, counted])
    found = np.bincount(every, minlength=len(CERTAINTIES))
    named = {certainty.value: count for certainty, count in zip(CERTAINTIES, found.tolist(), strict=True)}
    return Provenance(
        **named,
        illustrative_kinds=record.illustrative_kinds(),
        has_illustrative_agencies=has_illustrative_agencies,
    )
