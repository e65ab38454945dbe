"""The program is stopped or killed in the middle of a publish through the browser: all of it is kept, or nothing."""

import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import httpx2
import pytest
from playwright.sync_api import Page

from ntm_dashboard.store import Store
from tests.e2e.conftest import PROJECT, Server, run_server
from tests.e2e.test_accounts_page import fill
from tests.e2e.test_broken_on_purpose import HEADLINE
from tests.e2e.test_sign_in import PASSWORD, set_up_code
from tests.e2e.test_upload import FILES, hand_in
from tests.patience import SECONDS, until

pytestmark = pytest.mark.e2e


def health(server: Server) -> dict:
    return httpx2.get(f"{server.address}/healthz", timeout=SECONDS).json()


def written(database: Path) -> int:
    """Tell by its log when something was last written to a database."""
    return database.with_name(f"{database.name}-wal").stat().st_mtime_ns


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM], ids=["kill", "term"])
def test_stopped_in_a_publish_the_program_comes_back_wholly_old_or_wholly_new(
    tmp_path: Path, page: Page, how: signal.Signals
):
    database = tmp_path / "thu.db"
    for server in run_server(tmp_path, "data/tra_cu"):
        before = health(server)["revision"]
        page.goto(f"{server.address}/thiet-lap")
        fill(page, code=set_up_code(server), name="lan", display_name="Lê Lan", new=PASSWORD, again=PASSWORD)
        hand_in(page, server, *FILES)
        at_rest = written(database)
        page.get_by_role("button", name="Công bố 48 số liệu").click()
        until(lambda at_rest=at_rest: written(database) != at_rest)
        os.kill(server.process, how)

    for server in run_server(tmp_path, "data/tra_cu"):
        now = health(server)["revision"]
        bulletin = httpx2.get(f"{server.address}/ban-tin", timeout=SECONDS).text
    with closing(Store(f"sqlite:///{database}")) as store:
        store.must_be_sound()
        published = [one.revision for one in store.audit_entries() if one.action == "publish"]

    assert now in {before, before + len(FILES)}
    assert len(published) == now - before
    assert (HEADLINE in bulletin) == (now == before)


def test_two_servers_on_one_file_show_what_either_of_them_publishes(tmp_path: Path):
    file = tmp_path / "huyen.csv"
    file.write_text(
        "ky_bao_cao;tieu_chi;ket_qua;nguon;do_tin_cay\n30/04/2023;2;đạt;Báo cáo;tu_bao_cao\n", encoding="utf-8"
    )
    for one in run_server(tmp_path, "data/tra_cu"):
        for other in run_server(_folder(tmp_path, "hai"), "data/tra_cu", NTM_DATABASE_URL=one.database):
            before = [health(server)["revision"] for server in (one, other)]
            published = subprocess.run(
                [sys.executable, "-m", "ntm_dashboard", "publish", str(file)],
                cwd=PROJECT,
                env={**os.environ, "NTM_DATABASE_URL": one.database},
                capture_output=True,
                text=True,
                timeout=SECONDS,
                check=False,
            )
            after = [health(server)["revision"] for server in (one, other)]
            bulletins = [httpx2.get(f"{server.address}/ban-tin", timeout=SECONDS).text for server in (one, other)]

            assert published.returncode == 0, published.stderr
            assert after == [number + 1 for number in before]
            assert bulletins[0] == bulletins[1]
            os.kill(other.process, signal.SIGKILL)  # what the dead one held is not in the way of the other
            assert health(one)["revision"] == after[0]


def _folder(folder: Path, name: str) -> Path:
    (folder / name).mkdir()
    return folder / name
