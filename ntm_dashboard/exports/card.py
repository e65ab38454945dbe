"""The answer of a day as one picture to send: wide for a link, tall for a telephone. Drawn by typst, no browser."""

import json
from enum import StrEnum
from typing import Any

from ntm_dashboard.briefing.model import MARK, Briefing, KeyNumber, KeyNumbers, Missing, Slide, Tile, Tiles
from ntm_dashboard.briefing.slide_ids import SlideId
from ntm_dashboard.charts.theme import Edge
from ntm_dashboard.domain.catalogue import District
from ntm_dashboard.domain.terms import Status
from ntm_dashboard.exports.bulletin import asset
from ntm_dashboard.exports.look import INK, OUTLINE, PAPER, paint_of
from ntm_dashboard.exports.plain import plain
from ntm_dashboard.exports.typeface import drawable, typeset
from ntm_dashboard.i18n import N_, Message, _, current_language

MARKED = N_("Dấu *: số liệu minh họa, không phải số liệu thật")
POINTS_PER_INCH = 144
"""Two pixels a point: the forms are drawn at half of their size."""


class Shape(StrEnum):
    """The form of a card; `SIZES` gives its pixels."""

    WIDE = "wide"
    TALL = "tall"


SIZES = {Shape.WIDE: (1200, 630), Shape.TALL: (1080, 1350)}


def card(briefing: Briefing, shape: Shape) -> bytes:
    """Draw the card of a briefing as PNG in the current language; equal input gives equal bytes."""
    standing = briefing.slide(SlideId.STANDING)
    said = {
        "place": plain(briefing.district.place_of_both),
        "title": plain(standing.title),
        "numbers": _numbers(standing),
        "missing": plain(standing.picture.what) if isinstance(standing.picture, Missing) else "",
        "tiles": _tiles(briefing) if shape is Shape.TALL else [],
    }
    is_invented = briefing.district.is_training or MARK in json.dumps(said)
    fields = {
        **said,
        "shape": shape.value,
        "lang": current_language(),
        "paper": PAPER,
        "ink": INK,
        "outline": OUTLINE,
        "day": plain(Message.of(N_("Số liệu đến {day}"), day=briefing.as_of)),
        "stamp": plain(Message.of(N_("Phiên bản {revision}"), revision=str(briefing.revision))),
        "mark": caution_of(briefing.district) if is_invented else "",
    }
    return _drawn(fields)


def _drawn(fields: dict[str, Any]) -> bytes:
    sources: Any = {
        "main.typ": asset("card.typ").encode(),
        "panels.typ": asset("panels.typ").encode(),
        "data.json": drawable(json.dumps(fields, ensure_ascii=False)).encode(),
    }
    return typeset(sources, format="png", ppi=POINTS_PER_INCH)


def caution_of(district: District) -> str:
    """Say what a picture that shows something invented has to say of it."""
    return district.banner if district.is_training else _(MARKED)


def _numbers(standing: Slide) -> list[dict[str, object]]:
    if not isinstance(standing.picture, KeyNumbers):
        return []
    return [number_fields(number) for number in standing.picture.numbers]


def number_fields(number: KeyNumber) -> dict[str, object]:
    """Give a key number as data for a form."""
    words = {"value": plain(number.value), "label": plain(number.label), "detail": plain(number.detail)}
    return {**words, **_look(number.status)}


def _tiles(briefing: Briefing) -> list[dict[str, object]]:
    drawn = (slide.picture for slide in briefing.slides if isinstance(slide.picture, Tiles))
    return [tile_fields(tile) for tile in next((one.tiles for one in drawn), ())]


def tile_fields(tile: Tile) -> dict[str, object]:
    """Give a unit on the grid as data for a form."""
    state = f"{plain(tile.state)}{MARK if tile.is_illustrative else ''}"
    return {"name": plain(tile.text), "state": state, "row": tile.row, "col": tile.col, **_look(tile.status)}


def _look(status: Status) -> dict[str, object]:
    paint = paint_of(status)
    return {
        "fill": paint.fill,
        "ink": paint.ink,
        "heavy": paint.edge is Edge.HEAVY,
        "dashed": paint.edge is Edge.DASHED,
    }
