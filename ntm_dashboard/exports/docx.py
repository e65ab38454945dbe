"""The briefing as a report in the form of Decree 30/2020/NĐ-CP (annex I), with native charts and landscape appendices.

Names of offices, the signer and the recipients come from the district's configuration; number and day of signing stay
blank for the clerk.
"""

from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.shared import Cm, Emu, Pt

from ntm_dashboard.briefing.model import Briefing, Chart, ChartKind, Slide, Table
from ntm_dashboard.briefing.report import Chapter, Section, chapters_of, finding_of, heading_of
from ntm_dashboard.briefing.wording import mark
from ntm_dashboard.exports.docx_charts import add_chart
from ntm_dashboard.exports.docx_form import (
    ACROSS,
    PORTRAIT,
    blank_paper,
    body_text,
    bytes_of,
    closing,
    headed,
    leads_to,
    line,
    mark_pages,
    set_properties,
)
from ntm_dashboard.exports.docx_letterhead import heading, named
from ntm_dashboard.exports.docx_tables import add_table
from ntm_dashboard.exports.figures import imprint_of, imprint_text
from ntm_dashboard.exports.letter_widths import width_of
from ntm_dashboard.exports.office import (
    IMPRINT_PART,
    IMPRINT_PROPERTIES,
    IMPRINT_PROPERTIES_PART,
    IMPRINT_PROPERTIES_TYPE,
    imprint_xml,
)
from ntm_dashboard.exports.plain import plain
from ntm_dashboard.i18n import N_, Message, _, current_language

AROUND_BARS, A_BAR, LEAST, MOST = Cm(2.6), Cm(0.78), Cm(5), Cm(21)
A_LINE, A_NAME = Cm(0.5), Cm(6)
"""What a line of the name of a bar takes, and how wide it may be before it is wrapped."""
A_COURSE = Cm(7.5)


def docx(briefing: Briefing) -> bytes:
    """Write the report in the current language."""
    paper = blank_paper()
    heading(paper, briefing.district, symbol=briefing.district.setting("ky_hieu"))
    _title(paper, briefing)
    _opening(paper, briefing)
    for chapter in chapters_of(slide for slide in briefing.slides[1:] if not _is_matrix(slide)):
        _chapter(paper, chapter)
    _end(paper, briefing)
    appendices = [slide for slide in briefing.slides if _is_matrix(slide)]
    for number, slide in enumerate(appendices, start=1):
        _appendix(paper, slide, briefing, number=str(number) if len(appendices) > 1 else "")
    return finished(paper, title=plain(briefing.title), briefing=briefing)


def _is_matrix(slide: Slide) -> bool:
    return isinstance(slide.picture, Table) and slide.picture.is_matrix


def _title(paper: DocumentType, briefing: Briefing) -> None:
    about = Message.of(N_("{title}, số liệu đến {day}"), title=briefing.title, day=briefing.as_of)
    named(paper, _("BÁO CÁO"), about)
    addressee = briefing.district.setting("kinh_gui")
    if addressee:
        line(paper, Message.of(N_("Kính gửi: {addressee}"), addressee=addressee), centred=True)


def _opening(paper: DocumentType, briefing: Briefing) -> None:
    for ground in briefing.grounds:
        body_text(paper, ground, italic=True)
    sentence = N_("{office} báo cáo tiến độ xây dựng nông thôn mới như sau (số liệu đến {day}, phiên bản {revision}):")
    body_text(
        paper,
        Message.of(sentence, office=briefing.district.office, day=briefing.as_of, revision=str(briefing.revision)),
    )
    if str(briefing.caution):
        body_text(paper, briefing.caution)
        mark_pages(paper)


def _chapter(paper: DocumentType, chapter: Chapter) -> None:
    headed(paper, chapter.heading, level=1)
    for section in chapter.sections:
        _section(paper, section)


def _section(paper: DocumentType, section: Section) -> None:
    """Write a section; its last sentence stays with the chart or table that it leads to."""
    headed(paper, section.heading, level=2)
    picture = section.slide.picture
    said = [body_text(paper, sentence) for sentence in section.sentences]
    if said and isinstance(picture, Chart | Table):
        leads_to(said[-1])
    match picture:
        case Chart():
            add_chart(paper, picture, width=ACROSS, height=_height(picture))
        case Table():
            add_table(paper, picture, width=ACROSS, size=11)
        case _:
            pass


def _height(chart: Chart) -> int:
    """Give a chart the height that its bars and their names need, up to what a page holds, beside its text."""
    if chart.kind is not ChartKind.BARS:
        return A_COURSE
    lines = max(1, *(-(-width_of(name, points=11) // A_NAME) for name in chart.categories))
    bar = max(A_BAR, A_LINE * lines)
    return Emu(min(MOST, max(LEAST, AROUND_BARS + bar * len(chart.categories))))


def _end(paper: DocumentType, briefing: Briefing) -> None:
    sentence = N_("Trên đây là báo cáo {title}, số liệu đến {day}. {office} kính báo cáo./.")
    title = plain(briefing.title)
    named_within = title[:1].lower() + title[1:]
    body_text(
        paper, Message.of(sentence, title=named_within, day=briefing.as_of, office=briefing.district.office)
    ).paragraph_format.space_before = Pt(12)
    closing(paper, briefing.district)


def _appendix(paper: DocumentType, slide: Slide, briefing: Briefing, *, number: str) -> None:
    section = paper.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = PORTRAIT[1], PORTRAIT[0]
    section.different_first_page_header_footer = False
    label = Message.of(N_("Phụ lục {number}"), number=number) if number else _("Phụ lục")
    line(paper, label, bold=True, centred=True)
    title = paper.add_heading(plain(heading_of(slide)).upper(), level=1)
    title.alignment, title.paragraph_format.space_before = WD_ALIGN_PARAGRAPH.CENTER, Pt(0)
    line(paper, _belonging(briefing), italic=True, centred=True)
    leads_to(body_text(paper, finding_of(slide)))
    if isinstance(slide.picture, Table):
        add_table(paper, slide.picture, width=Cm(25), size=11)
        for explained in _explained(slide.picture):
            line(paper, explained, size=12)


def _belonging(briefing: Briefing) -> Message:
    """Say which paper an appendix belongs to; its number and day are left to fill in."""
    sentence = N_("(Kèm theo Báo cáo số          /{symbol} ngày       tháng       năm          của {office})")
    return Message.of(sentence, symbol=briefing.district.setting("ky_hieu"), office=briefing.district.office)


def _explained(table: Table) -> list[str]:
    """Say what the marks and the numbers at the head of a matrix mean."""
    states = "; ".join(f"{mark(status)}: {plain(name)}" for status, name in table.legend)
    columns = "; ".join(f"{cell.text}. {cell.said}" for cell in table.header if str(cell.said))
    return [part for part in (states, columns) if part]


def finished(paper: DocumentType, *, title: str, briefing: Briefing) -> bytes:
    """Set the properties, put the figures in, and give the bytes."""
    set_properties(paper, title=title, subject=plain(briefing.stamp), source=briefing)
    text = imprint_text(imprint_of(briefing, language=current_language()))
    part = Part(PackURI(IMPRINT_PART), "application/xml", imprint_xml(text), paper.part.package)
    properties = Part(PackURI(IMPRINT_PROPERTIES_PART), IMPRINT_PROPERTIES_TYPE, IMPRINT_PROPERTIES, paper.part.package)
    part.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    paper.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)
    return bytes_of(paper)
