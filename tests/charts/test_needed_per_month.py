"""The pace needed beside the pace so far."""

from ntm_dashboard.charts.needed_per_month import figure, is_measurable, title
from ntm_dashboard.charts.theme import SCREEN
from ntm_dashboard.domain.situation import PaceVerdict


def test_both_paces_stand_in_one_line_with_the_same_unit(make_pace):
    pace = make_pace(needed=0.3472, actual=0.25, verdict=PaceVerdict.SPEED_UP)

    assert str(title(pace)) == "Số xã đạt chuẩn nông thôn mới: 12 tháng qua thêm 3; còn 3 trong 8,6 tháng."


def test_the_bars_share_one_scale_and_carry_their_figures(make_pace):
    bars, words = figure(make_pace(needed=0.3472, actual=0.25), theme=SCREEN).data

    assert bars.x == (0.25, 0.3472)
    assert words.text == ("<b>Đã qua</b><br>12 tháng qua thêm 3", "<b>Còn lại</b><br>còn 3 trong 8,6 tháng")


def test_a_pace_that_cannot_be_measured_is_said_and_not_drawn(make_pace):
    pace = make_pace(actual=None)

    assert not is_measurable(pace)
    assert not figure(pace, theme=SCREEN).data
    assert str(title(pace)) == "Câu về nhịp."
