"""The communes and towns in their places, north up: state in colour, sign and words; each tile leads to its unit."""

from collections.abc import Collection
from typing import Any

import streamlit as st

from ntm_dashboard.charts.theme import PAINTS
from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.terms import Status, Title, UnitKind, unit_status_word, word
from ntm_dashboard.i18n import _
from ntm_dashboard.web.components import marks
from ntm_dashboard.web.components.markup import Html, tag
from ntm_dashboard.web.components.part_of_many import WHOLE
from ntm_dashboard.web.page_context import PageContext


def show(page: PageContext, *, chosen: Collection[str]) -> None:
    """Show the grid; units that are not chosen by the filters step back. More than are shown at once have no grid."""
    units = page.situation.units
    if units.empty or len(units) > WHOLE:
        return
    real = {row.unit: row for row in rows_of(page.situation.told_apart.units)}
    columns = int(units["tile_col"].max()) + 1
    tiles = [_tile(page, row, real.get(row.unit), is_aside=row.unit not in chosen) for row in rows_of(units)]
    grid = tag("div", *tiles, class_="ntm-grid", style=f"--ntm-columns:{columns}")
    st.html(tag("div", grid, role="region", aria_label=_("Các xã, thị trấn theo vị trí, hướng bắc ở trên")))


def _tile(page: PageContext, row: Any, real: Any | None, *, is_aside: bool) -> Html:
    status = Status(row.status)
    words = standing_words(row)
    is_said = real is not None and (words, row.status) == (standing_words(real), real.status)
    place = f"grid-row:{row.tile_row + 1};grid-column:{row.tile_col + 1}"
    return tag(
        "a",
        tag("b", row.name),
        tag(
            "small",
            tag("span", f"{PAINTS[status].glyph} ", aria_hidden="true"),
            marks.text(words, words if is_said else None),
        ),
        tag("small", marks.text(_count(row), None if real is None else _count(real))),
        class_=" ".join(
            ["ntm-tile", f"ntm-{status.value}", *["ntm-aside"] * is_aside, *[marks.INVENTED] * (not is_said)]
        ),
        style=f"{PAINTS[status].css};{place}",
        href=page.address("xa", unit=row.unit),
        target="_self",
    )


def standing_words(row: Any) -> str:
    """Name the standing of a unit: its title where one tells more than the state."""
    if row.title in {Title.ADVANCED, Title.MODEL, Title.CIVILISED_TOWN}:
        return word(Title(row.title))
    return unit_status_word(Status(row.status))


def _count(row: Any) -> str:
    if row.kind != UnitKind.COMMUNE or not row.assessed:
        return ""
    return _("{met}/{total} tiêu chí").format(met=row.met, total=row.total)
