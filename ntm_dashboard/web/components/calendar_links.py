"""Links to calendars of due dates: whoever is signed in makes one for an agency or office, and revokes it."""

import streamlit as st

from ntm_dashboard.bootstrap.sign_in_settings import sign_in_settings_from
from ntm_dashboard.errors import NtmError
from ntm_dashboard.i18n import _
from ntm_dashboard.services.people import Act, Person, may
from ntm_dashboard.store.calendars import CalendarLink
from ntm_dashboard.web.calendar_routes import address_of
from ntm_dashboard.web.components import outcomes, published, texts
from ntm_dashboard.web.identity import current_person
from ntm_dashboard.web.page_context import PageContext

_OUTCOME, _SECRET = "calendar_outcome", "calendar_secret"


def show(page: PageContext, person: Person | None) -> None:
    """Show the links of a person, a new one once, and what makes another."""
    if not may(person, Act.MAKE_CALENDAR):
        texts.hint(_("Đăng nhập để lập liên kết lịch: hạn của một cơ quan hoặc một người hiện trong lịch điện thoại."))
        return
    with st.expander(_("Lịch các hạn trong điện thoại (iCalendar)"), expanded=_SECRET in st.session_state):
        outcomes.show(_OUTCOME)
        _new_one()
        _make(page)
        for link in page.program.calendars.of(person):
            _line(page, link)


def _make(page: PageContext) -> None:
    who = ["", *page.program.calendars.offered(page.situation)]
    chosen = st.selectbox(_("Lịch của ai"), who, format_func=lambda one: _name(page, one), key="calendar_of")
    st.button(_("Lập liên kết lịch"), key="calendar_make", on_click=_made, args=(page, chosen))


def _name(page: PageContext, assignee: str) -> str:
    return page.queries.catalogue.agency_name(assignee) if assignee else _("Mọi cơ quan, mọi người")


def _new_one() -> None:
    secret = st.session_state.get(_SECRET, "")
    if not secret:
        return
    texts.note(
        _(
            "Địa chỉ lịch, chỉ hiện một lần. Ai có địa chỉ đều xem được các hạn, không cần đăng nhập; "
            "đừng gửi cho người khác."
        )
    )
    st.code(f"{_base()}{address_of(secret)}", language=None)
    st.button(_("Đã ghi lại, ẩn đi"), key="calendar_noted", on_click=lambda: st.session_state.pop(_SECRET, None))


def _base() -> str:
    """Give where people open the program: what was set for them, else what their browser shows."""
    if public := sign_in_settings_from().public_url:
        return public
    scheme, slashes, rest = (st.context.url or "").partition("://")
    return f"{scheme}{slashes}{rest.partition('/')[0]}"


def _line(page: PageContext, link: CalendarLink) -> None:
    said, end = st.columns([3, 1])
    with said:
        when = published.moment_text(link.made_at)
        texts.hint(_("{who} · lập lúc {when}").format(who=_name(page, link.assignee), when=when))
    end.button(_("Thu hồi"), key=f"calendar_end_{link.key[:16]}", on_click=_revoked, args=(page, link.key))


def _made(page: PageContext, assignee: str) -> None:
    try:
        st.session_state[_SECRET] = page.program.calendars.make(current_person(), assignee)
    except NtmError as error:
        outcomes.failed(_OUTCOME, str(error))


def _revoked(page: PageContext, key: str) -> None:
    try:
        page.program.calendars.revoke(current_person(), key)
    except NtmError as error:
        outcomes.failed(_OUTCOME, str(error))
    else:
        outcomes.done(_OUTCOME, _("Đã thu hồi liên kết lịch."))
