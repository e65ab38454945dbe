"""One indicator in every commune, drawn and said."""

import pandas as pd
import pytest

from ntm_dashboard.charts.one_indicator import Across, course_figure, course_title, figure, margin_words, title
from ntm_dashboard.charts.theme import SCREEN
from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.one_indicator import IndicatorCourse

NAMES = {"A": "Xã An", "B": "Xã Bình", "C": "Xã <b>Chi</b>"}


@pytest.fixture
def make_across(make_indicators):
    """Make one indicator from "DIRECTION THRESHOLD VALUE RESULT [CERTAINTY] | …", a commune each."""

    def make(text):
        rows = make_indicators("|".join(f"2.1 {line}" for line in text.split("|")))
        return Across(rows.assign(unit=list("ABC")[: len(rows)], gap=(rows["threshold"] - rows["value"])), NAMES)

    return make


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at_least 90 - - | at_least 90 - -", "Chưa xã nào có số liệu của chỉ tiêu này"),
        ("at_least 90 95 met | at_least 90 91 met", "2/2 xã có số liệu đạt"),
        (
            "at_least 90 72.5 not_met | at_least 90 95 met | at_least 90 - -",
            "1/2 xã có số liệu đạt; xa mức phải đạt nhất: An (thiếu 17,5%); 1 xã chưa có số liệu",
        ),
        ("met - - not_met | met - - met", "1/2 xã có số liệu đạt"),
    ],
)
def test_the_title_counts_only_what_is_known_and_names_the_farthest(make_across, text, expected):
    assert str(title(make_across(text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at_least 90 72.5 not_met", "thiếu 17,5%"),
        ("at_least 90 95 met", "cao hơn 5%"),
        ("at_least 90 90 met", "vừa bằng mức phải đạt"),
        ("at_most 4 6 not_met", "vượt 2%"),
        ("at_most 4 1 met", "thấp hơn 3%"),
        ("at_most 4 - -", "None"),
    ],
)
def test_the_distance_is_said_on_its_side_and_in_its_unit(make_across, text, expected):
    assert str(margin_words(next(rows_of(make_across(text).rows)))) == expected


def test_a_bar_has_its_sign_and_one_without_a_value_says_so(make_across):
    drawn = figure(
        make_across("at_least 90 72.5 not_met | at_least 90 95 met illustrative | at_least 90 - -"), theme=SCREEN
    )

    bars, labels = drawn.data
    assert bars.x == (72.5, 95.0, 0.0)
    assert labels.text == ("✖ 72,5", "✔ 95", "– Chưa có số liệu")
    assert bars.marker.pattern.shape == ("", "/", "")
    assert drawn.layout.yaxis.ticktext == ("An", "Bình", "&lt;b&gt;Chi&lt;/b&gt;")
    assert drawn.layout.shapes[0].x0 == 90
    assert [note.text for note in drawn.layout.annotations] == ["Mức phải đạt: ≥ 90"]


def test_no_value_stands_over_the_line_of_what_is_required(make_across):
    drawn = figure(make_across("at_least 90 89.5 not_met | at_least 90 40 not_met | at_least 90 - -"), theme=SCREEN)

    bars, labels = drawn.data
    assert set(labels.x) == {labels.x[0]}
    assert labels.x[0] > max(*bars.x, drawn.layout.shapes[0].x0)
    assert labels.y == bars.y  # in the row of its own bar


def test_without_a_threshold_there_is_no_line(make_across):
    assert not figure(make_across("at_least - 72.5 -"), theme=SCREEN).layout.shapes


def _course(*rows):
    table = pd.DataFrame(rows, columns=["unit", "period", "value", "threshold", "certainty"])
    return table.assign(period=pd.to_datetime(table["period"]))[IndicatorCourse.names()]


def test_every_commune_has_a_field_and_an_illustrative_dot_is_hollow():
    course = _course(("A", "2023-01-31", 70.0, 80.0, "reported"), ("A", "2023-02-28", 75.0, 90.0, "illustrative"))

    drawn = course_figure(course, NAMES, theme=SCREEN)

    assert [one.text for one in drawn.layout.annotations] == ["An · 75", "Bình · –", "&lt;b&gt;Chi&lt;/b&gt; · –"]
    assert drawn.data[0].marker.color == ("#003B6F", "#FFFFFF")
    assert drawn.data[1].y == (80.0, 90.0)
    assert str(course_title(course)) == "Diễn biến của 1 xã, 31/01/2023 – 28/02/2023"


def test_a_period_of_which_a_commune_says_nothing_is_a_gap_in_its_line():
    course = _course(
        *(("A", day, 70.0, 80.0, "reported") for day in ("2023-01-31", "2023-02-28", "2023-03-31")),
        *(("B", day, 60.0, 80.0, "reported") for day in ("2023-01-31", "2023-03-31")),
    )

    drawn = course_figure(course, NAMES, theme=SCREEN)

    line = [one for one in drawn.data if one.name == "values"][1]
    assert line.y == (60.0, None, 60.0)
    assert line.hovertext[1] == "28/02/2023: chưa có số liệu"


def test_one_period_is_no_course():
    course = _course(("A", "2023-01-31", 70.0, 80.0, "reported"))

    assert str(course_title(course)).startswith("Chưa xã nào có giá trị của hai kỳ")
