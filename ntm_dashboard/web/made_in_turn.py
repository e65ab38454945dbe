"""Answers that take long to make: each once however many ask for it, a few at a time, and not without end."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from typing import Generic, TypeVar

from starlette.responses import PlainTextResponse, Response
from starlette.types import Scope

from ntm_dashboard.errors import NtmError, UnknownScopeError
from ntm_dashboard.i18n import _, speaking

T = TypeVar("T")
AT_ONCE = 2
WAITING_AT_MOST = 24
OF_ONE_CLIENT = 6
RETRY_SECONDS = 5


def client_of(scope: Scope) -> str:
    """Give the address of who asks; a proxy that is trusted has been put aside by the server."""
    client = scope.get("client")
    return client[0] if client else ""


class BusyError(Exception):
    """So many answers are being made already that one more would keep everybody waiting."""


class MadeInTurn(Generic[T]):
    """Makes answers in threads of their own, so that what is ready never queues behind what is not."""

    def __init__(
        self, *, at_once: int = AT_ONCE, waiting: int = WAITING_AT_MOST, of_one_client: int = OF_ONE_CLIENT
    ) -> None:
        """Make `at_once` answers side by side; take `waiting` in all, `of_one_client` of one address."""
        self._threads = ThreadPoolExecutor(at_once, thread_name_prefix="made-in-turn")
        self._waiting = waiting
        self._of_one_client = of_one_client
        self._making: dict[Hashable, asyncio.Task[T]] = {}
        self._of_client: Counter[str] = Counter()

    async def give(self, key: Hashable, make: Callable[[], T], *, client: str) -> T:
        """Give what `make` makes; whoever asks for the same key meanwhile gets the same.

        Raises:
            BusyError: too many answers wait to be made, in all or for this client.
        """
        task = self._making.get(key)
        if task is None:
            if len(self._making) >= self._waiting or self._of_client[client] >= self._of_one_client:
                raise BusyError
            task = asyncio.create_task(self._made(key, make, client))
            self._making[key] = task
            self._of_client[client] += 1
        return await asyncio.shield(task)

    async def _made(self, key: Hashable, make: Callable[[], T], client: str) -> T:
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, make)
        finally:
            self._making.pop(key, None)
            self._of_client[client] -= 1
            if not self._of_client[client]:
                del self._of_client[client]


async def answered(language: str, give: Callable[[], Awaitable[Response]]) -> Response:
    """Answer with what `give` gives; else say why: too busy, no such thing, or no figures at hand."""
    try:
        return await give()
    except BusyError:
        return come_again(language)
    except UnknownScopeError as error:
        return PlainTextResponse(str(error), status_code=404)
    except NtmError as error:
        return PlainTextResponse(str(error), status_code=503)


def come_again(language: str) -> Response:
    """Answer whoever asks for more than can be made at once: when to ask again."""
    with speaking(language):
        said = _("Máy chủ đang làm nhiều bản cho người khác. Hãy mở lại sau ít giây.")
    return PlainTextResponse(said, 503, headers={"retry-after": str(RETRY_SECONDS), "cache-control": "no-store"})
