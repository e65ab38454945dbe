"""Answers go out at once: the body does not wait behind its head until the reader acknowledges that."""

import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest
import uvicorn
from starlette.applications import Starlette

from ntm_dashboard.web import connections
from ntm_dashboard.web.connections import PromptProtocol, speak_our_way
from ntm_dashboard.web.half_open import ImpatientProtocol
from tests.patience import SECONDS, until

HEAD = b"GET / HTTP/1.1\r\nHost: may-chu\r\n\r\n"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[int, list[socket.socket]]]:
    """A server on a socket made as Streamlit makes its own: its port, and the connections that came in."""
    seen: list[socket.socket] = []

    class Watched(PromptProtocol):
        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            seen.append(transport.get_extra_info("socket"))

    with socket.socket(family=socket.AF_INET) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        server = uvicorn.Server(uvicorn.Config(Starlette(), http=Watched, log_level="critical"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        until(lambda: server.started)
        yield listening.getsockname()[1], seen
        server.should_exit = True
        thread.join(SECONDS)


def test_a_connection_sends_small_parts_at_once(made):
    port, seen = made
    with socket.create_connection(("127.0.0.1", port), timeout=SECONDS) as asking:
        asking.sendall(HEAD)
        assert asking.recv(100).startswith(b"HTTP/1.1 404")

        assert seen[0].getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_it_still_hangs_up_on_the_half_open():
    assert issubclass(PromptProtocol, ImpatientProtocol)


def test_the_start_has_uvicorn_speak_so(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(uvicorn.config, "HTTP_PROTOCOLS", dict(uvicorn.config.HTTP_PROTOCOLS))
    speak_our_way()
    config = uvicorn.Config(Starlette())
    config.load()

    assert config.http_protocol_class is connections.PromptProtocol
