"""A program's entrance around a small app that tells whom it sees, over HTTP and over a WebSocket."""

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket

from ntm_dashboard.services.account_admin import AccountAdmin
from ntm_dashboard.services.accounts import Accounts
from ntm_dashboard.services.passwords import Passwords
from ntm_dashboard.services.people import Person, Role
from ntm_dashboard.store import Store
from ntm_dashboard.web.identity import HEADER, person_in
from ntm_dashboard.web.sign_in.cookies import Cookies
from ntm_dashboard.web.sign_in.gate import Gate
from ntm_dashboard.web.sign_in.routes import SignInPages

ADMINISTRATOR = Person("quan.tri", "Quản trị", Role.ADMINISTRATOR)
PASSWORD = "lúa chín vàng đồng"
SECRET = "bí mật của bài kiểm thử, đủ dài để ký"
FIELD = re.compile(r'name="form_token" value="([^"]+)"')


@pytest.fixture
def accounts(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Accounts]:
    """Give accounts of a database of their own, with cheap hashes; on the small disk where a test asks for one."""
    folder: Path = request.getfixturevalue("small_disk") if "small_disk" in request.fixturenames else tmp_path
    with closing(Store(f"sqlite:///{folder / 'thu.db'}")) as store:
        yield Accounts(store, passwords=Passwords(time_cost=1, memory_kib=64, lanes=1))


@pytest.fixture
def admin(accounts: Accounts) -> AccountAdmin:
    """Give the administration with the editor Lan, whose password is her own already."""
    administration = AccountAdmin(accounts)
    administration.add(ADMINISTRATOR, "lan", display_name="Lê <Lan>", role=Role.EDITOR, password="mật khẩu ban đầu")
    first = accounts.sign_in("lan", "mật khẩu ban đầu", address="")
    accounts.change_password(first.signed_in.key, old="mật khẩu ban đầu", new=PASSWORD, address="")
    return administration


@pytest.fixture
def app(accounts: Accounts) -> Callable[..., Starlette]:
    """Make the app around which the entrance stands."""

    def seen(headers: object) -> str:
        person = person_in(headers.get(HEADER), accounts)  # pyright: ignore[reportAttributeAccessIssue] — headers
        return person.name if person else "nobody"

    async def whoami(request: Request) -> Response:
        return JSONResponse({"person": seen(request.headers), "header": request.headers.getlist(HEADER)})

    async def live(websocket: WebSocket) -> None:
        await websocket.accept()
        async for _question in websocket.iter_text():
            await websocket.send_text(seen(websocket.headers))

    def make(*, is_closed: bool = False, is_https: bool = False) -> Starlette:
        cookies = Cookies(SECRET, is_https=is_https)
        pages = SignInPages(accounts, cookies, place="Trà Cú")
        own = [Route("/{path:path}", whoami, methods=["GET", "POST"]), WebSocketRoute("/_stcore/stream", live)]
        gate = Middleware(Gate, accounts=accounts, cookies=cookies, is_closed=is_closed)
        return Starlette(routes=[*pages.routes(), *own], middleware=[gate])

    return make


@pytest.fixture
def browser(app: Callable[..., Starlette]) -> TestClient:
    """Give a browser that does not follow redirects by itself."""
    return TestClient(app(), follow_redirects=False)


def form_token(client: TestClient, path: str = "/dang-nhap") -> str:
    """Open a form and give its token."""
    found = FIELD.search(client.get(path).text)
    assert found, f"{path} shows no form"
    return found[1]


def sign_in(client: TestClient, *, name: str = "lan", password: str = PASSWORD, **fields: str):
    """Open the form, fill it in and send it."""
    given = {"form_token": form_token(client), "name": name, "password": password, "tiep": "/"}
    return client.post("/dang-nhap", data=given | fields)
