"""Criteria by the number of communes that lack them."""

import pytest

from ntm_dashboard.charts.blockers import figure, title
from ntm_dashboard.charts.theme import PAINTS, SCREEN
from ntm_dashboard.domain.terms import Status


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "Không có tiêu chí nào bị ghi nhận là xã còn thiếu."),
        ("17 1 0 A", "Tiêu chí còn khó khăn nhất: 17. Tiêu chí thứ 17, 1 xã chưa đạt: A."),
        ("17 2 1 A,B | 5 1 0 C", "Tiêu chí còn khó khăn nhất: 17. Tiêu chí thứ 17, 2 xã chưa đạt: A, B."),
        ("17 4 0 A,B,C,D", "Tiêu chí còn khó khăn nhất: 17. Tiêu chí thứ 17, 4 xã chưa đạt."),
    ],
)
def test_the_title_names_the_worst_blocker(make_blockers, text, expected):
    assert str(title(make_blockers(text))) == expected


def test_the_parts_of_a_bar_add_up_to_the_count_and_look_as_in_the_matrix(make_blockers):
    *parts, labels, words = figure(make_blockers("17 4 1 A,B,C,D 2 | 5 1 0 C"), theme=SCREEN).data

    assert {part.name: part.x for part in parts} == {"late": (1, 0), "not_met": (1, 1), "working": (2, 0)}
    assert [(part.marker.color, part.text[0]) for part in parts] == [
        (PAINTS[Status(part.name)].fill, PAINTS[Status(part.name)].glyph) for part in parts
    ]
    assert words.text == ("17 Tiêu chí thứ 17", "5 Tiêu chí thứ 5")
    assert labels.text == (" 4 xã (chậm 1)", " 1 xã")


def test_beside_a_bar_no_more_communes_are_named_than_one_reads(make_blockers):
    units = ",".join(f"A{number}" for number in range(1, 71))

    first, *_others = figure(make_blockers(f"17 70 0 {units}"), theme=SCREEN).data

    hover = first.hovertext[0].replace("<br>", " ")
    assert hover.startswith("A1, A2, ")
    assert hover.endswith("A60 và 10 xã khác")


def test_nothing_blocking_is_said(make_blockers):
    assert figure(make_blockers(""), theme=SCREEN).layout.annotations[0].text.startswith("Không có tiêu chí nào")
