"""`GET /healthz`: is the program well? Version, revision, database."""

import logging
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse

from ntm_dashboard import __version__
from ntm_dashboard.errors import NtmError, StoreError
from ntm_dashboard.web.running import running_program

_log = logging.getLogger(__name__)


def healthz(_request: Request) -> JSONResponse:
    """Answer 200 with what runs, 503 with what is wrong when the database cannot be read."""
    try:
        store = running_program().store
        store.check()
        state = {"status": "ok", "revision": store.latest_revision(), "database": "ok"}
        return _answer(state, 200)
    except NtmError as error:
        _log.warning("Not well: %s", error.for_operator)
        code = error.code if isinstance(error, StoreError) else ""
        return _answer({"status": "error", "revision": None, "database": code or "error", "said": str(error)}, 503)


def _answer(state: dict[str, Any], status: int) -> JSONResponse:
    return JSONResponse({"version": __version__, **state}, status_code=status, headers={"cache-control": "no-store"})
