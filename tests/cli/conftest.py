"""Run commands on a copy of the district's folder, with a database of its own that already holds it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ntm_dashboard.cli.main import main


@pytest.fixture
def run(folder: Path, seeded_address: str, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Run a command of the terminal; gives its exit code."""
    monkeypatch.setenv("NTM_DATA_DIR", str(folder))
    monkeypatch.setenv("NTM_DATABASE_URL", seeded_address)
    return lambda *arguments: main([str(one) for one in arguments])
