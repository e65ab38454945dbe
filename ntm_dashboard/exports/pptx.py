"""The briefing as PPTX: titles in placeholders, native charts and tables, notes, alternative texts."""

import io
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from ntm_dashboard.briefing.model import (
    LONGEST_TITLE,
    Briefing,
    Cell,
    Chart,
    KeyNumbers,
    Missing,
    Slide,
    Table,
    Text,
    Tile,
    Tiles,
)
from ntm_dashboard.briefing.wording import mark
from ntm_dashboard.domain.terms import Status
from ntm_dashboard.exports.figures import imprint_of, imprint_text
from ntm_dashboard.exports.lines import shortened, wrapped
from ntm_dashboard.exports.look import INK, OUTLINE, Edge, paint_of
from ntm_dashboard.exports.native_charts import chart_data, chart_type, dress
from ntm_dashboard.exports.office import (
    IMPRINT_PART,
    IMPRINT_PROPERTIES,
    IMPRINT_PROPERTIES_PART,
    IMPRINT_PROPERTIES_TYPE,
    imprint_xml,
    language_tag,
    moment,
    sealed,
)
from ntm_dashboard.exports.plain import plain
from ntm_dashboard.exports.screens import AROUND_A_ROW, LETTERS_OF_A_POINT, lines_of_row, screens
from ntm_dashboard.i18n import N_, Message, current_language

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
LEFT, TOP, SPAN = Inches(0.55), Inches(1.3), Inches(12.23)
BOTTOM = Inches(6.85)
LETTER = 0.56
"""Mean width of a bold letter as a share of its size."""
LINES_OF_A_NAME = 2
"""The lines that the name of a tile has; one that is longer stands whole in the description of the tile."""


def pptx(briefing: Briefing, *, template: bytes | None = None) -> bytes:
    """Write the presentation in the current language, in the office's own template where one is given."""
    briefing = screens(briefing)
    show = Presentation(io.BytesIO(template)) if template else Presentation()
    _drop_slides(show)
    if template is None:
        _widen(show)
    layout = _title_layout(show)
    for number, slide in enumerate(briefing.slides, start=1):
        drawn = show.slides.add_slide(layout)
        _draw(drawn, slide, briefing, number=number)
    _properties(show, briefing)
    _say_language(show)
    _carry_imprint(show, briefing)
    out = io.BytesIO()
    show.save(out)
    return sealed(out.getvalue())


def _drop_slides(show: Any) -> None:
    ids = show.slides._sldIdLst
    for entry in list(ids):
        show.part.drop_rel(entry.rId)
        ids.remove(entry)


def _widen(show: Any) -> None:
    """Make the library's 4:3 template 16:9 with a font that every office PC has."""
    factor = WIDTH / show.slide_width
    show.slide_width, show.slide_height = WIDTH, HEIGHT
    master = show.slide_masters[0]
    for shape in [*master.shapes, *(one for layout in master.slide_layouts for one in layout.shapes)]:
        shape.left, shape.width = Emu(int(shape.left * factor)), Emu(int(shape.width * factor))
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = theme.blob.replace(b'typeface="Calibri"', b'typeface="Arial"')


def _title_layout(show: Any) -> Any:
    """Give the layout that has a title and least else."""

    def others(layout: Any) -> tuple[bool, int]:
        kinds = [holder.placeholder_format.type for holder in layout.placeholders]
        return not any(str(kind).startswith(("TITLE", "CENTER_TITLE")) for kind in kinds), len(kinds)

    return min(show.slide_layouts, key=others)


def _draw(drawn: Any, slide: Slide, briefing: Briefing, *, number: int) -> None:
    for holder in list(drawn.placeholders):
        if holder != drawn.shapes.title:
            holder._element.getparent().remove(holder._element)
    if number == 1:
        _cover(drawn, slide, briefing)
    else:
        points = 28 if len(str(slide.title)) <= LONGEST_TITLE - 4 else 24
        _title(drawn, slide.title, points=points, top=Inches(0.3), height=Inches(0.85))
        _picture(drawn, slide)
    _foot(drawn, briefing, number=number)
    notes = [slide.note, *slide.prose] if number > 1 else [slide.note]
    drawn.notes_slide.notes_text_frame.text = "\n".join(plain(text) for text in notes if str(text))


def _title(drawn: Any, text: Text, *, points: float, top: int, height: int) -> None:
    title = drawn.shapes.title
    if title is None:
        return
    title.left, title.top, title.width, title.height = LEFT, top, SPAN, height
    frame = title.text_frame
    frame.text, frame.word_wrap = plain(text), True
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    _font(frame.paragraphs[0].runs[0], points, bold=True)


def _cover(drawn: Any, slide: Slide, briefing: Briefing) -> None:
    _title(drawn, slide.title, points=40, top=Inches(2.2), height=Inches(1.1))
    lines = [*slide.bullets, *([briefing.caution] if str(briefing.caution) else [])]
    _paragraphs(drawn, lines, top=Inches(3.4), height=Inches(2.2), points=22)


def _paragraphs(drawn: Any, lines: Any, *, top: int, height: int, points: float, name: str = "") -> None:
    box = drawn.shapes.add_textbox(LEFT, top, SPAN, height)
    if name:
        box.name = name
    frame = box.text_frame
    frame.word_wrap = True
    for place, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(4)
        _font(_run(paragraph, line), points)


def _run(paragraph: Any, text: object) -> Any:
    run = paragraph.add_run()
    run.text = plain(text)
    return run


def _font(run: Any, points: float, *, bold: bool = False, colour: str = INK) -> None:
    run.font.size, run.font.bold = Pt(points), bold
    run.font.color.rgb = RGBColor.from_string(colour.lstrip("#"))


def _picture(drawn: Any, slide: Slide) -> None:
    room = Inches(0.42 * sum(len(wrapped(plain(point), width=LETTERS_OF_A_POINT)) for point in slide.bullets))
    bottom = Emu(BOTTOM - room)
    match slide.picture:
        case Chart():
            _chart(drawn, slide.picture, bottom=bottom)
        case Table():
            _table(drawn, slide.picture, bottom=bottom)
        case Tiles():
            _tiles(drawn, slide.picture, bottom=bottom)
        case KeyNumbers():
            _numbers(drawn, slide.picture)
        case Missing():
            _missing(drawn, slide.picture)
        case None:
            pass
    if isinstance(slide.picture, KeyNumbers):
        bottom = Emu(TOP + Inches(3.2))
    if slide.bullets:
        _paragraphs(drawn, [f"• {point}" for point in slide.bullets], top=bottom, height=room, points=18)


def _describe(frame: Any, alt: Text) -> None:
    frame._element.xpath(".//p:cNvPr")[0].set("descr", plain(alt))


def _chart(drawn: Any, chart: Chart, *, bottom: int) -> None:
    frame = drawn.shapes.add_chart(chart_type(chart), LEFT, TOP, SPAN, Emu(bottom - TOP), chart_data(chart))
    _describe(frame, chart.alt)
    dress(frame.chart, chart, points=14)


def _table(drawn: Any, table: Table, *, bottom: int) -> None:
    rows = len(table.rows) + 1
    room = Emu(bottom - TOP - (Inches(0.4) if table.legend else 0))
    lines = [lines_of_row(row, table) + AROUND_A_ROW for row in (table.header, *table.rows)]
    line = min(Inches(0.37), int(room / sum(lines)))
    heights = [Emu(int(line * each)) for each in lines]
    frame = drawn.shapes.add_table(rows, len(table.header), LEFT, TOP, SPAN, Emu(sum(heights)))
    _describe(frame, table.alt)
    native = frame.table
    native.first_col = True
    total = sum(table.widths)
    for place, weight in enumerate(table.widths):
        native.columns[place].width = Emu(int(SPAN * weight / total))
    for row_place, row in enumerate((table.header, *table.rows)):
        native.rows[row_place].height = heights[row_place]
        for place, cell in enumerate(row):
            _cell(native.cell(row_place, place), cell, table, is_head=row_place == 0, is_first=place == 0)
    if table.legend:
        _legend(drawn, table.legend, top=Emu(TOP + sum(heights) + Inches(0.08)))


def _cell(native: Any, cell: Cell, table: Table, *, is_head: bool, is_first: bool) -> None:
    star = "*" if cell.is_illustrative else ""
    frame = native.text_frame
    frame.word_wrap = True
    native.margin_left = native.margin_right = Inches(0.03 if table.is_matrix else 0.08)
    native.margin_top = native.margin_bottom = Inches(0.02)
    native.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = frame.paragraphs[0]
    if table.is_matrix and not is_first:
        paragraph.alignment = PP_ALIGN.CENTER
    native.fill.solid()
    paint = paint_of(cell.status) if cell.status else None
    fill = paint.fill if paint else "#E9EFF5" if is_head else "#FFFFFF"
    native.fill.fore_color.rgb = RGBColor.from_string(fill.lstrip("#"))
    points = 13 if table.is_matrix else 14
    ink, is_heavy = (paint.ink, paint.is_heavy) if paint else (INK, False)
    _font(_run(paragraph, f"{cell.text}{star}"), points, bold=is_head or is_first or is_heavy, colour=ink)
    _borders(native)


def _borders(native: Any) -> None:
    properties = native._tc.get_or_add_tcPr()
    lines = [_border(side) for side in ("lnL", "lnR", "lnT", "lnB")]
    for place, line in enumerate(lines):
        properties.insert(place, line)


def _border(side: str) -> Any:
    line = etree.Element(qn(f"a:{side}"), w="9525")
    fill = etree.SubElement(line, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr"), val="8A8A8A")
    return line


def _legend(drawn: Any, legend: tuple[tuple[Status, Text], ...], *, top: int) -> None:
    text = " · ".join(f"{mark(status)}: {plain(name)}" for status, name in legend)
    _paragraphs(
        drawn, [Message.of(N_("{legend} · *: số liệu minh họa"), legend=text)], top=top, height=Inches(0.35), points=13
    )


def _tiles(drawn: Any, tiles: Tiles, *, bottom: int) -> None:
    rows = max(tile.row for tile in tiles.tiles) + 1
    columns = max(tile.col for tile in tiles.tiles) + 1
    height = (bottom - TOP - Inches(0.45)) // rows
    for tile in tiles.tiles:
        _tile(
            drawn,
            tile,
            left=LEFT + SPAN // columns * tile.col,
            top=TOP + height * tile.row,
            size=(SPAN // columns, height),
        )
    names = " · ".join(plain(name) for _status, name in tiles.legend)
    _paragraphs(drawn, [names], top=Emu(bottom - Inches(0.42)), height=Inches(0.35), points=13)


def _tile(drawn: Any, tile: Tile, *, left: int, top: int, size: tuple[int, int]) -> None:
    gap = Inches(0.06)
    box = drawn.shapes.add_shape(MSO_SHAPE.RECTANGLE, Emu(left), Emu(top), Emu(size[0] - gap), Emu(size[1] - gap))
    star = "*" if tile.is_illustrative else ""
    _fill(box, tile.status)
    _describe(box, f"{plain(tile.text)}: {plain(tile.detail)}")
    paint = paint_of(tile.status)
    frame = _frame(box)
    letters = (size[0] - gap - Inches(0.16)) / Pt(14) / LETTER - 1
    name = shortened(plain(tile.text), width=letters, most=LINES_OF_A_NAME)
    _font(_run(frame.paragraphs[0], f"{name}{star}"), 14, bold=True, colour=paint.ink)
    _font(_run(frame.add_paragraph(), tile.detail), 13, colour=paint.ink)


def _fill(box: Any, status: Status) -> None:
    box.fill.solid()
    box.fill.fore_color.rgb = RGBColor.from_string(paint_of(status).fill.lstrip("#"))
    box.line.color.rgb = RGBColor.from_string(OUTLINE.lstrip("#"))
    edge = paint_of(status).edge
    box.line.width = Pt(3 if edge is Edge.HEAVY else 1.5)
    if edge is Edge.DASHED:
        box.line.dash_style = MSO_LINE.DASH
    box.shadow.inherit = False


def _frame(box: Any) -> Any:
    frame = box.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = Inches(0.08)
    frame.margin_top = frame.margin_bottom = Inches(0.03)
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT
    return frame


def _numbers(drawn: Any, picture: KeyNumbers) -> None:
    count = len(picture.numbers)
    width, gap = SPAN // count, Inches(0.15)
    for place, number in enumerate(picture.numbers):
        box = drawn.shapes.add_shape(MSO_SHAPE.RECTANGLE, Emu(LEFT + width * place), TOP, Emu(width - gap), Inches(2.9))
        box.fill.solid()
        box.fill.fore_color.rgb = RGBColor(0xF3, 0xF6, 0xF9)
        box.line.color.rgb = RGBColor.from_string(OUTLINE.lstrip("#"))
        box.shadow.inherit = False
        _describe(box, f"{number.value} {plain(number.label)}. {plain(number.detail)}")
        frame = _frame(box)
        frame.vertical_anchor = MSO_ANCHOR.TOP
        frame.margin_left = frame.margin_top = Inches(0.18)
        _font(_run(frame.paragraphs[0], number.value), 54 if len(number.value) < 6 else 36, bold=True)
        _font(_run(frame.add_paragraph(), number.label), 18, bold=True)
        _font(_run(frame.add_paragraph(), number.detail), 14)


def _missing(drawn: Any, missing: Missing) -> None:
    _paragraphs(drawn, [missing.what, missing.remedy], top=Inches(2.4), height=Inches(2), points=24)


def _foot(drawn: Any, briefing: Briefing, *, number: int) -> None:
    parts = [f"{number}/{len(briefing.slides)}", plain(briefing.stamp), plain(briefing.short_caution)]
    text = " · ".join(part for part in parts if part)
    _paragraphs(drawn, [text], top=Inches(6.95), height=Inches(0.4), points=12, name="Footer")


def _properties(show: Any, briefing: Briefing) -> None:
    properties = show.core_properties
    properties.title = plain(briefing.title)[:255]
    properties.subject = plain(briefing.stamp)[:255]
    properties.author = plain(briefing.district.office)[:255]
    properties.keywords, properties.comments = f"revision {briefing.revision}", ""
    properties.last_modified_by = plain(briefing.district.office)[:255]
    properties.revision, properties.version = 1, str(briefing.revision)
    properties.language = language_tag()
    properties.created = properties.modified = moment(briefing.as_of).replace(tzinfo=None)


def _say_language(show: Any) -> None:
    master = show.slide_masters[0]
    parts = [master, *master.slide_layouts]
    for slide in show.slides:
        parts += [slide, slide.notes_slide]
    parts.append(show.notes_master)
    for part in parts:
        for element in part._element.iter(qn("a:rPr"), qn("a:endParaRPr"), qn("a:defRPr")):
            element.set("lang", language_tag())


def _carry_imprint(show: Any, briefing: Briefing) -> None:
    text = imprint_text(imprint_of(briefing, language=current_language()))
    part = Part(PackURI(IMPRINT_PART), "application/xml", show.part.package, imprint_xml(text))
    properties = Part(PackURI(IMPRINT_PROPERTIES_PART), IMPRINT_PROPERTIES_TYPE, show.part.package, IMPRINT_PROPERTIES)
    part.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    show.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)
