"""The notice of what a meeting decided, in the form of Decree 30/2020/NĐ-CP (annex I); a draft for the clerk."""

from docx.document import Document as DocumentType

from ntm_dashboard.briefing.model import Text
from ntm_dashboard.briefing.notice import Notice
from ntm_dashboard.exports.docx_form import (
    blank_paper,
    body_text,
    bytes_of,
    closing,
    headed,
    mark_pages,
    office_symbol,
    set_properties,
)
from ntm_dashboard.exports.docx_letterhead import heading, named
from ntm_dashboard.exports.plain import plain
from ntm_dashboard.i18n import Message, _


def notice_docx(notice: Notice) -> bytes:
    """Write the draft in the current language; number, day of signing and chair stay blank."""
    paper = blank_paper()
    heading(paper, notice.district, symbol=_symbol(notice))
    named(paper, _("THÔNG BÁO"), notice.title)
    body_text(paper, notice.opening)
    if str(notice.caution):
        body_text(paper, notice.caution)
        mark_pages(paper)
    number = 1
    for head, texts in _parts(notice):
        number = _part(paper, number, head, texts)
    closing(paper, notice.district)
    set_properties(paper, title=plain(notice.title), subject="", source=notice)
    return bytes_of(paper)


def _symbol(notice: Notice) -> str:
    """Give the symbol of a notice of the office: that of its reports with the short name of this kind of paper."""
    given = notice.district.setting("ky_hieu_thong_bao")
    office = office_symbol(notice.district)
    return given or (f"TB-{office}" if office else "TB")


def _parts(notice: Notice) -> tuple[tuple[str, tuple[Text, ...]], ...]:
    parts = (
        (_("Về việc thực hiện kết luận cuộc họp trước"), notice.before),
        (_("Các nội dung kết luận"), notice.items),
        (_("Tổ chức thực hiện"), (notice.closing,)),
    )
    return tuple(part for part in parts if part[1])


def _part(paper: DocumentType, number: int, head: str, texts: tuple[Text, ...]) -> int:
    headed(paper, f"{number}. {head}", level=1)
    for place, text in enumerate(texts, start=1):
        body_text(
            paper, Message.of("{number}. {text}", number=f"{number}.{place}", text=text) if len(texts) > 1 else text
        )
    return number + 1
