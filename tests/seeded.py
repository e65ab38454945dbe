"""Databases that hold a shipped data folder: loaded once for all processes of all runs, and copied for a test.

They stand in `var/seeded` under a name made of everything that they depend on: the program's code and the data. Any
change of either makes a new name, so that none is ever stale.
"""

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

from ntm_dashboard.bootstrap.settings import PROJECT
from ntm_dashboard.services.data_folder import load_catalogue
from ntm_dashboard.services.seeding import seed
from ntm_dashboard.store import Store

SEEDED_ON = date(2026, 11, 23)
KEPT = PROJECT / "var" / "seeded"


@cache
def _version() -> str:
    files = [*(PROJECT / "ntm_dashboard").rglob("*.py"), *(PROJECT / "data").rglob("*.csv"), Path(__file__)]
    said = sha256()
    for file in sorted(files):
        said.update(f"{file.relative_to(PROJECT)}\0".encode() + file.read_bytes())
    return said.hexdigest()[:20]


def fill(address: str, folder: Path) -> None:
    """Load a data folder into a new database."""
    with closing(Store(address)) as store:
        seed(store, load_catalogue(folder), folder=folder, today=SEEDED_ON)


@contextmanager
def one_at_a_time(name: str) -> Iterator[None]:
    """Let one process after the other in."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def seeded_file(name: str) -> Path:
    """Give the SQLite file that holds the data folder of a name; not to be opened, only copied."""
    file = KEPT / _version() / f"{name}.db"
    with one_at_a_time(name):
        if not file.exists():
            _let_go_of_older()
            file.parent.mkdir(exist_ok=True)
            half = file.with_suffix(".half")
            half.unlink(missing_ok=True)
            fill(f"sqlite:///{half.as_posix()}", PROJECT / "data" / name)
            half.rename(file)
    return file


def copy_seeded(name: str, to: Path) -> None:
    """Put a database that holds the data folder of a name where a program will look for it."""
    shutil.copyfile(seeded_file(name), to)


def _let_go_of_older() -> None:
    for older in KEPT.iterdir():
        if older.is_dir() and older.name != _version():
            shutil.rmtree(older, ignore_errors=True)
