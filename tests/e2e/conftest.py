"""The real program on a free port with its own database, and a real Chromium that looks at it."""

import os
import re
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page

from tests.patience import SECONDS, patient, until
from tests.seeded import copy_seeded

PROJECT = Path(__file__).resolve().parents[2]
PASSWORD = "lúa chín vàng đồng"
SHIPPED = {"data/tra_cu", "data/mau"}


@dataclass(frozen=True)
class Server:
    """A running program: where it answers, the folder of its database, the number of its process."""

    address: str
    folder: Path
    database: str
    process: int


def free_port() -> int:
    """Give a port of this machine that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def run_server(folder: Path, data: str, **environment: str) -> Iterator[Server]:
    """Start the program as an office does on its second day, wait until it is well, and stop it at the end."""
    port = int(environment.get("NTM_PORT") or free_port())
    file = folder / "thu.db"
    if data in SHIPPED and not file.exists() and "NTM_DATABASE_URL" not in environment:
        copy_seeded(Path(data).name, file)
    given = {
        **os.environ,
        "NTM_DATA_DIR": str(PROJECT / data),
        "NTM_DATABASE_URL": f"sqlite:///{file.as_posix()}",
        "NTM_PORT": str(port),
        "NTM_WARM_UP": "0",  # dozens of servers start here, and nobody reads their files
        **environment,
    }
    command = [sys.executable, "-m", "ntm_dashboard.web.start"]
    log = (folder / "server.log").open("wb")
    process = subprocess.Popen(command, cwd=PROJECT, env=given, stdout=log, stderr=subprocess.STDOUT)
    try:
        _wait(f"http://127.0.0.1:{port}/healthz", process, folder / "server.log")
        yield Server(f"http://127.0.0.1:{port}", folder, given["NTM_DATABASE_URL"], process.pid)
    finally:
        process.terminate()
        process.wait(SECONDS)
        log.close()


def _wait(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    def written() -> str:
        return log.read_text(encoding="utf-8", errors="replace")

    def is_well() -> bool:
        if process.poll() is not None:
            pytest.fail(f"the program stopped at start:\n{written()}")
        try:
            with urllib.request.urlopen(address, timeout=SECONDS) as answer:  # noqa: S310 — our own loopback address
                return answer.status == 200
        except OSError:
            return False

    until(is_well, said=written)


@pytest.fixture(scope="session")
def tra_cu(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The program on the documented figures of Trà Cú."""
    yield from run_server(tmp_path_factory.mktemp("tra_cu"), "data/tra_cu")


@pytest.fixture(scope="session")
def training(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The program on the training set."""
    yield from run_server(tmp_path_factory.mktemp("mau"), "data/mau")


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A fresh visitor at a desk; every request that is not to this machine is noted in `context.foreign`."""
    context = patient(chromium.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN"))
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page of the visitor."""
    return context.new_page()


def set_up_code(server: Server) -> str:
    """Read the code in the console."""
    found = re.search(r"((?:[2-9A-Z]{5}-){3}[2-9A-Z]{5})", (server.folder / "server.log").read_text(encoding="utf-8"))
    assert found
    return found[1]


def fill(page: Page, **fields: str) -> None:
    """Fill a plain form in and send it."""
    for name, value in fields.items():
        page.locator(f"input[name={name}]").fill(value)
    page.locator("button").click()


def first_account(office: Server, chromium: Browser, *, locale: str = "vi-VN") -> Iterator[Page]:
    """Give a desk at which the first account of an office was made and signed in."""
    context = patient(chromium.new_context(viewport={"width": 1366, "height": 768}, locale=locale))
    page = context.new_page()
    page.goto(f"{office.address}/thiet-lap")
    fill(page, code=set_up_code(office), name="lan", display_name="Lê Lan", new=PASSWORD, again=PASSWORD)
    settle(page)
    yield page
    context.close()


def settle(page: Page) -> None:
    """Wait until Streamlit has drawn the page to its foot and rests.

    Only by elements: waiting for a function needs `eval` in the page, which our policy forbids. What was clicked just
    before needs a moment until the page is at work on it.
    """
    page.wait_for_timeout(150)
    page.wait_for_selector("[data-testid='stApp'][data-test-script-state='notRunning']")
    page.wait_for_selector("#ntm-first-paint", state="detached")
    page.wait_for_selector(".ntm-foot, .ntm-alert")
    page.wait_for_selector("[data-testid='stSkeleton']", state="detached")


def choose(page: Page, box: Locator, option: str) -> None:
    """Choose from a list; a click that a page still at work swallowed is made again, as anybody would."""

    def is_open() -> bool:
        if page.get_by_role("option").count() == 0:
            box.click()
            page.wait_for_timeout(300)
        return bool(page.get_by_role("option", name=option).count())

    until(is_open)
    page.get_by_role("option", name=option).click()
