"""A day at the office's desk: what is in work comes back, two editors meet, and going back shows what it would do."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Server, first_account, run_server, settle

pytestmark = pytest.mark.e2e
LINE = "ky_bao_cao;tieu_chi;ket_qua;ghi_chu\n{day};2;chưa đạt;{note}\n"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The program of an office on the documented figures."""
    yield from run_server(tmp_path_factory.mktemp("ban_lam_viec"), "data/tra_cu")


@pytest.fixture(scope="module")
def editor(office: Server, chromium: Browser) -> Iterator[Page]:
    """The first account of the office, signed in at a desk."""
    yield from first_account(office, chromium)


def hand_in(page: Page, office: Server, file: Path, **said: str) -> None:
    """Choose a file and wait for its preview."""
    file.write_text(LINE.format(**said), encoding="utf-8")
    page.goto(f"{office.address}/nop-so-lieu")
    settle(page)
    page.locator("[data-testid='stFileUploaderDropzoneInput']").set_input_files(file)
    page.get_by_role("heading", name="4. Xem trước").wait_for()
    settle(page)


def test_a_clean_file_shows_preview_and_button_on_the_first_screen(
    office: Server, editor: Page, tmp_path: Path
) -> None:
    hand_in(editor, office, tmp_path / "mot.csv", day="30/04/2023", note="một")

    button = editor.get_by_role("button", name="Công bố 1 số liệu")
    box = button.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 768


def test_what_is_in_work_comes_back_after_a_reload_and_from_another_page(office: Server, editor: Page) -> None:
    note = editor.get_by_label("Ghi chú cho lần công bố này (không bắt buộc)")
    note.fill("Theo biên bản")
    note.press("Enter")
    settle(editor)

    editor.reload()
    settle(editor)
    editor.get_by_text("Lần nộp đang làm dở từ").wait_for()
    expect(editor.get_by_label("Ghi chú cho lần công bố này (không bắt buộc)")).to_have_value("Theo biên bản")

    editor.get_by_role("link", name="Lịch sử").first.click()
    editor.get_by_role("heading", name="Lịch sử công bố").wait_for()
    settle(editor)
    editor.go_back()
    editor.get_by_text("Lần nộp đang làm dở từ").wait_for()
    editor.get_by_role("button", name="Công bố 1 số liệu").click()
    editor.get_by_role("heading", name="5. Đã công bố").wait_for()
    settle(editor)
    assert editor.get_by_text("Lần nộp đang làm dở từ").count() == 0
    outcome = editor.locator(".ntm-done")
    expect(outcome).to_be_focused()
    expect(outcome).to_be_in_viewport()
    assert outcome.inner_text().startswith("Đã công bố phiên bản 6. 1 số liệu: ")


def test_two_tabs_of_the_office_meet_and_the_later_one_accepts_the_new_preview(
    office: Server, editor: Page, tmp_path: Path
) -> None:
    hand_in(editor, office, tmp_path / "cua_toi.csv", day="31/05/2023", note="của tôi")
    other = editor.context.new_page()
    hand_in(other, office, tmp_path / "cua_ban.csv", day="31/05/2023", note="của bạn")
    other.get_by_role("button", name="Bỏ lần nộp này").click()
    expect(other.get_by_role("button", name="Bỏ lần nộp này")).to_have_count(0)
    settle(other)
    other.get_by_role("button", name="Công bố 1 số liệu").click()
    other.get_by_role("heading", name="5. Đã công bố").wait_for()
    other.close()

    editor.get_by_role("button", name="Công bố 1 số liệu").click()
    editor.get_by_text("Trong lúc bạn xem đã có công bố mới").wait_for()
    settle(editor)
    assert editor.get_by_text("1 số liệu trùng với tệp này.").is_visible()
    expect(editor.get_by_role("button", name="Công bố 1 số liệu")).to_be_disabled()
    editor.get_by_role("button", name="Tôi đã xem so sánh mới").click()
    settle(editor)
    editor.get_by_role("button", name="Công bố 1 số liệu").click()
    editor.get_by_role("heading", name="5. Đã công bố").wait_for()
    settle(editor)


def test_a_withdrawal_shows_what_it_would_take_away_before_it_acts(office: Server, editor: Page) -> None:
    editor.goto(f"{office.address}/lich-su?thay_doi=4")
    settle(editor)
    editor.get_by_text("Thu hồi báo cáo này", exact=True).click()
    act = editor.get_by_role("button", name=re.compile("^Thu hồi báo cáo của phiên bản 4: 9 số liệu"))
    act.wait_for()
    settle(editor)

    expect(act).to_be_disabled()
    editor.get_by_text("Tôi muốn thu hồi báo cáo này").click()
    expect(act).to_be_enabled()
    assert "9 số liệu: " in editor.locator("[data-testid='stMain']").inner_text()


def test_a_double_click_publishes_once_and_each_stage_is_said(office: Server, editor: Page, tmp_path: Path) -> None:
    hand_in(editor, office, tmp_path / "hai_lan.csv", day="30/06/2023", note="hai lần")
    region = editor.locator("#ntm-working")
    expect(region).to_have_attribute("aria-live", "polite")
    button = editor.get_by_role("button", name="Công bố 1 số liệu")

    button.dblclick()

    editor.get_by_role("heading", name="5. Đã công bố").wait_for()
    settle(editor)
    assert editor.locator(".ntm-done").inner_text().startswith("Đã công bố phiên bản ")
    expect(region).to_have_text("")
    editor.goto(f"{office.address}/lich-su")
    settle(editor)
    assert editor.get_by_role("cell", name=re.compile(r"hai_lan\.csv")).count() == 1


def test_a_faulty_cell_is_mended_where_it_is_seen_and_comes_back_after_a_reload(
    office: Server, editor: Page, tmp_path: Path
) -> None:
    file = tmp_path / "loi.csv"
    file.write_text(
        "ky_bao_cao;ma_xa;tieu_chi;ket_qua;gia_tri\n31/07/2023;29464;17;đạt;chín mươi\n31/07/2023;29467;17;đạt;?\n",
        encoding="utf-8",
    )
    editor.goto(f"{office.address}/nop-so-lieu")
    settle(editor)
    editor.locator("[data-testid='stFileUploaderDropzoneInput']").set_input_files(file)
    check = editor.get_by_role("button", name="Kiểm tra lại")
    check.wait_for()
    settle(editor)

    type_into(editor, 0, "90,5")
    check.click()  # the click that leaves the cell comes before the grid has told of it
    editor.get_by_text("Đã sửa 1 chỗ trong trình duyệt.").wait_for()
    settle(editor)
    editor.reload()
    editor.get_by_text("Đã sửa 1 chỗ trong trình duyệt.").wait_for()
    settle(editor)
    type_into(editor, 0, "95")
    editor.keyboard.press("Enter")
    check.click()

    editor.get_by_text("Đã sửa 2 chỗ trong trình duyệt.").wait_for()
    settle(editor)
    editor.get_by_role("button", name=re.compile("^Công bố ")).click()
    editor.get_by_role("heading", name="5. Đã công bố").wait_for()
    settle(editor)
    assert editor.get_by_text("đã sửa 2 chỗ trong trình duyệt: ").is_visible()


def type_into(page: Page, row: int, text: str) -> None:
    """Type the right value of a faulty cell, as into a spreadsheet."""
    grid = page.locator("[data-testid='stDataFrame']")
    grid.scroll_into_view_if_needed()
    box = grid.bounding_box()
    assert box is not None
    head, height, right_value = 36, 72, 0.41
    page.mouse.click(box["x"] + right_value * box["width"], box["y"] + head + height * (row + 0.5))
    page.locator(f"#glide-cell-2-{row}[aria-selected='true']").wait_for(state="attached")
    page.keyboard.type(text, delay=50)
