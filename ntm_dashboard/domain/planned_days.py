"""Which day is promised for each criterion as a whole, by the rows of the roadmap beside the reports.

The rules are those of the roadmap (`follow_up/roadmap.py`): the newest promise stands, that of a report only where it
names another day than was promised before; what was promised before a criterion was last met counts no more.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ntm_dashboard.domain.catalogue import Validity
from ntm_dashboard.domain.columns import NEVER, Arrays, Carried, Days, Flags, Ints, days_of, places
from ntm_dashboard.domain.frames import DataFrame, RoadmapSteps


@dataclass(frozen=True)
class Promises:
    """For each cell of units × criteria, unit by unit: the newest row of the roadmap with a planned day.

    `set_on` and `planned_on` are NaT where nobody promised anything there. `done_on` is the newest day on which a row
    says that the criterion was done. `row` gives what else the newest row says. `told` are all promises, as (cell, day
    on which it was set, planned day).
    """

    set_on: Days
    planned_on: Days
    done_on: Days
    row: Carried
    told: tuple[Ints, Days, Days]

    @classmethod
    def of(
        cls, steps: DataFrame[RoadmapSteps], units: Sequence[str], numbers: Sequence[str], validity: Validity | None
    ) -> "Promises":
        """Find the promises for the criteria of each unit, by code and number, that were made under a set.

        A row without a unit is of the district, which stands alone among the units then.
        """
        arrays, cells = Arrays(steps), len(units) * len(numbers)
        unit = places(arrays["unit"], units).astype(np.intp)
        if len(units) == 1:
            unit = np.where(np.asarray(arrays["unit"] == "", dtype=bool), 0, unit)
        criterion, set_on = places(arrays["criterion"], numbers), days_of(arrays["set_on"])
        is_whole = np.asarray((arrays["indicator"] == "") & (arrays["step"] == ""), dtype=bool)
        is_own = (unit >= 0) & (criterion >= 0) & is_whole & _made_under(set_on, validity)
        ordered = np.argsort(set_on, kind="stable")
        ordered = ordered[is_own[ordered]]
        cell = unit * len(numbers) + criterion
        planned, done = days_of(arrays["planned_on"]), days_of(arrays["done_on"])
        promised, finished = ordered[~np.isnat(planned[ordered])], ordered[~np.isnat(done[ordered])]
        newest = np.full(cells, -1, dtype=np.intp)
        newest[cell[promised]] = promised
        done_on = np.full(cells, NEVER)
        done_on[cell[finished]] = done[finished]
        told = (cell[promised], set_on[promised], planned[promised])
        return cls(
            np.append(set_on, NEVER)[newest], np.append(planned, NEVER)[newest], done_on, Carried(arrays, newest), told
        )

    def is_repeated(self, cells: Ints, said: Days, day: Days, earlier: tuple[Ints, Days, Days]) -> Flags:
        """Tell of the planned days `said` by reports of a `day` whether the same day was promised before.

        `earlier` are the planned days of all reports, as (cell, day of the report, planned day).
        """
        parts = [np.concatenate(one) for one in zip(self.told, earlier, strict=True)]
        return np.array(
            [
                ((parts[0] == cell) & (parts[1] < of) & (parts[2] == planned)).any()
                for cell, planned, of in zip(cells, said, day, strict=True)
            ],
            dtype=bool,
        )


def _made_under(set_on: Days, validity: Validity | None) -> Flags:
    """Tell which promises were made under a set: a number of another set meant another criterion."""
    kept = np.full(len(set_on), validity is not None)
    if validity is not None and validity.valid_from is not None:
        kept &= set_on >= np.datetime64(validity.valid_from, "D")
    if validity is not None and validity.valid_to is not None:
        kept &= set_on <= np.datetime64(validity.valid_to, "D")
    return kept
