"""A small picture for each commune: one scale, gaps where nothing is known."""

from datetime import date

import pytest

from ntm_dashboard.charts.communes_course import figure, has_course, title
from ntm_dashboard.charts.theme import PAPER, SCREEN
from ntm_dashboard.domain.communes_course import communes_course
from tests.meeting import before_any_data, training

DAYS = (date(2023, 10, 31), date(2023, 11, 30), date(2023, 12, 31))


@pytest.fixture
def course():
    return communes_course([training(day) for day in DAYS])


def test_each_commune_has_a_field_named_with_its_last_count(course):
    heads = [note.text for note in figure(course, theme=SCREEN).layout.annotations]

    assert len(heads) == 15
    assert heads[0] == "Phước Hưng · 19/19"
    assert "Kim Sơn · 15/19" in heads


def test_a_period_without_a_report_is_a_gap_and_not_zero(course):
    drawn = figure(course, theme=SCREEN)
    place = [note.text.split(" · ")[0] for note in drawn.layout.annotations].index("Hàm Tân")

    line = [one for one in drawn.data if one.name == "values"][place]
    assert line.y[-1] is None
    assert 0 not in line.y
    assert line.connectgaps is False
    assert line.hovertext[-1] == "31/12/2023: chưa có số liệu"


def test_all_fields_share_both_scales_from_zero_to_all_criteria(course):
    layout = figure(course, theme=SCREEN).layout

    assert {layout[name].matches for name in ("xaxis2", "yaxis2")} == {"x", "y"}
    assert layout.yaxis.range == (0, 19 * 1.1)
    assert layout.xaxis.tickangle == 0


def test_what_is_invented_has_hollow_dots(course):
    line = figure(course.assign(is_invented=True), theme=SCREEN).data[0]

    assert set(line.marker.color) == {PAPER}
    assert line.hovertext[0].endswith("số liệu minh họa")


def test_the_title_counts_who_went_up_and_who_went_down(course):
    assert str(title(course)).startswith("Số tiêu chí đạt của từng xã, 31/10/2023 – 31/12/2023: ")
    assert " xã giảm." in str(title(course))


@pytest.mark.parametrize("days", [0, 1])
def test_without_two_reports_there_is_no_course_and_the_picture_says_so(days):
    course = communes_course([training(day) for day in DAYS[:days]])

    assert not has_course(course)
    assert figure(course, theme=SCREEN).layout.annotations[0].text.startswith("Chưa xã nào có báo cáo")


def test_of_what_nobody_knows_no_line_is_drawn():
    assert not has_course(communes_course([before_any_data(), before_any_data()]))
