"""Accounts: who may sign in and do what. For administrators; the service checks it again."""

from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ntm_dashboard.errors import NtmError
from ntm_dashboard.i18n import _
from ntm_dashboard.services.account_admin import LONGEST_DISPLAY_NAME, AccountAdmin, AccountLine
from ntm_dashboard.services.people import Act, Person, Role, may, role_word
from ntm_dashboard.web.components import outcomes, texts
from ntm_dashboard.web.components.markup import Html, tag
from ntm_dashboard.web.identity import current_person
from ntm_dashboard.web.page_context import PageContext

_OUTCOME = "account_outcome"


def render(page: PageContext) -> None:
    """Draw the list of accounts and what can be done with them."""
    texts.title(_("Tài khoản"))
    person = current_person()
    if not may(person, Act.MANAGE_USERS):
        texts.note(_("Trang này dành cho người quản trị. Hãy đăng nhập bằng tài khoản có vai trò Quản trị."))
        return
    admin = page.program.account_admin
    lines = admin.all(person)
    outcomes.show(_OUTCOME)
    st.html(_table(lines))
    _change(admin, lines)
    _add(admin, person)


def _table(lines: tuple[AccountLine, ...]) -> Html:
    names = (_("Tên tài khoản"), _("Họ và tên"), _("Vai trò"), _("Trạng thái"), _("Cách đăng nhập"))
    head = tag("thead", tag("tr", *(tag("th", name, scope="col") for name in names)))
    table = tag("table", head, tag("tbody", *(_row(line) for line in lines)), class_="ntm-table")
    return tag("div", table, class_="ntm-scroll", tabindex="0", role="region", aria_label=_("Danh sách tài khoản"))


def _row(line: AccountLine) -> Html:
    way = _("Mật khẩu của chương trình") if line.is_local else _("Hệ thống bên ngoài")
    cells = (line.name, line.display_name, role_word(line.role), _state(line), way)
    return tag("tr", *(tag("td", cell) for cell in cells))


def _state(line: AccountLine) -> str:
    if line.is_disabled:
        return _("Ngừng sử dụng")
    return _("Chờ đổi mật khẩu lần đầu") if line.must_change_password else _("Đang sử dụng")


def _change(admin: AccountAdmin, lines: tuple[AccountLine, ...]) -> None:
    # A button runs at the beginning of the next run: who presses it is asked then, not when it was drawn.
    texts.heading(_("Sửa một tài khoản"))
    by_name = {line.name: line for line in lines}
    name = st.selectbox(
        _("Tài khoản"), list(by_name), key="account_chosen", format_func=lambda one: _label(by_name[one])
    )
    line = by_name[name]
    role = st.selectbox(
        _("Vai trò"), list(Role), index=list(Role).index(line.role), format_func=role_word, key=f"account_role_{name}"
    )
    give, reset, unlock, switch = st.columns(4)
    given, changed = _("Đã đổi vai trò của {name}.").format(name=name), _("Đã sửa tài khoản {name}.").format(name=name)
    _button(
        give, _("Đổi vai trò"), lambda: admin.give_role(current_person(), name, role), given, is_off=role is line.role
    )
    _button(
        reset, _("Đặt lại mật khẩu"), lambda: admin.reset(current_person(), name), changed, is_off=not line.is_local
    )
    _button(unlock, _("Mở khóa đăng nhập"), lambda: admin.unlock(current_person(), name), changed)
    if line.is_disabled:
        _button(switch, _("Cho sử dụng lại"), lambda: admin.enable(current_person(), name), changed)
    else:
        _button(switch, _("Ngừng sử dụng"), lambda: admin.disable(current_person(), name), changed)


def _label(line: AccountLine) -> str:
    return f"{line.name} – {line.display_name}"


def _button(
    place: DeltaGenerator,
    label: str,
    act: Callable[[], str | None],
    done: str,
    *,
    is_off: bool = False,
) -> None:
    place.button(label, on_click=_act, args=(act, done), disabled=is_off, width="stretch", key=f"account_{label}")


def _act(act: Callable[[], str | None], done: str) -> None:
    try:
        first = act()
    except NtmError as error:
        outcomes.failed(_OUTCOME, str(error))
        return
    handed = _("Mật khẩu ban đầu: {password} – chỉ hiện một lần, người dùng phải đổi khi đăng nhập lần đầu.")
    text = f"{done} {handed.format(password=first)}" if first else done
    outcomes.done(_OUTCOME, text)


def _add(admin: AccountAdmin, person: Person | None) -> None:
    texts.heading(_("Thêm tài khoản"))
    with st.form("account_new", clear_on_submit=True):
        hint = _("Chữ không dấu, ví dụ: nguyen.lan")
        name = st.text_input(_("Tên tài khoản"), key="account_new_name", max_chars=60, help=hint)
        display_name = st.text_input(_("Họ và tên"), key="account_new_display", max_chars=LONGEST_DISPLAY_NAME)
        role = st.selectbox(_("Vai trò"), list(Role), format_func=role_word, key="account_new_role")
        sent = st.form_submit_button(_("Thêm tài khoản"))
    if sent:
        done = _("Đã thêm tài khoản {name}.").format(name=name.strip())
        _act(lambda: admin.add(person, name, display_name=display_name, role=role), done)
        st.rerun()
