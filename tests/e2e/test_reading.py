"""An office settles how its files are read: confirms a suggestion, changes a column, and is not asked again."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import Server, choose, run_server, settle
from tests.e2e.editors import as_editor

pytestmark = pytest.mark.e2e
_NUMBERS = count(1)
WORD = "ky_bao_cao;tieu_chi;ket_qua\n30/04/2023;2;Hoàn thành\n30/04/2023;5;đạt\n30/04/2023;6;đạt\n"
NOTED = "ky_bao_cao;tieu_chi;ket_qua;diễn giải\n30/04/2023;2;đạt;xong đường\n30/04/2023;5;đạt;xong trường\n"
TWICE = (
    "ky_bao_cao;tieu_chi;Kết quả tự đánh giá;Kết quả thẩm tra\n{day};2;chưa đạt;đạt\n{day};5;đạt;đạt\n{day};6;đạt;đạt\n"
)
PREVIEW = "4. Xem trước"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The program of an office on the documented figures."""
    yield from run_server(tmp_path_factory.mktemp("doc_tep"), "data/tra_cu")


@pytest.fixture
def editor(office: Server, page: Page) -> Page:
    """Somebody of the office who is signed in."""
    return as_editor(page, office, f"lan{next(_NUMBERS)}")


def hand_in(page: Page, office: Server, file: Path) -> None:
    """Open the page and choose a file; wait until it is checked, and unfold it where nothing is left to do."""
    page.goto(f"{office.address}/nop-so-lieu")
    settle(page)
    page.locator("[data-testid='stFileUploaderDropzoneInput']").set_input_files(file)
    line = page.locator("[data-testid='stExpander'] summary", has_text=f"{file.name} · ")
    line.wait_for()
    settle(page)
    checked = page.get_by_role("heading", name=f"3. Kiểm tra: {file.name}")
    if not checked.is_visible():
        line.click()
    checked.wait_for()


def written(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_a_suggested_answer_counts_only_when_it_is_confirmed(office: Server, editor: Page, tmp_path: Path) -> None:
    page = editor
    hand_in(page, office, written(tmp_path, "tu.csv", WORD))
    page.get_by_text("Chưa nhận tệp “tu.csv”: còn 1 câu hỏi ở bước 2.").wait_for()
    assert page.get_by_role("radio", name="Đạt (gợi ý)").is_checked()
    assert page.get_by_role("heading", name=PREVIEW).count() == 0

    page.get_by_role("button", name="Xác nhận câu trả lời").click()

    page.get_by_role("heading", name=PREVIEW).wait_for()
    page.get_by_text("Đã trả lời: “Hoàn thành” → Đạt").wait_for()


def test_what_a_column_was_taken_for_is_changed_above_it(office: Server, editor: Page, tmp_path: Path) -> None:
    page = editor
    hand_in(page, office, written(tmp_path, "cot.csv", NOTED))
    page.get_by_text("Đổi cách hiểu các cột").click()
    column = page.get_by_role("combobox", name="Cột D")
    column.wait_for()
    settle(page)

    choose(page, column, "Không dùng")

    page.get_by_text("Đã trả lời: Cột D: Không dùng").wait_for()
    settle(page)
    page.get_by_text("Không dùng cột “diễn giải”.").wait_for(state="attached")


def test_a_phone_shows_the_table_without_scrolling_the_page_sideways(
    office: Server, editor: Page, tmp_path: Path
) -> None:
    page = editor
    page.set_viewport_size({"width": 390, "height": 844})
    hand_in(page, office, written(tmp_path, "mot_ten_tep_rat_dai_cua_van_phong_dieu_phoi_huyen.csv", NOTED))

    main = page.locator("[data-testid='stMain']")
    widest = max(
        box["x"] + box["width"] for one in main.locator(".ntm-heading, .ntm-lead").all() if (box := one.bounding_box())
    )

    assert widest <= 390
    assert page.get_by_role("region", name="Bảng trong tệp").is_visible()


def test_a_form_that_was_settled_once_passes_unasked(office: Server, editor: Page, tmp_path: Path) -> None:
    page = editor
    hand_in(page, office, written(tmp_path, "bieu_thang_4.csv", TWICE.format(day="30/04/2023")))
    page.get_by_role("button", name="Xác nhận câu trả lời").click()
    page.get_by_role("heading", name=PREVIEW).wait_for()
    settle(page)
    assert page.get_by_role("textbox", name="Tên mẫu biểu").input_value() == "bieu_thang_4"
    for tick in page.get_by_text("Tôi đã xem và xác nhận").all():
        tick.click()
        settle(page)
    page.get_by_role("button", name="Công bố").click()
    page.get_by_role("heading", name="5. Đã công bố").wait_for()

    hand_in(page, office, written(tmp_path, "bieu_thang_5.csv", TWICE.format(day="31/05/2023")))

    page.get_by_role("heading", name=PREVIEW).wait_for()
    assert page.get_by_role("button", name="Xác nhận câu trả lời").count() == 0
    assert "Đã đọc theo mẫu biểu đã ghi nhớ: bieu_thang_4." in page.locator("[data-testid='stMain']").inner_html()
