"""A small database as each step of the migrations left it, as SQL text: what offices that have not upgraded hold.

`python -m tests.store.older_databases` writes those that are missing; one that is there is never written again, so that
it stays what a program of its time made even if the steps are touched later.
"""

import hashlib
import sqlite3
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Connection, MetaData, Table, insert, inspect

from ntm_dashboard.store.engine import open_engine, writing
from ntm_dashboard.store.migrate import known_steps, migrate_over

FOLDER = Path(__file__).parent / "databases"
CONTENT = b"tep goc"
_NOW, _DAY = datetime(2023, 4, 12, 3, 0), date(2023, 4, 12)  # noqa: DTZ001 — as the tables hold it
_ROW = {"revision": 1, "origin": 1, "is_withdrawn": False, "certainty": "reported"}
_KEY = {"period": _DAY, "level": "commune", "unit": "29461", "criterion": "1", "indicator": "", "criteria_set": ""}
_COUNTED = {"added": 4, "changed": 0, "withdrawn": 0, "unchanged": 0}
_PERSON = {"published_at": _NOW, "published_by": "lan", "prepared_by": "lan"}
_FILE = {"file_name": "xa.csv", "sha256": hashlib.sha256(CONTENT).hexdigest(), "size": len(CONTENT), "period": _DAY}
_PUBLISHED = {"number": 1, "kind": "publish", "report_kind": "tieu_chi_xa", "note": "lần đầu", "compared_with": 0}
_UNDONE = {"number": 2, "kind": "undo", "note": "", "compared_with": 1, "reverses": 1, "reasons": []}
_LEARNED = {"learned_at": _NOW, "learned_by": "lan"}
_SIGN_IN = {"failed_attempts": 0, "must_change_password": False, "session_epoch": 0, "is_disabled": False}
ROWS: dict[str, list[dict[str, Any]]] = {
    "revisions": [
        {**_PERSON, **_FILE, **_PUBLISHED, **_COUNTED, "reasons": [{"about": "JUMP", "text": "đã xem"}]},
        {**_PERSON, **_UNDONE, **_COUNTED, "added": 0, "changed": 1},
    ],
    "raw_files": [{"revision": 1, "content": CONTENT}],
    "assessments": [
        {**_ROW, **_KEY, "result": "met", "value": 95.5, "note": "ghi chú", "source": "BC 1"},
        {**_ROW, **_KEY, "result": "not_met", "revision": 2},
    ],
    "recognitions": [{**_ROW, "unit": "29461", "title": "standard", "effective_on": _DAY}],
    "counts": [{**_ROW, "day": _DAY, "measure": "communes_standard", "value": 12.0}],
    "targets": [{**_ROW, "measure": "communes_standard", "target_on": _DAY, "value": 15.0}],
    "audit_log": [
        {
            "happened_at": _NOW,
            "actor": "lan",
            "action": "publish",
            "is_success": True,
            "revision": 1,
            "detail": "xa.csv",
        }
    ],
    "aliases": [{"field": "unit", "spelling": "an quang huu", "meaning": "29461", **_LEARNED}],
    "users": [
        {"name": "lan", "display_name": "Lê Lan", "role": "administrator", "password_hash": "x", "created_at": _NOW}
        | _SIGN_IN
    ],
    "drafts": [{"number": 1, "put_up_at": _NOW, "put_up_by": "lan", "note": "chờ", "reasons": []}],
    "draft_files": [{"draft": 1, "place": 1, "file_name": "a.csv", "sha256": "0" * 64, "content": b"a", "answers": []}],
    "forms": [{"name": "mẫu", "fingerprint": "f", "chosen": {}, **_LEARNED}],
    "boundaries": [{"number": 1, "kept_at": _NOW, "kept_by": "lan", "file_name": "xa.geojson", "content": b"{}"}],
    "calendars": [{"key": "k" * 64, "made_by": "lan", "assignee": "PKTHT", "made_at": _NOW}],
    "unfinished_files": [
        {"person": "lan", "key": "k", "kept_at": _NOW, "file_name": "b.csv", "content": b"b", "settled": {}, "note": ""}
    ],
}


def fill_as_at(connection: Connection, step: str) -> None:
    """Make the tables up to a step, with a row in each that there was."""
    migrate_over(connection, until=step)
    names = set(inspect(connection).get_table_names())
    for name, rows in ROWS.items():
        if name in names:
            table = Table(name, MetaData(), autoload_with=connection)
            for row in rows:
                connection.execute(insert(table), {key: value for key, value in row.items() if key in table.columns})


def _write(step: str) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "cu.db"
        engine = open_engine(f"sqlite:///{file}")
        with writing(engine) as connection:
            fill_as_at(connection, step)
        engine.dispose()
        with closing(sqlite3.connect(file)) as filled:
            (FOLDER / f"{step}.sql").write_text("\n".join(filled.iterdump()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    for missing in [one for one in known_steps() if not (FOLDER / f"{one}.sql").exists()]:
        _write(missing)
