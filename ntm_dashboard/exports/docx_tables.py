"""Tables of a briefing as tables of Word: repeated header, rows that do not break, alternative text."""

from typing import Any

from docx.document import Document as DocumentType
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Pt, RGBColor

from ntm_dashboard.briefing.model import Cell, Table
from ntm_dashboard.exports.look import paint_of
from ntm_dashboard.exports.plain import plain


def add_table(paper: DocumentType, table: Table, *, width: int, size: float) -> None:
    """Add a table of the given width; the first row repeats on each page."""
    native: Any = paper.add_table(len(table.rows) + 1, len(table.header), style="Table Grid")
    native.autofit = False
    total = sum(table.widths)
    widths = [Emu(int(width * weight / total)) for weight in table.widths]
    for place, each in enumerate(widths):
        native.columns[place].width = each
    _describe(native, plain(table.alt))
    for row_place, row in enumerate((table.header, *table.rows)):
        drawn = native.rows[row_place]
        keep_whole(drawn, is_head=row_place == 0)
        for place, (cell, target) in enumerate(zip(row, drawn.cells, strict=True)):
            target.width = widths[place]
            _fill(target, cell, table, size=size, is_head=row_place == 0, is_first=place == 0)
    paper.add_paragraph().paragraph_format.space_after = Pt(0)


def _describe(native: Any, alt: str) -> None:
    properties = native._tbl.tblPr
    for name in ("w:tblCaption", "w:tblDescription"):
        element = OxmlElement(name)
        element.set(qn("w:val"), alt[:250])
        properties.append(element)


def keep_whole(row: Any, *, is_head: bool = False) -> None:
    """Keep a row on one page; a header row is repeated on each."""
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if is_head:
        properties.append(OxmlElement("w:tblHeader"))


def _fill(target: Any, cell: Cell, table: Table, *, size: float, is_head: bool, is_first: bool) -> None:
    paragraph = target.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    star = "*" if cell.is_illustrative else ""
    run = paragraph.add_run(plain(f"{cell.text}{star}"))
    run.font.size, run.bold = Pt(size), is_head or (is_first and table.is_matrix)
    if table.is_matrix and not is_first:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if cell.status is not None:
        paint = paint_of(cell.status)
        run.bold = run.bold or paint.is_heavy
        run.font.color.rgb = RGBColor.from_string(paint.ink.lstrip("#"))
        _shade(target, paint.fill.lstrip("#"))
    elif is_head:
        _shade(target, "E9EFF5")


def _shade(target: Any, colour: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    target._tc.get_or_add_tcPr().append(shade)
