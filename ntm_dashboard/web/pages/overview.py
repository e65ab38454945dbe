"""Tổng quan: how far the district is, in one screen; what is to be done first; the way to the target."""

import streamlit as st

from ntm_dashboard.domain.situation import Headline
from ntm_dashboard.domain.terms import Measure
from ntm_dashboard.i18n import _, number_text
from ntm_dashboard.web.components import answer, course_chart, not_reported, texts
from ntm_dashboard.web.page_context import PageContext


def render(page: PageContext) -> None:
    """Draw the answer with what is most urgent first, then the course of the two counts."""
    page.part("overview", draw=lambda: _body(page))


def _body(page: PageContext) -> None:
    answer.show(page)
    if page.situation.ended:
        texts.note(_("Chọn một ngày trước đó để xem kết quả của huyện."))
        return
    texts.lead(page.said(lambda situation: average_sentence(situation.headline)))
    not_reported.line(page)
    with st.container(key="courses"):  # on a phone they stand beside each other, to be swiped
        left, right = st.columns(2)
        with left:
            course_chart.show(page, Measure.COMMUNES_STANDARD)
        with right:
            course_chart.show(page, Measure.DISTRICT_CRITERIA_MET)


def average_sentence(headline: Headline) -> str:
    """Say the usual headline of the programme, and how many communes it rests on."""
    if headline.average_criteria is None:
        return _("Chưa tính được số tiêu chí bình quân mỗi xã: chưa xã nào có đủ số liệu các tiêu chí.")
    return _("Bình quân {average} tiêu chí/xã ({assessed}/{communes} xã có đủ số liệu tiêu chí).").format(
        average=number_text(headline.average_criteria, decimals=1),
        assessed=number_text(headline.assessed_communes),
        communes=number_text(headline.communes),
    )
