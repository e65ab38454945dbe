"""The plan from the target back, and the steps after the district's own work."""

from dataclasses import replace
from datetime import date

import pytest

from ntm_dashboard.domain.catalogue import LeadTime
from ntm_dashboard.domain.follow_up.back_plan import BackItems, BackSteps
from ntm_dashboard.domain.follow_up.procedure import ProcedureSteps
from ntm_dashboard.domain.frames import checked

COMMUNES = "2023-02-28 A standard | 2023-02-28 B standard | 2023-02-28 C standard"
UNMET = "2023-05-31 849 1 met | 2023-05-31 849 2 met | 2023-05-31 849 3 not_met"


def lead_time(set_id: str, order: int, name: str, days: int | None) -> LeadTime:
    return LeadTime(name, "", set_id, order, days, "", "van_ban" if days else "can_doi_chieu")


@pytest.fixture
def rules(catalogue):
    """The small district with a procedure: 20 days for communes, 30 and 40 days for the district."""
    steps = (("xa", 1, "Thẩm định", 20), ("huyen", 1, "Thẩm tra", 30), ("huyen", 2, "Quyết định", 40))
    return replace(catalogue, lead_times=tuple(lead_time(*one) for one in steps))


@pytest.fixture
def unread(catalogue):
    """The same with a step whose days nobody has read."""
    return replace(catalogue, lead_times=(lead_time("huyen", 1, "Thẩm tra", None),))


def test_each_step_ends_so_that_those_after_it_have_their_days(make_day, rules):
    plan = make_day(rules=rules, assessed=UNMET).back_plan

    assert (plan.communes_by, plan.criteria_by) == (date(2023, 10, 2), date(2023, 10, 22))
    assert [str(one.date()) for one in plan.steps["latest_on"]] == ["2023-10-22", "2023-11-21", "2023-12-31"]


@pytest.mark.parametrize(
    ("promised", "earliest_on", "late"),
    [
        ("2023-10-22", date(2023, 12, 31), [0, 0]),
        ("2023-11-01", date(2024, 1, 10), [10, 10]),
        ("2023-06-29", None, [0, 0]),
    ],
    ids=["promised for the latest day", "what slips is carried", "no promise that holds"],
)
def test_what_slips_is_carried_to_the_end(make_day, rules, promised, earliest_on, late):
    day = make_day(rules=rules, assessed=UNMET, recognised=COMMUNES, planned=f"2023-01-31 849 3 {promised}")

    assert day.back_plan.earliest_on == earliest_on
    assert day.back_plan.steps["late_days"].tolist()[1:] == late


@pytest.mark.parametrize(
    ("promised", "said"),
    [
        ("2023-10-22", "Tính cả các bước xét, công nhận: sớm nhất 31/12/2023, kịp mục tiêu."),
        ("2023-11-01", "Tính cả các bước xét, công nhận: sớm nhất 10/01/2024, sau mục tiêu 10 ngày."),
        ("2023-06-29", "None"),
    ],
)
def test_the_end_with_the_procedure_is_said_where_it_is_known(make_day, rules, promised, said):
    day = make_day(rules=rules, assessed=UNMET, recognised=COMMUNES, planned=f"2023-01-31 849 3 {promised}")

    assert str(day.back_plan.with_procedure) == said


def test_without_any_days_the_procedure_adds_nothing_to_say(make_day, unread):
    day = make_day(rules=unread, assessed=UNMET, recognised=COMMUNES, planned="2023-01-31 849 3 2023-09-30")

    assert day.back_plan.with_procedure is None


def test_a_step_that_is_done_starts_the_next_one(make_day, rules):
    planned = "2023-01-31 849 3 2023-06-30 done=2023-06-10 | 2023-01-31 - - 2023-07-01 step=thẩm_tra done=2023-06-20"
    met = "2023-05-31 849 1 met | 2023-05-31 849 2 met | 2023-06-30 849 3 met"

    plan = make_day(rules=rules, assessed=met, recognised=COMMUNES, planned=planned).back_plan

    assert plan.earliest_on == date(2023, 8, 9)
    assert str(plan.steps["done_on"].iloc[1].date()) == "2023-06-20"


def test_a_step_that_nobody_has_read_counts_no_days_and_is_said(make_day, unread):
    plan = make_day(rules=unread, assessed=UNMET).back_plan

    assert (plan.unread, plan.criteria_by) == (1, date(2023, 12, 31))
    assert plan.steps["is_checked"].tolist() == [False]


def test_the_nearest_to_done_comes_first_and_months_are_filled_evenly(make_day):
    assessed = (
        "2023-05-31 A 1 not_met | 2023-05-31 A 2.1 not_met value=60 | 2023-05-31 A 2.2 met | 2023-05-31 A 2.10 met"
        " | 2023-05-31 B 1 met | 2023-05-31 B 2.1 not_met value=85 | 2023-05-31 B 2.2 met | 2023-05-31 B 2.10 met"
    )

    items = make_day(assessed=assessed, recognised="2023-02-28 C standard", as_of=date(2023, 10, 15)).back_plan.items

    assert list(zip(items["unit"], items["criterion"], strict=True)) == [("B", "2"), ("A", "2"), ("A", "1")]
    assert [str(one.date()) for one in items["due_on"]] == ["2023-10-31", "2023-11-30", "2023-12-31"]
    assert str(items["missing"].iloc[0]) == "chỉ tiêu 2.1: thiếu 5%"


def test_what_a_recognised_commune_lacks_is_no_part_of_the_plan(make_day):
    assert make_day(assessed="2023-05-31 A 1 not_met", recognised=COMMUNES).back_plan.items.empty


@pytest.mark.parametrize(
    "texts",
    [{"targeted": ""}, {"recognised": f"{COMMUNES} | 2023-06-01 849 standard"}],
    ids=["no target", "recognised"],
)
def test_there_is_no_plan_without_a_target_ahead(make_day, texts):
    assert make_day(**texts).back_plan is None


def test_after_the_target_everything_is_due_at_once(make_day):
    plan = make_day(assessed=UNMET, as_of=date(2024, 2, 1)).back_plan

    assert plan.items["is_slipped"].tolist() == [True]
    assert "Đã qua mốc này 32 ngày." in str(plan.sentence)


def test_the_procedure_keeps_what_is_known_of_each_step_and_sees_no_future(make_day, rules):
    planned = (
        "2023-01-31 849 - 2023-05-31 step=Thẩm_tra | 2023-03-31 849 - 2023-06-30 step=Thẩm_tra done=2023-06-20"
        " | 2023-06-01 - - - step=Bỏ_phiếu done=2023-07-05"
    )

    steps = make_day(rules=rules, planned=planned).procedure

    assert [str(one) for one in steps["name"]] == ["Thẩm tra", "Quyết định", "Bỏ phiếu"]
    assert (str(steps["first_on"].iloc[0].date()), str(steps["planned_on"].iloc[0].date())) == (
        "2023-05-31",
        "2023-06-30",
    )
    assert [one == one for one in steps["done_on"]] == [True, False, False]


def test_the_tables_are_of_their_models(make_day, rules):
    for texts in ({}, {"assessed": UNMET, "recognised": COMMUNES, "planned": "2023-01-31 849 3 2023-09-30"}):
        day = make_day(rules=rules, **texts)
        checked(BackSteps, day.back_plan.steps)
        checked(BackItems, day.back_plan.items)
        checked(ProcedureSteps, day.procedure)
