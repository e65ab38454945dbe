"""The course of a count towards its target."""

from datetime import date

import pytest

from ntm_dashboard.charts.burn_up import figure, title
from ntm_dashboard.charts.theme import PAPER, PROJECTOR, SCREEN
from ntm_dashboard.domain.situation import PaceVerdict

STEPS = "2020-11-09 9 | 2022-04-07 12"
PASSED = {"needed": None, "verdict": PaceVerdict.DATE_PASSED}


@pytest.mark.parametrize(
    ("text", "figures", "expected"),
    [
        ("", {}, "chưa có số liệu đến ngày 12/04/2023."),
        (STEPS, {}, "12/15, còn thiếu 3 trong 8,6 tháng, đến 31/12/2023."),
        ("2023-04-12 0", {"done": 0, "needed": 1.736}, "0/15, còn thiếu 15 trong 8,6 tháng, đến 31/12/2023."),
        ("2023-04-12 15", {"done": 15, "needed": None}, "15/15, đã đủ mục tiêu."),
        (STEPS, PASSED, "12/15, còn thiếu 3; đã qua hạn 31/12/2023."),
        (STEPS, {"target_on": None}, "12/15, còn thiếu 3; chưa đặt ngày đích."),
    ],
)
def test_the_title_says_where_we_are_and_what_is_needed(make_course, text, figures, expected):
    assert str(title(make_course(text, **figures))) == f"Số xã đạt chuẩn nông thôn mới: {expected}"


def test_documented_steps_are_solid_and_illustrative_ones_dashed_and_hollow(make_course):
    drawn = figure(make_course("2020-11-09 9 illustrative | 2022-04-07 12"), theme=SCREEN)
    solid, full, dashed, hollow, _target = drawn.data

    assert (solid.line.dash, solid.line.shape, solid.x[0]) == ("solid", "hv", "2022-04-07")
    assert (dashed.line.dash, dashed.x) == ("dash", ("2020-11-09", "2022-04-07", None))
    assert (full.text, hollow.text, hollow.marker.color) == (("12",), ("9<br>09/11/2020",), PAPER)


def test_the_needed_line_runs_straight_from_today_to_the_target(make_course):
    needed = figure(make_course(STEPS), theme=SCREEN).data[-1]

    assert (needed.x, needed.y) == (("2023-04-12", "2023-12-31"), (12, 15))


def test_after_the_date_only_the_mark_of_the_target_is_left(make_course):
    course = make_course(STEPS, as_of=date(2024, 2, 1), **PASSED)

    assert figure(course, theme=SCREEN).data[-1].x == ("2023-12-31",)


def test_steps_that_change_the_number_carry_it_the_first_with_its_date_and_crowded_ones_stay_silent(make_course):
    steps = "2020-01-01 8 | 2022-01-01 8 | 2023-01-01 9 | 2023-01-20 10 | 2023-04-12 12"

    marks = figure(make_course(steps), theme=SCREEN).data[1]

    assert marks.text == ("8<br>01/01/2020", "", "9", "", "")
    assert marks.hovertext[3] == "20/01/2023: 10"


def test_without_steps_the_figure_says_so(make_course):
    drawn = figure(make_course(""), theme=SCREEN)

    assert not drawn.data
    assert "chưa có số liệu" in drawn.layout.annotations[0].text


def test_the_figure_is_larger_on_a_wall(make_course):
    assert figure(make_course(STEPS), theme=PROJECTOR).layout.font.size == 28


def test_the_figure_as_text(make_course):
    drawn = figure(make_course(STEPS), theme=SCREEN)

    assert [note.text for note in drawn.layout.annotations] == [
        "<b>Mục tiêu</b><br>15 xã<br>31/12/2023",
        "<b>Thực tế</b><br>12 xã<br>12/04/2023",
    ]
    assert [(one.name, one.mode) for one in drawn.data] == [
        ("Thực tế", "lines"),
        ("Thực tế", "markers+text"),
        ("Thực tế", "lines"),
        ("Thực tế", "markers+text"),
        ("Cần đạt", "lines+markers"),
    ]
