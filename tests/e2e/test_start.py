"""The start script as an office runs it: the settings decide, an argument overrides them for one start."""

import json
import os
import shutil
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.e2e.conftest import PROJECT, free_port
from tests.patience import SECONDS, until
from tests.seeded import copy_seeded

pytestmark = pytest.mark.e2e


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder with the program in it, set up by an earlier start."""
    for name in ("ntm_dashboard", "app.py", "data", ".streamlit", "scripts", "requirements.txt"):
        (tmp_path / name).symlink_to(PROJECT / name)
    (tmp_path / "scripts").unlink()
    shutil.copytree(PROJECT / "scripts", tmp_path / "scripts")
    environment = tmp_path / ".venv"
    environment.mkdir()
    for name in ("bin", "lib"):
        (environment / name).symlink_to(Path(sys.prefix) / name)
    shutil.copy(Path(sys.prefix) / "pyvenv.cfg", environment)
    shutil.copy(PROJECT / "requirements.txt", environment / ".installed")
    return tmp_path


def _said_by(office: Path, *arguments: str, port: int, **settings: str) -> str:
    """Start, wait until the program answers at a port, stop, and give what the console said."""
    log = office / "start.log"
    given = {**os.environ, "NTM_WARM_UP": "0", **settings}
    with log.open("wb") as written:
        process = subprocess.Popen(
            ["sh", "scripts/run.sh", *arguments], cwd=office, env=given, stdout=written, stderr=subprocess.STDOUT
        )
        try:
            until(lambda: _answers(port) or process.poll() is not None, said=lambda: log.read_text("utf-8"))
        finally:
            process.terminate()
            process.wait(SECONDS)
    return log.read_text("utf-8")


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=SECONDS) as answer:
            return json.loads(answer.read())["status"] == "ok"
    except OSError:
        return False


def test_the_settings_decide_which_figures_open_and_where(office: Path):
    copy_seeded("mau", office / "mau.db")
    port = free_port()

    said = _said_by(
        office,
        port=port,
        NTM_DATA_DIR="data/mau",
        NTM_PORT=str(port),
        NTM_DATABASE_URL=f"sqlite:///{(office / 'mau.db').as_posix()}",
    )

    assert f"http://127.0.0.1:{port}" in said
    assert "Số liệu: data/mau" in said


def test_an_argument_overrides_the_settings_for_one_start(office: Path):
    copy_seeded("tra_cu", office / "tra_cu.db")
    port = free_port()

    said = _said_by(
        office,
        "data/tra_cu",
        str(port),
        port=port,
        NTM_DATA_DIR="data/mau",
        NTM_PORT="1",
        NTM_DATABASE_URL=f"sqlite:///{(office / 'tra_cu.db').as_posix()}",
    )

    assert f"http://127.0.0.1:{port}" in said
    assert "Số liệu: data/tra_cu" in said
