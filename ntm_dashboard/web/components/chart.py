"""A picture with its sentence above it, the same sentence for a screen reader, and its figures as a table behind it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from ntm_dashboard.briefing.marking import INVENTED_CHART, PARTLY_INVENTED_CHART, said_of
from ntm_dashboard.briefing.model import MARK
from ntm_dashboard.charts.dark import on_dark
from ntm_dashboard.charts.theme import DARK_SCREEN, SCREEN, Theme
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.i18n import Message, _
from ntm_dashboard.web.components import marks, tables, texts

CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showAxisDragHandles": False}


@dataclass(frozen=True)
class Telling:
    """What a picture says of a Situation: in a sentence, and as the rows of a table, whose first cells are its names.

    Both are asked of the Situation without illustrative rows too, so that what rests on those can be marked.
    """

    title: Callable[[Situation], Message]
    heads: Sequence[str]
    rows: Callable[[Situation], marks.Rows]
    names: int = 1


def show(figure: go.Figure, situation: Situation, *, telling: Telling, key: str) -> None:
    """Show a picture under its sentence."""
    title = said_of(situation, telling.title)
    texts.heading(title)
    st.plotly_chart(seen(figure), theme=None, key=key, config=CONFIG, alt=title)
    table(situation, telling)


def theme_of_page() -> Theme:
    """Give the theme for figures on the page as its visitor sees it."""
    return DARK_SCREEN if st.context.theme.type == "dark" else SCREEN


def seen(figure: go.Figure) -> go.Figure:
    """Give a figure as it is drawn on the page of this visitor."""
    return on_dark(figure) if theme_of_page().is_dark else figure


def clicked(figure: go.Figure, *, title: str, key: str) -> list[Any] | None:
    """Show a picture whose marks can be chosen; give what the chosen mark carries, None when none is."""
    with st.container(key="matrix_scroll"):
        event = st.plotly_chart(
            seen(figure),
            theme=None,
            key=key,
            config=CONFIG,
            alt=title,
            on_select="rerun",
            selection_mode="points",
        )
    points = event["selection"]["points"]
    return list(points[0]["customdata"]) if points else None


def table(situation: Situation, telling: Telling) -> None:
    """Show the figures behind a picture, folded, and how much of it is illustrative."""
    rows = marks.rows(situation, telling.rows, names=telling.names)
    caution(situation, telling)
    if rows:
        with st.expander(_("Xem bảng số liệu")):
            tables.show(telling.heads, rows)


def caution(situation: Situation, telling: Telling) -> None:
    """Say under a picture how much of it is illustrative, where anything is."""
    if sentence := _caution(situation, telling):
        texts.hint(sentence + MARK)


def _caution(situation: Situation, telling: Telling) -> str:
    """Say how much of a picture is illustrative: its marks are too small to carry the sign."""
    shown = [tuple(row) for row in telling.rows(situation)]
    real = {tuple(row) for row in telling.rows(situation.told_apart)}
    invented = sum(row not in real for row in shown)
    if not invented:
        return ""
    return _(INVENTED_CHART if invented == len(shown) else PARTLY_INVENTED_CHART)
