"""Connections that ask nothing or never finish are closed; whoever asks, however slowly within reason, is answered."""

import socket
import threading
import time
from collections.abc import Iterator
from http.client import HTTPConnection

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from ntm_dashboard.web import half_open
from ntm_dashboard.web.half_open import ImpatientProtocol
from tests.patience import SECONDS, until

HEAD = b"GET / HTTP/1.1\r\nHost: may-chu\r\n\r\n"


async def _echo(request: Request) -> PlainTextResponse:
    return PlainTextResponse(str(len(await request.body())))


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A server that waits a fifth of a second for a head, and two fifths for a body."""
    monkeypatch.setattr(half_open, "HEAD_SECONDS", 0.2)
    monkeypatch.setattr(half_open, "BODY_SECONDS", 0.4)
    app = Starlette(routes=[Route("/", _echo, methods=["GET", "POST"])])
    config = uvicorn.Config(app, port=0, http=ImpatientProtocol, log_level="critical", timeout_keep_alive=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until(lambda: server.started)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    thread.join(SECONDS)


def _open(port: int) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", port), timeout=SECONDS)
    connection.settimeout(SECONDS)
    return connection


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"GET / HT",
        b"GET / HTTP/1.1\r\nHost: may-chu\r\nX-",
        b"POST / HTTP/1.1\r\nHost: may-chu\r\nContent-Length: 900\r\n\r\nx",
        b"POST / HTTP/1.1\r\nHost: may-chu\r\nTransfer-Encoding: chunked\r\n\r\n",
        HEAD + b"GET / HT",
    ],
    ids=["nothing", "a word", "half a head", "half a body", "no chunk", "half a second one"],
)
def test_what_never_comes_to_its_end_is_closed(port: int, sent: bytes):
    with _open(port) as connection:
        connection.sendall(sent)

        while connection.recv(1_000):  # whatever was answered before; then the end, not the test's patience
            pass


def test_a_head_that_drips_in_is_closed_too(port: int):
    with _open(port) as connection, pytest.raises((BrokenPipeError, ConnectionResetError)):
        _drip(connection)


def _drip(connection: socket.socket) -> None:
    for _letter in range(10_000):
        connection.sendall(b"G")
        time.sleep(0.05)


def test_whoever_asks_is_answered_again_and_again_on_one_connection(port: int):
    connection = HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    connection.auto_open = 0
    connection.connect()
    for _time in range(3):
        connection.request("GET", "/")
        assert connection.getresponse().read() == b"0"
        time.sleep(0.3)  # longer than a head may take, shorter than the server waits for another request
    connection.close()


def test_a_long_body_has_the_longer_time_that_it_announces(port: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(half_open, "SLOWEST_UPLOAD", 10)
    connection = HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    connection.putrequest("POST", "/")
    connection.putheader("content-length", "20")
    connection.endheaders()
    for _part in range(10):
        connection.send(b"xx")
        time.sleep(0.08)

    assert connection.getresponse().read() == b"20"
    connection.close()
