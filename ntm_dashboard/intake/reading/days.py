"""The day whose units and criteria a file is read by, also when its own period is unclear."""

from datetime import date

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.terms import UnitKind


def day_to_read_by(period: date | None, *, catalogue: Catalogue, today: date) -> date:
    """Give the day whose units and criteria a file is read by, also when its own period is unclear."""
    if period is not None and catalogue.units_on(period, (UnitKind.COMMUNE,)):
        return period
    if catalogue.units_on(today, (UnitKind.COMMUNE,)):
        return today
    ends = [unit.validity.valid_to for unit in catalogue.units if unit.parent == catalogue.district.code]
    return max((end for end in ends if end is not None), default=today)
