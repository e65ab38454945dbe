"""How many rows of the follow-up are known: kinds without a row are named too, without a day."""

from datetime import date

from ntm_dashboard.domain.follow_up.counted import follow_up_counts
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.terms import FOLLOW_UP, Certainty, ReportKind
from tests.follow_up import with_rows


def test_rows_are_counted_by_how_true_they_are_and_their_newest_day_is_given():
    steps = [{"set_on": date(2023, 1, 5)}, {"certainty": "illustrative"}, {"step": "a", "certainty": "illustrative"}]
    record = with_rows(Record.empty(), ReportKind.ROADMAP, *steps)

    found = {one.kind: one for one in follow_up_counts(record)}

    assert tuple(found) == FOLLOW_UP
    roadmap = found[ReportKind.ROADMAP]
    assert (roadmap.total, roadmap.newest) == (3, date(2023, 3, 15))
    assert roadmap.rows == {
        Certainty.DOCUMENTED: 0,
        Certainty.DERIVED: 0,
        Certainty.REPORTED: 1,
        Certainty.ILLUSTRATIVE: 2,
    }
    assert {(one.total, one.newest) for kind, one in found.items() if kind is not ReportKind.ROADMAP} == {(0, None)}
