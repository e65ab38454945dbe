"""What `/healthz` tells a machine that watches: backups, the daily check, and no place of anything."""

import json
import threading
from collections.abc import Iterator

import pytest
from starlette.requests import Request

from ntm_dashboard.bootstrap.program import Program, open_program
from ntm_dashboard.bootstrap.settings import Settings
from ntm_dashboard.services.backups import DatabaseCare, back_up
from ntm_dashboard.services.people import PROGRAM
from ntm_dashboard.store import AuditAction
from ntm_dashboard.store.failures import Failure, failure
from ntm_dashboard.web.daily_check import DailyCheck
from ntm_dashboard.web.health import healthz
from tests.patience import SECONDS
from tests.seeded import copy_seeded


@pytest.fixture
def program(tmp_path, monkeypatch) -> Iterator[Program]:
    """Give a program that nobody else has done anything with."""
    copy_seeded("tra_cu", tmp_path / "tra_cu.db")
    opened = open_program(Settings(database_url=f"sqlite:///{tmp_path / 'tra_cu.db'}"))
    monkeypatch.setattr("ntm_dashboard.web.health.running_program", lambda: opened)
    yield opened
    opened.close()


def asked() -> tuple[int, dict]:
    answer = healthz(Request({"type": "http", "headers": []}))
    return answer.status_code, json.loads(bytes(answer.body))


def test_what_never_happened_is_null_and_then_has_an_age_and_a_result(program, tmp_path):
    before = asked()
    back_up(program.store, tmp_path / "a.db", person=PROGRAM)
    program.care.check()
    status, state = asked()

    assert (before[1]["backup"], before[1]["integrity"], before[1]["status"]) == (None, None, "ok")
    assert status == 200
    for name in ("backup", "integrity"):
        assert state[name]["result"] == "ok"
        assert 0 <= state[name]["age_seconds"] < 3600
        assert state[name]["at"].endswith("+00:00")
    assert "a.db" not in json.dumps(state)


def test_a_failed_backup_is_told_while_the_program_is_well(program):
    assert asked()[1]["good_backup"] is None
    for is_success in (True, False):
        program.store.log(AuditAction.BACKUP, actor="x", is_success=is_success)
    status, state = asked()

    assert status == 200
    assert (state["backup"]["result"], state["good_backup"]["result"]) == ("failed", "ok")
    assert state["good_backup"]["at"] <= state["backup"]["at"]


def test_damage_that_the_daily_check_found_is_no_good_health(program, monkeypatch):
    def damaged() -> None:
        raise failure(Failure.DAMAGED, "/srv/ntm/ntm.db")

    with monkeypatch.context() as broken:
        broken.setattr(program.store, "must_be_sound", damaged)
        DailyCheck(program.care).look()
        status, state = asked()
    DailyCheck(program.care).look()

    assert (status, state["database"], state["integrity"]["result"]) == (503, "DB_DAMAGED", "failed")
    assert "/srv" not in json.dumps(state)
    assert asked()[0] == 200


def test_a_database_out_of_reach_is_said_without_its_place(program, monkeypatch):
    def gone() -> None:
        raise failure(Failure.MISSING, "/srv/ntm/ntm.db")

    monkeypatch.setattr(program.store, "check", gone)
    status, state = asked()

    assert (status, state["database"], state["revision"]) == (503, "DB_MISSING", None)
    assert state["said"].startswith("Không thấy cơ sở dữ liệu")
    assert "/srv" not in json.dumps(state) + str(state)


def test_the_thread_checks_by_itself_and_goes_on_after_a_failure(program, monkeypatch):
    checked = threading.Event()
    answers = iter([failure(Failure.UNREACHABLE, "x"), RuntimeError("a bug of ours")])

    def due(_care: DatabaseCare) -> bool:
        for error in answers:
            raise error
        checked.set()
        return False

    monkeypatch.setattr(DatabaseCare, "is_check_due", due)
    thread = DailyCheck(program.care, every=0.01)
    thread.start()

    assert checked.wait(SECONDS)
    thread.end()
    thread.join(SECONDS)
    assert not thread.is_alive()
