"""Who has reported for a period, and how much: each commune by itself, and the district.

A period is a day, and a report counts for it only when it names that day (docs/decisions/who-has-not-reported.md).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.ended import ended_on
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.terms import LEVEL_OF_REPORT, Level, ReportKind, UnitKind


@dataclass(frozen=True)
class Reporting:
    """What a unit has reported for a period: `given` of the `criteria` of its set, by rows of any result.

    A criterion is given when it or one of its indicators has a row. `last_on` is the newest period that the unit
    has reported for, up to this one; None before its first report. `is_invented`: rows that count are illustrative;
    `is_last_invented`: so is what makes that period the newest.
    """

    kind: ReportKind
    unit: str
    name: str
    given: int
    criteria: int
    last_on: date | None = None
    is_invented: bool = False
    is_last_invented: bool = False

    @property
    def is_whole(self) -> bool:
        """Tell whether nothing is missing."""
        return self.given == self.criteria


@dataclass(frozen=True)
class Reports:
    """Who is to report for a period and what came: the communes of that day, and the district while it is one."""

    period: date
    communes: tuple[Reporting, ...]
    district: Reporting | None

    @property
    def all(self) -> tuple[Reporting, ...]:
        """Give everybody who is to report, the district last."""
        return (*self.communes, *([self.district] if self.district else []))

    @property
    def behind(self) -> tuple[Reporting, ...]:
        """Give those of whom something is missing, in the order of the catalogue, the district last."""
        return tuple(one for one in self.all if not one.is_whole)


def newest_period(record: Record, *, until: date | None = None) -> date | None:
    """Give the newest period that communes have reported for, up to a day; before their first the district's newest."""
    rows = record.assessments if until is None else record.until(until).assessments
    for level in (Level.COMMUNE, Level.DISTRICT):
        newest = rows.loc[rows["level"] == level, "period"].max()
        if not pd.isna(newest):
            return newest.date()
    return None


def reports_of(record: Record, catalogue: Catalogue, *, period: date) -> Reports:
    """Tell who has reported for a period.

    Expected are the communes that the catalogue has on that day, by the standard set that is valid then, and the
    district; where no set is valid nobody is. Towns report by no criteria set. Results by other sets count for nothing.
    """
    communes = {unit.code: unit.name for unit in catalogue.units_on(period, (UnitKind.COMMUNE,))}
    district = {catalogue.district.code: catalogue.district.name}
    own = _reporting(record, catalogue, ReportKind.COMMUNE_REPORT, period, communes)
    if ended_on(catalogue, as_of=period):
        return Reports(period, own, None)
    whole = _reporting(record, catalogue, ReportKind.DISTRICT_REPORT, period, district)
    return Reports(period, own, next(iter(whole), None))


@dataclass(frozen=True)
class _Seen:
    """How many criteria each unit gave for the period, and its newest period up to it."""

    given: Mapping[str, int] = field(default_factory=dict[str, int])
    last_on: Mapping[str, date] = field(default_factory=dict[str, date])


def _reporting(
    record: Record, catalogue: Catalogue, kind: ReportKind, period: date, units: Mapping[str, str]
) -> tuple[Reporting, ...]:
    level = LEVEL_OF_REPORT[kind]
    criteria = {one.number for one in catalogue.criteria_on(level, period)}
    if not criteria:
        return ()
    seen = _seen(record, level, criteria, period)
    real = _seen(record.without_illustrative(), level, criteria, period)
    return tuple(
        Reporting(
            kind,
            code,
            name,
            given=seen.given.get(code, 0),
            criteria=len(criteria),
            last_on=seen.last_on.get(code),
            is_invented=seen.given.get(code, 0) != real.given.get(code, 0),
            is_last_invented=seen.last_on.get(code) != real.last_on.get(code),
        )
        for code, name in units.items()
    )


def _seen(record: Record, level: Level, criteria: set[str], period: date) -> _Seen:
    rows = record.until(period).assessments
    rows = rows[rows["level"] == level]
    of_period = rows[(rows["period"] == pd.Timestamp(period)) & rows["criterion"].isin(criteria)]
    of_period = of_period.drop_duplicates(["unit", "criterion"])
    newest = rows.groupby("unit", observed=True)["period"].max()
    return _Seen(
        {str(unit): count for unit, count in of_period["unit"].value_counts().to_dict().items() if count},
        {str(unit): day.date() for unit, day in newest.items()},
    )
