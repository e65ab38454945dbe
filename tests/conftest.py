"""What tests share: the data folder of the district, and databases.

A test that asks for `address` runs on SQLite and, where there is a server, on PostgreSQL.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache, partial
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from hypothesis import settings
from playwright.sync_api import Browser, expect, sync_playwright
from sqlalchemy import make_url

from ntm_dashboard.bootstrap.settings import DEFAULT_DATA, PROJECT
from ntm_dashboard.services import accounts
from ntm_dashboard.services.passwords import Passwords
from ntm_dashboard.store import Store
from tests.patience import MILLISECONDS
from tests.seeded import fill, seeded_file

PARTS_OF_A_DESKTOP = (
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup", "LensOverlay", "MediaRouter"),
    *("OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled", "PreconnectToSearch"),
    *("HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable", "ThirdPartyStoragePartitioning", "PaintHolding"),
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "AvoidCorsURLLoaderRestartOnRedirect", "DestroyProfileOnBrowserClose"),
)
"""What Playwright turns off (ours comes in the place of its own list), and the address bar, which is a page itself:
with each visitor it would be loaded and drawn twice, though nobody sees it."""
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(PARTS_OF_A_DESKTOP)}",
]
SHORT_VISITS = ["--js-flags=--no-turbofan --no-maglev"]
"""A visitor of a test leaves before it has paid off that the browser compiled a page's scripts a second time."""
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")
expect.set_options(timeout=MILLISECONDS)
SMALL_DISK_MB = 8
SERVER = os.environ.get("TEST_POSTGRES_URL", "")


class Files:
    """Databases in files of a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def make(self, like: str = "") -> str:
        """Make an empty database, or a copy of one that nobody has open; gives its address."""
        file = self._folder / f"{uuid4().hex}.db"
        if like:
            shutil.copyfile(like.removeprefix("sqlite:///"), file)
        return f"sqlite:///{file}"


class OnServer:
    """Databases of the server, dropped at the end."""

    def __init__(self, server: psycopg.Connection) -> None:
        self._server = server
        self._made: list[str] = []

    def make(self, like: str = "") -> str:
        """Make an empty database, or a copy of one that nobody has open; gives its address."""
        self._made.append(f"ntm_{uuid4().hex}")
        copied = f" TEMPLATE {make_url(like).database}" if like else ""
        self._act(f"CREATE DATABASE {self._made[-1]}{copied}")
        return make_url(SERVER).set(database=self._made[-1]).render_as_string(hide_password=False)

    def drop(self) -> None:
        """Drop what was made."""
        for name in self._made:
            self._act(f"DROP DATABASE {name} WITH (FORCE)")

    def _act(self, statement: str) -> None:
        self._server.execute(statement)  # pyright: ignore[reportArgumentType] — names of our own


@contextmanager
def databases(kind: str, folder: Path) -> Iterator[Files | OnServer]:
    """Give a maker of databases; those on the server are dropped afterwards."""
    if kind == "sqlite":
        yield Files(folder)
        return
    if not SERVER:
        pytest.skip("TEST_POSTGRES_URL names no server")
    with psycopg.connect(SERVER, autocommit=True) as server:
        made = OnServer(server)
        yield made
        made.drop()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_kind(request: pytest.FixtureRequest) -> str:
    """Name the kind of database."""
    return request.param


@pytest.fixture
def make_address(database_kind: str, tmp_path: Path) -> Iterator[Callable[..., str]]:
    """Make addresses of new databases: empty ones, or copies."""
    with databases(database_kind, tmp_path) as made:
        yield made.make


@pytest.fixture(scope="session", autouse=True)
def _cheap_hashes() -> Iterator[None]:
    """Hash passwords cheaply where no costs are named: what the program spends on them is asserted apart."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(accounts, "Passwords", partial(Passwords, time_cost=1, memory_kib=64, lanes=1))
        yield


@pytest.fixture(scope="session")
def bare_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """Give a database of each kind that holds the tables of the program and no row, for copying."""
    with made_once(tmp_path_factory.mktemp("bare"), lambda address: Store(address).close()) as of:
        yield of


@pytest.fixture(scope="session")
def seeded_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """Give a database of each kind that holds the district's folder, for copying."""
    with made_once(tmp_path_factory.mktemp("seeded"), lambda address: fill(address, DEFAULT_DATA)) as of:
        yield lambda kind: f"sqlite:///{seeded_file(DEFAULT_DATA.name).as_posix()}" if kind == "sqlite" else of(kind)


@contextmanager
def made_once(
    folder: Path, fill_in: Callable[[str], None], *, like: Callable[[str], str] = lambda _kind: ""
) -> Iterator[Callable[[str], str]]:
    """Give what makes a database of a kind when it is first asked for, and the same one from then on, for copying."""
    with ExitStack() as held:

        @cache
        def of(kind: str) -> str:
            address = held.enter_context(databases(kind, folder)).make(like(kind))
            fill_in(address)
            return address

        yield of


@pytest.fixture
def make_bare(
    make_address: Callable[..., str], bare_once: Callable[[str], str], database_kind: str
) -> Callable[[], str]:
    """Make addresses of new databases in which the tables of the program stand, without a row."""
    return lambda: make_address(like=bare_once(database_kind))


@pytest.fixture
def address(make_bare: Callable[[], str]) -> str:
    """Give the address of a new database in which the tables of the program stand, without a row."""
    return make_bare()


@pytest.fixture
def seeded_address(make_address: Callable[..., str], seeded_once: Callable[[str], str], database_kind: str) -> str:
    """Give the address of a new database that holds what the district's folder says."""
    return make_address(like=seeded_once(database_kind))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Copy the district's data folder, with the catalogue beside it."""
    shutil.copytree(PROJECT / "data" / "catalogue", tmp_path / "catalogue")
    shutil.copytree(DEFAULT_DATA, tmp_path / "tra_cu")
    return tmp_path / "tra_cu"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, one for all tests: a process may drive only one."""
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert executable, "Chromium is not installed (Debian: apt-get install chromium)"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=[*CHROMIUM_FLAGS, *SHORT_VISITS])
        yield browser
        browser.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a file system of a few megabytes, where one may be mounted."""
    folder = tmp_path / "dia"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={SMALL_DISK_MB}m", "tmpfs", str(folder)]
    if os.getuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("only root may mount a small file system here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)
