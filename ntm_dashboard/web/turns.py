"""Pages are drawn a few at a time: fifty that are drawn at once take turns within each, and all end last.

Python runs one thread at a time, so drawing side by side wins nothing. In turn the first are done after a moment, and
the whole takes less for want of switching. Whoever works long (a large file, a first look) keeps nobody waiting.
"""

import threading
import time
from collections import deque
from collections.abc import Generator
from contextlib import contextmanager

AT_ONCE = 2
"""One draws while the other reads or sends."""
LONG = 0.5
"""From how many seconds on a run no longer counts: it works on something of its own."""


class Turns:
    """Lets a few in at a time, in the order in which they came."""

    def __init__(self, *, at_once: int = AT_ONCE, long: float = LONG) -> None:
        """Let `at_once` in; those within for `long` seconds no longer count."""
        self._at_once = at_once
        self._long = long
        self._lock = threading.Lock()
        self._waiting: deque[threading.Event] = deque()
        self._since: dict[threading.Event, float] = {}

    @contextmanager
    def taken(self) -> Generator[None]:
        """Wait for a turn, and give it back at the end, however that comes."""
        mine = threading.Event()
        with self._lock:
            self._waiting.append(mine)
            self._call_first()
        self._come_in(mine)
        try:
            yield
        finally:
            with self._lock:
                del self._since[mine]
                self._call_first()

    def _come_in(self, mine: threading.Event) -> None:
        wait = None
        while wait != 0:
            mine.wait(wait)
            with self._lock:
                mine.clear()
                wait = self._wait() if self._waiting[0] is mine else None
        with self._lock:
            self._waiting.popleft()
            self._since[mine] = time.monotonic()
            self._call_first()

    def _call_first(self) -> None:
        """Wake only whoever is first in line: to wake all takes longer than to draw."""
        if self._waiting:
            self._waiting[0].set()

    def _wait(self) -> float:
        """Give how many seconds it takes at most until the next may come in."""
        now = time.monotonic()
        left = sorted(left for since in self._since.values() if (left := since + self._long - now) > 0)
        return left[-self._at_once] if len(left) >= self._at_once else 0
