"""From every page one click opens the deck at the slide that shows the same."""

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import Server, settle

pytestmark = pytest.mark.e2e
PLACES = {
    "": "tong-quan",
    "cac-xa": "cac-xa",
    "xa?xa=29464": "xa-29464",
    "tieu-chi-huyen": "tieu-chi-huyen",
    "muc-tieu": "tien-do",
    "ho-so": "ho-so",
    "hop": "ket-luan",
    "nguon-so-lieu": "bia",
}


@pytest.mark.parametrize("path", PLACES)
def test_the_deck_opens_at_the_matching_slide(tra_cu: Server, page: Page, path: str) -> None:
    page.goto(f"{tra_cu.address}/{path}")
    settle(page)

    with page.expect_popup() as opened:
        page.locator(".ntm-present").click()
    deck = opened.value
    deck.wait_for_load_state()

    slide = deck.locator(f"[id='{PLACES[path]}']")
    slide.wait_for(state="visible")
    assert page.locator(".ntm-present").bounding_box()["height"] >= 44
    assert deck.locator("section:visible").count() == 1
