"""Another day and other parts are chosen from inside the deck of a server, by keyboard, under its strict policy."""

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import Server

pytestmark = pytest.mark.e2e


def test_day_and_parts_are_chosen_by_keyboard(tra_cu: Server, page: Page) -> None:
    refused: list[str] = []
    page.on("console", lambda line: refused.append(line.text) if line.type == "error" else None)
    page.goto(f"{tra_cu.address}/trinh-chieu")
    page.keyboard.press("o")
    days = page.locator(".choosing select option").evaluate_all("all => all.map((one) => one.value)")

    page.locator(".choosing select").select_option(days[-1])
    for box in page.locator(".choosing [type=checkbox]").all():
        if box.get_attribute("value") not in {"cac-xa", "ma-tran"}:
            box.focus()
            page.keyboard.press("Space")
    page.locator(".choosing button").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/trinh-chieu?ky=*&phan=cac-xa,ma-tran")

    assert f"ky={days[-1]}" in page.url
    assert page.locator("main > .slide:not([data-detail])").evaluate_all("all => all.map((one) => one.id)") == [
        "bia",
        "cac-xa",
        "ma-tran",
    ]
    assert refused == []


def test_a_day_without_a_report_is_typed(tra_cu: Server, page: Page) -> None:
    page.goto(f"{tra_cu.address}/trinh-chieu")
    page.keyboard.press("o")

    page.locator(".choosing [type=date]").fill("2023-04-01")
    page.locator(".choosing button").click()
    page.wait_for_url("**/trinh-chieu?ky=2023-04-01")

    assert "01/04/2023" in page.locator("#bia .foot").inner_text()


def test_who_opens_the_deck_on_the_machine_itself_is_told_why_there_is_no_code(tra_cu: Server, page: Page) -> None:
    page.goto(f"{tra_cu.address}/trinh-chieu")

    page.keyboard.press("q")

    assert "NTM_PUBLIC_URL" in page.locator(".code").inner_text()
