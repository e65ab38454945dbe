"""`GET /healthz`: is the program well? Version, revision, database."""

from starlette.requests import Request
from starlette.responses import JSONResponse

from ntm_dashboard import __version__
from ntm_dashboard.errors import NtmError
from ntm_dashboard.web.running import running_program


def healthz(_request: Request) -> JSONResponse:
    """Answer 200 with what runs, 503 when the database cannot be read."""
    try:
        store = running_program().store
        store.check()
        state = {"status": "ok", "version": __version__, "revision": store.latest_revision(), "database": "ok"}
        return JSONResponse(state, headers={"cache-control": "no-store"})
    except NtmError as error:
        state = {"status": "error", "version": __version__, "revision": None, "database": str(error)}
        return JSONResponse(state, status_code=503, headers={"cache-control": "no-store"})
