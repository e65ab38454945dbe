"""The answer in one screen: headline, tiles, days and date, as plain HTML that stands before any script has run."""

import streamlit as st

from ntm_dashboard.web.page_context import PageContext


def show(page: PageContext) -> None:
    """Show the answer."""
    st.html(str(page.situation.headline.sentence))
