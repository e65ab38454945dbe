import pytest

from ntm_dashboard.briefing.model import Briefing, Cell, Chart, ChartKind, Role, Series, Slide, Table, axis_of
from tests import meeting


def chart(**changes):
    fields = {"kind": ChartKind.BARS, "categories": ("A",), "alt": "Số xã", "unit": "xã", "decimals": 0, "keys": ("A",)}
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
        Table((Cell("Xã"), Cell("Đạt")), ((Cell("A"),),), (1, 1), "Bảng", columns=("a", "b"), keys=("A",))


@pytest.mark.parametrize("keys", [(), ("",), ("A", "A")])
def test_what_a_chart_is_about_has_one_key_each(keys):
    with pytest.raises(ValueError, match="one key"):
        chart(keys=keys)


def meeting_of(*slides, details=()):
    return Briefing(
        district=meeting.catalogue_of().district,
        title="Cuộc họp",
        as_of=meeting.APRIL,
        revision=1,
        documented_only=False,
        compared_with=None,
        caution="",
        slides=slides,
        details=details,
    )


def test_a_finding_longer_than_a_line_is_refused_and_a_screen_of_a_long_name_is_not():
    with pytest.raises(ValueError, match="does not fit"):
        meeting_of(Slide("a", "x" * 61, None))

    assert meeting_of(Slide("a", "x", None), details=(Slide("b", "x" * 61, None),)).slide("b")


def test_a_slide_without_a_title_is_refused():
    with pytest.raises(ValueError, match="no title"):
        Slide("a", "", None)


@pytest.mark.parametrize(("highest", "end", "step"), [(0, 1, 1), (4, 4, 1), (15, 16, 2), (19, 20, 5), (285, 300, 50)])
def test_an_axis_ends_on_a_whole_step_at_or_above_the_highest_value(highest, end, step):
    assert axis_of(highest) == (end, step)
