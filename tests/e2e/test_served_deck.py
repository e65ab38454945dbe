"""A deck that is shown from the server says when newer figures are published, and never changes by itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from ntm_dashboard.cli.main import main
from tests.e2e.conftest import PROJECT, Server, run_server

pytestmark = pytest.mark.e2e
REPORT = "ky_bao_cao;tieu_chi;ket_qua\n30/04/2023;2;đạt\n"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Server]:
    """The program of an office, with figures that this test changes."""
    yield from run_server(tmp_path, "data/tra_cu")


def publish(office: Server) -> None:
    """Publish a report from a terminal beside the running program."""
    file = office.folder / "huyen.csv"
    file.write_text(REPORT, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NTM_DATA_DIR", str(PROJECT / "data" / "tra_cu"))
        patch.setenv("NTM_DATABASE_URL", office.database)
        assert main(["publish", str(file)]) == 0


def test_newer_figures_are_announced_while_the_shown_ones_stay(office: Server, page: Page) -> None:
    page.clock.install()
    page.goto(f"{office.address}/trinh-chieu#tong-quan")
    page.get_by_role("heading", name="12/15 xã được công nhận đạt chuẩn, 4/9 tiêu chí huyện đạt").first.wait_for()
    news = page.locator(".news")
    page.clock.fast_forward(61_000)
    assert not news.is_visible()

    publish(office)
    page.clock.fast_forward(61_000)

    news.wait_for(state="visible")
    assert page.get_by_role(
        "heading", name="12/15 xã được công nhận đạt chuẩn, 4/9 tiêu chí huyện đạt"
    ).first.is_visible()
    page.reload()
    page.get_by_role("heading", name="12/15 xã được công nhận đạt chuẩn, 5/9 tiêu chí huyện đạt").first.wait_for()


def test_the_copy_for_a_foreign_computer_asks_nobody(office: Server, page: Page, tmp_path: Path) -> None:
    file = tmp_path / "trinh-chieu.html"
    file.write_bytes(page.request.get(f"{office.address}/trinh-chieu?tai=1").body())
    asked: list[str] = []
    page.on(
        "request", lambda request: asked.append(request.url) if not request.url.startswith(("file:", "data:")) else 0
    )

    page.clock.install()
    page.goto(file.as_uri())
    page.keyboard.press("ArrowRight")
    page.clock.fast_forward(130_000)

    assert page.url.endswith("#tong-quan")
    assert asked == []
