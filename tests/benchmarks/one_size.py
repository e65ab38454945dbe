"""What everything costs at one size, in a process of its own: `python -m tests.benchmarks.one_size COMMUNES MONTHS`.

Prints a line of JSON for each step as soon as it is done: seconds of CPU, and the most memory taken meanwhile.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import pandas as pd
from streamlit.testing.v1 import AppTest

from ntm_dashboard.bootstrap.program import Program
from ntm_dashboard.bootstrap.settings import PROJECT
from ntm_dashboard.domain.assess import situation_of
from ntm_dashboard.intake import IntakeContext, PreparedReport, check
from ntm_dashboard.services.data_folder import load_catalogue
from ntm_dashboard.services.exporting import Format, Meeting
from ntm_dashboard.services.seeding import seed
from ntm_dashboard.store import Store, Submission
from ntm_dashboard.web.navigation import PAGES
from ntm_dashboard.web.running import running_program
from tests.benchmarks.districts import LAST, Size, write_folder
from tests.benchmarks.processes import forget_the_most, memory_mb
from tests.patience import SECONDS

TODAY = date(2026, 11, 23)
PART_ROWS = 15_000
SCRIPT = "from ntm_dashboard.web.main import main\nmain(first={path!r})\n"
T = TypeVar("T")


def step(name: str, act: Callable[[], T], *, note: Callable[[T], str] = lambda _result: "") -> T:
    """Do something, and say what it took and what is to be known of its result."""
    forget_the_most(os.getpid())
    started = time.process_time()
    result = act()
    taken = time.process_time() - started
    memory = round(memory_mb(os.getpid(), most=True))
    said = {"step": name, "cpu_s": round(taken, 4), "memory_mb": memory, "note": note(result)}
    print(json.dumps(said), flush=True)
    return result


def main(communes: int, months: int) -> None:
    """Measure file, record, pages and exports, in the order in which they depend on each other."""
    with tempfile.TemporaryDirectory() as made:
        folder = write_folder(Path(made), Size(communes=communes, months=months), like=PROJECT / "data" / "mau")
        os.environ["NTM_DATA_DIR"] = str(folder)
        os.environ["NTM_DATABASE_URL"] = f"sqlite:///{made}/do.db"
        publish_all(folder)
        program = running_program()
        record = program.store.record(program.store.latest_revision())
        step("Situation", lambda: situation_of(record, program.catalogue, as_of=LAST))
        _pages()
        _exports(program)
        program.close()


def publish_all(folder: Path) -> None:
    """Measure a file on its way: the newest month of a folder, after those before it were published."""
    catalogue = step("catalogue", lambda: load_catalogue(folder))
    context = IntakeContext(catalogue, TODAY)
    reports = sorted((folder / "tieu_chi_xa").glob("*.csv"))
    step("pandas.read_csv of the newest month", lambda: pd.read_csv(reports[-1], dtype=str))
    newest = reports[-1].read_bytes()
    checked = step("check of the newest month", lambda: check(newest, reports[-1].name, context=context), note=_refused)
    earlier = [_accepted(file.read_bytes(), file.name, context) for file in reports[:-1]]
    parts = [[(newest, checked)] if checked.is_accepted else _accepted(newest, reports[-1].name, context)]
    for file in reports:  # the program finds its folder complete, and the months in the database
        file.write_text(file.read_text("utf-8").splitlines()[0], "utf-8")
    store = Store(os.environ["NTM_DATABASE_URL"])
    seed(store, catalogue, folder=folder, today=TODAY)
    for month in earlier:
        _publish(store, month)
    note = "" if checked.is_accepted else f"in {len(parts[0])} files: one may not hold so many rows"
    step("publish of the newest month", lambda: _publish(store, parts[0]), note=lambda _none: note)
    step("record read", lambda: store.record(store.latest_revision()))
    store.close()


def _refused(report: PreparedReport) -> str:
    """Say that a report was refused, so that nobody takes its time for that of a check to the end."""
    return (
        "" if report.is_accepted else f"refused as too large ({', '.join({one.code.value for one in report.errors})})"
    )


def _accepted(content: bytes, name: str, context: IntakeContext) -> list[tuple[bytes, PreparedReport]]:
    """Check a file, in parts where it may not be so large."""
    head, *lines = content.decode().splitlines(keepends=True)
    parts = [(head + "".join(lines[at : at + PART_ROWS])).encode() for at in range(0, len(lines), PART_ROWS)]
    return [(part, check(part, name, context=context)) for part in parts]


def _publish(store: Store, parts: list[tuple[bytes, PreparedReport]]) -> None:
    for place, (content, report) in enumerate(parts):
        assert report.is_accepted, [str(one.message) for one in report.errors][:3]
        name = f"{report.period}-{place}.csv"  # of one name, each would take back what the one before said
        given = Submission(report.kind, report.rows, name, content, report.period, "đo", is_seed=True)  # pyright: ignore[reportArgumentType] — an accepted report has both
        store.publish(given, expected_revision=store.latest_revision())


def _pages() -> None:
    for entry in PAGES:
        name = f"page /{entry.path}"
        seen = AppTest.from_string(SCRIPT.format(path=entry.path), default_timeout=SECONDS)
        step(f"{name}, first", seen.run)
        assert not seen.exception
        step(f"{name}, again", seen.run)


def _exports(program: Program) -> None:
    for form in Format:
        step(f"export {form.value}", lambda form=form: program.exporting.file(form, Meeting(as_of=LAST)))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
