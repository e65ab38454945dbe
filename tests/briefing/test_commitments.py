"""What is due stands by the newest promise: in the list, in what needs attention, in what is to be decided."""

from dataclasses import replace
from datetime import date

import pandas as pd

from ntm_dashboard.briefing import FollowUp, brief
from ntm_dashboard.domain.assess import situation_of
from ntm_dashboard.domain.follow_up.roadmap import roadmap_of
from ntm_dashboard.domain.frames import rows_of
from tests import meeting
from tests.domain.follow_up.planned import with_roadmap

DAY = date(2023, 9, 30)


def told(planned, *, folder=meeting.TRAINING, day=DAY):
    """Give the briefing of a day with these rows of the roadmap beside what was reported."""
    catalogue = meeting.catalogue_of(folder)
    record = with_roadmap(meeting.record_of(folder), planned).until(day)
    situation = situation_of(record, catalogue, as_of=day)
    roadmap = roadmap_of(record, catalogue, situation)
    concluded = FollowUp.nothing(day).concluded
    follow_up = FollowUp(concluded, roadmap=roadmap)
    return brief(situation, catalogue=catalogue, follow_up=follow_up)


def rows(briefing, slide="den-han"):
    picture = briefing.slide(slide).picture
    return {key: [str(cell.text) for cell in row] for key, row in zip(picture.keys, picture.rows, strict=True)}


def first_in_time():
    return next(row for row in rows_of(meeting.training(DAY).commitments) if row.plan == "in_time")


def test_a_day_that_was_moved_after_the_report_stands_and_says_how_often_it_moved():
    one = first_in_time()

    found = rows(told(f"2023-09-30 {one.unit} {one.criterion} 2023-11-15"))

    assert found[f"{one.unit}/{one.criterion}"][0] == "15/11/2023"
    assert found[f"{one.unit}/{one.criterion}"][4] == "còn 46 ngày; dời 1 lần"


def test_moved_beyond_the_target_it_is_a_matter_to_decide_and_late_it_needs_attention():
    one = first_in_time()
    key = f"{one.unit} {one.criterion}"

    beyond = rows(told(f"2023-09-30 {key} 2025-02-28"), "quyet-dinh")
    late = rows(told(f"2023-09-30 {key} 2023-09-29"), "chu-y")

    before = (meeting.training(DAY).commitments["plan"] == "late").sum()
    assert any("sau mục tiêu" in " ".join(row) for row in beyond.values())
    assert late["late"][1] == str(before + 1)


def test_a_criterion_with_a_day_in_the_roadmap_alone_is_not_asked_for_a_day():
    record = meeting.record_of(meeting.TRAINING)
    without = replace(record, assessments=record.assessments.assign(planned_on=pd.NaT))
    catalogue = meeting.catalogue_of(meeting.TRAINING)
    situation = situation_of(without, catalogue, as_of=DAY)
    unmet = situation.commune_criteria[situation.commune_criteria["result"] == "not_met"]
    planned = with_roadmap(
        without, " | ".join(f"2023-09-01 {row.unit} {row.criterion} 2023-12-15" for row in rows_of(unmet))
    )

    asked = brief(situation, catalogue=catalogue)
    roadmap = roadmap_of(planned.until(DAY), catalogue, situation)
    answered = brief(
        situation, catalogue=catalogue, follow_up=FollowUp(FollowUp.nothing(DAY).concluded, roadmap=roadmap)
    )

    assert "without_plan" in rows(asked, "quyet-dinh")
    assert "without_plan" not in rows(answered, "quyet-dinh")
    assert len(rows(answered)) == len(unmet)


def test_a_step_of_a_criterion_is_a_line_of_its_own():
    one = first_in_time()

    found = rows(told(f"2023-09-01 {one.unit} {one.criterion} 2023-10-15 step=Lập_hồ_sơ"))

    assert found[f"{one.unit}/{one.criterion}/Lập hồ sơ"][2].endswith("– Lập hồ sơ")
    assert f"{one.unit}/{one.criterion}" in found


def test_an_invented_day_is_marked_and_named_in_the_caution():
    briefing = told("2023-04-01 849 5 2023-10-31 certainty=illustrative", folder=meeting.TRA_CU, day=meeting.APRIL)

    picture = briefing.slide("den-han").picture
    marked = dict(zip(picture.keys, picture.rows, strict=True))["849/5"]
    assert all(cell.is_illustrative for cell in marked)
    assert "lộ trình" in str(briefing.caution)
