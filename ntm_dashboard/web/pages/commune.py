"""Từng xã: one commune or town: how it climbed, what it lacks, and why we say so."""

from typing import Any

import plotly.graph_objects as go
import streamlit as st

from ntm_dashboard.charts import indicators as indicator_chart
from ntm_dashboard.charts import ladder
from ntm_dashboard.domain.catalogue import CriteriaSet
from ntm_dashboard.domain.frames import (
    CriterionStates,
    DataFrame,
    IndicatorStates,
    LadderSteps,
    empty,
    rows_of,
    trusted,
)
from ntm_dashboard.domain.situation import SetProgress, Situation
from ntm_dashboard.domain.terms import ReportKind, Title, UnitKind, word
from ntm_dashboard.i18n import _
from ntm_dashboard.services.people import may_edit as may_edit_of
from ntm_dashboard.web.components import (
    badges,
    cells,
    chart,
    criteria_comments,
    criteria_list,
    edit_links,
    marks,
    tables,
    texts,
    unit_picker,
)
from ntm_dashboard.web.components.indicator_table import telling
from ntm_dashboard.web.components.markup import tag
from ntm_dashboard.web.identity import current_person
from ntm_dashboard.web.page_context import PageContext
from ntm_dashboard.web.url_state import UNIT

LADDER, INDICATORS = "cong-nhan", "chi-tieu-xa"


def render(page: PageContext) -> None:
    """Draw the unit that the address names; without one, the first of the catalogue."""
    unit = unit_picker.show(page)
    if unit is None:
        return
    st.set_page_config(page_title=f"{unit.name} – {page.situation.district.name}")
    may_edit = may_edit_of(current_person(), unit.unit)
    page.part("commune", unit.unit, may_edit, draw=lambda: _body(page, unit, may_edit=may_edit))
    criteria_comments.show(page, current_person(), ReportKind.COMMUNE_REPORT, unit=unit.unit)


def _body(page: PageContext, unit: Any, *, may_edit: bool) -> None:
    texts.title(unit.name)
    real = _unit(page.situation.told_apart, unit.unit)
    state = marks.text(badges.of_unit(unit.status), badges.of_unit(real.status))
    st.html(tag("p", state, " ", badges.of_certainty(unit.certainty)))
    texts.lead(*marks.paragraphs(page.situation, lambda situation: _unit(situation, unit.unit).reasons))
    if may_edit:
        edit_links.of_unit(page, unit.unit, is_commune=unit.kind != UnitKind.TOWN)
    _ladder(page, unit)
    if unit.kind == UnitKind.TOWN:
        texts.note(_("Thị trấn xét đô thị văn minh, không xét bộ tiêu chí xã nông thôn mới."))
    else:
        _criteria(page, unit, may_edit=may_edit)
    _other_sets(page, unit)


def _unit(situation: Situation, code: str) -> Any:
    return next(row for row in rows_of(situation.units) if row.unit == code)


def _ladder(page: PageContext, unit: Any) -> None:
    steps = _steps(page.situation, unit.unit)
    if steps.empty:
        texts.note(_("Chưa có kết quả công nhận nào được ghi nhận. Nộp danh sách công nhận khi có quyết định."))
        return
    told = ladder_telling(unit.unit)
    if len(steps) == 1:
        texts.heading(page.said(told.title))
        tables.show(told.heads, marks.rows(page.situation, told.rows))
        return
    chart.show(ladder_figure(page, unit.unit), page.situation, telling=told, key="ladder")


def ladder_figure(page: PageContext, unit: str) -> go.Figure:
    """Draw how a unit climbed."""
    return page.kept("ladder", unit, make=lambda: ladder.figure(_steps(page.situation, unit), theme=page.theme))


def ladder_telling(unit: str) -> chart.Telling:
    """Say how a unit climbed, a row for each title."""
    return chart.Telling(
        lambda one: ladder.title(_steps(one, unit)),
        [
            _("Kết quả công nhận"),
            _("Từ ngày"),
            _("Ngày quyết định"),
            _("Cho năm"),
            _("Quyết định"),
            _("Nguồn"),
            _("Độ tin cậy"),
        ],
        lambda one: [_step(row) for row in rows_of(_steps(one, unit))],
        data=chart.Data(LADDER, {UNIT: unit}),
    )


def _steps(situation: Situation, unit: str) -> DataFrame[LadderSteps]:
    own = situation.ladder
    return trusted(LadderSteps, own[own["unit"] == unit])


def _step(row: Any) -> list[str]:
    return [
        word(Title(row.title)),
        cells.day(row.effective_on),
        cells.day(row.decided_on),
        cells.row_number(row.for_year) or cells.DASH,
        cells.text(row.decision) or cells.DASH,
        cells.text(row.source),
        badges.certainty_words(row.certainty),
    ]


def _criteria(page: PageContext, unit: Any, *, may_edit: bool) -> None:
    def listed(situation: Situation) -> criteria_list.Listed:
        return _listed(situation, unit.unit)

    own = listed(page.situation)
    texts.heading(page.said(lambda situation: _criteria_sentence(situation, unit.unit)))
    if not unit.assessed:
        texts.note(
            _(
                "Chưa có báo cáo tiêu chí của xã này trong phạm vi đang chọn. "
                "Nộp báo cáo tiêu chí xã, hoặc tắt “Chỉ số liệu có văn bản”."
            )
        )
    elif not unit.is_reported:
        texts.note(page.said(lambda situation: _former_period(_unit(situation, unit.unit))))
    criteria_list.show(
        page.situation,
        listed,
        catalogue=page.queries.catalogue,
        chosen=page.criterion_among(own.criteria),
        edit_at=edit_links.to_criteria(page, ReportKind.COMMUNE_REPORT, unit=unit.unit) if may_edit else None,
    )
    if not indicator_chart.drawable(own.indicators).empty:
        drawn = indicators_figure(page, unit.unit)
        chart.show(drawn, page.situation, telling=indicators_telling(unit.unit), key="indicators")


def indicators_figure(page: PageContext, unit: str) -> go.Figure:
    """Draw the indicators of a unit beside their thresholds."""
    own = _listed(page.situation, unit).indicators
    return page.kept("indicators", unit, make=lambda: indicator_chart.figure(own, theme=page.theme))


def indicators_telling(unit: str) -> chart.Telling:
    """Say how far the indicators of a unit are from their thresholds."""
    return telling(lambda one: _listed(one, unit).indicators, data=chart.Data(INDICATORS, {UNIT: unit}))


def _listed(situation: Situation, code: str) -> criteria_list.Listed:
    criteria, indicators = situation.commune_criteria, situation.commune_indicators
    return criteria_list.Listed(
        trusted(CriterionStates, criteria[criteria["unit"] == code]),
        trusted(IndicatorStates, indicators[indicators["unit"] == code]),
        situation.published_figures,
    )


def _criteria_sentence(situation: Situation, code: str) -> str:
    unit = _unit(situation, code)
    if not unit.assessed:
        return _("Chưa có số liệu về {total} tiêu chí").format(total=unit.total)
    return _("Đạt {met}/{total} tiêu chí; tiêu chí chưa đạt đứng trước").format(met=unit.met, total=unit.total)


def _other_sets(page: PageContext, unit: Any) -> None:
    """Show folded what the unit reported by the advanced or the model set; it counts nowhere else."""
    for progress in page.situation.other_sets_of(unit.unit):

        def same(situation: Situation, chosen: CriteriaSet = progress.chosen) -> SetProgress | None:
            return next((one for one in situation.other_sets_of(unit.unit) if one.chosen == chosen), None)

        with st.expander(str(progress.heading)):
            texts.note(page.said(lambda situation, same=same: (one := same(situation)) and one.sentence))
            criteria_list.show(
                page.situation,
                lambda situation, same=same: _listed_by(same(situation)),
                catalogue=page.queries.catalogue,
            )


def _listed_by(progress: SetProgress | None) -> criteria_list.Listed:
    return criteria_list.Listed(progress.criteria if progress else empty(CriterionStates), empty(IndicatorStates))


def _former_period(unit: Any) -> str:
    return _("Xã chưa báo cáo kỳ mới nhất; số liệu dưới đây là của kỳ {day}.").format(day=cells.day(unit.latest_period))
