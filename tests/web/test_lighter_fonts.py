"""The light fonts: they hold every sign that may be shown, and stand in for the heavy ones under their names."""

import pytest
import streamlit
from fontTools.ttLib import TTFont
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from ntm_dashboard.web.lighter_fonts import ICONS, LETTERS, REPLACED, LighterFonts
from ntm_dashboard.web.navigation import PAGES
from scripts.make_icon_font import STREAMLIT, icons_named, icons_of, source


@pytest.fixture
def client():
    routes = [Route("/{rest:path}", lambda _request: PlainTextResponse("passed"))]
    with TestClient(Starlette(routes=routes, middleware=[Middleware(LighterFonts)])) as made:
        yield made


def test_every_icon_that_streamlit_or_a_page_names_is_in_the_light_font():
    light, heavy = icons_of(TTFont(ICONS)), icons_of(TTFont(source()))

    shown = icons_named() & set(heavy)
    assert {"keyboard_arrow_right", "upload", "check"} <= shown
    assert {entry.icon.removeprefix(":material/").rstrip(":") for entry in PAGES} <= shown
    assert not shown - set(light), f"run scripts/make_icon_font.py for Streamlit {streamlit.__version__}"


def test_the_light_font_is_a_fraction_of_the_heavy_one():
    assert ICONS.stat().st_size * 4 < source().stat().st_size


@pytest.mark.parametrize("start", REPLACED)
def test_the_font_of_the_installed_streamlit_is_replaced_under_its_own_name(client, start):
    (file,) = (STREAMLIT / "static" / "static" / "media").glob(f"{start.rpartition('/')[2]}*.woff2")

    address = f"/static/media/{file.name}"
    answer = client.get(address)

    assert answer.content == REPLACED[start].read_bytes()
    assert answer.headers["content-type"] == "font/woff2"
    assert client.get(address, headers={"if-none-match": answer.headers["etag"]}).status_code == 304


@pytest.mark.parametrize(
    "path",
    ["/static/media/KaTeX_Main.woff2", "/static/media/SourceSansVF-Italic.woff2", "/static/js/MaterialSymbols.js", "/"],
)
def test_everything_else_passes(client, path):
    assert client.get(path).text == "passed"


def test_our_letters_are_those_that_pages_use_anyway():
    assert LETTERS.is_file()
