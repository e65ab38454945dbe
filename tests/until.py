"""A plugin for `make check`: what would start after its time is over is skipped, and says so: `make test` runs it."""

import os
import time

import pytest

ENDS_AT = float(os.environ.get("CHECK_ENDS_AT", "inf"))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test for which no time is left."""
    if time.time() > ENDS_AT:
        pytest.skip("no time left in `make check`: `make test` runs it")
