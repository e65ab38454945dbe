"""One indicator in every commune: value, what is required, how far apart, how true, and how it went."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from ntm_dashboard.charts import indicators, one_indicator
from ntm_dashboard.charts.boundary_map import Area
from ntm_dashboard.charts.one_indicator import Across
from ntm_dashboard.domain.catalogue import Indicator
from ntm_dashboard.domain.frames import DataFrame, IndicatorStates, rows_of, trusted
from ntm_dashboard.domain.naming import short_name
from ntm_dashboard.domain.one_indicator import IndicatorCourse, across
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import Direction, Level, UnitKind, criterion_status_word, is_illustrative
from ntm_dashboard.i18n import _, date_text
from ntm_dashboard.web.components import (
    badges,
    boundary_map,
    cells,
    chart,
    in_address,
    marks,
    part_of_many,
    tables,
    texts,
)
from ntm_dashboard.web.components.part_of_many import PART, Part
from ntm_dashboard.web.page_context import PageContext

PARAMETER = "ct"
NAME, COURSE = "chi-tieu", "dien-bien-chi-tieu"


def show(page: PageContext) -> None:
    """Offer the indicators of communes and show one; the address says which."""
    offered = page.kept("indicators", make=lambda: _offered(page))
    if not offered:
        texts.note(
            _("Vào ngày này không có bộ chỉ tiêu xã nào có hiệu lực, hoặc huyện không có xã nào trong danh mục.")
        )
        return
    chosen = in_address.choice(
        st.container(),
        _("Chỉ tiêu"),
        list(offered),
        parameter=PARAMETER,
        written=lambda one: one,
        shown=lambda one: f"{one} {offered[one].name}",
        default=next(iter(offered)),
    )
    number = page.program.boundaries.number()
    indicator = offered[chosen or next(iter(offered))]
    part = part_of_many.choose(_count(page, indicator.number), parameter=PART)
    page.part("one indicator", chosen, number, part, draw=lambda: _body(page, indicator, number, part))


def _count(page: PageContext, number: str) -> int:
    return int((page.situation.commune_indicators["indicator"] == number).sum())


def part_of(page: PageContext, number: str, asked: Mapping[str, str]) -> Part:
    """Read from the parameters of an address which part of the communes is meant."""
    return Part.of(_count(page, number), asked, PART)


def _offered(page: PageContext) -> Mapping[str, Indicator]:
    """Give the indicators by number, those with values first: the first is shown where the address names none."""
    if page.situation.commune_indicators.empty:
        return {}
    states = page.situation.commune_indicators
    known = set(states.loc[states["value"].notna(), "indicator"])
    own = page.queries.catalogue.indicators_on(Level.COMMUNE, page.situation.as_of)
    return {one.number: one for one in sorted(own, key=lambda one: one.number not in known)}


def _body(page: PageContext, indicator: Indicator, number: int, part: Part) -> None:
    of = _across(page, indicator.number)
    told, own = telling(page, indicator.number, part), of(page.situation)
    texts.hint(_of_catalogue(indicator, own))
    if own.rows["result"].isna().all():
        texts.note(
            _(
                "Chưa có báo cáo nào ghi chỉ tiêu này. Ghi số chỉ tiêu ở cột tiêu chí của báo cáo xã; "
                "mẫu ở Mẫu & tải về."
            )
        )
        return
    if told.shown:
        texts.note(told.shown.sentence)
    if own.rows["value"].notna().any():
        chart.show(figure(page, indicator.number, part), page.situation, telling=told, key="one_indicator")
    else:
        texts.heading(page.said(told.title))
        tables.show(told.heads, marks.rows(page.situation, told.rows_shown))
    if (boundaries := page.program.boundaries.shown(number)) is not None:
        areas = [_area(row, own) for row in rows_of(own.rows)]
        boundary_map.show(page, boundaries, areas, title=page.said(told.title), key="indicator")
    if indicator.direction is not Direction.MET:
        _course(page, indicator.number, part)


def figure(page: PageContext, number: str, part: Part) -> go.Figure:
    """Draw the value of each commune of a part beside what is required."""
    own = _across(page, number)(page.situation)
    return one_indicator.figure(_among(own, _shown(page, number, part)), theme=page.theme)


def _shown(page: PageContext, number: str, part: Part) -> Sequence[str]:
    """Give the communes of a part in the order of the bars: who is farthest first."""
    return part.taken_of(_across(page, number)(page.situation).rows["unit"].tolist())


def _among(own: Across, units: Sequence[str]) -> Across:
    return Across(trusted(IndicatorStates, own.rows[own.rows["unit"].isin(units)]), own.names)


def _of_part(part: Part, rows: Callable[[Situation], marks.Rows]) -> chart.Shown | None:
    if part.is_whole:
        return None
    sentence = _(
        "Hiện {count} trong {total} xã (thứ {first} đến {last}), xã còn thiếu nhiều nhất trước. "
        "Tiêu đề tính trên cả {total} xã; tệp CSV có đủ các xã."
    )
    return chart.Shown(sentence.format(**part.numbers), rows)


def _about(number: str, part: Part) -> dict[str, str]:
    return {PARAMETER: number} | ({PART: part.written} if part.written else {})


def telling(page: PageContext, number: str, part: Part) -> chart.Telling:
    """Say how far each commune is from what an indicator requires, a row for each."""
    of, units = _across(page, number), _shown(page, number, part)
    return chart.Telling(
        lambda one: one_indicator.title(of(one)),
        _heads(),
        lambda one: _rows(of(one)),
        data=chart.Data(NAME, _about(number, part)),
        states=lambda one: one_indicator.states(of(one)),
        shown=_of_part(part, lambda one: _rows(_among(of(one), units))),
    )


def _area(row: Any, own: Across) -> Area:
    name, state = own.names[row.unit], one_indicator.state_of(row)
    value = cells.number(row.value, row.measured_in)
    is_invented = isinstance(row.certainty, str) and is_illustrative(row.certainty)
    words = [name, criterion_status_word(state), value, *([_("số liệu minh họa")] if is_invented else [])]
    label = short_name(name) if value == cells.DASH else f"{short_name(name)} {cells.number(row.value)}"
    return Area(row.unit, label, state, words, is_invented=is_invented)


def _across(page: PageContext, number: str) -> Callable[[Situation], Across]:
    names = _names(page)
    return lambda one: Across(across(one.commune_indicators, number), names)


def _names(page: PageContext) -> dict[str, str]:
    units = page.situation.units
    communes = units[units["kind"] == UnitKind.COMMUNE]
    return dict(zip(communes["unit"], communes["name"], strict=True))


def _of_catalogue(indicator: Indicator, own: Across) -> str:
    row = own.first
    limit = cells.text(row.threshold_text)
    if not limit and cells.number(row.threshold) != cells.DASH:
        limit = indicators.threshold_words(row.direction, float(row.threshold), row.measured_in)
    sentence = _("Chỉ tiêu {number} ({name}). Mức phải đạt: {limit}.")
    return sentence.format(number=indicator.number, name=indicator.name, limit=limit or _("chưa có trong danh mục"))


def _heads() -> list[str]:
    return [
        _("Xã"),
        _("Giá trị"),
        _("Mức phải đạt"),
        _("So với yêu cầu"),
        _("Kết quả"),
        _("Kỳ báo cáo"),
        _("Độ tin cậy"),
    ]


def _rows(own: Across) -> list[list[str]]:
    return [_row(row, own.names[row.unit]) for row in rows_of(own.rows)]


def _row(row: Any, name: str) -> list[str]:
    state = one_indicator.state_of(row)
    return [
        name,
        cells.number(row.value, row.measured_in),
        _limit(row),
        str(one_indicator.margin_words(row) or cells.DASH),
        criterion_status_word(state),
        cells.day(row.period),
        badges.certainty_words(row.certainty),
    ]


def _limit(row: Any) -> str:
    if cells.number(row.threshold) == cells.DASH:
        return cells.text(row.threshold_text) or cells.DASH
    return indicators.threshold_words(row.direction, float(row.threshold), row.measured_in)


def _course(page: PageContext, number: str, part: Part) -> None:
    told = course_telling(page, number, part)
    course = page.queries.indicator_course(page.situation, number)
    if course.empty or course.groupby("unit")["period"].nunique().max() < 2:
        texts.heading(page.said(told.title))
        return
    drawn = course_figure(page, number, part)
    with st.container(key="course_scroll"):
        chart.picture(drawn, page.situation, telling=told, key="indicator_course")
    chart.table(drawn, page.situation, told)


def course_figure(page: PageContext, number: str, part: Part) -> go.Figure:
    """Draw the course of an indicator in each commune of a part."""
    course = page.queries.indicator_course(page.situation, number)
    return one_indicator.course_figure(course, _names_shown(page, number, part), theme=page.theme)


def _names_shown(page: PageContext, number: str, part: Part) -> dict[str, str]:
    shown = set(_shown(page, number, part))
    return {unit: name for unit, name in _names(page).items() if unit in shown}


def course_telling(page: PageContext, number: str, part: Part) -> chart.Telling:
    """Say how an indicator went in each commune, a row for each commune and period."""

    def course(situation: Situation) -> DataFrame[IndicatorCourse]:
        return page.queries.indicator_course(situation, number)

    return chart.Telling(
        lambda one: one_indicator.course_title(course(one)),
        [_("Xã"), _("Kỳ báo cáo"), _("Giá trị"), _("Mức phải đạt"), _("Độ tin cậy")],
        lambda one: _course_rows(course(one), _names(page)),
        names=2,
        data=chart.Data(COURSE, _about(number, part)),
        legend=_("Nét đứt: mức phải đạt. Chấm rỗng: số liệu minh họa. Ô trống: xã chưa có giá trị."),
        shown=_of_part(part, lambda one: _course_rows(course(one), _names_shown(page, number, part))),
    )


def _course_rows(course: DataFrame[IndicatorCourse], names: Mapping[str, str]) -> list[list[str]]:
    order = {unit: place for place, unit in enumerate(names)}
    rows = sorted((row for row in rows_of(course) if row.unit in order), key=lambda row: (order[row.unit], row.period))
    return [
        [
            names[row.unit],
            date_text(row.period.date()),
            cells.number(row.value),
            cells.number(row.threshold),
            badges.certainty_words(row.certainty),
        ]
        for row in rows
    ]
