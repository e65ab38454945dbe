"""The controls beside each page write the address, so that what they show can be sent as a link."""

import re

import pytest
from playwright.sync_api import ConsoleMessage, Page, Response, expect

from tests.e2e.conftest import Server, choose, settle

pytestmark = pytest.mark.e2e
PAGES = ["/", "/cac-xa", "/xa?xa=29464", "/tieu-chi-huyen", "/muc-tieu", "/ho-so", "/trach-nhiem", "/nguon-so-lieu"]


def test_another_period_shows_the_district_as_it_was(training: Server, page: Page):
    page.goto(training.address)
    settle(page)

    choose(page, page.get_by_role("combobox", name=re.compile("Tính đến ngày")), "30/06/2023")

    expect(page.locator(".ntm-answer")).to_contain_text("30/06/2023")
    expect(page).to_have_url(re.compile("ky=2023-06-30"))


def test_the_certainty_switch_hides_what_is_illustrative_and_stands_in_the_address(tra_cu: Server, page: Page):
    page.goto(tra_cu.address)
    settle(page)
    expect(page.locator(".ntm-answer .ntm-invented").first).to_be_visible()

    page.get_by_text("Chỉ số liệu có văn bản").click()

    expect(page.locator(".ntm-answer .ntm-invented")).to_have_count(0)
    expect(page).to_have_url(re.compile("chac_chan=1"))


def test_the_language_switch_turns_the_page_english(tra_cu: Server, page: Page):
    page.goto(tra_cu.address)
    settle(page)

    page.get_by_text("English", exact=True).click()

    expect(page.locator(".ntm-answer")).to_contain_text("12/15 communes recognised")
    expect(page).to_have_url(re.compile("lang=en"))


def test_the_period_survives_the_way_to_a_commune_and_back(training: Server, page: Page):
    page.goto(f"{training.address}/?ky=2023-06-30")
    settle(page)

    page.locator(".ntm-a-tile", has_text="Xã Đại An").click()
    page.wait_for_url(re.compile(r"/xa\?.*xa=29491"))
    settle(page)
    expect(page).to_have_url(re.compile("ky=2023-06-30"))
    page.go_back()

    expect(page.locator(".ntm-answer")).to_contain_text("30/06/2023")


@pytest.mark.parametrize("path", PAGES)
def test_no_page_on_a_phone_scrolls_sideways(training: Server, page: Page, path: str):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{training.address}{path}")
    settle(page)

    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator("[data-testid='stMain']").evaluate("main => main.scrollWidth") <= 390


@pytest.mark.parametrize("path", PAGES)
def test_no_page_complains_or_asks_anybody_outside(training: Server, page: Page, path: str):
    complaints = watch(page)

    page.goto(f"{training.address}{path}")
    settle(page)
    page.wait_for_load_state("networkidle")

    assert complaints == []


def watch(page: Page) -> list[str]:
    """Note what the page complains of: errors of scripts and of the policy, failed requests, requests to elsewhere.

    Streamlit finds its base address by asking below the page's own first; that this fails is its way.
    """
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if _is_error(message) else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: complaints.append(request.url) if _is_outside(request.url) else None)
    page.on("response", lambda answer: complaints.append(answer.url) if _has_failed(answer) else None)
    return complaints


def _is_error(message: ConsoleMessage) -> bool:
    return message.type == "error" and not message.text.startswith("Failed to load resource")


def _has_failed(answer: Response) -> bool:
    return answer.status >= 400 and "/_stcore/" not in answer.url


def _is_outside(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:"))
