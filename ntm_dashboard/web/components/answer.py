"""The answer in one screen: headline, tiles, days and date, as plain HTML that stands before any script has run."""

import streamlit as st

from ntm_dashboard.web.answer_html import Beside, answer_html
from ntm_dashboard.web.illustrative_band import band_html
from ntm_dashboard.web.page_context import PageContext


def show(page: PageContext) -> None:
    """Show the answer."""
    beside, band = Beside.of(page.queries, page.situation), band_html(page.situation, page.scope)
    st.html(answer_html(page.situation, address=page.address, beside=beside, band=band))
