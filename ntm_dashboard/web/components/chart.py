"""A picture with its sentence above it, the same sentence for a screen reader, and its figures as a table behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from ntm_dashboard.i18n import Message, _
from ntm_dashboard.web.components import tables, texts

CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showAxisDragHandles": False}


@dataclass(frozen=True)
class Figures:
    """What a picture shows, as a table."""

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]


def show(figure: go.Figure, *, title: Message, key: str, behind: Figures) -> None:
    """Show a picture under its sentence."""
    texts.heading(str(title))
    st.plotly_chart(figure, theme=None, key=key, config=CONFIG, alt=str(title))
    _table(behind)


def clicked(figure: go.Figure, *, title: Message, key: str, behind: Figures) -> list[Any] | None:
    """Show a picture whose marks can be chosen; give what the chosen mark carries, None when none is."""
    texts.heading(str(title))
    with st.container(key="matrix_scroll"):
        event = st.plotly_chart(
            figure,
            theme=None,
            key=key,
            config=CONFIG,
            alt=str(title),
            on_select="rerun",
            selection_mode="points",
        )
    _table(behind)
    points = event["selection"]["points"]
    return list(points[0]["customdata"]) if points else None


def _table(behind: Figures) -> None:
    if behind.rows:
        with st.expander(_("Xem bảng số liệu")):
            tables.show(behind.heads, behind.rows)
