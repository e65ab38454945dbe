"""How many criteria each commune had met on each day that it reported: the course of all of them side by side."""

from collections.abc import Iterable
from datetime import date

import pandas as pd

from ntm_dashboard.domain.frames import DataFrame, Table, empty, trusted
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import UnitKind

MOST_DAYS = 24
"""How many report days are looked back at."""


class CommunesCourse(Table):
    """One commune on one report day; `met` is null where it did not report for that day, or nothing is known.

    `assessed` of the `total` criteria have a result; `is_invented`: without illustrative rows it would not say so.
    """

    unit: str
    name: str
    day: date
    met: int | None
    assessed: int
    total: int
    is_invented: bool


def communes_course(situations: Iterable[Situation]) -> DataFrame[CommunesCourse]:
    """Give the course over the days of some Situations, in the order of the catalogue, the oldest day first."""
    parts = [_on(one) for one in situations]
    if not parts:
        return empty(CommunesCourse)
    rows = pd.concat(parts, ignore_index=True)
    return trusted(CommunesCourse, rows[CommunesCourse.names()])


def _on(situation: Situation) -> pd.DataFrame:
    met, real = _met(situation), _met(situation.real)
    units = situation.units[situation.units["kind"] == UnitKind.COMMUNE]
    return pd.DataFrame(
        {
            "unit": units["unit"],
            "name": units["name"],
            "day": pd.Timestamp(situation.as_of),
            "met": units["unit"].map(met).astype("Int64"),
            "assessed": units["assessed"],
            "total": units["total"],
            "is_invented": [met[unit] != real.get(unit) for unit in units["unit"]],
        }
    )


def _met(situation: Situation) -> dict[str, int | None]:
    """Give what each unit reported to have met for the very day of a Situation."""
    units = situation.units
    is_of_day = (units["latest_period"] == pd.Timestamp(situation.as_of)) & units["met"].notna()
    return {
        str(unit): int(met) if own else None
        for unit, met, own in zip(units["unit"], units["met"], is_of_day, strict=True)
    }
