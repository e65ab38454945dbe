"""The edits that somebody has gathered: taking them up, letting go of them, what they would change, and publishing."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

from ntm_dashboard.bootstrap.today import today_in_vietnam
from ntm_dashboard.briefing.model import MARK
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.terms import is_illustrative
from ntm_dashboard.i18n import N_, Message, _, days_text, number_text
from ntm_dashboard.services.editing import (
    Edit,
    MadeFile,
    Standing,
    changes_of,
    is_idle,
    loses_source,
    made_files,
    merged,
    planned_before,
    standing_of,
)
from ntm_dashboard.services.people import Person
from ntm_dashboard.services.submitting import CheckedFile
from ntm_dashboard.web.components import checked_file, outcomes, publication, settling, texts, working
from ntm_dashboard.web.components.edit_words import fact_text, field_label, value_text
from ntm_dashboard.web.components.markup import tag
from ntm_dashboard.web.page_context import PageContext

_ROUND, _SHOWN, _SAID = "edit_round", "edit_shown", "edit_said"


def round_number() -> int:
    """Give how often the forms were begun anew: a part of the keys of their widgets."""
    return st.session_state.setdefault(_ROUND, 0)


def begin_anew() -> None:
    """Let every form start again from what stands."""
    st.session_state[_ROUND] = round_number() + 1


def take_up(page: PageContext, person: Person | None, edits: Sequence[Edit]) -> bool:
    """Put edits into the draft of a person; what the check would refuse is said, and nothing is taken up."""
    catalogue, own = page.queries.catalogue, page.program.own_edits
    mine = own.of(person)
    wrong = own.faults([merged(one, mine) for one in edits], today=today_in_vietnam())
    for edit, sentence in wrong:
        texts.alert(f"{fact_text(edit.fact, catalogue)}: {sentence}")
    if wrong:
        return False
    own.put(person, *edits)
    return True


def show(page: PageContext, person: Person | None) -> None:
    """Show the draft with what publishing it would do; nothing while there is none."""
    edits, record = page.program.own_edits.of(person), page.queries.record()
    made = made_files(edits, record, page.queries.catalogue)
    _begin_again_where_it_changed(record, made)
    outcomes.show(_SAID)
    if not edits:
        return
    texts.heading(str(Message.of(N_("Bản sửa của bạn: {count} nội dung, chưa công bố"), count=number_text(len(edits)))))
    for edit in edits:
        _line(page, person, edit, record)
    if len(edits) > 1 and st.button(_("Bỏ tất cả"), key="edit_drop_all"):
        _drop(page, person, *edits)
    if made:
        _offer(page, person, made, record)
    else:
        texts.note(_("Mọi nội dung trên đã đúng như số liệu đang có: không còn gì để công bố."))


def _begin_again_where_it_changed(record: Record, made: Sequence[MadeFile]) -> None:
    """Draw the page once more where the edits, or what stands, are not those that stood here before.

    A click on what stood here, in another tab or before somebody published, must not publish what stands here now.
    """
    shown = (record.revision, _digest(*(file.dropped.content.hex() for file in made)))
    if st.session_state.get(_SHOWN) != shown:
        st.session_state[_SHOWN] = shown
        outcomes.say_again(publication.OUTCOME)
        st.rerun()


def _line(page: PageContext, person: Person | None, edit: Edit, record: Record) -> None:
    catalogue = page.queries.catalogue
    standing = standing_of(record, catalogue, edit.fact)
    about = fact_text(edit.fact, catalogue)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(
            tag("div", tag("b", about), *(tag("div", one) for one in _said(page, edit, standing)), class_="ntm-edit")
        )
        label = str(Message.of(N_("Bỏ: {fact}"), fact=texts.plain(about)))
        if st.button(_("Bỏ"), key=f"edit_drop_{_digest(repr(edit.fact))}", help=label):
            _drop(page, person, edit)


def _said(page: PageContext, edit: Edit, standing: Standing) -> list[str]:
    """Say what an edit changes, old and new, and what its person may not have seen."""
    catalogue = page.queries.catalogue
    changes = changes_of(edit, standing)
    mark = MARK if is_illustrative(str(standing.values.get("certainty"))) else ""
    said = [
        f"{field_label(name)}: {value_text(name, standing.values.get(name), catalogue)}{mark} → "
        f"{value_text(name, value, catalogue)}"
        for name, value in changes.items()
    ]
    if is_idle(edit, standing):
        said.append(_("Số liệu đang có đã đúng như vậy."))
    elif not standing.is_of_day and standing.since:
        said.append(str(Message.of(N_("Dòng mới, các ô khác theo kỳ {day}."), day=standing.since)))
    elif not standing.is_of_day:
        said.append(_moved(page, edit) or _("Dòng mới."))
    for name, seen in edit.seen.items():
        if name in changes and seen != standing.values.get(name):
            sentence = N_("Đã có người công bố khác từ khi bạn sửa: {field} khi đó là {seen}.")
            figures = {"field": field_label(name).lower(), "seen": value_text(name, seen, catalogue)}
            said.append(str(Message.of(sentence, **figures)))
    if loses_source(edit, standing):
        said.append(_("Chưa ghi nguồn mới: nguồn cũ không kèm theo nội dung mới, dòng này là đơn vị tự báo cáo."))
    return said


def _moved(page: PageContext, edit: Edit) -> str:
    """Say from which day a planned date is moved, and how far; "" of what moves none."""
    before, planned = planned_before(page.queries.record(), edit.fact), edit.fields.get("planned_on")
    if before is None or not isinstance(planned, date):
        return ""
    sentence = N_("Dời từ ngày {day}: lùi {days}.") if planned > before else N_("Dời từ ngày {day}: sớm hơn {days}.")
    return str(Message.of(sentence, day=before, days=days_text(abs((planned - before).days))))


def _offer(page: PageContext, person: Person | None, made: Sequence[MadeFile], record: Record) -> None:
    with working.stages("check") as say:
        checked = [_checked(page, one, say) for one in made]
    for one in checked:
        if not one.report.is_accepted:
            checked_file.show(one.report)
    if not all(one.report.is_accepted for one in checked):
        return

    with working.stages("compare") as say:
        prospect = page.program.submitting.prospect(checked, begun=lambda: say(_("Đang so với số liệu đang có…")))
    if prospect.preview.expected_revision != record.revision:
        st.rerun()  # somebody published while the files were made

    def done() -> None:
        page.program.own_edits.drop(person, *(edit for one in made for edit in one.edits))
        begin_anew()

    publication.offer(page, person, prospect, done=done)


def _checked(page: PageContext, made: MadeFile, say: Callable[[str], None]) -> CheckedFile:
    file = settling.with_answers(made.dropped, settling.key_of(made.dropped))

    def begun(_done: int, _of: int) -> None:
        say(_("Đang kiểm tra bản sửa…"))

    return page.program.submitting.check(file, today=today_in_vietnam(), progress=begun)


def _drop(page: PageContext, person: Person | None, *edits: Edit) -> None:
    page.program.own_edits.drop(person, *edits)
    outcomes.done(_SAID, _("Đã bỏ khỏi bản sửa. Số liệu đang có không thay đổi."))
    begin_anew()
    st.rerun()


def _digest(*texts_: str) -> str:
    return hashlib.sha256("\n".join(texts_).encode("utf-8", "surrogatepass")).hexdigest()[:16]
