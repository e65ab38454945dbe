import pytest

from ntm_dashboard.briefing.model import Cell, Chart, ChartKind, Role, Series, Slide, Table, axis_of


def chart(**changes):
    fields = {"kind": ChartKind.BARS, "categories": ("A",), "alt": "Số xã", "unit": "xã", "decimals": 0}
    series = (Series("Chậm", (1.0,), Role.LATE),)
    return Chart(**{**fields, "series": series, "y_max": 1.0, "major_unit": 1.0, **changes})


def test_a_chart_without_alternative_text_is_refused():
    with pytest.raises(ValueError, match="alternative text"):
        chart(alt="")


def test_a_series_has_a_value_or_a_gap_for_each_category():
    with pytest.raises(ValueError, match="one value for each category"):
        chart(series=(Series("Chậm", (1.0, None), Role.LATE),))


def test_a_table_row_has_a_cell_for_each_column():
    with pytest.raises(ValueError, match="one cell for each column"):
        Table((Cell("Xã"), Cell("Đạt")), ((Cell("A"),),), (1, 1), "Bảng")


def test_a_title_longer_than_a_line_is_refused():
    with pytest.raises(ValueError, match="does not fit"):
        Slide("a", "x" * 61, None)


@pytest.mark.parametrize(("highest", "end", "step"), [(0, 1, 1), (4, 4, 1), (15, 16, 2), (19, 20, 5), (285, 300, 50)])
def test_an_axis_ends_on_a_whole_step_at_or_above_the_highest_value(highest, end, step):
    assert axis_of(highest) == (end, step)
