"""The map with boundaries beside the grid of tiles, where the district has outlines; and where they are handed in."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from ntm_dashboard.briefing.slide_ids import SlideId
from ntm_dashboard.charts import boundary_map
from ntm_dashboard.charts.boundary_map import Area
from ntm_dashboard.domain.boundaries import Boundaries
from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.naming import short_name
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import Status
from ntm_dashboard.errors import NtmError
from ntm_dashboard.i18n import Message, _, number_text
from ntm_dashboard.intake.boundaries import LARGEST
from ntm_dashboard.services.people import Act, Person, may
from ntm_dashboard.web.components import chart, outcomes, texts
from ntm_dashboard.web.components.tile_map import standing_words
from ntm_dashboard.web.page_context import PageContext

NAME = "ban-do"
_OUTCOME = "boundaries_outcome"


def show(page: PageContext, boundaries: Boundaries, areas: Sequence[Area], *, title: str, key: str) -> go.Figure:
    """Show the units in their boundaries and give the picture; `title` is what it says, marked where it has to be."""
    figure = drawn(page, boundaries, areas)
    with st.container(key=f"{key}_map_scroll"):
        st.plotly_chart(chart.seen(figure), theme=None, key=key, config=chart.CONFIG, alt=title)
    missing = [one.label for one in areas if one.unit not in boundaries.outlines]
    if missing:
        texts.hint(_("Chưa có ranh giới, chỉ có ở lưới ô và bảng: {names}.").format(names=", ".join(missing)))
    return figure


def drawn(page: PageContext, boundaries: Boundaries, areas: Sequence[Area]) -> go.Figure:
    """Draw the units in their boundaries."""
    return boundary_map.figure(boundaries, areas, theme=page.theme)


def states(situation: Situation, *, chosen: Collection[str]) -> list[Area]:
    """Give the chosen units by their standing."""
    real = {row.unit: row for row in rows_of(situation.told_apart.units)}
    return [_state(row, real.get(row.unit)) for row in rows_of(situation.units) if row.unit in chosen]


def _state(row: Any, real: Any | None) -> Area:
    is_said = real is not None and (standing_words(row), row.status) == (standing_words(real), real.status)
    words = [row.name, standing_words(row), *([] if is_said else [_("số liệu minh họa")])]
    return Area(row.unit, short_name(row.name), Status(row.status), words, is_invented=not is_said)


def states_telling() -> chart.Telling:
    """Say what the map of states shows, as the grid of tiles beside it does."""

    def rows(situation: Situation) -> list[list[str]]:
        return [[row.name, standing_words(row)] for row in rows_of(situation.units)]

    heads = [_("Đơn vị"), _("Tình trạng")]
    return chart.Telling(lambda _one: Message.of(""), heads, rows, data=chart.Data(NAME, slide=SlideId.COMMUNES))


def hand_in(page: PageContext, who: Callable[[], Person | None]) -> None:
    """Offer an administrator to hand in outlines, or to take them away."""
    if not may(who(), Act.SET_BOUNDARIES):
        return
    texts.heading(_("Ranh giới xã trên bản đồ"))
    own = page.program.boundaries
    shown = own.shown(own.number())
    texts.hint(
        _("Chưa có ranh giới: bản đồ là lưới ô.")
        if shown is None
        else _("Đang có ranh giới của {count} đơn vị.").format(count=number_text(len(shown.outlines)))
    )
    outcomes.show(_OUTCOME)
    chosen = st.file_uploader(
        _("Tệp ranh giới (GeoJSON, WGS 84)"),
        type=["geojson", "json"],
        key="boundaries_file",
        max_upload_size=LARGEST >> 20,
    )
    give, take = st.columns(2)
    give.button(
        _("Dùng ranh giới này"),
        key="boundaries_put",
        disabled=chosen is None,
        on_click=_put,
        args=(page, who, chosen),
        width="stretch",
    )
    take.button(_("Bỏ ranh giới đã gửi"), key="boundaries_away", on_click=_take_away, args=(page, who), width="stretch")


def _put(page: PageContext, who: Callable[[], Person | None], chosen: Any) -> None:
    try:
        report = page.program.boundaries.put(who(), chosen.getvalue(), file_name=chosen.name)
    except NtmError as error:
        outcomes.failed(_OUTCOME, str(error))
        return
    if report.boundaries is None:
        outcomes.failed(_OUTCOME, " ".join(str(one) for one in report.errors))
        return
    said = _("Đã dùng ranh giới của {count} đơn vị.").format(count=number_text(len(report.boundaries.outlines)))
    outcomes.done(_OUTCOME, " ".join([said, *(str(one) for one in report.notes)]))


def _take_away(page: PageContext, who: Callable[[], Person | None]) -> None:
    try:
        page.program.boundaries.take_away(who())
    except NtmError as error:
        outcomes.failed(_OUTCOME, str(error))
    else:
        outcomes.done(_OUTCOME, _("Đã bỏ ranh giới đã gửi."))
