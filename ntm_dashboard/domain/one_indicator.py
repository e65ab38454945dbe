"""One indicator across the communes: who is how far from the threshold, and how the value went."""

from datetime import date

import numpy as np
import pandas as pd

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.frames import Assessments, DataFrame, IndicatorStates, Table, empty, trusted
from ntm_dashboard.domain.terms import Direction, Level, Result

_ORDER = {Result.NOT_MET: 0, Result.MET: 1, Result.NOT_APPLICABLE: 2}
_UNKNOWN = 3


class IndicatorCourse(Table):
    """The values that a commune reported of an indicator, with the threshold of their day; the oldest first."""

    unit: str
    period: date
    value: float
    threshold: float | None
    certainty: str


def across(indicators: DataFrame[IndicatorStates], number: str) -> DataFrame[IndicatorStates]:
    """Give one indicator of every commune: those that lack most first, then those that have least over, unknown last.

    What is alike keeps the order of the catalogue.
    """
    rows = indicators[indicators["indicator"] == number]
    order = pd.DataFrame(
        {
            "group": rows["result"].map(_ORDER).fillna(_UNKNOWN),
            "margin": [
                margin_of(*each) for each in zip(rows["direction"], rows["threshold"], rows["value"], strict=True)
            ],
        },
        index=rows.index,
    )
    placed = order.sort_values(["group", "margin"], kind="stable", na_position="last").index
    return trusted(IndicatorStates, rows.loc[placed])


def margin_of(direction: str, threshold: float | None, value: float | None) -> float | None:
    """Give how far a value is on the good side of its threshold (below 0: on the other); None where it is unknown."""
    if direction not in {Direction.AT_LEAST, Direction.AT_MOST} or pd.isna(threshold) or pd.isna(value):
        return None
    over = float(value) - float(threshold)  # pyright: ignore[reportArgumentType] — neither is None
    return round(-over if direction == Direction.AT_MOST else over, 6)


def indicator_course(
    assessments: DataFrame[Assessments], catalogue: Catalogue, number: str, *, as_of: date
) -> DataFrame[IndicatorCourse]:
    """Give the values of an indicator of the commune set that is valid on a day, up to that day."""
    chosen = catalogue.set_on(Level.COMMUNE, as_of)
    indicator = next((one for one in catalogue.indicators_on(Level.COMMUNE, as_of) if one.number == number), None)
    if chosen is None or indicator is None:
        return empty(IndicatorCourse)
    start = pd.Timestamp(chosen.validity.valid_from or date(1900, 1, 1))
    is_own = (assessments["level"] == Level.COMMUNE) & (assessments["indicator"] == number)
    in_time = (assessments["period"] >= start) & (assessments["period"] <= pd.Timestamp(as_of))
    rows = assessments[is_own & in_time & assessments["value"].notna()].sort_values("period", kind="stable")
    limits = {day: catalogue.threshold_on(indicator, day.date()) for day in rows["period"].drop_duplicates()}
    values = [one.value if (one := limits[day]) else None for day in rows["period"]]
    course = rows[["unit", "period", "value", "certainty"]].assign(threshold=np.array(values, dtype=float))
    return trusted(IndicatorCourse, course[IndicatorCourse.names()].reset_index(drop=True))
