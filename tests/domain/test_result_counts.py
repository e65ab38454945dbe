"""How many criteria stand how, with nothing, one and several of each."""

import pandas as pd
import pytest

from ntm_dashboard.domain.frames import CriterionStates, empty
from ntm_dashboard.domain.result_counts import AgencyWork, agency_work_of, counts_of
from ntm_dashboard.domain.terms import Status
from tests import meeting


def states(*rows: tuple[str | None, str, str | None, str | None, str | None]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["result", "status", "plan", "dossier_state", "agency"])


MET = ("met", "achieved", None, "complete", "P")
BARE = ("met", "unproven", None, None, "P")
LATE = ("not_met", "late", "late", None, "P")
OPEN = ("not_met", "not_met", "none", None, None)
UNKNOWN = (None, "unknown", None, None, "Q")


@pytest.mark.parametrize(
    ("rows", "counted"),
    [
        ((), (0, 0, 0, 0, 0, 0, 0)),
        ((UNKNOWN,), (1, 0, 0, 1, 0, 0, 0)),
        ((MET,), (1, 1, 0, 0, 0, 0, 0)),
        ((BARE,), (1, 1, 0, 0, 0, 1, 0)),
        ((MET, BARE, LATE, OPEN, UNKNOWN), (5, 2, 2, 1, 1, 1, 1)),
    ],
)
def test_criteria_are_counted(rows, counted):
    counts = counts_of(states(*rows))

    said = (counts.total, counts.met, counts.not_met, counts.unknown, counts.late)
    assert (*said, counts.dossiers_unknown, counts.unplanned) == counted
    assert counts.is_all_known == (bool(rows) and UNKNOWN not in rows)
    assert counts.is_anything_known == any(row != UNKNOWN for row in rows)


def test_what_an_agency_leads_is_counted_by_status():
    work = agency_work_of(states(LATE, OPEN, MET, UNKNOWN), states(LATE))

    assert work == (AgencyWork("P", {Status.LATE: 2}), AgencyWork("", {Status.NOT_MET: 1}))
    assert [(one.total, one.late) for one in work] == [(2, 2), (1, 0)]
    assert agency_work_of(empty(CriterionStates)) == ()


def test_the_counts_of_a_situation_are_those_of_its_tables():
    situation = meeting.april()

    assert situation.commune_counts == counts_of(situation.commune_criteria)
    assert situation.district_counts.met == situation.headline.criteria_met == 4
    unmet = situation.commune_counts.not_met + situation.district_counts.not_met
    assert sum(one.total for one in situation.agency_work) == unmet
