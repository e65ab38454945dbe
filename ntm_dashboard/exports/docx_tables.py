"""Tables of a briefing as tables of Word: repeated header, rows that do not break, alternative text, black on white.

A state is said in words, the grave ones in bold: an official paper is copied and faxed.
"""

from typing import Any

from docx.document import Document as DocumentType
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Pt

from ntm_dashboard.briefing.model import Cell, Table
from ntm_dashboard.exports.column_widths import said_in, widths_of
from ntm_dashboard.exports.look import paint_of
from ntm_dashboard.exports.plain import plain

MARGIN = Pt(4)
"""What a cell leaves on either side of its text."""


def add_table(paper: DocumentType, table: Table, *, width: int, size: float) -> None:
    """Add a table of the given width; the first row repeats on each page and stays with the row below it."""
    native: Any = paper.add_table(len(table.rows) + 1, len(table.header), style="Table Grid")
    native.autofit = False
    native.alignment = WD_TABLE_ALIGNMENT.CENTER
    widths = [int(share) for share in widths_of(table, width=width, points=size, margin=MARGIN)]
    for place, each in enumerate(widths):
        native.columns[place].width = Emu(each)
    _describe(native, plain(table.alt))
    drawn_rows = list(native.rows)  # asked for by its place, a row is looked for among all of them
    for row_place, (row, drawn) in enumerate(zip((table.header, *table.rows), drawn_rows, strict=True)):
        keep_whole(drawn, is_head=row_place == 0)
        for place, (cell, target) in enumerate(zip(row, drawn.cells, strict=True)):
            target.width = Emu(widths[place])
            _fill(target, cell, table, size=size, is_head=row_place == 0, is_first=place == 0)
    paper.add_paragraph().paragraph_format.line_spacing = Pt(6)


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
    _margins(target)
    paragraph = target.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.keep_with_next = is_head
    run = paragraph.add_run(said_in(cell))
    is_grave = cell.status is not None and paint_of(cell.status).is_heavy
    run.font.size, run.bold = Pt(size), is_head or is_grave or (is_first and table.is_matrix)
    if is_head or (table.is_matrix and not is_first):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _margins(target: Any) -> None:
    margins = OxmlElement("w:tcMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(int(MARGIN / Pt(1) * 20)))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    target._tc.get_or_add_tcPr().append(margins)
