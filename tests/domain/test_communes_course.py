"""How the communes went: what each reported for the very day, and nothing where it did not."""

from datetime import date

import pandas as pd

from ntm_dashboard.domain.communes_course import communes_course
from ntm_dashboard.domain.frames import rows_of
from tests.meeting import april, before_any_data, training

NOVEMBER, DECEMBER = date(2023, 11, 30), date(2023, 12, 31)


def _of(course, unit):
    return {row.day.date(): row.met for row in rows_of(course) if row.unit == unit}


def test_each_commune_has_a_row_for_each_day_in_the_order_of_the_catalogue():
    course = communes_course([training(NOVEMBER), training(DECEMBER)])

    assert len(course) == 2 * 15
    assert course["name"].iloc[0] == "Xã Phước Hưng"
    assert not course["name"].str.startswith("Thị trấn").any()


def test_a_commune_that_did_not_report_for_the_day_is_unknown_then_though_it_did_before():
    course = communes_course([training(NOVEMBER), training(DECEMBER)])

    late = next(row for row in rows_of(course) if row.name == "Xã Hàm Tân" and row.day.date() == DECEMBER)
    assert pd.isna(late.met)
    assert _of(course, late.unit)[NOVEMBER] > 0


def test_what_nobody_reported_is_unknown_and_never_zero():
    course = communes_course([before_any_data()])

    assert len(course) == 15
    assert course["met"].isna().all()
    assert not course["is_invented"].any()


def test_what_rests_on_invented_rows_says_so():
    course = communes_course([april()])

    assert course["is_invented"].any()
    assert set(course.loc[course["is_invented"], "met"].isna()) == {False}


def test_without_a_day_there_is_no_row():
    assert communes_course([]).empty
