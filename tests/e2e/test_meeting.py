"""A conclusion recorded while the meeting sits is on its slide of decisions, and on the agenda of the next meeting."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Server, first_account, run_server, settle

pytestmark = pytest.mark.e2e
MATTER = "Hoàn thành 2 km đường ấp còn lại"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The program of an office before anybody has signed in."""
    yield from run_server(tmp_path_factory.mktemp("hop"), "data/tra_cu")


@pytest.fixture(scope="module")
def signed_in(office: Server, chromium: Browser) -> Iterator[Page]:
    """The first account of the office, signed in."""
    yield from first_account(office, chromium)


def opened(page: Page, address: str) -> None:
    page.goto(address)
    settle(page)


def test_whoever_looks_on_sees_the_agenda_and_no_form(office: Server, signed_in: Page, page: Page) -> None:
    opened(page, f"{office.address}/hop?ky=2023-04-12")

    expect(page.get_by_role("heading", name="1. Chưa ghi kết luận nào của cuộc họp trước")).to_be_visible()
    expect(page.get_by_role("heading", name="6. ")).to_be_visible()
    expect(page.get_by_role("button", name="Ghi kết luận")).to_have_count(0)


def test_a_conclusion_is_recorded_in_two_clicks_and_seen_in_the_deck_and_at_the_next_meeting(
    office: Server, signed_in: Page
) -> None:
    page = signed_in
    opened(page, f"{office.address}/hop?ky=2023-04-12&xa=29464&tc=2")
    page.get_by_label("Nội dung việc", exact=True).fill(MATTER)
    page.get_by_label("Hạn xử lý", exact=True).fill("31/05/2023")
    page.get_by_label("Hạn xử lý", exact=True).press("Tab")

    page.get_by_role("button", name="Ghi kết luận", exact=True).click()
    page.get_by_role("button", name="Công bố 1 số liệu").click()
    page.get_by_role("heading", name="5. Đã công bố").wait_for()
    settle(page)

    expect(page.get_by_role("cell", name=f"1. {MATTER}")).to_be_visible()
    page.goto(f"{office.address}/trinh-chieu?ky=2023-04-12#quyet-dinh")
    expect(page.locator("#quyet-dinh")).to_contain_text(MATTER)
    expect(page.locator("#quyet-dinh")).to_contain_text("31/05/2023")

    opened(page, f"{office.address}/hop?ky=2023-06-15")
    expect(page.get_by_role("heading", name="1. Kết luận ngày 12/04/2023: xong 0/1, quá hạn 1")).to_be_visible()
    page.goto(f"{office.address}/trinh-chieu?ky=2023-06-15#ket-luan")
    expect(page.locator("#ket-luan")).to_contain_text("Quá hạn: 15 ngày")
