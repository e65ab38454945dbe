"""The gate before everything: who sends a request or opens a WebSocket, and whether they may (ASGI middleware)."""

import logging
from urllib.parse import quote

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from ntm_dashboard.errors import StoreError
from ntm_dashboard.i18n import _
from ntm_dashboard.services.accounts import Accounts, SignedIn
from ntm_dashboard.web.identity import HEADER, sealed
from ntm_dashboard.web.sign_in import paths
from ntm_dashboard.web.sign_in.cookies import Cookies
from ntm_dashboard.web.unreachable import unreachable

SIGNED_IN = "ntm.signed_in"
TRY_AGAIN_LATER = 1013
_log = logging.getLogger(__name__)


class Gate:
    """Takes away any identity that a client claims, adds the one that its cookie proves, turns away who may not."""

    def __init__(self, app: ASGIApp, *, accounts: Accounts, cookies: Cookies, is_closed: bool) -> None:
        """Wrap `app`. `is_closed`: only people who are signed in may look."""
        self.app = app
        self.accounts = accounts
        self.cookies = cookies
        self.is_closed = is_closed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on with the proven identity, or turn away."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        try:
            signed_in = await self._signed_in(scope)
            if signed_in is None and self.is_closed and not paths.is_public(scope["path"]):
                await to_thread.run_sync(self.accounts.store.check)  # nobody is sent to sign in where nobody can
        except StoreError as error:
            _log.exception("Could not ask whose session it is")
            await _unreachable(scope, receive, send, error)
            return
        refusal = self._refusal(scope, signed_in)
        if refusal is None:
            await self.app(_with_identity(scope, signed_in), receive, send)
        elif scope["type"] == "http":
            await refusal(scope, receive, send)
        else:
            await receive()
            await send({"type": "websocket.close", "code": 1008})

    async def _signed_in(self, scope: Scope) -> SignedIn | None:
        if paths.is_asset(scope["path"]) or scope["path"] in paths.OF_HEALTH:
            return None
        token = self.cookies.token(scope)
        if token is None:
            return None
        return await to_thread.run_sync(self.accounts.signed_in_with, token)

    def _refusal(self, scope: Scope, signed_in: SignedIn | None) -> Response | None:
        if paths.is_public(scope["path"]):
            return None
        if signed_in is None:
            return _to_sign_in(scope) if self.is_closed else None
        if signed_in.must_change_password and (self.is_closed or _is_document(scope)):
            return RedirectResponse(paths.with_next(paths.CHANGE_PASSWORD, _asked(scope)), 303, headers=paths.NO_STORE)
        return None


async def _unreachable(scope: Scope, receive: Receive, send: Send, error: StoreError) -> None:
    """Say that nobody's session can be asked now; a page that is open tries again by itself."""
    if scope["type"] == "http":
        await unreachable(scope, error)(scope, receive, send)
    else:
        await receive()
        await send({"type": "websocket.close", "code": TRY_AGAIN_LATER})


def _with_identity(scope: Scope, signed_in: SignedIn | None) -> Scope:
    name = HEADER.encode()
    headers = [pair for pair in scope["headers"] if pair[0].lower().replace(b"_", b"-") != name]
    if signed_in is not None:
        headers.append((name, sealed(signed_in).encode("ascii")))
    return {**scope, "headers": headers, SIGNED_IN: signed_in}


def _to_sign_in(scope: Scope) -> Response:
    if scope["type"] == "http" and scope["method"] not in {"GET", "HEAD"}:
        return PlainTextResponse(_("Hãy đăng nhập rồi thử lại."), 401, headers=paths.NO_STORE)
    return RedirectResponse(paths.with_next(paths.SIGN_IN, _asked(scope)), 303, headers=paths.NO_STORE)


def _asked(scope: Scope) -> str:
    asked = quote(scope["path"])
    return f"{asked}?{scope['query_string'].decode('ascii', 'replace')}" if scope["query_string"] else asked


def _is_document(scope: Scope) -> bool:
    return scope["type"] == "http" and "text/html" in Headers(scope=scope).get("accept", "")
