"""A page on paper is whole and without the menu; on a phone the menu goes once a page is chosen."""

import io
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pypdf import PdfReader

from tests.e2e.conftest import Server, settle
from tests.patience import patient

pytestmark = pytest.mark.e2e
A4_ON_ITS_SIDE = (842, 595)


@pytest.fixture
def phone(chromium: Browser) -> Iterator[BrowserContext]:
    """A visitor with a phone."""
    context = patient(
        chromium.new_context(viewport={"width": 390, "height": 844}, locale="vi-VN", has_touch=True, is_mobile=True)
    )
    yield context
    context.close()


def _printed(page: Page, address: str) -> PdfReader:
    page.goto(address)
    settle(page)
    page.locator("[data-testid='stPlotlyChart'] .main-svg").first.wait_for()
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))


@pytest.mark.parametrize("width", [1366, 1920])
def test_the_matrix_is_printed_whole_without_the_menu(training: Server, page: Page, width: int):
    page.set_viewport_size({"width": width, "height": 900})

    printed = _printed(page, f"{training.address}/cac-xa")

    text = "\n".join(sheet.extract_text() for sheet in printed.pages)
    size = printed.pages[0].mediabox
    assert (round(size.width), round(size.height)) == A4_ON_ITS_SIDE
    assert "Nộp số liệu" not in text
    for name in ("Xã Kim Sơn", "Xã Tân Hiệp", "hoạch", "và An", "Số xã thiếu", "15/19", "18/19"):
        assert name in text  # the first and last rows, the first and last columns, and those at the end of the rows
    assert len(printed.pages) <= 5


def test_what_is_only_for_the_screen_is_not_printed(training: Server, page: Page):
    text = "\n".join(sheet.extract_text() for sheet in _printed(page, f"{training.address}/muc-tieu").pages)

    assert "Trình chiếu" not in text
    assert "15 xã" in text  # the target is named beside its point
    assert "Tải số liệu" not in text
    assert "Tiêu chí đã đạt, chưa hoàn thiện hồ sơ: 10" in text


def test_the_menu_of_a_phone_goes_when_a_page_is_chosen(training: Server, phone: BrowserContext):
    page = phone.new_page()
    page.goto(training.address)
    settle(page)
    page.get_by_test_id("stExpandSidebarButton").click()
    link = page.get_by_test_id("stSidebar").get_by_role("link", name="Các xã", exact=True)
    link.click()

    expect(page.get_by_role("heading", name="Các xã", exact=True)).to_be_in_viewport()
    expect(page.get_by_test_id("stExpandSidebarButton")).to_be_visible()
    expect(link).not_to_be_in_viewport()


def test_the_menu_of_a_desk_stays(training: Server, page: Page):
    page.goto(training.address)
    settle(page)
    link = page.get_by_test_id("stSidebar").get_by_role("link", name="Các xã", exact=True)
    link.click()

    page.get_by_role("heading", name="Các xã", exact=True).wait_for()
    settle(page)
    expect(link).to_be_in_viewport()
