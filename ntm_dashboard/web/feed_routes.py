"""`GET /thay-doi.atom`: the newest publications for feed readers, made once for each revision and language."""

from collections.abc import Hashable

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from ntm_dashboard.bootstrap.program import Program
from ntm_dashboard.bootstrap.sign_in_settings import sign_in_settings_from
from ntm_dashboard.errors import NtmError
from ntm_dashboard.exports.atom import MEDIA_TYPE, atom
from ntm_dashboard.i18n import DEFAULT_LANGUAGE, speaking
from ntm_dashboard.services.shelf import Shelf
from ntm_dashboard.web.components.published import PARAMETER
from ntm_dashboard.web.document import FEED as PATH
from ntm_dashboard.web.made_in_turn import BusyError, MadeInTurn, client_of, come_again
from ntm_dashboard.web.ready_answer import ReadyAnswer
from ntm_dashboard.web.running import running_program
from ntm_dashboard.web.url_state import LANGUAGE, language_of

HISTORY = "/lich-su"
FEEDS_KEPT = 16
_READY: Shelf[ReadyAnswer] = Shelf(FEEDS_KEPT, "feeds")
_IN_TURN: MadeInTurn[ReadyAnswer] = MadeInTurn()


def feed_routes() -> list[Route]:
    """Give the route."""
    return [Route(PATH, show_feed)]


async def show_feed(request: Request) -> Response:
    """Answer with the feed."""
    language = language_of(request.query_params)
    base = sign_in_settings_from().public_url or str(request.base_url).rstrip("/")
    try:
        program = running_program()
        key = await to_thread.run_sync(_key, program, language, base)
        made = _READY.at_hand(key) or await _IN_TURN.give(
            key, lambda: ready(program, language, base), client=client_of(request.scope)
        )
        return made.to(request.headers)
    except BusyError:
        return come_again(language)
    except NtmError as error:
        return PlainTextResponse(str(error), status_code=503)


def ready(program: Program, language: str, base: str) -> ReadyAnswer:
    """Give the feed at the newest revision, made only for the first who asks."""
    return _READY.get(_key(program, language, base), lambda: _made(program, language, base))


def _key(program: Program, language: str, base: str) -> Hashable:
    return (program.identity, program.queries.latest_revision(), language, base)


def _made(program: Program, language: str, base: str) -> ReadyAnswer:
    spoken = "" if language == DEFAULT_LANGUAGE else f"{LANGUAGE}={language}"
    end = f"?{spoken}" if spoken else ""

    def link(number: int) -> str:
        return f"{base}{HISTORY}{end}{'&' if end else '?'}{PARAMETER}={number}"

    with speaking(language):
        feed = program.changes_feed.feed(own=f"{base}{PATH}{end}", page=f"{base}{HISTORY}{end}", link=link)
    return ReadyAnswer.of(atom(feed), media_type=MEDIA_TYPE)
