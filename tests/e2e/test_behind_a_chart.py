"""What stands behind a chart comes when somebody asks: its table when opened, a commune when its cell is clicked."""

import csv
import io
import re

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.e2e.conftest import Server, choose, settle

pytestmark = pytest.mark.e2e
TABLE = "**/bieu-do.html?*"
AT_LEAST = 12
"""Cells of the matrix are no lower than this to either side of their middle."""


def _open(page: Page, server: Server, path: str = "/cac-xa"):
    page.goto(server.address + path)
    settle(page)
    box = page.locator("[data-testid='stExpander']").filter(has_text="Xem bảng số liệu").first
    box.scroll_into_view_if_needed()
    return box


def test_the_table_behind_a_chart_is_fetched_once_when_it_is_opened(training: Server, page: Page):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/bieu-do.html" in request.url else None)
    box = _open(page, training)
    assert (asked, box.locator("table").count()) == ([], 0)

    box.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(box.locator("table")).to_be_visible()
    box.locator("summary").click()
    box.locator("summary").click()

    link = page.locator(".ntm-take a[href*='hinh=ma-tran']").first.get_attribute("href")
    kept = page.request.get(f"{training.address}{link}").body().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(kept), delimiter=";"))[1:]
    assert [cells[:4] for cells in rows] == [text.split("\t") for text in box.locator("tbody tr").all_inner_texts()]
    assert len(asked) == 1


def test_an_open_table_follows_the_filter(training: Server, page: Page):
    box = _open(page, training)
    box.locator("summary").click()
    expect(box.locator("tbody tr")).to_have_count(285)

    choose(page, page.get_by_role("combobox", name="Thiếu tiêu chí"), "15. Y tế")

    expect(box.locator("tbody tr")).to_have_count(3)
    assert {row.split("\t")[1] for row in box.locator("tbody tr").all_inner_texts()} == {"15. Y tế"}


def test_a_table_that_does_not_come_says_so_and_comes_when_it_is_opened_again(
    training: Server, context: BrowserContext, page: Page
):
    def fail(route: Route) -> None:
        route.abort()

    box = _open(page, training)
    context.route(TABLE, fail)
    box.locator("summary").click()
    expect(box.get_by_role("status")).to_contain_text("Chưa tải được bảng số liệu.")

    context.unroute(TABLE, fail)
    box.locator("summary").click()
    expect(box.locator("details[open]")).to_have_count(0)
    box.locator("summary").click()

    expect(box.locator("table")).to_be_visible()


@pytest.mark.parametrize("aside", [(0, 0), (16, AT_LEAST), (-16, -AT_LEAST)], ids=["middle", "corner", "other corner"])
def test_wherever_a_cell_of_the_matrix_is_clicked_its_commune_opens(training: Server, page: Page, aside):
    _open(page, training)
    sign = page.locator(".st-key-matrix_scroll .textpoint").nth(20)
    sign.scroll_into_view_if_needed()
    drawn = sign.bounding_box()
    assert drawn
    across, down = drawn["x"] + drawn["width"] / 2 + aside[0], drawn["y"] + drawn["height"] / 2 + aside[1]

    page.mouse.move(across, down)
    told = page.locator(".st-key-matrix_scroll .hoverlayer text").first
    expect(told).to_contain_text("Tiêu chí 2 Giao thông")
    page.mouse.click(across, down)

    expect(page).to_have_url(re.compile(r"/xa\?.*tieu_chi=2|/xa\?.*tc=2"))
