"""Charts of a briefing as native, editable charts of Office."""

from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.util import Pt

from ntm_dashboard.briefing.model import Chart, ChartKind, Role, Series
from ntm_dashboard.exports.look import INK, STROKES
from ntm_dashboard.exports.office import language_tag, use_harmless_workbooks
from ntm_dashboard.exports.plain import plain

WHOLE = r"[<1000]0;[<1000000]#\.##0;#\.###\.##0"
"""Whole numbers with a dot for thousands whatever the language of the PC; decimals follow the PC."""
DASHES = {Role.NEEDED: MSO_LINE.DASH, Role.TARGET: MSO_LINE.ROUND_DOT}

use_harmless_workbooks()


def chart_type(chart: Chart) -> Any:
    """Give the type of Office for a chart."""
    return XL_CHART_TYPE.BAR_STACKED if chart.kind is ChartKind.BARS else XL_CHART_TYPE.LINE


def chart_data(chart: Chart) -> CategoryChartData:
    """Give the values as the workbook behind the chart holds them."""
    values = CategoryChartData()
    values.categories = [plain(label) for label in chart.categories]
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
    if chart.kind is ChartKind.BARS:
        categories.reverse_order = True
        values.tick_label_position = XL_TICK_LABEL_POSITION.HIGH


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
    _end_label(drawn, series, points=points)


def _bar_labels(drawn: Any, series: Series, *, points: float) -> None:
    """Label each bar that has a length; a zero would stand in the way."""
    for place, value in enumerate(series.values):
        if value:
            label = drawn.points[place].data_label
            frame = label.text_frame
            frame.text = f"{value:g}"
            font = frame.paragraphs[0].runs[0].font
            font.size, font.bold = Pt(points), True
            font.color.rgb = _rgb(STROKES[series.role].ink)


def _end_label(drawn: Any, series: Series, *, points: float) -> None:
    known = [place for place, value in enumerate(series.values) if value is not None]
    if not known:
        return
    frame = drawn.points[known[-1]].data_label.text_frame
    frame.text = f"{series.values[known[-1]]:g}"
    frame.paragraphs[0].runs[0].font.size = Pt(points)
    frame.paragraphs[0].runs[0].font.bold = True


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
