"""The program on a database of its own, for the pages that write: there is one program a process."""

from pathlib import Path

import pytest

from ntm_dashboard.bootstrap.program import Program
from ntm_dashboard.bootstrap.settings import PROJECT
from ntm_dashboard.web.running import running_program
from tests.seeded import copy_seeded


@pytest.fixture
def program(monkeypatch, tmp_path):
    """The program on a database of its own."""
    path = tmp_path / "thu.db"
    copy_seeded("tra_cu", path)
    yield open_program(monkeypatch, path)
    let_go()


def open_program(patch: pytest.MonkeyPatch, path: Path) -> Program:
    let_go()
    patch.setenv("NTM_DATA_DIR", str(PROJECT / "data" / "tra_cu"))
    patch.setenv("NTM_DATABASE_URL", f"sqlite:///{path.as_posix()}")
    return running_program()


def let_go() -> None:
    if running_program.cache_info().currsize:
        running_program().close()
        running_program.cache_clear()
