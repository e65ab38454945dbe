"""The sheet for the yearly evaluation as a page of PDF or DOCX: what was due, what came of it, row by row."""

from docx.shared import Cm

from ntm_dashboard.briefing.model import stamp_of
from ntm_dashboard.briefing.year_sheet import YearSheet
from ntm_dashboard.exports.docx import blank_paper, bytes_of, line, mark_pages, set_properties
from ntm_dashboard.exports.docx_tables import add_table
from ntm_dashboard.exports.office import moment
from ntm_dashboard.exports.pdf import compiled, table_fields
from ntm_dashboard.exports.plain import plain
from ntm_dashboard.i18n import N_, _, current_language

COUNTS, ROWS = N_("Kết quả theo loại"), N_("Từng nội dung")
NOTHING = N_("Không có nội dung nào phải xong trong năm.")


def year_sheet_pdf(sheet: YearSheet) -> bytes:
    """Write the sheet as PDF in the current language."""
    table = table_fields(sheet.rows) if sheet.rows else {"kind": ""}
    facts = [plain(text) for text in sheet.facts]
    slides = [
        {**_part(COUNTS, facts), **table_fields(sheet.counts)},
        {**_part(ROWS, [] if sheet.rows else [_(NOTHING)]), **table},
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


def _part(title: str, lines: list[str]) -> dict[str, object]:
    return {"title": _(title), "prose": lines, "kind": "", "legend": "", "source": ""}


def year_sheet_docx(sheet: YearSheet) -> bytes:
    """Write the sheet as DOCX in the current language."""
    paper = blank_paper()
    if str(sheet.caution):
        mark_pages(paper)
    paper.add_heading(plain(sheet.name), level=1)
    stamp = plain(stamp_of(sheet.as_of, sheet.revision))
    line(paper, " · ".join(part for part in (stamp, plain(sheet.caution)) if part), size=11, italic=True)
    for text in sheet.facts:
        line(paper, plain(text), size=12)
    paper.add_heading(_(COUNTS), level=2)
    add_table(paper, sheet.counts, width=Cm(16.5), size=10)
    paper.add_heading(_(ROWS), level=2)
    if sheet.rows:
        add_table(paper, sheet.rows, width=Cm(16.5), size=9)
    else:
        line(paper, _(NOTHING), size=12)
    set_properties(paper, title=plain(sheet.name), subject=stamp, source=sheet)
    return bytes_of(paper)
