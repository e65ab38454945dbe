"""Only our own pages open the live connection, and no claim of a foreign page makes the server look anything up."""

from collections.abc import Iterator

import pytest
import streamlit.net_util
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect
from streamlit.web.server.server_util import is_url_from_allowed_origins

from ntm_dashboard.web.own_origin import OwnOrigin
from ntm_dashboard.web.sign_in import paths

FOREIGN = ["https://ke-xau.example", "http://testserver.ke-xau.example", "null", "http://testserver:81", "file://"]
OURS = ["http://testserver", "https://testserver", "https://ntm.example.vn"]


async def _stream(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_text(socket.headers.get("origin", "none"))
    await socket.close()


@pytest.fixture
def client() -> Iterator[TestClient]:
    """A browser that comes to a server which people open at https://ntm.example.vn."""

    def origin(request: Request) -> PlainTextResponse:
        return PlainTextResponse(request.headers.get("origin", "none"))

    routes = [
        WebSocketRoute("/_stcore/stream", _stream),
        Route("/_stcore/health", origin),
        Route(paths.SIGN_IN, origin),
    ]
    with TestClient(OwnOrigin(Starlette(routes=routes), public_url="https://ntm.example.vn")) as made:
        yield made


@pytest.mark.parametrize("origin", FOREIGN)
def test_a_foreign_page_cannot_open_the_live_connection(client: TestClient, origin: str):
    with (
        pytest.raises(WebSocketDisconnect),
        client.websocket_connect("/_stcore/stream", headers={"origin": origin}) as live,
    ):
        live.receive_text()


@pytest.mark.parametrize("origin", [*OURS, None])
def test_our_own_pages_can_also_behind_a_proxy(client: TestClient, origin: str | None):
    headers = {"origin": origin} if origin else {}

    with client.websocket_connect("/_stcore/stream", headers=headers) as live:
        seen = live.receive_text()

    assert seen in {"none", "http://testserver", "https://testserver"}


@pytest.mark.parametrize("origin", FOREIGN)
def test_streamlit_never_sees_a_foreign_claim_but_our_forms_do(client: TestClient, origin: str):
    assert client.get("/_stcore/health", headers={"origin": origin}).text == "none"
    assert client.get(paths.SIGN_IN, headers={"origin": origin}).text == origin


def test_what_streamlit_does_with_one_would_ask_the_internet(monkeypatch: pytest.MonkeyPatch):
    # The reason for this middleware: when Streamlit does not look anything up any more, it can go.
    asked: list[str] = []
    monkeypatch.setattr(streamlit.net_util, "get_external_ip", lambda: asked.append("external"))

    is_url_from_allowed_origins("https://ke-xau.example")

    assert asked == ["external"]
