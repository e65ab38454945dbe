"""The parts of Streamlit that pages are made of, each in the states that it has: nothing of them is left in English.

`every_part.py` has them all on one page, so that no state depends on what a page of ours happens to show.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.conftest import PROJECT, free_port
from tests.e2e.test_own_words import english_on
from tests.patience import SECONDS, patient, until

pytestmark = pytest.mark.e2e
ASSETS = PROJECT / "ntm_dashboard" / "web" / "assets"
DRAG = """zone => {
  const dragged = new DataTransfer();
  dragged.items.add(new File(["x"], "a.csv"));
  for (const kind of ["dragenter", "dragover"]) {
    zone.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: dragged }));
  }
}"""


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the page of parts."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "tests/e2e/every_part.py"]
    log = (tmp_path_factory.mktemp("parts") / "log").open("wb")
    process = subprocess.Popen(
        [*command, "--server.port", str(port), "--server.address", "127.0.0.1"],
        cwd=PROJECT,
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(SECONDS)
        log.close()


@pytest.fixture
def page(chromium: Browser, parts: str) -> Iterator[Page]:
    """The page of parts, in our language as the pages of the program are."""
    context = patient(chromium.new_context(viewport={"width": 1366, "height": 900}, locale="vi-VN"))
    page = context.new_page()
    until(lambda: _is_open(page, parts))
    page.wait_for_selector("[data-testid='stApp'][data-test-script-state='notRunning']")
    page.get_by_role("button", name="Chậm").wait_for()
    page.evaluate("document.documentElement.lang = 'vi'")
    for name in ("words", "refused-files"):
        page.add_script_tag(content=(ASSETS / f"{name}.js").read_text("utf-8"))
    yield page
    context.close()


def _is_open(page: Page, address: str) -> bool:
    try:
        page.goto(address)
    except Exception:  # noqa: BLE001 — the server is not there yet
        return False
    return True


def _give(page: Page, name: str, content: bytes) -> Locator:
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    page.locator("[data-testid='stFileUploaderDropzoneInput']").set_input_files([file])  # pyright: ignore[reportArgumentType] — a payload
    chip = page.locator("[data-testid='stFileChip']", has_text=name)
    chip.wait_for()
    return chip


def test_nothing_is_english_before_anything_was_touched(page: Page):
    page.locator("[data-testid='stFileUploader']").get_by_text("Tối đa 1 MB mỗi tệp").wait_for()

    assert english_on(page) == []


def test_dragging_over_and_choosing_a_file(page: Page):
    page.locator("[data-testid='stFileUploaderDropzone']").evaluate(DRAG)
    page.get_by_text("Kéo tệp vào đây").wait_for()
    assert english_on(page) == []

    page.reload()
    page.evaluate("document.documentElement.lang = 'vi'")
    page.add_script_tag(content=(ASSETS / "words.js").read_text("utf-8"))
    _give(page, "so_lieu.csv", b"a;b\n1;2\n")
    page.get_by_label("Thêm tệp").wait_for()
    page.get_by_label("Thêm tệp").hover()
    assert english_on(page) == []


def test_a_file_that_is_too_large_or_of_another_kind_is_said_in_the_page(page: Page):
    _give(page, "la.exe", b"x").hover()
    page.locator("[role='tooltip']").wait_for()
    _give(page, "<b>lớn.csv", b"x" * 1_200_000)

    told = page.locator(".ntm-refused[role='alert']")
    expect(told).to_contain_text("Không nhận tệp “la.exe”: dạng tệp này không đọc được.")
    expect(told).to_contain_text("lưu lại thành một trong các dạng XLSX, CSV rồi chọn lại.")
    expect(told).to_contain_text("Chưa nhận tệp “<b>lớn.csv”: lớn hơn 1 MB. Hãy bỏ hình ảnh và trang thừa")
    assert english_on(page) == []

    for name in ("la.exe", "<b>lớn.csv"):
        page.get_by_role("button", name=f"Bỏ {name}").click()
    expect(told).to_be_hidden()


def test_fields_that_are_being_written_in(page: Page):
    page.get_by_label("Ghi chú").fill("một dòng")
    page.get_by_text("Bấm Ctrl+Enter để áp dụng").wait_for()
    assert english_on(page) == []

    page.get_by_label("Tên", exact=True).fill("Lan")
    page.get_by_text("Bấm Enter để áp dụng").wait_for()
    assert english_on(page) == []

    page.get_by_label("Trong biểu mẫu").fill("Lan")
    page.get_by_text("Bấm Enter để gửi").wait_for()
    assert english_on(page) == []


def test_a_date_that_is_chosen_and_one_that_is_out_of_range(page: Page):
    field = page.get_by_test_id("stDateInput")
    field.get_by_test_id("stDateInputCalendarButton").click()
    page.locator("[role='grid']").last.wait_for()
    assert english_on(page) == []

    page.keyboard.press("Escape")
    field.locator("[role='spinbutton']").first.click()
    page.keyboard.type("31011999")
    page.keyboard.press("Escape")
    field.get_by_text("Ngày phải từ 02/01/2024 đến 31/01/2024.").wait_for()
    field.get_by_test_id("stTooltipErrorHoverTarget").hover()
    page.get_by_test_id("stTooltipErrorContent").wait_for()
    assert english_on(page) == []


def test_lists_that_are_open_chosen_from_and_without_an_answer(page: Page):
    several = page.get_by_label("Nhiều xã").first
    several.click()
    page.locator("[role='listbox']").wait_for()
    assert english_on(page) == []

    page.keyboard.type("zzz")
    page.get_by_text("Không có kết quả").wait_for()
    assert english_on(page) == []

    for _letter in range(3):
        page.keyboard.press("Backspace")
    page.get_by_role("option", name="Xã Tân Hiệp").click()
    assert english_on(page) == []


def test_a_text_to_copy(page: Page):
    code = page.get_by_test_id("stCode")
    code.hover()
    code.get_by_role("button", name="Chép").click()
    assert english_on(page) == []


def test_the_tools_the_search_and_the_menus_of_a_table_to_fill_in(page: Page):
    grid = page.get_by_test_id("stDataFrame")
    grid.hover()
    for tool in grid.locator("[data-testid='stElementToolbarButton'] button").all():
        tool.hover()
        assert english_on(page) == []
    grid.get_by_label("Hiện, ẩn cột").click()
    page.get_by_test_id("stDataFrameColumnVisibilityMenu").wait_for()
    assert english_on(page) == []
    page.keyboard.press("Escape")
    grid.get_by_label("Tìm", exact=True).click()
    page.get_by_test_id("search-input").fill("Hiệp")
    assert english_on(page) == []
    page.keyboard.press("Escape")


def test_the_menu_of_a_column_and_a_cell_that_is_written_in(page: Page):
    grid = page.get_by_test_id("stDataFrame")
    grid.hover()
    box = grid.locator("canvas").first.bounding_box()
    assert box is not None
    menu = page.get_by_test_id("stDataFrameColumnMenu")
    for place in range(100, 400, 10):  # the sign of the menu is drawn on the canvas: only a click finds it
        if menu.count() == 0:
            page.mouse.move(box["x"] + place, box["y"] + 15)
            page.mouse.click(box["x"] + place, box["y"] + 15)
            page.wait_for_timeout(150)
    menu.get_by_text("Ghim cột").wait_for()
    assert english_on(page) == []

    page.keyboard.press("Escape")
    page.mouse.dblclick(box["x"] + 200, box["y"] + 50)
    assert english_on(page) == []


def test_work_in_progress(page: Page):
    page.get_by_role("button", name="Chậm").click()
    page.wait_for_selector("[data-testid='stApp'][data-test-script-state='running']")
    assert english_on(page) == []
    page.wait_for_selector("[data-testid='stApp'][data-test-script-state='notRunning']")


def test_the_way_past_the_menu(page: Page):
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.textContent") == "Đến nội dung chính"


def test_each_script_is_one_that_the_program_serves():
    served = (PROJECT / "ntm_dashboard" / "web" / "document.py").read_text("utf-8")
    assert all(f'"{name.stem}"' in served for name in Path(ASSETS).glob("*.js"))
