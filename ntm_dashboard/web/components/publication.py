"""The last two steps of handing in, from files or from a form: what would change, publish, what it came to, undo."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from ntm_dashboard.errors import NtmError
from ntm_dashboard.i18n import N_, Message, _, number_text
from ntm_dashboard.services.mending import MENDED
from ntm_dashboard.services.own_commune import beyond, units_of
from ntm_dashboard.services.people import Act, Person, may
from ntm_dashboard.services.submitting import Prospect
from ntm_dashboard.store import Reason, Revision
from ntm_dashboard.web.components import (
    acting,
    consequences,
    explanations,
    marks,
    outcomes,
    overtaken,
    published,
    texts,
    undoing,
    unfinished,
    working,
)
from ntm_dashboard.web.components.fragments import fragment
from ntm_dashboard.web.page_context import PageContext

_DONE, OUTCOME = "published_numbers", "published_outcome"
_NEEDS_EDITOR = N_("Cần đăng nhập với vai trò biên tập để công bố.")


@dataclass(frozen=True)
class _Asked:
    """What the publisher adds, and whether they clicked."""

    note: str = ""
    reasons: tuple[Reason, ...] = ()
    is_wanted: bool = False


def _nothing() -> None:
    """Leave a note where nothing keeps it."""


def offer(
    page: PageContext,
    person: Person | None,
    prospect: Prospect,
    *,
    done: Callable[[], None],
    noted: Callable[[], None] = _nothing,
) -> None:
    """Show what publishing would change, ask for what it needs, and publish at the button.

    `done` is called once it is done, or put up for a second person: what was handed in is thrown away. `noted` is
    called whenever the note may have changed.
    """
    _skipped(prospect)
    effect = prospect.preview.effect
    if not effect.count:
        texts.note(_("Không có thay đổi nào so với số liệu đã công bố, nên không có gì để công bố."))
        return
    is_seen = overtaken.is_seen(page, prospect)
    consequences.headline(effect)
    asked = _ask(page, person, prospect, is_seen=is_seen, noted=noted)
    if asked.is_wanted:
        _act(page, person, prospect, asked, done)
    consequences.details(effect, page.queries.catalogue, key="upload")


def _skipped(prospect: Prospect) -> None:
    if not prospect.skipped:
        return
    names = ", ".join(one.report.file_name for one in prospect.skipped)
    sentence = N_("Bỏ qua {count} tệp không thay đổi gì so với số liệu đã công bố: {names}.")
    texts.hint(str(Message.of(sentence, count=number_text(len(prospect.skipped)), names=names)))


@fragment
def _ask(
    page: PageContext, person: Person | None, prospect: Prospect, *, is_seen: bool, noted: Callable[[], None]
) -> _Asked:
    """Ask for what publishing needs: a tick, a reason or the note draws only this part anew."""
    reasons, has_all = explanations.ask(prospect, page.queries.catalogue, may_keep=True)
    if person is None or not may(person, Act.HAND_IN):
        texts.note(_(_NEEDS_EDITOR))
        return _Asked()
    if said := beyond(person, units_of(prospect)):
        texts.alert(str(said))
        return _Asked()
    if not has_all:
        texts.note(_("Hãy trả lời hết các mục phải xác nhận ở trên, rồi công bố."))
    is_for_another = _is_for_another(page, person)
    label = _("Chuyển người khác công bố") if is_for_another else consequences.button_text(prospect)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        note = st.text_input(_("Ghi chú cho lần công bố này (không bắt buộc)"), key=unfinished.NOTE, max_chars=500)
        noted()
        about = (prospect.preview.expected_revision, *(one.report.sha256 for one in prospect.files))
        may_act = has_all and is_seen
        is_wanted = acting.button(
            label, key="publish", about=about, kind="primary", disabled=not may_act, is_in_part=True
        )
    return _Asked(note, tuple(reasons), is_wanted)


def _act(page: PageContext, person: Person | None, prospect: Prospect, asked: _Asked, done: Callable[[], None]) -> None:
    put = _put_up if _is_for_another(page, person) else _publish
    with working.stages("write") as say:
        say(_("Đang ghi số liệu…"))
        acting.act("publish", lambda: put(page, person, prospect, asked, done))
        say(_("Đã xong, đang hiện kết quả…"))
        st.rerun()


def _is_for_another(page: PageContext, person: Person | None) -> bool:
    """Tell whether somebody else publishes: by the rule of two people, or since the person may only hand in."""
    return page.program.publishing.is_two_person or not may(person, Act.PUBLISH)


def _put_up(
    page: PageContext, person: Person | None, prospect: Prospect, asked: _Asked, done: Callable[[], None]
) -> Callable[[], None]:
    try:
        number = page.program.drafts.put_up(person, prospect, note=asked.note, reasons=asked.reasons)
    except NtmError as error:
        return partial(outcomes.failed, OUTCOME, str(error))
    sentence = N_("Đã chuyển dự thảo số liệu trình duyệt số {number}. Một người biên tập khác sẽ xem và công bố.")

    def finish() -> None:
        outcomes.done(OUTCOME, str(Message.of(sentence, number=str(number))))
        done()

    return finish


def _publish(
    page: PageContext, person: Person | None, prospect: Prospect, asked: _Asked, done: Callable[[], None]
) -> Callable[[], None]:
    try:
        revisions = page.program.submitting.publish(person, prospect, note=asked.note, reasons=asked.reasons)
    except NtmError as error:
        return partial(outcomes.failed, OUTCOME, str(error))

    def finish() -> None:
        st.session_state[_DONE] = [revision.number for revision in revisions]
        done()

    return finish


def outcome(page: PageContext, person: Person | None) -> None:
    """Say what the last act came to, with the ways on and the way back."""
    outcomes.show(OUTCOME)
    numbers: list[int] = st.session_state.get(_DONE, [])
    if not numbers:
        return
    texts.heading(_("5. Đã công bố"))
    effect = page.queries.effect(numbers[0] - 1, numbers[-1])
    sentence = N_("Đã công bố phiên bản {number}. {what}.")
    said, real = (_outcome_text(sentence, numbers, one.sentence) for one in (effect, effect.told_apart))
    texts.done(marks.text(said, real), outcome="-".join(str(number) for number in numbers))
    own = (one for one in page.queries.revisions() if one.number in numbers)
    for origin in (reason.text for one in own for reason in one.reasons if reason.about == MENDED):
        texts.lead(origin)
    texts.links(
        (_("Xem trang Tổng quan với số liệu mới"), page.address("")),
        (_("Xem trong Lịch sử"), published.address(page, numbers[0])),
    )
    if may(person, Act.UNDO) and st.toggle(_("Hoàn tác lần công bố này"), key="undo_upload_open"):
        undoing.show(page, person, tuple(numbers), key="undo_upload", done=_undone, failed=_failed)


def _outcome_text(sentence: str, numbers: Sequence[int], what: str) -> str:
    return str(Message.of(sentence, number=undoing.numbers_text(tuple(numbers)), what=what))


def _undone(_revision: Revision) -> None:
    st.session_state.pop(_DONE)
    outcomes.done(OUTCOME, _("Đã hoàn tác: số liệu trở về như trước khi công bố."))


def _failed(sentence: str) -> None:
    outcomes.failed(OUTCOME, sentence)
