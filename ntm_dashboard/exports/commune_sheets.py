"""The sheet of one commune as a page of PDF or DOCX: facts, what is missing, questions, room for notes."""

from docx.document import Document as DocumentType
from docx.shared import Cm

from ntm_dashboard.briefing.commune_sheet import CommuneSheet
from ntm_dashboard.briefing.model import Text, stamp_of
from ntm_dashboard.exports.docx import blank_paper, bytes_of, line, mark_pages, set_properties
from ntm_dashboard.exports.docx_tables import add_table
from ntm_dashboard.exports.office import moment
from ntm_dashboard.exports.pdf import compiled, table_fields
from ntm_dashboard.exports.plain import plain
from ntm_dashboard.i18n import N_, Message, _, current_language

FACTS, MISSING, QUESTIONS = N_("Ba điều cần biết"), N_("Còn thiếu"), N_("Câu hỏi gợi ý")
NOTHING = N_("Không còn tiêu chí nào phải làm.")


def sheet_pdf(sheet: CommuneSheet) -> bytes:
    """Write the sheet as PDF in the current language."""
    table = table_fields(sheet.missing) if sheet.missing else {"kind": ""}
    slides = [
        _part(FACTS, sheet.facts),
        {**_part(MISSING, () if sheet.missing else (Message.of(NOTHING),)), **table},
        _part(QUESTIONS, sheet.questions),
    ]
    fields = {
        "title": plain(sheet.name),
        "office": plain(sheet.district.office),
        "stamp": plain(stamp_of(sheet.as_of, sheet.revision)),
        "caution": plain(sheet.caution),
        "lang": current_language(),
        "grounds": [],
        "chapters": [{"title": "", "slides": slides}],
    }
    return compiled(fields, {}, stamped=int(moment(sheet.as_of).timestamp()))


def _part(title: str, sentences: tuple[Text, ...]) -> dict[str, object]:
    lines = [f"{number}. {plain(text)}" for number, text in enumerate(sentences, start=1)]
    return {"title": _(title), "prose": lines, "kind": "", "legend": "", "source": ""}


def sheet_docx(sheet: CommuneSheet) -> bytes:
    """Write the sheet as DOCX in the current language."""
    paper = blank_paper()
    if str(sheet.caution):
        mark_pages(paper)
    paper.add_heading(plain(sheet.name), level=1)
    stamp = plain(stamp_of(sheet.as_of, sheet.revision))
    line(paper, " · ".join(part for part in (stamp, plain(sheet.caution)) if part), size=11, italic=True)
    _listed(paper, FACTS, sheet.facts)
    paper.add_heading(_(MISSING), level=2)
    if sheet.missing:
        add_table(paper, sheet.missing, width=Cm(16.5), size=10)
    else:
        line(paper, _(NOTHING), size=12)
    _listed(paper, QUESTIONS, sheet.questions)
    set_properties(paper, title=plain(sheet.name), subject=stamp, source=sheet)
    return bytes_of(paper)


def _listed(paper: DocumentType, title: str, sentences: tuple[Text, ...]) -> None:
    paper.add_heading(_(title), level=2)
    for number, text in enumerate(sentences, start=1):
        line(paper, f"{number}. {text}", size=12)
