"""An open deck or page says when newer figures are published, and never changes by itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from ntm_dashboard.cli.main import main
from tests.e2e.conftest import PROJECT, Server, run_server, settle

pytestmark = pytest.mark.e2e
REPORT = "ky_bao_cao;tieu_chi;ket_qua\n30/04/2023;2;đạt\n"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Server]:
    """The program of an office, with figures that this test changes."""
    yield from run_server(tmp_path, "data/tra_cu")


def publish(office: Server) -> None:
    """Publish a report from a terminal beside the running program."""
    file = office.folder / "huyen.csv"
    file.write_text(REPORT, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NTM_DATA_DIR", str(PROJECT / "data" / "tra_cu"))
        patch.setenv("NTM_DATABASE_URL", office.database)
        assert main(["publish", str(file)]) == 0


def test_newer_figures_are_announced_while_the_shown_ones_stay(office: Server, page: Page) -> None:
    page.clock.install()
    page.goto(f"{office.address}/trinh-chieu#tong-quan")
    page.get_by_role("heading", name="12/15 xã được công nhận đạt chuẩn, 4/9 tiêu chí huyện đạt").first.wait_for()
    news = page.locator(".news")
    page.clock.fast_forward(61_000)
    assert not news.is_visible()

    publish(office)
    page.clock.fast_forward(61_000)

    news.wait_for(state="visible")
    news.get_by_role("button", name="Đóng").click()
    page.clock.fast_forward(61_000)
    assert not news.is_visible()
    assert page.get_by_role(
        "heading", name="12/15 xã được công nhận đạt chuẩn, 4/9 tiêu chí huyện đạt"
    ).first.is_visible()
    page.reload()
    page.get_by_role("heading", name="12/15 xã được công nhận đạt chuẩn, 5/9 tiêu chí huyện đạt").first.wait_for()


@pytest.fixture
def open_page(office: Server, page: Page) -> Page:
    """Give a page that somebody reads, scrolled down, while figures are published beside it."""
    page.clock.install()
    page.goto(f"{office.address}/cac-xa")
    settle(page)
    page.clock.fast_forward(9_000)
    assert not page.locator(".ntm-news").is_visible()
    page.locator("[data-testid='stMain']").evaluate("one => one.scrollTo(0, 300)")
    publish(office)
    page.clock.fast_forward(9_000)
    page.locator(".ntm-news").wait_for(state="visible")
    return page


def test_an_open_page_says_so_where_its_reader_is(open_page: Page) -> None:
    news = open_page.locator(".ntm-news")

    assert "Có số liệu mới." in news.inner_text()
    assert news.get_attribute("role") == "status"
    assert open_page.locator("[data-testid='stMain']").evaluate("one => one.scrollTop") == 300
    assert open_page.locator(".ntm-foot").inner_text().startswith("Phiên bản 5")
    news.get_by_role("button", name="Xem").click()
    open_page.get_by_text("Phiên bản 6 ·").wait_for()
    assert "/cac-xa" in open_page.url
    assert not news.is_visible()


def test_news_that_were_put_away_do_not_come_back_and_turning_the_page_is_enough(open_page: Page) -> None:
    news = open_page.locator(".ntm-news")
    news.get_by_role("button", name="Đóng").click()
    open_page.clock.fast_forward(20_000)
    assert not news.is_visible()

    open_page.get_by_role("link", name="Tiêu chí huyện", exact=True).click()

    open_page.get_by_text("Phiên bản 6 ·").wait_for()
    assert not news.is_visible()


def test_a_page_with_work_on_it_is_told_but_offered_no_reload(office: Server, page: Page) -> None:
    page.clock.install()
    page.goto(f"{office.address}/nop-so-lieu")
    settle(page)
    publish(office)
    page.clock.fast_forward(9_000)

    news = page.locator(".ntm-news")
    news.wait_for(state="visible")
    assert news.get_by_role("button").count() == 1
    assert news.get_by_role("button", name="Đóng").is_visible()


def test_a_page_of_one_revision_is_never_out_of_date(office: Server, page: Page) -> None:
    page.clock.install()
    page.goto(f"{office.address}/tieu-chi-huyen?ban=5&lang=en")
    settle(page)
    publish(office)
    page.clock.fast_forward(20_000)

    assert not page.locator(".ntm-news").is_visible()


def test_the_copy_for_a_foreign_computer_asks_nobody(office: Server, page: Page, tmp_path: Path) -> None:
    file = tmp_path / "trinh-chieu.html"
    file.write_bytes(page.request.get(f"{office.address}/trinh-chieu?tai=1").body())
    asked: list[str] = []
    page.on(
        "request", lambda request: asked.append(request.url) if not request.url.startswith(("file:", "data:")) else 0
    )

    page.clock.install()
    page.goto(file.as_uri())
    page.keyboard.press("ArrowRight")
    page.clock.fast_forward(130_000)

    assert page.url.endswith("#tong-quan")
    assert asked == []
