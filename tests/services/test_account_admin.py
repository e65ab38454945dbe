"""Only administrators change accounts, and one administrator always remains."""

import pytest

from ntm_dashboard.errors import AccountError, NotPermittedError, SignInError
from ntm_dashboard.services.people import PROGRAM, Person, Role
from ntm_dashboard.store import AuditAction
from tests.services.conftest import ADMINISTRATOR, PASSWORD

HERE = "192.0.2.7"
EDITOR = Person("lan", "Lan", Role.EDITOR)
CHANGES = {
    "list": lambda admin, person: admin.all(person),
    "add": lambda admin, person: admin.add(person, "moi", display_name="", role=Role.ADMINISTRATOR),
    "reset": lambda admin, person: admin.reset(person, "quan.tri"),
    "unlock": lambda admin, person: admin.unlock(person, "lan"),
    "disable": lambda admin, person: admin.disable(person, "quan.tri"),
    "enable": lambda admin, person: admin.enable(person, "quan.tri"),
    "give a role": lambda admin, person: admin.give_role(person, "lan", Role.ADMINISTRATOR),
}


@pytest.mark.parametrize("person", [None, Person("xem", "", Role.VIEWER), EDITOR], ids=["nobody", "viewer", "editor"])
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_nobody_but_an_administrator_sees_or_changes_accounts(admin, change, person):
    before = admin.all(ADMINISTRATOR)

    with pytest.raises(NotPermittedError):
        change(admin, person)

    assert admin.all(ADMINISTRATOR) == before


def test_a_new_account_signs_in_with_its_first_password_and_must_change_it(accounts, admin):
    first = admin.add(ADMINISTRATOR, "Nguyen.Ha", display_name="  Nguyễn  Hà ", role=Role.VIEWER)

    session = accounts.sign_in("nguyen.ha", first, address=HERE).signed_in

    assert (session.person, session.must_change_password) == (Person("nguyen.ha", "Nguyễn Hà", Role.VIEWER), True)


@pytest.mark.parametrize(
    "name", ["", "a", "nguyễn lan", "lan ha", "-lan", "lan\n", "<b>lan</b>", "l" * 61, "lan\x00ha"]
)
def test_a_name_that_could_not_stand_in_a_header_or_a_log_is_refused(admin, name):
    if name == "lan\n":
        name = "lan\nha"

    with pytest.raises(AccountError, match="không dùng được"):
        admin.add(ADMINISTRATOR, name, display_name="", role=Role.VIEWER)


def test_a_name_that_reads_as_another_is_refused_with_the_sign_that_turns_it(admin):
    with pytest.raises(AccountError, match=r"U\+202E"):
        admin.add(ADMINISTRATOR, "ha", display_name="Trần \u202eàH ịhT", role=Role.VIEWER)


def test_what_is_not_seen_is_no_part_of_a_name(admin, accounts):
    first = admin.add(ADMINISTRATOR, "ha", display_name="Quản\u200b  Trị\u2060", role=Role.VIEWER)

    assert accounts.sign_in("ha", first, address=HERE).signed_in.person.display_name == "Quản Trị"


def test_a_taken_name_is_refused_whatever_its_letters(admin):
    with pytest.raises(AccountError, match="Đã có tài khoản “lan”"):
        admin.add(ADMINISTRATOR, "LAN", display_name="", role=Role.VIEWER)


def test_a_reset_ends_the_sessions_and_the_lock_and_the_old_password(accounts, admin):
    token = accounts.sign_in("lan", PASSWORD, address=HERE).token
    for _time in range(3):
        with pytest.raises(SignInError):
            accounts.sign_in("lan", "sai rồi", address=HERE)

    first = admin.reset(ADMINISTRATOR, "lan")

    assert accounts.signed_in_with(token) is None
    assert accounts.sign_in("lan", first, address=HERE).signed_in.must_change_password


def test_an_administrator_does_not_reset_himself(accounts, admin):
    with pytest.raises(AccountError, match="trang Đổi mật khẩu"):
        admin.reset(ADMINISTRATOR, " QUAN.TRI ")

    assert accounts.sign_in("quan.tri", PASSWORD, address=HERE)


@pytest.mark.parametrize("change", ["disable", "give a role"])
def test_the_last_administrator_can_be_neither_disabled_nor_given_another_role(admin, change):
    def take_away():
        if change == "disable":
            admin.disable(PROGRAM, "quan.tri")
        else:
            admin.give_role(PROGRAM, "quan.tri", Role.EDITOR)

    with pytest.raises(AccountError, match="quản trị cuối cùng"):
        take_away()

    admin.give_role(PROGRAM, "lan", Role.ADMINISTRATOR)
    take_away()
    working = [
        line.name for line in admin.all(ADMINISTRATOR) if line.role is Role.ADMINISTRATOR and not line.is_disabled
    ]
    assert working == ["lan"]


def test_an_account_that_is_not_there_is_named(admin):
    with pytest.raises(AccountError, match=r"Không có tài khoản “ai\.do”"):
        admin.disable(ADMINISTRATOR, "ai.do")


def test_every_change_is_in_the_log_under_who_made_it(accounts, admin):
    admin.give_role(ADMINISTRATOR, "lan", Role.VIEWER)
    admin.reset(ADMINISTRATOR, "lan")
    admin.disable(ADMINISTRATOR, "lan")

    lines = accounts.store.audit_entries(limit=3)

    assert [(line.actor, line.action, line.detail) for line in reversed(lines)] == [
        ("quan.tri", AuditAction.USER_CHANGED, "lan: Biên tập → Người xem"),
        ("quan.tri", AuditAction.USER_CHANGED, "lan: đặt lại mật khẩu"),
        ("quan.tri", AuditAction.USER_CHANGED, "lan: ngừng sử dụng"),
    ]
