"""An editor hands in the files of April 2024, sees what they change, publishes, sees the overview and takes it back."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.conftest import PROJECT, Server, run_server, settle
from tests.e2e.editors import as_editor
from tests.patience import patient

pytestmark = pytest.mark.e2e
FILES = sorted((PROJECT / "data" / "tra_cu" / "cap_nhat" / "2024-04-08").glob("*.csv"))
_NUMBERS = count(1)
BEFORE, AFTER = "12/15 xã", "15/15 xã"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The program of an office on the documented figures, before anybody has signed in."""
    yield from run_server(tmp_path_factory.mktemp("van_phong"), "data/tra_cu")


@pytest.fixture
def editor(office: Server, page: Page) -> Page:
    """Somebody of the office who is signed in."""
    return as_editor(page, office, f"lan{next(_NUMBERS)}")


def hand_in(page: Page, office: Server, *files: Path) -> None:
    """Open the page and choose files, as from the dialog of the browser."""
    page.goto(f"{office.address}/nop-so-lieu")
    settle(page)
    page.locator("[data-testid='stFileUploaderDropzoneInput']").set_input_files(list(files))
    page.get_by_role("heading", name="4. Xem trước").wait_for()
    settle(page)


def overview(page: Page, office: Server) -> str:
    """Give what the overview says on the newest day."""
    page.goto(office.address)
    settle(page)
    return page.locator("[data-testid='stMain']").inner_text()


def test_the_words_of_the_uploader_are_vietnamese_or_english_as_the_page_is(office: Server, editor: Page) -> None:
    page = editor
    page.goto(f"{office.address}/nop-so-lieu")
    settle(page)
    zone = page.locator("[data-testid='stFileUploader']")
    assert zone.get_by_role("button", name="Chọn tệp").is_visible()
    assert "Tối đa 10 MB mỗi tệp" in zone.inner_text()
    assert "Upload" not in zone.inner_text()

    page.goto(f"{office.address}/nop-so-lieu?lang=en")
    settle(page)
    assert "10MB per file" in page.locator("[data-testid='stFileUploader']").inner_text()


def test_a_visitor_takes_forms_home_but_is_asked_for_no_file(office: Server, page: Page) -> None:
    page.goto(f"{office.address}/nop-so-lieu")
    settle(page)

    assert page.get_by_text("Đăng nhập với vai trò Biên tập hoặc Cán bộ xã để nộp số liệu.").is_visible()
    assert page.get_by_test_id("stFileUploader").count() == 0
    assert page.get_by_text("Tải mẫu để điền").is_visible()


def test_a_phone_lists_only_the_cells_that_change(office: Server, editor: Page) -> None:
    page = editor
    page.set_viewport_size({"width": 390, "height": 844})
    hand_in(page, office, *FILES)

    cells = page.locator("[role='region'][aria-label^='Xã · 1 · 2']").locator("tbody tr").first.locator("td")
    shown = [cell.inner_text() for cell in cells.all() if cell.is_visible()]

    assert cells.count() == 20
    assert shown == ["Xã An Quảng Hữu*", "◑→○*", "!→–*"]


def test_april_2024_is_previewed_published_seen_and_taken_back(office: Server, editor: Page, chromium: Browser) -> None:
    hand_in(editor, office, *FILES)
    preview = editor.locator("[data-testid='stMain']").inner_text()
    assert "12/15 → 15/15 xã đạt chuẩn" in preview
    assert "4/9\t→\t9/9" in preview
    assert "chưa được công nhận\t→\tđã được công nhận" in preview

    visitor = patient(chromium.new_context(locale="vi-VN")).new_page()
    assert BEFORE in overview(visitor, office)
    editor.get_by_role("button", name="Công bố 48 số liệu").click()
    editor.get_by_role("heading", name="5. Đã công bố").wait_for()
    assert AFTER in overview(visitor, office)
    assert "08/04/2024" in visitor.locator("[data-testid='stMain']").inner_text()

    editor.get_by_text("Hoàn tác lần công bố này").click()
    editor.get_by_role("button", name="Hoàn tác phiên bản 6, 7, 8, 9: 48 số liệu trở về như trước").click()
    editor.get_by_text("Đã hoàn tác: số liệu trở về như trước khi công bố.").wait_for()
    assert BEFORE in overview(visitor, office)
    visitor.context.close()


def test_a_faulty_file_changes_nothing_and_says_where(office: Server, editor: Page, tmp_path: Path) -> None:
    page = editor
    faulty = tmp_path / "huyen.csv"
    faulty.write_text("ky_bao_cao;tieu_chi;ket_qua\n30/02/2024;2;đạt\n", encoding="utf-8")

    page.goto(f"{office.address}/nop-so-lieu")
    settle(page)
    page.locator("[data-testid='stFileUploaderDropzoneInput']").set_input_files(faulty)

    page.get_by_text("Chưa nhận tệp “huyen.csv”: có 1 chỗ phải sửa.").wait_for()
    page.get_by_role("cell", name="dòng 2, cột “ky_bao_cao”", exact=True).wait_for()
    assert page.get_by_role("heading", name="4. Xem trước").count() == 0
