"""`GET /ban-tin`, `/trinh-chieu`, `/anh-gui.png` and `/anh-trang.png`: made once for each revision.

They are the bulletin, the deck, the card of the answer, and the slide that `trang` names as a picture.

They take the parameters of every link (`ky`, `ban`, `chac_chan`, `lang`), the day to compare with (`so_voi`) and the
parts to keep (`phan=cac-xa,ma-tran`); `tai=1` offers the file for saving. A card is wide, or tall with `dang=dung`.
"""

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from ntm_dashboard.bootstrap.program import Program
from ntm_dashboard.bootstrap.sign_in_settings import sign_in_settings_from
from ntm_dashboard.briefing.parts import PARTS
from ntm_dashboard.exports.deck_served import BY_ITSELF, Served
from ntm_dashboard.i18n import speaking
from ntm_dashboard.services.exporting import MEDIA_TYPES, Exporting, Format, Meeting
from ntm_dashboard.services.shelf import Shelf
from ntm_dashboard.web.components.chart import SLIDE_PICTURE
from ntm_dashboard.web.deck_at_home import (
    CHOSEN_PARTS,
    COMPARED_WITH,
    DECK,
    chosen_address,
    public_base,
    served_deck,
)
from ntm_dashboard.web.made_in_turn import MadeInTurn, answered, client_of
from ntm_dashboard.web.ready_answer import ReadyAnswer
from ntm_dashboard.web.running import running_program
from ntm_dashboard.web.url_state import PERIOD, Scope, language_of

CARD, FORM, TALL = "/anh-gui.png", "dang", "dung"
SLIDE, _NO_SLIDE, _LONGEST_ID = "trang", "-", 40
PICTURES = {Format.PNG, Format.PNG_TALL}
ANSWERS_KEPT = 48
_READY: Shelf[ReadyAnswer] = Shelf(ANSWERS_KEPT, "meeting_answers")
_IN_TURN: MadeInTurn[ReadyAnswer] = MadeInTurn()
_POLICY = re.compile(rb'http-equiv="Content-Security-Policy" content="([^"]+)"')


@dataclass(frozen=True)
class Asked:
    """What an address asks for: `saved` is a copy to take home, `base` where other machines reach this server."""

    form: Format
    meeting: Meeting
    language: str
    saved: bool = False
    slide: str = ""
    base: str = ""


def meeting_routes() -> list[Route]:
    """Give the four routes."""
    return [
        Route("/ban-tin", show_bulletin),
        Route(DECK, show_deck),
        Route(CARD, show_card),
        Route(SLIDE_PICTURE, show_slide),
    ]


async def show_bulletin(request: Request) -> Response:
    """Answer with the bulletin."""
    return await _answer(request, Format.HTML)


async def show_deck(request: Request) -> Response:
    """Answer with the deck; the shown copy asks whether newer figures exist, the saved one never does.

    What the form in the deck asks for is given under its short address.
    """
    if chosen := chosen_address(request.query_params):
        return RedirectResponse(chosen, status_code=303)
    return await _answer(request, Format.DECK)


async def show_card(request: Request) -> Response:
    """Answer with the picture that is sent and that stands beside a link."""
    return await _answer(request, Format.PNG_TALL if request.query_params.get(FORM) == TALL else Format.PNG)


async def show_slide(request: Request) -> Response:
    """Answer with the picture of one slide."""
    return await _answer(request, Format.PNG, slide=request.query_params.get(SLIDE, "")[:_LONGEST_ID] or _NO_SLIDE)


async def _answer(request: Request, form: Format, *, slide: str = "") -> Response:
    language = language_of(request.query_params)

    async def given() -> Response:
        scope = Scope.of(request.query_params)
        base = _base(request) if form is Format.DECK else ""
        meeting = meeting_of(scope, request.query_params)
        asked = Asked(form, meeting, language, saved=_is_saved(request), slide=slide, base=base)
        return (await _ready(asked, client=client_of(request.scope))).to(request.headers)

    return await answered(language, given)


async def _ready(asked: Asked, *, client: str) -> ReadyAnswer:
    program = running_program()
    key = await to_thread.run_sync(_key, program, asked)
    return _READY.at_hand(key) or await _IN_TURN.give(key, lambda: ready(program, asked), client=client)


def ready(program: Program, asked: Asked) -> ReadyAnswer:
    """Give what is answered at the newest revision, made only for the first who asks.

    Raises:
        UnknownScopeError: there is no such revision, or nothing is known on the day.
    """
    return _READY.get(_key(program, asked), lambda: _made(program.exporting, asked))


def _content(exporting: Exporting, asked: Asked) -> tuple[bytes, str]:
    form, meeting, slide = asked.form, asked.meeting, asked.slide
    if slide:
        return exporting.slide_picture(meeting, slide), exporting.slide_picture_name(meeting, slide)
    return exporting.file(form, meeting, served=_served(exporting, asked)), exporting.file_name(form, meeting)


def _key(program: Program, asked: Asked) -> Hashable:
    return (program.identity, program.queries.latest_revision(), asked)


def _is_saved(request: Request) -> bool:
    return request.query_params.get("tai") == "1"


def _base(request: Request) -> str:
    """Give where others reach this server; a copy to take home names only the address that is set for everybody."""
    public_url = sign_in_settings_from().public_url
    return public_base(public_url, "" if _is_saved(request) else str(request.base_url))


def meeting_of(scope: Scope, parameters: Mapping[str, str]) -> Meeting:
    """Read which meeting an address asks for; parts that there are not are left out.

    Raises:
        UnknownScopeError: the day to compare with cannot be read.
    """
    compared_with = Scope.of({PERIOD: parameters.get(COMPARED_WITH, "")}).as_of
    parts = tuple(part for part in PARTS if part in parameters.get(CHOSEN_PARTS, "").split(","))
    return Meeting(scope.as_of, scope.revision, scope.documented_only, compared_with, parts)


def _made(exporting: Exporting, asked: Asked) -> ReadyAnswer:
    form = asked.form
    # a window of its own group would cost the reader a third of the time until the first letters stand
    headers = {"cross-origin-opener-policy": "unsafe-none"}
    with speaking(asked.language):
        content, name = _content(exporting, asked)
        if asked.saved:
            headers["content-disposition"] = f'attachment; filename="{name}"'
    if form in PICTURES:
        return ReadyAnswer.as_it_is(content, media_type=MEDIA_TYPES[form], headers=headers)
    policy = _POLICY.search(content[:20_000])
    if policy:
        headers["content-security-policy"] = policy[1].decode() + "; frame-ancestors 'self'"
    return ReadyAnswer.of(content, media_type=MEDIA_TYPES[form], headers=headers)


def _served(exporting: Exporting, asked: Asked) -> Served:
    if asked.form is not Format.DECK:
        return BY_ITSELF
    return served_deck(exporting, asked.meeting, language=asked.language, base=asked.base, is_saved=asked.saved)
