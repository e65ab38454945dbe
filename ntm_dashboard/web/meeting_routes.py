"""`GET /ban-tin` and `GET /trinh-chieu`: the bulletin and the deck without Streamlit, made once for each revision.

They take the parameters of every link (`ky`, `ban`, `chac_chan`, `lang`), the day to compare with (`so_voi`) and the
parts to keep (`phan=cac-xa,ma-tran`); `tai=1` offers the file for saving.
"""

import gzip
import hashlib
import re
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from ntm_dashboard.briefing.parts import PARTS
from ntm_dashboard.errors import NtmError, UnknownScopeError
from ntm_dashboard.i18n import speaking
from ntm_dashboard.services.exporting import MEDIA_TYPES, Exporting, Format, Meeting
from ntm_dashboard.web.running import running_program
from ntm_dashboard.web.url_state import PERIOD, Scope

WATCHED = "/healthz"
COMPARED_WITH, CHOSEN_PARTS = "so_voi", "phan"
_POLICY = re.compile(rb'http-equiv="Content-Security-Policy" content="([^"]+)"')


def meeting_routes() -> list[Route]:
    """Give the two routes."""
    return [Route("/ban-tin", show_bulletin), Route("/trinh-chieu", show_deck)]


def show_bulletin(request: Request) -> Response:
    """Answer with the bulletin."""
    return _answer(request, Format.HTML)


def show_deck(request: Request) -> Response:
    """Answer with the deck; the shown copy asks whether newer figures exist, the saved one never does."""
    return _answer(request, Format.DECK)


def _answer(request: Request, form: Format) -> Response:
    saved = request.query_params.get("tai") == "1"
    try:
        scope = Scope.of(request.query_params)
        meeting = meeting_of(scope, request.query_params)
        with speaking(scope.language):
            return _file(request, form, meeting, saved=saved)
    except UnknownScopeError as error:
        return PlainTextResponse(str(error), status_code=404)
    except NtmError as error:
        return PlainTextResponse(str(error), status_code=503)


def meeting_of(scope: Scope, parameters: Mapping[str, str]) -> Meeting:
    """Read which meeting an address asks for; parts that there are not are left out.

    Raises:
        UnknownScopeError: the day to compare with cannot be read.
    """
    compared_with = Scope.of({PERIOD: parameters.get(COMPARED_WITH, "")}).as_of
    parts = tuple(part for part in PARTS if part in parameters.get(CHOSEN_PARTS, "").split(","))
    return Meeting(scope.as_of, scope.revision, scope.documented_only, compared_with, parts)


def _file(request: Request, form: Format, meeting: Meeting, *, saved: bool) -> Response:
    exporting: Exporting = running_program().exporting
    watch_url = "" if saved or form is Format.HTML else WATCHED
    content = exporting.file(form, meeting, watch_url=watch_url)
    headers = {
        "etag": f'"{hashlib.sha256(content).hexdigest()[:32]}"',
        "cache-control": "no-cache",
        "vary": "accept-encoding",
        # a window of its own group would cost the reader a third of the time until the first letters stand
        "cross-origin-opener-policy": "unsafe-none",
    }
    policy = _POLICY.search(content[:20_000])
    if policy:
        headers["content-security-policy"] = policy[1].decode() + "; frame-ancestors 'self'"
    if saved:
        headers["content-disposition"] = f'attachment; filename="{exporting.file_name(form, meeting)}"'
    if headers["etag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        content, headers["content-encoding"] = gzip.compress(content, 6, mtime=0), "gzip"
    return Response(content, media_type=MEDIA_TYPES[form], headers=headers)
