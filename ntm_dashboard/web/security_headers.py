"""What every answer tells the browser: run only our own scripts, send nothing elsewhere, stay out of foreign frames."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
        "object-src 'none'",
        "base-uri 'self'",
    )
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
}


HTTPS_ONLY = {"strict-transport-security": "max-age=31536000"}
_COOKIE = b"set-cookie"


class SecurityHeaders:
    """Adds the headers to every answer that has not set its own (ASGI middleware)."""

    def __init__(self, app: ASGIApp, *, is_https: bool = False) -> None:
        """Wrap `app`. `is_https`: people come over https, whatever this server itself sees."""
        self.app = app
        self.is_https = is_https

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, adding the headers."""

        is_https = self.is_https or scope.get("scheme") in {"https", "wss"}

        async def send_with_headers(message: Message) -> None:
            if message["type"] in {"http.response.start", "websocket.accept"}:
                if is_https:
                    message["headers"] = [_over_https_only(pair) for pair in message.get("headers", ())]
                if message["type"] == "http.response.start":
                    headers = MutableHeaders(scope=message)
                    for name, value in {**HEADERS, **(HTTPS_ONLY if is_https else {})}.items():
                        headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] in {"http", "websocket"} else send)


def _over_https_only(pair: tuple[bytes, bytes]) -> tuple[bytes, bytes]:
    """Mark a cookie, whoever set it, to be sent over https alone."""
    name, value = pair
    attributes = [part.strip().lower() for part in value.split(b";")]
    return (name, value + b"; Secure") if name.lower() == _COOKIE and b"secure" not in attributes else pair
