"""The published results as columns of numbers, coded once a record."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from ntm_dashboard.domain.catalogue import Validity
from ntm_dashboard.domain.columns import Arrays, Days, Flags, Ints, coded, days_of, places, places_of
from ntm_dashboard.domain.frames import Assessments, DataFrame
from ntm_dashboard.domain.terms import Certainty, Level, Result

CERTAINTIES = tuple(Certainty)
RESULTS = tuple(Result)
MET, NOT_MET, NOT_APPLICABLE = (RESULTS.index(one) for one in (Result.MET, Result.NOT_MET, Result.NOT_APPLICABLE))
WHOLE = ""
"""The indicator of a row that speaks of the criterion as a whole."""


@dataclass(frozen=True)
class Reported:
    """Rows of a table of results, oldest first: which unit, which number, when, what. `row` is the place in the table.

    `unit` and `number` are places in `units` and in `numbers`, which holds pairs of criterion and indicator.
    """

    arrays: Arrays
    units: tuple[str, ...]
    numbers: tuple[tuple[str, str], ...]
    level: Ints
    unit: Ints
    number: Ints
    period: Days
    result: Ints
    certainty: Ints
    row: Ints

    @classmethod
    def of(cls, table: DataFrame[Assessments]) -> "Reported":
        """Code a table of results."""
        arrays = Arrays(table)
        unit, units = coded(arrays["unit"])
        criterion, criteria = coded(arrays["criterion"])
        indicator, indicators = coded(arrays["indicator"])
        pair = criterion * max(len(indicators), 1) + indicator
        found = np.flatnonzero(np.bincount(pair)) if len(pair) else pair
        place = np.zeros(len(criteria) * len(indicators), dtype=np.intp)
        place[found] = np.arange(len(found))
        numbers = [(criteria[one // len(indicators)], indicators[one % len(indicators)]) for one in found.tolist()]
        whole = cls(
            arrays,
            tuple(units),
            tuple(numbers),
            places(arrays["level"], list(Level)),
            unit,
            place[pair],
            days_of(arrays["period"]),
            places(arrays["result"], RESULTS),
            places(arrays["certainty"], CERTAINTIES),
            np.arange(len(table)),
        )
        return whole._in_order_of_time()

    def _in_order_of_time(self) -> "Reported":
        if (self.period[1:] >= self.period[:-1]).all():
            return self
        return self.at(np.argsort(self.period, kind="stable"))

    def where(self, wanted: Flags) -> "Reported":
        """Keep some of the rows."""
        return self if wanted.all() else self.at(np.flatnonzero(wanted))

    def at(self, at: Ints) -> "Reported":
        """Give some of the rows by their places."""
        columns = {
            name: getattr(self, name)[at]
            for name in ("level", "unit", "number", "period", "result", "certainty", "row")
        }
        return replace(self, **columns)

    def of_level(self, level: Level) -> Flags:
        """Tell of each row whether it is of a level."""
        return self.level == list(Level).index(level)

    def made_under(self, level: Level, validity: Validity | None, until: date) -> "Reported":
        """Keep what was reported on a level until a day, under the set of that validity; None is no set."""
        if validity is None:
            return self.at(np.arange(0))
        wanted = self.of_level(level) & (self.period <= np.datetime64(until, "D"))
        if validity.valid_from is not None:
            wanted &= self.period >= np.datetime64(validity.valid_from, "D")
        if validity.valid_to is not None:
            wanted &= self.period <= np.datetime64(validity.valid_to, "D")
        return self.where(wanted)

    def placed(self, units: Sequence[str]) -> Ints:
        """Give the place of each row's unit in a list."""
        return places_of(self.units, units)[self.unit]

    def criterion_places(self, criteria: Sequence[str]) -> Ints:
        """Give the place of each row's criterion in a list."""
        return places_of([criterion for criterion, _indicator in self.numbers], criteria)[self.number]

    def indicator_places(self, indicators: Sequence[str]) -> Ints:
        """Give the place of each row's indicator in a list."""
        return places_of([indicator for _criterion, indicator in self.numbers], indicators)[self.number]

    def cells_of(self, keys: Sequence[tuple[str, str]]) -> Ints:
        """Give the place of each row's unit and criterion in a list of both."""
        units, criteria = list({unit: 0 for unit, _criterion in keys}), list({number: 0 for _unit, number in keys})
        place = np.full((len(units) + 1, len(criteria) + 1), -1)
        unit = places_of([unit for unit, _criterion in keys], units)[:-1]
        place[unit, places_of([number for _unit, number in keys], criteria)[:-1]] = np.arange(len(keys))
        return place[self.placed(units), self.criterion_places(criteria)]

    @property
    def is_whole(self) -> Flags:
        """Tell of each row whether it speaks of a criterion as a whole."""
        return np.array([*(indicator == WHOLE for _criterion, indicator in self.numbers), False])[self.number]

    def newest_rows(self) -> Ints:
        """Give which rows are the newest of their unit and number, the oldest first."""
        last = np.full(len(self.units) * len(self.numbers), -1)
        last[self.unit * len(self.numbers) + self.number] = np.arange(len(self.unit))
        return np.sort(last[last >= 0])
