"""The roadmap as a table of cases: what was promised, how often it was moved, and how it stands."""

from datetime import date

import pandas as pd
import pytest

from ntm_dashboard.domain.follow_up.roadmap import RoadmapItems
from ntm_dashboard.domain.frames import checked


@pytest.fixture
def roadmap(make_day):
    """Work out the roadmap on a day from short texts."""
    return lambda **texts: make_day(**texts).roadmap


@pytest.mark.parametrize(
    ("planned", "assessed", "state", "done_on"),
    [
        ("2023-01-31 A 1 2023-09-30", "", "in_time", None),
        ("2023-01-31 A 1 2023-07-30", "", "due_soon", None),
        ("2023-01-31 A 1 2023-07-31", "", "in_time", None),
        ("2023-01-31 A 1 2023-06-30", "", "due_soon", None),
        ("2023-01-31 A 1 2023-06-29", "", "late", None),
        ("2023-01-31 A 1 2023-12-31", "", "in_time", None),
        ("2023-01-31 A 1 2024-01-01", "", "beyond_target", None),
        ("2023-01-31 A 1 2023-04-30", "2023-04-30 A 1 met", "done_in_time", "2023-04-30"),
        ("2023-01-31 A 1 2023-04-29", "2023-04-30 A 1 met", "done_late", "2023-04-30"),
        ("2023-01-31 A 1 2023-04-30 done=2023-04-12", "", "done_in_time", "2023-04-12"),
        ("2023-01-31 A 1 2023-09-30 done=2023-07-12", "", "in_time", None),
        ("2023-01-31 A 1 2023-04-30 done=2023-04-12", "2023-05-31 A 1 not_met", "late", None),
        ("2023-01-31 A 1 2023-04-30 step=Lập_hồ_sơ", "2023-04-30 A 1 met", "late", None),
        ("", "2023-05-31 A 1 not_met plan=2023-09-30", "in_time", None),
        ("", "2023-05-31 A 1 not_met plan=2023-05-31", "late", None),
        (
            "",
            "2023-04-30 A 1 not_met plan=2023-05-31 | 2023-05-31 A 2 met",
            "unreported",
            None,
        ),
        ("", "2023-04-30 A 1 not_met plan=2023-05-31 | 2023-05-31 A 1 met", "done_in_time", "2023-05-31"),
        ("2023-01-31 A 2.1 2023-05-31", "2023-05-31 A 2.1 met", "done_in_time", "2023-05-31"),
        ("2023-01-31 A 2.1 2023-05-31", "2023-04-30 A 2 met", "done_in_time", "2023-04-30"),
        ("2023-01-31 849 1 2023-05-31", "2023-05-31 849 1 met", "done_in_time", "2023-05-31"),
        ("2023-01-31 - - 2023-09-30 step=Thẩm_tra", "", "in_time", None),
    ],
)
def test_state_and_day_of_completion(roadmap, planned, assessed, state, done_on):
    items = roadmap(planned=planned, assessed=assessed)

    assert items["state"].tolist() == [state]
    assert [None if pd.isna(day) else str(day.date()) for day in items["done_on"]] == [done_on]


@pytest.mark.parametrize(
    ("planned", "assessed", "first", "now", "times", "days", "history"),
    [
        ("2023-01-31 A 1 2023-04-30", "", "2023-04-30", "2023-04-30", 0, 0, 1),
        (
            "2023-01-31 A 1 2023-04-30 | 2023-04-15 A 1 2023-06-30 why=thiếu_vốn | 2023-06-15 A 1 2023-09-30",
            "",
            "2023-04-30",
            "2023-09-30",
            2,
            153,
            3,
        ),
        ("2023-01-31 A 1 2023-06-30 | 2023-04-15 A 1 2023-05-31", "", "2023-06-30", "2023-05-31", 0, 0, 2),
        (
            "",
            "2023-01-31 A 1 not_met plan=2023-04-30 | 2023-02-28 A 1 not_met plan=2023-04-30"
            " | 2023-03-31 A 1 not_met plan=2023-07-31",
            "2023-04-30",
            "2023-07-31",
            1,
            92,
            2,
        ),
        (
            "2023-02-28 A 1 2023-08-31",
            "2023-01-31 A 1 not_met plan=2023-04-30 | 2023-02-28 A 1 not_met plan=2023-05-31",
            "2023-04-30",
            "2023-08-31",
            1,
            123,
            2,
        ),
    ],
    ids=["one day", "moved twice", "moved earlier", "moved by a report", "roadmap before the report of its day"],
)
def test_a_later_day_is_a_postponement(roadmap, planned, assessed, first, now, times, days, history):
    (item,) = roadmap(planned=planned, assessed=assessed).itertuples()

    assert (str(item.first_on.date()), str(item.planned_on.date())) == (first, now)
    assert (item.postponed, item.postponed_days, len(item.history)) == (times, days, history)


def test_a_report_that_repeats_a_former_day_takes_no_move_back(roadmap):
    items = roadmap(
        planned="2023-01-31 A 1 2023-04-30 | 2023-05-05 A 1 2023-09-30",
        assessed="2023-05-31 A 1 not_met plan=2023-04-30",
    )

    assert items["planned_on"].dt.date.tolist() == [date(2023, 9, 30)]
    assert items["postponed"].tolist() == [1]


def test_the_roadmap_names_the_day_within_the_month_of_the_report(roadmap):
    assessed = "2023-03-31 A 1 not_met | 2023-04-30 A 1 met"

    days = [
        roadmap(planned=f"2023-01-31 A 1 2023-04-15 done={done}", assessed=assessed)["done_on"].dt.date.tolist()
        for done in ("2023-04-12", "2023-03-12")
    ]

    assert days == [[date(2023, 4, 12)], [date(2023, 4, 30)]]


def test_a_day_is_set_when_it_was_first_named(roadmap):
    assessed = "2023-01-31 A 1 not_met plan=2023-07-31 | 2023-02-28 A 1 not_met plan=2023-07-31"

    assert roadmap(assessed=assessed)["set_on"].dt.date.tolist() == [date(2023, 1, 31)]


def test_a_move_after_the_day_is_not_known_yet(roadmap):
    planned = "2023-01-31 A 1 2023-06-29 | 2023-07-01 A 1 2023-09-30"

    assert roadmap(planned=planned)["state"].tolist() == ["late"]
    assert roadmap(planned=planned, as_of=date(2023, 7, 1))["postponed"].tolist() == [1]


def test_a_promise_that_was_kept_is_no_part_of_the_next(roadmap):
    assessed = "2023-01-31 A 1 not_met plan=2023-03-31 | 2023-03-31 A 1 met | 2023-05-31 A 1 not_met plan=2023-09-30"

    (item,) = roadmap(assessed=assessed).itertuples()

    assert (item.first_on, item.postponed, item.state) == (item.planned_on, 0, "in_time")


def test_recognition_overtakes_what_was_promised_before(roadmap):
    items = roadmap(
        planned="2023-01-31 A 1 2023-05-31 | 2023-01-31 B 1 2023-05-31",
        recognised="2023-02-28 A standard",
    )

    assert items["state"].tolist() == ["overtaken", "late"]


def test_what_does_not_apply_and_units_of_elsewhere_have_no_roadmap(roadmap):
    planned = "2023-01-31 A 1 2023-09-30 | 2023-01-31 Z 1 2023-09-30"

    assert roadmap(planned=planned, assessed="2023-05-31 A 1 not_applicable").empty


def test_a_number_of_an_earlier_set_is_another_criterion(roadmap):
    assert roadmap(planned="2022-03-07 A 1 2023-09-30").empty


def test_the_least_certain_row_tells(roadmap):
    items = roadmap(
        planned="2023-01-31 A 1 2023-04-30 certainty=illustrative", assessed="2023-04-30 A 1 met certainty=documented"
    )

    assert items["certainty"].tolist() == ["illustrative"]


def test_the_table_is_of_its_model_with_and_without_rows(roadmap):
    for items in (roadmap(), roadmap(planned="2023-01-31 A 2.1 2023-09-30 agency=VPDP")):
        checked(RoadmapItems, items)


def test_without_a_target_no_promise_is_beyond_it(roadmap):
    assert roadmap(planned="2023-01-31 A 1 2030-01-01", targeted="")["state"].tolist() == ["in_time"]
