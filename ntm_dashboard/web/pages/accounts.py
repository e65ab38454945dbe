"""Accounts: who may sign in and do what. For administrators; the service checks it again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ntm_dashboard.errors import NtmError
from ntm_dashboard.i18n import N_, _
from ntm_dashboard.services.account_admin import LONGEST_DISPLAY_NAME, AccountAdmin, AccountLine
from ntm_dashboard.services.people import Act, Person, Role, may, role_word
from ntm_dashboard.services.rules import Rules
from ntm_dashboard.web.components import boundary_map, outcomes, texts
from ntm_dashboard.web.components.markup import Html, tag
from ntm_dashboard.web.identity import current_person
from ntm_dashboard.web.page_context import PageContext

_OUTCOME, _ASKED, _FIRST = "account_outcome", "account_asked", "account_first_password"


@dataclass(frozen=True)
class _Desk:
    """The administration, and who acts: asked anew at each act, since a page may stay open longer than a session."""

    admin: AccountAdmin
    who: Callable[[], Person | None]


def render(page: PageContext) -> None:
    """Draw the list of accounts and what can be done with them."""
    draw(page, current_person)


def draw(page: PageContext, who: Callable[[], Person | None]) -> None:
    """Draw the page for whoever `who` says is signed in."""
    texts.title(_("Tài khoản"))
    person, desk = who(), _Desk(page.program.account_admin, who)
    if not may(person, Act.MANAGE_USERS):
        texts.note(_("Trang này dành cho người quản trị. Hãy đăng nhập bằng tài khoản có vai trò Quản trị."))
        return
    lines = desk.admin.all(person)
    outcomes.show(_OUTCOME)
    _first_password()
    communes = {one.code: one.name for one in page.queries.catalogue.units_on(page.situation.as_of)}
    st.html(_table(lines, communes))
    _change(desk, person, lines, communes)
    _add(desk, communes)
    _rules(desk, page.program.rules)
    boundary_map.hand_in(page, who)


def _table(lines: tuple[AccountLine, ...], communes: Mapping[str, str]) -> Html:
    names = (_("Tên tài khoản"), _("Họ và tên"), _("Vai trò"), _("Trạng thái"), _("Cách đăng nhập"))
    head = tag("thead", tag("tr", *(tag("th", name, scope="col") for name in names)))
    table = tag("table", head, tag("tbody", *(_row(line, communes) for line in lines)), class_="ntm-table")
    return tag("div", table, class_="ntm-scroll", tabindex="0", role="region", aria_label=_("Danh sách tài khoản"))


def _row(line: AccountLine, communes: Mapping[str, str]) -> Html:
    way = _("Mật khẩu của chương trình") if line.is_local else _("Hệ thống bên ngoài")
    role = ", ".join(filter(None, [role_word(line.role), communes.get(line.unit, line.unit)]))
    cells = (line.name, line.display_name, role, _state(line), way)
    return tag("tr", *(tag("td", cell) for cell in cells))


def _state(line: AccountLine) -> str:
    if line.is_disabled:
        return _("Ngừng sử dụng")
    return _("Chờ đổi mật khẩu lần đầu") if line.must_change_password else _("Đang sử dụng")


def _change(desk: _Desk, person: Person | None, lines: tuple[AccountLine, ...], communes: Mapping[str, str]) -> None:
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
    unit = _commune(communes, key=f"account_unit_{name}", chosen=line.unit) if role is Role.COMMUNE_OFFICER else ""
    give, unlock, reset, switch = st.columns(4)
    given, changed = _("Đã đổi vai trò của {name}.").format(name=name), _("Đã sửa tài khoản {name}.").format(name=name)
    _button(
        give,
        _("Đổi vai trò"),
        lambda: desk.admin.give_role(desk.who(), name, role, unit=unit),
        given,
        is_off=(role, unit) == (line.role, line.unit),
    )
    _button(unlock, _("Mở khóa đăng nhập"), lambda: desk.admin.unlock(desk.who(), name), changed)
    if person is not None and name == person.name:
        reset.caption(_("Mật khẩu của mình: mục Đổi mật khẩu ở thanh bên."))
    else:
        _button(reset, _("Đặt lại mật khẩu"), lambda: _ask(name, _RESET), is_off=not line.is_local)
    if line.is_disabled:
        _button(switch, _("Cho sử dụng lại"), lambda: desk.admin.enable(desk.who(), name), changed)
    else:
        _button(switch, _("Ngừng sử dụng"), lambda: _ask(name, _DISABLE))
    _asked(desk, name, changed)


def _commune(communes: Mapping[str, str], *, key: str, chosen: str = "") -> str:
    """Choose the commune of an officer; one that is no commune any more stays under its code."""
    every = {**communes, **({chosen: chosen} if chosen and chosen not in communes else {})}
    place = list(every).index(chosen) if chosen else None
    found = st.selectbox(
        _("Xã, thị trấn của cán bộ xã"),
        list(every),
        index=place,
        format_func=lambda code: every[code],
        placeholder=_("Chọn xã, thị trấn"),
        key=key,
        help=_("Chỉ với vai trò Cán bộ xã: xem được tất cả, chỉ nộp số liệu của xã mình để biên tập viên công bố."),
    )
    return found or ""


def _rules(desk: _Desk, rules: Rules) -> None:
    texts.heading(_("Quy tắc của cơ quan"))
    is_on = rules.is_two_person
    texts.hint(
        _("Quy tắc hai người: đang bật. Ai đưa số liệu vào thì người khác công bố; một mình chỉ được thu hồi.")
        if is_on
        else _("Quy tắc hai người: đang tắt. Người biên tập tự công bố số liệu mình chuẩn bị.")
    )
    label = _("Tắt quy tắc hai người") if is_on else _("Bật quy tắc hai người")
    _button(
        st.container(),
        label,
        lambda: rules.set_two_person(desk.who(), is_on=not is_on),
        _("Đã đổi quy tắc của cơ quan; việc này được ghi vào nhật ký."),
        key="rule_two_people",
        width="content",
    )


def _label(line: AccountLine) -> str:
    return f"{line.name} – {line.display_name}"


def _ask(name: str, what: str) -> None:
    st.session_state[_ASKED] = (name, what)


def _asked(desk: _Desk, name: str, done: str) -> None:
    """Say what an act does that cannot be taken back by a click, and do it at a button of its own."""
    about, what = st.session_state.get(_ASKED, ("", ""))
    if about != name:
        st.session_state.pop(_ASKED, None)
        return
    act, sentence, label = _ASKED_BEFORE[what]
    texts.note(_(sentence).format(name=name))
    yes, no = st.columns([1, 3])
    _button(yes, _(label).format(name=name), lambda: act(desk, name), done, key=f"account_sure_{what}")
    _button(no, _("Thôi"), lambda: None, key="account_not", width="content")


def _reset(desk: _Desk, name: str) -> None:
    _hand_over(name, desk.admin.reset(desk.who(), name))


def _disable(desk: _Desk, name: str) -> None:
    desk.admin.disable(desk.who(), name)


_RESET, _DISABLE = "reset", "disable"
_ASKED_BEFORE: dict[str, tuple[Callable[[_Desk, str], None], str, str]] = {
    _RESET: (
        _reset,
        N_(
            "Đặt lại mật khẩu của {name}: mật khẩu đang dùng hết hiệu lực, mọi phiên của họ kết thúc, mật khẩu ban đầu "
            "mới hiện ở đây một lần."
        ),
        N_("Đặt lại mật khẩu của {name}"),
    ),
    _DISABLE: (
        _disable,
        N_("Ngừng tài khoản {name}: mọi phiên của họ kết thúc và họ không đăng nhập được nữa. Có thể cho dùng lại."),
        N_("Ngừng tài khoản {name}"),
    ),
}


def _hand_over(name: str, first: str) -> None:
    """Keep a first password on the page that answers, until whoever made it has noted it down."""
    st.session_state[_FIRST] = (name, first)


def _first_password() -> None:
    name, first = st.session_state.get(_FIRST, ("", ""))
    if not first:
        return
    sentence = _("Mật khẩu ban đầu của {name}, chỉ hiện trên trang này; người dùng phải đổi khi đăng nhập lần đầu:")
    with st.container(border=True, key="account_first"):
        st.html(tag("p", sentence.format(name=name), role="status"))
        st.code(first, language=None)
        _button(st.container(), _("Đã ghi lại, ẩn đi"), lambda: st.session_state.pop(_FIRST, None), key="account_noted")


def _button(
    place: DeltaGenerator,
    label: str,
    act: Callable[[], object],
    done: str = "",
    *,
    is_off: bool = False,
    key: str = "",
    width: Literal["stretch", "content"] = "stretch",
) -> None:
    key = key or f"account_{label}"
    place.button(label, on_click=_act, args=(act, done), disabled=is_off, width=width, key=key)


def _act(act: Callable[[], object], done: str) -> None:
    """Do something, say what it came to, and ask no more about it."""
    asked = st.session_state.get(_ASKED)
    try:
        act()
    except NtmError as error:
        outcomes.failed(_OUTCOME, str(error))
    else:
        if done:
            outcomes.done(_OUTCOME, done)
    if st.session_state.get(_ASKED) == asked:
        st.session_state.pop(_ASKED, None)


def _add(desk: _Desk, communes: Mapping[str, str]) -> None:
    texts.heading(_("Thêm tài khoản"))
    with st.form("account_new", clear_on_submit=True):
        hint = _("Chữ không dấu, ví dụ: nguyen.lan")
        name = st.text_input(_("Tên tài khoản"), key="account_new_name", max_chars=60, help=hint)
        display_name = st.text_input(_("Họ và tên"), key="account_new_display", max_chars=LONGEST_DISPLAY_NAME)
        role = st.selectbox(_("Vai trò"), list(Role), format_func=role_word, key="account_new_role")
        unit = _commune(communes, key="account_new_unit")
        sent = st.form_submit_button(_("Thêm tài khoản"))
    if sent:
        done = _("Đã thêm tài khoản {name}.").format(name=name.strip())
        _act(
            lambda: _hand_over(
                name.strip(), desk.admin.add(desk.who(), name, display_name=display_name, role=role, unit=unit)
            ),
            done,
        )
        st.rerun()
