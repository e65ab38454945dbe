"""What stands out is named with its number; nothing known is not the same as nothing to attend to."""

from dataclasses import replace
from datetime import date

import pytest

from ntm_dashboard.briefing import FollowUp, brief
from ntm_dashboard.briefing.model import Missing
from ntm_dashboard.domain.follow_up.conclusions import concluded_on
from ntm_dashboard.domain.follow_up.inspections import inspection_states
from tests import meeting


def told(situation, *, letters=(), conclusions=(), certainty="reported"):
    follow_up = FollowUp(
        concluded_on(meeting.conclusions(*conclusions, certainty=certainty), as_of=meeting.APRIL),
        inspection_states(meeting.inspections(*letters, certainty=certainty), as_of=meeting.APRIL),
    )
    return brief(situation, catalogue=meeting.catalogue_of(), follow_up=follow_up)


def rows(slide):
    return {
        key: [str(cell.text) for cell in row] for key, row in zip(slide.picture.keys, slide.picture.rows, strict=True)
    }


def test_letters_and_conclusions_that_are_overdue_say_of_whom_and_by_how_many_days():
    slide = told(
        meeting.april(),
        letters=[{"due_on": "2023-04-10", "agency": "UBND xã Hàm Giang"}, {"due_on": "2023-04-12", "document": "13"}],
        conclusions=[{"due_on": "2023-04-01"}, {"ordinal": "2", "due_on": "2023-04-01", "done_on": "2023-04-11"}],
    ).slide("chu-y")

    found = rows(slide)
    assert found["letters"][1:] == ["1", "12/CV-BCĐ – UBND xã Hàm Giang (chậm 2 ngày)"]
    assert found["conclusions"][1:] == ["1", "Hoàn thành hồ sơ – chưa phân công (chậm 11 ngày)"]


def test_what_is_invented_is_marked_and_named_in_the_caution():
    briefing = told(meeting.april(), letters=[{"due_on": "2023-04-10"}], certainty="illustrative")

    row = next(row for key, row in zip(*_table(briefing), strict=True) if key == "letters")
    assert all(cell.is_illustrative for cell in row)
    assert "kiểm tra, đôn đốc" in str(briefing.caution)


def _table(briefing):
    picture = briefing.slide("chu-y").picture
    return picture.keys, picture.rows


@pytest.mark.parametrize(
    ("situation", "said"),
    [(meeting.before_any_data, "Chưa có báo cáo tiêu chí"), (meeting.all_met, "không cho thấy nội dung chậm")],
)
def test_nothing_known_is_not_nothing_to_attend_to(situation, said):
    slide = told(situation()).slide("chu-y")

    assert isinstance(slide.picture, Missing)
    assert said in str(slide.picture.what)


def test_the_meeting_on_the_day_itself_is_not_overdue_on_it():
    slide = told(meeting.all_met(), conclusions=[{"meeting_on": "2023-04-12", "due_on": "2023-04-01"}]).slide("chu-y")

    assert isinstance(slide.picture, Missing)


def test_the_training_set_tells_its_late_criteria_and_dossiers():
    situation = meeting.training(date(2023, 12, 20))

    found = rows(brief(situation, catalogue=meeting.catalogue_of(meeting.TRAINING)).slide("chu-y"))

    assert found["late"][1] == str((situation.commitments["plan"] == "late").sum())
    assert found["dossiers"][1] == str(len(situation.dossiers_behind))


def test_an_empty_follow_up_is_its_own_real_one():
    nothing = FollowUp.nothing(meeting.APRIL)

    assert nothing.real is nothing
    assert replace(nothing).invented_kinds == ()
