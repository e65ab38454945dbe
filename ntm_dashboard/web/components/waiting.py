"""What one person prepared and another is to publish: the list, what each would change, and the two ways out."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from ntm_dashboard.bootstrap.today import today_in_vietnam
from ntm_dashboard.errors import NtmError
from ntm_dashboard.i18n import _, number_text
from ntm_dashboard.services.draft_files import DraftFiles, draft_files
from ntm_dashboard.services.drafts import unanswered
from ntm_dashboard.services.people import Act, Person, may
from ntm_dashboard.services.refusals import NOT_ONES_OWN
from ntm_dashboard.services.submitting import Prospect
from ntm_dashboard.store import RevisionKind
from ntm_dashboard.store.drafts import Draft, GoingBack, draft_outcome_word
from ntm_dashboard.web.components import (
    acting,
    consequences,
    explanations,
    outcomes,
    published,
    tables,
    texts,
    working,
)
from ntm_dashboard.web.page_context import PageContext

_SAID = "draft_said"
_ANSWERED = 5


def show(page: PageContext, person: Person | None) -> None:
    """Show the drafts that wait, to those who may publish, and to an officer their own; nothing while there is none."""
    outcomes.show(_SAID)
    if person is None or not may(person, Act.HAND_IN):
        return
    every = page.program.drafts.all(person)
    _answered(person, every)
    drafts = [one for one in reversed(every) if one.outcome is None]
    if not drafts:
        return
    texts.heading(_("Chờ công bố: {count} dự thảo số liệu trình duyệt").format(count=number_text(len(drafts))))
    files = draft_files(page.program.store, person=person)
    rows = [
        [
            str(one.number),
            published.moment_text(one.put_up_at),
            published.person(one.put_up_by),
            _what(one, files),
            one.note,
        ]
        for one in drafts
    ]
    tables.show([_("Số"), _("Lúc"), _("Người chuẩn bị"), _("Nội dung"), _("Ghi chú")], rows)
    numbers = {one.number: one for one in drafts}
    chosen = st.selectbox(
        _("Mở dự thảo số liệu trình duyệt"),
        list(numbers),
        index=None,
        placeholder=_("Chọn dự thảo số liệu trình duyệt"),
        key="draft_number",
    )
    if chosen is not None:
        _open(page, person, numbers[chosen])


def _answered(person: Person, drafts: Sequence[Draft]) -> None:
    """Say what became of the newest drafts that a person put up, with the reason of what was sent back."""
    own = [one for one in drafts if one.put_up_by == person.name and one.outcome is not None and one.decided_by]
    others = [one for one in own if one.decided_by != person.name][:_ANSWERED]
    if not others:
        return
    heads = [_("Số"), _("Lúc"), _("Kết quả"), _("Người quyết định"), _("Lý do")]
    rows = [
        [
            str(one.number),
            published.moment_text(one.put_up_at),
            draft_outcome_word(one.outcome) if one.outcome else "",
            published.person(one.decided_by or ""),
            one.decision_note or "",
        ]
        for one in others
    ]
    texts.heading(_("Dự thảo bạn đã trình và kết quả"))
    tables.show(heads, rows)


def _what(draft: Draft, files: DraftFiles) -> str:
    """Name the files of a draft, or the revisions that it goes back on."""
    if draft.going_back is not None:
        return _way_text(draft.going_back)
    return ", ".join(one.file_name for one in files.of(draft.number))


def _way_text(way: GoingBack) -> str:
    sentence = (
        _("Khôi phục phiên bản {numbers}") if way.kind is RevisionKind.RESTORED else _("Hoàn tác phiên bản {numbers}")
    )
    return sentence.format(numbers=way.numbers_text)


def reminder(page: PageContext, person: Person | None) -> None:
    """Say beside every page that a draft of somebody else waits, with the way to it."""
    waiting = page.program.drafts.waiting(person) if may(person, Act.PUBLISH) else ()
    count = sum(person is not None and one.put_up_by != person.name for one in waiting)
    if count:
        label = _("{count} dự thảo chờ bạn xem và công bố").format(count=number_text(count))
        texts.link(label, page.address("nop-so-lieu"))


def _open(page: PageContext, person: Person, draft: Draft) -> None:
    try:
        if draft.going_back is not None:
            _open_way_back(page, person, draft, draft.going_back)
            return
        prospect = page.program.drafts.prospect(person, draft.number, today=today_in_vietnam())
    except NtmError as error:
        texts.alert(str(error))
    else:
        if page.program.drafts.is_stale(draft):
            texts.note(_("Từ khi dự thảo được chuẩn bị đã có phiên bản mới. Dưới đây so với số liệu hiện nay."))
        consequences.show(prospect.preview.effect, page.queries.catalogue, key=f"draft_{draft.number}")
        said = [*draft.reasons, *(origin for one in prospect.files for origin in one.origin)]
        if said:
            tables.show([_("Điều đã xác nhận, lý do")], [[one.text] for one in said])
        _offer_publishing(page, person, draft, prospect)
    _offer_sending_back(page, person, draft)


def _open_way_back(page: PageContext, person: Person, draft: Draft, way: GoingBack) -> None:
    """Show what going back would change now, and offer to carry it out or to send it back."""
    texts.hint(_way_text(way))
    try:
        effect = page.program.drafts_back.effect(person, draft)
    except NtmError as error:
        texts.alert(str(error))
    else:
        consequences.show(effect, page.queries.catalogue, key=f"draft_{draft.number}")
        if draft.put_up_by == person.name:
            texts.note(_(NOT_ONES_OWN))
        else:
            label = _("Công bố: {what}").format(what=effect.counted)
            about = (draft.number, page.queries.latest_revision())
            if acting.button(label, key="draft_publish", about=about, kind="primary"):
                said = _("Đã công bố dự thảo số liệu trình duyệt. Xem ở trang Lịch sử.")
                _act("draft_publish", lambda: page.program.drafts_back.publish(person, draft), said)
    _offer_sending_back(page, person, draft)


def _offer_sending_back(page: PageContext, person: Person, draft: Draft) -> None:
    note = st.text_input(_("Lý do trả lại"), key=f"draft_back_{draft.number}", max_chars=explanations.LONGEST)
    label = _("Trả lại, yêu cầu hoàn chỉnh")
    if acting.button(label, key="draft_send_back", about=(draft.number, note), disabled=not note.strip()):
        _act(
            "draft_send_back",
            lambda: page.program.drafts.send_back(person, draft.number, note=note),
            _("Đã trả lại dự thảo số liệu trình duyệt, yêu cầu hoàn chỉnh."),
        )


def _offer_publishing(page: PageContext, person: Person, draft: Draft, prospect: Prospect) -> None:
    if draft.put_up_by == person.name:
        texts.note(_(NOT_ONES_OWN))
        return
    added, has_all = explanations.ask(unanswered(draft, prospect), page.queries.catalogue)
    label = consequences.button_text(prospect)
    about = (draft.number, prospect.preview.expected_revision)
    if acting.button(label, key="draft_publish", about=about, kind="primary", disabled=not has_all):
        sentence = _("Đã công bố dự thảo số liệu trình duyệt. Xem ở trang Lịch sử.")
        publish = page.program.drafts.publish
        _act("draft_publish", lambda: publish(person, draft.number, prospect, reasons=added), sentence)


def _act(key: str, act: Callable[[], object], sentence: str) -> None:
    def do() -> Callable[[], None]:
        try:
            act()
        except NtmError as error:
            return partial(_finish, outcomes.failed, str(error))
        return partial(_finish, outcomes.done, sentence)

    with working.stages(key) as say:
        say(_("Đang ghi số liệu…"))
        acting.act(key, do)
        st.rerun()


def _finish(say: Callable[[str, str], None], sentence: str) -> None:
    say(_SAID, sentence)
    st.session_state.pop("draft_number", None)
