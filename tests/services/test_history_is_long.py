"""However long the history is, publishing and looking at what stands then read the same share of the database."""

from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace

from sqlalchemy import Connection, event

from ntm_dashboard.bootstrap.settings import DEFAULT_DATA
from ntm_dashboard.services.backups import DatabaseCare
from ntm_dashboard.services.data_folder import load_catalogue
from ntm_dashboard.services.queries import Queries
from ntm_dashboard.services.shelf import Shelf
from ntm_dashboard.store import AuditAction, Store
from tests.store.publish_without_end import report

ROWS, EARLY, LATE = 57, 5, 60
STEPS_AT_ONCE = 50
SPARE = 1.1
"""The few revisions themselves are counted too."""


@contextmanager
def counted(store: Store, steps: Counter[str]) -> Iterator[None]:
    """Count the steps of SQLite's machine: unlike a clock they are the same on a busy computer."""

    def listen(connection: Connection) -> None:
        driver = connection.connection.driver_connection
        driver.set_progress_handler(lambda: steps.update(["all"]), STEPS_AT_ONCE)  # pyright: ignore[reportOptionalMemberAccess, reportAttributeAccessIssue] — of sqlite3

    event.listen(store._engine, "begin", listen)
    yield
    event.remove(store._engine, "begin", listen)


def test_the_sixtieth_publish_reads_what_the_fifth_did(tmp_path):
    with closing(Store(f"sqlite:///{tmp_path / 'so-lieu.db'}")) as store:
        queries, read = Queries(store, load_catalogue(DEFAULT_DATA)), {}
        reports = [replace(report(ROWS, result), content=result.encode()) for result in ("met", "not_met")]
        for number in range(1, LATE + 1):
            steps: Counter[str] = Counter()
            with counted(store, steps):
                store.publish(reports[number % 2], expected_revision=number - 1)
                standing = queries.record()
            read[number] = steps["all"]
            assert set(standing.assessments["result"]) == {("met", "not_met")[number % 2]}

    assert read[EARLY] > 0
    assert read[LATE] <= read[EARLY] * SPARE


def test_what_was_remembered_of_a_database_that_was_replaced_is_asked_anew(tmp_path):
    files = [tmp_path / name for name in ("mot.db", "hai.db")]
    for file, result in zip(files, ("met", "not_met"), strict=True):
        with closing(Store(f"sqlite:///{file}")) as store:
            store.publish(replace(report(2, result), content=b"x"), expected_revision=0)
    with closing(Store(f"sqlite:///{files[0]}", on_replaced=Shelf.forget_all)) as store:
        queries = Queries(store, load_catalogue(DEFAULT_DATA))
        before = set(queries.record().assessments["result"])
        files[1].replace(files[0])

        assert before == {"met"}
        assert set(queries.record().assessments["result"]) == {"not_met"}


def test_what_is_told_of_the_last_backup_costs_the_same_however_long_the_log_is(tmp_path):
    with closing(Store(f"sqlite:///{tmp_path / 'so-lieu.db'}")) as store:
        care, costs = DatabaseCare(store), []
        for lines in (1, 3_000):
            with store.writing() as transaction:
                for _line in range(lines):
                    transaction.log(AuditAction.SIGN_IN, actor="lan")
            steps: Counter[str] = Counter()
            with counted(store, steps):
                assert [care.last_backup(), care.last_good_backup(), care.last_check()] == [None, None, None]
            costs.append(steps["all"])

        assert costs[1] <= costs[0] + 2  # every page that is open asks this every few seconds
