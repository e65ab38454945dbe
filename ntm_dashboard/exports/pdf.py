"""The handout as PDF by typst: tagged, PDF/UA-1. Texts reach typst as data, never as markup."""

import json
from collections.abc import Sequence
from typing import Any

from docx.shared import Cm

from ntm_dashboard.briefing.commune_sheet import CommuneSheet
from ntm_dashboard.briefing.model import Briefing, Cell, Chart, Table, Text, stamp_of
from ntm_dashboard.briefing.report import Chapter, Section, chapters_of
from ntm_dashboard.briefing.wording import mark
from ntm_dashboard.briefing.year_sheet import YearSheet
from ntm_dashboard.domain.terms import Status
from ntm_dashboard.exports.bulletin import asset
from ntm_dashboard.exports.column_widths import said_in, widths_of
from ntm_dashboard.exports.letter_widths import EMU_OF_A_POINT
from ntm_dashboard.exports.look import ILLUSTRATIVE, INK, paint_of
from ntm_dashboard.exports.office import moment
from ntm_dashboard.exports.plain import plain
from ntm_dashboard.exports.svg import PAGE, svg_of
from ntm_dashboard.exports.typeface import drawable, typeset
from ntm_dashboard.i18n import N_, Message, _, current_language

STANDARD = "ua-1"
ACROSS = Cm(17.4)
"""What the margins of the form leave of the width of a page."""
WIDER = 1.2
"""How much wider the font of the form is than that of the widths that are measured."""


def pdf(briefing: Briefing) -> bytes:
    """Write the handout in the current language."""
    slides = briefing.slides[1:]
    chapters = [_chapter(chapter) for chapter in chapters_of(slides)]
    fields = page_fields(briefing, title=briefing.title, chapters=chapters, grounds=briefing.grounds)
    charts = {
        f"{slide.id}.svg": svg_of(slide.picture, PAGE, name=slide.id).replace("currentColor", INK).encode()
        for slide in slides
        if isinstance(slide.picture, Chart)
    }
    return compiled(fields, charts, stamped=int(moment(briefing.as_of).timestamp()))


def page_fields(
    source: Briefing | CommuneSheet | YearSheet,
    *,
    title: Text,
    chapters: list[dict[str, object]],
    grounds: Sequence[Text] = (),
    dense: bool = False,
) -> dict[str, Any]:
    """Give what the form needs: who says what as of when, and the chapters. A dense one is to be a single page."""
    return {
        "title": plain(title),
        "office": plain(source.district.office),
        "stamp": plain(stamp_of(source.as_of, source.revision)),
        "caution": plain(source.caution),
        "lang": current_language(),
        "dense": dense,
        "grounds": [plain(ground) for ground in grounds],
        "chapters": chapters,
    }


def compiled(fields: dict[str, Any], pictures: dict[str, bytes], *, stamped: int) -> bytes:
    """Compile the form with its data; equal input gives equal bytes. A letter without a glyph would stop it."""
    said = {**fields, "mark": _(ILLUSTRATIVE) if fields["caution"] else ""}
    sources: Any = {
        "main.typ": asset("handout.typ").encode(),
        "data.json": drawable(json.dumps(said, ensure_ascii=False)).encode(),
        **{name: drawable(picture.decode()).encode() for name, picture in pictures.items()},
    }
    return typeset(sources, format="pdf", pdf_standards=STANDARD, timestamp=stamped)


def _chapter(chapter: Chapter) -> dict[str, object]:
    return {"title": plain(chapter.heading), "slides": [_section(section) for section in chapter.sections]}


def _section(section: Section) -> dict[str, object]:
    slide = section.slide
    fields: dict[str, object] = {
        "title": plain(section.heading),
        "prose": [plain(text) for text in section.sentences],
        "kind": "",
        "legend": "",
        "source": plain(Message.of(N_("Nguồn: {source}"), source=str(slide.source))) if str(slide.source) else "",
    }
    match slide.picture:
        case Chart():
            return {**fields, "kind": "chart", "file": f"{slide.id}.svg", "alt": plain(slide.picture.alt)}
        case Table():
            return {**fields, **table_fields(slide.picture)}
        case _:
            return fields


def table_fields(table: Table, *, dense: bool = False) -> dict[str, object]:
    """Give a table as data for the form; a dense one has smaller letters and lower rows. Lengths in points."""
    points, margin = (8, 2) if table.is_matrix else (8.5, 4) if dense else (9, 5)
    widths = widths_of(table, width=ACROSS, points=points * WIDER, margin=margin * EMU_OF_A_POINT)
    legend = [f"{mark(status)}: {plain(name)}" for status, name in table.legend]
    return {
        "kind": "table",
        "alt": plain(table.alt),
        "matrix": table.is_matrix,
        "widths": [round(width / EMU_OF_A_POINT, 2) for width in widths],
        "points": points,
        "margin": margin,
        "header": [_cell(cell, table, place, is_head=True) for place, cell in enumerate(table.header)],
        "rows": [[_cell(cell, table, place, is_head=False) for place, cell in enumerate(row)] for row in table.rows],
        "legend": " · ".join(legend),
    }


def _cell(cell: Cell, table: Table, place: int, *, is_head: bool) -> dict[str, object]:
    paint = paint_of(cell.status) if cell.status not in {None, Status.UNKNOWN} and cell.status else None
    return {
        "text": said_in(cell),
        "fill": paint.fill if paint else "#E9EFF5" if is_head else "",
        "ink": paint.ink if paint else INK,
        "centred": table.is_matrix and place > 0,
        "bold": is_head or place == 0 or (paint is not None and paint.is_heavy),
    }
