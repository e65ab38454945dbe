"""A visitor over Streamlit's own WebSocket: opens the program and turns from page to page, as a browser does."""

from types import TracebackType
from typing import Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from tests.patience import SECONDS

HASHES_SENT = 100


class Visitor:
    """Somebody who looks at pages; `pages` are those that the navigation offered."""

    def __init__(self, address: str) -> None:
        """Connect to a running program."""
        place = address.removeprefix("http://")
        self._live = connect(
            f"ws://{place}/_stcore/stream",
            origin=address,  # pyright: ignore[reportArgumentType] — an origin is text
            subprotocols=["streamlit"],  # pyright: ignore[reportArgumentType] — a protocol is text
            max_size=None,
            compression=None,
            open_timeout=SECONDS,
        )
        self.pages: dict[str, str] = {}
        self._known: set[str] = set()

    def open(self, path: str = "", *, query: str = "") -> str:
        """Run a page to its end; gives the HTML that it sent."""
        question = BackMsg()
        question.rerun_script.query_string = query
        if path in self.pages:
            question.rerun_script.page_script_hash = self.pages[path]
        else:
            question.rerun_script.page_name = path
        question.rerun_script.cached_message_hashes.extend(sorted(self._known)[:HASHES_SENT])
        self._live.send(question.SerializeToString())
        return "".join(self._answers())

    def _answers(self):
        while True:
            said = ForwardMsg.FromString(bytes(self._live.recv(timeout=SECONDS)))
            if said.hash and said.metadata.cacheable:
                self._known.add(said.hash)
            match said.WhichOneof("type"):
                case "navigation":
                    self.pages = {one.url_pathname: one.page_script_hash for one in said.navigation.app_pages}
                case "delta":
                    yield said.delta.new_element.html.body
                case "script_finished":
                    return

    def close(self) -> None:
        """Leave."""
        self._live.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()
