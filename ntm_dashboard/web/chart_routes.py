"""`GET /bieu-do.csv?hinh=…`, `.html` and `.png`: the data of a chart of the pages as a file and as a table, and itself.

Made when somebody asks, once for each revision.

It takes the parameters of every link (`ky`, `ban`, `chac_chan`, `lang`) and those that the chart is about.
"""

from collections.abc import Hashable
from dataclasses import dataclass

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ntm_dashboard.bootstrap.program import Program
from ntm_dashboard.briefing.marking import said_of
from ntm_dashboard.briefing.model import stamp_of
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import criterion_status_word
from ntm_dashboard.errors import UnknownScopeError
from ntm_dashboard.exports.chart_csv import chart_csv
from ntm_dashboard.exports.figure_svg import height_of
from ntm_dashboard.exports.slide_picture import HIGHEST, Caption, chart_picture
from ntm_dashboard.i18n import N_, Message, speaking
from ntm_dashboard.services.handing_out import MEDIA_TYPES
from ntm_dashboard.services.shelf import Shelf
from ntm_dashboard.web.charted import Charted, charted
from ntm_dashboard.web.components.chart import (
    CHART,
    CHART_DATA,
    CHART_PICTURE,
    CHART_ROWS,
    caution_of,
    chart_table,
    rows_behind,
)
from ntm_dashboard.web.made_in_turn import MadeInTurn, answered, client_of
from ntm_dashboard.web.page_context import PageContext
from ntm_dashboard.web.ready_answer import ReadyAnswer
from ntm_dashboard.web.running import running_program
from ntm_dashboard.web.url_state import Scope, language_of

FILES_KEPT = 64
LONGEST = 200
"""How many characters a parameter may have."""
_READY: Shelf[ReadyAnswer] = Shelf(FILES_KEPT, "chart_data")
_IN_TURN: MadeInTurn[ReadyAnswer] = MadeInTurn()


@dataclass(frozen=True)
class Asked:
    """The chart, its parameters and the scope that an address asks for; `ending` is of the file."""

    ending: str
    scope: Scope
    parameters: tuple[tuple[str, str], ...]


def chart_routes() -> list[Route]:
    """Give the three routes."""
    return [Route(CHART_DATA, give_data), Route(CHART_PICTURE, give_picture), Route(CHART_ROWS, give_rows)]


async def give_data(request: Request) -> Response:
    """Answer with the data of a chart as a file to keep."""
    return await _answer(request, "csv")


async def give_picture(request: Request) -> Response:
    """Answer with a chart as a picture to send."""
    return await _answer(request, "png")


async def give_rows(request: Request) -> Response:
    """Answer with the table behind a chart, as the page puts it in its place."""
    return await _answer(request, "html")


async def _answer(request: Request, ending: str) -> Response:
    async def given() -> Response:
        asked = _asked(request, ending)
        program = running_program()
        key = await to_thread.run_sync(_key, program, asked)
        made = _READY.at_hand(key) or await _IN_TURN.give(
            key, lambda: _ready(program, asked), client=client_of(request.scope)
        )
        return made.to(request.headers)

    return await answered(language_of(request.query_params), given)


def _asked(request: Request, ending: str) -> Asked:
    with speaking(language_of(request.query_params)):
        parameters = tuple(sorted((name[:LONGEST], value[:LONGEST]) for name, value in request.query_params.items()))
        return Asked(ending, Scope.of(request.query_params), parameters)


def _key(program: Program, asked: Asked) -> Hashable:
    return (program.identity, program.queries.latest_revision(), program.boundaries.number(), asked)


def _ready(program: Program, asked: Asked) -> ReadyAnswer:
    return _READY.get(_key(program, asked), lambda: _made(program, asked))


def _made(program: Program, asked: Asked) -> ReadyAnswer:
    scope, parameters = asked.scope, dict(asked.parameters)
    with speaking(scope.language):
        situation = program.queries.situation(
            as_of=scope.as_of, revision=scope.revision, documented_only=scope.documented_only
        )
        name = parameters.get(CHART, "")
        found = charted(PageContext(program, scope, situation, {}), name, parameters)
        if asked.ending == "html":
            return ReadyAnswer.of(rows_behind(situation, found.telling).encode(), media_type="text/html; charset=utf-8")
        file = f"bieu-do-{name}-{situation.as_of.isoformat()}-ban{situation.revision}.{asked.ending}"
        headers = {"content-disposition": f'attachment; filename="{file}"'}
        if asked.ending == "csv":
            content = chart_csv(chart_table(situation, found.telling))
            return ReadyAnswer.of(content, media_type=MEDIA_TYPES["csv"], headers=headers)
        return ReadyAnswer.as_it_is(_picture(found, situation), media_type="image/png", headers=headers)


def _picture(found: Charted, situation: Situation) -> bytes:
    figure, telling = found.figure(), found.telling
    if height_of(figure) > HIGHEST:
        sentence = N_(
            "Biểu đồ này cao {height} điểm, quá dài cho một ảnh (nhiều nhất {most}). Hãy lọc bớt hoặc tải CSV."
        )
        raise UnknownScopeError(str(Message.of(sentence, height=height_of(figure), most=HIGHEST)))
    shown = telling.shown.sentence if telling.shown else ""
    points = [one for one in (shown, telling.legend, caution_of(situation, telling)) if one]
    states = [(one, criterion_status_word(one)) for one in telling.states(situation)]
    caption = Caption(said_of(situation, telling.title), points, states)
    stamp = stamp_of(situation.as_of, situation.revision)
    return chart_picture(figure, caption, width=found.width, district=situation.district, stamp=stamp)
