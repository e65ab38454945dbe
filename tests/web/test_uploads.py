"""A file is taken from somebody who may hand in figures, while their page asks for one, and while there is room."""

from collections.abc import Awaitable, Callable

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from ntm_dashboard.services.accounts import SignedIn
from ntm_dashboard.services.people import Person, Role
from ntm_dashboard.web.sign_in.gate import SIGNED_IN
from ntm_dashboard.web.uploads import PAGES_KNOWN, AskingPages, Uploads

ADDRESS = "/_stcore/upload_file/phien-1/tep-1"
App = Callable[[Scope, Receive, Send], Awaitable[None]]


async def _take(request: Request) -> PlainTextResponse:
    return PlainTextResponse(str(len(await request.body())), 204 if request.method == "DELETE" else 200)


def _server(role: Role | None, *, asking: AskingPages, held_at_most: int = 1_000) -> TestClient:
    """Give a browser of somebody (None: not signed in) on a server that takes files."""
    routes = [Route("/_stcore/upload_file/{session}/{file}", _take, methods=["PUT", "DELETE"]), Route("/", _take)]
    uploads = Uploads(Starlette(routes=routes), asking=asking, held_at_most=held_at_most)
    person = SignedIn(Person("lan", "Lan", role), "khóa", must_change_password=False) if role else None

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await uploads({**scope, SIGNED_IN: person}, receive, send)

    return TestClient(app)


@pytest.fixture
def asking() -> AskingPages:
    """A page of session phien-1 that asks for files."""
    pages = AskingPages()
    pages.note("phien-1", asks=True)
    return pages


@pytest.mark.parametrize("role", [Role.EDITOR, Role.ADMINISTRATOR])
def test_whoever_may_publish_sends_a_file_while_the_page_asks(asking: AskingPages, role: Role):
    answer = _server(role, asking=asking).put(ADDRESS, content=b"x" * 900)

    assert (answer.status_code, answer.text) == (200, "900")


@pytest.mark.parametrize("role", [None, Role.VIEWER])
def test_nobody_else_does(asking: AskingPages, role: Role | None):
    answer = _server(role, asking=asking).put(ADDRESS, content=b"x")

    assert answer.status_code == 403
    assert "Biên tập" in answer.text


def test_a_page_that_asks_for_none_any_more_gets_none(asking: AskingPages):
    asking.note("phien-1", asks=False)
    client = _server(Role.EDITOR, asking=asking)

    assert client.put(ADDRESS, content=b"x").status_code == 409
    assert client.put("/_stcore/upload_file/phien-khac/1", content=b"x").status_code == 409


def test_what_there_is_no_room_for_is_refused_before_it_is_read(asking: AskingPages):
    client = _server(Role.EDITOR, asking=asking)

    assert client.put(ADDRESS, content=b"x" * 1_001).status_code == 503
    assert client.put(ADDRESS, content=b"x" * 1_000).status_code == 200  # what was refused takes no room


def test_a_file_that_does_not_say_how_long_it_is_is_refused(asking: AskingPages):
    def endless():
        yield b"x" * 10

    assert _server(Role.EDITOR, asking=asking).put(ADDRESS, content=endless()).status_code == 411


def test_taking_a_file_back_and_every_other_request_pass(asking: AskingPages):
    client = _server(None, asking=asking)

    assert client.delete(ADDRESS).status_code == 204
    assert client.get("/").status_code == 200


def test_the_pages_that_are_known_do_not_grow_without_end():
    pages = AskingPages()
    for number in range(PAGES_KNOWN + 10):
        pages.note(str(number), asks=True)

    assert not pages.asks("0")
    assert pages.asks(str(PAGES_KNOWN + 9))
