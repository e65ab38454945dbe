"""How far a check is, for whoever waits for a large file."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import Enum

Progress = Callable[[int, int], None]
"""Is told how much is done, and of how much."""

WHOLE = 100


class Stage(Enum):
    """The stages of a check, from which to which part of the whole each one goes."""

    READING = (0, 40)
    SORTING = (40, 60)
    ROWS = (60, 85)
    DOUBTS = (85, WHOLE)


_watching: ContextVar[Progress | None] = ContextVar("progress", default=None)


@contextmanager
def watched_by(progress: Progress | None) -> Generator[None]:
    """Tell of everything done inside."""
    token = _watching.set(progress)
    try:
        yield
    finally:
        _watching.reset(token)


def tell(stage: Stage, done: int = 0, of: int = 1) -> None:
    """Tell that a stage is begun, or how much of it is done; nobody hears it outside of a check that is watched."""
    progress = _watching.get()
    if progress is not None:
        first, last = stage.value
        progress(first + (last - first) * min(done, of) // max(of, 1), WHOLE)
