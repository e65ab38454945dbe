"""The briefing as a report in the form of Decree 30/2020/NĐ-CP (annex I), with native charts and landscape appendices.

Names of offices, the signer and the recipients come from the district's configuration; number and day of signing stay
blank for the clerk.
"""

import io
from typing import Any

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from ntm_dashboard.briefing.commune_sheet import CommuneSheet
from ntm_dashboard.briefing.model import Briefing, Chart, ChartKind, KeyNumbers, Slide, Table, Text, Tiles
from ntm_dashboard.briefing.notice import Notice
from ntm_dashboard.briefing.report import Chapter, chapters_of, finding_of, heading_of, prose_of
from ntm_dashboard.briefing.wording import mark
from ntm_dashboard.briefing.year_sheet import YearSheet
from ntm_dashboard.domain.catalogue import District
from ntm_dashboard.exports.docx_charts import add_chart
from ntm_dashboard.exports.docx_tables import add_table, keep_whole
from ntm_dashboard.exports.figures import imprint_of, imprint_text
from ntm_dashboard.exports.look import ILLUSTRATIVE
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
from ntm_dashboard.i18n import N_, Message, _, current_language

FONT = "Times New Roman"
NATION = N_("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
MOTTO = N_("Độc lập - Tự do - Hạnh phúc")
PORTRAIT = (Cm(21), Cm(29.7))


def docx(briefing: Briefing) -> bytes:
    """Write the report in the current language."""
    paper = blank_paper()
    heading(paper, briefing.district, symbol=briefing.district.setting("ky_hieu"))
    _title(paper, briefing)
    _opening(paper, briefing)
    for chapter in chapters_of(slide for slide in briefing.slides[1:] if not _is_matrix(slide)):
        _chapter(paper, chapter)
    closing(paper, briefing.district)
    for number, slide in enumerate([slide for slide in briefing.slides if _is_matrix(slide)], start=1):
        _appendix(paper, slide, number)
    return finished(paper, title=plain(briefing.title), briefing=briefing)


def _is_matrix(slide: Slide) -> bool:
    return isinstance(slide.picture, Table) and slide.picture.is_matrix


def blank_paper() -> DocumentType:
    """Give an empty paper with the margins, the font and the page number of the decree."""
    paper = Document()
    for relation in [one for one in paper.part.rels.values() if one.reltype.endswith("/stylesWithEffects")]:
        paper.part.rels.pop(relation.rId, None)
    section = paper.sections[0]
    section.page_width, section.page_height = PORTRAIT
    section.top_margin = section.bottom_margin = Cm(2)
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
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
    paragraph = place.add_paragraph()
    run = paragraph.add_run(plain(text))
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    paragraph.paragraph_format.space_after = Pt(0)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def _rule(place: Any, *, indent: float) -> None:
    """Draw a short line under a text: an empty paragraph with a border, indented from both sides."""
    paragraph = place.add_paragraph()
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Cm(indent)
    form.space_before = form.space_after = Pt(0)
    form.line_spacing = Pt(3)
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr"
    )


def heading(paper: DocumentType, district: District, *, symbol: str) -> None:
    """Head a paper: offices, nation and motto; the number before its symbol and the day are left to fill in."""
    grid = paper.add_table(1, 2)
    grid.autofit = False
    for place, width in ((0, Cm(6.8)), (1, Cm(9.7))):
        grid.columns[place].width = width
        grid.cell(0, place).width = width
    left, right = grid.cell(0, 0), grid.cell(0, 1)
    _first(left, district.parent_office.upper(), size=12)
    line(left, district.office.upper(), size=12, bold=True, centred=True)
    _rule(left, indent=1.8)
    line(left, Message.of(N_("Số:          /{symbol}"), symbol=symbol), size=13, centred=True)
    _first(right, _(NATION), size=12, bold=True)
    line(right, _(MOTTO), size=13, bold=True, centred=True)
    _rule(right, indent=2.4)
    line(right, _day_line(district), size=13, italic=True, centred=True)


def _first(cell: Any, text: str, *, size: float, bold: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(0)
    run = paragraph.add_run(plain(text))
    run.font.size, run.bold = Pt(size), bold


def _day_line(district: District) -> Message:
    return Message.of(N_("{place}, ngày       tháng       năm"), place=district.place)


def named(paper: DocumentType, kind: str, about: Text) -> None:
    """Name a paper: its kind, what it is about, and the rule below."""
    line(paper, kind, bold=True, centred=True).paragraph_format.space_before = Pt(18)
    line(paper, about, bold=True, centred=True)
    _rule(paper, indent=6)


def _title(paper: DocumentType, briefing: Briefing) -> None:
    about = Message.of(N_("{title}, số liệu đến {day}"), title=briefing.title, day=briefing.as_of)
    named(paper, _("BÁO CÁO"), about)
    addressee = briefing.district.setting("kinh_gui")
    if addressee:
        line(paper, Message.of(N_("Kính gửi: {addressee}"), addressee=addressee), centred=True)


def body_text(paper: DocumentType, text: object) -> None:
    """Add a paragraph of the running text: justified, first line indented."""
    paragraph = line(paper, text)
    form = paragraph.paragraph_format
    form.first_line_indent, form.space_before, form.space_after = Cm(1.27), Pt(6), Pt(0)
    form.line_spacing = 1.15
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def _opening(paper: DocumentType, briefing: Briefing) -> None:
    for ground in briefing.grounds:
        body_text(paper, ground)
    sentence = N_("{office} báo cáo tiến độ xây dựng nông thôn mới như sau (số liệu đến {day}, phiên bản {revision}):")
    body_text(
        paper,
        Message.of(sentence, office=briefing.district.office, day=briefing.as_of, revision=str(briefing.revision)),
    )
    if str(briefing.caution):
        body_text(paper, briefing.caution)
        mark_pages(paper)


def mark_pages(paper: DocumentType) -> None:
    """Say on each page that figures are illustrative: an official paper that shows them says so everywhere."""
    for section in paper.sections:
        for header in (section.header, section.first_page_header):
            line(header, _(ILLUSTRATIVE), size=12, bold=True, centred=True)


def _chapter(paper: DocumentType, chapter: Chapter) -> None:
    _spaced_heading(paper, chapter.heading, level=1)
    for section in chapter.sections:
        _spaced_heading(paper, section.heading, level=2)
        for sentence in dict.fromkeys(plain(text) for text in (section.finding, *prose_of(section.slide))):
            body_text(paper, sentence)
        _picture(paper, section.slide)


def _spaced_heading(paper: DocumentType, text: Text, *, level: int) -> None:
    paper.add_heading(plain(text), level=level).paragraph_format.space_before = Pt(12)


def _picture(paper: DocumentType, slide: Slide) -> None:
    match slide.picture:
        case Chart():
            add_chart(paper, slide.picture, width=Cm(16.5), height=_height(slide.picture))
        case Table():
            add_table(paper, slide.picture, width=Cm(16.5), size=11)
        case KeyNumbers():
            for number in slide.picture.numbers:
                body_text(paper, f"- {number.value} {number.label} ({number.detail}).")
        case Tiles() | None:
            pass
        case _:
            if not slide.prose:
                body_text(paper, slide.picture.what)


def _height(chart: Chart) -> int:
    """Give a chart the height that its bars need, up to what a page holds."""
    return Cm(min(23.0, max(11.0, 3 + 1.1 * len(chart.categories)))) if chart.kind is ChartKind.BARS else Cm(11)


def closing(paper: DocumentType, district: District) -> None:
    """End a paper: who receives it, who signs it."""
    grid = paper.add_table(1, 2)
    keep_whole(grid.rows[0])
    left, right = grid.cell(0, 0), grid.cell(0, 1)
    label = left.paragraphs[0].add_run(_("Nơi nhận:"))
    label.bold, label.italic, label.font.size = True, True, Pt(12)
    for recipient in filter(None, district.setting("noi_nhan").split(";")):
        line(left, f"- {recipient.strip()};", size=11)
    _first(right, plain(district.setting("chuc_vu_ky")), size=14, bold=True)
    for _space in range(4):
        line(right, "")
    line(right, district.setting("nguoi_ky"), bold=True, centred=True)


def _appendix(paper: DocumentType, slide: Slide, number: int) -> None:
    section = paper.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = PORTRAIT[1], PORTRAIT[0]
    section.different_first_page_header_footer = False
    line(paper, Message.of(N_("Phụ lục {number}"), number=number), bold=True, centred=True)
    heading = paper.add_heading(plain(heading_of(slide)), level=1)
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    body_text(paper, finding_of(slide))
    if isinstance(slide.picture, Table):
        add_table(paper, slide.picture, width=Cm(25), size=11)
        legend: list[Text] = [f"{mark(status)}: {plain(name)}" for status, name in slide.picture.legend]
        line(paper, " · ".join(str(part) for part in legend), size=12)


def finished(paper: DocumentType, *, title: str, briefing: Briefing) -> bytes:
    """Set the properties, put the figures in, and give the bytes."""
    set_properties(paper, title=title, subject=plain(briefing.stamp), source=briefing)
    text = imprint_text(imprint_of(briefing, language=current_language()))
    part = Part(PackURI(IMPRINT_PART), "application/xml", imprint_xml(text), paper.part.package)
    properties = Part(PackURI(IMPRINT_PROPERTIES_PART), IMPRINT_PROPERTIES_TYPE, IMPRINT_PROPERTIES, paper.part.package)
    part.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    paper.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)
    return bytes_of(paper)


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
