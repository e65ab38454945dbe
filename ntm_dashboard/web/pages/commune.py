"""Từng xã: one commune or town: how it climbed, what it lacks, and why we say so."""

from typing import Any

import streamlit as st

from ntm_dashboard.charts import indicators as indicator_chart
from ntm_dashboard.charts import ladder
from ntm_dashboard.domain.frames import CriterionStates, IndicatorStates, LadderSteps, empty, rows_of, trusted
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import Title, UnitKind, word
from ntm_dashboard.i18n import _
from ntm_dashboard.web.components import badges, cells, chart, criteria_list, tables, texts, unit_picker
from ntm_dashboard.web.components.indicator_table import behind
from ntm_dashboard.web.components.markup import join
from ntm_dashboard.web.page_context import PageContext


def render(page: PageContext) -> None:
    """Draw the unit that the address names; without one, the first of the catalogue."""
    unit = unit_picker.show(page)
    if unit is None:
        return
    texts.title(unit.name)
    st.html(join(badges.of_unit(unit.status), " ", badges.of_certainty(unit.certainty)))
    texts.lead(*(str(reason) for reason in unit.reasons))
    _ladder(page, unit)
    if unit.kind == UnitKind.TOWN:
        texts.note(_("Thị trấn xét đô thị văn minh, không xét bộ tiêu chí xã nông thôn mới."))
    else:
        _criteria(page, unit)
    _other_sets(page, unit)


def _ladder(page: PageContext, unit: Any) -> None:
    own = page.situation.ladder
    steps = trusted(LadderSteps, own[own["unit"] == unit.unit])
    if steps.empty:
        texts.note(_("Chưa có danh hiệu nào được ghi nhận. Nộp tệp “cong_nhan” khi có quyết định."))
        return
    heads = [
        _("Danh hiệu"),
        _("Từ ngày"),
        _("Ngày quyết định"),
        _("Cho năm"),
        _("Quyết định"),
        _("Nguồn"),
        _("Độ tin cậy"),
    ]
    rows = [_step(row) for row in rows_of(steps)]
    if len(rows) == 1:
        texts.heading(str(ladder.title(steps)))
        tables.show(heads, rows)
        return
    drawn = page.drawn("ladder", unit.unit, draw=lambda: ladder.figure(steps, theme=page.theme))
    chart.show(drawn, title=ladder.title(steps), key="ladder", behind=chart.Figures(heads, rows))


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


def _criteria(page: PageContext, unit: Any) -> None:
    criteria = page.situation.commune_criteria
    own = trusted(CriterionStates, criteria[criteria["unit"] == unit.unit])
    values = page.situation.commune_indicators
    indicators = trusted(IndicatorStates, values[values["unit"] == unit.unit])
    texts.heading(page.said(lambda situation: _criteria_sentence(situation, unit.unit)))
    if not unit.assessed:
        texts.note(
            _(
                "Chưa có báo cáo tiêu chí của xã này trong phạm vi đang chọn. "
                "Nộp tệp “tieu_chi_xa”, hoặc tắt “Chỉ số liệu có văn bản”."
            )
        )
    elif not unit.is_reported:
        texts.note(
            _("Xã chưa báo cáo kỳ mới nhất; số liệu dưới đây là của kỳ {day}.").format(
                day=cells.day(unit.latest_period)
            )
        )
    criteria_list.show(
        own,
        indicators,
        catalogue=page.queries.catalogue,
        chosen=page.criterion_among(own),
        figures=page.situation.published_figures,
    )
    drawable = indicator_chart.drawable(indicators)
    if not drawable.empty:
        chart.show(
            page.drawn("indicators", unit.unit, draw=lambda: indicator_chart.figure(indicators, theme=page.theme)),
            title=indicator_chart.title(indicators),
            key="indicators",
            behind=behind(drawable),
        )


def _criteria_sentence(situation: Situation, code: str) -> str:
    unit = next(row for row in rows_of(situation.units) if row.unit == code)
    if not unit.assessed:
        return _("Chưa có số liệu về {total} tiêu chí").format(total=unit.total)
    return _("Đạt {met}/{total} tiêu chí; tiêu chí chưa đạt đứng trước").format(met=unit.met, total=unit.total)


def _other_sets(page: PageContext, unit: Any) -> None:
    """Show folded what the unit reported by the advanced or the model set; it counts nowhere else."""
    for progress in page.situation.other_sets_of(unit.unit):
        with st.expander(str(progress.heading)):
            texts.note(str(progress.sentence))
            criteria_list.show(progress.criteria, empty(IndicatorStates), catalogue=page.queries.catalogue)
