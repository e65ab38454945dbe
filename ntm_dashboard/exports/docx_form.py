"""What every paper of the office has in common: margins, font, page number, running text, closing, properties."""

import io
from typing import Any

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from ntm_dashboard.briefing.commune_sheet import CommuneSheet
from ntm_dashboard.briefing.model import Briefing
from ntm_dashboard.briefing.notice import Notice
from ntm_dashboard.briefing.year_sheet import YearSheet
from ntm_dashboard.domain.catalogue import District
from ntm_dashboard.exports.docx_tables import keep_whole
from ntm_dashboard.exports.look import ILLUSTRATIVE
from ntm_dashboard.exports.office import language_tag, moment, sealed
from ntm_dashboard.exports.plain import plain
from ntm_dashboard.i18n import _

FONT = "Times New Roman"
PORTRAIT = (Cm(21), Cm(29.7))
ACROSS = Cm(16.5)
"""What the margins leave of the width of a page."""


def blank_paper() -> DocumentType:
    """Give an empty paper with the margins, the font and the page number of the decree."""
    paper = Document()
    for relation in [one for one in paper.part.rels.values() if one.reltype.endswith("/stylesWithEffects")]:
        paper.part.rels.pop(relation.rId, None)
    section = paper.sections[0]
    section.page_width, section.page_height = PORTRAIT
    section.top_margin = section.bottom_margin = Cm(2)
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    section.header_distance = Cm(1)
    section.different_first_page_header_footer = True
    _page_number(section)
    _styles(paper)
    return paper


def _styles(paper: DocumentType) -> None:
    for name, size, bold in (("Normal", 14, False), ("Heading 1", 14, True), ("Heading 2", 14, True)):
        style: Any = paper.styles[name]
        style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
        style.font.color.rgb = None
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in list(fonts.attrib):
            del fonts.attrib[attribute]
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), FONT)
        for colour in style.element.rPr.findall(qn("w:color")):
            style.element.rPr.remove(colour)
    for language in paper.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), language_tag())


def _page_number(section: Any) -> None:
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(0)
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)


def line(
    place: Any, text: object, *, size: float = 14, bold: bool = False, italic: bool = False, centred: bool = False
) -> Any:
    """Add a paragraph to a document or a cell."""
    return written(place.add_paragraph(), text, size=size, bold=bold, italic=italic, centred=centred)


def written(
    paragraph: Any, text: object, *, size: float = 14, bold: bool = False, italic: bool = False, centred: bool = False
) -> Any:
    """Write a text into a paragraph, in one form throughout."""
    run = paragraph.add_run(plain(text))
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(0)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def body_text(paper: DocumentType, text: object, *, size: float = 14, italic: bool = False) -> Any:
    """Add a paragraph of the running text: justified, first line indented."""
    paragraph = line(paper, text, size=size, italic=italic)
    form = paragraph.paragraph_format
    form.first_line_indent, form.space_before, form.space_after = Cm(1.27), Pt(6), Pt(0)
    form.line_spacing = 1.15
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    return paragraph


def leads_to(paragraph: Any) -> None:
    """Keep a sentence on the page of the table or chart that follows it."""
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.space_after = Pt(4)


def headed(paper: DocumentType, text: object, *, level: int) -> Any:
    """Add a heading with room above it; it stays with what follows."""
    paragraph = paper.add_heading(plain(text), level=level)
    paragraph.paragraph_format.space_before = Pt(12)
    return paragraph


def office_symbol(district: District) -> str:
    """Give the part of the symbol of its papers that names the office."""
    return district.setting("ky_hieu").partition("-")[2]


def mark_pages(paper: DocumentType) -> None:
    """Say on each page that figures are illustrative: an official paper that shows them says so everywhere."""
    for section in paper.sections:
        for header in (section.header, section.first_page_header):
            line(header, _(ILLUSTRATIVE), size=12, bold=True, centred=True).paragraph_format.space_after = Pt(6)


def closing(paper: DocumentType, district: District) -> None:
    """End a paper: who receives it, who signs it. It stays whole, and with the sentence before it."""
    if paper.paragraphs:
        paper.paragraphs[-1].paragraph_format.keep_with_next = True
    line(paper, "", size=6).paragraph_format.keep_with_next = True
    grid = paper.add_table(1, 2)
    keep_whole(grid.rows[0])
    left, right = grid.cell(0, 0), grid.cell(0, 1)
    label = written(left.paragraphs[0], _("Nơi nhận:"), size=12, bold=True, italic=True)
    label.paragraph_format.space_after = Pt(0)
    recipients = [one.strip() for one in district.setting("noi_nhan").split(";") if one.strip()]
    for place, recipient in enumerate(recipients, start=1):
        line(left, f"- {recipient}{'.' if place == len(recipients) else ';'}", size=11)
    written(right.paragraphs[0], district.setting("chuc_vu_ky"), bold=True, centred=True)
    for _space in range(4):
        line(right, "")
    line(right, district.setting("nguoi_ky"), bold=True, centred=True)


def set_properties(
    paper: DocumentType, *, title: str, subject: str, source: Briefing | CommuneSheet | Notice | YearSheet
) -> None:
    """State title, stamp and revision; the times are the day that the paper is about."""
    day = source.meeting_on if isinstance(source, Notice) else source.as_of
    properties = paper.core_properties
    properties.title, properties.subject = title[:255], subject[:255]
    properties.author = properties.last_modified_by = plain(source.district.office)[:255]
    properties.keywords, properties.comments = f"revision {source.revision}", ""
    properties.language, properties.version, properties.revision = language_tag(), str(source.revision), 1
    properties.created = properties.modified = moment(day).replace(tzinfo=None)


def bytes_of(paper: DocumentType) -> bytes:
    """Give the bytes of a paper, equal for equal content."""
    out = io.BytesIO()
    paper.save(out)
    return sealed(out.getvalue())
