"""The document with the answer already in it, so that a leader reads it before any script has run."""

import gzip
import logging
from urllib.parse import parse_qsl

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ntm_dashboard.errors import StoreError
from ntm_dashboard.i18n import speaking
from ntm_dashboard.web.document import is_app_document, unknown_page
from ntm_dashboard.web.documents import Documents
from ntm_dashboard.web.made_in_turn import BusyError, MadeInTurn, client_of
from ntm_dashboard.web.ready_answer import ReadyAnswer
from ntm_dashboard.web.unreachable import unreachable
from ntm_dashboard.web.url_state import language_of

_log = logging.getLogger(__name__)
_MOST_PARAMETERS = 20


class FirstPaint:
    """Answers requests for the documents of the app's pages in Streamlit's place (ASGI middleware)."""

    def __init__(self, app: ASGIApp, *, documents: Documents, others: frozenset[str]) -> None:
        """Wrap `app`, which is asked for everything but the pages' documents; `others` are paths of our own routes."""
        self.app = app
        self.documents = documents
        self.others = others
        self._in_turn: MadeInTurn[ReadyAnswer] = MadeInTurn()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for a page; pass on what is not, but say so where the app would show its document for no page."""
        path = scope.get("path", "")
        is_asked_for = scope["type"] == "http" and scope["method"] in {"GET", "HEAD"}
        if not is_asked_for or path in self.others:
            await self.app(scope, receive, send)
        elif self.documents.has(path):
            answer = await self._document(scope)
            await answer(scope, receive, send)
        else:
            await self.app(scope, receive, _WithoutDocument(scope, receive, send))

    async def _document(self, scope: Scope) -> Response:
        try:
            return (await self._found(scope)).to(Headers(scope=scope))
        except StoreError as error:
            _log.exception("Could not read the database for %r", scope["path"])
            return unreachable(scope, error)

    async def _found(self, scope: Scope) -> ReadyAnswer:
        parameters = _parameters(scope)
        asked = await to_thread.run_sync(self.documents.asked_for, scope["path"], parameters)
        if asked is None:
            return self.documents.plain(language_of(parameters))
        if ready := self.documents.at_hand(asked):
            return ready
        try:
            return await self._in_turn.give(asked, lambda: self.documents.document(asked), client=client_of(scope))
        except BusyError:
            return self.documents.plain(language_of(parameters))


class _WithoutDocument:
    """Holds an HTML answer back until its body is there, and puts "no such page" in place of the app's document."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.scope, self.receive, self.send = scope, receive, send
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
        is_compressed = Headers(raw=start["headers"]).get("content-encoding") == "gzip"
        if is_app_document(gzip.decompress(body) if is_compressed else body):
            await _unknown(self.scope)(self.scope, self.receive, self.send)
            return
        await self.send(start)
        await self.send({"type": "http.response.body", "body": body})


def _unknown(scope: Scope) -> Response:
    with speaking(language_of(_parameters(scope))):
        return HTMLResponse(unknown_page(), 404, headers={"cache-control": "no-cache"})


def _parameters(scope: Scope) -> dict[str, str]:
    return dict(parse_qsl(scope["query_string"].decode("ascii", "replace"))[:_MOST_PARAMETERS])


def _is_html(message: Message) -> bool:
    headers = Headers(raw=message["headers"])
    return message["status"] == 200 and headers.get("content-type", "").startswith("text/html")
