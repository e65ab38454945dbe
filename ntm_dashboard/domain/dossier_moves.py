"""Which step the dossier of each criterion came into last, by the rows that follow dossiers."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ntm_dashboard.domain.columns import NEVER, Arrays, Carried, Days, Ints, days_of, places
from ntm_dashboard.domain.frames import DataFrame, DossierSteps
from ntm_dashboard.domain.terms import DossierState

STATES = tuple(DossierState)


@dataclass(frozen=True)
class Moves:
    """For each cell of units × criteria, unit by unit: the day of the newest step and its place in `STATES`.

    A cell whose dossier nobody followed has neither (NaT and -1). Steps of single indicators say nothing of the
    dossier of their criterion. `row` gives what else the newest row says.
    """

    day: Days
    state: Ints
    row: Carried

    @classmethod
    def of(cls, steps: DataFrame[DossierSteps], units: Sequence[str], numbers: Sequence[str]) -> "Moves":
        """Find the newest row of each criterion of each unit, by code and number."""
        arrays, cells = Arrays(steps), len(units) * len(numbers)
        unit, criterion = places(arrays["unit"], units).astype(np.intp), places(arrays["criterion"], numbers)
        is_own = (unit >= 0) & (criterion >= 0) & (arrays["indicator"] == "")
        day = days_of(arrays["moved_on"])
        ordered = np.argsort(day, kind="stable")
        ordered = ordered[np.asarray(is_own, dtype=bool)[ordered]]
        newest = np.full(cells, -1, dtype=np.intp)
        newest[unit[ordered] * len(numbers) + criterion[ordered]] = ordered
        state = places(arrays["dossier_state"], STATES)
        return cls(np.append(day, NEVER)[newest], np.append(state, -1)[newest], Carried(arrays, newest))
