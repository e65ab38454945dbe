"""The document with the answer already in it, so that a leader reads it before any script has run."""

import gzip
import logging
from collections.abc import Callable
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ntm_dashboard.errors import NtmError
from ntm_dashboard.i18n import speaking
from ntm_dashboard.services.queries import Queries
from ntm_dashboard.services.shelf import Shelf
from ntm_dashboard.web.answer_html import answer_html
from ntm_dashboard.web.components.markup import NOTHING, Html
from ntm_dashboard.web.document import Frame, framed, is_app_document, unknown_page
from ntm_dashboard.web.illustrative_band import band_html
from ntm_dashboard.web.url_state import Scope as Shown
from ntm_dashboard.web.url_state import language_of

OVERVIEW_PATHS = {"/", "/tong-quan"}
CONDITIONAL = {b"if-none-match", b"if-modified-since"}
DOCUMENTS_KEPT = 32
_log = logging.getLogger(__name__)


class FirstPaint:
    """Answers requests for the app's document with our language, title and first paint (ASGI middleware)."""

    def __init__(self, app: ASGIApp, *, queries: Callable[[], Queries], paths: frozenset[str]) -> None:
        """Wrap `app`; `queries` gives what to ask, `paths` are those of the app's pages: any other is not found."""
        self.app = app
        self.queries = queries
        self.paths = paths | OVERVIEW_PATHS
        self._documents: Shelf[bytes] = Shelf(DOCUMENTS_KEPT)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, but rewrite the app's document."""
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"} or "." in scope["path"].rpartition("/")[2]:
            await self.app(scope, receive, send)
            return
        fresh = {**scope, "headers": [pair for pair in scope["headers"] if pair[0] not in CONDITIONAL]}
        await self.app(fresh, receive, _Rewriter(self, scope, send))

    def document(self, body: bytes, scope: Scope) -> bytes:
        """Give the document for an address, kept per revision and address."""
        parameters = dict(parse_qsl(scope["query_string"].decode("ascii", "replace"))[:20])
        language = language_of(parameters)
        try:
            shown = Shown.of(parameters)
            key = (self.queries().latest_revision(), scope["path"] in OVERVIEW_PATHS, shown)
            return self._documents.get(key, lambda: self._framed(body, shown, is_overview=key[1]))
        except NtmError:
            return framed(body.decode(), Frame(language, "")).encode()

    def is_page(self, path: str) -> bool:
        """Tell whether the app has a page at a path."""
        return (path.rstrip("/") or "/") in self.paths

    def _framed(self, body: bytes, shown: Shown, *, is_overview: bool) -> bytes:
        with speaking(shown.language):
            place = self.queries().catalogue.district.name
            paint = self._paint(shown) if is_overview else NOTHING
            return framed(body.decode(), Frame(shown.language, place, paint)).encode()

    def _paint(self, shown: Shown) -> Html:
        situation = self.queries().situation(
            as_of=shown.as_of, revision=shown.revision, documented_only=shown.documented_only
        )

        def address(path: str, *, unit: str = "", criterion: str = "") -> str:
            parameters = shown.about(unit=unit, criterion=criterion).parameters()
            return f"{path}?{urlencode(parameters)}" if parameters else path

        return answer_html(situation, address=address, band=band_html(situation, shown))


class _Rewriter:
    """Holds a response back until its body is there, and rewrites it if it is the app's document."""

    def __init__(self, owner: FirstPaint, scope: Scope, send: Send) -> None:
        self.owner, self.scope, self.send = owner, scope, send
        self.start: Message | None = None
        self.parts: list[bytes] = []

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_html(message):
            self.start = message
        elif self.start is None:
            await self.send(message)
        else:
            self.parts.append(message.get("body", b""))
            if not message.get("more_body"):
                await self._finish(self.start, b"".join(self.parts))

    async def _finish(self, start: Message, body: bytes) -> None:
        headers = MutableHeaders(scope=start)
        plain = gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body
        if is_app_document(plain):
            body = self._document(start, plain)
            for name in ("etag", "last-modified", "content-encoding"):
                if name in headers:
                    del headers[name]
            headers["content-length"] = str(len(body))
            headers["cache-control"] = "no-cache"
        await self.send(start)
        await self.send({"type": "http.response.body", "body": body})

    def _document(self, start: Message, plain: bytes) -> bytes:
        if self.owner.is_page(self.scope["path"]):
            return self.owner.document(plain, self.scope)
        start["status"] = 404
        with speaking(language_of(dict(parse_qsl(self.scope["query_string"].decode("ascii", "replace"))))):
            return unknown_page().encode()


def _is_html(message: Message) -> bool:
    headers = Headers(raw=message["headers"])
    return message["status"] == 200 and headers.get("content-type", "").startswith("text/html")
