"""Values that cannot well be what was meant: beside their threshold, their unit, and the same value of other units.

Nothing here needs the published record: it is found when a file is checked, and only then.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

import numpy as np
import pandas as pd

from ntm_dashboard.domain.catalogue import TO_BE_CHECKED, Catalogue, Indicator, Threshold
from ntm_dashboard.domain.indicators import gap_to
from ntm_dashboard.domain.terms import Direction, Level, Result
from ntm_dashboard.i18n import N_, Exact, Figure, Message
from ntm_dashboard.intake.cells.numbers import is_grouping_or_decimals, shown_style
from ntm_dashboard.intake.contract import Column
from ntm_dashboard.intake.grid import Cell
from ntm_dashboard.intake.outcome.codes import ConfirmationCode
from ntm_dashboard.intake.rows.entries import RowTable
from ntm_dashboard.intake.verdict.grouping import Doubt

_THOUSANDFOLD = (250, 4000)
"""How many times the usual a value is that lost or gained a thousand."""
_NEAR = (1 / 30, 30)


@dataclass(frozen=True)
class Reading:
    """A value as it is written, with its result, beside the indicator that it is of: its own, or the only one.

    `about` is the number of its criterion or indicator. Rows that say the same of it are judged once.
    """

    about: str
    value: float
    result: Result
    indicator: Indicator | None
    cell: Cell

    @property
    def has_percent_sign(self) -> bool:
        """Tell whether the file itself says that the number is a percentage."""
        return self.cell.is_percent or "%" in self.cell.text


class _Others(NamedTuple):
    """How many other units have a value in the same place, and the median of theirs."""

    number: int
    median: float


class _Odd(NamedTuple):
    """What is odd about a value, and what it may have been meant to be."""

    code: ConfirmationCode
    expected: Figure


@dataclass(frozen=True)
class Plausibility:
    """The values of one report."""

    rows: RowTable
    level: Level
    day: date
    catalogue: Catalogue

    def doubts(self) -> Iterator[Doubt]:
        """Give at most one doubt a value: the one that explains it best."""
        readings, codes = self._readings
        odd = [self._fraction(one) or self._thousands(one) or self._threshold(one) for one in readings]
        is_odd = np.array([one is not None for one in odd], dtype=bool)[codes] if odd else np.zeros(0, dtype=bool)
        row = self._valued.frame["row"].tolist()
        for place in np.flatnonzero(is_odd).tolist():
            one, found = readings[codes[place]], odd[codes[place]]
            if found is not None:
                unit = self._valued.unit_names[place]
                yield Doubt(found.code, int(row[place]), unit, one.about, Exact(one.value), found.expected)

    @cached_property
    def _indicators(self) -> dict[str, Indicator]:
        """Give the indicators by number, and under the number of a criterion the only one that it has."""
        known = self.catalogue.indicators_on(self.level, self.day)
        of_criterion = [one.criterion for one in known]
        sole = {one.criterion: one for one in known if of_criterion.count(one.criterion) == 1}
        return {**sole, **{one.number: one for one in known}}

    @cached_property
    def _valued(self) -> RowTable:
        return self.rows.where(self.rows.frame["value"].notna().to_numpy())

    @cached_property
    def _readings(self) -> tuple[list[Reading], np.ndarray]:
        """Give what differs among the values, and which of it each row has."""
        rows = self._valued
        cells = np.fromiter(map(id, rows.cells[Column.VALUE]), dtype=np.int64, count=len(rows))
        parts = pd.DataFrame(
            {"about": rows.abouts, "value": rows.frame["value"], "result": rows.frame["result"], "cell": cells}
        )
        codes = parts.groupby(list(parts.columns), sort=False).ngroup().to_numpy()
        firsts = np.flatnonzero(~pd.Series(codes).duplicated().to_numpy())
        values, results = (rows.frame[name].to_numpy()[firsts].tolist() for name in ("value", "result"))
        abouts, written = rows.abouts[firsts].tolist(), rows.cells[Column.VALUE][firsts].tolist()
        readings = [
            Reading(about, value, Result(result), self._indicators.get(about), cell)
            for about, value, result, cell in zip(abouts, values, results, written, strict=True)
        ]
        return readings, codes

    @cached_property
    def _is_style_shown(self) -> bool:
        return shown_style(one.cell for one in self._readings[0]) is not None

    @cached_property
    def _thresholds(self) -> dict[str, Threshold | None]:
        return {about: self.catalogue.threshold_on(one, self.day) for about, one in self._indicators.items()}

    def _threshold_of(self, one: Reading) -> Threshold | None:
        known = self._thresholds[one.about] if one.indicator else None
        return known if known and known.value is not None else None

    @cached_property
    def _by_place(self) -> dict[str, list[float]]:
        """Give the values of each criterion and indicator, the smallest first."""
        values = self._valued.frame["value"].groupby(self._valued.abouts)
        return {str(about): np.sort(of_place.to_numpy()).tolist() for about, of_place in values}

    def _of_others(self, one: Reading) -> "_Others":
        """Give what the other units of the file have in the same place."""
        values = self._by_place[one.about]
        own = bisect_left(values, one.value)

        def at(place: int) -> float:
            return values[place + (place >= own)]

        count = len(values) - 1
        return _Others(count, (at((count - 1) // 2) + at(count // 2)) / 2 if count else 0.0)

    def _fraction(self, one: Reading) -> _Odd | None:
        if one.has_percent_sign or not 0 < one.value <= 1 or one.indicator is None or one.indicator.measured_in != "%":
            return None
        threshold = self._threshold_of(one)
        limit = threshold.value if threshold else None
        if not self._is_small(one, limit):
            return None
        return _Odd(ConfirmationCode.LOOKS_LIKE_FRACTION, Exact(one.value * 100))

    def _is_small(self, one: Reading, limit: float | None) -> bool:
        """Tell whether a share below one is too small for what it is of."""
        assert one.indicator is not None  # noqa: S101 — asked before
        others = self._of_others(one)
        if others.number > 1 and others.median > 20 * one.value:
            return True
        if one.indicator.direction is Direction.AT_LEAST:
            is_whole = one.value == 1 and one.result is not Result.MET
            return not is_whole and (limit is None or limit > 1)
        return one.indicator.direction is Direction.AT_MOST and limit is not None and 1 < limit >= 100 * one.value

    def _thousands(self, one: Reading) -> _Odd | None:
        usual = self._usual(one)
        other = None
        if usual:
            times = one.value / usual
            if _THOUSANDFOLD[0] <= times <= _THOUSANDFOLD[1]:
                other = one.value / 1000
            elif 1 / _THOUSANDFOLD[1] <= times <= 1 / _THOUSANDFOLD[0] and not _is_better_low(one):
                other = one.value * 1000
        if other is None and self._is_either(one, usual):
            other = one.value * 1000
        return None if other is None else _Odd(ConfirmationCode.LOOKS_LIKE_THOUSANDS, Exact(other))

    def _is_either(self, one: Reading, usual: float | None) -> bool:
        """Tell whether 1.250 was read as 1,25 while nothing in the column says what the point means."""
        if self._is_style_shown or not is_grouping_or_decimals(one.cell) or one.value >= 1000:
            return False
        return not usual or not _NEAR[0] <= one.value / usual <= _NEAR[1]

    def _usual(self, one: Reading) -> float | None:
        """Give about how large the value should be: its threshold (of any year), else what other units have."""
        if one.indicator is not None:
            threshold = self._threshold_of(one) or self._threshold_of_another_year(one.indicator)
            if threshold and threshold.value:
                return threshold.value
        others = self._of_others(one)
        return others.median if others.number else None

    def _threshold_of_another_year(self, indicator: Indicator) -> Threshold | None:
        known = self.catalogue.thresholds
        return next(
            (one for one in known if (one.set_id, one.indicator) == (indicator.set_id, indicator.number) and one.value),
            None,
        )

    def _threshold(self, one: Reading) -> _Odd | None:
        threshold = self._threshold_of(one)
        if threshold is None or one.indicator is None or one.result is Result.NOT_APPLICABLE:
            return None
        gap = gap_to(threshold.value, one.value, one.indicator.direction)
        if gap is None or (gap == 0) == (one.result is Result.MET):
            return None
        code = ConfirmationCode.BELOW_THRESHOLD if gap else ConfirmationCode.ABOVE_THRESHOLD
        return _Odd(code, _threshold_text(threshold))


def _is_better_low(one: Reading) -> bool:
    """Tell whether a value far below its threshold is just a good one."""
    return one.indicator is not None and one.indicator.direction is Direction.AT_MOST


def _threshold_text(threshold: Threshold) -> str | Message:
    if threshold.certainty != TO_BE_CHECKED:
        return threshold.text
    return Message.of(N_("{text} (mức chưa đối chiếu với phụ lục)"), text=threshold.text)
