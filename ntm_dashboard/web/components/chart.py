"""A picture with its sentence above it, the same sentence for a screen reader, and its figures as a table behind it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import plotly.graph_objects as go
import streamlit as st

from ntm_dashboard.briefing.marking import INVENTED_CHART, PARTLY_INVENTED_CHART, said_of
from ntm_dashboard.briefing.model import MARK
from ntm_dashboard.charts.dark import on_dark
from ntm_dashboard.charts.theme import DARK_SCREEN, SCREEN, Theme
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import Certainty, Status, word
from ntm_dashboard.exports import figure_svg
from ntm_dashboard.exports.chart_csv import ChartTable
from ntm_dashboard.exports.slide_picture import HIGHEST
from ntm_dashboard.i18n import Message, _, current_language, number_text
from ntm_dashboard.web.components import marks, tables, texts
from ntm_dashboard.web.components.markup import Html, join, tag, text_of
from ntm_dashboard.web.components.shown_figure import ShownFigure
from ntm_dashboard.web.url_state import Scope

CHART_DATA, CHART_PICTURE, CHART_ROWS, CHART = "/bieu-do.csv", "/bieu-do.png", "/bieu-do.html", "hinh"
SLIDE_PICTURE = "/anh-trang.png"
MOST_ROWS = 2500
"""How many rows of a table behind a chart are shown; what has more is read as a file."""
CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showAxisDragHandles": False}


@dataclass(frozen=True)
class Data:
    """Where the data of a picture can be had: the name of the chart, what it is about, and the slide that shows it.

    `slide` is "" where no slide of the meeting has the picture.
    """

    chart: str
    about: Mapping[str, str] = field(default_factory=dict[str, str])
    slide: str = ""


@dataclass(frozen=True)
class Shown:
    """The rows that a picture of a part of them shows, and the sentence that says which of how many."""

    sentence: str
    rows: Callable[[Situation], marks.Rows]


@dataclass(frozen=True)
class Telling:
    """What a picture says of a Situation: in a sentence, and as the rows of a table, whose first cells are its names.

    Both are asked of the Situation without illustrative rows too, so that what rests on those can be marked.
    `data` says where the rows can be taken along as a file, `legend` how the picture is to be read, `states` which
    signs stand in it without a word. `rows` are all, as a file has them; `shown` is of a picture of a part of them.
    """

    title: Callable[[Situation], Message]
    heads: Sequence[str]
    rows: Callable[[Situation], marks.Rows]
    names: int = 1
    data: Data | None = None
    legend: str = ""
    states: Callable[[Situation], Sequence[Status]] = lambda _one: ()
    shown: Shown | None = None

    def rows_shown(self, situation: Situation) -> marks.Rows:
        """Give the rows that the picture shows."""
        return self.rows(situation) if self.shown is None else self.shown.rows(situation)


def show(figure: go.Figure, situation: Situation, *, telling: Telling, key: str) -> None:
    """Show a picture under its sentence, with its figures behind it."""
    picture(figure, situation, telling=telling, key=key)
    table(figure, situation, telling)


def picture(figure: go.Figure, situation: Situation, *, telling: Telling, key: str) -> None:
    """Show a picture under its sentence alone."""
    title = said_of(situation, telling.title)
    texts.heading(title)
    st.plotly_chart(seen(figure), theme=None, key=key, config=CONFIG, alt=title)


def theme_of_page() -> Theme:
    """Give the theme for figures on the page as its visitor sees it."""
    return DARK_SCREEN if st.context.theme.type == "dark" else SCREEN


def seen(figure: go.Figure, *, can_choose: bool = False) -> ShownFigure:
    """Give a figure as it is drawn on the page of this visitor; `can_choose`: whether its marks can be chosen."""
    return ShownFigure(on_dark(figure) if theme_of_page().is_dark else figure, can_choose=can_choose)


def clicked(figure: go.Figure, *, title: str, key: str) -> list[Any] | None:
    """Show a picture, made ready by `seen`, whose marks can be chosen; give what the chosen one carries, if any."""
    with st.container(key="matrix_scroll"):
        event = st.plotly_chart(
            figure,
            theme=None,
            key=key,
            config=CONFIG,
            alt=title,
            on_select="rerun",
            selection_mode="points",
        )
    points = event["selection"]["points"]
    return list(points[0]["customdata"]) if points else None


def table(figure: go.Figure, situation: Situation, telling: Telling) -> None:
    """Show how a picture is read, the figures behind it, folded, and how much of it is illustrative.

    Most readers never open the figures: `assets/behind.js` asks for them when somebody does.
    """
    if telling.legend:
        texts.hint(telling.legend)
    caution(situation, telling)
    if not telling.rows_shown(situation):
        return
    with st.expander(_("Xem bảng số liệu")):
        if telling.data is None:
            st.html(rows_behind(situation, telling))
        else:
            st.html(_asked_for(address(CHART_ROWS, situation, {CHART: telling.data.chart, **telling.data.about})))
    take(figure, situation, telling)


def _asked_for(where: str) -> Html:
    """Hold the place of a table that is fetched from its address."""
    failed = _("Chưa tải được bảng số liệu. Đóng lại rồi mở lần nữa, hoặc bấm “Tải số liệu (CSV)”.")
    wait = _("Đang tải bảng số liệu…")
    said = tag("p", wait, class_="ntm-hint", role="status")
    return tag("div", said, class_="ntm-behind", data_rows=where, data_wait=wait, data_failed=failed)


def rows_behind(situation: Situation, telling: Telling) -> Html:
    """Give the table behind a picture, each cell marked that says something else without what is invented."""
    rows = marks.rows(situation, telling.rows_shown, names=telling.names)
    said = [telling.shown.sentence] if telling.shown else []
    if len(rows) > MOST_ROWS:
        sentence = _("Hiện {shown} dòng đầu trong {count} dòng; bấm “Tải số liệu (CSV)” để có tất cả.")
        said.append(sentence.format(shown=number_text(MOST_ROWS), count=number_text(len(rows))))
    hints = (tag("p", one, class_="ntm-hint") for one in said)
    return join(*hints, tables.table(telling.heads, rows[:MOST_ROWS]))


def take(figure: go.Figure, situation: Situation, telling: Telling) -> None:
    """Offer the data of a picture as CSV, and itself or the slide that shows it: links, made when somebody asks."""
    if telling.data is None:
        return
    data = telling.data
    links = [(_("Tải số liệu (CSV)"), address(CHART_DATA, situation, {CHART: data.chart, **data.about}))]
    if data.slide:
        links.append((_("Tải ảnh (PNG)"), address(SLIDE_PICTURE, situation, {"trang": data.slide, "tai": "1"})))
    elif figure_svg.height_of(figure) <= HIGHEST:
        links.append((_("Tải ảnh (PNG)"), address(CHART_PICTURE, situation, {CHART: data.chart, **data.about})))
    made = (tag("a", text, href=where) for text, where in links)
    st.html(tag("div", *made, class_="ntm-hint ntm-take"))


def address(path: str, situation: Situation, more: Mapping[str, str]) -> str:
    """Give the address of a file about what a Situation shows: of its very day and revision."""
    scope = Scope(situation.as_of, situation.revision, situation.documented_only, current_language())
    return f"{path}?{urlencode({**scope.parameters(), **more})}"


def chart_table(situation: Situation, telling: Telling) -> ChartTable:
    """Give the rows behind a picture for a file, each told apart that says something else without what is invented."""
    rows = [list(row) for row in telling.rows(situation)]
    marked = marks.rows(situation, telling.rows, names=telling.names)
    is_training = situation.district.is_training
    told = word(Certainty.ILLUSTRATIVE)
    invented = [is_training or row != other or told in row for row, other in zip(rows, marked, strict=True)]
    words = [[text_of(cell) for cell in row] for row in rows]
    return ChartTable(telling.heads, words, invented, situation.as_of, situation.revision)


def caution(situation: Situation, telling: Telling) -> None:
    """Say under a picture how much of it is illustrative, where anything is."""
    if sentence := caution_of(situation, telling):
        texts.hint(sentence)


def caution_of(situation: Situation, telling: Telling) -> str:
    """Say how much of a picture is illustrative, "" where nothing is: its marks are too small to carry the sign."""
    shown = [tuple(row) for row in telling.rows_shown(situation)]
    real = {tuple(row) for row in telling.rows_shown(situation.told_apart)}
    invented = sum(row not in real for row in shown)
    if not invented:
        return ""
    return _(INVENTED_CHART if invented == len(shown) else PARTLY_INVENTED_CHART) + MARK
