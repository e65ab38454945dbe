import io
import unicodedata

import pypdf
import pytest

pytestmark = pytest.mark.e2e


def without_spaces(text):
    return "".join(unicodedata.normalize("NFC", text).split())


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
        "ket-luan",
        "dieu-kien",
        "ket-luan",
        "tong-quan",
        "quyet-dinh",
        "quyet-dinh",
        "bia",
    ]
    assert seen == walk


def test_a_number_and_enter_goes_to_that_page_and_the_hash_keeps_it(open_deck):
    page = open_deck()

    for key in ("1", "5", "Enter"):
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


def test_black_pointer_pen_dark_grey_and_overview_answer_to_their_keys(open_deck):
    page = open_deck()
    page.keyboard.press("ArrowRight")

    for key, query in (("b", ".black"), ("o", ".menu"), ("l", ".dot"), ("v", ".ink")):
        page.keyboard.press(key)
        assert page.is_visible(query)
        page.keyboard.press(key)
        assert not page.is_visible(query)
    for key in ("d", "g"):
        page.keyboard.press(key)
    assert page.evaluate("document.body.className").split() == ["js", "dark", "grey"]


@pytest.mark.parametrize("key", ["p", "n"])
def test_notes_open_in_a_window_of_the_presenter_that_goes_with_the_projector(open_deck, key):
    wall = open_deck()

    with wall.context.expect_page() as opened:
        wall.keyboard.press(key)
    desk = opened.value
    desk.wait_for_selector(".presenter .small")
    assert not wall.is_visible(".notes")

    desk.keyboard.press("ArrowRight")
    wall.wait_for_function("location.hash === '#tong-quan'")
    assert desk.inner_text(".words") == desk.get_attribute("#tong-quan", "data-note")
    assert wall.text_content("#ket-luan h2") in desk.text_content(".presenter .next")

    wall.keyboard.press("End")
    desk.wait_for_function("location.hash === '#quyet-dinh'")

    desk.keyboard.press("b")
    wall.wait_for_selector(".black", state="visible")
    assert not desk.is_visible(".black")


def test_what_was_drawn_goes_with_the_slide(open_deck):
    page = open_deck()
    inked = "document.querySelector('.ink').getContext('2d').getImageData(0, 0, 1920, 1080).data.some((one) => one > 0)"
    page.keyboard.press("v")

    page.mouse.move(400, 400)
    page.mouse.down()
    page.mouse.move(700, 500)
    page.mouse.up()
    assert page.evaluate(inked)

    page.keyboard.press("ArrowRight")
    assert not page.evaluate(inked)


def test_the_overview_shows_every_slide_in_small(open_deck):
    page = open_deck()

    page.keyboard.press("o")

    assert page.locator(".menu .small .slide").count() == page.locator("main > .slide:not([data-detail])").count()


@pytest.mark.parametrize("case", ["april", "training", "hostile"])
def test_it_prints_its_slides_one_a_page_with_every_row(open_deck, case):
    page = open_deck(case)
    page.set_viewport_size({"width": 1024, "height": 768})
    page.keyboard.press("End")
    slides = page.evaluate("""() => [...document.querySelectorAll('main > .slide:not([data-detail])')].map((slide) => ({
      title: slide.querySelector('h1,h2').textContent,
      rows: [...slide.querySelectorAll('.list tbody tr, .matrix tbody th, .tile b, .points li, .chart text')]
        .map((one) => one.textContent),
    }))""")

    printed = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages

    assert len(printed) == len(slides)
    pages = [without_spaces(one.extract_text()) for one in printed]
    missing = [
        text
        for slide, words in zip(slides, pages, strict=True)
        for text in (slide["title"], *slide["rows"])
        if without_spaces(text) not in words
    ]
    assert missing == []


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720), (1024, 768)], ids=str)
def test_no_word_is_broken_and_the_slide_uses_the_height_of_the_screen(open_deck, size):
    page = open_deck("training")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    broken = """() => [...document.querySelectorAll('.slide:not([hidden]) :is(td,th)')].filter((one) => {
      const before = one.getBoundingClientRect().height;
      one.style.overflowWrap = 'normal';
      const whole = one.getBoundingClientRect().height;
      one.style.overflowWrap = '';
      return before > whole + 1;
    }).map((one) => one.innerText)"""

    found = {}
    for slide in ("tong-quan", "dieu-kien", "tieu-chi-huyen", "den-han", "quyet-dinh"):
        page.evaluate("(id) => { location.hash = '#' + id; }", slide)
        page.wait_for_function("(id) => !document.getElementById(id).hidden", arg=slide)
        found |= {slide: cut} if (cut := page.evaluate(broken)) else {}
    frame = page.evaluate("document.querySelector('.slide:not([hidden])').getBoundingClientRect().toJSON()")

    assert found == {}
    assert (round(frame["width"]), round(frame["height"])) == size


def test_type_grows_where_a_slide_has_room(open_deck):
    page = open_deck()
    page.evaluate("location.hash = '#quyet-dinh'")
    page.wait_for_function("!document.getElementById('quyet-dinh').hidden")

    assert page.evaluate("parseFloat(document.querySelector('#quyet-dinh .grown').style.zoom)") > 1


def test_a_telephone_reads_it_without_glasses(open_deck, chromium):
    address = open_deck("training").url
    context = chromium.new_context(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    page = context.new_page()
    smallest = """() => {
      const slide = [...document.querySelectorAll('.slide')].find((one) => !one.hidden);
      const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
      let least = 100;
      while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement, frame = parent.ownerSVGElement;
        if (!walker.currentNode.textContent.trim() || parent.closest('.unseen, title')) continue;
        const scale = frame ? frame.getBoundingClientRect().width / frame.viewBox.baseVal.width : 1;
        least = Math.min(least, parseFloat(getComputedStyle(parent).fontSize) * scale);
      }
      return least;
    }"""

    page.goto(address)
    for slide in ("bia", "tong-quan", "dieu-kien", "cac-xa", "ma-tran", "tien-do", "quyet-dinh"):
        page.evaluate("(id) => { location.hash = '#' + id; }", slide)
        page.wait_for_function("(id) => !document.getElementById(id).hidden", arg=slide)
        assert page.evaluate("window.innerWidth") == 390, slide
        assert page.evaluate(smallest) >= 13.5, slide
    context.close()


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
