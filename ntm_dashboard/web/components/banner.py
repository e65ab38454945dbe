"""The bands above every page: of a data folder that is not the district's own, and of what is illustrative on it."""

import streamlit as st

from ntm_dashboard.domain.catalogue import District
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.i18n import N_, _
from ntm_dashboard.web.components.markup import tag
from ntm_dashboard.web.illustrative_band import band_html
from ntm_dashboard.web.url_state import Scope

TRAINING = N_("SỐ LIỆU MINH HỌA – TẬP HUẤN")


def show(district: District) -> None:
    """Show the band of a training set, or the words that the data folder has for it."""
    words = district.banner or (_(TRAINING) if district.is_training else "")
    if words:
        st.html(tag("div", _(words) if words == TRAINING else words, class_="ntm-band", role="note"))


def illustrative(situation: Situation, scope: Scope) -> None:
    """Say what is illustrative on the page, with the switch that hides it in the band itself."""
    if band := band_html(situation, scope):
        st.html(band)
