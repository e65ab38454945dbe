"""Who is signed in, and the ways in and out, in the side bar below the pages."""

import streamlit as st

from ntm_dashboard.i18n import DEFAULT_LANGUAGE, _
from ntm_dashboard.services.people import Person, role_word
from ntm_dashboard.web.components.markup import Html, join, tag
from ntm_dashboard.web.sign_in import paths
from ntm_dashboard.web.url_state import LANGUAGE


def show(person: Person | None, *, language: str) -> None:
    """Show who is signed in, with the links to the pages of signing in."""
    with st.sidebar:
        st.html(tag("div", _who(person), _ways(person, language), class_="ntm-who"))


def _who(person: Person | None) -> Html:
    if person is None:
        return tag("p", _("Chưa đăng nhập (chỉ xem)"))
    return tag("p", tag("b", person.display_name), f" · {role_word(person.role)}")


def _ways(person: Person | None, language: str) -> Html:
    if person is None:
        return tag("p", _link(_("Đăng nhập"), paths.SIGN_IN, language))
    out, change = (_("Đăng xuất"), paths.SIGN_OUT), (_("Đổi mật khẩu"), paths.CHANGE_PASSWORD)
    return tag("p", join(_link(*change, language), " · ", _link(*out, language)))


def _link(text: str, address: str, language: str) -> Html:
    spoken = address if language == DEFAULT_LANGUAGE else f"{address}?{LANGUAGE}={language}"
    return tag("a", text, href=spoken, target="_self")
