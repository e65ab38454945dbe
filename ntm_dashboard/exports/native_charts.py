"""Charts of a briefing as native, editable charts of Office."""

from collections.abc import Sequence
from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.util import Pt

from ntm_dashboard.briefing.model import Chart, ChartKind, Month, Role, Series
from ntm_dashboard.exports.look import INK, STROKES
from ntm_dashboard.exports.office import language_tag, use_harmless_workbooks
from ntm_dashboard.exports.plain import plain
from ntm_dashboard.i18n import number_text

WHOLE = r"[<1000]0;[<1000000]#\.##0;#\.###\.##0"
"""Whole numbers with a dot for thousands whatever the language of the PC; decimals follow the PC."""
MONTH = "mm/yyyy"
MOST_TICKS = 10
DASHES = {Role.NEEDED: MSO_LINE.DASH, Role.TARGET: MSO_LINE.ROUND_DOT}

use_harmless_workbooks()


def chart_type(chart: Chart) -> Any:
    """Give the type of Office for a chart."""
    return XL_CHART_TYPE.BAR_STACKED if chart.kind is ChartKind.BARS else XL_CHART_TYPE.LINE


def chart_data(chart: Chart) -> CategoryChartData:
    """Give the values as the workbook behind the chart holds them."""
    values: Any = CategoryChartData()
    values.categories = [one.first for one in chart.months] or [plain(label) for label in chart.categories]
    if chart.months:
        named: Any = values.categories
        named.number_format = MONTH
    for series in chart.series:
        values.add_series(plain(series.name), series.values)
    return values


def dress(native: Any, chart: Chart, *, points: float) -> None:
    """Give a native chart the axis of the model, our colours, direct labels and the language."""
    native.font.size = Pt(points)
    native.font.color.rgb = _rgb(INK)
    native.has_title = False
    native.has_legend = True
    native.legend.position = XL_LEGEND_POSITION.TOP
    native.legend.include_in_layout = False
    _axes(native, chart, points=points)
    for drawn, series in zip(native.plots[0].series, chart.series, strict=True):
        _series(drawn, series, chart, points=points)
    if chart.kind is ChartKind.BARS:
        native.plots[0].gap_width = 45
        native.plots[0].overlap = 100
    _mend(native)


def _axes(native: Any, chart: Chart, *, points: float) -> None:
    values, categories = native.value_axis, native.category_axis
    values.minimum_scale, values.maximum_scale, values.major_unit = 0, chart.y_max, chart.major_unit
    values.has_major_gridlines = True
    values.major_gridlines.format.line.color.rgb = RGBColor(0xD9, 0xD9, 0xD9)
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = WHOLE, False
    values.has_title = True
    values.axis_title.text_frame.text = plain(chart.unit)
    values.axis_title.text_frame.paragraphs[0].runs[0].font.size = Pt(points)
    categories.has_major_gridlines = False
    categories.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    body = categories.tick_labels.font._rPr.getparent().getparent().getparent().find(qn("a:bodyPr"))
    body.set("rot", "0")
    body.set("vert", "horz")
    if chart.months:
        categories.tick_labels.number_format, categories.tick_labels.number_format_is_linked = MONTH, False
        _by_months(categories._element, chart.months)
    if chart.kind is ChartKind.BARS:
        categories.reverse_order = True
        values.tick_label_position = XL_TICK_LABEL_POSITION.HIGH


def _by_months(axis: Any, months: Sequence[Month]) -> None:
    """Let an axis of dates count in months and name only as many as have room."""
    for name in ("c:baseTimeUnit", "c:majorUnit", "c:majorTimeUnit"):
        for element in axis.findall(qn(name)):
            axis.remove(element)
    for name, value in (
        ("c:baseTimeUnit", "months"),
        ("c:majorUnit", str(tick_step(months))),
        ("c:majorTimeUnit", "months"),
    ):
        etree.SubElement(axis, qn(name)).set("val", value)


def tick_step(months: Sequence[Month]) -> int:
    """Give every how many months one is named: at most ten, the last one too where a step near that reaches it."""
    first, last = months[0].first, months[-1].first
    span = 12 * (last.year - first.year) + last.month - first.month
    least = span // MOST_TICKS + 1
    return next((step for step in range(least, 2 * least + 1) if span % step == 0), least)


def _series(drawn: Any, series: Series, chart: Chart, *, points: float) -> None:
    stroke = STROKES[series.role]
    if chart.kind is ChartKind.BARS:
        drawn.format.fill.solid()
        drawn.format.fill.fore_color.rgb = _rgb(stroke.colour)
        drawn.format.line.color.rgb = _rgb(INK)
        drawn.format.line.width = Pt(2.25 if stroke.is_heavy else 0.75)
        _bar_labels(drawn, series, points=points)
        return
    drawn.smooth = False
    drawn.format.line.color.rgb = _rgb(stroke.colour)
    drawn.format.line.width = Pt(3)
    if series.role in DASHES:
        drawn.format.line.dash_style = DASHES[series.role]
    _end_labels(drawn, series, chart, points=points)


def _bar_labels(drawn: Any, series: Series, *, points: float) -> None:
    """Label each bar that has a length; a zero would stand in the way."""
    for place, value in enumerate(series.values):
        if value:
            label = drawn.points[place].data_label
            frame = label.text_frame
            frame.text = number_text(value)
            font = frame.paragraphs[0].runs[0].font
            font.size, font.bold = Pt(points), True
            font.color.rgb = _rgb(STROKES[series.role].ink)


def _end_labels(drawn: Any, series: Series, chart: Chart, *, points: float) -> None:
    """Label a line above its last point, the actual course above its first as well.

    The line that leads to the target ends where the target does, which has its own label.
    """
    known = [(place, value) for place, value in enumerate(series.values) if value is not None]
    is_led = series.role is Role.NEEDED and any(one.role is Role.TARGET for one in chart.series)
    if not known or is_led:
        return
    for place, value in {known[0], known[-1]} if series.role is Role.ACTUAL else {known[-1]}:
        label = drawn.points[place].data_label
        label.position = XL_LABEL_POSITION.ABOVE
        label.text_frame.text = number_text(value)
        font = label.text_frame.paragraphs[0].runs[0].font
        font.size, font.bold = Pt(points), True


def _mend(native: Any) -> None:
    """Make the XML valid (axis ids are unsigned) and say its language."""
    space = native._chartSpace
    for element in space.iter(qn("c:axId"), qn("c:crossAx")):
        element.set("val", element.get("val").lstrip("-"))
    for element in space.iter(qn("a:defRPr"), qn("a:rPr"), qn("a:endParaRPr")):
        element.set("lang", language_tag())
    if space.find(qn("c:roundedCorners")) is None:
        corners = etree.SubElement(space, qn("c:roundedCorners"))
        corners.set("val", "0")
        space.remove(corners)
        date_flag = space.find(qn("c:date1904"))
        space.insert(0 if date_flag is None else 1, corners)


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.lstrip("#"))
