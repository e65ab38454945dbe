import pytest

from ntm_dashboard.briefing import commune_sheet
from ntm_dashboard.errors import UnknownScopeError
from tests import meeting


def test_a_sheet_has_three_facts_and_asks_about_what_is_late():
    situation = meeting.april()
    late = situation.commune_criteria[situation.commune_criteria["status"] == "late"].iloc[0]

    sheet = commune_sheet(situation, late["unit"], catalogue=meeting.catalogue_of())

    assert len(sheet.facts) == 3
    assert len(sheet.criteria.rows) == 19
    assert any("tiêu chí" in str(one) for one in sheet.still_open)
    assert any("vì sao, ngày cam kết mới?" in str(question) for question in sheet.questions)


def test_a_commune_that_completed_the_task_is_asked_for_its_application():
    situation = meeting.april()
    waiting = situation.units[situation.units["status"] == "waiting"].iloc[0]

    sheet = commune_sheet(situation, waiting["unit"], catalogue=meeting.catalogue_of())

    assert any("Hồ sơ đề nghị công nhận" in str(question) for question in sheet.questions)


def test_a_commune_without_figures_is_asked_for_its_report():
    situation = meeting.before_any_data()

    sheet = commune_sheet(situation, situation.units["unit"].iloc[2], catalogue=meeting.catalogue_of())

    assert "Vì sao chưa có báo cáo, khi nào nộp?" in [str(question) for question in sheet.questions]


def test_a_town_is_not_asked_for_commune_criteria():
    situation = meeting.april()
    town = situation.units[situation.units["kind"] == "town"].iloc[0]

    sheet = commune_sheet(situation, town["unit"], catalogue=meeting.catalogue_of())

    assert sheet.criteria is None
    assert sheet.still_open == ()
    assert "Thị trấn không xét theo các tiêu chí xã nông thôn mới." in [str(fact) for fact in sheet.facts]


def test_an_unknown_unit_is_refused():
    with pytest.raises(UnknownScopeError):
        commune_sheet(meeting.april(), "00000", catalogue=meeting.catalogue_of())
