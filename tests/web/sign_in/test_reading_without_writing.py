"""Whoever reads never waits for whoever writes: a held lock or a full disk signs nobody out; 503 is not "sign in"."""

import sqlite3
import time
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from ntm_dashboard.errors import StoreError
from ntm_dashboard.services.accounts import IDLE, SEEN_EVERY
from ntm_dashboard.store import AuditAction
from ntm_dashboard.store.engine import BUSY_SECONDS
from tests.web.sign_in.conftest import PASSWORD, sign_in

PAGE = {"accept": "text/html"}


@pytest.fixture
def later(accounts, monkeypatch):
    """Let sessions be due for a touch: the clock of the accounts moves, not ours."""
    passed = [timedelta(0)]
    monkeypatch.setattr(accounts, "now", lambda: datetime.now(UTC) + passed[0])

    def move(by):
        passed[0] += by

    return move


@pytest.fixture
def reader(app, admin, later):
    """Give a browser that is signed in where only people who are signed in may look, its session due for a touch."""
    made = TestClient(app(is_closed=True), follow_redirects=False)
    sign_in(made)
    later(SEEN_EVERY * 2)
    return made


@contextmanager
def lock_held(accounts, how):
    """Hold the write lock as another program would."""
    with closing(sqlite3.connect(accounts.store.file, isolation_level=None)) as other:
        other.execute(how)
        yield
        other.execute("ROLLBACK")


def fill(disk, store):
    """Fill a disk to the last byte, and the database to where it needs another one."""
    with (disk / "day.bin").open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(b"x" * 4096)
    with pytest.raises(StoreError):
        _write_for_long(store)


def _write_for_long(store):
    for _time in range(20_000):
        store.log(AuditAction.REFUSED, actor="", detail="đầy " * 500)


@pytest.mark.parametrize("how", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
def test_a_reader_stays_signed_in_while_somebody_holds_the_write_lock(reader, accounts, how):
    with lock_held(accounts, how):
        began = time.monotonic()
        answers = [reader.get("/ai", headers=PAGE) for _time in range(20)]
        took = time.monotonic() - began

    assert {(answer.status_code, answer.json()["person"]) for answer in answers} == {(200, "lan")}
    assert took < BUSY_SECONDS / 2, "a reader waited for the lock, or tried it again within the minute"


def test_a_touch_that_failed_is_made_up_for_so_that_work_is_not_cut_off(reader, accounts, later):
    with lock_held(accounts, "BEGIN IMMEDIATE"):
        reader.get("/ai")
    later(SEEN_EVERY * 2)
    reader.get("/ai")

    later(IDLE - SEEN_EVERY)

    assert reader.get("/ai").json()["person"] == "lan"


def test_a_reader_stays_signed_in_while_the_disk_is_full_and_nobody_is_told_to_sign_in(
    small_disk, app, reader, accounts
):
    fill(small_disk, accounts.store)

    seen = reader.get("/ai", headers=PAGE)
    refused = sign_in(TestClient(app(is_closed=True), follow_redirects=False))

    assert (seen.status_code, seen.json()["person"]) == (200, "lan")
    assert (refused.status_code, "chưa ghi được" in refused.text) == (503, True)
    assert str(accounts.store.file) not in refused.text
    (small_disk / "day.bin").unlink()
    assert sign_in(TestClient(app(is_closed=True), follow_redirects=False)).status_code == 303


def test_a_database_that_does_not_answer_is_said_and_is_never_a_sign_in(reader, app, accounts):
    accounts.store._engine.dispose()
    file = accounts.store.file
    aside = file.with_suffix(".aside")
    file.rename(aside)
    file.mkdir()
    stranger = TestClient(app(is_closed=True), follow_redirects=False)

    page = reader.get("/ai?ky=2023-04-12", headers=PAGE)
    english = reader.get("/ai?lang=en", headers=PAGE)
    with pytest.raises(WebSocketDisconnect) as closed:
        reader.websocket_connect("/_stcore/stream").__enter__()
    asked = stranger.get("/cac-xa", headers=PAGE)
    door = stranger.get("/dang-nhap")
    health = reader.get("/healthz")

    assert (page.status_code, page.headers["retry-after"], page.headers["cache-control"]) == (503, "30", "no-store")
    assert "Chưa mở được số liệu" in page.text
    assert 'href="/ai?ky=2023-04-12"' in page.text
    assert "đăng nhập lại" not in page.text.lower()
    assert '<html lang="en">' in english.text
    assert closed.value.code == 1013
    assert asked.status_code == 503, "nobody is sent to where nobody can sign in"
    assert (door.status_code, "Chưa mở được số liệu" in door.text) == (503, True)
    assert health.status_code == 200, "health is asked without asking whose session it is"

    file.rmdir()
    aside.rename(file)
    assert reader.get("/ai", headers=PAGE).json()["person"] == "lan"
    assert sign_in(stranger, password=PASSWORD).status_code == 303
