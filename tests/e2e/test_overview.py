"""What a leader sees first: the right answer, at once, in Vietnamese, on every screen, nothing fetched elsewhere."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.e2e.conftest import Server, settle
from tests.patience import patient

pytestmark = pytest.mark.e2e
SCREENS = [(1920, 1080), (1366, 768), (390, 844)]


def test_the_answer_is_right(tra_cu: Server, page: Page):
    page.goto(tra_cu.address)
    settle(page)

    answer = page.locator(".ntm-answer").inner_text()

    for figure in ("12/15", "4/9", "263", "31/12/2023", "3 xã hoàn thành, chờ công nhận", "2 xã nâng cao"):
        assert figure in answer
    assert page.locator(".ntm-a-tiles li").count() == 17
    assert page.locator(".ntm-a-criteria li").count() == 9


def test_the_answer_stands_before_any_script(tra_cu: Server, chromium: Browser):
    context = patient(chromium.new_context(java_script_enabled=False))
    page = context.new_page()

    page.goto(tra_cu.address)

    assert page.locator("html").get_attribute("lang") == "vi"
    assert "nông thôn mới" in page.title()
    assert "12/15" in page.locator("#ntm-first-paint").inner_text()
    context.close()


def test_the_first_paint_gives_way_without_a_jump(tra_cu: Server, page: Page):
    page.goto(tra_cu.address, wait_until="commit")
    page.wait_for_selector("#ntm-first-paint .ntm-a-tiles")
    before = page.locator("#ntm-first-paint .ntm-a-tiles").bounding_box()
    settle(page)

    after = page.locator(".ntm-a-tiles").bounding_box()

    assert before is not None
    assert after is not None
    assert abs(before["x"] - after["x"]) <= 8
    assert abs(before["y"] - after["y"]) <= 8
    assert abs(before["width"] - after["width"]) <= 16


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_no_sideways_scrolling(tra_cu: Server, page: Page, width: int, height: int):
    page.set_viewport_size({"width": width, "height": height})
    page.goto(tra_cu.address)
    settle(page)

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_answer_fits_one_screen_of_an_office_pc(tra_cu: Server, page: Page):
    page.goto(tra_cu.address)
    settle(page)

    box = page.locator(".ntm-answer").bounding_box()

    assert box is not None
    assert box["y"] + box["height"] <= 768


def test_nothing_is_fetched_from_elsewhere_and_the_policy_holds(tra_cu: Server, page: Page):
    foreign: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: _note(request.url, foreign))
    page.on("console", lambda message: complaints.append(message.text) if "Content Security" in message.text else None)
    page.goto(tra_cu.address)
    settle(page)

    assert foreign == []
    assert complaints == []


def _note(url: str, foreign: list[str]) -> None:
    if not url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:")):
        foreign.append(url)


@pytest.mark.parametrize(
    "path", ["/", "/cac-xa", "/xa?xa=29464", "/tieu-chi-huyen", "/muc-tieu", "/ho-so", "/trach-nhiem", "/nguon-so-lieu"]
)
def test_no_page_has_a_serious_barrier(tra_cu: Server, page: Page, path: str):
    page.goto(f"{tra_cu.address}{path}")
    settle(page)

    found = Axe().run(page).response["violations"]

    serious = [
        (entry["id"], [node["target"] for node in entry["nodes"]][:3])
        for entry in found
        if entry["impact"] in {"serious", "critical"}
    ]
    assert serious == []


def test_in_a_tab_that_nobody_looks_at_the_app_starts_as_well(tra_cu: Server, page: Page):
    """Nothing is painted in such a tab, so nothing can wait for it."""
    page.add_init_script("window.requestAnimationFrame = (act) => setTimeout(() => window.__seen && act(), 1000)")
    page.goto(tra_cu.address, wait_until="commit")

    page.wait_for_selector("[data-testid='stApp']")
