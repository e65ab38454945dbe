import pytest

from ntm_dashboard.briefing import brief
from ntm_dashboard.exports.deck import deck
from ntm_dashboard.i18n import speaking
from tests import meeting
from tests.patience import MILLISECONDS

pytestmark = pytest.mark.e2e

OVERFLOWING = """() => {
  const slide = [...document.querySelectorAll('.slide')].find((one) => !one.hidden), bad = [];
  const foot = slide.querySelector('.foot').getBoundingClientRect().top;
  for (const one of slide.querySelectorAll('*')) {
    const box = one.getBoundingClientRect();
    if (!box.width || one.closest('.foot') || one.closest('.unseen')) continue;
    const out = box.bottom > foot + 1 || box.right > 1921 || box.left < -1;
    if (out) bad.push(one.tagName + ' ' + one.textContent.slice(0, 40));
  }
  for (const one of slide.querySelectorAll('td, th, .tile a, .number, .foot')) {
    if (one.closest('.unseen')) continue;
    const cut = one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1;
    if (cut) bad.push('cut ' + one.textContent.slice(0, 40));
  }
  return bad;
}"""
SMALL = """() => {
  const slide = [...document.querySelectorAll('.slide')].find((one) => !one.hidden), bad = [];
  const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || parent.closest('.unseen') || parent.closest('title')) continue;
    const frame = parent.ownerSVGElement;
    const scale = frame ? frame.getBoundingClientRect().width / frame.viewBox.baseVal.width : 1;
    if (parseFloat(getComputedStyle(parent).fontSize) * scale < 27.9) bad.push(parent.textContent.slice(0, 40));
  }
  return bad;
}"""
CASES = {
    "april": (meeting.april, meeting.catalogue_of),
    "documented": (meeting.april_documented, meeting.catalogue_of),
    "unknown": (meeting.before_any_data, meeting.catalogue_of),
    "hostile": (meeting.hostile, meeting.hostile_catalogue),
    "training": (meeting.training, lambda: meeting.catalogue_of(meeting.TRAINING)),
}


@pytest.fixture
def open_deck(chromium, tmp_path):
    """Open a deck from a file; every request that is not the file itself, and every error, is kept."""
    pages = []

    def opened(case="april", *, language="vi"):
        make, catalogue = CASES[case]
        with speaking(language):
            content = deck(brief(make(), catalogue=catalogue()))
        file = tmp_path / f"{case}.html"
        file.write_bytes(content)
        page = chromium.new_page(viewport={"width": 1920, "height": 1080}, has_touch=True)
        page.set_default_timeout(MILLISECONDS)
        page.troubles = []
        page.on(
            "request", lambda one: page.troubles.append(one.url) if not one.url.startswith(("file:", "data:")) else 0
        )
        page.on("pageerror", lambda error: page.troubles.append(str(error)))
        page.on("console", lambda line: page.troubles.append(line.text) if line.type == "error" else 0)
        page.goto(file.as_uri())
        page.evaluate("document.fonts.ready")
        pages.append(page)
        return page

    yield opened
    for page in pages:
        assert page.troubles == []
        page.close()


def shown(page):
    return page.evaluate("[...document.querySelectorAll('.slide')].find((one) => !one.hidden).id")


def test_a_presenter_remote_walks_through_the_meeting_and_back(open_deck):
    page = open_deck()

    seen = [shown(page)]
    for key in ("ArrowRight", "PageDown", "Space", "PageUp", "ArrowLeft", "End", "ArrowRight", "Home"):
        page.keyboard.press(key)
        seen.append(shown(page))

    walk = [
        "bia",
        "tong-quan",
        "dieu-kien",
        "dieu-kien-trang-2",
        "dieu-kien",
        "tong-quan",
        "quyet-dinh",
        "quyet-dinh",
        "bia",
    ]
    assert seen == walk


def test_a_number_and_enter_goes_to_that_page_and_the_hash_keeps_it(open_deck):
    page = open_deck()

    for key in ("1", "3", "Enter"):
        page.keyboard.press(key)

    assert shown(page) == "tien-do"
    page.reload()
    assert shown(page) == "tien-do"


def test_a_tile_opens_its_commune_and_back_returns_to_the_same_place(open_deck):
    page = open_deck()
    page.evaluate("location.hash = '#cac-xa'")

    page.click(".slide:not([hidden]) .tile a >> nth=3")

    assert shown(page).startswith("xa-")
    page.keyboard.press("Backspace")
    assert shown(page) == "cac-xa"


def test_a_matrix_cell_opens_its_criterion_and_the_button_returns(open_deck):
    page = open_deck()
    page.evaluate("location.hash = '#ma-tran'")

    page.click(".slide:not([hidden]) td a >> nth=5")

    assert shown(page) == "tieu-chi-6"
    page.click(".slide:not([hidden]) .back")
    assert shown(page) == "ma-tran"


def test_a_screen_of_several_pages_is_walked_through_and_left_to_where_it_was_opened(open_deck):
    page = open_deck("hostile")
    page.evaluate("location.hash = '#ma-tran'")

    page.click(".slide:not([hidden]) thead a >> nth=16")
    seen = [shown(page)]
    for key in ("ArrowRight", "ArrowLeft", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
        seen.append(shown(page))

    assert seen == ["tieu-chi-17", "tieu-chi-17-trang-2", "tieu-chi-17", "tieu-chi-17-trang-2", "ma-tran"]


def test_black_notes_dark_grey_and_overview_answer_to_their_keys(open_deck):
    page = open_deck()
    page.keyboard.press("ArrowRight")

    for key, query in (("b", ".black"), ("n", ".notes"), ("o", ".menu")):
        page.keyboard.press(key)
        assert page.is_visible(query)
        page.keyboard.press(key)
        assert not page.is_visible(query)
    for key in ("d", "g"):
        page.keyboard.press(key)
    assert page.evaluate("document.body.className").split() == ["js", "dark", "grey"]


def test_buttons_are_large_enough_for_a_finger_and_work(open_deck):
    page = open_deck()

    sizes = page.evaluate(
        "[...document.querySelectorAll('.bar button')].map((one) => one.getBoundingClientRect().toJSON())"
    )
    page.click(".bar [data-act=next]")

    assert all(size["width"] >= 44 and size["height"] >= 44 for size in sizes)
    assert shown(page) == "tong-quan"


def test_a_swipe_turns_the_page(open_deck):
    page = open_deck()

    page.evaluate("""() => {
      const touch = (x) => [new Touch({ identifier: 1, target: document.body, clientX: x, clientY: 300 })];
      document.body.dispatchEvent(new TouchEvent('touchstart', { changedTouches: touch(900), bubbles: true }));
      document.body.dispatchEvent(new TouchEvent('touchend', { changedTouches: touch(500), bubbles: true }));
    }""")

    assert shown(page) == "tong-quan"


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("case", CASES)
def test_nothing_overflows_and_no_text_is_too_small_for_the_last_row(open_deck, case, language):
    page = open_deck(case, language=language)
    ids = page.evaluate("[...document.querySelectorAll('.slide')].map((one) => one.id)")

    bad = {}
    for slide in ids:
        page.evaluate("(id) => { location.hash = '#' + id; }", slide)
        page.wait_for_function("(id) => !document.getElementById(id).hidden", arg=slide)
        found = page.evaluate(OVERFLOWING) + page.evaluate(SMALL)
        if found:
            bad[slide] = found[:4]

    assert bad == {}


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_serious(open_deck, dark):
    from axe_playwright_python.sync_playwright import Axe

    page = open_deck()
    if dark:
        page.keyboard.press("d")
    serious = {}
    for slide in ("bia", "tong-quan", "dieu-kien", "cac-xa", "ma-tran", "tien-do", "quyet-dinh"):
        page.evaluate("(id) => { location.hash = '#' + id; }", slide)
        page.wait_for_function("(id) => !document.getElementById(id).hidden", arg=slide)
        found = [one for one in Axe().run(page).response["violations"] if one["impact"] in {"serious", "critical"}]
        if found:
            serious[slide] = [(one["id"], one["nodes"][0]["html"][:120]) for one in found]

    assert serious == {}
