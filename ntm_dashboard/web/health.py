"""`GET /healthz`: is the program well? Version, revision, database, the last backup tried and good, the daily check."""

import logging
from datetime import UTC
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse

from ntm_dashboard import __version__
from ntm_dashboard.errors import NtmError, StoreError
from ntm_dashboard.i18n import _
from ntm_dashboard.services.backups import DatabaseCare, Done
from ntm_dashboard.store.failures import WORDS, Failure
from ntm_dashboard.web.running import running_program

_log = logging.getLogger(__name__)


def healthz(_request: Request) -> JSONResponse:
    """Answer 200 with what runs, 503 with what is wrong when the database cannot be read or is damaged."""
    try:
        program = running_program()
        program.store.check()
        care = program.care
        check = care.last_check()
        state = {
            "status": "ok",
            "revision": program.queries.latest_revision(),
            "database": "ok",
            "backup": _said(care.last_backup(), care),
            "good_backup": _said(care.last_good_backup(), care),
            "integrity": _said(check, care),
        }
        return _answer(state, 200) if check is None or check.is_success else _damaged(state)
    except NtmError as error:
        _log.warning("Not well: %s", error.for_operator)
        code = error.code if isinstance(error, StoreError) else ""
        return _answer({"status": "error", "revision": None, "database": code or "error", "said": str(error)}, 503)


def _said(done: Done | None, care: DatabaseCare) -> dict[str, Any] | None:
    """Say when something was last done and how it went; None where it never was."""
    if done is None:
        return None
    at = done.at.astimezone(UTC).isoformat(timespec="seconds")
    age = int(care.age_of(done).total_seconds())
    return {"at": at, "age_seconds": age, "result": "ok" if done.is_success else "failed"}


def _damaged(state: dict[str, Any]) -> JSONResponse:
    return _answer(
        {**state, "status": "error", "database": Failure.DAMAGED, "said": _(WORDS[Failure.DAMAGED].said)}, 503
    )


def _answer(state: dict[str, Any], status: int) -> JSONResponse:
    return JSONResponse({"version": __version__, **state}, status_code=status, headers={"cache-control": "no-store"})
