"""The published titles as columns of numbers, coded once a record: who holds which rung on any day.

"Completed the task" (hoàn thành nhiệm vụ) is a state before the decision; it is never counted as recognised.
A revocation (thu hồi) ends the titles that count from its day or an earlier one; a later decision gives a new title.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from ntm_dashboard.domain.columns import NEVER, Arrays, Days, Flags, Ints, coded, days_of, places, places_of
from ntm_dashboard.domain.frames import DataFrame, Recognitions
from ntm_dashboard.domain.terms import Certainty, Title

TITLES = tuple(Title)
RANK = {
    Title.COMPLETED_TASK: 1,
    Title.CIVILISED_TOWN: 2,
    Title.STANDARD: 2,
    Title.ADVANCED: 3,
    Title.MODEL: 4,
}
ENDS_FROM = {
    Title.REVOKED: RANK[Title.COMPLETED_TASK],
    Title.REVOKED_ADVANCED: RANK[Title.ADVANCED],
    Title.REVOKED_MODEL: RANK[Title.MODEL],
}
"""The lowest rung that a revocation ends."""
_RUNGS = np.array([RANK.get(title, 0) for title in TITLES])
_ENDS_FROM = np.array([ENDS_FROM.get(title, 0) for title in TITLES])


@dataclass(frozen=True)
class Titles:
    """Rows of a table of titles: whose, which, from when on, how certain; the certainty 0 is the best.

    `unit` are places in `units`, `title` in `TITLES`. `rung` is 0 for a revocation; `ended` is the day on which a title
    was revoked.
    """

    arrays: Arrays
    units: tuple[str, ...]
    unit: Ints
    title: Ints
    rung: Ints
    trust: Ints
    day: Days
    decided: Days
    ended: Days

    @classmethod
    def of(cls, table: DataFrame[Recognitions]) -> "Titles":
        """Code a table of titles."""
        arrays = Arrays(table)
        unit, units = coded(arrays["unit"])
        title, day = places(arrays["title"], TITLES), days_of(arrays["effective_on"])
        trust, decided = places(arrays["certainty"], list(Certainty)), days_of(arrays["decided_on"])
        rung = _RUNGS[title]
        return cls(arrays, tuple(units), unit, title, rung, trust, day, decided, _ended(unit, title, rung, day))

    @property
    def is_revocation(self) -> Flags:
        """Tell of each row whether it ends titles."""
        return _ENDS_FROM[self.title] > 0

    def is_known(self, until: date) -> Flags:
        """Tell of each row whether it is of a day or one before it."""
        return self.day <= np.datetime64(until, "D")

    def is_held(self, until: date | None = None) -> Flags:
        """Tell of each row whether its title is in force on a day; without one, after all that is known."""
        if until is None:
            return ~self.is_revocation & np.isnat(self.ended)
        return ~self.is_revocation & self.is_known(until) & ~(self.ended <= np.datetime64(until, "D"))

    def is_of(self, codes: Iterable[str]) -> Flags:
        """Tell of each row whether its unit is one of those."""
        return np.array([*map(set(codes).__contains__, self.units), False])[self.unit]

    def top_rungs(self, rows: Flags) -> Ints:
        """Give the highest rung of each unit among some rows, 0 without one."""
        top = np.zeros(len(self.units), dtype=np.intp)
        np.maximum.at(top, self.unit[rows], self.rung[rows])
        return top

    def standing(self, units: Sequence[str]) -> tuple[Ints, Days]:
        """Give for each unit of a list the row of the highest title that it holds, and since when it holds that.

        Where several rows state that title, the one that a document backs best is taken, of those the earliest: a date
        that is only illustrative does not become documented.
        """
        held = self.is_held()
        at = np.flatnonzero(held & (self.rung == self.top_rungs(held)[self.unit]))
        truest = at[np.lexsort((self.day[at], self.trust[at]))]
        return self._first_of(units, truest, truest, -1), self._first_of(units, truest, self.day[truest], NEVER)

    def last_revocations(self, units: Sequence[str]) -> Ints:
        """Give for each unit of a list the row of the newest revocation of its titles, -1 where nothing was revoked."""
        at = np.flatnonzero(self.is_revocation)
        newest = at[np.argsort(self.day[at], kind="stable")][::-1]
        return self._first_of(units, newest, newest, -1)

    def last_recognised(self) -> dict[str, date]:
        """Give for each recognised unit the newest day for which a document or report says that it is recognised."""
        at = np.flatnonzero(self.is_held() & (self.rung >= RANK[Title.STANDARD]))
        newest = at[np.argsort(self.day[at])][::-1]
        days = self._first_of(self.units, newest, self.day[newest], NEVER)
        return {unit: day for unit, day in zip(self.units, days.tolist(), strict=True) if day is not None}

    def first_recognition(self, unit: str, until: date) -> int | None:
        """Give the row by which a unit was first recognised: one with a decision, the truest, the earliest.

        None while it only completed the task.
        """
        rows = np.flatnonzero(self.is_of([unit]) & self.is_held(until) & (self.rung >= RANK[Title.STANDARD]))
        if not len(rows):
            return None
        is_bare = self.arrays["decision"].isna()[rows]
        return int(rows[np.lexsort((self.day[rows], self.trust[rows], is_bare))[0]])

    def decision_day(self, row: int) -> date:
        """Give the day of the decision of a title, else the day that the source speaks of."""
        decided: date | None = self.decided[row].item()
        return decided or self.day[row].item()

    def count_holding(self, rows: Flags, title: Title, until: date) -> int:
        """Count the units of some rows that hold a title or a higher one; "completed the task" is held alone."""
        top = self.top_rungs(rows & self.is_held(until))
        return int((top == RANK[title]).sum() if title is Title.COMPLETED_TASK else (top >= RANK[title]).sum())

    def _first_of(self, units: Sequence[str], rows: Ints, values: Any, missing: Any) -> Any:
        """Give for each unit of a list the first of the values that stand beside rows."""
        found = np.full(len(self.units) + 1, missing)
        found[self.unit[rows[::-1]]] = values[::-1]
        return found[places_of(units, self.units)[:-1]]


def _ended(unit: Ints, title: Ints, rung: Ints, day: Days) -> Days:
    """Give for each title the day of the first revocation that ends it."""
    ended = np.full(len(unit), NEVER)
    revocations = np.flatnonzero(_ENDS_FROM[title] > 0)
    for one in revocations[np.argsort(day[revocations], kind="stable")][::-1].tolist():
        ended[(unit == unit[one]) & (day <= day[one]) & (rung >= _ENDS_FROM[title[one]])] = day[one]
    return ended
