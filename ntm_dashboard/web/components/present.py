"""The way from any page into the deck, at the slide that shows the same figures in the same scope."""

from urllib.parse import quote, urlencode

import streamlit as st

from ntm_dashboard.briefing.slide_ids import SlideId, commune_screen, district_criterion_screen
from ntm_dashboard.i18n import _
from ntm_dashboard.web.components.markup import tag
from ntm_dashboard.web.url_state import Scope

DECK = "/trinh-chieu"


def show(scope: Scope, *, slide: str) -> None:
    """Show the link in the side bar; the deck opens in a window of its own, so that the page stays as it is."""
    with st.sidebar:
        st.html(tag("a", _("Trình chiếu"), class_="ntm-present", href=address(scope, slide=slide), target="_blank"))


def address(scope: Scope, *, slide: str) -> str:
    """Give the address of the slide: of a commune or a criterion where the page is about one."""
    if scope.unit and slide == SlideId.COMMUNES:
        slide = commune_screen(scope.unit)
    elif scope.criterion and slide == SlideId.DISTRICT_CRITERIA:
        slide = district_criterion_screen(scope.criterion)
    parameters = scope.about().parameters()
    query = f"?{urlencode(parameters)}" if parameters else ""
    return f"{DECK}{query}#{quote(slide)}"
