"""Taking revisions back together: what would go back, and a question for each cell that a later revision touched."""

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from ntm_dashboard.domain.effect import Effect
from ntm_dashboard.errors import NtmError
from ntm_dashboard.i18n import N_, Message, _, number_text
from ntm_dashboard.services.people import Person
from ntm_dashboard.store import Decision, Revision, RevisionKind, UndoPlan
from ntm_dashboard.store.drafts import GoingBack
from ntm_dashboard.web.components import acting, consequences, published_cells, second_person, tables, texts, working
from ntm_dashboard.web.page_context import PageContext

_CHOICES = {Decision.KEEP: N_("Giữ số liệu hiện nay"), Decision.REVERT: N_("Trở về số liệu trước đó")}
_MOST_ASKED = 30


def show(
    page: PageContext,
    person: Person | None,
    numbers: tuple[int, ...],
    *,
    key: str,
    done: Callable[[Revision], None],
    note: str = "",
    failed: Callable[[str], None],
) -> None:
    """Show what taking revisions back as one action would change, and offer it.

    First it is asked about every cell that somebody wrote since.
    """
    plan = page.program.publishing.plan_undo(person, *numbers)
    if not plan.reverted and not plan.conflicts:
        texts.note(_("Không còn gì để hoàn tác: số liệu đã như trước phiên bản này."))
        return
    decisions = _decisions(page, plan, key)
    if len(decisions) < len(plan.conflicts):
        return
    publishing = page.program.publishing
    try:
        effect = publishing.effect_of_undo(person, plan, decisions=decisions)
    except NtmError as error:
        texts.note(str(error))
        return
    consequences.headline(effect)
    if publishing.needs_second(effect):
        said = {cell: decision.value for cell, decision in decisions.items()}
        second_person.offer(page, person, GoingBack(RevisionKind.UNDONE, plan.numbers, said), note=note, key=key)
        consequences.details(effect, page.queries.catalogue, key=key)
        return

    def undo() -> Callable[[], None]:
        try:
            revision = publishing.undo(person, plan, note=note, decisions=decisions)
        except NtmError as error:
            return partial(failed, str(error))
        return partial(done, revision)

    about = (plan.numbers, plan.compared_with, tuple(sorted(decisions.items())))
    if acting.button(_label(plan, effect), key=key, about=about):
        with working.stages(key) as say:
            say(_("Đang ghi số liệu…"))
            acting.act(key, undo)
            st.rerun()
    consequences.details(effect, page.queries.catalogue, key=key)


def _label(plan: UndoPlan, effect: Effect) -> str:
    sentence = N_("Hoàn tác phiên bản {number}: {what} trở về như trước")
    return str(Message.of(sentence, number=numbers_text(plan.numbers), what=effect.counted))


def numbers_text(numbers: tuple[int, ...]) -> str:
    """Write the numbers of revisions: 6, 7, 8."""
    return ", ".join(str(number) for number in numbers)


def _decisions(page: PageContext, plan: UndoPlan, key: str) -> Mapping[str, Decision]:
    """Show every cell with its three states, and ask; one answer for all is offered where there are several."""
    if not plan.conflicts:
        return {}
    count = number_text(len(plan.conflicts))
    texts.heading(str(Message.of(N_("{count} số liệu đã được phiên bản sau sửa: giữ hay trở về?"), count=count)))
    heads = [_("Số liệu"), _("Trước đó"), _("Phiên bản này ghi"), _("Hiện nay"), _("Sửa ở phiên bản")]
    tables.show(heads, [published_cells.line(one, page.program.catalogue) for one in plan.conflicts], numbers=[4])
    for_all = _asked(_("Với tất cả số liệu trên"), f"{key}_all") if len(plan.conflicts) > 1 else None
    if for_all is not None:
        return {one.cell: for_all for one in plan.conflicts}
    if len(plan.conflicts) > _MOST_ASKED:
        texts.note(
            _("Quá nhiều số liệu để hỏi từng số: hãy chọn một cách cho tất cả, rồi nộp lại những số liệu cần khác.")
        )
        return {}
    asked = {
        one.cell: _asked(published_cells.name(one, page.program.catalogue), f"{key}_{one.cell}")
        for one in plan.conflicts
    }
    return {cell: choice for cell, choice in asked.items() if choice is not None}


def _asked(about: str, key: str) -> Decision | None:
    return st.radio(
        texts.plain(about),
        list(Decision),
        index=None,
        key=f"decide_{key}",
        format_func=lambda one: _(_CHOICES[one]),
        horizontal=True,
    )
