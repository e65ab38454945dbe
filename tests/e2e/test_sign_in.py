"""From the set-up code to an administrator who signs out, in again, and stays signed in over a reload."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import PASSWORD, Server, run_server, set_up_code, settle

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The program at its first start, which makes its database."""
    folder = tmp_path_factory.mktemp("lan_dau")
    yield from run_server(folder, "data/tra_cu", NTM_DATABASE_URL=f"sqlite:///{(folder / 'moi.db').as_posix()}")


def shot(page: Page, name: str, folder: Path) -> None:
    """Keep a picture of the page for somebody who looks into a failure."""
    page.screenshot(path=folder / f"{name}.png")


def test_the_first_administrator_signs_out_and_in_and_stays_in(fresh, page):
    page.goto(f"{fresh.address}/thiet-lap")
    for label, value in (
        ("Mã thiết lập", set_up_code(fresh)),
        ("Tên tài khoản", "quan.tri"),
        ("Họ và tên", "Trần Thị <b>Quản</b>"),
        ("Mật khẩu mới", PASSWORD),
        ("Nhập lại mật khẩu mới", PASSWORD),
    ):
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_role("button", name="Lập tài khoản quản trị").click()
    settle(page)
    shot(page, "signed-in", fresh.folder)
    assert page.locator(".ntm-who").inner_text().startswith("Trần Thị <b>Quản</b> · Quản trị")

    page.goto(f"{fresh.address}/tai-khoan")
    page.get_by_role("cell", name="quan.tri", exact=True).wait_for()
    settle(page)
    shot(page, "accounts", fresh.folder)

    page.get_by_role("link", name="Đăng xuất").click()
    page.get_by_role("button", name="Đăng xuất").click()
    page.get_by_role("heading", name="Đã đăng xuất").wait_for()
    page.goto(f"{fresh.address}/tai-khoan")
    settle(page)
    assert page.get_by_text("Trang này dành cho người quản trị").is_visible()

    page.get_by_role("link", name="Đăng nhập").click()
    shot(page, "sign-in", fresh.folder)
    page.get_by_label("Tên tài khoản").fill("quan.tri")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    settle(page)
    assert urlsplit(page.url).path == "/tai-khoan"
    page.reload()
    settle(page)
    assert "Quản trị" in page.locator(".ntm-who").inner_text()


def test_a_session_that_ended_says_so_with_a_way_back_in_that_leads_to_the_same_place(fresh, page):
    page.goto(f"{fresh.address}/cac-xa?ky=2023-04-12")
    settle(page)
    _sign_in_from(page, "Đăng nhập")
    assert urlsplit(page.url)[2:4] == ("/cac-xa", "ky=2023-04-12")

    other = page.context.new_page()
    other.goto(f"{fresh.address}/dang-xuat")
    other.get_by_role("button", name="Đăng xuất").click()
    other.get_by_role("heading", name="Đã đăng xuất").wait_for()
    page.get_by_text("Chỉ số liệu có văn bản").click()

    told = page.get_by_role("alert").filter(has_text="Phiên đăng nhập đã kết thúc")
    told.wait_for()
    shot(page, "ended", fresh.folder)
    _sign_in_from(page, "Đăng nhập lại")
    assert urlsplit(page.url)[2:4] == ("/cac-xa", "ky=2023-04-12&chac_chan=1")
    assert told.count() == 0


def _sign_in_from(page, link: str) -> None:
    page.get_by_role("link", name=link, exact=True).click()
    page.get_by_label("Tên tài khoản").fill("quan.tri")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    settle(page)


@pytest.mark.parametrize("size", [(1366, 768), (390, 844)], ids=["desk", "phone"])
def test_the_form_fits_the_screen_and_has_no_accessibility_problem(fresh, page, size):
    from axe_playwright_python.sync_playwright import Axe

    page.set_viewport_size({"width": size[0], "height": size[1]})
    for path in ("dang-nhap", "dang-xuat", "thiet-lap"):
        page.goto(f"{fresh.address}/{path}")
        shot(page, f"{path}-{size[0]}", fresh.folder)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= size[0], f"{path} scrolls sideways: {width}"

    page.goto(f"{fresh.address}/dang-nhap")
    problems = Axe().run(page).response["violations"]
    assert [one["id"] for one in problems if one["impact"] in {"serious", "critical"}] == []
