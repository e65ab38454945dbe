"""Files from outside: taken from people who may hand in figures, while their page asks for some, within a bound.

Streamlit takes a file from every browser that has a page open, and keeps it in memory: without this, visitors who
sign in nowhere could fill the memory of the machine.
"""

from collections import OrderedDict
from threading import Lock

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime import Runtime, exists
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.stats import CacheStat

from ntm_dashboard.i18n import N_, speaking
from ntm_dashboard.i18n import Message as Words
from ntm_dashboard.services.people import Act, may
from ntm_dashboard.web.sign_in.gate import SIGNED_IN
from ntm_dashboard.web.url_state import language_of

PATH = "/_stcore/upload_file/"
HELD_AT_MOST = 768 * 1024 * 1024
"""Bytes of all files together, kept or on their way: six of the largest that one may be."""
PAGES_KNOWN = 5_000
_NOT_ALLOWED = N_("Chỉ người có vai trò Biên tập hoặc Cán bộ xã mới gửi được tệp. Hãy đăng nhập rồi thử lại.")
_NOT_ASKED = N_("Trang này không chờ tệp nào. Hãy mở lại trang Nộp số liệu rồi chọn tệp.")
_NO_LENGTH = N_("Trình duyệt không báo tệp lớn bao nhiêu nên chưa nhận được.")
_FULL = N_("Máy chủ đang giữ quá nhiều tệp chưa công bố. Hãy công bố hoặc bỏ tệp đang chờ, hoặc thử lại sau.")


class AskingPages:
    """Knows which open pages show a field for files; those drawn long ago are forgotten until they are drawn again."""

    def __init__(self) -> None:
        """Know none."""
        self._asking: OrderedDict[str, None] = OrderedDict()
        self._lock = Lock()

    def note(self, session: str, *, asks: bool) -> None:
        """Note whether the page of a session asks for files now."""
        with self._lock:
            self._asking.pop(session, None)
            if asks:
                self._asking[session] = None
            while len(self._asking) > PAGES_KNOWN:
                self._asking.popitem(last=False)

    def asks(self, session: str) -> bool:
        """Tell whether the page of a session asks for files."""
        with self._lock:
            return session in self._asking


ASKING = AskingPages()


def page_drawn(*, asks_for_files: bool) -> None:
    """Note for the page of this run whether it has a field for files."""
    if context := get_script_run_ctx(suppress_warning=True):
        ASKING.note(context.session_id, asks=asks_for_files)


class Uploads:
    """Turns away files that nobody asked for (ASGI middleware)."""

    def __init__(self, app: ASGIApp, *, asking: AskingPages = ASKING, held_at_most: int = HELD_AT_MOST) -> None:
        """Wrap `app`, which keeps the files that are passed on."""
        self.app = app
        self.asking = asking
        self.held_at_most = held_at_most
        self._coming = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on a file that is asked for while there is room, or say why it is not taken."""
        if scope["type"] != "http" or scope["method"] != "PUT" or not scope["path"].startswith(PATH):
            await self.app(scope, receive, send)
            return
        length = _length(scope)
        if refusal := self._refusal(scope, length):
            await refusal(scope, receive, send)
            return
        self._coming += length
        try:
            await self.app(scope, _no_longer_than(length, receive), send)
        finally:
            self._coming -= length

    def _refusal(self, scope: Scope, length: int) -> PlainTextResponse | None:
        signed_in = scope.get(SIGNED_IN)
        session = scope["path"].removeprefix(PATH).partition("/")[0]
        if not may(signed_in.person if signed_in else None, Act.HAND_IN):
            return _refused(scope, 403, _NOT_ALLOWED)
        if not self.asking.asks(session):
            return _refused(scope, 409, _NOT_ASKED)
        if length < 0:
            return _refused(scope, 411, _NO_LENGTH)
        if held() + self._coming + length > self.held_at_most:
            return _refused(scope, 503, _FULL)
        return None


def held() -> int:
    """Give how many bytes of files from outside the server holds."""
    if not exists():
        return 0
    families = Runtime.instance().uploaded_file_mgr.get_stats()
    return sum(stat.byte_length for stats in families.values() for stat in stats if isinstance(stat, CacheStat))


def _length(scope: Scope) -> int:
    """Give how long a file says it is, -1 where it does not say."""
    written = Headers(scope=scope).get("content-length", "")
    return int(written) if written.isascii() and written.isdigit() and len(written) < 16 else -1


def _no_longer_than(length: int, receive: Receive) -> Receive:
    """Take no more than was said; HTTP servers hold to it, and this holds the bound whatever stands before us."""
    taken = 0

    async def bounded() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > length:
            return {"type": "http.disconnect"}
        return message

    return bounded


def _refused(scope: Scope, status: int, sentence: str) -> PlainTextResponse:
    with speaking(language_of(HTTPConnection(scope).query_params)):
        return PlainTextResponse(str(Words.of(sentence)), status, headers={"cache-control": "no-store"})
