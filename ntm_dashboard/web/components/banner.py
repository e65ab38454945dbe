"""The permanent band of a data folder that is not the district's own, for instance the training set."""

import streamlit as st

from ntm_dashboard.domain.catalogue import District
from ntm_dashboard.i18n import N_, _
from ntm_dashboard.web.components.markup import tag

TRAINING = N_("SỐ LIỆU MINH HỌA – TẬP HUẤN")


def show(district: District) -> None:
    """Show the band where there is one."""
    words = district.banner or (_(TRAINING) if district.is_training else "")
    if words:
        st.html(tag("div", _(words) if words == TRAINING else words, class_="ntm-band", role="note"))
