"""A sheet about one commune or one head, made of parts, as PDF to hand out or as DOCX that the office sends."""

from collections.abc import Sequence
from dataclasses import dataclass

from docx.document import Document as DocumentType

from ntm_dashboard.briefing.commune_sheet import CommuneSheet
from ntm_dashboard.briefing.model import Table, Text, stamp_of
from ntm_dashboard.briefing.year_sheet import YearSheet
from ntm_dashboard.exports.docx_form import (
    ACROSS,
    blank_paper,
    body_text,
    bytes_of,
    closing,
    headed,
    leads_to,
    mark_pages,
    office_symbol,
    set_properties,
)
from ntm_dashboard.exports.docx_letterhead import heading, named
from ntm_dashboard.exports.docx_tables import add_table
from ntm_dashboard.exports.office import moment
from ntm_dashboard.exports.pdf import compiled, page_fields, table_fields
from ntm_dashboard.exports.plain import plain
from ntm_dashboard.i18n import N_, Message


@dataclass(frozen=True)
class Part:
    """A part of a sheet: its heading (a text for translation), what it says, and its table if it has one."""

    title: str
    sentences: Sequence[Text]
    table: Table | None = None

    def heading(self, number: int) -> str:
        """Give the numbered heading in the current language."""
        return str(Message.of("{number}. {part}", number=number, part=Message.of(self.title)))


def sheet_as_pdf(sheet: CommuneSheet | YearSheet, parts: Sequence[Part]) -> bytes:
    """Write the parts as PDF in the current language."""
    slides = [_section(number, part) for number, part in enumerate(parts, start=1)]
    fields = page_fields(sheet, title=sheet.name, chapters=[{"title": "", "slides": slides}], dense=True)
    return compiled(fields, {}, stamped=int(moment(sheet.as_of).timestamp()))


def _section(number: int, part: Part) -> dict[str, object]:
    table = table_fields(part.table, dense=True) if part.table else {"kind": "", "legend": ""}
    prose = [plain(text) for text in part.sentences]
    return {"title": part.heading(number), "prose": prose, "source": "", **table}


def sheet_as_docx(sheet: CommuneSheet | YearSheet, parts: Sequence[Part], *, kind: str, about: Text) -> bytes:
    """Write the parts as DOCX in the form of the decree and the current language."""
    paper = blank_paper()
    heading(paper, sheet.district, symbol=office_symbol(sheet.district))
    named(paper, kind, about)
    if str(sheet.caution):
        body_text(paper, sheet.caution, size=13)
        mark_pages(paper)
    for number, part in enumerate(parts, start=1):
        headed(paper, part.heading(number), level=1)
        _say(paper, part)
    sentence = N_("Số liệu đến {day}, phiên bản {revision}./.")
    body_text(paper, Message.of(sentence, day=sheet.as_of, revision=str(sheet.revision)), size=13)
    closing(paper, sheet.district)
    stamp = plain(stamp_of(sheet.as_of, sheet.revision))
    set_properties(paper, title=plain(sheet.name), subject=stamp, source=sheet)
    return bytes_of(paper)


def _say(paper: DocumentType, part: Part) -> None:
    said = [body_text(paper, text, size=13) for text in part.sentences]
    if part.table:
        if said:
            leads_to(said[-1])
        add_table(paper, part.table, width=ACROSS, size=10)
