"""What an editor may do with one revision: undo it, restore it, withdraw its report, fetch its file."""

from collections.abc import Callable

import streamlit as st

from ntm_dashboard.errors import NtmError
from ntm_dashboard.i18n import N_, Message, _, number_text
from ntm_dashboard.services.people import Person
from ntm_dashboard.store import Revision, RevisionKind, revision_kind_word
from ntm_dashboard.web.components import outcomes, texts, undoing
from ntm_dashboard.web.page_context import PageContext

SAID = "history_outcome"


def show(page: PageContext, person: Person | None, revision: Revision) -> None:
    """Offer the ways back from one revision; each is a new revision with the note."""
    note = st.text_input(_("Ghi chú (không bắt buộc)"), key="history_note", max_chars=500)
    _undo(page, person, revision.number, note)
    _restore(page, person, revision.number, note)
    _withdraw(page, person, revision, note)
    _raw_file(page, person, revision)


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


def _withdraw(page: PageContext, person: Person | None, revision: Revision, note: str) -> None:
    """Withdrawing leaves a gap where an older report stood before, so it is asked twice."""
    if revision.kind not in {RevisionKind.SEEDED, RevisionKind.PUBLISHED}:
        return
    with st.expander(_("Thu hồi báo cáo")):
        texts.note(
            _(
                "Thu hồi báo cáo bỏ mọi dòng còn lại của tệp này mà không đưa số liệu cũ trở lại; chỗ ấy thành chưa có "
                "số liệu. Muốn số liệu cũ trở lại, hãy hoàn tác."
            )
        )
        is_sure = st.checkbox(_("Tôi muốn thu hồi báo cáo này"), key=f"sure_{revision.number}")
        newest = page.queries.latest_revision()
        label = _("Thu hồi báo cáo của phiên bản {number}").format(number=revision.number)
        if st.button(label, key="withdraw_revision", disabled=not is_sure):
            _act(lambda: page.program.publishing.withdraw(person, revision.number, expected_revision=newest, note=note))


def _raw_file(page: PageContext, person: Person | None, revision: Revision) -> None:
    if revision.sha256 is None or not st.button(_("Lấy tệp gốc"), key="fetch_raw"):
        return
    raw = page.program.publishing.raw_file(person, revision.number)
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
    outcomes.done(SAID, str(sentence))


def _failed(sentence: str) -> None:
    outcomes.failed(SAID, sentence)
