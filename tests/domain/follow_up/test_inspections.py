"""How the answer to an inspection stands on a day, and who owes answers."""

from datetime import date

import pandas as pd
import pytest

from ntm_dashboard.domain.follow_up.inspections import answers_by_addressee, inspection_states
from ntm_dashboard.domain.frames import Inspections, checked, empty

ORIGIN = {"source": None, "certainty": "reported", "revision": 1, "file": "kiem_tra.csv", "row": 2}


def rows(*said: dict[str, object]):
    """Make inspections; what is not said is not known."""
    blank = dict.fromkeys(Inspections.names()) | {"unit": "29464", "criterion": "", "indicator": ""}
    blank |= {"form": "urging_letter", "document": "12/CV-BCĐ", "day": "2023-03-30", "matter": "Báo cáo"} | ORIGIN
    return checked(Inspections, pd.DataFrame([blank | one for one in said], columns=Inspections.names()))


@pytest.mark.parametrize(
    ("said", "state", "days_late"),
    [
        pytest.param({}, "no_deadline", None, id="no deadline was set"),
        pytest.param({"due_on": "2023-04-12"}, "waiting", None, id="due on the day itself"),
        pytest.param({"due_on": "2023-04-11"}, "overdue", 1, id="due the day before"),
        pytest.param({"due_on": "2023-04-11", "answered_on": "2023-04-11"}, "answered_in_time", None, id="in time"),
        pytest.param({"due_on": "2023-04-01", "answered_on": "2023-04-11"}, "answered_late", 10, id="late"),
        pytest.param({"due_on": "2023-04-01", "answered_on": "2023-04-13"}, "overdue", 11, id="answered tomorrow"),
        pytest.param({"answered_on": "2023-04-01"}, "answered", None, id="answered without a deadline"),
        pytest.param({"due_on": "2023-04-01", "answer": "Đã làm"}, "answered", None, id="answered on a day unknown"),
    ],
)
def test_an_answer_stands_by_its_due_date(said, state, days_late):
    found = inspection_states(rows(said), as_of=date(2023, 4, 12)).iloc[0]

    assert (found["state"], None if pd.isna(found["days_late"]) else found["days_late"]) == (state, days_late)


def test_an_answer_after_the_day_is_not_known_on_it():
    later = rows({"answered_on": "2023-04-13", "answer": "Đã làm"})

    found = inspection_states(later, as_of=date(2023, 4, 12)).iloc[0]

    assert found[["answered_on", "answer"]].isna().all()


def test_what_each_addressee_was_asked_adds_up():
    said = rows(
        {"agency": "nong_nghiep", "due_on": "2023-04-01"},
        {"agency": "nong_nghiep", "due_on": "2023-04-01", "answered_on": "2023-04-01", "document": "13"},
        {"due_on": "2023-05-01", "document": "14"},
    )

    found = answers_by_addressee(inspection_states(said, as_of=date(2023, 4, 12)))

    assert found["agency"].tolist() == ["nong_nghiep", ""]
    assert found[["asked", "overdue", "answered_in_time", "waiting"]].to_numpy().tolist() == [
        [2, 1, 1, 0],
        [1, 0, 0, 1],
    ]
    states = ["answered_in_time", "answered_late", "answered", "waiting", "no_deadline", "overdue"]
    assert (found[states].sum(axis=1) == found["asked"]).all()


def test_without_inspections_nobody_was_asked():
    nothing = inspection_states(empty(Inspections), as_of=date(2023, 4, 12))

    assert (len(nothing), len(answers_by_addressee(nothing))) == (0, 0)
