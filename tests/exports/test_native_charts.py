"""The axes and labels of native charts."""

import io
from datetime import date, timedelta

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from ntm_dashboard.briefing.model import Month
from ntm_dashboard.exports.native_charts import MOST_TICKS, tick_step
from ntm_dashboard.exports.pptx import pptx
from tests import meeting


def months(count, *, apart=1):
    first = [12 * 2022 + place * apart for place in range(count)]
    return tuple(Month(date(one // 12, one % 12 + 1, 1)) for one in first)


@pytest.mark.parametrize("apart", [1, 3])
@pytest.mark.parametrize("count", range(1, 31))
def test_at_most_ten_months_and_the_first_are_named(count, apart):
    chosen = months(count, apart=apart)

    span = (chosen[-1].first - chosen[0].first) / timedelta(days=30.4)

    assert 1 <= span // tick_step(chosen) + 1 <= MOST_TICKS + 1


def test_the_last_month_is_named_where_a_near_step_reaches_it():
    assert tick_step(months(21)) == 4
    assert tick_step(months(9)) == 1
    assert tick_step(months(23, apart=3)) == 11


@pytest.fixture(scope="module")
def charts():
    briefing = meeting.briefing_of()
    show = Presentation(io.BytesIO(pptx(briefing)))
    return [shape.chart for slide in show.slides for shape in slide.shapes if shape.has_chart]


def test_names_on_every_axis_are_level(charts):
    bodies = [one.category_axis._element.find(f"{qn('c:txPr')}/{qn('a:bodyPr')}") for one in charts]

    assert [body.get("rot") for body in bodies] == ["0"] * len(charts)


def test_the_axis_of_a_course_counts_in_months(charts):
    axis = charts[-1].category_axis._element

    assert axis.tag == qn("c:dateAx")
    assert axis.find(qn("c:baseTimeUnit")).get("val") == "months"
    assert axis.find(qn("c:numFmt")).get("formatCode") == "mm/yyyy"


def test_the_course_is_labelled_above_its_first_and_last_point(charts):
    actual = charts[-1].plots[0].series[0]
    known = [place for place, value in enumerate(actual.values) if value is not None]

    labels = {int(one.find(qn("c:idx")).get("val")): one for one in actual._element.iter(qn("c:dLbl"))}

    assert sorted(labels) == [known[0], known[-1]]
    assert {one.find(qn("c:dLblPos")).get("val") for one in labels.values()} == {"t"}
