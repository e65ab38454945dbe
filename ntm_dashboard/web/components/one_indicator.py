"""One indicator in every commune: value, what is required, how far apart, how true, and how it went."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from ntm_dashboard.briefing.marking import INVENTED_CHART, PARTLY_INVENTED_CHART
from ntm_dashboard.briefing.model import MARK
from ntm_dashboard.charts import indicators, one_indicator
from ntm_dashboard.charts.boundary_map import Area
from ntm_dashboard.charts.one_indicator import Across
from ntm_dashboard.domain.catalogue import Indicator
from ntm_dashboard.domain.frames import DataFrame, rows_of
from ntm_dashboard.domain.naming import short_name
from ntm_dashboard.domain.one_indicator import IndicatorCourse, across
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import Direction, Level, UnitKind, criterion_status_word, is_illustrative
from ntm_dashboard.i18n import _, date_text
from ntm_dashboard.web.components import badges, boundary_map, cells, chart, in_address, marks, tables, texts
from ntm_dashboard.web.page_context import PageContext

PARAMETER = "ct"


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
    page.part("one indicator", chosen, number, draw=lambda: _body(page, indicator, number))


def _offered(page: PageContext) -> Mapping[str, Indicator]:
    """Give the indicators by number, those with values first: the first is shown where the address names none."""
    if page.situation.commune_indicators.empty:
        return {}
    states = page.situation.commune_indicators
    known = set(states.loc[states["value"].notna(), "indicator"])
    own = page.queries.catalogue.indicators_on(Level.COMMUNE, page.situation.as_of)
    return {one.number: one for one in sorted(own, key=lambda one: one.number not in known)}


def _body(page: PageContext, indicator: Indicator, number: int) -> None:
    of = _across(page, indicator.number)
    telling = chart.Telling(lambda one: one_indicator.title(of(one)), _heads(), lambda one: _rows(of(one)))
    own = of(page.situation)
    texts.hint(_of_catalogue(indicator, own))
    if own.rows["result"].isna().all():
        texts.note(
            _(
                "Chưa có báo cáo nào ghi chỉ tiêu này. Ghi số chỉ tiêu ở cột tiêu chí của báo cáo xã; "
                "mẫu ở Mẫu & tải về."
            )
        )
        return
    if own.rows["value"].notna().any():
        drawn = one_indicator.figure(own, theme=page.theme)
        chart.show(drawn, page.situation, telling=telling, key="one_indicator")
    else:
        texts.heading(page.said(telling.title))
        tables.show(telling.heads, marks.rows(page.situation, telling.rows))
    if (boundaries := page.program.boundaries.shown(number)) is not None:
        areas = [_area(row, own) for row in rows_of(own.rows)]
        boundary_map.show(page, boundaries, areas, title=page.said(telling.title), key="indicator")
    if indicator.direction is not Direction.MET:
        _course(page, indicator, own.names)


def _area(row: Any, own: Across) -> Area:
    name, state = own.names[row.unit], one_indicator.state_of(row)
    value = cells.number(row.value, row.measured_in)
    is_invented = isinstance(row.certainty, str) and is_illustrative(row.certainty)
    words = [name, criterion_status_word(state), value, *([_("số liệu minh họa")] if is_invented else [])]
    label = short_name(name) if value == cells.DASH else f"{short_name(name)} {cells.number(row.value)}"
    return Area(row.unit, label, state, words, is_invented=is_invented)


def _across(page: PageContext, number: str) -> Callable[[Situation], Across]:
    units = page.situation.units
    communes = units[units["kind"] == UnitKind.COMMUNE]
    names = dict(zip(communes["unit"], communes["name"], strict=True))
    return lambda one: Across(across(one.commune_indicators, number), names)


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


def _course(page: PageContext, indicator: Indicator, names: Mapping[str, str]) -> None:
    course = page.queries.indicator_course(page.situation, indicator.number)
    title = str(one_indicator.course_title(course))
    invented = not page.situation.district.is_training and course["certainty"].map(is_illustrative).any()
    said = title + MARK if invented else title
    texts.heading(said)
    if course.groupby("unit")["period"].nunique().max() in {0, 1} or course.empty:
        return
    with st.container(key="course_scroll"):
        st.plotly_chart(
            chart.seen(one_indicator.course_figure(course, names, theme=page.theme)),
            theme=None,
            key="indicator_course",
            config=chart.CONFIG,
            alt=said,
        )
    if invented:
        whole = course["certainty"].map(is_illustrative).all()
        texts.hint(_(INVENTED_CHART if whole else PARTLY_INVENTED_CHART) + MARK)
    texts.hint(_("Nét đứt: mức phải đạt. Chấm rỗng: số liệu minh họa. Ô trống: xã chưa có giá trị."))
    with st.expander(_("Xem bảng số liệu")):
        rows = _course_rows(course, names, is_marked=not page.situation.district.is_training)
        tables.show([_("Xã"), _("Kỳ báo cáo"), _("Giá trị"), _("Mức phải đạt"), _("Độ tin cậy")], rows, numbers=(2, 3))


def _course_rows(course: DataFrame[IndicatorCourse], names: Mapping[str, str], *, is_marked: bool) -> list[list[str]]:
    order = {unit: place for place, unit in enumerate(names)}
    rows = sorted((row for row in rows_of(course) if row.unit in order), key=lambda row: (order[row.unit], row.period))
    return [
        [
            names[row.unit],
            date_text(row.period.date()),
            cells.number(row.value) + (MARK if is_marked and is_illustrative(row.certainty) else ""),
            cells.number(row.threshold),
            badges.certainty_words(row.certainty),
        ]
        for row in rows
    ]
