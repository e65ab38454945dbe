"""The console of a start says our own few lines in Vietnamese, and nothing else, also once somebody has looked."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import PROJECT, Server, run_server, settle
from tests.e2e.test_own_words import english_in

pytestmark = pytest.mark.e2e


def _asked_to_start_again(server: Server) -> str:
    """Give what the scripts that start the program say while it runs there already."""
    environment = {**os.environ, "NTM_PORT": server.address.rpartition(":")[2]}
    command = [sys.executable, "-m", "ntm_dashboard.web.start"]
    done = subprocess.run(command, env=environment, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    return done.stderr


def test_a_start_says_our_own_lines_and_nothing_of_any_library(tmp_path: Path, page: Page):
    running = run_server(tmp_path, "data/tra_cu", PYTHONWARNINGS="default")
    server = next(running)
    page.goto(f"{server.address}/nop-so-lieu")
    settle(page)
    said = (tmp_path / "server.log").read_text("utf-8")
    again = _asked_to_start_again(server)
    running.close()  # pyright: ignore[reportAttributeAccessIssue] — it is a generator

    at_the_end = (tmp_path / "server.log").read_text("utf-8").removeprefix(said).strip()
    assert at_the_end == "Đã dừng."
    assert again.splitlines()[1] == f"Bảng theo dõi đang chạy rồi ở {server.address}: chỉ cần mở địa chỉ ấy."
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
