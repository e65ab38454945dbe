"""Values that cannot well be what was meant: beside their threshold, their unit, and the same value of other units.

Nothing here needs the published record: it is found when a file is checked, and only then.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from ntm_dashboard.domain.catalogue import TO_BE_CHECKED, Catalogue, Indicator, Threshold
from ntm_dashboard.domain.indicators import gap_to
from ntm_dashboard.domain.terms import Direction, Level, Result
from ntm_dashboard.i18n import N_, Exact, Figure, Message
from ntm_dashboard.intake.cells.numbers import is_grouping_or_decimals, shown_style
from ntm_dashboard.intake.contract import Column
from ntm_dashboard.intake.grid import Cell
from ntm_dashboard.intake.outcome.codes import ConfirmationCode
from ntm_dashboard.intake.rows.entries import Entry
from ntm_dashboard.intake.verdict.grouping import Doubt

_THOUSANDFOLD = (250, 4000)
"""How many times the usual a value is that lost or gained a thousand."""
_NEAR = (1 / 30, 30)


@dataclass(frozen=True)
class Reading:
    """A row with a value, beside the indicator that the value is of: its own, or the only one of the criterion."""

    entry: Entry
    value: float
    result: Result
    indicator: Indicator | None
    cell: Cell

    @property
    def unit(self) -> str:
        """Give the code of its unit."""
        return self.entry.key[0]

    @property
    def has_percent_sign(self) -> bool:
        """Tell whether the file itself says that the number is a percentage."""
        return self.cell.is_percent or "%" in self.cell.text


class _Others(NamedTuple):
    """How many other units have a value in the same place, and the median of theirs."""

    count: int
    median: float


@dataclass(frozen=True)
class Plausibility:
    """The values of one report."""

    entries: tuple[Entry, ...]
    level: Level
    day: date
    catalogue: Catalogue

    def doubts(self) -> Iterator[Doubt]:
        """Give at most one doubt a value: the one that explains it best."""
        for one in self._readings:
            found = self._fraction(one) or self._thousands(one) or self._threshold(one)
            if found is not None:
                yield found

    @cached_property
    def _indicators(self) -> dict[str, Indicator]:
        """Give the indicators by number, and under the number of a criterion the only one that it has."""
        known = self.catalogue.indicators_on(self.level, self.day)
        of_criterion = [one.criterion for one in known]
        sole = {one.criterion: one for one in known if of_criterion.count(one.criterion) == 1}
        return {**sole, **{one.number: one for one in known}}

    @cached_property
    def _readings(self) -> tuple[Reading, ...]:
        return tuple(
            Reading(
                entry,
                float(str(entry.frame["value"])),
                Result(str(entry.frame["result"])),
                self._indicators.get(entry.about),
                entry.cells.get(Column.VALUE, Cell()),
            )
            for entry in self.entries
            if entry.frame.get("value") is not None
        )

    @cached_property
    def _is_style_shown(self) -> bool:
        return shown_style(one.cell for one in self._readings) is not None

    def _threshold_of(self, one: Reading) -> Threshold | None:
        known = self.catalogue.threshold_on(one.indicator, self.day) if one.indicator else None
        return known if known and known.value is not None else None

    @cached_property
    def _by_place(self) -> dict[tuple[str, ...], list[float]]:
        """Give the values of each criterion and indicator, the smallest first."""
        values: dict[tuple[str, ...], list[float]] = {}
        for one in self._readings:
            values.setdefault(one.entry.key[1:], []).append(one.value)
        return {place: sorted(of_place) for place, of_place in values.items()}

    def _of_others(self, one: Reading) -> "_Others":
        """Give what the other units of the file have in the same place."""
        values = self._by_place[one.entry.key[1:]]
        own = bisect_left(values, one.value)

        def at(place: int) -> float:
            return values[place + (place >= own)]

        count = len(values) - 1
        return _Others(count, (at((count - 1) // 2) + at(count // 2)) / 2 if count else 0.0)

    def _fraction(self, one: Reading) -> Doubt | None:
        if one.has_percent_sign or not 0 < one.value <= 1 or one.indicator is None or one.indicator.measured_in != "%":
            return None
        threshold = self._threshold_of(one)
        limit = threshold.value if threshold else None
        if not self._is_small(one, limit):
            return None
        return _doubt(ConfirmationCode.LOOKS_LIKE_FRACTION, one, Exact(one.value * 100))

    def _is_small(self, one: Reading, limit: float | None) -> bool:
        """Tell whether a share below one is too small for what it is of."""
        assert one.indicator is not None  # noqa: S101 — asked before
        others = self._of_others(one)
        if others.count > 1 and others.median > 20 * one.value:
            return True
        if one.indicator.direction is Direction.AT_LEAST:
            is_whole = one.value == 1 and one.result is not Result.MET
            return not is_whole and (limit is None or limit > 1)
        return one.indicator.direction is Direction.AT_MOST and limit is not None and 1 < limit >= 100 * one.value

    def _thousands(self, one: Reading) -> Doubt | None:
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
        return None if other is None else _doubt(ConfirmationCode.LOOKS_LIKE_THOUSANDS, one, Exact(other))

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
        return others.median if others.count else None

    def _threshold_of_another_year(self, indicator: Indicator) -> Threshold | None:
        known = self.catalogue.thresholds
        return next(
            (one for one in known if (one.set_id, one.indicator) == (indicator.set_id, indicator.number) and one.value),
            None,
        )

    def _threshold(self, one: Reading) -> Doubt | None:
        threshold = self._threshold_of(one)
        if threshold is None or one.indicator is None or one.result is Result.NOT_APPLICABLE:
            return None
        gap = gap_to(threshold.value, one.value, one.indicator.direction)
        if gap is None or (gap == 0) == (one.result is Result.MET):
            return None
        code = ConfirmationCode.BELOW_THRESHOLD if gap else ConfirmationCode.ABOVE_THRESHOLD
        return _doubt(code, one, _threshold_text(threshold))


def _is_better_low(one: Reading) -> bool:
    """Tell whether a value far below its threshold is just a good one."""
    return one.indicator is not None and one.indicator.direction is Direction.AT_MOST


def _doubt(code: ConfirmationCode, one: Reading, expected: Figure) -> Doubt:
    entry = one.entry
    return Doubt(code, entry.row, entry.unit_name, entry.about, Exact(one.value), expected)


def _threshold_text(threshold: Threshold) -> str | Message:
    if threshold.certainty != TO_BE_CHECKED:
        return threshold.text
    return Message.of(N_("{text} (mức chưa đối chiếu với phụ lục)"), text=threshold.text)
