"""The recognition ladder: which titles a unit holds on a day. Decision 18/2022/QĐ-TTg; titles need a decision."""

from collections.abc import Iterable

import numpy as np

from ntm_dashboard.domain.catalogue import Unit
from ntm_dashboard.domain.columns import Carried, made
from ntm_dashboard.domain.frames import DataFrame, LadderSteps
from ntm_dashboard.domain.titles import TITLES, Titles


def ladder_steps(titles: Titles, units: Iterable[Unit]) -> DataFrame[LadderSteps]:
    """Give every title that the units hold, the oldest first; of two rows for a title the earlier and truer stands."""
    at = np.flatnonzero(titles.is_held() & titles.is_of(unit.code for unit in units))
    at = at[np.lexsort((titles.rung[at], titles.trust[at], titles.day[at]))]
    _keys, firsts = np.unique(titles.unit[at] * len(TITLES) + titles.title[at], return_index=True)
    row = Carried(titles.arrays, at[np.sort(firsts)])
    plain = {name: row.array(name) for name in LadderSteps.names() if name != "revision"}
    return made(LadderSteps, {**plain, "revision": titles.arrays["revision"].to_numpy()[row.rows]})
