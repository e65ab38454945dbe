"""A province of 230 communes in a browser: a part is read, the next one is a click away, and a link shows the same."""

import re

import pytest
from playwright.sync_api import Page, expect

from ntm_dashboard.bootstrap.settings import PROJECT
from tests.benchmarks.districts import Size, write_folder
from tests.e2e.conftest import Server, run_server, settle

pytestmark = pytest.mark.e2e
COMMUNES = 230


@pytest.fixture(scope="module")
def province(tmp_path_factory):
    """The program on a district of that many communes, all of which report the same."""
    folder = tmp_path_factory.mktemp("many")
    made = write_folder(folder, Size(communes=COMMUNES), like=PROJECT / "data" / "mau")
    yield from run_server(folder, str(made))


def names(page: Page) -> list[str]:
    """Give the names beside the rows of the matrix, from above."""
    return page.locator(".st-key-matrix_scroll .yaxislayer-above .ytick text").all_text_contents()


def test_the_next_communes_are_a_click_away_and_a_link_shows_the_same(province: Server, page: Page):
    page.goto(f"{province.address}/cac-xa")
    settle(page)
    assert [len(names(page)), names(page)[0]] == [61, "Xã 1 huyện 1 tỉnh 1"]
    expect(page.get_by_role("button", name="Các xã trước").first).to_be_disabled()

    page.get_by_role("button", name="Các xã tiếp theo").first.click()
    settle(page)
    page.wait_for_url("**/cac-xa?*trang=2*")
    expect(page.get_by_text("Hiện 60 trong 230 xã (thứ 61 đến 120)").first).to_be_visible()
    assert names(page)[0] == "Xã 61 huyện 1 tỉnh 1"

    page.goto(page.url)
    settle(page)
    assert names(page)[0] == "Xã 61 huyện 1 tỉnh 1"


def test_the_table_behind_shows_the_part_that_the_matrix_shows(province: Server, page: Page):
    page.goto(f"{province.address}/cac-xa?trang=4")
    settle(page)

    box = page.locator("[data-testid='stExpander']").filter(has_text="Xem bảng số liệu").first
    box.locator("summary").click()

    expect(box.get_by_text("Hiện 50 trong 230 xã (thứ 181 đến 230)")).to_be_visible()
    expect(box.locator("tbody tr")).to_have_count(50 * 19)
    assert "Xã 181 huyện 1 tỉnh 1" in box.locator("tbody tr").first.inner_text()


def test_a_commune_is_found_by_its_name_from_any_part(province: Server, page: Page):
    page.goto(f"{province.address}/cac-xa?trang=4")
    settle(page)

    page.get_by_label("Tìm xã theo tên").fill("xa 17 huyen")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/cac-xa\?ten=xa\+17\+huyen$|/cac-xa\?ten=xa%2017%20huyen$"))
    settle(page)

    assert names(page) == ["Xã 17 huyện 1 tỉnh 1", "Số xã thiếu"]


def test_a_state_on_the_overview_leads_to_its_communes(province: Server, page: Page):
    page.goto(province.address)
    settle(page)

    tile = page.locator(".ntm-answer a[href*='tinh_trang=']").first
    state = tile.locator("b").inner_text()
    tile.click()
    page.wait_for_url("**/cac-xa?*tinh_trang=*")
    settle(page)

    expect(page.locator(".stMultiSelect").get_by_text(state)).to_be_visible()
    assert re.search(r"\d xã, thị trấn: ", page.locator(".ntm-heading").first.inner_text())
