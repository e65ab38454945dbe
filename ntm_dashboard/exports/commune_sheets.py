"""The sheet of one commune as PDF or DOCX: how it stands, each criterion, what to ask."""

from ntm_dashboard.briefing.commune_sheet import CommuneSheet
from ntm_dashboard.exports.sheets import Part, sheet_as_docx, sheet_as_pdf
from ntm_dashboard.i18n import N_, Message, _

FACTS, CRITERIA, QUESTIONS = (
    N_("Tình hình chung"),
    N_("Kết quả từng tiêu chí"),
    N_("Nội dung đề nghị báo cáo, làm rõ"),
)


def sheet_pdf(sheet: CommuneSheet) -> bytes:
    """Write the sheet as PDF in the current language."""
    return sheet_as_pdf(sheet, _parts(sheet))


def sheet_docx(sheet: CommuneSheet) -> bytes:
    """Write the sheet as DOCX in the current language."""
    about = N_("{name}: kết quả xây dựng nông thôn mới, số liệu đến {day}")
    said = Message.of(about, name=sheet.name, day=sheet.as_of)
    return sheet_as_docx(sheet, _parts(sheet), kind=_("PHIẾU THÔNG TIN"), about=said)


def _parts(sheet: CommuneSheet) -> tuple[Part, ...]:
    parts = (
        Part(FACTS, sheet.facts),
        Part(CRITERIA, sheet.still_open, sheet.criteria),
        Part(QUESTIONS, sheet.questions),
    )
    return tuple(part for part in parts if part.sentences)
