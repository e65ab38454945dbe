"""The sheet for the yearly evaluation as PDF or DOCX: what was due, what came of it, row by row."""

from ntm_dashboard.briefing.year_sheet import YearSheet
from ntm_dashboard.exports.sheets import Part, sheet_as_docx, sheet_as_pdf
from ntm_dashboard.i18n import N_, Message, _

COUNTS, ROWS = N_("Kết quả theo loại"), N_("Từng nội dung")
NOTHING = N_("Không có nội dung nào phải xong trong năm.")


def year_sheet_pdf(sheet: YearSheet) -> bytes:
    """Write the sheet as PDF in the current language."""
    return sheet_as_pdf(sheet, _parts(sheet))


def year_sheet_docx(sheet: YearSheet) -> bytes:
    """Write the sheet as DOCX in the current language."""
    return sheet_as_docx(sheet, _parts(sheet), kind=_("PHIẾU KẾT QUẢ"), about=sheet.about)


def _parts(sheet: YearSheet) -> tuple[Part, ...]:
    said = () if sheet.rows else (Message.of(NOTHING),)
    return Part(COUNTS, sheet.facts, sheet.counts), Part(ROWS, said, sheet.rows)
