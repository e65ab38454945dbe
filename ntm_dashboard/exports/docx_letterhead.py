"""The head of a paper in the form of Decree 30/2020/NĐ-CP (annex I): offices, nation and motto, number, day, title.

Names stand on one line where the column has room for them; each rule has the length that the decree gives it.
"""

from collections.abc import Sequence
from typing import Any

from docx.document import Document as DocumentType
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Pt

from ntm_dashboard.briefing.model import Text
from ntm_dashboard.domain.catalogue import District
from ntm_dashboard.exports.docx_form import ACROSS, line, written
from ntm_dashboard.exports.letter_widths import balanced, width_of
from ntm_dashboard.exports.plain import plain
from ntm_dashboard.i18n import N_, Message, _

NATION = N_("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
MOTTO = N_("Độc lập - Tự do - Hạnh phúc")
SHORTER = (("ỦY BAN NHÂN DÂN", "UBND"), ("HỘI ĐỒNG NHÂN DÂN", "HĐND"))
"""Common words of the name of the parent office that the decree lets be shortened."""
TOGETHER = "NÔNG THÔN MỚI"
"""A term that is not broken at the end of a line."""
NO_BREAK = "\N{NO-BREAK SPACE}"
GAP = Pt(6)
OF_A_NAME = 0.4
"""The rule below the office, and below the title: from a third to a half of the line above it."""


def heading(paper: DocumentType, district: District, *, symbol: str) -> None:
    """Head a paper; the number before its symbol and the day are left to fill in."""
    grid = paper.add_table(1, 2)
    grid.autofit = False
    _without_margins(grid)
    right_width = max(_of_nation(), width_of(_day_line(district), points=13)) + Pt(3)
    widths = (ACROSS - right_width, right_width)
    for place, width in enumerate(widths):
        grid.columns[place].width = grid.cell(0, place).width = Emu(width)
    _offices(grid.cell(0, 0), district, width=widths[0] - GAP, column=widths[0])
    line(grid.cell(0, 0), Message.of(N_("Số:          /{symbol}"), symbol=symbol), size=13, centred=True)
    _nation(grid.cell(0, 1), district, column=right_width)


def _of_nation() -> int:
    return max(width_of(_(NATION), points=12, bold=True), width_of(_(MOTTO), points=13, bold=True))


def _without_margins(grid: Any) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "0")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    grid._tbl.tblPr.find(qn("w:tblLook")).addprevious(margins)


def _offices(cell: Any, district: District, *, width: int, column: int) -> None:
    parent, office = plain(district.parent_office).upper(), plain(district.office).upper()
    joined = office.replace(TOGETHER, TOGETHER.replace(" ", NO_BREAK))
    own = balanced(joined, width=width, points=12, bold=True)
    _lines(cell.paragraphs[0], balanced(_fitting(parent, width=width), width=width, points=12), size=12)
    _lines(cell.add_paragraph(), own, size=12, bold=True)
    _rule(cell, length=_part_of(own, points=12), column=column)


def _lines(paragraph: Any, lines: Sequence[str], *, size: float, bold: bool = False) -> None:
    """Write lines into one paragraph, broken where they end, so that no word is left alone on the last."""
    for part in lines[:-1]:
        written(paragraph, part.replace(NO_BREAK, " "), size=size, bold=bold, centred=True).runs[-1].add_break()
    written(paragraph, lines[-1].replace(NO_BREAK, " "), size=size, bold=bold, centred=True)


def _fitting(name: str, *, width: int) -> str:
    """Shorten the common words of the parent office where its name does not fit one line, as the decree allows."""
    for words, short in SHORTER:
        if width_of(name, points=12) > width:
            name = name.replace(words, short)
    return name


def _nation(cell: Any, district: District, *, column: int) -> None:
    written(cell.paragraphs[0], _(NATION), size=12, bold=True, centred=True)
    line(cell, _(MOTTO), size=13, bold=True, centred=True)
    _rule(cell, length=width_of(_(MOTTO), points=13, bold=True), column=column)
    line(cell, _day_line(district), size=13, italic=True, centred=True)


def _day_line(district: District) -> Message:
    return Message.of(N_("{place}, ngày       tháng       năm"), place=district.place)


def named(paper: DocumentType, kind: str, about: Text) -> None:
    """Name a paper: its kind, what it is about, and the rule below."""
    line(paper, kind, bold=True, centred=True).paragraph_format.space_before = Pt(18)
    said = balanced(plain(about), width=ACROSS, points=14, bold=True)
    _lines(paper.add_paragraph(), said, size=14, bold=True)
    _rule(paper, length=_part_of(said, points=14), column=ACROSS).paragraph_format.space_after = Pt(6)


def _part_of(lines: Sequence[str], *, points: float) -> int:
    return int(OF_A_NAME * max(width_of(one, points=points, bold=True) for one in lines))


def _rule(place: Any, *, length: int, column: int) -> Any:
    """Draw a line of a length in the middle of a column: an empty paragraph with a border, indented from both sides."""
    paragraph = place.add_paragraph()
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Emu(max(0, column - length) // 2)
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(4)
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr"
    )
    return paragraph
