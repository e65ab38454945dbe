"""The recognition ladder: which titles a unit holds on a day. Decision 18/2022/QĐ-TTg; titles need a decision."""

from collections.abc import Iterable

import numpy as np

from ntm_dashboard.domain.catalogue import Unit
from ntm_dashboard.domain.columns import Carried, made
from ntm_dashboard.domain.frames import DataFrame, LadderSteps, Recognitions
from ntm_dashboard.domain.terms import Title
from ntm_dashboard.domain.titles import RANK, TITLES, Titles


def rank(title: str | None) -> int:
    """Give the rung of a title: 0 without one, 1 completed the task, 2 standard, 3 advanced, 4 model."""
    return RANK.get(Title(title), 0) if isinstance(title, str) else 0


def is_recognised(title: str | None) -> bool:
    """Tell whether a title rests on a decision of recognition."""
    return rank(title) >= RANK[Title.STANDARD]


def in_force(recognitions: DataFrame[Recognitions]) -> DataFrame[Recognitions]:
    """Leave out what was revoked, and the revocations themselves: what a unit still holds."""
    return recognitions[Titles.of(recognitions).is_held()]


def ladder_steps(titles: Titles, units: Iterable[Unit]) -> DataFrame[LadderSteps]:
    """Give every title that the units hold, the oldest first; of two rows for a title the earlier and truer stands."""
    at = np.flatnonzero(titles.is_held() & titles.is_of(unit.code for unit in units))
    at = at[np.lexsort((titles.rung[at], titles.trust[at], titles.day[at]))]
    _keys, firsts = np.unique(titles.unit[at] * len(TITLES) + titles.title[at], return_index=True)
    row = Carried(titles.arrays, at[np.sort(firsts)])
    plain = {name: row.array(name) for name in LadderSteps.names() if name != "revision"}
    return made(LadderSteps, {**plain, "revision": titles.arrays["revision"].to_numpy()[row.rows]})
