"""Connections that ask nothing, or never to the end: uvicorn waits for them for ever, this does not."""

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_SECONDS = 20.0
BODY_SECONDS = 60.0
SLOWEST_UPLOAD = 20_000
"""Bytes a second of the slowest line on which a file still has to come through."""


class ImpatientProtocol(H11Protocol):
    """HTTP/1.1 with a time by which the head of a request, and then its body, has to be there."""

    _hang_up: asyncio.TimerHandle | None = None
    _waits_for: str = ""

    def connection_made(self, transport: Any) -> None:
        """Wait for the head of the first request."""
        super().connection_made(transport)
        self._expect("head", HEAD_SECONDS)

    def data_received(self, data: bytes) -> None:
        """Read on, and wait for what is missing now."""
        super().data_received(data)
        self._look()

    def on_response_complete(self) -> None:
        """Wait as uvicorn does for the next request, or for what is left of it."""
        super().on_response_complete()
        self._look()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing any more."""
        self._expect("", 0)
        super().connection_lost(exc)

    def _look(self) -> None:
        if self.transport.is_closing() or self.transport.get_protocol() is not self:
            self._expect("", 0)  # closed, or a WebSocket by now
        elif self.conn.their_state is h11.SEND_BODY:
            self._expect("body", BODY_SECONDS + self._announced() / SLOWEST_UPLOAD)
        elif self.conn.their_state is h11.IDLE and self.timeout_keep_alive_task is None:
            self._expect("head", HEAD_SECONDS)
        else:
            self._expect("", 0)

    def _announced(self) -> int:
        written = dict(self.headers or ()).get(b"content-length", b"0")
        return int(written) if written.isdigit() else 0

    def _expect(self, what: str, seconds: float) -> None:
        """Hang up unless `what` is there in time; what is waited for already keeps its time."""
        if what == self._waits_for:
            return
        if self._hang_up is not None:
            self._hang_up.cancel()
        self._waits_for = what
        self._hang_up = self.loop.call_later(seconds, self.transport.close) if what else None
