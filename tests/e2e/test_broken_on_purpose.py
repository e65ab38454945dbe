"""Broken on purpose: the database goes away and comes back, the program is killed, the browser loses its network."""

import os
import shutil
import signal
import sqlite3
import subprocess
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx2
import pytest
from playwright.sync_api import BrowserContext, Error, Page

from tests.e2e.conftest import Server, free_port, run_server, settle
from tests.patience import SECONDS, until

pytestmark = pytest.mark.e2e
HEADLINE = "12/15 xã được công nhận đạt chuẩn"
BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda one: float(one.parent.name))


class DatabaseServer:
    """A PostgreSQL of its own, to be stopped and started under a running program."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.address = f"postgresql://ntm@127.0.0.1:{self.port}/postgres"
        self._folder = folder
        self._as = []
        if os.getuid() == 0:  # initdb refuses root
            self._as = ["runuser", "-u", "postgres", "--"]
            shutil.chown(folder, "postgres")
        self._run("initdb", "-D", str(folder / "du-lieu"), "-U", "ntm", "-A", "trust", "-E", "UTF8", "--no-sync")

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = f"-c listen_addresses=127.0.0.1 -c port={self.port} -c unix_socket_directories={self._folder}"
        log = str(self._folder / "server.log")
        self._run("pg_ctl", "-D", str(self._folder / "du-lieu"), "-l", log, "-w", "-o", options, "start")

    def stop(self) -> None:
        """Stop it at once, as when its machine goes off."""
        self._run("pg_ctl", "-D", str(self._folder / "du-lieu"), "-m", "immediate", "-w", "stop")

    def _run(self, name: str, *words: str) -> None:
        command = [*self._as, str(BINARIES[-1] / name), *words]
        with (self._folder / "lenh.log").open("ab") as log:
            subprocess.run(command, cwd="/", check=True, stdout=log, stderr=log, timeout=SECONDS)


@pytest.fixture
def database() -> Iterator[DatabaseServer]:
    """Give a PostgreSQL that runs, in a folder that its own user can reach."""
    if not BINARIES:
        pytest.skip("PostgreSQL is not installed")
    with TemporaryDirectory(prefix="ntm-pg-") as folder:
        server = DatabaseServer(Path(folder))
        server.start()
        yield server
        server.stop()


def status(server: Server, path: str) -> int:
    """Ask for a path and give the status of the answer."""
    return httpx2.get(f"{server.address}{path}", timeout=SECONDS).status_code


@pytest.fixture
def on_server(database: DatabaseServer, tmp_path: Path) -> Iterator[Server]:
    """The program on that PostgreSQL."""
    yield from run_server(tmp_path, "data/tra_cu", NTM_DATABASE_URL=database.address)


def test_without_its_database_the_program_says_so_and_comes_back_by_itself(
    database: DatabaseServer, on_server: Server, page: Page
):
    page.goto(on_server.address)
    settle(page)
    assert status(on_server, "/ban-tin") == 200

    database.stop()
    health = httpx2.get(f"{on_server.address}/healthz", timeout=SECONDS)
    bulletin = httpx2.get(f"{on_server.address}/ban-tin", timeout=SECONDS)
    page.reload()
    page.get_by_text("cơ sở dữ liệu").or_(page.get_by_text(HEADLINE)).first.wait_for()
    said = page.locator("body").inner_text()
    database.start()

    assert health.status_code == 503
    assert bulletin.status_code == 503 or HEADLINE in bulletin.text
    assert "Traceback" not in bulletin.text + said
    assert "mã lỗi" not in said
    until(lambda: status(on_server, "/healthz") == 200)
    assert status(on_server, "/ban-tin") == 200
    page.reload()
    settle(page)
    assert page.get_by_text(HEADLINE).first.is_visible()


def test_a_deleted_database_is_said_on_the_page_and_opened_again_once_one_stands_there(tmp_path: Path, page: Page):
    for server in run_server(tmp_path, "data/tra_cu"):
        file = tmp_path / "thu.db"
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(tmp_path / "ban_sao.db")) as copy:
            source.backup(copy)
        page.goto(server.address)
        settle(page)

        file.unlink()
        health = httpx2.get(f"{server.address}/healthz", timeout=SECONDS)
        page.reload()
        page.get_by_text("Không thấy cơ sở dữ liệu").first.wait_for()
        said = page.locator("body").inner_text() + health.text

        assert health.status_code == 503
        assert health.json()["database"] == "DB_MISSING"
        assert not {name for name in (str(tmp_path), "thu.db", "NTM_", "mã lỗi", "Traceback") if name in said}
        assert not file.exists()

        (tmp_path / "ban_sao.db").rename(file)
        assert status(server, "/healthz") == 200
        page.reload()
        settle(page)
        assert page.get_by_text(HEADLINE).first.is_visible()


def test_killed_while_it_makes_files_the_program_starts_again_as_it_was(tmp_path: Path):
    for server in run_server(tmp_path, "data/tra_cu"):
        revision = httpx2.get(f"{server.address}/healthz", timeout=SECONDS).json()["revision"]
        asked = threading.Thread(target=_ask_and_be_cut_off, args=(f"{server.address}/trinh-chieu?lang=en",))
        asked.start()
        os.kill(server.process, signal.SIGKILL)
        asked.join(SECONDS)

    for server in run_server(tmp_path, "data/tra_cu"):
        assert httpx2.get(f"{server.address}/healthz", timeout=SECONDS).json()["revision"] == revision
        assert HEADLINE in httpx2.get(f"{server.address}/ban-tin", timeout=SECONDS).text
    assert list(tmp_path.rglob("*.part")) == []


def _ask_and_be_cut_off(address: str) -> None:
    try:
        httpx2.get(address, timeout=SECONDS)
    except httpx2.HTTPError:
        return


def test_a_browser_that_lost_its_network_keeps_the_page_and_goes_on_by_itself_once_it_is_back(
    tra_cu: Server, context: BrowserContext, page: Page
):
    page.goto(tra_cu.address)
    settle(page)

    context.set_offline(True)
    with pytest.raises(Error, match="ERR_INTERNET_DISCONNECTED"):
        context.new_page().goto(tra_cu.address)
    assert page.get_by_text(HEADLINE).first.is_visible()

    context.set_offline(False)
    page.get_by_role("link", name="Các xã").first.click()
    page.get_by_role("heading", name="Các xã").first.wait_for()
    settle(page)
    page.get_by_role("link", name="Tổng quan").first.click()
    page.get_by_text(HEADLINE).first.wait_for()
