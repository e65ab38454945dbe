"""What stands beside every page: the pages, the day, the certainty and the language. All of it lives in the address."""

from collections.abc import Sequence
from datetime import date

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from ntm_dashboard.i18n import LANGUAGES, _, date_text
from ntm_dashboard.web.components import texts
from ntm_dashboard.web.url_state import DOCUMENTED, LANGUAGE, PERIOD, REVISION, Scope

_CHOSEN_PERIOD, _CHOSEN_CERTAINTY, _CHOSEN_LANGUAGE = "chosen_period", "chosen_certainty", "chosen_language"


def links(pages: Sequence[tuple[StreamlitPage, str]], scope: Scope) -> None:
    """Show the pages with their signs; each link keeps the day, the certainty and the language."""
    with st.sidebar:
        for page, icon in pages:
            st.page_link(page, icon=icon, query_params=scope.about().parameters(), width="stretch")


def show(scope: Scope, *, periods: Sequence[date], as_of: date, newest: date) -> None:
    """Show what can be chosen; `periods` are the days that reports describe, `newest` the one that no address names."""
    with st.sidebar:
        _period(periods, as_of=as_of, newest=newest)
        _certainty(scope)
        _language(scope)
        _revision(scope)


def _period(periods: Sequence[date], *, as_of: date, newest: date) -> None:
    days = sorted({*periods, as_of}, reverse=True)
    st.session_state[_CHOSEN_PERIOD] = as_of
    st.selectbox(
        _("Tính đến ngày"),
        days,
        key=_CHOSEN_PERIOD,
        format_func=date_text,
        on_change=_set_period,
        args=(newest,),
        filter_mode=None,
    )


def _set_period(newest: date) -> None:
    chosen: date = st.session_state[_CHOSEN_PERIOD]
    _write(PERIOD, "" if chosen == newest else chosen.isoformat())


def _certainty(scope: Scope) -> None:
    st.session_state[_CHOSEN_CERTAINTY] = scope.documented_only
    st.toggle(
        _("Chỉ số liệu có văn bản"),
        key=_CHOSEN_CERTAINTY,
        on_change=lambda: _write(DOCUMENTED, "1" if st.session_state[_CHOSEN_CERTAINTY] else ""),
        help=_("Bỏ các dòng đơn vị tự báo cáo và các dòng minh họa."),
    )


def _language(scope: Scope) -> None:
    st.session_state[_CHOSEN_LANGUAGE] = scope.language
    st.segmented_control(
        "Ngôn ngữ · Language",
        list(LANGUAGES),
        key=_CHOSEN_LANGUAGE,
        format_func=lambda code: LANGUAGES[code],
        on_change=lambda: _write(LANGUAGE, _language_parameter(st.session_state[_CHOSEN_LANGUAGE], scope)),
        label_visibility="collapsed",
        width="stretch",
    )


def _language_parameter(chosen: str | None, scope: Scope) -> str:
    return Scope(language=chosen or scope.language).parameters().get(LANGUAGE, "")


def _revision(scope: Scope) -> None:
    if scope.revision is None:
        return
    texts.hint(_("Đang xem phiên bản {revision}, như đã biết khi đó.").format(revision=scope.revision))
    st.button(_("Về phiên bản mới nhất"), on_click=_write, args=(REVISION, ""), width="stretch")


def _write(parameter: str, value: str) -> None:
    if value:
        st.query_params[parameter] = value
    elif parameter in st.query_params:
        del st.query_params[parameter]
