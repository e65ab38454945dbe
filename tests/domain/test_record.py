"""Which day a record is shown on when nobody chose one."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from ntm_dashboard.domain.assess import situation_of
from ntm_dashboard.domain.frames import Counts, RoadmapSteps, checked
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.terms import ReportKind

APRIL = date(2023, 4, 12)
COURSE = "2022-04-07 communes_standard 12 | 2023-04-12 communes_standard 12 | 2023-12-20 communes_standard 15"


@pytest.fixture
def loaded(make_record) -> Record:
    return make_record(counted=COURSE)


def published(record: Record, day: str) -> Record:
    """Put a count on a record as its second revision."""
    row = record.counts.iloc[:1].assign(day=day, revision=2)
    return replace(record, revision=2, counts=checked(Counts, pd.concat([record.counts, row])))


def test_newest_day_is_the_last_that_anything_describes(loaded):
    assert loaded.newest_day() == date(2023, 12, 20)
    assert Record.empty().newest_day(opens_on=APRIL) is None


def test_what_was_loaded_counts_no_further_than_the_opening_day(loaded):
    assert loaded.newest_day(opens_on=APRIL, loaded=1) == APRIL
    assert loaded.newest_day(opens_on=date(2023, 4, 11), loaded=1) == date(2022, 4, 7)
    assert loaded.newest_day(opens_on=date(2022, 1, 1), loaded=1) == date(2023, 12, 20)


@pytest.mark.parametrize(
    ("day", "shown"), [("2023-04-30", date(2023, 4, 30)), ("2023-01-31", APRIL), ("2024-04-08", date(2024, 4, 8))]
)
def test_what_people_published_counts_whatever_the_opening_day(loaded, day, shown):
    assert published(loaded, day).newest_day(opens_on=APRIL, loaded=1) == shown


@pytest.mark.parametrize(
    ("certainty", "as_of", "kinds"),
    [
        ("illustrative", APRIL, (ReportKind.ROADMAP,)),
        ("illustrative", date(2023, 3, 31), ()),
        ("reported", APRIL, ()),
    ],
)
def test_an_invented_roadmap_is_named_from_the_day_on_which_it_was_set(loaded, catalogue, certainty, as_of, kinds):
    step = {"unit": "29464", "criterion": "5", "indicator": "", "step": "", "set_on": "2023-04-01"}
    origin = {"source": None, "certainty": certainty, "revision": 1, "file": "lo_trinh.csv", "row": 2}
    rows = pd.DataFrame([{**step, **origin, "planned_on": "2023-06-30", "agency": None, "done_on": None, "note": None}])
    record = replace(loaded, roadmap=checked(RoadmapSteps, rows))

    assert record.until(as_of).invented_follow_up() == kinds
    assert record.without_illustrative().invented_follow_up() == ()
    known = situation_of(record, catalogue, as_of=as_of).provenance.illustrative_kinds
    assert (ReportKind.ROADMAP in known) == bool(kinds)
