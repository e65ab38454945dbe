"""An office comments on a cell where it is looked at, which is counted; visitors see none of it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Server, first_account, run_server, settle
from tests.e2e.test_own_words import english_in

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The program of an office before anybody has signed in."""
    yield from run_server(tmp_path_factory.mktemp("y_kien"), "data/tra_cu")


@pytest.fixture(scope="module")
def editor(office: Server, chromium: Browser) -> Iterator[Page]:
    """The first account of the office, signed in at a desk whose browser speaks English."""
    yield from first_account(office, chromium, locale="en-US")


def test_a_comment_on_a_cell_is_written_found_answered_and_resolved(office: Server, editor: Page) -> None:
    editor.goto(f"{office.address}/xa?xa=29470&tc=17")
    settle(editor)
    editor.get_by_text("Ghi ý kiến mới").click()
    editor.get_by_label("Ý kiến của bạn").fill("Hồ sơ đã trình chưa?")
    assert english_in(editor.get_by_test_id("stForm").inner_text()) == []
    editor.get_by_role("button", name="Ghi ý kiến", exact=True).click()
    editor.get_by_text("Đã ghi ý kiến.").wait_for()

    editor.get_by_role("link", name="1 ý kiến chưa giải quyết").click()
    editor.get_by_text("1 trên 5 phiên bản").wait_for()
    settle(editor)
    editor.get_by_role("link", name="5", exact=True).click()
    editor.get_by_text("Hồ sơ đã trình chưa?", exact=True).wait_for()  # the list names it too, until it has gone
    settle(editor)
    editor.get_by_text("Trả lời", exact=True).click()
    editor.get_by_label("Trả lời ý kiến này").fill("Trình ngày 10/04.")
    editor.get_by_role("button", name="Gửi trả lời").click()
    editor.get_by_text("Đã ghi trả lời.").wait_for()
    editor.get_by_role("button", name="Đánh dấu đã giải quyết").click()
    editor.get_by_text("Đã đánh dấu là đã giải quyết.").wait_for()

    settle(editor)
    expect(editor.get_by_text("1 ý kiến chưa giải quyết")).to_have_count(0)
    editor.get_by_text("1 ý kiến đã giải quyết").click()
    expect(editor.get_by_text("Trình ngày 10/04.", exact=True)).to_be_visible()


def test_a_visitor_of_the_public_dashboard_sees_no_comment(office: Server, editor: Page, page: Page) -> None:
    editor.goto(f"{office.address}/tieu-chi-huyen")
    settle(editor)
    editor.get_by_text("Ghi ý kiến mới").click()
    editor.get_by_label("Ý kiến của bạn").fill("Chỉ nội bộ")
    editor.get_by_role("button", name="Ghi ý kiến", exact=True).click()
    editor.get_by_text("Đã ghi ý kiến.").wait_for()

    for path in ("tieu-chi-huyen", "xa?xa=29470", "lich-su", "lich-su?thay_doi=4"):
        page.goto(f"{office.address}/{path}")
        settle(page)
        assert "kiến nội bộ" not in page.content().lower(), path
        assert "Chỉ nội bộ" not in page.content(), path
