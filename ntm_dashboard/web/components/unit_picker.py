"""Which commune or town a page is about: the one in the address, changed by a list."""

from typing import Any

import streamlit as st

from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.errors import UnknownScopeError
from ntm_dashboard.i18n import N_, Message, _
from ntm_dashboard.web.components import texts
from ntm_dashboard.web.page_context import PageContext
from ntm_dashboard.web.url_state import CRITERION, UNIT

_CHOSEN = "chosen_unit"


def show(page: PageContext) -> Any | None:
    """Show the list and give the row of the chosen unit; None where the district has none on that day.

    Raises:
        UnknownScopeError: the address names a code of no unit of the district on that day.
    """
    units = {row.unit: row for row in rows_of(page.situation.units)}
    if not units:
        texts.note(_("Vào ngày này huyện không có xã, thị trấn nào trong danh mục."))
        return None
    code = page.scope.unit or next(iter(units))
    if code not in units:
        sentence = N_("Không có xã, thị trấn mang mã “{code}” vào ngày {day}.")
        raise UnknownScopeError(str(Message.of(sentence, code=code, day=page.situation.as_of)))
    st.session_state[_CHOSEN] = code
    st.selectbox(
        _("Chọn xã, thị trấn"),
        list(units),
        key=_CHOSEN,
        format_func=lambda one: units[one].name if one in units else one,
        on_change=_set_unit,
    )
    return units[code]


def _set_unit() -> None:
    st.query_params[UNIT] = st.session_state[_CHOSEN]
    if CRITERION in st.query_params:
        del st.query_params[CRITERION]
