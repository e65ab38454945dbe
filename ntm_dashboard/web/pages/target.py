"""Mục tiêu: the way to the target date, whether the pace is enough, what is due and by whom."""

from collections.abc import Callable
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from ntm_dashboard.charts import conditions as conditions_chart
from ntm_dashboard.charts import needed_per_month
from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.situation import Clock, Pace, Situation
from ntm_dashboard.domain.terms import Measure
from ntm_dashboard.i18n import _, number_text
from ntm_dashboard.services.people import Act, may
from ntm_dashboard.web.components import (
    badges,
    cells,
    chart,
    conditions_table,
    edit_links,
    marks,
    plan_back,
    plan_months,
    plan_roadmap,
    plan_what_if,
    tables,
    texts,
)
from ntm_dashboard.web.components.markup import join
from ntm_dashboard.web.identity import current_person
from ntm_dashboard.web.page_context import PageContext

PACE, ABOUT = "tien-do", "ve"
_MOST = 10


def render(page: PageContext) -> None:
    """Draw the plan: where the promises lead, what is left by month, what was promised and what came of it."""
    page.part("target", draw=lambda: _body(page))
    plan_roadmap.show(page)
    page.part("target back", draw=lambda: _ahead(page))
    plan_what_if.show(page)
    page.part("target dossiers", draw=lambda: _dossiers(page))
    if may(current_person(), Act.PUBLISH):
        edit_links.of_targets(page)


def _body(page: PageContext) -> None:
    situation = page.situation
    texts.title(page.said(lambda one: title(one.clock)))
    texts.lead(page.said(lambda one: one.clock.sentence))
    if situation.ended is not None:
        texts.note(page.said(lambda one: one.ended.sentence if one.ended else ""))
    if situation.clock.target_on is None:
        texts.note(_("Chưa đặt mục tiêu. Bổ sung mục tiêu vào thư mục số liệu để đặt ngày và mức cần đạt."))
    plan_months.verdict(page)
    plan_months.table(page)
    for column, pace in zip(st.columns(max(1, len(situation.paces))), situation.paces, strict=False):
        with column:
            plan_months.burn_up(page, pace.measure)
            _pace(page, pace)
    _conditions(page)


def _ahead(page: PageContext) -> None:
    plan_back.show(page)
    plan_back.forecasts(page)


def title(clock: Clock) -> str:
    """Name the page after the year of the target date."""
    return _("Mục tiêu {year}").format(year=clock.target_on.year) if clock.target_on else _("Mục tiêu")


def _pace(page: PageContext, pace: Pace) -> None:
    if not needed_per_month.is_measurable(pace):
        texts.note(page.said(lambda one: one.pace(pace.measure).sentence))
        return
    drawn, told = pace_figure(page, pace.measure), pace_telling(pace.measure)
    chart.show(drawn, page.situation, telling=told, key=f"pace_{pace.measure.value}")
    texts.lead(page.said(lambda one: one.pace(pace.measure).sentence))


def pace_figure(page: PageContext, measure: Measure) -> go.Figure:
    """Draw what was reached so far beside what is left."""
    pace = page.situation.pace(measure)
    return page.kept("pace", measure, make=lambda: needed_per_month.figure(pace, theme=page.theme))


def pace_telling(measure: Measure) -> chart.Telling:
    """Say what was reached so far beside what is left."""
    return chart.Telling(
        lambda one: needed_per_month.title(one.pace(measure)),
        [_("Tiến độ"), _("Số đạt và thời gian")],
        lambda one: _paces(one.pace(measure)),
        data=chart.Data(PACE, {ABOUT: measure.value}),
    )


def _paces(pace: Pace) -> list[list[str]]:
    if not needed_per_month.is_measurable(pace):
        return []
    return [
        [_("Đã qua"), str(needed_per_month.reached(pace))],
        [_("Còn lại"), str(needed_per_month.needed(pace))],
    ]


def _conditions(page: PageContext) -> None:
    conditions = page.situation.conditions
    if not conditions:
        texts.note(str(conditions_chart.title(conditions)))
        return
    drawn = conditions_table.figure(page)
    chart.show(drawn, page.situation, telling=conditions_table.telling(), key="conditions")


def _dossiers(page: PageContext) -> None:
    rows = page.situation.dossiers_behind
    if rows.empty:
        return
    texts.heading(page.said(_dossiers_sentence))
    heads = [_("Đơn vị"), _("Tiêu chí"), _("Hồ sơ"), _("Cơ quan phụ trách")]
    _long_table(page, heads, lambda one: [_dossier(page, row) for row in rows_of(one.dossiers_behind)], names=2)


def _dossiers_sentence(situation: Situation) -> str:
    count = number_text(len(situation.dossiers_behind))
    return _("Tiêu chí đã đạt, chưa hoàn thiện hồ sơ: {count}").format(count=count)


def _dossier(page: PageContext, row: Any) -> list[str]:
    return [
        row.unit_name,
        f"{row.criterion}. {row.name}",
        join(cells.dossier(row.dossier, row.dossier_state) or cells.DASH, " ", badges.of_certainty(row.certainty)),
        page.queries.catalogue.agency_name(cells.text(row.agency)),
    ]


def _long_table(page: PageContext, heads: list[str], make: Callable[[Situation], marks.Rows], *, names: int) -> None:
    """Show the first rows; the others stand behind a line that says how many they are."""
    rows = marks.rows(page.situation, make, names=names)
    tables.show(heads, rows[:_MOST])
    if len(rows) > _MOST:
        with st.expander(page.said(lambda one: _more(len(make(one))))):
            tables.show(heads, rows[_MOST:])


def _more(rows: int) -> str:
    return _("Xem thêm {count} dòng").format(count=number_text(rows - _MOST))
