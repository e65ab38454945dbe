"""What is due, as a table of cases: the day of the roadmap, else of the report; what is done or given up is not due."""

from datetime import date

import pytest

from ntm_dashboard.domain.follow_up.due import due_of


@pytest.fixture
def due(make_day):
    """Work out what is due on a day from short texts."""

    def make(**texts):
        day = make_day(**texts)
        return due_of(day.situation, day.roadmap)

    return make


@pytest.mark.parametrize(
    ("planned", "assessed", "expected"),
    [
        pytest.param("", "", [], id="nothing known"),
        pytest.param("", "2023-05-31 A 1 not_met", [], id="no day promised"),
        pytest.param(
            "", "2023-05-31 A 1 not_met plan=2023-09-30", [("A", "1", "2023-09-30", "in_time", 0)], id="report"
        ),
        pytest.param("2023-01-31 A 1 2023-08-31", "", [("A", "1", "2023-08-31", "in_time", 0)], id="roadmap alone"),
        pytest.param(
            "2023-06-15 A 1 2023-11-30",
            "2023-05-31 A 1 not_met plan=2023-09-30",
            [("A", "1", "2023-11-30", "in_time", 1)],
            id="moved after the report",
        ),
        pytest.param(
            "2023-01-31 A 1 2023-04-30",
            "2023-05-31 A 1 not_met plan=2023-09-30",
            [("A", "1", "2023-09-30", "in_time", 1)],
            id="moved by the report",
        ),
        pytest.param("2023-01-31 A 1 2023-06-29", "", [("A", "1", "2023-06-29", "late", 0)], id="late by a day"),
        pytest.param("2023-01-31 A 1 2023-06-30", "", [("A", "1", "2023-06-30", "in_time", 0)], id="due today"),
        pytest.param(
            "2023-01-31 A 1 2024-01-01", "", [("A", "1", "2024-01-01", "beyond_target", 0)], id="after the target"
        ),
        pytest.param("2023-01-31 A 1 2023-04-30 done=2023-04-12", "", [], id="done by the roadmap"),
        pytest.param("2023-01-31 A 1 2023-04-30", "2023-04-30 A 1 met", [], id="met"),
        pytest.param(
            "2023-01-31 A 1 2023-08-31 step=Lập_hồ_sơ",
            "2023-05-31 A 1 not_met plan=2023-07-31",
            [("A", "1", "2023-07-31", "in_time", 0), ("A", "1", "2023-08-31", "in_time", 0)],
            id="a step beside its criterion",
        ),
        pytest.param("2023-01-31 - - 2023-09-30 step=Thẩm_tra", "", [], id="a step of the procedure"),
    ],
)
def test_what_is_due_with_its_day_its_plan_and_how_often_it_moved(due, planned, assessed, expected):
    rows = due(planned=planned, assessed=assessed)

    columns = (
        rows["unit"],
        rows["criterion"],
        rows["planned_on"].dt.strftime("%Y-%m-%d"),
        rows["plan"],
        rows["postponed"],
    )
    assert list(zip(*columns, strict=True)) == expected


def test_the_earliest_is_first_whatever_unit_and_source(due):
    rows = due(
        planned="2023-01-31 A 2 2023-10-31 | 2023-01-31 849 1 2023-08-31",
        assessed="2023-05-31 A 1 not_met plan=2023-09-30",
    )

    assert rows["planned_on"].is_monotonic_increasing
    assert list(zip(rows["unit"], rows["criterion"], strict=True)) == [("849", "1"), ("A", "1"), ("A", "2")]


def test_on_a_day_before_the_move_the_former_day_is_due(due):
    rows = due(planned="2023-01-31 A 1 2023-04-30 | 2023-06-15 A 1 2023-11-30", as_of=date(2023, 6, 14))

    assert [str(day.date()) for day in rows["planned_on"]] == ["2023-04-30"]
