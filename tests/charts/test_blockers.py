"""Criteria by the number of communes that lack them."""

import pytest

from ntm_dashboard.charts.blockers import figure, title
from ntm_dashboard.charts.theme import SCREEN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "Không có tiêu chí nào bị ghi nhận là xã còn thiếu."),
        ("17 1 0 A", "Vướng nhiều nhất: tiêu chí 17 Tiêu chí thứ 17, 1 xã chưa đạt: Xã A."),
        ("17 2 1 A,B | 5 1 0 C", "Vướng nhiều nhất: tiêu chí 17 Tiêu chí thứ 17, 2 xã chưa đạt: Xã A và Xã B."),
        ("17 4 0 A,B,C,D", "Vướng nhiều nhất: tiêu chí 17 Tiêu chí thứ 17, 4 xã chưa đạt."),
    ],
)
def test_the_title_names_the_worst_blocker(make_blockers, text, expected):
    assert str(title(make_blockers(text))) == expected


def test_late_and_other_communes_add_up_to_the_count(make_blockers):
    late, others, labels = figure(make_blockers("17 4 1 A,B,C,D | 5 1 0 C"), theme=SCREEN).data

    assert (late.x, others.x) == ((1, 0), (3, 1))
    assert labels.text == (" 4 xã (chậm 1)", " 1 xã")


def test_nothing_blocking_is_said(make_blockers):
    assert figure(make_blockers(""), theme=SCREEN).layout.annotations[0].text.startswith("Không có tiêu chí nào")
