"""The look of the pages' own HTML, in the colours of `web/palette.py`; the sizes fit a phone, a desk and 200% zoom.

One sheet, the answer's and the band's rules included: it is the same for every page, so it goes over the wire once.
"""

from functools import cache
from importlib.resources import files

import streamlit as st

from ntm_dashboard.web.answer_html import style_sheet


def put() -> None:
    """Bring the rules onto the page."""
    st.html(_sheet())


@cache
def _sheet() -> str:
    rules = (files("ntm_dashboard.web.components") / "style.css").read_text(encoding="utf-8")
    return f"<style>{rules}{style_sheet()}</style>"
