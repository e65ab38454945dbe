"""What a page says once somebody has opened every table behind its charts, which the browser fetches then."""

import re
from html import unescape

from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from ntm_dashboard.web.chart_routes import chart_routes

_PLACE = re.compile(r'<div class="ntm-behind" data-rows="([^"]*)"[^>]*>.*?</div>')
_BROWSER = TestClient(Starlette(routes=chart_routes()))


def bodies(run: AppTest) -> list[str]:
    """Give the HTML of each element of a page, the tables behind its charts in their places."""
    return [_PLACE.sub(_table, element.proto.body) for element in run.get("html")]


def _table(place: re.Match[str]) -> str:
    answer = _BROWSER.get(unescape(place[1]))
    assert answer.status_code == 200, answer.text
    return answer.text
