"""A slide, or a chart of a page, as one picture to send: its finding, all of it, day, revision, caution; by typst."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from ntm_dashboard.briefing.model import (
    MARK,
    Briefing,
    Chart,
    KeyNumbers,
    Missing,
    Slide,
    Table,
    Text,
    Tiles,
)
from ntm_dashboard.domain.catalogue import District
from ntm_dashboard.domain.terms import Status
from ntm_dashboard.exports.bulletin import asset
from ntm_dashboard.exports.card import POINTS_PER_INCH, caution_of, number_fields, tile_fields
from ntm_dashboard.exports.figure_svg import drawing_of
from ntm_dashboard.exports.look import INK, OUTLINE, PAPER
from ntm_dashboard.exports.pdf import table_fields
from ntm_dashboard.exports.plain import plain
from ntm_dashboard.exports.signs import painted_sign
from ntm_dashboard.exports.svg import Canvas, svg_of
from ntm_dashboard.exports.typeface import drawable, typeset
from ntm_dashboard.i18n import current_language

WIDTH = 1920
"""The width in pixels; the height is what the slide needs, so that nothing of it is left out or cut."""
_CANVAS = Canvas(width=1760, height=760, text=28, line=6)
_CHART = "chart.svg"
HIGHEST = 3600
"""The highest figure that is made a picture of, in pixels of the screen: of more a reader would see nothing."""


def slide_picture(briefing: Briefing, slide: Slide) -> bytes:
    """Draw a slide as PNG in the current language; equal input gives equal bytes."""
    said = {
        "title": plain(slide.title),
        "points": [plain(one) for one in slide.bullets],
        "picture": _picture(slide),
    }
    return _drawn(said, briefing.district, briefing.stamp, _chart(slide))


@dataclass(frozen=True)
class Caption:
    """What stands around a chart: its sentence, what is said under it, and what the signs of states in it mean."""

    title: str
    points: Sequence[str] = ()
    states: Sequence[tuple[Status, str]] = ()


def chart_picture(figure: go.Figure, caption: Caption, *, width: int, district: District, stamp: Text) -> bytes:
    """Draw a chart that no slide shows as PNG, `width` pixels of the screen wide."""
    said = {
        "title": plain(caption.title),
        "points": [plain(one) for one in caption.points],
        "picture": {"kind": "chart", "file": _CHART},
        "states": [{"file": f"{status}.svg", "word": plain(word)} for status, word in caption.states],
    }
    drawn = drawing_of(figure, width=width, alt=caption.title)
    signs = {f"{status}.svg": painted_sign(status).encode() for status, _word in caption.states}
    return _drawn(said, district, stamp, {_CHART: drawn.svg.encode(), **signs})


def _drawn(said: dict[str, Any], district: District, stamp: Text, charts: dict[str, bytes]) -> bytes:
    is_invented = district.is_training or MARK in json.dumps(said)
    fields = {
        **said,
        "lang": current_language(),
        "paper": PAPER,
        "ink": INK,
        "outline": OUTLINE,
        "place": plain(district.place_of_both),
        "stamp": plain(stamp),
        "mark": caution_of(district) if is_invented else "",
    }
    sources: Any = {
        "main.typ": asset("slide.typ").encode(),
        "panels.typ": asset("panels.typ").encode(),
        "data.json": drawable(json.dumps(fields, ensure_ascii=False)).encode(),
        **charts,
    }
    return typeset(sources, format="png", ppi=POINTS_PER_INCH)


def _chart(slide: Slide) -> dict[str, bytes]:
    if not isinstance(slide.picture, Chart):
        return {}
    drawn = svg_of(slide.picture, _CANVAS, name="hinh").replace("currentColor", INK)
    return {_CHART: drawable(drawn).encode()}


def _picture(slide: Slide) -> dict[str, object]:
    match slide.picture:
        case Chart():
            return {"kind": "chart", "file": _CHART}
        case Table():
            return table_fields(slide.picture)
        case Tiles():
            legend = " · ".join(plain(name) for _status, name in slide.picture.legend)
            return {"kind": "tiles", "tiles": [tile_fields(one) for one in slide.picture.tiles], "legend": legend}
        case KeyNumbers():
            return {"kind": "numbers", "numbers": [number_fields(one) for one in slide.picture.numbers]}
        case Missing():
            return {"kind": "missing", "what": plain(slide.picture.what), "remedy": plain(slide.picture.remedy)}
        case None:
            return {"kind": ""}
