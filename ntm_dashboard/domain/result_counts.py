"""How many criteria stand how: counted here once for every view."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

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
    result, status, dossier = states["result"], states["status"], states["dossier_state"]
    is_met = result == Result.MET
    return ResultCounts(
        total=len(states),
        met=int(is_met.sum()),
        not_met=int((result == Result.NOT_MET).sum()),
        unknown=int(result.isna().sum()),
        late=int((status == Status.LATE).sum()),
        dossiers_unknown=int((is_met & dossier.isna()).sum()),
        unplanned=int((states["plan"] == Plan.NONE).sum()),
    )


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
