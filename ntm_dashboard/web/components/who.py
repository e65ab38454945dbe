"""Who is signed in, and the ways in and out, in the side bar below the pages."""

import streamlit as st

from ntm_dashboard.i18n import DEFAULT_LANGUAGE, Message, _
from ntm_dashboard.services.people import Person, role_word
from ntm_dashboard.web.components.markup import Html, join, tag
from ntm_dashboard.web.sign_in import paths
from ntm_dashboard.web.url_state import LANGUAGE


def show(person: Person | None, *, language: str, here: str, ended: Message | None = None) -> None:
    """Show who is signed in, with the links to the pages of signing in, which lead back to `here`.

    `ended` is why a session is over that ran when the page was opened: said in the page, with the way in beside it.
    """
    with st.sidebar:
        st.html(tag("div", _who(person), _ways(person, language, here), class_="ntm-who"))
    if ended is not None:
        again = _link(_("Đăng nhập lại"), paths.with_next(paths.SIGN_IN, here), language)
        st.html(tag("div", str(ended), " ", again, class_="ntm-alert", role="alert"))


def _who(person: Person | None) -> Html:
    if person is None:
        return tag("p", _("Chưa đăng nhập (chỉ xem)"))
    return tag("p", tag("b", person.display_name), f" · {role_word(person.role)}")


def _ways(person: Person | None, language: str, here: str) -> Html:
    if person is None:
        return tag("p", _link(_("Đăng nhập"), paths.with_next(paths.SIGN_IN, here), language))
    out = (_("Đăng xuất"), paths.SIGN_OUT)
    change = (_("Đổi mật khẩu"), paths.with_next(paths.CHANGE_PASSWORD, here))
    return tag("p", join(_link(*change, language), " · ", _link(*out, language)))


def _link(text: str, address: str, language: str) -> Html:
    joined = f"{address}{'&' if '?' in address else '?'}{LANGUAGE}={language}"
    return tag("a", text, href=address if language == DEFAULT_LANGUAGE else joined, target="_self")
