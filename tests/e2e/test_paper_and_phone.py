"""A page on paper is whole and without the menu; on a phone the answer comes first and the menu goes once chosen."""

import io
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize, expect
from pypdf import PdfReader

from tests.e2e.conftest import Server, settle
from tests.patience import patient, until

PAGES = [
    "",
    "cac-xa",
    "xa?xa=29482",
    "tieu-chi-huyen",
    "muc-tieu",
    "ho-so",
    "trach-nhiem",
    "hop",
    "bao-cao",
    "nop-so-lieu",
    "lich-su",
    "nguon-so-lieu",
]
SCREEN_OF_A_PHONE = 844
ROWS = """[...document.querySelectorAll(".ntm-table tbody tr, .ntm-card > summary, .ntm-a-conditions li, .ntm-a-do")]
  .filter(row => row.checkVisibility() && !row.closest("[inert]"))
  .map(row => row.matches("tr") ? [...row.children].map(cell => cell.textContent) : [row.textContent])"""
"""The rows and cards that a page shows."""
WIDTH_OF_PAPER = 1032
ENDS = """[...document.querySelectorAll(".ntm-table, .ntm-answer, .ntm-grid, .ntm-card")]
  .filter(one => one.checkVisibility() && !one.closest("[inert]")).map(one => one.getBoundingClientRect().right)"""
"""Where what must be whole ends on the right."""
BUTTONS = """[...document.querySelectorAll("button, [data-testid$='Button'], .stSidebar")]
  .filter(one => one.checkVisibility() && one.getBoundingClientRect().width > 1 && !one.closest("[inert]"))
  .map(one => one.textContent)"""
pytestmark = pytest.mark.e2e
A4_ON_ITS_SIDE = (842, 595)
DESK: ViewportSize = {"width": 1366, "height": 768}


@pytest.fixture
def phone(chromium: Browser) -> Iterator[BrowserContext]:
    """A visitor with a phone."""
    context = patient(
        chromium.new_context(viewport={"width": 390, "height": 844}, locale="vi-VN", has_touch=True, is_mobile=True)
    )
    yield context
    context.close()


@pytest.fixture(scope="module", params=PAGES)
def opened(request: pytest.FixtureRequest, training: Server, chromium: Browser) -> Iterator[Page]:
    """Each page at a desk, opened once for all that is asked of it: opening takes longer than asking."""
    context = patient(chromium.new_context(locale="vi-VN"))
    page = context.new_page()
    page.set_viewport_size(DESK)
    page.goto(f"{training.address}/{request.param}")
    settle(page)
    yield page
    context.close()


@pytest.fixture
def each_page(opened: Page) -> Page:
    """Each page as it was opened."""
    opened.emulate_media(media="null")
    opened.set_viewport_size(DESK)
    return opened


def _printed(page: Page, address: str) -> PdfReader:
    page.goto(address)
    settle(page)
    return _on_paper(page)


def _on_paper(page: Page) -> PdfReader:
    if page.locator("[data-testid='stPlotlyChart']").count():
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


def _foot(one: Locator) -> float:
    box = one.bounding_box()
    assert box
    return box["y"] + box["height"]


def _letters(text: str) -> str:
    """Give a text without spaces: lines of a PDF break anywhere."""
    return re.sub(r"\s+", "", text)


def test_a_table_opened_beside_another_picture_is_printed_whole_and_covers_nothing(training: Server, page: Page):
    page.goto(f"{training.address}/muc-tieu")
    settle(page)
    boxes = page.locator("[data-testid='stHorizontalBlock'] [data-testid='stExpander']")
    first = boxes.filter(has_text="Xem bảng số liệu").first
    first.locator("summary").click()
    last_row = first.locator("tbody tr").last
    last_row.wait_for()
    until(lambda: (_foot(first) > _foot(last_row)) or None)  # it is drawn open little by little

    printed = _on_paper(page)

    days = first.locator("tbody tr td:first-child").all_inner_texts()
    text = _letters("".join(sheet.extract_text() for sheet in printed.pages))
    assert len(days) > 10
    assert [day for day in days if day not in text] == []
    page.emulate_media(media="print")
    columns = page.locator("[data-testid='stHorizontalBlock']").filter(has=page.locator("details[open]")).last
    tops = [box["y"] for one in columns.locator("> [data-testid='stColumn']").all() if (box := one.bounding_box())]
    assert len(tops) == len(set(tops)) == 2


def test_every_row_that_a_page_shows_is_printed(each_page: Page):
    printed = _on_paper(each_page)

    text = _letters("".join(sheet.extract_text() for sheet in printed.pages))
    lost = [row for row in each_page.evaluate(ROWS) if not all(_letters(cell) in text for cell in row)]
    assert lost == []
    assert all(round(sheet.mediabox.width) == A4_ON_ITS_SIDE[0] for sheet in printed.pages)


def test_nothing_to_press_is_printed_and_nothing_lies_beside_the_paper(each_page: Page):
    each_page.emulate_media(media="print")
    each_page.set_viewport_size({"width": WIDTH_OF_PAPER, "height": 700})

    assert each_page.evaluate(BUTTONS) == []
    ends = each_page.evaluate(ENDS)
    assert max(ends, default=0) <= WIDTH_OF_PAPER + 1


def test_the_folded_rest_of_a_table_is_printed_and_the_figures_behind_charts_are_not(training: Server, page: Page):
    text = _letters("".join(s.extract_text() for s in _printed(page, f"{training.address}/trach-nhiem").pages))
    rest = page.locator("[data-testid='stExpander']").filter(has=page.get_by_text("Xem thêm 3 dòng"))
    rows = rest.locator("tbody tr")

    assert rows.count() == 3
    assert all(_letters(row.locator("td").nth(2).text_content() or "") in text for row in rows.all())
    assert rest.locator("details[open]").count() == 0  # folded again once it is printed
    overview = _letters("".join(s.extract_text() for s in _printed(page, training.address).pages))
    assert "Đãđạt" not in overview


def test_what_is_dark_on_the_screen_is_written_dark_on_paper(training: Server, chromium: Browser):
    context = patient(chromium.new_context(locale="vi-VN", color_scheme="dark"))
    page = context.new_page()
    page.goto(f"{training.address}/xa?xa=29482")
    settle(page)
    page.emulate_media(media="print", color_scheme="dark")

    written = ".ntm-title, .ntm-lead, .ntm-card > summary > b, [data-testid=stWidgetLabel] p"
    inks = page.evaluate(f"[...document.querySelectorAll('{written}')].map(one => getComputedStyle(one).color)")
    assert len(inks) > 20
    assert set(inks) == {"rgb(26, 26, 26)"}
    assert page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor") == "rgb(255, 255, 255)"
    context.close()


@pytest.mark.parametrize("data", ["tra_cu", "training"])
@pytest.mark.parametrize("query", ["", "?lang=en", "?chac_chan=1"])
def test_the_first_screen_of_a_phone_holds_the_answer_and_what_is_overdue(
    request: pytest.FixtureRequest, phone: BrowserContext, data: str, query: str
):
    page = phone.new_page()
    page.goto(f"{request.getfixturevalue(data).address}/{query}")
    settle(page)

    for part in (".ntm-a-head h1", ".ntm-a-clock", ".ntm-a-urgent"):
        box = page.locator(part).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= SCREEN_OF_A_PHONE, part
    if not query:
        assert page.locator(".ntm-a-urgent").get_by_text("quá hạn").is_visible()


@pytest.mark.parametrize("data", ["tra_cu", "training"])
def test_the_overview_is_three_screens_of_a_phone(request: pytest.FixtureRequest, phone: BrowserContext, data: str):
    page = phone.new_page()
    page.goto(request.getfixturevalue(data).address)
    settle(page)
    page.locator("[data-testid='stPlotlyChart'] .main-svg").first.wait_for()

    assert page.evaluate("document.querySelector('.stMain').scrollHeight") <= 3 * SCREEN_OF_A_PHONE
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator(".ntm-a-conditions").get_by_text("Số xã đạt chuẩn nông thôn mới").count() == 1
    assert page.get_by_text("Có 100% số xã trên địa bàn").count() == 0


def test_tiles_and_what_is_to_be_done_are_opened_by_a_tap(training: Server, phone: BrowserContext):
    page = phone.new_page()
    page.goto(training.address)
    settle(page)
    page.locator(".ntm-a-do").first.tap()
    page.get_by_role("heading", name="Xã Định An", exact=True).wait_for()

    page.goto(training.address)
    settle(page)
    page.locator(".ntm-a-tile", has_text="Xã Đại An").tap()

    expect(page.get_by_role("heading", name="Xã Đại An", exact=True)).to_be_visible()


def test_the_bulletin_is_read_on_a_phone_without_zooming(training: Server, phone: BrowserContext):
    page = phone.new_page()
    page.goto(f"{training.address}/ban-tin")
    page.locator("h1").first.wait_for()

    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('p')).fontSize)") >= 14


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
