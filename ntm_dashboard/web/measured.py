"""Counts and times every answer, and says one line of it where lines are asked for (ASGI middleware)."""

import logging
from time import perf_counter

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ntm_dashboard.web import calendar_routes, uploads
from ntm_dashboard.web.document import FEED
from ntm_dashboard.web.metrics import PATH, Measures
from ntm_dashboard.web.sign_in import paths

_OURS = {
    "/ban-tin": "bulletin",
    "/trinh-chieu": "deck",
    "/anh-gui.png": "card",
    "/anh-trang.png": "slide",
    "/bieu-do.csv": "chart data",
    "/bieu-do.html": "chart table",
    "/bieu-do.png": "chart picture",
    "/healthz": "health",
    FEED: "feed",
    PATH: "metrics",
}
_log = logging.getLogger("ntm_dashboard.answered")


class Measured:
    """Measures from the first byte asked to the last one sent."""

    def __init__(self, app: ASGIApp, *, measures: Measures) -> None:
        """Wrap `app`."""
        self.app = app
        self.measures = measures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and count."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, status = perf_counter(), 500

        async def counting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, counting)
        finally:
            kind, seconds = kind_of(scope["path"]), perf_counter() - began
            self.measures.answered(kind, status, seconds)
            _log.info("answered", extra={"kind": kind, "status": status, "milliseconds": round(seconds * 1000, 1)})


def kind_of(path: str) -> str:
    """Name the kind of a request: one of few words, whatever strangers ask for."""
    if path in _OURS:
        return _OURS[path]
    if path in paths.OWN:
        return "sign_in"
    if paths.is_asset(path):
        return "asset"
    if path.startswith(uploads.PATH):
        return "upload"
    if path.startswith(calendar_routes.FOLDER):
        return "calendar"
    return "streamlit" if path.startswith(("/_stcore/", "/media/", "/component/")) else "document"
