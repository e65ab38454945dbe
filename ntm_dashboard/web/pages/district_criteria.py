"""Tiêu chí huyện: the criteria of the district, what each lacks, who leads it and by when."""

import plotly.graph_objects as go

from ntm_dashboard.charts import indicators as indicator_chart
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.i18n import _
from ntm_dashboard.services.people import Act, may
from ntm_dashboard.web.components import (
    chart,
    criteria_comments,
    criteria_list,
    edit_links,
    kept_standard,
    marks,
    survey_table,
    texts,
)
from ntm_dashboard.web.components.indicator_table import telling
from ntm_dashboard.web.identity import current_person
from ntm_dashboard.web.page_context import PageContext

INDICATORS = "chi-tieu-huyen"


def render(page: PageContext) -> None:
    """Draw the criteria as cards, the unmet ones first, then the indicators that have numbers."""
    may_edit = may(current_person(), Act.PUBLISH)
    page.part("district criteria", may_edit, draw=lambda: _body(page, may_edit=may_edit))
    criteria_comments.show(page, current_person(), ReportKind.DISTRICT_REPORT)


def _body(page: PageContext, *, may_edit: bool) -> None:
    situation = page.situation
    texts.title(_("Tiêu chí huyện"))
    if situation.district_criteria.empty:
        texts.note(_("Không có bộ tiêu chí huyện nào áp dụng vào ngày này."))
        return
    chosen = page.criterion_among(situation.district_criteria)
    texts.heading(page.said(headline))
    for sentence in marks.paragraphs(situation, missing):
        texts.note(sentence)
    if may_edit:
        edit_links.of_district(page)
    criteria_list.show(
        situation,
        _listed,
        catalogue=page.queries.catalogue,
        chosen=chosen,
        edit_at=edit_links.to_criteria(page, ReportKind.DISTRICT_REPORT) if may_edit else None,
    )
    _indicators(page)
    kept_standard.of_district(page)
    survey_table.show(page)


def headline(situation: Situation) -> str:
    """Say how many criteria are met."""
    head = situation.headline
    if head.criteria_met is None:
        return _("Chưa có số liệu về {total} tiêu chí huyện").format(total=head.criteria)
    return _("Đạt {met}/{total} tiêu chí huyện").format(met=head.criteria_met, total=head.criteria)


def missing(situation: Situation) -> list[str]:
    """Say what is not known: criteria met by number but not by name, no report at all."""
    head = situation.headline
    said: list[str] = []
    if head.unnamed_criteria_met:
        said.append(
            _(
                "Văn bản công bố {met} tiêu chí đạt nhưng chỉ nêu tên được {named}; các tiêu chí còn lại chưa rõ."
            ).format(met=head.criteria_met, named=head.named_criteria_met)
        )
    if situation.district_criteria["result"].isna().all():
        said.append(_("Chưa có báo cáo từng tiêu chí huyện trong phạm vi đang chọn. Nộp báo cáo tiêu chí huyện."))
    return said


def _listed(situation: Situation) -> criteria_list.Listed:
    return criteria_list.Listed(situation.district_criteria, situation.district_indicators)


def indicators_telling() -> chart.Telling:
    """Say how far the indicators of the district are from their thresholds."""
    return telling(lambda situation: situation.district_indicators, data=chart.Data(INDICATORS))


def _indicators(page: PageContext) -> None:
    if not indicator_chart.drawable(page.situation.district_indicators).empty:
        chart.show(indicators_figure(page), page.situation, telling=indicators_telling(), key="district_indicators")


def indicators_figure(page: PageContext) -> go.Figure:
    """Draw the indicators of the district beside their thresholds."""
    own = page.situation.district_indicators
    return page.kept("district_indicators", make=lambda: indicator_chart.figure(own, theme=page.theme))
