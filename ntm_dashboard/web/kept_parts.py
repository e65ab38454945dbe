"""Parts of pages that are sent again as they were drawn: what was published at a revision never changes.

Streamlit records what a cached function draws and sends the same messages again when its key comes back. A part holds
no widgets, and its key names everything that it depends on.
"""

from collections.abc import Callable, Hashable

import streamlit as st

PARTS_KEPT = 512


def show(*about: Hashable, draw: Callable[[], None]) -> None:
    """Show the part that `about` names, drawn only the first time that anybody looks at it."""
    _part(repr(about), draw)


@st.cache_resource(max_entries=PARTS_KEPT, show_spinner=False)
def _part(key: str, _draw: Callable[[], None]) -> None:  # noqa: ARG001 — the key of what Streamlit keeps
    _draw()
