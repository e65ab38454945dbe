"""What a meeting has to decide: each matter is worked out from the rows that it names."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from ntm_dashboard.briefing import brief
from ntm_dashboard.briefing.decisions import decision_points
from ntm_dashboard.briefing.model import Missing
from ntm_dashboard.domain.follow_up.due import due_of
from ntm_dashboard.domain.follow_up.roadmap import RoadmapItems
from ntm_dashboard.domain.frames import Assessments, Recognitions, checked, empty
from ntm_dashboard.domain.record import Record
from tests import meeting

AS_OF = date(2023, 4, 12)
APRIL_ROWS = meeting.record_of().assessments


def district(*, planned=(), result="not_met", dossier="complete", certainty="reported"):
    """Give the April rows of the district, each unmet with one of the planned dates in turn."""
    rows = APRIL_ROWS[APRIL_ROWS["level"] == "district"]
    dates = [planned[place % len(planned)] if planned else None for place in range(len(rows))]
    changed = rows.assign(result=result, planned_on=dates, dossier_state=dossier, certainty=certainty)
    return checked(Assessments, changed)


def situation(rows, *, recognised=False, as_of=AS_OF):
    record = replace(Record.empty(), targets=meeting.record_of().targets, assessments=rows)
    if recognised:
        row = {**meeting.record_of().recognitions.iloc[0].to_dict(), "unit": "849", "title": "standard"}
        row |= {"effective_on": "2023-04-12", "decided_on": "2023-04-12", "certainty": "documented"}
        record = replace(record, recognitions=checked(Recognitions, pd.DataFrame([row])))
    return meeting.situation_of(record, meeting.catalogue_of(), as_of=as_of)


def matters(found):
    return [str(point.what) for point in decision_points(found, due_of(found, empty(RoadmapItems)))]


@pytest.mark.parametrize(
    ("planned", "said"),
    [
        pytest.param((), "Giao thời hạn cho 9 tiêu chí huyện chưa đạt, chưa có ngày dự kiến.", id="all without a date"),
        pytest.param(
            (None, *["2023-10-31"] * 8), "Giao thời hạn cho 1 tiêu chí huyện chưa đạt, chưa có ngày dự kiến.", id="one"
        ),
        pytest.param(
            (None, "2023-10-31"), "Giao thời hạn cho 5 tiêu chí huyện chưa đạt, chưa có ngày dự kiến.", id="some"
        ),
        pytest.param(("2023-10-31",), None, id="none: every criterion has its date"),
    ],
)
def test_dates_are_asked_for_only_where_there_is_none(planned, said):
    asked = [one for one in matters(situation(district(planned=planned))) if one.startswith("Giao thời hạn")]

    assert asked == ([said] if said else [])


@pytest.mark.parametrize(
    ("planned", "said"),
    [
        (("2023-10-31",), None),
        ((*["2023-10-31"] * 8, "2023-04-01"), "Xác định lại thời hạn đối với 1 nội dung chậm tiến độ."),
        (("2023-04-01",), "Xác định lại thời hạn đối với 9 nội dung chậm tiến độ."),
        ((*["2023-10-31"] * 8, "2024-03-31"), "Xem lại lộ trình của 1 nội dung dự kiến đạt sau mục tiêu 31/12/2023."),
        (("2024-03-31",), "Xem lại lộ trình của 9 nội dung dự kiến đạt sau mục tiêu 31/12/2023."),
    ],
)
def test_plans_are_asked_about_when_they_passed_or_miss_the_target(planned, said):
    asked = [
        one for one in matters(situation(district(planned=planned))) if one.startswith(("Xác định lại", "Xem lại"))
    ]

    assert asked == ([said] if said else [])


def test_a_date_that_passed_without_a_newer_report_asks_for_the_report():
    rows = district(planned=("2023-03-31",))
    is_older = rows["criterion"].isin(["1", "2", "3", "4"])
    rows = rows.assign(period=rows["period"].mask(is_older, pd.Timestamp(2023, 2, 28)))

    said = matters(situation(checked(Assessments, rows)))

    assert "Yêu cầu báo cáo 4 nội dung đã đến hạn mà chưa có báo cáo mới." in said
    assert "Xác định lại thời hạn đối với 5 nội dung chậm tiến độ." in said


@pytest.mark.parametrize(
    ("dossiers", "behind", "unknown"),
    [
        pytest.param(["complete"] * 9, 0, 0, id="all complete"),
        pytest.param([*["complete"] * 8, "preparing"], 1, 0, id="one behind"),
        pytest.param([*["complete"] * 8, None], 0, 1, id="one unknown"),
        pytest.param([*["preparing"] * 4, *[None] * 5], 4, 5, id="some of each"),
        pytest.param(["submitted"] * 9, 9, 0, id="all behind"),
        pytest.param([None] * 9, 0, 0, id="nobody reports dossiers: nothing to check against"),
    ],
)
def test_dossiers_behind_and_dossiers_not_known_are_two_matters(dossiers, behind, unknown):
    rows = checked(Assessments, district(result="met").assign(dossier_state=dossiers))

    said = matters(situation(rows))

    assert (f"Hoàn thành {behind} hồ sơ của tiêu chí đã đạt." in said) is bool(behind)
    assert (f"Rà soát {unknown} tiêu chí đã đạt mà chưa rõ hồ sơ." in said) is bool(unknown)


def test_a_count_that_names_no_criterion_asks_which_they_are():
    said = matters(meeting.april_documented())

    assert "Xác định 5 tiêu chí huyện chưa đạt là tiêu chí nào, giao thời hạn." in said
    assert not [one for one in said if one.startswith("Giao thời hạn")]


def test_criteria_without_a_report_are_asked_for():
    said = matters(situation(checked(Assessments, district(result="met").iloc[:7])))

    assert "Yêu cầu báo cáo 2 tiêu chí huyện chưa có số liệu." in said


@pytest.mark.parametrize(("certainty", "marked"), [("reported", False), ("illustrative", True)])
def test_a_matter_that_rests_on_illustrative_rows_is_marked_as_such(certainty, marked):
    slide = brief(situation(district(certainty=certainty)), catalogue=meeting.catalogue_of()).slide("quyet-dinh")

    asked = next(row for row in slide.picture.rows if "Giao thời hạn" in str(row[1].text))
    assert asked[1].is_illustrative is marked


def test_of_a_recognised_district_nothing_of_before_is_asked():
    found = situation(district(planned=("2023-04-01",), dossier="preparing"), recognised=True)

    slide = brief(found, catalogue=meeting.catalogue_of()).slide("quyet-dinh")

    assert [one for one in matters(found) if "chưa báo cáo" not in one] == []
    assert isinstance(slide.picture, Missing) or len(slide.prose) == 1


def titles(found):
    return {slide.id: str(slide.title) for slide in brief(found, catalogue=meeting.catalogue_of()).slides}


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        pytest.param(APRIL_ROWS.iloc[:0], "Chưa có số liệu về nội dung đến hạn", id="unknown"),
        pytest.param(district(result="met"), "Không có nội dung nào đến hạn", id="none"),
        pytest.param(district(), "9 tiêu chí chưa đạt mà chưa có ngày dự kiến", id="no dates"),
        pytest.param(
            district(planned=("2023-10-31",)), "9 nội dung đã cam kết, đều trong thời hạn lộ trình", id="all in time"
        ),
        pytest.param(
            district(planned=(*["2023-10-31"] * 8, "2023-04-01")),
            "1 nội dung quá hạn trong 9 nội dung đã cam kết",
            id="one late",
        ),
        pytest.param(district(planned=("2023-04-01",)), "Cả 9 nội dung đã cam kết đều quá hạn", id="all late"),
        pytest.param(
            district(planned=("2024-03-31",)), "9 trong 9 nội dung dự kiến sau mục tiêu", id="after the target"
        ),
    ],
)
def test_what_is_due_is_titled_by_the_worst_of_its_plans(rows, title):
    assert titles(situation(checked(Assessments, rows)))["den-han"] == title


@pytest.mark.parametrize(
    ("dossiers", "title"),
    [
        (["complete"] * 9, "Cả 9 tiêu chí đã đạt đều có hồ sơ hoàn thành"),
        ([*["complete"] * 8, None], "1/9 tiêu chí đã đạt chưa rõ hồ sơ"),
        ([None] * 9, "Chưa có số liệu về hồ sơ"),
        ([*["preparing"] * 2, *["complete"] * 7], "2 tiêu chí đã đạt, chưa hoàn thiện hồ sơ"),
    ],
)
def test_a_dossier_that_is_not_known_is_never_complete(dossiers, title):
    rows = checked(Assessments, district(result="met").assign(dossier_state=dossiers))

    assert titles(situation(rows))["ho-so"] == title
