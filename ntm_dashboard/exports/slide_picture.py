"""A slide, or the rows of a chart, as one picture to send: its finding, all of it, day, revision, caution; by typst."""

import json
from collections.abc import Sequence
from typing import Any

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
    stamp_of,
)
from ntm_dashboard.domain.catalogue import District
from ntm_dashboard.exports.bulletin import asset
from ntm_dashboard.exports.card import POINTS_PER_INCH, caution_of, number_fields, tile_fields
from ntm_dashboard.exports.chart_csv import ChartTable
from ntm_dashboard.exports.look import INK, OUTLINE, PAPER
from ntm_dashboard.exports.pdf import table_fields
from ntm_dashboard.exports.plain import plain
from ntm_dashboard.exports.svg import Canvas, svg_of
from ntm_dashboard.exports.typeface import drawable, typeset
from ntm_dashboard.i18n import current_language

WIDTH = 1920
"""The width in pixels; the height is what the slide needs, so that nothing of it is left out or cut."""
_CANVAS = Canvas(width=1760, height=760, text=28, line=6)
_CHART = "chart.svg"
_HEAD = "#E9EFF5"


def slide_picture(briefing: Briefing, slide: Slide) -> bytes:
    """Draw a slide as PNG in the current language; equal input gives equal bytes."""
    said = {
        "title": plain(slide.title),
        "points": [plain(one) for one in slide.bullets],
        "picture": _picture(slide),
    }
    return _drawn(said, briefing.district, briefing.stamp, _chart(slide))


def table_picture(table: ChartTable, title: str, district: District) -> bytes:
    """Draw the rows of a chart that no slide shows, each that rests on invented rows with the mark."""
    is_marked = not district.is_training
    rows = [
        [f"{cell}{MARK if is_marked and is_invented and not place else ''}" for place, cell in enumerate(row)]
        for row, is_invented in zip(table.rows, table.invented, strict=True)
    ]
    picture = {
        "kind": "table",
        "matrix": False,
        "widths": [_weight(column) for column in zip(table.heads, *rows, strict=True)],
        "header": [_cell(text, is_bold=True, fill=_HEAD) for text in table.heads],
        "rows": [[_cell(text, is_bold=not place) for place, text in enumerate(row)] for row in rows],
    }
    said = {"title": plain(title), "points": [], "picture": picture}
    return _drawn(said, district, stamp_of(table.as_of, table.revision), {})


def _weight(texts: Sequence[str]) -> int:
    return max(6, min(40, max(len(text) for text in texts)))


def _cell(text: str, *, is_bold: bool, fill: str = "") -> dict[str, object]:
    return {"text": plain(text), "fill": fill, "ink": INK, "centred": False, "bold": is_bold}


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
