"""The spellings of units that were confirmed once: seen by all, withdrawn by editors."""

import streamlit as st

from ntm_dashboard.errors import NtmError
from ntm_dashboard.i18n import N_, Message, _, date_text, number_text
from ntm_dashboard.services.people import Act, Person, may
from ntm_dashboard.services.spellings import learned_spellings, withdraw_spelling
from ntm_dashboard.web.components import tables, texts
from ntm_dashboard.web.page_context import PageContext


def show(page: PageContext, person: Person | None) -> None:
    """List them, folded away; nothing while none was learned."""
    spellings = learned_spellings(page.program.store)
    if not spellings:
        return
    names = {unit.code: unit.name for unit in page.queries.catalogue.units}
    label = Message.of(N_("Cách viết tên xã đã ghi nhớ: {count}"), count=number_text(len(spellings)))
    with st.expander(str(label)):
        rows = [
            [one.spelling, names.get(one.meaning, one.meaning), one.learned_by, date_text(one.learned_at.date())]
            for one in spellings
        ]
        tables.show([_("Cách viết"), _("Đơn vị"), _("Người xác nhận"), _("Ngày")], rows)
        if may(person, Act.LEARN_SPELLING):
            _withdraw(page, person, {one.number: one.spelling for one in spellings})


def _withdraw(page: PageContext, person: Person | None, spellings: dict[int, str]) -> None:
    number = st.selectbox(
        _("Cách viết không dùng nữa"),
        list(spellings),
        index=None,
        format_func=lambda one: texts.plain(spellings[one]),
        placeholder=_("Chọn cách viết"),
        key="spelling_to_withdraw",
    )
    if number is None or not st.button(_("Bỏ cách viết này"), key="withdraw_spelling"):
        return
    try:
        withdraw_spelling(page.program.store, number, person=person)
    except NtmError as error:
        texts.alert(str(error))
    else:
        st.rerun()
