"""Báo cáo: show the meeting, take it home as a file, and hold an old file against the newest figures."""

from datetime import date
from urllib.parse import urlencode

import streamlit as st

from ntm_dashboard.briefing.marking import said_of
from ntm_dashboard.briefing.parts import PARTS
from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.errors import NtmError
from ntm_dashboard.i18n import N_, _, current_language, date_text, speaking
from ntm_dashboard.services.exporting import MEDIA_TYPES, SHEET_FORMATS, Format, Meeting
from ntm_dashboard.services.people import Act, may
from ntm_dashboard.web.components import texts
from ntm_dashboard.web.components.markup import tag
from ntm_dashboard.web.identity import current_person
from ntm_dashboard.web.meeting_routes import CARD, CHOSEN_PARTS, COMPARED_WITH, FORM, TALL
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
PREVIEW_HEIGHT = 700


def render(page: PageContext) -> None:
    """Draw what is chosen for the meeting, the ways to show and take it, the sheets, and the check of an old file."""
    texts.title(_("Báo cáo"))
    meeting = _chosen(page)
    _links(page, meeting)
    _card(page, meeting)
    _files(page, meeting)
    _sheets(page, meeting)
    if may(current_person(), Act.PUBLISH):
        _check_of_old_file(page)
    else:
        texts.note(_("Người có vai trò Biên tập kiểm tra được ở đây một tệp đã tải trước kia còn đúng không."))


def _chosen(page: PageContext) -> Meeting:
    scope, as_of = page.scope, page.situation.as_of
    earlier = [day for day in page.queries.periods(scope.revision) if day < as_of]
    left, right = st.columns([1, 2])
    with left:
        compared = st.selectbox(
            _("So với"), [None, *reversed(earlier)], format_func=_day_name, key="reports_compared_with"
        )
    with right:
        parts = st.multiselect(
            _("Các phần (để trống: tất cả)"),
            list(PARTS),
            format_func=lambda part: _(PARTS[part]),
            placeholder=_("Tất cả"),
            key="reports_parts",
        )
    kept = tuple(part for part in PARTS if part in parts)
    return Meeting(as_of, scope.revision, scope.documented_only, compared, kept, _wants_illustrative(page))


def _wants_illustrative(page: PageContext) -> bool:
    """Ask whether official papers show illustrative figures too; only where there are some."""
    if page.situation.without_illustrative is None or page.situation.district.is_training:
        return False
    return st.checkbox(
        _("Văn bản Word, PDF và phiếu xã gồm cả số liệu minh họa, ghi rõ trên từng trang"), key="reports_illustrative"
    )


def _links(page: PageContext, meeting: Meeting) -> None:
    query = _query(page, meeting)
    shown, read = st.columns(2)
    shown.link_button(_("Trình chiếu"), f"/trinh-chieu?{query}", width="stretch", type="primary")
    read.link_button(_("Xem bản tin"), f"/ban-tin?{query}", width="stretch")
    if st.toggle(_("Xem trước ngay tại đây"), key="reports_preview"):
        st.iframe(f"/ban-tin?{query}", height=PREVIEW_HEIGHT)


def _card(page: PageContext, meeting: Meeting) -> None:
    """Offer the answer as a picture: wide for a post, tall for a telephone."""
    texts.heading(_("Gửi kết quả"))
    query = _query(page, meeting)
    said = said_of(page.situation, lambda one: one.headline.sentence)
    st.html(
        tag("img", src=f"{CARD}?{query}", alt=said, class_="ntm-picture", width="1200", height="630", loading="lazy")
    )
    wide, tall = st.columns(2)
    wide.link_button(_("Tải ảnh ngang (1200 × 630)"), f"{CARD}?{query}&tai=1", width="stretch")
    tall.link_button(_("Tải ảnh dọc (1080 × 1350)"), f"{CARD}?{query}&{FORM}={TALL}&tai=1", width="stretch")
    texts.note(_("Lưu ảnh rồi gửi qua Zalo, thư hay trang tin; ảnh ghi ngày số liệu và phiên bản."))


def _query(page: PageContext, meeting: Meeting) -> str:
    parameters = page.scope.about().parameters()
    if meeting.compared_with:
        parameters[COMPARED_WITH] = meeting.compared_with.isoformat()
    if meeting.parts:
        parameters[CHOSEN_PARTS] = ",".join(meeting.parts)
    return urlencode(parameters)


def _files(page: PageContext, meeting: Meeting) -> None:
    texts.heading(_("Tải tệp"))
    form = st.selectbox(_("Dạng tệp"), [one for one, _name in OFFERED], format_func=_name_of, key="reports_format")
    if not st.button(_("Tạo tệp"), key="reports_make"):
        return
    with st.spinner(_("Đang tạo tệp…")):
        content = page.program.exporting.file(form, meeting)
    name = page.program.exporting.file_name(form, meeting)
    st.download_button(_("Tải {file}").format(file=name), content, name, MEDIA_TYPES[form], key="reports_download")


def _sheets(page: PageContext, meeting: Meeting) -> None:
    texts.heading(_("Phiếu một trang của từng xã"))
    exporting = page.program.exporting
    names = {str(unit.unit): str(unit.name) for unit in rows_of(page.situation.units)}
    left, right = st.columns(2)
    with left:
        unit = st.selectbox(
            _("Xã, thị trấn"), ["", *names], format_func=lambda code: names.get(code, _("Tất cả, trong một tệp ZIP"))
        )
    with right:
        form = st.selectbox(
            _("Dạng phiếu"), SHEET_FORMATS, format_func=lambda one: one.value.upper(), key="sheet_format"
        )
    if unit:
        name, media_type = exporting.commune_sheet_name(form, meeting, unit), MEDIA_TYPES[form]
    else:
        name, media_type = f"phieu-xa-{meeting.as_of}-{form.value}.zip", "application/zip"
    language = current_language()

    def content() -> bytes:
        with speaking(language):
            return exporting.commune_sheet(form, meeting, unit) if unit else exporting.commune_sheets(form, meeting)

    st.download_button(_("Tải phiếu"), content, name, media_type, key="sheet_download", on_click="ignore")


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
        texts.alert(_("Tệp này không phải do chương trình làm ra, hoặc đã hỏng."))
    except NtmError as error:
        texts.alert(str(error))
    else:
        (texts.alert if result.changed else texts.done)(str(result.sentence))
