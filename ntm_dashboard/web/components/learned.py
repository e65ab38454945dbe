"""What was settled once and is remembered: spellings of units, words, forms; seen by all, withdrawn by editors."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

import streamlit as st

from ntm_dashboard.domain.terms import Result, word
from ntm_dashboard.errors import NtmError
from ntm_dashboard.i18n import N_, Message, _, date_text, number_text
from ntm_dashboard.services.forms import learned_forms, withdraw_form
from ntm_dashboard.services.people import Act, Person, may
from ntm_dashboard.services.spellings import learned_spellings, withdraw_spelling
from ntm_dashboard.store.aliases import Field, LearnedSpelling
from ntm_dashboard.web.components import published, tables, texts
from ntm_dashboard.web.page_context import PageContext


@dataclass(frozen=True)
class _Kind:
    """How a list of what is remembered is put to people."""

    key: str
    label: str
    heads: tuple[str, str]
    choice: str
    button: str


@dataclass(frozen=True)
class _Entry:
    number: int
    name: str
    meaning: str
    learned_by: str
    learned_at: datetime


_SPELLINGS = _Kind(
    "spelling",
    N_("Cách viết tên xã đã ghi nhớ: {count}"),
    (N_("Cách viết"), N_("Đơn vị")),
    N_("Cách viết không dùng nữa"),
    N_("Bỏ cách viết này"),
)
_WORDS = _Kind(
    "word",
    N_("Từ chỉ kết quả đã ghi nhớ: {count}"),
    (N_("Cách viết"), N_("Kết quả")),
    N_("Từ không dùng nữa"),
    N_("Bỏ từ này"),
)
_FORMS = _Kind(
    "form",
    N_("Mẫu biểu đã ghi nhớ: {count}"),
    (N_("Mẫu biểu"), N_("Số câu đã trả lời")),
    N_("Mẫu biểu không dùng nữa"),
    N_("Bỏ mẫu biểu này"),
)


def show(page: PageContext, person: Person | None) -> None:
    """List them, folded away; nothing while none was learned."""
    store = page.program.store
    names = {unit.code: f"{unit.name} ({unit.code})" for unit in page.queries.catalogue.units}

    def forget(number: int) -> None:
        withdraw_spelling(store, number, person=person)

    _list(_SPELLINGS, _spelt(learned_spellings(store), lambda code: names.get(code, code)), person, forget)
    _list(_WORDS, _spelt(learned_spellings(store, Field.RESULT), lambda one: word(Result(one))), person, forget)
    forms = [
        _Entry(one.number, one.name, number_text(len(one.chosen)), one.learned_by, one.learned_at)
        for one in learned_forms(store)
    ]
    _list(_FORMS, forms, person, lambda number: withdraw_form(store, number, person=person))


def _spelt(learned: Sequence[LearnedSpelling], said: Callable[[str], str]) -> list[_Entry]:
    return [_Entry(one.number, one.spelling, said(one.meaning), one.learned_by, one.learned_at) for one in learned]


def _list(kind: _Kind, entries: Sequence[_Entry], person: Person | None, forget: Callable[[int], None]) -> None:
    if not entries:
        return
    with st.expander(str(Message.of(kind.label, count=number_text(len(entries))))):
        heads = [*map(_, kind.heads), _("Người xác nhận"), _("Ngày")]
        rows = [
            [one.name, one.meaning, published.person(one.learned_by), date_text(one.learned_at.date())]
            for one in entries
        ]
        tables.show(heads, rows)
        if may(person, Act.LEARN_SPELLING):
            _withdraw(kind, {one.number: one.name for one in entries}, forget)


def _withdraw(kind: _Kind, names: dict[int, str], forget: Callable[[int], None]) -> None:
    number = st.selectbox(
        _(kind.choice),
        list(names),
        index=None,
        format_func=lambda one: texts.plain(names[one]),
        placeholder=_("Chọn"),
        key=f"{kind.key}_to_withdraw",
    )
    if number is None or not st.button(_(kind.button), key=f"withdraw_{kind.key}"):
        return
    try:
        forget(number)
    except NtmError as error:
        texts.alert(str(error))
    else:
        st.rerun()
