"""What our connections do beyond uvicorn's: send at once, and hang up on the half open (`half_open.py`)."""

import socket
from typing import Any

import uvicorn.config

from ntm_dashboard.web.half_open import ImpatientProtocol


def speak_our_way() -> None:
    """Have uvicorn speak HTTP with this protocol, also where Streamlit starts it."""
    uvicorn.config.HTTP_PROTOCOLS["auto"] = f"{__name__}:PromptProtocol"


class PromptProtocol(ImpatientProtocol):
    """HTTP/1.1 whose small writes go out at once; a WebSocket that begins as HTTP keeps this.

    asyncio asks for it (TCP_NODELAY) only on sockets that name their protocol, and Streamlit opens its own without one:
    the body of an answer then waits behind its head until the reader acknowledges that, 40 ms on Linux, up to 200 on
    Windows.
    """

    def connection_made(self, transport: Any) -> None:
        """Send at once from here on."""
        super().connection_made(transport)
        made = transport.get_extra_info("socket")
        if made is not None and made.family in {socket.AF_INET, socket.AF_INET6}:
            made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
