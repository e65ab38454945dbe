"""Between which figures a published number can lie: nobody certifies 16 of 15 communes."""

from dataclasses import dataclass
from datetime import date

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.terms import Level, Measure, UnitKind

HIGH_SHARES = {Measure.SATISFACTION, Measure.SATISFACTION_LOWEST, Measure.HOUSEHOLDS_SAFE_ELECTRICITY}
"""Shares that lie near the whole: a figure below one is rather a fraction than a percentage."""
_SHARES = {*HIGH_SHARES, Measure.POVERTY_RATE}
_AMOUNTS = {Measure.CONSTRUCTION_DEBT, Measure.INCOME_PER_HEAD}
_YES_OR_NO = {Measure.DISTRICT_RECOGNISED, Measure.SECURITY_COMPLEX}
_COMMUNES = {Measure.COMMUNES_STANDARD, Measure.COMMUNES_ADVANCED, Measure.COMMUNES_COMPLETED_TASK}


@dataclass(frozen=True)
class Bounds:
    """The least and the greatest figure of a measure; `most` is None where nothing bounds it."""

    most: float | None
    is_whole: bool

    def hold(self, value: float) -> bool:
        """Tell whether a figure is possible."""
        return value >= 0 and (self.most is None or value <= self.most) and (not self.is_whole or value == int(value))

    @property
    def text(self) -> str:
        """Write the bounds as people do."""
        return "≥ 0" if self.most is None else f"0–{self.most:g}"


def bounds_of(measure: Measure, *, catalogue: Catalogue, day: date) -> Bounds:
    """Give the bounds of a measure on a day, from the units and criteria of that day."""
    if measure in _SHARES:
        return Bounds(100, is_whole=False)
    if measure in _YES_OR_NO:
        return Bounds(1, is_whole=True)
    if measure is Measure.RECOGNITION_CONTENTS_MET:
        return Bounds(None, is_whole=True)
    if measure in _AMOUNTS:
        return Bounds(None, is_whole=False)
    return Bounds(_number_on(measure, catalogue, day) or None, is_whole=True)


def _number_on(measure: Measure, catalogue: Catalogue, day: date) -> int:
    if measure in _COMMUNES:
        return len(catalogue.units_on(day, (UnitKind.COMMUNE,)))
    if measure is Measure.TOWNS_CIVILISED:
        return len(catalogue.units_on(day, (UnitKind.TOWN,)))
    return len(catalogue.criteria_on(Level.DISTRICT, day))
