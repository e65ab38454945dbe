"""Who has not reported, as the office works with it: a period typed by keyboard, all templates, the text to send."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Server, settle

pytestmark = pytest.mark.e2e


def test_the_templates_of_a_coming_period_and_the_text_to_send(tra_cu: Server, page: Page):
    page.goto(tra_cu.address)
    settle(page)
    page.get_by_role("link", name="Ai chưa báo cáo, mẫu và lời nhắc").click()
    page.wait_for_url(re.compile("/nop-so-lieu"))
    settle(page)
    page.get_by_text("Mẫu cho từng nơi chưa báo cáo, và lời nhắc").click()
    day = page.get_by_test_id("stDateInput").filter(has_text="Kỳ báo cáo").first

    # a typed date is taken at Enter, and at Tab out of the field, which leads on
    day.locator("[role='spinbutton']").first.click()
    page.keyboard.type("31012024")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Kỳ 31/01/2024: 15/15 xã chưa báo cáo")).to_be_visible()
    day.locator("[role='spinbutton']").first.click()
    page.keyboard.type("29022024")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Kỳ 29/02/2024: 15/15 xã chưa báo cáo")).to_be_visible()
    expect(day.get_by_test_id("stDateInputCalendarButton")).to_be_focused()

    limit = page.get_by_test_id("stDateInput").filter(has_text="Hạn nộp").first
    limit.locator("[role='spinbutton']").first.click()
    page.keyboard.type("05032024")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("stCode")).to_contain_text("Hạn nộp: 05/03/2024")
    expect(page.get_by_test_id("stCode")).to_contain_text(f"nộp tại {tra_cu.address}/nop-so-lieu")

    with page.expect_download() as download:
        page.get_by_role("button", name="Tải 16 mẫu trong một tệp ZIP").click()
    with zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes())) as folder:
        assert "mau_tieu_chi_xa_29506_long-hiep_2024-02.xlsx" in folder.namelist()
        assert len(folder.namelist()) == 16
