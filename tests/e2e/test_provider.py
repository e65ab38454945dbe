"""Signing in through an OpenID provider that really runs, in a real browser, on the program as it is shipped."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import Server, free_port, run_server, settle
from tests.web.sign_in.test_provider import Provider, provider

__all__ = ["provider"]  # a fixture
pytestmark = pytest.mark.e2e


@pytest.fixture
def office(provider: Provider, tmp_path: Path) -> Iterator[Server]:
    """An office where only people whom the province vouches for may look."""
    port = free_port()
    yield from run_server(
        tmp_path,
        "data/tra_cu",
        NTM_PORT=str(port),
        NTM_VIEWING="signed_in",
        NTM_PUBLIC_URL=f"http://127.0.0.1:{port}",
        NTM_OIDC_ISSUER=provider.issuer,
        NTM_OIDC_CLIENT_ID="ntm",
        NTM_OIDC_CLIENT_SECRET="bi-mat",
        NTM_OIDC_TITLE="Cổng của tỉnh",
        NTM_OIDC_ROLES="editor=van-phong",
    )


def test_somebody_the_province_vouches_for_comes_to_where_they_wanted(office: Server, page: Page):
    page.goto(f"{office.address}/lich-su?lang=vi")
    page.get_by_text("Đăng nhập bằng Cổng của tỉnh").click()

    page.wait_for_url("**/lich-su*")
    settle(page)
    assert page.get_by_text("Nguyễn Hà").first.is_visible()
    assert (
        page.get_by_test_id("stSidebar").get_by_role("link", name="Sửa số liệu").is_visible()
    )  # the role of the group
    said = (office.folder / "server.log").read_text("utf-8")
    assert "httpx" not in said
    assert "Warning" not in said


def test_nobody_whom_the_province_does_not_know_comes_in(
    office: Server,
    provider: Provider,
    page: Page,
):
    provider.claims = {"groups": ["khac"]}
    page.goto(f"{office.address}/lich-su")
    page.get_by_text("Đăng nhập bằng Cổng của tỉnh").click()

    page.get_by_text("Chưa đăng nhập được").wait_for()
    page.goto(f"{office.address}/lich-su")
    assert "/dang-nhap" in page.url


def test_without_the_provider_one_is_told_so_and_stays_outside(
    office: Server,
    provider: Provider,
    page: Page,
):
    provider.key = None  # pyright: ignore[reportAttributeAccessIssue] — it can sign nothing any more
    page.goto(f"{office.address}/lich-su")
    page.get_by_text("Đăng nhập bằng Cổng của tỉnh").click()

    page.get_by_text("Chưa đăng nhập được").wait_for()
