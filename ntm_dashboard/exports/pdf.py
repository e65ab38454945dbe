"""The handout as PDF by typst: tagged, PDF/UA-1. Texts reach typst as data, never as markup."""

import json
from typing import Any

from ntm_dashboard.briefing.model import Briefing, Cell, Chart, Missing, Slide, Table, Text
from ntm_dashboard.briefing.report import Chapter, Section, chapters_of, prose_of
from ntm_dashboard.briefing.wording import mark
from ntm_dashboard.domain.terms import Status
from ntm_dashboard.exports.bulletin import asset
from ntm_dashboard.exports.look import ILLUSTRATIVE, INK, paint_of
from ntm_dashboard.exports.office import moment
from ntm_dashboard.exports.plain import plain
from ntm_dashboard.exports.svg import PAGE, svg_of
from ntm_dashboard.exports.typeface import drawable, typeset
from ntm_dashboard.i18n import N_, Message, _, current_language

STANDARD = "ua-1"


def pdf(briefing: Briefing) -> bytes:
    """Write the handout in the current language."""
    slides = briefing.slides[1:]
    fields = {
        "title": plain(briefing.title),
        "office": plain(briefing.district.office),
        "stamp": plain(briefing.stamp),
        "caution": plain(briefing.caution),
        "lang": current_language(),
        "grounds": [plain(ground) for ground in briefing.grounds],
        "chapters": [_chapter(chapter) for chapter in chapters_of(slides)],
    }
    charts = {
        f"{slide.id}.svg": svg_of(slide.picture, PAGE, name=slide.id).replace("currentColor", INK).encode()
        for slide in slides
        if isinstance(slide.picture, Chart)
    }
    return compiled(fields, charts, stamped=int(moment(briefing.as_of).timestamp()))


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
        "prose": list(dict.fromkeys(plain(text) for text in (section.finding, *_prose(slide)))),
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


def _prose(slide: Slide) -> tuple[Text, ...]:
    if isinstance(slide.picture, Missing):
        return (slide.picture.what, slide.picture.remedy)
    return prose_of(slide)


def table_fields(table: Table) -> dict[str, object]:
    """Give a table as data for the form."""
    legend = [f"{mark(status)}: {plain(name)}" for status, name in table.legend]
    return {
        "kind": "table",
        "alt": plain(table.alt),
        "matrix": table.is_matrix,
        "widths": list(table.widths),
        "header": [_cell(cell, table, place, is_head=True) for place, cell in enumerate(table.header)],
        "rows": [[_cell(cell, table, place, is_head=False) for place, cell in enumerate(row)] for row in table.rows],
        "legend": " · ".join(legend),
    }


def _cell(cell: Cell, table: Table, place: int, *, is_head: bool) -> dict[str, object]:
    paint = paint_of(cell.status) if cell.status not in {None, Status.UNKNOWN} and cell.status else None
    star = "*" if cell.is_illustrative else ""
    return {
        "text": plain(f"{cell.text}{star}"),
        "fill": paint.fill if paint else "#E9EFF5" if is_head else "",
        "ink": paint.ink if paint else INK,
        "centred": table.is_matrix and place > 0,
        "bold": is_head or place == 0 or (paint is not None and paint.is_heavy),
    }
