"""One indicator across the communes: the order, the distance in its own unit, the course."""

from datetime import date

import pandas as pd
import pytest

from ntm_dashboard.domain.assess import situation_of
from ntm_dashboard.domain.one_indicator import across, indicator_course, margin_of

APRIL = date(2023, 4, 30)


@pytest.mark.parametrize(
    ("direction", "threshold", "value", "expected"),
    [
        ("at_least", 90, 72.5, -17.5),
        ("at_least", 90, 90, 0),
        ("at_least", 90, 95, 5),
        ("at_most", 4, 6.5, -2.5),
        ("at_most", 0, 0, 0),
        ("at_most", 4, 3, 1),
        ("at_least", None, 72.5, None),
        ("at_least", 90, None, None),
        ("met", 90, 95, None),
        ("none", 90, 95, None),
    ],
)
def test_the_margin_is_on_the_side_that_the_direction_says(direction, threshold, value, expected):
    assert margin_of(direction, threshold, value) == expected


def test_those_that_lack_most_come_first_and_the_unknown_last(make_record, catalogue):
    record = make_record(
        assessed="2023-04-30 A 2.1 met value=95 | 2023-04-30 C 2.1 not_met value=70",
    )
    states = situation_of(record, catalogue, as_of=APRIL).commune_indicators

    rows = across(states, "2.1")

    assert rows["unit"].tolist() == ["C", "A", "B"]
    assert rows["gap"].tolist()[:2] == [20, 0]
    assert pd.isna(rows["value"].iloc[2])


def test_of_those_below_a_ceiling_the_one_nearest_to_it_comes_first(make_record, catalogue):
    record = make_record(assessed="2023-04-30 A 2.2 met value=1 | 2023-04-30 B 2.2 met value=3.9")
    states = situation_of(record, catalogue, as_of=APRIL).commune_indicators

    assert across(states, "2.2")["unit"].tolist() == ["B", "A", "C"]


def test_the_course_has_the_threshold_of_each_day_and_nothing_of_a_later_one(make_record, catalogue):
    record = make_record(
        assessed="2022-12-31 A 2.1 met value=82 | 2023-03-31 A 2.1 not_met value=85 | 2023-05-31 A 2.1 met value=91 "
        "| 2023-03-31 B 2.1 met | 2023-03-31 A 2.2 met value=3",
    )

    course = indicator_course(record.assessments, catalogue, "2.1", as_of=APRIL)

    assert course[["unit", "value", "threshold"]].to_numpy().tolist() == [["A", 82, 80], ["A", 85, 90]]


def test_no_course_where_no_set_is_valid_or_the_indicator_is_not_in_it(make_record, catalogue):
    record = make_record(assessed="2023-03-31 A 2.1 not_met value=85")

    assert indicator_course(record.assessments, catalogue, "2.1", as_of=date(2025, 12, 1)).empty
    assert indicator_course(record.assessments, catalogue, "9.9", as_of=APRIL).empty
