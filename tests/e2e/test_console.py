"""The console of a start says our own few lines in Vietnamese, and nothing else, also once somebody has looked."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import run_server, settle
from tests.e2e.test_own_words import english_in

pytestmark = pytest.mark.e2e


def test_a_start_says_our_own_lines_and_nothing_of_any_library(tmp_path: Path, page: Page):
    running = run_server(tmp_path, "data/tra_cu", PYTHONWARNINGS="default")
    server = next(running)
    page.goto(f"{server.address}/nop-so-lieu")
    settle(page)
    said = (tmp_path / "server.log").read_text("utf-8")
    running.close()  # pyright: ignore[reportAttributeAccessIssue] — it is a generator

    lines = [line.strip() for line in said.splitlines() if line.strip()]
    assert [line.split(":")[0] for line in lines] == [
        "Chưa có tài khoản nào. Mã thiết lập (dùng một lần, trong 24 giờ)",
        "Mở http",
        "Bảng theo dõi nông thôn mới huyện Trà Cú",
        "Số liệu",
    ]
    assert lines[2].endswith(server.address)
    assert lines[3].endswith("phiên bản 5. Dừng bằng Ctrl+C.")
    assert [line for line in lines if english_in(line)] == []
