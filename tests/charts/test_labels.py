"""Labels belong to what they name: distances in pixels, computed from the figures themselves."""

from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest

from ntm_dashboard.charts import blockers, bullets, conditions, indicators, needed_per_month
from ntm_dashboard.charts.bullets import Bullet
from ntm_dashboard.charts.burn_up import figure as course_figure
from ntm_dashboard.charts.end_labels import spread
from ntm_dashboard.charts.theme import SCREEN
from ntm_dashboard.charts.time_axis import ticks
from tests.meeting import april, training

LONG = "Tỷ lệ hộ dân được sử dụng nước sạch theo quy chuẩn từ công trình cấp nước tập trung của huyện và các xã"
PHONE = 340
"""Pixels between the axes of a picture on a phone."""


def _high(text):
    return ((text.count("<br>")) * 1.3 + 1) * SCREEN.text


def _bars(figure):
    bars = next(one for one in figure.data if one.type == "bar")
    return [(middle - bars.width / 2, middle + bars.width / 2) for middle in bars.y]


def _boxes(figure, name, *, above):
    found = [one for one in figure.data if one.name == name]
    return [
        (y - _high(text), y) if above else (y, y + _high(text))
        for one in found
        for y, text in zip(one.y, one.text, strict=True)
    ]


@pytest.fixture(params=["conditions", "indicators", "blockers", "pace", "longest names"])
def bars_figure(request, make_pace):
    """Draw each picture whose bars stand under words."""
    return {
        "conditions": lambda: conditions.figure(april().conditions, theme=SCREEN),
        "indicators": lambda: indicators.figure(training(date(2023, 12, 31)).district_indicators, theme=SCREEN),
        "blockers": lambda: blockers.figure(training(date(2023, 12, 31)).blockers, theme=SCREEN),
        "pace": lambda: needed_per_month.figure(make_pace(needed=0.3472, actual=0.25), theme=SCREEN),
        "longest names": lambda: bullets.figure(
            [Bullet(LONG, LONG, 1, "#003B6F", 0.4, LONG), Bullet("Ngắn", "a", 0, "#003B6F")], longest=1, theme=SCREEN
        ),
    }[request.param]()


def test_words_are_nearer_to_their_own_bar_than_to_the_one_above(bars_figure):
    bars, words = _bars(bars_figure), _boxes(bars_figure, "words", above=True)

    for place, (top, foot) in enumerate(words):
        to_own = bars[place][0] - foot
        assert 0 <= to_own < 6
        if place:
            assert top - bars[place - 1][1] > 2 * to_own


def test_what_names_a_mark_is_nearer_to_its_own_bar_than_to_the_words_below(bars_figure):
    bars, words = _bars(bars_figure), _boxes(bars_figure, "words", above=True)

    for top, foot in _boxes(bars_figure, "names of marks", above=False):
        own = max(place for place, bar in enumerate(bars) if bar[1] <= top)
        assert top - bars[own][1] < 6
        assert own + 1 == len(words) or words[own + 1][0] - foot > 12


def test_nothing_of_a_name_is_left_out(bars_figure):
    texts = [text for one in bars_figure.data for text in one.text or ()]

    assert texts
    assert not any("…" in text for text in texts)


def test_the_picture_is_as_high_as_its_axis_counts_pixels(bars_figure):
    assert bars_figure.layout.yaxis.range[0] == bars_figure.layout.height - 16


def _box_of(figure, note):
    """Give a label as (left, top, right, bottom) in pixels of a phone, from the axes of the figure."""
    axis_x, (low, high) = figure.layout.xaxis.range, figure.layout.yaxis.range
    start, end = map(date.fromisoformat, axis_x)
    plot = figure.layout.height - 16 - 1.9 * SCREEN.text
    is_led = note.showarrow
    day = date.fromisoformat(note.ax if is_led else note.x)
    x = (day - start) / (end - start) * PHONE
    y = (high - (note.ay if is_led else note.y)) / (high - low) * plot
    text = note.text.replace("<b>", "").replace("</b>", "")
    wide = max(len(line) for line in text.split("<br>")) * SCREEN.text * 0.56
    top = y - _high(text) / 2 if is_led else y - note.yshift
    return x, top, x + wide, top + _high(text)


COURSES = {
    "on the way": ("2020-11-09 9 | 2022-04-07 12", {}),
    "one day only": ("2023-04-12 4", {"done": 4}),
    "nothing reached": ("2023-01-31 0", {"done": 0}),
    "all reached": ("2022-01-31 3 | 2023-04-12 15", {"done": 15}),
    "one short, on the eve": ("2022-01-31 3 | 2023-04-12 14", {"done": 14, "as_of": date(2023, 12, 30)}),
    "after the target": ("2020-11-09 9 | 2022-04-07 12", {"as_of": date(2024, 6, 1)}),
    "no target": ("2020-11-09 9 | 2022-04-07 12", {"target_on": None}),
    "it fell": ("2020-11-09 9 | 2022-04-07 5", {"done": 5}),
}


@pytest.mark.parametrize("kind", COURSES)
def test_the_ends_of_a_course_are_named_beside_their_points_and_never_over_each_other(make_course, kind):
    text, figures = COURSES[kind]

    drawn = course_figure(make_course(text, **figures), theme=SCREEN)

    notes = {note.text.split("</b>")[0].removeprefix("<b>"): note for note in drawn.layout.annotations}
    boxes = [_box_of(drawn, note) for note in notes.values()]
    assert set(notes) == {"Thực tế", *([] if kind == "no target" else ["Mục tiêu"])}
    assert all(right <= PHONE + 8 for _left, _top, right, _bottom in boxes)
    assert all(top >= 0 for _left, top, _right, _bottom in boxes)
    for one, other in combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_nothing_is_written_at_the_foot_of_the_axis(make_course):
    drawn = course_figure(make_course("2020-11-09 9 | 2022-04-07 12"), theme=SCREEN)

    assert all(note.y in {12, 15} for note in drawn.layout.annotations)


def test_the_first_point_is_dated_below_a_course_that_rises(make_course):
    rises = course_figure(make_course("2020-11-09 9 | 2022-04-07 12"), theme=SCREEN).data[1]
    falls = course_figure(make_course("2020-11-09 9 | 2022-04-07 5", done=5), theme=SCREEN).data[1]

    assert (rises.text[0], rises.textposition) == ("9<br>09/11/2020", ("bottom right", "top left"))
    assert falls.textposition == ("top right", "bottom left")


@pytest.mark.parametrize("days", [3, 31, 200, 365, 2000, 20_000])
def test_months_are_level_few_and_within_the_days(make_course, days):
    first = date(2020, 1, 15)

    found = ticks(first, first + timedelta(days=days))

    assert len(found) <= 3
    assert all(first <= day <= first + timedelta(days=days) for day in found)
    assert course_figure(make_course("2020-11-09 9 | 2022-04-07 12"), theme=SCREEN).layout.xaxis.tickangle == 0


@pytest.mark.parametrize("heights", [[15, 15, 11], [15, 14, 13], [0, 0, 0], [17, 0, 0]])
def test_names_are_moved_apart_and_stay_within_the_picture(heights):
    moved = spread(heights, least=3, lowest=1.5, highest=16)

    assert all(above - below >= 3 for above, below in pairwise(moved))
    assert min(moved) >= 1.5
    assert max(moved) <= 16
