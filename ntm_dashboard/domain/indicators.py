"""The state of each indicator on a day: its value beside the threshold that is valid on that day."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from ntm_dashboard.domain.catalogue import Catalogue, Indicator
from ntm_dashboard.domain.columns import Carried, Ints, made, names, words
from ntm_dashboard.domain.frames import DataFrame, IndicatorStates, empty
from ntm_dashboard.domain.reported import Reported
from ntm_dashboard.domain.terms import Direction, Level


def gap_to(threshold: float | None, value: float | None, direction: Direction) -> float | None:
    """Give how far a value is from its threshold in the indicator's own unit: 0 when reached, None when unknown."""
    if threshold is None or value is None or pd.isna(value) or direction is Direction.MET:
        return None
    short = value - threshold if direction is Direction.AT_MOST else threshold - value
    return max(0.0, round(short, 6))


def indicator_states(
    reported: Reported, catalogue: Catalogue, *, level: Level, units: Sequence[str], as_of: date
) -> DataFrame[IndicatorStates]:
    """Give every indicator of the level's set for each unit, with its newest value at or before the as-of date."""
    indicators = catalogue.indicators_on(level, as_of)
    if not indicators or not units:
        return empty(IndicatorStates)
    row = Carried(reported.arrays, _newest_rows(reported, catalogue, level=level, units=units, as_of=as_of))
    listed = _listed(indicators, catalogue, as_of=as_of, times=len(units))
    return made(
        IndicatorStates,
        {
            "unit": words(units, np.repeat(np.arange(len(units)), len(indicators))),
            **listed,
            "gap": _gaps(indicators, listed["threshold"], row.array("value").to_numpy()),
            "period": row.array("period"),
            "revision": row.whole_numbers("revision"),
            **{name: row.array(name) for name in ("result", "value", "source", "certainty", "file", "row")},
        },
    )


def _newest_rows(reported: Reported, catalogue: Catalogue, *, level: Level, units: Sequence[str], as_of: date) -> Ints:
    """Give for each unit and indicator the row of its newest report, -1 without one."""
    chosen, indicators = catalogue.set_on(level, as_of), catalogue.indicators_on(level, as_of)
    rows = reported.made_under(level, chosen.validity if chosen else None, as_of)
    unit, indicator = rows.placed(units), rows.indicator_places([one.number for one in indicators])
    is_own = (unit >= 0) & (indicator >= 0)
    newest = np.full(len(units) * len(indicators), -1)
    newest[(unit * len(indicators) + indicator)[is_own]] = rows.row[is_own]  # in order of time
    return newest


def _listed(indicators: Sequence[Indicator], catalogue: Catalogue, *, as_of: date, times: int) -> dict[str, Any]:
    """Give what the catalogue says of each indicator, for each unit again."""
    at = np.tile(np.arange(len(indicators)), times)
    thresholds = [catalogue.threshold_on(one, as_of) for one in indicators]
    pairs = list(zip(indicators, thresholds, strict=True))
    certainties = [threshold.certainty if threshold else one.certainty for one, threshold in pairs]
    return {
        "criterion": words([one.criterion for one in indicators], at),
        "indicator": words([one.number for one in indicators], at),
        "name": names([one.name for one in indicators], at),
        "direction": words([one.direction for one in indicators], at),
        "threshold": np.array([one.value if one else None for one in thresholds], dtype=float)[at],
        "threshold_text": words([one.text if one else None for one in thresholds], at),
        "measured_in": words([one.measured_in or None for one in indicators], at),
        "catalogue_certainty": words(certainties, at),
    }


def _gaps(indicators: Sequence[Indicator], limits: Any, values: Any) -> Any:
    """Give how far values are from their thresholds; `gap_to` for a whole column."""
    is_met = np.array([one.direction is Direction.MET for one in indicators], dtype=bool)
    is_most = np.array([one.direction is Direction.AT_MOST for one in indicators], dtype=bool)
    times = len(values) // max(len(indicators), 1)
    short = np.where(np.tile(is_most, times), values - limits, limits - values)
    return np.where(np.tile(is_met, times), np.nan, np.maximum(0.0, np.round(short, 6)))
