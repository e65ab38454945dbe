"""The day promised for a criterion is the newest of reports and roadmap, as a table of cases; both ways agree."""

from datetime import date

import pandas as pd
import pytest

from ntm_dashboard.domain.assess import situation_of
from ntm_dashboard.domain.follow_up.roadmap import roadmap_of
from tests.domain.follow_up.planned import with_roadmap

DAY = date(2023, 6, 30)


@pytest.fixture
def situation(make_record, catalogue):
    """Work out a day from short texts of reports and of the roadmap."""

    def make(assessed, planned, *, as_of=DAY, recognised=""):
        record = make_record(targeted="2023-12-31 district_recognised 1", assessed=assessed, recognised=recognised)
        known = with_roadmap(record, planned).until(as_of)
        return situation_of(known, catalogue, as_of=as_of), roadmap_of(
            known, catalogue, situation_of(known, catalogue, as_of=as_of)
        )

    return make


REPORT = "2023-05-31 A 1 not_met plan=2023-09-30"


@pytest.mark.parametrize(
    ("assessed", "planned", "day", "plan", "status"),
    [
        pytest.param(REPORT, "", "2023-09-30", "in_time", "working", id="the report alone"),
        pytest.param(
            "2023-05-31 A 1 not_met", "2023-01-31 A 1 2023-09-30", "2023-09-30", "in_time", "working", id="roadmap"
        ),
        pytest.param(REPORT, "2023-06-15 A 1 2023-11-30", "2023-11-30", "in_time", "working", id="moved since"),
        pytest.param(
            REPORT, "2023-06-15 A 1 2024-03-31", "2024-03-31", "beyond_target", "not_met", id="beyond the target"
        ),
        pytest.param(REPORT, "2023-06-15 A 1 2023-06-29", "2023-06-29", "late", "late", id="moved earlier, passed"),
        pytest.param(REPORT, "2023-01-31 A 1 2023-04-30", "2023-09-30", "in_time", "working", id="moved by the report"),
        pytest.param(
            f"2023-03-31 A 1 not_met plan=2023-09-30 | {REPORT}",
            "2023-04-15 A 1 2023-11-30",
            "2023-11-30",
            "in_time",
            "working",
            id="a report that copies the former day moves nothing",
        ),
        pytest.param(
            REPORT, "2023-05-31 A 1 2023-10-31", "2023-10-31", "in_time", "working", id="on the day of the report"
        ),
        pytest.param(
            REPORT, "2023-06-15 A 1 2023-11-30 step=Lập_hồ_sơ", "2023-09-30", "in_time", "working", id="a step"
        ),
        pytest.param(
            REPORT, "2023-06-15 A 2 2023-11-30", "2023-09-30", "in_time", "working", id="of another criterion"
        ),
        pytest.param(REPORT, "2023-06-15 B 1 2023-11-30", "2023-09-30", "in_time", "working", id="of another unit"),
        pytest.param(
            "2023-03-31 A 1 met | 2023-05-31 A 1 not_met",
            "2023-01-31 A 1 2023-03-31",
            None,
            "none",
            "not_met",
            id="promised before it was met, then lost",
        ),
        pytest.param(
            "2023-04-30 A 1 not_met",
            "2023-01-31 A 1 2023-05-31 done=2023-05-20",
            "2023-05-31",
            "unreported",
            "not_met",
            id="done by the roadmap, not yet reported",
        ),
    ],
)
def test_the_newest_promise_stands(situation, assessed, planned, day, plan, status):
    found, _roadmap = situation(assessed, planned)

    row = found.commune_criteria.set_index(["unit", "criterion"]).loc[("A", "1")]
    assert (None if pd.isna(row["planned_on"]) else str(row["planned_on"].date())) == day
    assert (row["plan"], row["status"]) == (plan, status)


@pytest.mark.parametrize(
    "planned",
    [
        "2023-06-15 A 1 2023-11-30",
        "2023-01-31 A 1 2023-04-30",
        "2023-05-31 A 1 2023-10-31",
        "2023-01-31 A 1 2023-04-30 | 2023-06-01 A 1 2023-08-31 | 2023-06-15 A 1 2023-12-31",
        "2023-06-15 849 1 2023-11-30",
    ],
)
def test_reports_and_roadmap_lead_to_the_day_that_the_roadmap_gives(situation, planned):
    found, roadmap = situation(f"{REPORT} | 2023-05-31 849 1 not_met plan=2023-09-30", planned)

    items = {(row.unit, row.criterion): row.planned_on for row in roadmap.itertuples()}
    assert {(row.unit, row.criterion): row.planned_on for row in found.commitments.itertuples()} == items


def test_a_day_of_the_district_without_a_unit_is_the_districts(situation):
    found, _roadmap = situation("2023-05-31 849 1 not_met", "2023-06-15 - 1 2023-11-30")

    assert [str(one.date()) for one in found.commitments["planned_on"]] == ["2023-11-30"]


def test_on_a_day_before_it_was_set_a_promise_is_not_known(situation):
    found, _roadmap = situation(REPORT, "2023-06-15 A 1 2023-11-30", as_of=date(2023, 6, 14))

    assert [str(one.date()) for one in found.commitments["planned_on"]] == ["2023-09-30"]


def test_what_was_promised_before_the_unit_was_recognised_is_not_asked_any_more(situation):
    found, _roadmap = situation(REPORT, "2023-06-01 A 1 2023-11-30", recognised="2023-06-15 A standard")

    assert found.commitments.empty
