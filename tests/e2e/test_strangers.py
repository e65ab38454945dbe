"""What somebody who signs in nowhere can cost a running server: little."""

import socket
import threading
from collections import Counter
from collections.abc import Iterator

import httpx2
import pytest
import websockets
from websockets.sync.client import connect

from tests.e2e.conftest import Server
from tests.patience import SECONDS

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module", autouse=True)
def half_a_request(tra_cu: Server) -> Iterator[socket.socket]:
    """Half a request, sent before all else: the server waits a while for the rest, and so need nobody else."""
    host, port = tra_cu.address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=SECONDS) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: a\r\n")
        yield connection


def test_a_file_is_not_taken(tra_cu: Server):
    answer = httpx2.put(f"{tra_cu.address}/_stcore/upload_file/a/b", content=b"x" * 9_000_000, timeout=SECONDS)

    assert answer.status_code == 403
    assert "Biên tập" in answer.text


def test_days_that_nobody_asked_for_never_hold_up_what_is_ready(training: Server):
    ready = httpx2.get(f"{training.address}/ban-tin", timeout=SECONDS).text
    answers = Counter[int]()

    def ask(day: int) -> None:
        address = f"{training.address}/trinh-chieu?ky=2023-03-{day:02d}"
        answers[httpx2.get(address, timeout=SECONDS).status_code] += 1

    threads = [threading.Thread(target=ask, args=(day,)) for day in range(1, 31)]
    for thread in threads:
        thread.start()
    health = httpx2.get(f"{training.address}/healthz", timeout=SECONDS)
    again = httpx2.get(f"{training.address}/ban-tin", timeout=SECONDS)
    were_waiting = any(thread.is_alive() for thread in threads)
    for thread in threads:
        thread.join(SECONDS)

    assert (health.status_code, again.text) == (200, ready)
    assert were_waiting
    assert set(answers) == {200, 503}
    assert answers[503] > 0


def test_a_foreign_page_opens_no_live_connection(tra_cu: Server):
    address = tra_cu.address.replace("http", "ws") + "/_stcore/stream"

    foreign, ours = websockets.Origin("https://ke-xau.example"), websockets.Origin(tra_cu.address)
    with pytest.raises(websockets.InvalidStatus), connect(address, origin=foreign, open_timeout=SECONDS):
        pass
    with connect(address, origin=ours, open_timeout=SECONDS):
        pass


def test_what_is_measured_is_read_on_this_machine_alone(tra_cu: Server):
    address = f"{tra_cu.address}/metrics"

    assert "ntm_database_up 1.0" in httpx2.get(address, timeout=SECONDS).text
    handed_on = httpx2.get(address, headers={"x-forwarded-for": "10.1.2.3"}, timeout=SECONDS)
    assert handed_on.status_code == 403
    assert "ntm_" not in handed_on.text


def test_half_a_request_is_hung_up_on(half_a_request: socket.socket):
    assert half_a_request.recv(100) == b""
