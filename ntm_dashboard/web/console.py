"""What the console of a start says: our own few lines in Vietnamese, and nothing of what libraries tell developers."""

import logging
import sys
import warnings
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager

from ntm_dashboard.domain.naming import name_within
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.web.json_log import JsonLines

_FOR_DEVELOPERS = (DeprecationWarning, PendingDeprecationWarning, FutureWarning)
_log = logging.getLogger(__name__)


def keep_to_our_words() -> None:
    """Log deprecations of libraries instead of printing them.

    To be called before libraries are loaded, since some warn of themselves then.
    """
    warnings.showwarning = _without_deprecations(warnings.showwarning)


def lines_of_start(*, place: str, address: str, folder: str, revision: int) -> str:
    """Give what is said once the program can be opened: what it is, where, with which figures, how to stop it."""
    title = Message.of(N_("Bảng theo dõi nông thôn mới {place}: {address}"), place=name_within(place), address=address)
    about = Message.of(
        N_("Số liệu: {folder}, phiên bản {revision}. Dừng bằng Ctrl+C."), folder=folder, revision=revision
    )
    return f"  {title}\n  {about}"


def announcing(text: str) -> Callable[[object], object]:
    """Give the lifespan that says a text when the server listens, and in a word that it has stopped."""

    @asynccontextmanager
    async def lifespan(_app: object) -> AsyncGenerator[None]:
        say(f"\n{text}\n")
        yield
        say(f"\n  {Message.of(N_('Đã dừng.'))}\n")

    return lifespan


def say(text: str) -> None:
    """Tell whoever started the program: as it is, or as a line of the log where lines of JSON are asked for."""
    if any(isinstance(one.formatter, JsonLines) for one in logging.getLogger().handlers):
        _log.info(" ".join(text.split()))
    else:
        print(text, file=sys.stderr, flush=True)


def _without_deprecations(show: Callable[..., None]) -> Callable[..., None]:
    def shown(message: Warning | str, category: type[Warning], filename: str, lineno: int, *rest: object) -> None:
        if issubclass(category, _FOR_DEVELOPERS):
            _log.debug("%s:%s: %s: %s", filename, lineno, category.__name__, message)
        else:
            show(message, category, filename, lineno, *rest)

    return shown
