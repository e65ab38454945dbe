"""How long tests wait for what surely comes: far longer than the slowest machine takes, and no measure of speed.

What a test asserts never depends on how fast a machine is. A wait ends as soon as its condition holds; this bound only
ends a test that would wait for ever.
"""

import time
from collections.abc import Callable
from typing import TypeVar

import pytest
from playwright.sync_api import BrowserContext

SECONDS = 600
MILLISECONDS = SECONDS * 1000
T = TypeVar("T")


def until(condition: Callable[[], T | None], *, said: Callable[[], str] = lambda: "") -> T:
    """Ask again and again until the answer is something; fail with what is `said` when it never comes."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        if answer := condition():
            return answer
        time.sleep(0.05)
    pytest.fail(f"nothing came within {SECONDS} s: {said()}")


def patient(context: BrowserContext) -> BrowserContext:
    """Let a visitor wait for everything as long as that."""
    context.set_default_timeout(MILLISECONDS)
    return context
