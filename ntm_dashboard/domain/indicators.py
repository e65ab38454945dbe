"""The state of each indicator on a day: its value beside the threshold that is valid on that day."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd
from pandera.typing.pandas import DataFrame

from ntm_dashboard.domain.catalogue import Catalogue, Indicator
from ntm_dashboard.domain.frames import Assessments, IndicatorStates, checked, rows_of
from ntm_dashboard.domain.terms import Direction, Level

CARRIED = ("result", "value", "period", "source", "certainty", "revision", "file", "row")


def gap_to(threshold: float | None, value: float | None, direction: Direction) -> float | None:
    """Give how far a value is from its threshold in the indicator's own unit: 0 when reached, None when unknown."""
    if threshold is None or value is None or pd.isna(value) or direction is Direction.MET:
        return None
    short = value - threshold if direction is Direction.AT_MOST else threshold - value
    return max(0.0, round(short, 6))


def indicator_states(
    assessments: DataFrame[Assessments], catalogue: Catalogue, *, level: Level, units: Iterable[str], as_of: date
) -> DataFrame[IndicatorStates]:
    """Give every indicator of the level's set for each unit, with its newest value at or before the as-of date."""
    newest = _newest_rows(assessments, catalogue, level=level, as_of=as_of)
    indicators = catalogue.indicators_on(level, as_of)
    states = [
        _state(indicator, catalogue, unit=unit, row=newest.get((unit, indicator.number)), as_of=as_of)
        for unit in units
        for indicator in indicators
    ]
    return checked(IndicatorStates, pd.DataFrame(states, columns=IndicatorStates.names()))


def _newest_rows(
    assessments: DataFrame[Assessments], catalogue: Catalogue, *, level: Level, as_of: date
) -> dict[tuple[str, str], Any]:
    chosen = catalogue.set_on(level, as_of)
    rows = assessments[(assessments["level"] == level) & (assessments["indicator"] != "")]
    rows = rows[rows["period"] <= pd.Timestamp(as_of)].sort_values("period", kind="stable")
    return {
        (row.unit, row.indicator): row
        for row in rows_of(rows)
        if chosen is not None and chosen.validity.covers(row.period.date())
    }


def _state(indicator: Indicator, catalogue: Catalogue, *, unit: str, row: Any, as_of: date) -> dict[str, object]:
    threshold = catalogue.threshold_on(indicator, as_of)
    limit = threshold.value if threshold else None
    carried = {column: None if row is None else getattr(row, column) for column in CARRIED}
    return {
        "unit": unit,
        "criterion": indicator.criterion,
        "indicator": indicator.number,
        "name": indicator.name,
        "direction": indicator.direction,
        "threshold": limit,
        "threshold_text": threshold.text if threshold else None,
        "measured_in": indicator.measured_in or None,
        "gap": gap_to(limit, None if row is None else row.value, indicator.direction),
        "catalogue_certainty": threshold.certainty if threshold else indicator.certainty,
        **carried,
    }
