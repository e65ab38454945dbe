"""Whoever asked the system for a dark page, for its own high contrast or for less motion gets it, charts included."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests.e2e.conftest import Server, settle
from tests.patience import patient

pytestmark = pytest.mark.e2e
LOOKS: dict[str, dict[str, Any]] = {
    "dark": {"color_scheme": "dark"},
    "high contrast": {"forced_colors": "active"},
    "dark high contrast": {"forced_colors": "active", "color_scheme": "dark"},
}
PATHS = ["/", "/cac-xa", "/xa?xa=29482", "/tieu-chi-huyen", "/muc-tieu", "/ho-so", "/trach-nhiem", "/hop", "/bao-cao"]
TEXT, EDGE = 4.5, 3.0
"""What WCAG 2.2 AA asks of text, and of the lines of a chart."""

Open = Callable[..., Page]


@pytest.fixture
def look(chromium: Browser) -> Iterator[Open]:
    """Open an address as somebody whose system looks in a certain way."""
    contexts: list[BrowserContext] = []

    def opened(address: str, **system: Any) -> Page:
        context = patient(chromium.new_context(viewport={"width": 1366, "height": 900}, locale="vi-VN", **system))
        contexts.append(context)
        page = context.new_page()
        page.goto(address)
        if system.get("java_script_enabled", True):
            settle(page)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("system", LOOKS)
def test_no_page_has_a_serious_barrier(training: Server, look: Open, system: str, path: str):
    page = look(f"{training.address}{path}", **LOOKS[system])

    found = Axe().run(page).response["violations"]

    serious = [
        (entry["id"], [node["target"] for node in entry["nodes"]][:3])
        for entry in found
        if entry["impact"] in {"serious", "critical"}
    ]
    assert serious == []


def test_a_chart_on_a_dark_page_can_be_read(training: Server, look: Open):
    page = look(training.address, color_scheme="dark")
    page.locator("[data-testid='stPlotlyChart'] .xtick text").first.wait_for()

    ground = _style(page, ".stApp", "backgroundColor")
    assert _contrast(_style(page, ".xtick text", "fill"), ground) >= TEXT
    assert _contrast(_style(page, ".annotation-text", "fill"), ground) >= TEXT
    assert _contrast(_style(page, ".scatterlayer .js-line", "stroke"), ground) >= EDGE
    assert _style(page, ".stPlotlyChart .main-svg", "backgroundColor") in {"rgba(0, 0, 0, 0)", "transparent"}


def test_the_light_page_has_the_charts_of_the_light_page(training: Server, look: Open):
    page = look(training.address)
    page.locator("[data-testid='stPlotlyChart'] .xtick text").first.wait_for()

    ground = _style(page, ".stApp", "backgroundColor")
    assert ground == "rgb(255, 255, 255)"
    assert _contrast(_style(page, ".xtick text", "fill"), ground) >= TEXT
    assert _contrast(_style(page, ".scatterlayer .js-line", "stroke"), ground) >= EDGE


def test_the_first_paint_is_dark_before_any_script(training: Server, look: Open):
    page = look(training.address, color_scheme="dark", java_script_enabled=False)

    ground = _style(page, "#ntm-first-paint", "backgroundColor")
    assert _luminance(ground) < 0.05
    for part in ("h1", ".ntm-a-since", ".ntm-a-urgent small", ".ntm-a-clock strong", ".ntm-a-conditions small"):
        assert _contrast(_style(page, f"#ntm-first-paint {part}", "color"), ground) >= TEXT, part


@pytest.mark.parametrize("system", ["high contrast", "dark high contrast"])
def test_high_contrast_shows_switches_help_signs_and_states(training: Server, look: Open, system: str):
    page = look(f"{training.address}/cac-xa", **LOOKS[system])
    page.locator("[data-testid='stPlotlyChart'] .ytick text").first.wait_for()

    ground = _style(page, ".stApp", "backgroundColor")
    assert _contrast(_style(page, "[data-testid='stCheckbox'] label > div", "outlineColor"), ground) >= EDGE
    assert _style(page, "[data-testid='stCheckbox'] label > div", "outlineStyle") == "solid"
    assert _contrast(_style(page, "[data-testid='stTooltipIcon'] svg", "stroke"), ground) >= EDGE
    assert _contrast(_style(page, ".ytick text", "fill"), ground) >= TEXT
    assert _style(page, ".ntm-tile.ntm-achieved", "backgroundColor") == "rgb(0, 59, 111)"
    assert _contrast(_style(page, ".ntm-tile.ntm-achieved", "borderTopColor"), ground) >= EDGE


def test_high_contrast_keeps_the_matrix_and_its_signs(training: Server, look: Open):
    page = look(f"{training.address}/cac-xa", forced_colors="active", color_scheme="dark")
    page.locator(".stPlotlyChart .textpoint text").first.wait_for()

    inks = page.evaluate("[...document.querySelectorAll('.textpoint text')].map(one => getComputedStyle(one).fill)")
    assert len(set(inks)) > 1  # each sign in the ink of its paint, not all in one colour of the system
    assert _style(page, ".stPlotlyChart .main-svg", "backgroundColor") == "rgba(0, 0, 0, 0)"


def test_whoever_asked_for_less_motion_gets_none(training: Server, look: Open):
    page = look(training.address, reduced_motion="reduce")

    times = "[...document.querySelectorAll('*')].map(one => parseFloat(getComputedStyle(one).transitionDuration))"
    longest = page.evaluate(f"Math.max(...{times})")
    assert longest < 0.001


@pytest.mark.parametrize("system", [{}, *LOOKS.values()], ids=["light", *LOOKS])
def test_the_keyboard_is_seen_on_every_link_of_the_menu(training: Server, look: Open, system: dict[str, Any]):
    page = look(training.address, **system)
    links = page.locator("[data-testid='stSidebar'] [data-testid='stPageLink-NavLink']")
    assert links.count() >= 11

    page.locator("[data-testid='stSidebar'] a").first.focus()
    seen: list[tuple[str, str, float]] = []
    for _link in range(links.count()):
        if seen:
            page.keyboard.press("Tab")
        else:  # as the keyboard comes to the first one, so that the browser shows where it stands
            page.keyboard.press("Shift+Tab")
            page.keyboard.press("Tab")
        seen.append(tuple(page.evaluate(_FOCUSED)))

    ground = _style(page, "[data-testid='stSidebar']", "backgroundColor")
    assert len({name for name, *_rest in seen}) == links.count()
    assert [name for name, outline, width in seen if width < 2 or _contrast(outline, ground) < EDGE] == []


_FOCUSED = """(() => { const at = document.activeElement, look = getComputedStyle(at);
  return [at.textContent, look.outlineColor, look.outlineStyle === "solid" ? parseFloat(look.outlineWidth) : 0]; })()"""


def test_the_window_says_page_and_district(training: Server, look: Open):
    page = look(f"{training.address}/muc-tieu")

    assert page.title() == "Mục tiêu – Huyện Trà Cú"
    assert (page.locator("link[rel~='icon']").first.get_attribute("href") or "").startswith("data:image/svg+xml")
    page.locator("[data-testid='stSidebar']").get_by_role("link", name="Hồ sơ", exact=True).click()
    page.get_by_role("heading", name="Hồ sơ", exact=True).wait_for()
    settle(page)
    assert page.title() == "Hồ sơ – Huyện Trà Cú"
    page.goto(f"{training.address}/xa?xa=29482")
    settle(page)
    assert page.title() == "Xã Kim Sơn – Huyện Trà Cú"


def _style(page: Page, place: str, name: str) -> str:
    return page.locator(place).first.evaluate(f"one => getComputedStyle(one).{name}")


def _contrast(one: str, other: str) -> float:
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
