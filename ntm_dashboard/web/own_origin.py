"""Which pages may open the live connection: ours alone, decided here.

Streamlit compares a foreign `Origin` with the machine's external address, which it looks up on the internet. It never
gets to see one: a foreign WebSocket is turned away, and another request goes on to it without the claim. Our own forms
judge it themselves.
"""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from ntm_dashboard.web.sign_in import paths

_REFUSED = 1008


class OwnOrigin:
    """Turns away WebSockets of foreign pages, and drops an `Origin` that is not ours (ASGI middleware)."""

    def __init__(self, app: ASGIApp, *, public_url: str) -> None:
        """Wrap `app`. `public_url` is where people open the program, "" when only the request tells."""
        self.app = app
        self.public_host = urlsplit(public_url).netloc

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on without `Origin`, or turn away."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        if scope["type"] == "websocket" and origin is not None and not self._is_own(origin, headers.get("host", "")):
            await receive()
            await send({"type": "websocket.close", "code": _REFUSED})
            return
        if origin is not None and scope["path"] not in paths.OWN and urlsplit(origin).netloc != headers.get("host", ""):
            kept = [pair for pair in scope["headers"] if pair[0].lower() != b"origin"]
            scope = {**scope, "headers": kept}
        await self.app(scope, receive, send)

    def _is_own(self, origin: str, host: str) -> bool:
        asked_from = urlsplit(origin).netloc
        return asked_from != "" and asked_from in {host, self.public_host}
