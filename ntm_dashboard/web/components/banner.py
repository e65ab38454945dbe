"""The bands above every page: of a data folder that is not the district's own, and of what is illustrative on it."""

import streamlit as st

from ntm_dashboard.briefing.wording import caution_of
from ntm_dashboard.domain.catalogue import District
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.i18n import N_, _
from ntm_dashboard.web.components.markup import tag
from ntm_dashboard.web.url_state import DOCUMENTED, Scope

TRAINING = N_("SỐ LIỆU MINH HỌA – TẬP HUẤN")
_HIDES = "band_hides_illustrative"


def show(district: District) -> None:
    """Show the band of a training set, or the words that the data folder has for it."""
    words = district.banner or (_(TRAINING) if district.is_training else "")
    if words:
        st.html(tag("div", _(words) if words == TRAINING else words, class_="ntm-band", role="note"))


def illustrative(situation: Situation, scope: Scope) -> None:
    """Say what is illustrative on the page, with the switch that hides it in the band itself."""
    caution = str(caution_of(situation))
    if situation.district.is_training or situation.ended or not (caution or scope.documented_only):
        return
    said = caution or _("Đang ẩn số liệu minh họa và số liệu đơn vị tự báo cáo; chỉ còn số liệu có văn bản.")
    st.session_state[_HIDES] = scope.documented_only
    with st.container(key="illustrative_band", horizontal=True, vertical_alignment="center"):
        st.html(tag("div", said, class_="ntm-illustrative", role="note"), width="stretch")
        st.toggle(_("Ẩn số liệu minh họa"), key=_HIDES, on_change=_switch, width="content")


def _switch() -> None:
    if st.session_state[_HIDES]:
        st.query_params[DOCUMENTED] = "1"
    elif DOCUMENTED in st.query_params:
        del st.query_params[DOCUMENTED]
