"""What an editor may do with one revision: undo it, restore it, withdraw its report, fetch its file."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial

import streamlit as st

from ntm_dashboard.domain.effect import Effect
from ntm_dashboard.errors import NothingToPublishError, NtmError
from ntm_dashboard.i18n import N_, Message, _, number_text
from ntm_dashboard.services.mending import MENDED
from ntm_dashboard.services.people import Person
from ntm_dashboard.store import Revision, RevisionKind, revision_kind_word
from ntm_dashboard.store.drafts import GoingBack
from ntm_dashboard.web.components import acting, consequences, outcomes, second_person, texts, undoing, working
from ntm_dashboard.web.page_context import PageContext

SAID = "history_outcome"


class _Way(StrEnum):
    UNDO = "undo"
    RESTORE = "restore"
    WITHDRAW = "withdraw"


_WORDS = {
    _Way.UNDO: N_("Hoàn tác phiên bản này"),
    _Way.RESTORE: N_("Khôi phục toàn bộ"),
    _Way.WITHDRAW: N_("Thu hồi báo cáo này"),
}
_HINTS = {
    _Way.UNDO: N_("Chỉ những số liệu của phiên bản này trở về như trước nó; số liệu nộp sau vẫn còn."),
    _Way.RESTORE: N_("Mọi số liệu trở về như ở phiên bản này; cái gì nộp sau đó không còn."),
    _Way.WITHDRAW: N_(
        "Mọi số liệu còn lại của tệp này bị bỏ, không đưa số liệu mà nó đã thay trở lại. Chỗ ấy lấy số liệu kỳ trước "
        "nếu có, không thì thành chưa có số liệu. Muốn số liệu cũ trở lại, hãy hoàn tác."
    ),
}


def show(page: PageContext, person: Person | None, revision: Revision) -> None:
    """Offer the ways back from one revision; each shows what it would change, and is a new revision with the note."""
    ways = _ways(page, revision)
    way = st.segmented_control(
        _("Cách trở lại số liệu trước"), ways, format_func=lambda one: _(_WORDS[one]), key=f"way_{revision.number}"
    )
    if way is not None:
        texts.hint(_(_HINTS[way]))
        note = st.text_input(_("Ghi chú (không bắt buộc)"), key="history_note", max_chars=500)
        _ACTS[way](page, person, revision, note)
    _raw_file(page, person, revision)


def _ways(page: PageContext, revision: Revision) -> list[_Way]:
    is_newest = revision.number == page.queries.latest_revision()
    has_file = revision.kind in {RevisionKind.SEEDED, RevisionKind.PUBLISHED}
    wanted = {_Way.UNDO: True, _Way.RESTORE: not is_newest, _Way.WITHDRAW: has_file}
    return [way for way, is_offered in wanted.items() if is_offered]


def _undo(page: PageContext, person: Person | None, revision: Revision, note: str) -> None:
    number = revision.number
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


def _restore(page: PageContext, person: Person | None, revision: Revision, note: str) -> None:
    number, newest, publishing = revision.number, page.queries.latest_revision(), page.program.publishing
    _ask_twice(
        page,
        lambda: publishing.effect_of_restoring(person, number, expected_revision=newest),
        lambda: publishing.restore(person, number, expected_revision=newest, note=note),
        sure=_("Tôi muốn mọi số liệu trở về như ở phiên bản {number}").format(number=number),
        label=N_("Khôi phục toàn bộ như ở phiên bản {number}: {what}"),
        key=f"restore_{number}",
        second=lambda: second_person.offer(
            page, person, GoingBack(RevisionKind.RESTORED, (number,)), note=note, key=f"restore_{number}"
        ),
    )


def _withdraw(page: PageContext, person: Person | None, revision: Revision, note: str) -> None:
    number, newest, publishing = revision.number, page.queries.latest_revision(), page.program.publishing
    _ask_twice(
        page,
        lambda: publishing.effect_of_withdrawing(person, number, expected_revision=newest),
        lambda: publishing.withdraw(person, number, expected_revision=newest, note=note),
        sure=_("Tôi muốn thu hồi báo cáo này"),
        label=N_("Thu hồi báo cáo của phiên bản {number}: {what}"),
        key=f"withdraw_{number}",
    )


def _ask_twice(
    page: PageContext,
    effect: Callable[[], Effect],
    act: Callable[[], Revision],
    *,
    sure: str,
    label: str,
    key: str,
    second: Callable[[], None] | None = None,
) -> None:
    """Show what an act would change, and do it at the button once it is ticked; `key` ends with the revision.

    `second` hands it over where it puts figures on and two people are needed.
    """
    try:
        found = effect()
    except NothingToPublishError as error:
        texts.note(str(error))
        return
    way, _line, number = key.partition("_")
    consequences.headline(found)
    if second is not None and page.program.publishing.needs_second(found):
        second()
        consequences.details(found, page.queries.catalogue, key=key)
        return
    is_sure = st.checkbox(sure, key=f"sure_{key}")
    said = str(Message.of(label, number=number, what=found.counted))

    def go_back() -> Callable[[], None]:
        try:
            return partial(_done, act())
        except NtmError as error:
            return partial(_failed, str(error))

    button = f"{way}_revision"
    if acting.button(said, key=button, about=(number, page.queries.latest_revision()), disabled=not is_sure):
        with working.stages(button) as say:
            say(_("Đang ghi số liệu…"))
            acting.act(button, go_back)
            st.rerun()
    consequences.details(found, page.queries.catalogue, key=key)


_ACTS = {_Way.UNDO: _undo, _Way.RESTORE: _restore, _Way.WITHDRAW: _withdraw}


def _raw_file(page: PageContext, person: Person | None, revision: Revision) -> None:
    is_mended = any(one.about == MENDED for one in revision.reasons)
    fetch = _("Lấy tệp đã công bố (bản đã sửa)") if is_mended else _("Lấy tệp gốc")
    if revision.sha256 is None or not st.button(fetch, key="fetch_raw"):
        return
    raw = page.program.publishing.raw_file(person, revision.number)
    if raw is not None:
        take = _("Tải bản đã sửa về máy") if is_mended else _("Tải tệp gốc về máy")
        st.download_button(take, raw.content, file_name=raw.file_name.rsplit("/", 1)[-1], key="raw")
        texts.hint(f"SHA-256: {revision.sha256}")


def _done(revision: Revision) -> None:
    sentence = Message.of(
        N_("Đã ghi phiên bản {number}: {kind}, {changes} số liệu thay đổi."),
        number=str(revision.number),
        kind=revision_kind_word(revision.kind),
        changes=number_text(revision.changes),
    )
    outcomes.done(SAID, str(sentence))


def _failed(sentence: str) -> None:
    outcomes.failed(SAID, sentence)
