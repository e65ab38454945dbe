"""What if criteria came on other days, and what the pace so far leads to."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ntm_dashboard.domain.follow_up.forecast import EarlierForecasts, earlier_forecasts, forecast_of, sentence
from ntm_dashboard.domain.follow_up.what_if import Scenario, outcome_of, scenario_of, scenarios_of, text_of
from ntm_dashboard.domain.frames import checked
from ntm_dashboard.domain.terms import Measure

COMMUNES = "2023-02-28 A standard | 2023-02-28 B standard | 2023-02-28 C standard"
UNMET = "2023-05-31 849 1 met | 2023-05-31 849 2 not_met | 2023-05-31 849 3 not_met"
PLANNED = "2023-01-31 849 2 2023-09-30 | 2023-01-31 849 3 2024-02-29"
NEVER = date.max


def outcome(day, scenario):
    return outcome_of(day.situation, day.roadmap, scenario)


def test_a_scenario_moves_the_end_and_the_condition_of_the_target_day(make_day):
    day = make_day(assessed=UNMET, planned=PLANNED, recognised=COMMUNES)

    before = outcome(day, Scenario("nay"))
    after = outcome(day, Scenario("nhanh", {("849", "3"): date(2023, 12, 31)}))

    assert (before.outlook.finishes_on, after.outlook.finishes_on) == (date(2024, 2, 29), date(2023, 12, 31))
    assert [str(one.reached[1]) for one in (before, after)] == ["2/3, chưa đạt điều kiện", "3/3, đạt điều kiện"]


def test_a_scenario_gives_a_day_to_what_has_none(make_day):
    day = make_day(assessed=UNMET, recognised=COMMUNES)
    both = {("849", "2"): date(2023, 9, 30), ("849", "3"): date(2023, 10, 31)}

    assert outcome(day, Scenario("nay")).outlook.finishes_on is None
    assert outcome(day, Scenario("đặt ngày", both)).outlook.finishes_on == date(2023, 10, 31)


def test_what_is_met_is_met_whatever_a_scenario_says(make_day):
    day = make_day(assessed=UNMET, planned=PLANNED, recognised=COMMUNES)

    moved = outcome(day, Scenario("thử", {("849", "1"): date(2030, 1, 1)}))

    assert moved.outlook.finishes_on == date(2024, 2, 29)


MOVES = st.dictionaries(
    st.tuples(st.sampled_from(["849", "29482"]), st.integers(1, 19).map(str)),
    st.dates(date(2023, 1, 1), date(2099, 12, 31)),
    max_size=6,
)


@given(st.dictionaries(st.text("abcđ 1", min_size=1).filter(str.strip), MOVES, max_size=4))
def test_an_address_holds_scenarios_whole(given_scenarios):
    scenarios = scenarios_of(
        text_of(Scenario(" ".join(name.split()), moves) for name, moves in given_scenarios.items())
    )

    assert scenarios_of(text_of(scenarios)) == scenarios


@given(st.text())
def test_any_address_can_be_read(text):
    for one in scenarios_of(text):
        assert scenario_of(one.text) == one


def test_wrong_moves_are_left_out():
    found = scenario_of("Nhanh_849.3=2023-12-31_849.x=2023-12-31_849.2=2023-02-30_<b>.1=2023-01-01")

    assert found == Scenario("Nhanh", {("849", "3"): date(2023, 12, 31)})


STEPS = "2021-06-30 district_criteria_met 1 | 2022-06-30 district_criteria_met 2 | 2023-05-31 district_criteria_met 4"


@pytest.mark.parametrize(
    ("counted", "as_of", "said"),
    [
        ("", date(2023, 6, 30), "Chưa có số liệu để dự báo."),
        ("2023-06-30 district_criteria_met 0", date(2023, 6, 30), "Chưa đủ số liệu để dự báo theo tiến độ đã qua."),
        ("2023-06-30 district_criteria_met 9", date(2023, 6, 30), "Đã đủ mục tiêu, không cần dự báo."),
        (STEPS, date(2023, 6, 30), "Theo tiến độ đã qua: khoảng 29/10/2026, sau mục tiêu 31/12/2023."),
        (STEPS, date(2025, 1, 31), "Chưa đủ số liệu để dự báo theo tiến độ đã qua."),
    ],
    ids=["unknown", "0 of 9, one report", "9 of 9", "measured", "too few in the last two years"],
)
def test_a_forecast_is_said_only_where_a_pace_can_be_measured(make_day, counted, as_of, said):
    targeted = "2023-12-31 district_recognised 1 | 2023-12-31 district_criteria_met 9"
    day = make_day(counted=counted, as_of=as_of, targeted=targeted)
    pace = day.situation.pace(Measure.DISTRICT_CRITERIA_MET)

    told = forecast_of(day.situation.steps, pace, as_of=as_of)

    assert str(sentence(told, pace, target_on=date(2023, 12, 31))) == said


def test_windows_that_differ_give_a_range(make_day):
    counted = (
        "2021-01-31 district_criteria_met 0 | 2021-12-31 district_criteria_met 1 | 2022-12-31 district_criteria_met 3"
        " | 2023-03-31 district_criteria_met 5 | 2023-05-31 district_criteria_met 7"
    )
    day = make_day(counted=counted, targeted="2023-12-31 district_criteria_met 9")
    pace = day.situation.pace(Measure.DISTRICT_CRITERIA_MET)

    told = forecast_of(day.situation.steps, pace, as_of=date(2023, 6, 30))

    assert told.earliest_on < told.expected_on <= told.latest_on


def test_earlier_forecasts_know_nothing_of_later_days(make_day):
    early = make_day(counted=STEPS, as_of=date(2023, 6, 30), targeted="2023-12-31 district_criteria_met 9")
    late = make_day(counted=f"{STEPS} | 2023-08-31 district_criteria_met 8", as_of=date(2023, 9, 30),
                    targeted="2023-12-31 district_criteria_met 9")  # fmt: skip

    before, after = (earlier_forecasts(one.situation, Measure.DISTRICT_CRITERIA_MET) for one in (early, late))

    checked(EarlierForecasts, after)
    assert after.iloc[: len(before)].equals(before)
    assert after["done"].tolist() == [1, 2, 4, 8]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(["met", "not_met"]), min_size=3, max_size=3),
    st.lists(st.sampled_from(["met", "not_met"]), min_size=6, max_size=6),
    st.integers(0, 8),
)
def test_publishing_more_that_is_met_never_makes_anything_later(make_day, district, communes, place):
    cells = [f"849 {number}" for number in (1, 2, 3)] + [f"{unit} {number}" for unit in "ABC" for number in (1, 2)]
    results = [*district, *communes]
    more = [*results[:place], "met", *results[place + 1 :]]
    planned = " | ".join(f"2023-01-31 {cell} 2023-{8 + at % 4:02}-15" for at, cell in enumerate(cells) if at % 5)

    ends = [
        make_day(
            assessed=" | ".join(f"2023-06-30 {cell} {one}" for cell, one in zip(cells, chosen, strict=True)),
            counted="2021-12-31 district_criteria_met 0 | 2022-12-31 district_criteria_met 0",
            planned=planned,
        )
        for chosen in (results, more)
    ]

    first, then = (one.outlook.finishes_on or NEVER for one in ends)
    assert then <= first
    first, then = (_expected(one) for one in ends)
    assert then <= first


def _expected(day):
    pace = day.situation.pace(Measure.DISTRICT_CRITERIA_MET)
    return forecast_of(day.situation.steps, pace, as_of=day.situation.as_of).expected_on or NEVER
