"""An administrator adds somebody on the page, who signs in; a page left open acts for nobody once signed out."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.conftest import PASSWORD, Server, fill, run_server, set_up_code, settle
from tests.patience import patient

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The program at its first start, where only signed-in people may look."""
    yield from run_server(tmp_path_factory.mktemp("kin"), "data/tra_cu", NTM_VIEWING="signed_in")


def test_an_administrator_adds_somebody_who_signs_in(fresh: Server, chromium: Browser, page: Page) -> None:
    page.goto(f"{fresh.address}/cac-xa")
    assert page.url.startswith(f"{fresh.address}/dang-nhap?tiep=")
    page.goto(f"{fresh.address}/thiet-lap")
    fill(page, code=set_up_code(fresh), name="sep", display_name="Sếp", new=PASSWORD, again=PASSWORD)
    page.goto(f"{fresh.address}/tai-khoan")
    settle(page)

    page.get_by_label("Tên tài khoản").last.fill("lan")
    page.get_by_role("button", name="Thêm tài khoản").click()
    page.get_by_text("Mật khẩu ban đầu của lan").wait_for()
    first = page.locator(".st-key-account_first code").inner_text().strip()

    other = patient(chromium.new_context(locale="vi-VN")).new_page()
    other.goto(f"{fresh.address}/dang-nhap")
    fill(other, name="lan", password=first)
    assert other.url.endswith("/doi-mat-khau")
    fill(other, old=first, new="sông Hậu mùa nước nổi", again="sông Hậu mùa nước nổi")
    settle(other)
    assert "Người xem" in other.locator(".ntm-who").inner_text()
    other.context.close()

    beside = page.context.new_page()
    beside.goto(f"{fresh.address}/dang-xuat")
    beside.get_by_role("button", name="Đăng xuất").click()
    beside.get_by_role("heading", name="Đã đăng xuất").wait_for()
    page.get_by_role("button", name="Ngừng sử dụng").click()
    page.get_by_text("Trang này dành cho người quản trị").wait_for()
