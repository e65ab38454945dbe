"""An editor mends one fact from the overview on, and several in a grid, without making a file."""

import re
from collections.abc import Callable, Iterator
from time import monotonic

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.e2e.conftest import Server, first_account, run_server, settle
from tests.e2e.test_own_words import english_on
from tests.patience import until

pytestmark = pytest.mark.e2e
MOST_CLICKS = 6


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The program of an office before anybody has signed in."""
    yield from run_server(tmp_path_factory.mktemp("sua"), "data/tra_cu")


@pytest.fixture(scope="module")
def signed_in(office: Server, chromium: Browser) -> Iterator[Page]:
    """The first account of the office, signed in."""
    yield from first_account(office, chromium, locale="en-US")


class Clicks:
    """Clicks that are counted."""

    def __init__(self) -> None:
        self.count = 0

    def on(self, what: Locator) -> None:
        """Click something."""
        self.count += 1
        what.click()


def opened(page: Page, office: Server, parameters: str) -> None:
    page.goto(f"{office.address}/sua-so-lieu?{parameters}")
    settle(page)


def first_target(grid: Locator) -> Locator:
    """Open the first target in a grid for writing; a grid that is still drawn takes no key, so it is tried again."""
    field = grid.page.locator(".gdg-input")

    def is_open() -> bool:
        grid.locator(".dvn-scroller").click(position={"x": 600, "y": 55})
        grid.page.keyboard.press("Enter")
        grid.page.wait_for_timeout(300)
        return field.count() > 0

    until(is_open)
    return field


def main_text(page: Page) -> str:
    return page.locator("[data-testid='stMain']").inner_text()


def test_one_fact_is_mended_from_the_overview_on_in_six_clicks(
    office: Server, signed_in: Page, record_property: Callable[[str, object], None]
) -> None:
    page, clicks = signed_in, Clicks()
    page.goto(office.address)
    settle(page)
    start = monotonic()

    clicks.on(page.locator("a[href^='xa?xa=29470']").first)
    page.wait_for_url("**/xa?*")
    settle(page)
    clicks.on(page.get_by_role("link", name="Sửa tiêu chí 17"))
    page.wait_for_url("**/sua-so-lieu?*")
    settle(page)
    clicks.on(page.get_by_role("radiogroup", name="Kết quả").get_by_text("Đạt", exact=True))
    clicks.on(page.get_by_role("button", name="Đưa vào bản sửa"))
    page.get_by_text("Kết quả: Chưa đạt* → Đạt").wait_for()
    clicks.on(page.get_by_role("button", name="Công bố"))
    page.get_by_role("heading", name="5. Đã công bố").wait_for()

    seconds = monotonic() - start
    record_property("seconds of the one-fact path", round(seconds, 1))
    print(f"From the overview to published: {clicks.count} clicks, {seconds:.1f} s")
    assert clicks.count <= MOST_CLICKS
    page.goto(f"{office.address}/xa?xa=29470&tc=17")
    settle(page)
    assert "sua_tieu_chi_xa_2023-04-12.csv, dòng 2" in main_text(page)


def test_a_cell_of_the_grid_is_typed_over_and_taken_up(office: Server, signed_in: Page) -> None:
    opened(signed_in, office, "loai=muc_tieu")
    grid = signed_in.locator("[data-testid='stDataFrame']")
    grid.locator("canvas").first.wait_for()

    first_target(grid).fill("14")
    signed_in.keyboard.press("Enter")
    signed_in.get_by_text("1 dòng đã đổi trong bảng, chưa đưa vào bản sửa.").wait_for()
    signed_in.get_by_role("button", name="Đưa vào bản sửa").first.click()
    signed_in.get_by_text("Giá trị: 15 → 14").wait_for()
    signed_in.get_by_role("button", name="Bỏ", exact=True).click()
    signed_in.get_by_text("Đã bỏ khỏi bản sửa.").wait_for()

    assert "Bản sửa của bạn" not in main_text(signed_in)


def test_a_cell_that_is_left_by_a_click_on_the_button_is_not_lost(office: Server, signed_in: Page) -> None:
    opened(signed_in, office, "loai=muc_tieu")
    grid = signed_in.locator("[data-testid='stDataFrame']")
    grid.locator("canvas").first.wait_for()

    first_target(grid).fill("13")
    button = signed_in.get_by_role("button", name="Đưa vào bản sửa").first
    button.click()
    signed_in.get_by_text(re.compile("1 dòng đã đổi trong bảng|Giá trị: 15 → 13")).first.wait_for()
    if signed_in.get_by_text("Giá trị: 15 → 13").count() == 0:
        button.click()

    signed_in.get_by_text("Giá trị: 15 → 13").wait_for()
    signed_in.get_by_role("button", name="Bỏ", exact=True).click()
    signed_in.get_by_text("Đã bỏ khỏi bản sửa.").wait_for()


def test_a_draft_outlives_a_reload_and_another_page(office: Server, signed_in: Page) -> None:
    opened(signed_in, office, "xa=29473&tc=17")
    signed_in.get_by_label("Ghi chú", exact=True).fill("còn 2 km")
    signed_in.get_by_role("button", name="Đưa vào bản sửa").click()
    signed_in.get_by_text("Bản sửa của bạn: 1 nội dung").wait_for()

    signed_in.goto(office.address)
    settle(signed_in)
    opened(signed_in, office, "loai=tieu_chi_huyen")

    signed_in.get_by_text("Ghi chú: (trống)* → “còn 2 km”").wait_for()
    signed_in.get_by_role("button", name="Bỏ", exact=True).click()
    signed_in.get_by_text("Đã bỏ khỏi bản sửa.").wait_for()


def test_a_new_period_is_typed_and_stands_in_the_address(office: Server, signed_in: Page) -> None:
    opened(signed_in, office, "xa=29473&tc=17")
    box = signed_in.get_by_test_id("stSelectbox").filter(has_text="Kỳ báo cáo").locator("input")

    box.fill("31/02/2024")
    box.press("Enter")
    signed_in.get_by_text("“31/02/2024” không phải là ngày có thật").wait_for()
    box.fill("31/01/2024")
    box.press("Enter")
    signed_in.get_by_text("Ghi vào kỳ mới 31/01/2024").wait_for()

    assert "ky_sua=2024-01-31" in signed_in.url


def planned(page: Page, office: Server) -> str:
    """Give what the page says of the planned dates of a commune."""
    opened(page, office, "loai=lo_trinh&xa=29476")
    return main_text(page)


def test_a_planned_date_is_moved_with_its_reason_previewed_published_and_undone(
    office: Server, signed_in: Page
) -> None:
    page = signed_in
    opened(page, office, "loai=lo_trinh&xa=29476&tc=5")
    page.get_by_label("Ngày đặt ra", exact=True).fill("01/03/2023")
    page.get_by_label("Ngày dự kiến", exact=True).fill("30/06/2023")
    page.get_by_role("button", name="Đưa vào bản sửa").click()
    page.get_by_role("button", name="Công bố 1 số liệu").click()
    page.get_by_role("heading", name="5. Đã công bố").wait_for()
    before = planned(page, office)

    page.get_by_role("link", name=re.compile("^Dời ngày: ")).click()
    page.wait_for_url("**doi=1")
    settle(page)
    page.get_by_label("Ngày dự kiến mới").fill("30/09/2023")
    page.get_by_label("Ngày dời").fill("05/04/2023")
    page.get_by_role("button", name="Đưa vào bản sửa").first.click()
    page.get_by_text("Hãy ghi lý do dời ngày.").wait_for()
    page.get_by_label("Lý do dời").fill("Chờ vốn tỉnh")
    page.get_by_role("button", name="Đưa vào bản sửa").first.click()
    page.get_by_text("Dời từ ngày 30/06/2023: lùi 92 ngày.").wait_for()
    page.get_by_text("1 số liệu: Lộ trình (1)").wait_for()
    page.get_by_role("button", name="Công bố 1 số liệu").click()
    page.get_by_role("heading", name="5. Đã công bố").wait_for()
    page.get_by_text("Ngày này đã được dời.").wait_for()
    page.get_by_text("Hoàn tác lần công bố này").click()
    page.get_by_role("button", name=re.compile("Hoàn tác phiên bản .*: 1 số liệu trở về như trước")).click()
    page.get_by_text("Đã hoàn tác: số liệu trở về như trước khi công bố.").wait_for()
    page.get_by_text("Đang dự kiến 30/06/2023.").wait_for()

    after = planned(page, office)
    assert "30/06/2023" in before
    assert re.sub(r"Phiên bản \d+", "", after) == re.sub(r"Phiên bản \d+", "", before)


@pytest.mark.parametrize(
    "parameters", ["xa=29473&tc=17", "xa=29473", "loai=cong_nhan", "loai=so_lieu_cong_bo", "loai=muc_tieu"]
)
def test_nothing_on_the_page_is_english(office: Server, signed_in: Page, parameters: str) -> None:
    opened(signed_in, office, parameters)
    grid = signed_in.locator("[data-testid='stDataFrame']")
    if grid.count():
        grid.locator("canvas").first.wait_for()
        grid.hover()

    assert english_on(signed_in) == []


def test_a_phone_scrolls_nothing_sideways_but_the_grid(office: Server, signed_in: Page) -> None:
    signed_in.set_viewport_size({"width": 390, "height": 844})
    for parameters in ("xa=29473&tc=17", "xa=29473", "loai=cong_nhan"):
        opened(signed_in, office, parameters)
        assert signed_in.evaluate("document.documentElement.scrollWidth") <= 390
        assert signed_in.get_by_role("button", name="Đưa vào bản sửa").first.is_visible()
    signed_in.set_viewport_size({"width": 1366, "height": 768})


def test_whoever_only_looks_finds_no_way_to_edit(office: Server, page: Page) -> None:
    for path in ("", "cac-xa", "xa?xa=29470", "tieu-chi-huyen", "muc-tieu"):
        page.goto(f"{office.address}/{path}")
        settle(page)
        assert page.locator("a[href*='sua-so-lieu']").count() == 0, path

    opened(page, office, "xa=29470&tc=17")
    page.get_by_text("Cần đăng nhập với vai trò biên tập hoặc cán bộ xã để sửa số liệu.").wait_for()
    assert page.get_by_role("button", name="Đưa vào bản sửa").count() == 0
