"""Indicators against their thresholds."""

import pytest

from ntm_dashboard.charts.indicators import figure, title
from ntm_dashboard.charts.theme import SCREEN

SPACE = "\N{NO-BREAK SPACE}"
LACKING = "2.1 at_least 90 72.5 not_met | 2.2 met - - met"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "Chưa có số liệu chỉ tiêu."),
        ("2.1 at_least 90 - -", "Chưa có số liệu chỉ tiêu."),
        ("2.1 at_least 90 95 met", "Cả 1 chỉ tiêu có số liệu đều đạt."),
        ("2.1 met - - not_met | 2.2 met - - met", "Chưa đạt 1/2 chỉ tiêu có số liệu."),
        (LACKING, "Chưa đạt 1/2 chỉ tiêu có số liệu; chỉ tiêu 2.1 còn cách ngưỡng 17,5%."),
    ],
)
def test_the_title_counts_and_names_the_first_gap(make_indicators, text, expected):
    assert str(title(make_indicators(text))) == expected


def test_each_bar_says_value_and_threshold_in_natural_units(make_indicators):
    table = make_indicators("2.1 at_least 90 72.5 not_met | 2.2 at_most 4 3 met illustrative | 2.3 met - - met")

    values, _under, marks, named, words = figure(table, theme=SCREEN).data

    assert values.x == (0.8056, 0.75)
    assert values.marker.pattern.shape == ("", "/")
    assert marks.x == (1, 1)
    assert words.text == (
        "<b>2.1 Chỉ tiêu 2.1</b><br>Chưa đạt: 72,5%",
        "<b>2.2 Chỉ tiêu 2.2</b><br>Đạt: 3%",
    )
    assert named.text == ("Ngưỡng: ≥ 90%", "Ngưỡng: ≤ 4%")


def test_a_value_far_beyond_its_threshold_does_not_leave_the_picture(make_indicators):
    values = figure(make_indicators("2.1 at_least 10 95 met"), theme=SCREEN).data[0]

    assert values.x == (1.5,)


def test_a_name_longer_than_its_line_wraps_and_is_never_cut(make_indicators):
    name = "Tỷ lệ hộ dân được sử dụng nước sạch theo quy chuẩn từ công trình cấp nước tập trung"

    words = figure(make_indicators("2.1 at_least 10 95 met").assign(name=name), theme=SCREEN).data[-1]

    lines = [line.removeprefix("<b>").removesuffix("</b>") for line in words.text[0].split("<br>")]
    assert " ".join(lines[:-1]) == f"2.1 {name}"
    assert max(map(len, lines)) <= 44


def test_indicators_without_a_number_are_not_drawn(make_indicators):
    drawn = figure(make_indicators("2.3 met - - met"), theme=SCREEN)

    assert not drawn.data
    assert drawn.layout.annotations[0].text.startswith("Không có chỉ tiêu nào")
