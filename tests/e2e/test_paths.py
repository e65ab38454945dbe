"""The main paths: down to a commune, another day, only documented figures, English, a link that means nothing."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Server, choose, settle

pytestmark = pytest.mark.e2e


def test_a_tile_leads_to_its_commune(tra_cu: Server, page: Page):
    page.goto(tra_cu.address)
    settle(page)

    page.locator(".ntm-a-tile", has_text="Xã Đại An").click()
    page.wait_for_url("**/xa?xa=29491")
    settle(page)

    expect(page.locator("[data-testid='stMain']")).to_contain_text("Xã Đại An")
    expect(page.locator("[data-testid='stMain']")).to_contain_text("07/04/2022")


def test_a_link_shows_an_earlier_day(tra_cu: Server, page: Page):
    page.goto(f"{tra_cu.address}/?ky=2022-04-06")
    settle(page)

    expect(page.locator(".ntm-answer")).to_contain_text("9/15")


def test_only_documented_figures_hides_what_is_illustrative(tra_cu: Server, page: Page):
    page.goto(f"{tra_cu.address}/?chac_chan=1")
    settle(page)

    answer = page.locator(".ntm-answer")
    expect(answer).to_contain_text("12/15")
    expect(answer).to_contain_text("4/9")
    expect(answer).not_to_contain_text("minh họa")


def test_english_is_english(tra_cu: Server, page: Page):
    page.goto(f"{tra_cu.address}/?lang=en")
    settle(page)

    assert page.locator("html").get_attribute("lang") == "en"
    expect(page.locator(".ntm-answer")).to_contain_text("12/15 communes recognised")
    expect(page.locator(".ntm-answer")).to_contain_text("days, until 31/12/2023")


@pytest.mark.parametrize("link", ["/?ky=hom-qua", "/?ban=999", "/xa?xa=99999", "/?chac_chan=2"])
def test_a_link_that_means_nothing_says_so(tra_cu: Server, page: Page, link: str):
    page.goto(f"{tra_cu.address}{link}")
    settle(page)

    expect(page.locator(".ntm-alert")).to_be_visible()


def test_the_training_set_says_that_it_is_one(training: Server, page: Page):
    page.goto(training.address)
    settle(page)

    expect(page.locator("[data-testid='stMain']")).to_contain_text("SỐ LIỆU MINH HỌA – TẬP HUẤN")


def test_the_filters_of_the_communes_stand_in_the_link(tra_cu: Server, page: Page):
    page.goto(f"{tra_cu.address}/cac-xa")
    settle(page)
    choose(page, page.get_by_label("Cơ quan phụ trách"), "Phòng Nội vụ")
    page.wait_for_url("**co_quan=**")
    link = page.url

    page.goto("about:blank")
    page.goto(link)
    settle(page)

    assert page.get_by_label("Cơ quan phụ trách").input_value() == "Phòng Nội vụ"
