"""The gate believes cookies that we signed and sessions that run, and nothing else that a client says."""

import threading
from contextlib import contextmanager
from datetime import timedelta

import pytest
import uvicorn
import websockets
from itsdangerous import URLSafeSerializer
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect
from websockets.sync.client import connect

from ntm_dashboard.services.accounts import key_of
from ntm_dashboard.services.people import Role
from ntm_dashboard.web.identity import HEADER, ended_session, sealed
from ntm_dashboard.web.sign_in.gate import SIGNED_IN
from tests.patience import SECONDS, until
from tests.web.sign_in.conftest import ADMINISTRATOR, PASSWORD, SECRET, sign_in

FORGED = [
    "lan",
    "quan.tri",
    URLSafeSerializer(SECRET, salt="person").dumps(["lan", "0" * 64]),
    URLSafeSerializer("khác", salt="person").dumps(["lan", "0" * 64]),
]
SPELLINGS = ["x-ntm-person", "X-NTM-PERSON", "X_Ntm_Person", "x-ntm_person"]


def seen_live(client, **headers):
    """Tell whom the app sees over a WebSocket."""
    with client.websocket_connect("/_stcore/stream", headers=headers) as live:
        live.send_text("?")
        return live.receive_text()


@pytest.fixture
def genuine(accounts, admin):
    """Give a header that the program itself would send, which a client got hold of."""
    return sealed(accounts.sign_in("lan", PASSWORD, address="").signed_in)


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_an_identity_that_a_client_claims_is_taken_away_over_http_and_websocket(admin, browser, genuine, spelling):
    for claim in [*FORGED, genuine]:
        assert browser.get("/ai", headers={spelling: claim}).json() == {"person": "nobody", "header": []}
        assert seen_live(browser, **{spelling: claim}) == "nobody"


def test_a_claim_beside_a_true_cookie_changes_nothing(admin, accounts, browser):
    admin.add(ADMINISTRATOR, "sep", display_name="", role=Role.ADMINISTRATOR, password=PASSWORD)
    other = sealed(accounts.sign_in("sep", PASSWORD, address="").signed_in)
    sign_in(browser)

    answer = browser.get("/ai", headers={HEADER: other}).json()

    assert (answer["person"], len(answer["header"])) == ("lan", 1)
    assert seen_live(browser, **{HEADER: other}) == "lan"


def test_without_the_gate_a_forged_header_still_proves_nothing(accounts, admin):
    from ntm_dashboard.web.identity import person_in

    assert [person_in(claim, accounts) for claim in [*FORGED, "", None, "\x00", "a.b.c"]] == [None] * 8


@pytest.mark.parametrize(
    "make",
    [
        lambda token: token,
        lambda token: URLSafeSerializer("khác", salt="session").dumps(token),
        lambda token: URLSafeSerializer(SECRET, salt="nonce").dumps(token),
        lambda token: URLSafeSerializer(SECRET, salt="session").dumps(key_of(token)),
        lambda token: URLSafeSerializer(SECRET, salt="session").dumps([token]),
        lambda token: URLSafeSerializer(SECRET, salt="session").dumps(token)[:-2],
        lambda token: "A" * 5000,
        lambda token: "",
    ],
    ids=["unsigned", "other secret", "other use", "hash of token", "list", "cut", "huge", "empty"],
)
def test_a_forged_cookie_is_nobodys(accounts, admin, browser, make):
    token = accounts.sign_in("lan", PASSWORD, address="").token

    browser.cookies.set("ntm_session", make(token))

    assert browser.get("/ai").json()["person"] == "nobody"
    assert seen_live(browser) == "nobody"


def test_an_expired_cookie_is_nobodys(accounts, admin, browser):
    sign_in(browser)
    now = accounts.now
    accounts.now = lambda: now() + timedelta(days=8)

    assert browser.get("/ai").json()["person"] == "nobody"


def test_a_page_that_stays_open_is_told_why_its_session_runs_no_longer(accounts, admin):
    header = sealed(accounts.sign_in("lan", PASSWORD, address="").signed_in)
    assert ended_session(header, accounts) is None

    later, now = accounts.now, accounts.now()
    accounts.now = lambda: now + timedelta(days=8)
    assert "hết hạn" in str(ended_session(header, accounts))
    accounts.now = later

    admin.disable(ADMINISTRATOR, "lan")
    assert ended_session(header, accounts) is not None
    assert ended_session(None, accounts) is ended_session("bịa ra", accounts) is None


def test_a_page_that_stays_open_is_told_of_a_sign_out_elsewhere(accounts, admin):
    signed_in = accounts.sign_in("lan", PASSWORD, address="").signed_in

    accounts.sign_out(signed_in.key)

    assert "đã đăng xuất" in str(ended_session(sealed(signed_in), accounts))


def test_a_page_that_stays_open_is_nobodys_once_its_session_was_ended_elsewhere(accounts, admin, browser):
    sign_in(browser)
    with browser.websocket_connect("/_stcore/stream") as live:
        live.send_text("?")
        assert live.receive_text() == "lan"

        admin.disable(ADMINISTRATOR, "lan")

        live.send_text("?")
        assert live.receive_text() == "nobody"


@pytest.mark.parametrize(
    "path",
    ["/", "/cac-xa?ky=2023-04-12", "/api/situation", "/_stcore/host-config", "/media/a.csv", "/static/../media/a"],
)
def test_where_only_signed_in_people_may_look_others_are_sent_to_sign_in(admin, app, path):
    from urllib.parse import quote

    stranger = TestClient(app(is_closed=True), follow_redirects=False)

    response = stranger.get(path)

    asked = path if ".." not in path else "/media/a"
    wanted = f"/dang-nhap?tiep={quote(asked, safe='')}" if "_stcore" not in path and path != "/" else "/dang-nhap"
    assert (response.status_code, response.headers["location"]) == (303, wanted)
    assert response.headers["cache-control"] == "no-store"


def test_where_only_signed_in_people_may_look_the_websocket_is_refused_and_nothing_can_be_sent(admin, app):
    stranger = TestClient(app(is_closed=True), follow_redirects=False)

    with pytest.raises(WebSocketDisconnect), stranger.websocket_connect("/_stcore/stream"):
        pass
    assert stranger.post("/_stcore/upload_file/a/b").status_code == 401
    assert stranger.get("/healthz").status_code == 200

    sign_in(stranger)
    assert (stranger.get("/").json()["person"], seen_live(stranger)) == ("lan", "lan")


def test_a_first_password_opens_nothing_where_only_signed_in_people_may_look(admin, app):
    first = admin.add(ADMINISTRATOR, "ha", display_name="", role=Role.EDITOR)
    newcomer = TestClient(app(is_closed=True), follow_redirects=False)
    sign_in(newcomer, name="ha", password=first)

    assert newcomer.get("/").headers["location"] == "/doi-mat-khau"
    assert newcomer.get("/cac-xa?ky=2023-04-12").headers["location"] == "/doi-mat-khau?tiep=%2Fcac-xa%3Fky%3D2023-04-12"
    assert newcomer.get("/_stcore/host-config").headers["location"] == "/doi-mat-khau"
    with pytest.raises(WebSocketDisconnect), newcomer.websocket_connect("/_stcore/stream"):
        pass


@contextmanager
def serving(app):
    """Serve an app over real HTTP on a free port of this machine."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", ws="websockets-sansio"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until(lambda: server.started)
    try:
        yield f"127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(SECONDS)


def test_over_a_real_server_a_websocket_is_who_its_cookie_says_and_a_forged_one_nobody(accounts, admin, app, genuine):
    cookie = URLSafeSerializer(SECRET, salt="session").dumps(accounts.sign_in("lan", PASSWORD, address="").token)

    def ask(place, headers):
        with connect(f"ws://{place}/_stcore/stream", additional_headers=headers) as live:
            live.send("?")
            return live.recv()

    with serving(app()) as place:
        answers = [
            ask(place, headers)
            for headers in (
                {"cookie": f"ntm_session={cookie}"},
                {HEADER: genuine},
                {"cookie": "ntm_session=gia", HEADER: genuine},
            )
        ]
    with serving(app(is_closed=True)) as place, pytest.raises(websockets.InvalidStatus, match="403"):
        ask(place, {HEADER: genuine})

    assert answers == ["lan", "nobody", "nobody"]
    assert SIGNED_IN
