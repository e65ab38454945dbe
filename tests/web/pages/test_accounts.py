"""The page of accounts: nobody locks himself out with a click, and a first password is shown by the answer itself."""

import pytest
from streamlit.testing.v1 import AppTest

from ntm_dashboard.errors import SignInError
from ntm_dashboard.services.people import PROGRAM, Role
from tests.patience import SECONDS
from tests.seeded import copy_seeded
from tests.web.pages.conftest import let_go, open_program
from tests.web.pages.test_upload import text_of

SCRIPT = """
from ntm_dashboard.services.people import Person, Role
from ntm_dashboard.web.page_context import PageContext
from ntm_dashboard.web.pages import accounts
from ntm_dashboard.web.running import running_program
from ntm_dashboard.web.url_state import Scope

program = running_program()
page = PageContext(program, Scope(), program.queries.situation(), {{}})
accounts.draw(page, lambda: Person("{name}", "{name}", Role.{role}))
"""
FIRST = "sông Hậu mùa nước nổi"


@pytest.fixture
def program(monkeypatch, tmp_path):
    """The program on a database of its own, with the administrator Sếp and the editor Lan."""
    path = tmp_path / "thu.db"
    copy_seeded("tra_cu", path)
    opened = open_program(monkeypatch, path)
    for name, role in (("sep", Role.ADMINISTRATOR), ("lan", Role.EDITOR)):
        opened.account_admin.add(PROGRAM, name, display_name=name.title(), role=role, password=FIRST)
    yield opened
    let_go()


def visit(role: str = "ADMINISTRATOR", name: str = "sep") -> AppTest:
    run = AppTest.from_string(SCRIPT.format(role=role, name=name), default_timeout=SECONDS).run()
    assert not run.exception
    return run


def choose(run: AppTest, name: str) -> AppTest:
    return run.selectbox(key="account_chosen").set_value(name).run()


def press(run: AppTest, label: str) -> AppTest:
    pressed = next(one for one in run.button if one.label == label).click().run()
    assert not pressed.exception
    return pressed


def labels(run: AppTest) -> set[str]:
    return {one.label for one in run.button}


def state(program, name: str):
    return next(line for line in program.account_admin.all(PROGRAM) if line.name == name)


def signs_in(program, name: str, password: str) -> bool:
    try:
        return program.accounts.sign_in(name, password, address="") is not None
    except SignInError:
        return False


def test_ones_own_password_is_not_reset_here(program):
    run = choose(visit(), "sep")

    assert "Đặt lại mật khẩu" not in labels(run)
    assert "Đổi mật khẩu" in run.caption[0].value


def test_resetting_asks_first_and_its_answer_shows_the_password_until_it_is_noted_down(program):
    run = press(choose(visit(), "lan"), "Đặt lại mật khẩu")
    assert "mọi phiên của họ kết thúc" in text_of(run)
    assert signs_in(program, "lan", FIRST), "asking alone changed something"

    run = press(run, "Đặt lại mật khẩu của lan")
    first = run.code[0].value
    assert first in {one.value for one in run.run().code}, "another run lost what is shown once"
    run = press(run, "Đã ghi lại, ẩn đi")

    assert not run.code
    assert (signs_in(program, "lan", FIRST), signs_in(program, "lan", first)) == (False, True)


def test_disabling_asks_first_and_may_be_left(program):
    run = press(choose(visit(), "lan"), "Ngừng sử dụng")
    run = press(run, "Thôi")
    assert not state(program, "lan").is_disabled
    assert "Ngừng tài khoản lan" not in labels(run)

    run = press(press(run, "Ngừng sử dụng"), "Ngừng tài khoản lan")
    assert state(program, "lan").is_disabled
    press(run, "Cho sử dụng lại")
    assert not state(program, "lan").is_disabled


def test_a_question_about_one_account_is_not_answered_for_another(program):
    run = choose(press(choose(visit(), "lan"), "Ngừng sử dụng"), "sep")

    assert not {"Ngừng tài khoản lan", "Ngừng tài khoản sep"} & labels(run)
    assert "Ngừng tài khoản lan" not in labels(choose(run, "lan"))


def test_the_last_administrator_is_neither_disabled_nor_demoted(program):
    run = press(press(choose(visit(), "sep"), "Ngừng sử dụng"), "Ngừng tài khoản sep")
    assert "quản trị cuối cùng" in text_of(run)
    run.selectbox(key="account_role_sep").set_value(Role.VIEWER).run()
    run = press(run, "Đổi vai trò")

    assert "quản trị cuối cùng" in text_of(run)
    assert (state(program, "sep").role, state(program, "sep").is_disabled) == (Role.ADMINISTRATOR, False)


def test_an_added_account_and_an_unlocked_one_are_told(program):
    run = visit()
    run.text_input(key="account_new_name").set_value("ha")
    run = press(run, "Thêm tài khoản")
    assert signs_in(program, "ha", run.code[0].value)

    run = press(choose(run, "lan"), "Mở khóa đăng nhập")
    assert "Đã sửa tài khoản lan" in text_of(run)


@pytest.mark.parametrize("role", ["VIEWER", "EDITOR"])
def test_nobody_else_sees_the_accounts(program, role):
    run = visit(role, "lan")

    assert "dành cho người quản trị" in text_of(run)
    assert not run.button
