"""How a conclusion stands on a day: a table in the words of the glossary."""

from datetime import date

import pandas as pd
import pytest

from ntm_dashboard.domain.follow_up.conclusions import (
    ConclusionState,
    ConclusionStates,
    concluded_on,
    conclusion_states,
    next_ordinal,
)
from ntm_dashboard.domain.frames import Conclusions, checked, empty

ORIGIN = {"source": None, "certainty": "reported", "revision": 1, "file": "ket_luan.csv", "row": 2}


def rows(*said: dict[str, object]):
    """Make conclusions; what is not said is not known."""
    blank = dict.fromkeys(Conclusions.names()) | {"unit": "", "criterion": "", "indicator": "", "ordinal": "1"}
    blank |= {"matter": "Hoàn thành hồ sơ", "meeting_on": "2023-03-30"} | ORIGIN
    return checked(Conclusions, pd.DataFrame([blank | one for one in said], columns=Conclusions.names()))


@pytest.mark.parametrize(
    ("said", "state", "days_late"),
    [
        pytest.param({}, "undated", None, id="open without a due date"),
        pytest.param({"due_on": "2023-05-01"}, "open", None, id="due later"),
        pytest.param({"due_on": "2023-04-12"}, "open", None, id="due on the day itself"),
        pytest.param({"due_on": "2023-04-11"}, "overdue", 1, id="due the day before"),
        pytest.param({"due_on": "2023-04-11", "done_on": "2023-04-11"}, "done_in_time", None, id="done on the due day"),
        pytest.param({"due_on": "2023-04-01", "done_on": "2023-04-11"}, "done_late", 10, id="done after the due day"),
        pytest.param({"due_on": "2023-04-01", "done_on": "2023-04-13"}, "overdue", 11, id="done only tomorrow"),
        pytest.param({"done_on": "2023-04-10"}, "done", None, id="done without a due date"),
        pytest.param({"due_on": "2023-04-01", "closing": "done"}, "done", None, id="done on a day unknown"),
        pytest.param(
            {"due_on": "2023-04-01", "closing": "dropped", "done_on": "2023-04-10"}, "dropped", None, id="dropped"
        ),
        pytest.param(
            {"due_on": "2023-05-01", "closing": "dropped", "done_on": "2023-04-13"}, "open", None, id="dropped tomorrow"
        ),
    ],
)
def test_a_conclusion_stands_by_its_due_date_and_the_day_it_was_done(said, state, days_late):
    found = conclusion_states(rows(said), as_of=date(2023, 4, 12)).iloc[0]

    assert (found["state"], None if pd.isna(found["days_late"]) else found["days_late"]) == (state, days_late)


def test_what_was_done_after_the_day_is_not_known_on_it():
    later = rows({"done_on": "2023-04-13", "closing": "done", "evidence": "12/BC-UBND"})

    found = conclusion_states(later, as_of=date(2023, 4, 12)).iloc[0]

    assert found[["done_on", "evidence"]].isna().all()


def test_a_conclusion_is_carried_through_every_meeting_at_which_it_was_still_open():
    said = rows(
        {"meeting_on": "2023-01-05", "ordinal": "1"},
        {"meeting_on": "2023-01-05", "ordinal": "2", "done_on": "2023-02-10"},
        {"meeting_on": "2023-01-05", "ordinal": "3", "done_on": "2023-02-06"},
        {"meeting_on": "2023-01-05", "ordinal": "4", "closing": "done"},
        {"meeting_on": "2023-02-06", "ordinal": "1"},
        {"meeting_on": "2023-03-06", "ordinal": "1"},
        {"meeting_on": "2023-05-06", "ordinal": "1"},
    )

    found = conclusion_states(said, as_of=date(2023, 4, 12))

    assert found["carried"].tolist() == [2, 1, 0, 0, 1, 0]


def test_the_meeting_of_the_day_is_not_the_last_one():
    said = rows({"meeting_on": "2023-02-06"}, {"meeting_on": "2023-03-30"}, {"meeting_on": "2023-04-12"})

    found = concluded_on(said, as_of=date(2023, 4, 12))

    assert found.last_on == date(2023, 3, 30)
    assert [len(part) for part in (found.of_last, found.of_this, found.carried)] == [1, 1, 1]
    assert found.counts(found.states) == {ConclusionState.UNDATED: 3}


def test_the_second_conclusion_stands_before_the_tenth():
    said = rows(*({"ordinal": one} for one in ("10", "2", "1a", "1")))

    found = conclusion_states(said, as_of=date(2023, 4, 12))

    assert found["ordinal"].tolist() == ["1", "2", "10", "1a"]
    assert next_ordinal(said, date(2023, 3, 30)) == "11"
    assert next_ordinal(said, date(2023, 4, 12)) == "1"


def test_before_any_meeting_nothing_is_known():
    nothing = concluded_on(empty(Conclusions), as_of=date(2023, 4, 12))
    ahead = concluded_on(rows({"meeting_on": "2023-04-13"}), as_of=date(2023, 4, 12))

    for found in (nothing, ahead):
        assert (found.last_on, len(found.states), len(found.carried)) == (None, 0, 0)
        assert found.states.columns.tolist() == ConclusionStates.names()
