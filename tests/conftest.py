"""What tests share: the data folder of the district, and databases.

A test that asks for `address` runs on SQLite and, where there is a server, on PostgreSQL.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from playwright.sync_api import Browser, sync_playwright
from sqlalchemy import make_url

from ntm_dashboard.bootstrap.settings import DEFAULT_DATA, PROJECT

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SERVER = os.environ.get("NTM_TEST_POSTGRES_URL", "")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def make_address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], str]]:
    """Make addresses of new, empty databases; those on the server are dropped afterwards."""
    if request.param == "sqlite":
        yield lambda: f"sqlite:///{tmp_path / f'{uuid4().hex}.db'}"
        return
    if not SERVER:
        pytest.skip("NTM_TEST_POSTGRES_URL names no server")
    made: list[str] = []
    with psycopg.connect(SERVER, autocommit=True) as server:

        def make() -> str:
            made.append(f"ntm_{uuid4().hex}")
            server.execute(f"CREATE DATABASE {made[-1]}")  # pyright: ignore[reportArgumentType] — a name of our own
            return make_url(SERVER).set(database=made[-1]).render_as_string(hide_password=False)

        yield make
        for name in made:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")  # pyright: ignore[reportArgumentType] — a name of our own


@pytest.fixture
def address(make_address: Callable[[], str]) -> str:
    """Give the address of one new, empty database."""
    return make_address()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Copy the district's data folder, with the catalogue beside it."""
    shutil.copytree(PROJECT / "data" / "catalogue", tmp_path / "catalogue")
    shutil.copytree(DEFAULT_DATA, tmp_path / "tra_cu")
    return tmp_path / "tra_cu"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, one for all tests: a process may drive only one."""
    executable = os.environ.get("NTM_CHROMIUM") or shutil.which("chromium")
    assert executable, "Chromium is not installed (Debian: apt-get install chromium)"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()
