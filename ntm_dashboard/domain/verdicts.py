"""What the reports say of each criterion, for all units at once.

A criterion may be reported as a whole ("5") or by its indicators ("5.2"). Reported by indicators it is met when all
applicable ones are met; while some are not reported it is unknown, unless one is unmet already. A later report of some
of its indicators does not take back what an earlier report said of it as a whole; an unmet indicator does.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, auto
from typing import Any

import numpy as np

from ntm_dashboard.domain.columns import NEVER, Days, Flags, Ints
from ntm_dashboard.domain.reported import MET, NOT_APPLICABLE, NOT_MET, Reported

UNKNOWN = -1
"""The place of a result that nobody knows."""


class Why(IntEnum):
    """Why a criterion has its result; what it says stands in `reasons.py`."""

    NOTHING_REPORTED = 0
    MET_AS_A_WHOLE = auto()
    UNMET_AS_A_WHOLE = auto()
    NOT_APPLICABLE_AS_A_WHOLE = auto()
    CONTRADICTED = auto()
    STILL_MET = auto()
    STILL_UNMET = auto()
    UNMET_INDICATORS = auto()
    INDICATORS_MISSING = auto()
    NO_INDICATOR_APPLIES = auto()
    ALL_INDICATORS_MET = auto()


_RESULT_BY_INDICATORS = {
    Why.UNMET_INDICATORS: NOT_MET,
    Why.NO_INDICATOR_APPLIES: NOT_APPLICABLE,
    Why.ALL_INDICATORS_MET: MET,
}
_RESULTS_BY_INDICATORS = np.array([_RESULT_BY_INDICATORS.get(why, UNKNOWN) for why in Why])
_WHY_AS_A_WHOLE = np.array([Why.MET_AS_A_WHOLE, Why.UNMET_AS_A_WHOLE, Why.NOT_APPLICABLE_AS_A_WHOLE, UNKNOWN])


@dataclass(frozen=True)
class Verdicts:
    """One verdict for each cell, a unit and criterion: its result and why, with the figures of the reason.

    `counted` is what the reason counts (unmet, known or applicable indicators), `since` the day of the newest report of
    the criterion as a whole, `newest` that of the newest report. `leading` is the row that the verdict rests on (-1
    without one), with its day and its certainty. `met` and `known` count the indicators that were ever reported.
    """

    result: Ints
    why: Ints
    counted: Ints
    since: Days
    is_contradicted: Flags
    newest: Days
    leading: Ints
    leading_day: Days
    certainty: Ints
    met: Ints
    known: Ints


def verdicts_of(rows: Reported, cell: Ints, *, totals: Ints) -> Verdicts:
    """Judge each cell by its rows; `totals` holds how many indicators the criterion of each cell has."""
    at = rows.newest_rows()
    return _judged(rows.at(at), cell[at], totals=totals)


def previous_results(rows: Reported, cell: Ints, *, totals: Ints, newest: Days) -> Ints:
    """Give the result of each cell by what was reported before its newest report, unknown where nothing was."""
    is_earlier = rows.period < newest[cell]
    return verdicts_of(rows.where(is_earlier), cell[is_earlier], totals=totals).result


def verdicts_for(rows: Reported, keys: Sequence[tuple[str, str]], totals: Mapping[str, int]) -> Verdicts:
    """Judge some units and criteria, by code and number; `totals` is how many indicators a criterion has."""
    cell = rows.cells_of(keys)
    is_own = cell >= 0
    numbers = np.array([totals.get(criterion, 0) for _unit, criterion in keys], dtype=np.intp)
    return verdicts_of(rows.where(is_own), cell[is_own], totals=numbers)


def _judged(rows: Reported, cell: Ints, *, totals: Ints) -> Verdicts:
    """Judge by the newest row of each number: of what a report said, it is all that still counts."""
    cells = len(totals)

    def count(which: Flags) -> Ints:
        return np.bincount(cell[which], minlength=cells)

    is_unmet, is_indicator = rows.result == NOT_MET, ~rows.is_whole
    newest = _last(rows.period, cell, cells, NEVER)
    whole = _last(np.flatnonzero(rows.is_whole), cell[rows.is_whole], cells, -1)
    whole_day, whole_result = _picked(rows.period, whole, NEVER), _picked(rows.result, whole, UNKNOWN)
    is_since = is_indicator & ~(rows.period <= whole_day[cell])  # without a whole: all of them
    unmet_beside = count(is_indicator & is_unmet & (rows.period == whole_day[cell]))
    since, known = count(is_since), count(is_indicator)

    is_current = whole_day == newest
    is_complete = (totals > 0) & (totals <= np.where(whole_result == MET, since, known))
    is_decided = (count(is_since & is_unmet) > 0) | is_complete
    is_kept = ~is_current & ~is_decided & ((whole_result == MET) | (whole_result == NOT_MET))
    by_whole = is_current | is_kept

    is_judged = is_indicator & (is_since | (whole_result != MET)[cell])  # unmet before it was met counts no more
    judged, unmet = count(is_judged), count(is_judged & is_unmet)
    applicable = count(is_judged & (rows.result != NOT_APPLICABLE))
    is_contradicted = by_whole & (whole_result == MET) & (unmet_beside > 0)
    why = np.select(
        [
            is_current & is_contradicted,
            is_current,
            is_kept & (whole_result == MET),
            is_kept,
            judged == 0,
            unmet > 0,
            judged < totals,
            applicable == 0,
        ],
        [
            Why.CONTRADICTED,
            _WHY_AS_A_WHOLE[whole_result],
            Why.STILL_MET,
            Why.STILL_UNMET,
            Why.NOTHING_REPORTED,
            Why.UNMET_INDICATORS,
            Why.INDICATORS_MISSING,
            Why.NO_INDICATOR_APPLIES,
        ],
        Why.ALL_INDICATORS_MET,
    )
    counted = np.select(
        [is_current, is_kept, unmet > 0, judged < totals], [unmet_beside, since, unmet, judged], applicable
    )
    leading = np.where(by_whole, whole, _leading(rows, cell, newest))
    return Verdicts(
        result=np.where(by_whole, whole_result, _RESULTS_BY_INDICATORS[why]),
        why=why,
        counted=counted,
        since=whole_day,
        is_contradicted=is_contradicted,
        newest=newest,
        leading=_picked(rows.row, leading, -1),
        leading_day=_picked(rows.period, leading, NEVER),
        certainty=_picked(rows.certainty, leading, -1),
        met=count(is_indicator & (rows.result == MET)),
        known=known,
    )


def _leading(rows: Reported, cell: Ints, newest: Days) -> Ints:
    """Give for each cell the first unmet row of its newest report, else its last row."""
    last = _last(np.arange(len(cell)), cell, len(newest), -1)
    unmet = np.flatnonzero((rows.result == NOT_MET) & (rows.period == newest[cell]))[::-1]
    first = _last(unmet, cell[unmet], len(newest), -1)
    return np.where(first >= 0, first, last)


def _last(values: Any, cell: Ints, cells: int, missing: Any) -> Any:
    """Give the last of the values of each cell."""
    found = np.full(cells, missing)
    found[cell] = values
    return found


def _picked(values: Any, at: Ints, missing: Any) -> Any:
    """Give the values at some rows, what is missing at the row -1."""
    return np.append(values, missing)[at]
