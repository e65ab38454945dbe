"""The look of the pages' own HTML, from the palette of the charts; the sizes fit a phone, a desk and 200% zoom.

One sheet, the answer's and the band's rules included: it is the same for every page, so it goes over the wire once.
"""

from functools import cache
from importlib.resources import files

import streamlit as st

from ntm_dashboard.charts.theme import INK, NEEDED, OUTLINE, PAINTS, PAPER
from ntm_dashboard.domain.terms import Status
from ntm_dashboard.web.answer_html import style_sheet

_VARIABLES = {
    "ink": INK,
    "paper": PAPER,
    "outline": OUTLINE,
    "attention": NEEDED,
    "achieved": PAINTS[Status.ACHIEVED].fill,
    "alarm": PAINTS[Status.LATE].fill,
}


def put() -> None:
    """Bring the rules onto the page."""
    st.html(_sheet())


@cache
def _sheet() -> str:
    variables = "".join(f"--ntm-{name}:{value};" for name, value in _VARIABLES.items())
    rules = (files("ntm_dashboard.web.components") / "style.css").read_text(encoding="utf-8")
    return f"<style>:root{{{variables}}}\n{rules}{style_sheet()}</style>"
