"""Outlines that are handed in stand beside the tiles; a link to a calendar works until it is revoked."""

import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect

from ntm_dashboard.bootstrap.settings import DEFAULT_DATA
from ntm_dashboard.services.data_folder import load_catalogue
from tests.e2e.conftest import Server, first_account, run_server, settle
from tests.outlines import of_units
from tests.patience import SECONDS

pytestmark = pytest.mark.e2e
DAY = date(2023, 4, 12)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The program of an office before anybody has signed in."""
    yield from run_server(tmp_path_factory.mktemp("ban_do"), "data/tra_cu")


@pytest.fixture(scope="module")
def administrator(office: Server, chromium: Browser) -> Iterator[Page]:
    """The first account of the office, signed in."""
    yield from first_account(office, chromium)


def opened(page: Page, office: Server, path: str) -> Page:
    page.goto(f"{office.address}/{path}")
    settle(page)
    return page


def answered(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=SECONDS) as answer:  # noqa: S310 — our own loopback address
            return answer.status, answer.read().decode("utf-8")
    except urllib.error.HTTPError as error:
        return error.code, ""


def test_outlines_that_are_handed_in_stand_beside_the_tiles_until_they_are_taken_away(
    office: Server, administrator: Page, page: Page
) -> None:
    units = load_catalogue(DEFAULT_DATA).units_on(DAY)
    expect(opened(page, office, "cac-xa").locator(".st-key-state")).to_have_count(0)

    opened(administrator, office, "tai-khoan")
    file = {"name": "ranh_gioi.geojson", "mimeType": "application/geo+json", "buffer": of_units(units)}
    administrator.locator("[data-testid='stFileUploaderDropzoneInput']").last.set_input_files(file)
    administrator.get_by_role("button", name="Dùng ranh giới này").click()
    administrator.get_by_text(f"Đã dùng ranh giới của {len(units)} đơn vị.").wait_for()

    opened(page, office, "cac-xa").locator(".st-key-state .js-plotly-plot").wait_for()
    opened(administrator, office, "tai-khoan").get_by_role("button", name="Bỏ ranh giới đã gửi").click()
    administrator.get_by_text("Đã bỏ ranh giới đã gửi.").wait_for()
    expect(opened(page, office, "cac-xa").locator(".st-key-state")).to_have_count(0)


def test_a_file_without_outlines_is_refused_and_changes_nothing(office: Server, administrator: Page) -> None:
    opened(administrator, office, "tai-khoan")
    file = {"name": "sai.geojson", "mimeType": "application/geo+json", "buffer": b'{"type": "Feature"}'}
    administrator.locator("[data-testid='stFileUploaderDropzoneInput']").last.set_input_files(file)
    administrator.get_by_role("button", name="Dùng ranh giới này").click()

    administrator.get_by_role("alert").wait_for()
    administrator.get_by_text("Chưa có ranh giới: bản đồ là lưới ô.").wait_for()


def test_a_calendar_is_read_without_signing_in_until_its_link_is_revoked(office: Server, administrator: Page) -> None:
    opened(administrator, office, "trach-nhiem")
    administrator.get_by_text("Lịch các hạn trong điện thoại (iCalendar)").click()
    administrator.get_by_role("button", name="Lập liên kết lịch").click()
    address = administrator.locator("[data-testid='stCode'] code").inner_text().strip()

    status, calendar = answered(address)
    assert status == 200
    assert calendar.startswith("BEGIN:VCALENDAR")
    administrator.get_by_role("button", name="Thu hồi").click()
    administrator.get_by_text("Đã thu hồi liên kết lịch.").wait_for()
    assert answered(address)[0] == 404
