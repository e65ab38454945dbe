"""A taken port is said in our words before a start, with who has it and what to do."""

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from ntm_dashboard.web import free_port
from ntm_dashboard.web.free_port import why_not

HOST = "127.0.0.1"


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A port at which somebody else listens and never answers."""
    monkeypatch.setattr(free_port, "PATIENCE", 0.1)
    with socket.create_server((HOST, 0)) as server:
        yield server.getsockname()[1]


class _Well(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'{"status":"ok","revision":5}')

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


def test_a_free_port_is_no_matter():
    with socket.create_server((HOST, 0)) as server:
        port = server.getsockname()[1]

    assert why_not(HOST, port) == ""


def test_a_port_of_another_program_is_named_with_a_free_one(taken):
    first, second = why_not(HOST, taken).splitlines()

    assert first.startswith(f"Cổng {taken} đang có chương trình khác dùng. Xem là chương trình nào: ")
    assert str(taken) in first.rpartition(":")[2] or first.endswith(f":{taken}'")
    offered = int(second.removeprefix("Muốn chạy ở cổng khác: đặt NTM_PORT=").split()[0])
    assert why_not(HOST, offered) == ""


def test_that_the_program_runs_already_is_said_with_its_address():
    server = HTTPServer((HOST, 0), _Well)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        said = why_not(HOST, server.server_port)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()

    assert said.startswith(f"Bảng theo dõi đang chạy rồi ở http://127.0.0.1:{server.server_port}: chỉ cần mở")


def test_a_place_that_is_none_of_this_machine_is_said():
    assert why_not("192.0.2.1", 8501).startswith("Không mở được cổng 8501 ở 192.0.2.1: ")
