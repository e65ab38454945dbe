"""Lịch sử: every revision, what differs between two, taking one back or going back to one, the audit log."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from ntm_dashboard.domain.terms import ReportKind, word
from ntm_dashboard.errors import NtmError
from ntm_dashboard.i18n import N_, Message, _, number_text
from ntm_dashboard.services.audit_log import audit_log
from ntm_dashboard.services.people import Act, Person, may
from ntm_dashboard.store import AuditEntry, Revision, audit_action_word, revision_kind_word
from ntm_dashboard.web.components import cells, consequences, published, tables, texts, undoing
from ntm_dashboard.web.identity import current_person
from ntm_dashboard.web.page_context import PageContext

_TROUBLE = "history_trouble"
_SHOWN = 200


def render(page: PageContext) -> None:
    """Draw the history for whoever is signed in."""
    draw(page, current_person())


def draw(page: PageContext, person: Person | None) -> None:
    """Draw the list, the comparison, the way back, the audit log."""
    texts.title(_("Lịch sử công bố"))
    if _TROUBLE in st.session_state:
        texts.alert(st.session_state.pop(_TROUBLE))
    revisions = page.queries.revisions()
    if not revisions:
        texts.note(_("Chưa công bố lần nào."))
        return
    _list(revisions)
    _comparison(page, revisions)
    _way_back(page, person, revisions)
    if may(person, Act.READ_AUDIT_LOG):
        _audit(page, person)


def _list(revisions: tuple[Revision, ...]) -> None:
    texts.heading(_("{count} phiên bản").format(count=number_text(len(revisions))))
    kinds = [one for one in ReportKind if any(revision.report_kind is one for revision in revisions)]
    kind = st.selectbox(
        _("Lọc theo loại số liệu"), kinds, index=None, format_func=word, key="history_kind", placeholder=_("Tất cả")
    )
    shown = [one for one in revisions if kind is None or one.report_kind is kind][:_SHOWN]
    heads = [_("Phiên bản"), _("Lúc"), _("Ai"), _("Việc"), _("Về"), _("Dòng thay đổi"), _("Ghi chú, lý do")]
    tables.show(heads, [_line(one) for one in shown], numbers=[0, 5])


def _line(revision: Revision) -> list[str]:
    said = [revision.note, *(reason.text for reason in revision.reasons)]
    return [
        str(revision.number),
        published.moment(revision),
        revision.published_by,
        revision_kind_word(revision.kind),
        published.about(revision),
        number_text(revision.changes),
        " · ".join(text for text in said if text) or cells.DASH,
    ]


def _comparison(page: PageContext, revisions: tuple[Revision, ...]) -> None:
    texts.heading(_("So sánh hai phiên bản"))
    numbers = [one.number for one in revisions]
    left, right = st.columns(2)
    older = left.selectbox(_("Trước"), numbers, index=min(1, len(numbers) - 1), key="compare_before")
    newer = right.selectbox(_("Sau"), numbers, index=0, key="compare_after")
    if not st.toggle(_("Xem khác nhau"), key="compare_shown"):
        return
    before, after = (page.queries.situation(as_of=_day(page, number), revision=number) for number in (older, newer))
    consequences.show(page.queries.compare(before, after))


def _day(page: PageContext, number: int) -> date:
    periods = page.queries.periods(number)
    return max(periods) if periods else page.situation.as_of


def _way_back(page: PageContext, person: Person | None, revisions: tuple[Revision, ...]) -> None:
    texts.heading(_("Hoàn tác, khôi phục, tải tệp gốc"))
    if not may(person, Act.UNDO):
        texts.note(_("Cần đăng nhập với vai trò biên tập để hoàn tác, khôi phục hoặc tải tệp gốc."))
        return
    number = st.selectbox(_("Phiên bản"), [one.number for one in revisions], key="history_number")
    note = st.text_input(_("Ghi chú (không bắt buộc)"), key="history_note", max_chars=500)
    _undo(page, person, number, note)
    _restore(page, person, number, note)
    _raw_file(page, person, number)


def _undo(page: PageContext, person: Person | None, number: int, note: str) -> None:
    numbers = page.program.store.package(number)
    if len(numbers) > 1 and not _is_whole(number, numbers):
        numbers = (number,)
    undoing.show(page, person, numbers, key="undo_revision", done=_done, failed=_failed, note=note)


def _is_whole(number: int, package: tuple[int, ...]) -> bool:
    """Ask whether all that was published together goes back, or only the chosen file."""
    sentence = N_("Hoàn tác cả lần công bố (phiên bản {numbers})")
    only = Message.of(N_("Chỉ phiên bản {number}"), number=str(number))
    whole = Message.of(sentence, numbers=undoing.numbers_text(package))
    words = {True: str(whole), False: str(only)}
    question = _("Các tệp này được công bố cùng lúc")
    return bool(st.radio(question, [True, False], format_func=words.__getitem__, key=f"whole_{number}"))


def _restore(page: PageContext, person: Person | None, number: int, note: str) -> None:
    newest = page.queries.latest_revision()
    if number == newest:
        return
    label = _("Khôi phục toàn bộ số liệu như ở phiên bản {number}").format(number=number)
    if st.button(label, key="restore_revision"):
        _act(lambda: page.program.publishing.restore(person, number, expected_revision=newest, note=note))


def _raw_file(page: PageContext, person: Person | None, number: int) -> None:
    revision = page.program.store.revision(number)
    if revision.sha256 is None or not st.button(_("Lấy tệp gốc"), key="fetch_raw"):
        return
    raw = page.program.publishing.raw_file(person, number)
    if raw is not None:
        st.download_button(_("Tải tệp gốc về máy"), raw.content, file_name=raw.file_name.rsplit("/", 1)[-1], key="raw")


def _act(act: Callable[[], Revision]) -> None:
    try:
        _done(act())
    except NtmError as error:
        _failed(str(error))
    st.rerun()


def _done(revision: Revision) -> None:
    sentence = Message.of(
        N_("Đã ghi phiên bản {number}: {kind}, {changes} dòng thay đổi."),
        number=str(revision.number),
        kind=revision_kind_word(revision.kind),
        changes=number_text(revision.changes),
    )
    st.session_state[_TROUBLE] = str(sentence)


def _failed(sentence: str) -> None:
    st.session_state[_TROUBLE] = sentence


def _audit(page: PageContext, person: Person | None) -> None:
    with st.expander(_("Nhật ký")):
        heads = [_("Lúc"), _("Ai"), _("Việc"), _("Kết quả"), _("Chi tiết")]
        entries = audit_log(page.program.store, person=person, limit=_SHOWN)
        tables.show(heads, [_entry(entry) for entry in entries])


def _entry(entry: AuditEntry) -> list[str]:
    outcome = _("được") if entry.is_success else _("không được")
    said = entry.detail or (str(entry.revision) if entry.revision else cells.DASH)
    return [published.moment_text(entry.happened_at), entry.actor, audit_action_word(entry.action), outcome, said]
