"""How many criteria stand how: counted here once for every view."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

import pandas as pd

from ntm_dashboard.domain.terms import Plan, Result, Status


@dataclass(frozen=True)
class ResultCounts:
    """How many of some criteria are met, not met, unknown, late; `total` counts all of them.

    `dossiers_unknown` are met ones of whose dossier nothing is known, `unplanned` unmet ones without a planned date.
    """

    total: int
    met: int
    not_met: int
    unknown: int
    late: int
    dossiers_unknown: int
    unplanned: int

    @property
    def is_all_known(self) -> bool:
        """Tell whether there are criteria and something is known of each."""
        return self.total > 0 and self.unknown == 0

    @property
    def is_anything_known(self) -> bool:
        """Tell whether anything is known of any."""
        return self.unknown < self.total


def counts_of(states: pd.DataFrame) -> ResultCounts:
    """Count rows of `CriterionStates`."""
    return _counted(zip(*(states[name].tolist() for name in _COUNTED), strict=True))


def counts_of_rows(rows: Iterable[Any]) -> ResultCounts:
    """Count rows of `CriterionStates` that were taken out of their table."""
    return _counted(map(_counted_of, rows))


_COUNTED = ("result", "status", "dossier_state", "plan")
_counted_of = attrgetter(*_COUNTED)


def _counted(rows: Iterable[tuple[object, ...]]) -> ResultCounts:
    """Count each kind of row once: of a few rows columns would cost many times as much, and many are of few kinds."""
    found = Counter[str]()
    for (result, status, dossier, plan), count in Counter(rows).items():
        is_met = result == Result.MET
        found["total"] += count
        found["met"] += count * is_met
        found["not_met"] += count * (result == Result.NOT_MET)
        found["unknown"] += count * (not isinstance(result, str))
        found["late"] += count * (status == Status.LATE)
        found["dossiers_unknown"] += count * (is_met and not isinstance(dossier, str))
        found["unplanned"] += count * (plan == Plan.NONE)
    return ResultCounts(**{one.name: found[one.name] for one in fields(ResultCounts)})


@dataclass(frozen=True)
class AgencyWork:
    """What an agency leads that is not met, by status; `agency` is its code, or what a row names, "" for none."""

    agency: str
    by_status: Mapping[Status, int]

    @property
    def total(self) -> int:
        """Count all of it."""
        return sum(self.by_status.values())

    @property
    def late(self) -> int:
        """Count what is late."""
        return self.by_status.get(Status.LATE, 0)


def agency_work_of(*states: pd.DataFrame) -> tuple[AgencyWork, ...]:
    """Give for each agency that leads unmet criteria how many stand how, in no order."""
    found: dict[str, Counter[Status]] = {}
    for rows in states:
        unmet = rows[rows["result"] == Result.NOT_MET]
        for agency, status in zip(unmet["agency"].fillna(""), unmet["status"], strict=True):
            found.setdefault(str(agency), Counter())[Status(status)] += 1
    return tuple(AgencyWork(agency, dict(counts)) for agency, counts in found.items())
