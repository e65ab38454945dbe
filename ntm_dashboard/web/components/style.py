"""The look of the pages' own HTML, from the palette of the charts; the sizes fit a phone, a desk and 200 % zoom."""

import streamlit as st

from ntm_dashboard.charts.theme import INK, NEEDED, OUTLINE, PAINTS, PAPER
from ntm_dashboard.domain.terms import Status

_RULES = f"""
.block-container {{ padding-top: 2.5rem; padding-bottom: 2rem; max-width: 1680px; }}
.ntm-title {{ font-size: 1.7rem; line-height: 1.25; margin: 0; padding: 0; font-weight: 700; color: {INK}; }}
.ntm-heading {{ font-size: 1.15rem; line-height: 1.35; margin: .9rem 0 .1rem; padding: 0; font-weight: 600; color: {INK}; }}
.ntm-lead {{ font-size: 1.05rem; margin: .25rem 0; color: {INK}; }}
.ntm-band {{ background: {NEEDED}; color: #FFFFFF; font-weight: 700; text-align: center; padding: .4rem .8rem;
  border-radius: .3rem; letter-spacing: .02em; }}
.ntm-note {{ border-left: .3rem solid {OUTLINE}; background: #F4F4F4; padding: .5rem .8rem; margin: .3rem 0; color: {INK}; }}
.ntm-alert {{ border-left: .3rem solid {PAINTS[Status.NOT_MET].fill}; background: #FBF0EB; padding: .7rem .9rem; color: {INK}; }}
.ntm-foot {{ border-top: 1px solid #B3B3B3; margin-top: 1.2rem; padding-top: .5rem; font-size: .9rem; color: #404040; }}
.ntm-badge {{ display: inline-block; white-space: nowrap; border: 1.5px solid {OUTLINE}; border-radius: .25rem;
  padding: 0 .45rem; font-size: .92rem; line-height: 1.5; font-weight: 600; }}
.ntm-badge.ntm-unknown {{ border-style: dashed; }}
.ntm-mark {{ display: inline-block; white-space: nowrap; border: 1px dashed {OUTLINE}; border-radius: .25rem;
  padding: 0 .35rem; font-size: .85rem; background: {PAPER}; color: {INK}; }}
.ntm-scroll {{ overflow-x: auto; max-width: 100%; }}
.ntm-table {{ border-collapse: collapse; width: 100%; font-size: .95rem; color: {INK}; }}
.ntm-table caption {{ text-align: left; font-size: .9rem; color: #404040; padding: .2rem 0; }}
.ntm-table th {{ text-align: left; border-bottom: 2px solid {OUTLINE}; padding: .3rem .6rem; vertical-align: bottom; }}
.ntm-table td {{ border-bottom: 1px solid #D0D0D0; padding: .35rem .6rem; vertical-align: top; }}
.ntm-table .ntm-number {{ text-align: right; white-space: nowrap; }}
.ntm-grid {{ display: grid; gap: 6px; grid-template-columns: repeat(var(--ntm-columns), minmax(0, 1fr)); max-width: 900px; }}
.ntm-tile {{ display: flex; flex-direction: column; justify-content: space-between; min-height: 74px; padding: .35rem .5rem;
  border: 1.5px solid {OUTLINE}; border-radius: .3rem; text-decoration: none; line-height: 1.25; overflow-wrap: anywhere; }}
a.ntm-tile, a.ntm-tile:visited {{ text-decoration: none; }}
a.ntm-tile:hover, a.ntm-tile:focus-visible {{ outline: 3px solid {NEEDED}; outline-offset: 1px; }}
.ntm-tile b {{ font-weight: 700; }}
.ntm-tile small {{ font-size: .82rem; }}
.ntm-tile.ntm-unknown {{ border-style: dashed; }}
.ntm-tile.ntm-aside {{ opacity: .45; }}
.ntm-card {{ border: 1px solid #B3B3B3; border-radius: .35rem; margin: .35rem 0; background: {PAPER}; }}
.ntm-card > summary {{ cursor: pointer; padding: .5rem .7rem; display: flex; gap: .6rem; flex-wrap: wrap; align-items: baseline; }}
.ntm-card > summary > b {{ flex: 1 1 14rem; }}
.ntm-card > div {{ padding: 0 .8rem .7rem; }}
.ntm-facts {{ display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .2rem .9rem; margin: .3rem 0; }}
.ntm-facts dt {{ color: #404040; margin: 0; }}
.ntm-facts dd {{ margin: 0; overflow-wrap: anywhere; }}
.st-key-matrix_scroll {{ overflow-x: auto; }}
.st-key-matrix_scroll .stPlotlyChart, .st-key-matrix_scroll [data-testid="stFullScreenFrame"] {{ min-width: 860px; }}
@media (max-width: 640px) {{
  .ntm-title {{ font-size: 1.35rem; }}
  .ntm-tile {{ min-height: 66px; padding: .25rem .3rem; font-size: .8rem; }}
  .ntm-tile small {{ font-size: .72rem; }}
  .ntm-facts {{ grid-template-columns: 1fr; gap: 0; }}
  .ntm-facts dd {{ margin-bottom: .35rem; }}
}}
"""


def paint(status: Status) -> str:
    """Give the inline colours of a state."""
    look = PAINTS[status]
    return f"background:{look.fill};color:{look.ink}"


def put() -> None:
    """Bring the rules onto the page."""
    st.html(f"<style>{_RULES}</style>")
