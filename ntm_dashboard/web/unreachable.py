"""The answer while the database does not answer: 503 with kind words, never "sign in" and never a blank page."""

from urllib.parse import parse_qsl, quote

from starlette.responses import HTMLResponse, Response
from starlette.types import Scope

from ntm_dashboard.errors import StoreError
from ntm_dashboard.i18n import speaking
from ntm_dashboard.web.document import unreachable_page
from ntm_dashboard.web.url_state import language_of

HEADERS = {"cache-control": "no-store", "retry-after": "30"}


def unreachable(scope: Scope, error: StoreError) -> Response:
    """Answer a request, with the way to ask for the same address again."""
    query = scope["query_string"].decode("ascii", "replace")
    address = quote(scope["path"]) + (f"?{query}" if query else "")
    with speaking(language_of(dict(parse_qsl(query)[:20]))):
        return HTMLResponse(unreachable_page(address, error), 503, headers=HEADERS)
