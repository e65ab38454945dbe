"""Against the running program, over HTTP and WebSocket: only a cookie of ours, of a session that runs, is somebody."""

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

import httpx2
import pytest
from itsdangerous import URLSafeSerializer
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from ntm_dashboard.services.account_admin import AccountAdmin
from ntm_dashboard.services.accounts import Accounts
from ntm_dashboard.services.people import PROGRAM, Role
from ntm_dashboard.store import Store
from ntm_dashboard.web.identity import HEADER
from ntm_dashboard.web.sign_in import paths
from tests.e2e.conftest import Server, run_server
from tests.patience import SECONDS

pytestmark = pytest.mark.e2e
FIRST, OWN, NEXT = "mật khẩu ban đầu", "lúa chín vàng đồng", "sông Hậu mùa nước nổi"
WHO = "Nguyễn Thị Nhận Diện"
TOKEN = re.compile(r'name="form_token" value="([^"]+)"')
CLAIMS = [{HEADER: "lan"}, {"X_Ntm_Person": "lan"}, {HEADER: URLSafeSerializer("x", salt="person").dumps(["lan", "0"])}]


@dataclass
class Visitor:
    """A program that speaks HTTP and WebSocket to the server as a browser does."""

    place: str
    client: httpx2.Client

    @property
    def cookie(self) -> str:
        """Give the cookie of the session as the browser holds it."""
        return self.client.cookies["ntm_session"]

    def form(self, path: str, **fields: str) -> httpx2.Response:
        """Open a form, fill it in and send it."""
        found = TOKEN.search(self.client.get(path).text)
        assert found, path
        return self.client.post(path, data={"form_token": found[1], **fields})

    def sign_in(self, password: str) -> "Visitor":
        """Sign in."""
        assert self.form(paths.SIGN_IN, name="lan", password=password, tiep="/").status_code == 303
        return self


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The program with the editor Lan, whose password is her own already."""
    for running in run_server(tmp_path_factory.mktemp("danh_tinh"), "data/tra_cu"):
        with closing(Store(running.database)) as store:
            accounts = Accounts(store)
            AccountAdmin(accounts).add(PROGRAM, "lan", display_name=WHO, role=Role.EDITOR, password=FIRST)
            session = accounts.sign_in("lan", FIRST, address="")
            accounts.change_password(session.signed_in.key, old=FIRST, new=OWN, address="")
        yield running


@pytest.fixture
def visitor(server: Server) -> Iterator[Visitor]:
    """A visitor who has not signed in."""
    with httpx2.Client(base_url=server.address, follow_redirects=False, timeout=SECONDS) as client:
        yield Visitor(server.address.removeprefix("http://"), client)


def _run(live: ClientConnection) -> str:
    """Run the page once and give everything that it showed."""
    question = BackMsg()
    question.rerun_script.query_string = ""
    live.send(question.SerializeToString())
    shown: list[str] = []
    while True:
        answer = ForwardMsg.FromString(bytes(live.recv(timeout=SECONDS)))
        shown.append(str(answer.delta.new_element.html.body))
        if answer.WhichOneof("type") == "script_finished":
            return "".join(shown)


def _connected(visitor: Visitor, headers: dict[str, str]) -> ClientConnection:
    address = f"ws://{visitor.place}/_stcore/stream"
    origin = f"http://{visitor.place}"
    return connect(address, additional_headers=headers, origin=origin, max_size=None, open_timeout=SECONDS)  # pyright: ignore[reportArgumentType] — an origin is text


def seen_as(visitor: Visitor, **headers: str) -> tuple[bool, bool]:
    """Tell whether a page over HTTP, and one over the WebSocket, takes the sender of some headers for Lan."""
    page = httpx2.get(f"http://{visitor.place}{paths.SIGN_OUT}", headers=headers, timeout=SECONDS)
    with _connected(visitor, headers) as live:
        return WHO in page.text, WHO in _run(live)


def test_a_cookie_is_who_it_says_and_a_claim_beside_it_or_alone_changes_nothing(visitor):
    cookie = f"ntm_session={visitor.sign_in(OWN).cookie}"

    assert seen_as(visitor, cookie=cookie) == (True, True)
    for claim in CLAIMS:
        assert seen_as(visitor, **claim) == (False, False)
        assert seen_as(visitor, cookie=cookie, **claim) == (True, True)


def test_a_cookie_cut_changed_or_signed_by_somebody_else_is_nobodys(visitor):
    cookie = visitor.sign_in(OWN).cookie
    token = cookie.split(".")[0]
    forged = [
        cookie[:-1],
        cookie[: len(cookie) // 2],
        cookie[1:],
        token,
        f"{token}.",
        cookie.swapcase(),
        URLSafeSerializer("khác", salt="session").dumps("a" * 43),
    ]

    assert [seen_as(visitor, cookie=f"ntm_session={one}") for one in forged] == [(False, False)] * len(forged)


def test_a_copied_cookie_and_an_open_page_are_nobodys_after_signing_out(visitor):
    cookie = f"ntm_session={visitor.sign_in(OWN).cookie}"
    with _connected(visitor, {"cookie": cookie}) as open_page:
        assert WHO in _run(open_page)

        assert visitor.form(paths.SIGN_OUT).status_code == 303

        assert WHO not in _run(open_page)
    assert seen_as(visitor, cookie=cookie) == (False, False)


def test_a_copied_cookie_is_nobodys_after_the_password_was_changed(visitor):
    cookie = f"ntm_session={visitor.sign_in(OWN).cookie}"
    with _connected(visitor, {"cookie": cookie}) as open_page:
        assert visitor.form(paths.CHANGE_PASSWORD, old=OWN, new=NEXT, again=NEXT).status_code == 303

        assert WHO not in _run(open_page)
    assert seen_as(visitor, cookie=cookie) == (False, False)
    assert seen_as(visitor, cookie=f"ntm_session={visitor.cookie}") == (True, True)
    assert visitor.form(paths.CHANGE_PASSWORD, old=NEXT, new=OWN, again=OWN).status_code == 303


def test_a_page_of_another_site_can_neither_open_the_websocket_nor_hand_in_a_file(visitor):
    cookie = f"ntm_session={visitor.sign_in(OWN).cookie}"
    address = f"ws://{visitor.place}/_stcore/stream"

    with pytest.raises(Exception, match="HTTP 403"):
        connect(address, additional_headers={"cookie": cookie}, origin="https://xau.example")  # pyright: ignore[reportArgumentType] — an origin is text
    handed_in = httpx2.put(
        f"http://{visitor.place}/_stcore/upload_file/phien/tep",
        headers={"cookie": cookie, "origin": "https://xau.example"},
        files={"file": ("a.csv", b"a;b")},
    )

    assert handed_in.status_code in {400, 403, 409}
