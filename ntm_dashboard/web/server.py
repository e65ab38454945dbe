"""The server: Streamlit's app with our routes beside it and our middlewares around both."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypedDict

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from ntm_dashboard.bootstrap.settings import DATABASE_FOLDER
from ntm_dashboard.bootstrap.sign_in_settings import sign_in_settings_from
from ntm_dashboard.web.calendar_routes import calendar_routes
from ntm_dashboard.web.chart_routes import chart_routes
from ntm_dashboard.web.compressed_files import CompressedFiles
from ntm_dashboard.web.console import announcing, lines_of_start
from ntm_dashboard.web.daily_check import DailyCheck
from ntm_dashboard.web.document import ASSETS
from ntm_dashboard.web.documents import Documents
from ntm_dashboard.web.feed_routes import feed_routes
from ntm_dashboard.web.first_paint import FirstPaint
from ntm_dashboard.web.health import healthz
from ntm_dashboard.web.json_log import log_in_json
from ntm_dashboard.web.lighter_fonts import LighterFonts
from ntm_dashboard.web.listening import refuse_another_place
from ntm_dashboard.web.measured import Measured
from ntm_dashboard.web.meeting_routes import meeting_routes
from ntm_dashboard.web.metrics import PATH as METRICS
from ntm_dashboard.web.metrics import is_allowed, measures, refused
from ntm_dashboard.web.navigation import PAGES
from ntm_dashboard.web.own_origin import OwnOrigin
from ntm_dashboard.web.running import running_program
from ntm_dashboard.web.security_headers import SecurityHeaders
from ntm_dashboard.web.sign_in.entrance import announce_set_up, open_sign_in, own_address
from ntm_dashboard.web.uploads import Uploads
from ntm_dashboard.web.warm_up import WarmUp

WEB = Path(__file__).parent
SCRIPT = WEB / "script" / "run.py"
FONTS = WEB.parent / "exports" / "fonts"


class Shell(TypedDict):
    """What `streamlit.starlette.App` is given beside its script."""

    routes: list[BaseRoute]
    middleware: list[Middleware]
    lifespan: Any


def shell() -> Shell:
    """Open the program and build what stands around the app; a broken folder or database stops the start here.

    Raises:
        NtmError: a setting, the data folder or the database cannot be used.
    """
    program = running_program()
    refuse_another_place(program.settings)
    if program.settings.logs_json:
        log_in_json()
    public_url = sign_in_settings_from().public_url
    documents = Documents(program.queries, frozenset(f"/{entry.path}" for entry in PAGES), public_url=public_url)
    sign_in = open_sign_in(program)
    announce_set_up(program)
    routes = [*_routes(), *sign_in.routes]
    if program.settings.warms_up:
        WarmUp(program, documents).start()
    DailyCheck(program.care).start()
    return Shell(
        routes=routes,
        middleware=[
            Middleware(Measured, measures=measures()),
            Middleware(SecurityHeaders, is_https=public_url.startswith("https://")),
            sign_in.gate,
            Middleware(Uploads),
            Middleware(OwnOrigin, public_url=public_url),
            Middleware(LighterFonts),
            Middleware(CompressedFiles, folder=DATABASE_FOLDER / "static", document=documents.template),
            Middleware(FirstPaint, documents=documents, others=_paths(routes)),
        ],
        lifespan=announcing(
            lines_of_start(
                place=program.catalogue.district.name,
                address=own_address(),
                folder=str(program.settings.data_dir),
                revision=program.queries.latest_revision(),
            )
        ),
    )


def _paths(routes: Sequence[BaseRoute]) -> frozenset[str]:
    return frozenset(route.path for route in routes if isinstance(route, Route))


def show_metrics(request: Request) -> Response:
    """Answer an operator's programs with what is measured."""
    settings, public_url = running_program().settings, sign_in_settings_from().public_url
    if not is_allowed(request, token=settings.metrics_token, is_behind_proxy=bool(public_url)):
        return refused()
    return measures().text(request.headers.get("accept", ""))


def _routes() -> list[BaseRoute]:
    return [
        Route("/healthz", healthz),
        Route(METRICS, show_metrics),
        *meeting_routes(),
        *feed_routes(),
        *chart_routes(),
        *calendar_routes(),
        Mount(f"{ASSETS}/fonts", StaticFiles(directory=FONTS)),
        Mount(ASSETS, StaticFiles(directory=WEB / "assets")),
    ]
