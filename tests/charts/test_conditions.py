"""Conditions of recognition: required beside actual."""

import pytest

from ntm_dashboard.charts.conditions import figure, label, title
from ntm_dashboard.charts.theme import SCREEN
from ntm_dashboard.domain.terms import ConditionState

YES = {"state": ConditionState.SATISFIED, "actual": 100.0, "count": 15}
UNKNOWN = {"state": ConditionState.UNKNOWN, "actual": None, "count": None, "of": None}


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ([], "Không có bộ điều kiện công nhận huyện nào áp dụng vào ngày này."),
        ([{}], "Đạt 0/1 điều kiện công nhận huyện."),
        ([{}, YES], "Đạt 1/2 điều kiện công nhận huyện."),
        ([YES, YES], "Cả 2 điều kiện công nhận huyện đều đạt."),
        ([YES, UNKNOWN], "Đạt 1/2 điều kiện công nhận huyện; 1 điều kiện chưa có số liệu."),
    ],
)
def test_the_title_counts_what_is_satisfied_and_what_is_unknown(make_condition, kinds, expected):
    assert str(title([make_condition(**kind) for kind in kinds])) == expected


def test_a_share_is_drawn_beside_what_is_required(make_condition):
    actual, _under, required, named, words = figure([make_condition()], theme=SCREEN).data

    assert (actual.x, required.x) == ((80.0,), (100.0,))
    assert words.text == ("<b>Số xã đạt chuẩn nông thôn mới</b><br>Chưa đạt: 12/15 xã (80%)",)
    assert named.text == ("Yêu cầu: 100% số xã",)


def test_a_condition_of_zero_has_no_length(make_condition):
    assert not figure([make_condition(required=0, zero=True, count=None, of=None, actual=5)], theme=SCREEN).data


def test_a_condition_reads_as_one_line(make_condition):
    assert label(make_condition()) == "Chưa đạt: 12/15 xã (80%)"
    assert label(make_condition(**UNKNOWN)) == "Chưa có số liệu"
