"""The answer in one screen: headline, tiles, days and date, as plain HTML that stands before any script has run."""

import streamlit as st

from ntm_dashboard.web.answer_html import answer_html
from ntm_dashboard.web.illustrative_band import band_html
from ntm_dashboard.web.page_context import PageContext


def show(page: PageContext) -> None:
    """Show the answer."""
    st.html(answer_html(page.situation, address=page.address, band=band_html(page.situation, page.scope)))
