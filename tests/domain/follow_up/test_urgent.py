"""What is most urgent on a day: the rule of docs/formulas/responsibility.md, "What is most urgent"."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from ntm_dashboard.domain.assess import situation_of
from ntm_dashboard.domain.follow_up.accountability import answering_of
from ntm_dashboard.domain.follow_up.conclusions import conclusion_states
from ntm_dashboard.domain.follow_up.dossiers import dossier_states
from ntm_dashboard.domain.follow_up.duties import DutyKind, Sources, duties_of
from ntm_dashboard.domain.follow_up.inspections import inspection_states
from ntm_dashboard.domain.follow_up.roadmap import roadmap_of
from ntm_dashboard.domain.follow_up.urgent import Work, urgent_of
from ntm_dashboard.domain.frames import Assignments, Conclusions, DossierSteps, Inspections, RoadmapSteps
from tests.domain.follow_up.test_duties import assigned, decided, promise, request, rows

AS_OF = date(2023, 4, 12)


@pytest.fixture
def choose(catalogue, make_record):
    """Choose what is most urgent in a record made of the rows that are given."""

    def chosen(*, roadmap=(), inspections=(), conclusions=(), assignments=(), most=3, **published):
        published = {"targeted": "2023-12-31 communes_standard 3"} | published
        whole = replace(
            make_record(**published),
            roadmap=rows(RoadmapSteps, *roadmap),
            dossiers=rows(DossierSteps),
            inspections=rows(Inspections, *inspections),
            conclusions=rows(Conclusions, *conclusions),
            assignments=rows(Assignments, *assignments),
        )
        situation = situation_of(whole, catalogue, as_of=AS_OF)

        def work(record, day):
            known = record.until(AS_OF)
            sources = Sources(
                roadmap_of(known, catalogue, day),
                dossier_states(day, known),
                inspection_states(known.inspections, as_of=AS_OF),
                conclusion_states(known.conclusions, as_of=AS_OF),
            )
            return Work(duties_of(day, catalogue, sources), answering_of(known.assignments, catalogue, day))

        real = work(whole.without_illustrative(), situation.told_apart)
        return urgent_of(situation, work(whole, situation), real, most=most)

    return chosen


def test_the_longest_overdue_comes_first_then_the_soonest_due(choose):
    urgent = choose(
        conclusions=[
            decided("2023-05-01", ordinal="1", matter="Còn hạn lâu"),
            decided("2023-04-10", ordinal="2", matter="Chậm ít"),
            decided("2023-04-12", ordinal="3", matter="Hôm nay"),
        ],
        inspections=[request("2023-03-10")],
        most=4,
    )

    assert [one.days for one in urgent.items] == [-33, -2, 0, 19]
    assert [one.kind for one in urgent.items] == [DutyKind.REQUEST] + 3 * [DutyKind.CONCLUSION]
    assert urgent.overdue == 2


def test_all_that_is_overdue_is_counted_and_only_the_first_are_named(choose):
    late = [decided("2023-04-01", ordinal=str(number)) for number in range(1, 8)]

    urgent = choose(conclusions=late)

    assert (urgent.overdue, len(urgent.items)) == (7, 3)


def test_at_equal_days_the_district_comes_before_communes(choose):
    urgent = choose(
        conclusions=[
            decided("2023-04-01", ordinal="1", unit="A"),
            decided("2023-04-01", ordinal="2", unit="849", criterion="1"),
        ]
    )

    assert [one.unit for one in urgent.items][:2] == ["849", "A"]


@pytest.mark.parametrize(
    "said",
    [
        pytest.param({"done_on": "2023-04-05"}, id="done late"),
        pytest.param({"closing": "done"}, id="done on a day unknown"),
        pytest.param({"closing": "dropped"}, id="dropped by a meeting"),
        pytest.param({"due_on": None}, id="without a day"),
    ],
)
def test_what_is_done_dropped_or_without_a_day_is_not_urgent(choose, said):
    urgent = choose(conclusions=[decided(**({"due_on": "2023-04-01"} | said))])

    assert [one.kind for one in urgent.items if one.kind] == []
    assert urgent.overdue == 0
    assert urgent.is_recorded


def test_a_promise_on_which_the_report_after_its_day_is_silent_is_not_said_to_be_late(choose):
    urgent = choose(roadmap=[promise("2023-04-01")], assessed="2023-03-31 A 1 not_met | 2023-04-10 A 2 met")

    assert [one.kind for one in urgent.items if one.kind] == []
    assert urgent.overdue == 0


def test_conditions_known_to_be_unmet_fill_the_list_until_the_target(choose):
    urgent = choose(
        conclusions=[decided("2023-05-01")],
        recognised="2022-12-30 A standard",
        targeted="2023-12-31 district_recognised 1",
    )

    assert [one.kind for one in urgent.items][:2] == [DutyKind.CONCLUSION, None]
    lacking = urgent.items[1]
    assert (lacking.due_on, lacking.days, lacking.agency) == (date(2023, 12, 31), 263, "")
    assert "cần ít nhất" in str(lacking.what)


def test_unknown_conditions_are_not_said_to_be_lacking(choose):
    urgent = choose()

    assert (urgent.items, urgent.overdue, urgent.is_recorded) == ((), 0, False)


@pytest.mark.parametrize(
    ("assignments", "owner"),
    [
        pytest.param([], "", id="nobody"),
        pytest.param([assigned("commune_chair", "Chủ tịch A", unit="A")], "Chủ tịch A", id="chair of the commune"),
        pytest.param([assigned("commune_chair", "Chủ tịch B", unit="B")], "", id="chair of another commune"),
        pytest.param(
            [assigned("commune_chair", "Chủ tịch A", unit="A", until_on="2023-04-11")], "", id="chair until yesterday"
        ),
        pytest.param([assigned("area_member", "Ủy viên", unit="A")], "", id="a member does not do it"),
    ],
)
def test_who_does_it_is_whoever_is_assigned_where_the_row_names_nobody(choose, assignments, owner):
    urgent = choose(conclusions=[decided("2023-04-01", criterion="")], assignments=assignments)

    assert urgent.items[0].agency == owner


def test_the_row_itself_says_who_does_it(choose):
    urgent = choose(
        conclusions=[decided("2023-04-01", criterion="", agency="Văn phòng")],
        assignments=[assigned("commune_chair", "Chủ tịch A", unit="A")],
    )

    assert urgent.items[0].agency == "Văn phòng"


def test_only_what_rests_on_invented_rows_is_marked(choose):
    urgent = choose(
        conclusions=[
            decided("2023-04-01", ordinal="1", certainty="illustrative"),
            decided("2023-04-05", ordinal="2", matter="Việc thật"),
        ]
    )

    assert [one.is_invented for one in urgent.items if one.kind] == [True, False]
    assert urgent.is_overdue_invented


def test_a_real_list_has_no_mark(choose):
    urgent = choose(conclusions=[decided("2023-04-01")])

    assert not any(one.is_invented for one in urgent.items)
    assert not urgent.is_overdue_invented
    assert isinstance(urgent.items[0].due_on, date)
    assert not pd.isna(urgent.items[0].due_on)
