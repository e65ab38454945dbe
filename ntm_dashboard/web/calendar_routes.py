"""`GET /lich/<secret>.ics`: the due dates that a link reads, for programs that keep calendars.

Whoever has the link needs no account, even where only people who are signed in may look; a link that is none is
answered as any address that there is not.
"""

from collections.abc import Hashable
from typing import Any
from urllib.parse import urlencode

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from ntm_dashboard.bootstrap.program import Program
from ntm_dashboard.bootstrap.sign_in_settings import sign_in_settings_from
from ntm_dashboard.errors import NtmError
from ntm_dashboard.exports.calendar import MEDIA_TYPE
from ntm_dashboard.i18n import speaking
from ntm_dashboard.services.shelf import Shelf
from ntm_dashboard.store.calendars import CalendarLink
from ntm_dashboard.web.made_in_turn import BusyError, MadeInTurn, client_of, come_again
from ntm_dashboard.web.ready_answer import ReadyAnswer
from ntm_dashboard.web.running import running_program
from ntm_dashboard.web.url_state import Scope, language_of

FOLDER = "/lich/"
CALENDARS_KEPT = 64
_READY: Shelf[ReadyAnswer] = Shelf(CALENDARS_KEPT, "calendars")
_IN_TURN: MadeInTurn[ReadyAnswer] = MadeInTurn()
_OWN = {"cache-control": "private, no-cache", "x-robots-tag": "noindex", "referrer-policy": "no-referrer"}


def calendar_routes() -> list[Route]:
    """Give the route."""
    return [Route(f"{FOLDER}{{secret}}.ics", show_calendar)]


def address_of(secret: str) -> str:
    """Give the path of a link."""
    return f"{FOLDER}{secret}.ics"


async def show_calendar(request: Request) -> Response:
    """Answer with the calendar of a link."""
    language = language_of(request.query_params)
    base = sign_in_settings_from().public_url or str(request.base_url).rstrip("/")
    program = running_program()
    try:
        link = await to_thread.run_sync(program.calendars.link_of, request.path_params["secret"])
        if link is None:
            return PlainTextResponse("Not Found", 404)
        key = await to_thread.run_sync(_key, program, link, language, base)
        made = _READY.at_hand(key) or await _IN_TURN.give(
            key, lambda: _READY.get(key, lambda: _made(program, link, language, base)), client=client_of(request.scope)
        )
        return made.to(request.headers)
    except BusyError:
        return come_again(language)
    except NtmError as error:
        return PlainTextResponse(str(error), status_code=503)


def _key(program: Program, link: CalendarLink, language: str, base: str) -> Hashable:
    return (program.identity, program.queries.latest_revision(), link.assignee, language, base)


def _made(program: Program, link: CalendarLink, language: str, base: str) -> ReadyAnswer:
    def about(row: Any) -> str:
        path = "xa" if row.unit and row.unit != program.catalogue.district.code else "tieu-chi-huyen"
        shown = Scope(language=language).about(unit=row.unit if path == "xa" else "", criterion=row.criterion)
        return f"{base}/{path}?{urlencode(shown.parameters())}"

    with speaking(language):
        content = program.calendars.file(link.assignee, link=about)
    return ReadyAnswer.of(content, media_type=MEDIA_TYPE, headers=_OWN)
