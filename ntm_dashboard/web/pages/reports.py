"""Báo cáo: show the meeting, take it home as a file, and hold an old file against the newest figures."""

from datetime import date
from urllib.parse import urlencode

import streamlit as st

from ntm_dashboard.errors import NtmError
from ntm_dashboard.i18n import N_, _, date_text
from ntm_dashboard.services.exporting import MEDIA_TYPES, Format, Meeting
from ntm_dashboard.web.components import texts
from ntm_dashboard.web.page_context import PageContext

OFFERED = (
    (Format.PPTX, N_("Trình chiếu PowerPoint")),
    (Format.DOCX, N_("Báo cáo Word")),
    (Format.PDF, N_("Tài liệu PDF")),
    (Format.XLSX, N_("Bảng tính Excel")),
    (Format.DECK, N_("Trình chiếu một tệp (mở bằng trình duyệt)")),
    (Format.HTML, N_("Bản tin một trang")),
)
LARGEST_MB = 20


def render(page: PageContext) -> None:
    """Draw the links to bulletin and deck, the files, and the check of an old file."""
    texts.title(_("Báo cáo"))
    _links(page)
    _files(page)
    _check_of_old_file(page)


def _links(page: PageContext) -> None:
    query = urlencode(page.scope.about().parameters())
    shown, read = st.columns(2)
    shown.link_button(_("Trình chiếu"), f"/trinh-chieu?{query}", width="stretch", type="primary")
    read.link_button(_("Xem bản tin"), f"/ban-tin?{query}", width="stretch")


def _files(page: PageContext) -> None:
    texts.heading(_("Tải tệp"))
    form = st.selectbox(_("Dạng tệp"), [one for one, _name in OFFERED], format_func=_name_of, key="reports_format")
    earlier = [day for day in page.queries.periods(page.scope.revision) if day < page.situation.as_of]
    compared = st.selectbox(_("So với"), [None, *reversed(earlier)], format_func=_day_name, key="reports_compared_with")
    scope = page.scope
    meeting = Meeting(page.situation.as_of, scope.revision, scope.documented_only, compared)
    if not st.button(_("Làm tệp"), key="reports_make"):
        return
    with st.spinner(_("Đang làm tệp…")):
        content = page.program.exporting.file(form, meeting)
    name = page.program.exporting.file_name(form, meeting)
    st.download_button(_("Tải {file}").format(file=name), content, name, MEDIA_TYPES[form], key="reports_download")


def _name_of(form: Format) -> str:
    return _(dict(OFFERED)[form])


def _day_name(day: date | None) -> str:
    return _("Kỳ báo cáo trước") if day is None else date_text(day)


def _check_of_old_file(page: PageContext) -> None:
    texts.heading(_("Tệp cũ còn đúng không?"))
    dropped = st.file_uploader(
        _("Thả tệp PPTX, DOCX, XLSX hoặc HTML đã tải từ đây"),
        type=["pptx", "docx", "xlsx", "html"],
        max_upload_size=LARGEST_MB,
        key="reports_old_file",
    )
    if dropped is None:
        return
    try:
        result = page.program.exporting.staleness(dropped.getvalue())
    except ValueError:
        st.error(_("Tệp này không phải do chương trình làm ra, hoặc đã hỏng."))
    except NtmError as error:
        st.error(str(error))
    else:
        show = st.warning if result.changed else st.success
        show(str(result.sentence))
