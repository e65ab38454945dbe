"""How far units are by other sets than the standard one (nâng cao, kiểu mẫu): shown, never counted in the standard."""

from datetime import date

import numpy as np

from ntm_dashboard.domain.catalogue import Catalogue, CriteriaSet, Validity
from ntm_dashboard.domain.criteria import states_by_set
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.reported import Reported
from ntm_dashboard.domain.situation import SetProgress
from ntm_dashboard.domain.terms import Level


def other_sets_of(record: Record, catalogue: Catalogue, *, as_of: date) -> tuple[SetProgress, ...]:
    """Give how far each unit is by each further set that it reported on up to a day, in the order of the catalogue."""
    rows = record.other_sets
    if rows.empty:
        return ()
    pairs = rows[["unit", "criteria_set"]].drop_duplicates()
    found = set(zip(pairs["unit"], pairs["criteria_set"], strict=True))
    units = list(dict.fromkeys(unit.code for unit in (*catalogue.units_on(as_of), *catalogue.units)))
    units += sorted({unit for unit, _set in found} - set(units))
    return tuple(
        _progress(record, catalogue, chosen=set_of(set_id, catalogue), unit=unit, as_of=as_of)
        for unit in units
        for set_id in _ordered({one for code, one in found if code == unit}, catalogue)
    )


def _ordered(sets: set[str], catalogue: Catalogue) -> list[str]:
    known = [one.set_id for one in catalogue.sets if one.set_id in sets]
    return [*known, *sorted(sets - set(known))]


def set_of(set_id: str, catalogue: Catalogue) -> CriteriaSet:
    """Give a set; one that the catalogue has no more is called by its id."""
    known = next((one for one in catalogue.sets if one.set_id == set_id), None)
    return known or CriteriaSet(set_id, "", set_id, Level.COMMUNE, "", "", Validity(None, None), None, None, "")


def _progress(record: Record, catalogue: Catalogue, *, chosen: CriteriaSet, unit: str, as_of: date) -> SetProgress:
    name = catalogue.unit_name(unit, as_of)
    own = record.other_sets[record.other_sets["criteria_set"] == chosen.set_id]
    states = states_by_set(Reported.of(own), catalogue, chosen=chosen, unit=(unit, name), as_of=as_of)
    return SetProgress(
        unit=unit,
        chosen=chosen,
        met=int(states.is_met.sum()),
        total=max(len(states.result), chosen.criteria_count or 0),
        period=np.fmax.reduce(states.period).item(),
        criteria=states.table,
    )
