"""Signing in with an OpenID Connect provider that really runs: a small one, over HTTP on this machine."""

import base64
import hashlib
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from ntm_dashboard.bootstrap.sign_in_settings import ProviderSettings, SignInSettings
from ntm_dashboard.services.people import Role
from ntm_dashboard.services.provider_sign_in import RoleRule
from ntm_dashboard.web.identity import HEADER, person_in
from ntm_dashboard.web.sign_in.cookies import Cookies
from ntm_dashboard.web.sign_in.gate import Gate
from ntm_dashboard.web.sign_in.provider import provider_routes
from ntm_dashboard.web.sign_in.routes import SignInPages
from tests.patience import SECONDS, until
from tests.web.sign_in.conftest import SECRET

HERE = "http://testserver"
RIGHT_KEY, WRONG_KEY = RSAKey.generate_key(2048, {"kid": "k"}), RSAKey.generate_key(2048, {"kid": "k"})


@dataclass
class Provider:
    """A provider that vouches for one person; `claims` and `key` may be spoilt by a test."""

    claims: dict[str, object] = field(default_factory=lambda: {"groups": ["van-phong"]})
    key: RSAKey = field(default_factory=lambda: RIGHT_KEY)
    issuer: str = ""
    asked: dict[str, str] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)

    def routes(self) -> list[Route]:
        return [
            Route("/.well-known/openid-configuration", self.metadata),
            Route("/keys", self.keys),
            Route("/authorize", self.authorize),
            Route("/token", self.token, methods=["POST"]),
        ]

    async def metadata(self, _request: Request) -> Response:
        ends = {name: f"{self.issuer}/{path}" for name, path in self._ends.items()}
        algorithms = {"id_token_signing_alg_values_supported": ["RS256"]}
        return JSONResponse({"issuer": self.issuer, **ends, **algorithms})

    async def keys(self, _request: Request) -> Response:
        return JSONResponse({"keys": [RIGHT_KEY.as_dict(private=False)]})

    async def authorize(self, request: Request) -> Response:
        self.asked = dict(request.query_params)
        return RedirectResponse(f"{self.asked['redirect_uri']}?code=mã&state={self.asked['state']}", 302)

    async def token(self, request: Request) -> Response:
        sent = {name: values[0] for name, values in parse_qs((await request.body()).decode()).items()}
        proof = base64.urlsafe_b64encode(hashlib.sha256(sent.get("code_verifier", "").encode()).digest())
        if proof.decode().rstrip("=") != self.asked["code_challenge"]:
            self.refused.append("code_verifier")
            return JSONResponse({"error": "invalid_grant"}, 400)
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "sub": "s-1",
            "aud": "ntm",
            "iat": now,
            "exp": now + 300,
            "nonce": self.asked["nonce"],
            "preferred_username": "ha",
            "name": "Nguyễn Hà",
        }
        signed = jwt.encode({"alg": "RS256", "kid": "k"}, claims | self.claims, self.key)
        return JSONResponse({"access_token": "a", "token_type": "Bearer", "id_token": signed})

    _ends = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys"}  # noqa: RUF012 — never changed


@pytest.fixture
def provider() -> Iterator[Provider]:
    """Serve a provider over real HTTP."""
    vouching = Provider()
    server = uvicorn.Server(uvicorn.Config(Starlette(routes=vouching.routes()), port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until(lambda: server.started)
    vouching.issuer = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    yield vouching
    server.should_exit = True
    thread.join(SECONDS)


@pytest.fixture
def visitor(accounts, provider) -> TestClient:
    """Give a browser of the program that trusts the provider."""
    rule = RoleRule((("van-phong", Role.EDITOR),), otherwise=None)
    trusted = ProviderSettings(provider.issuer, "ntm", "bi-mat", "Cổng của tỉnh", "groups", rule)
    settings = SignInSettings(HERE, provider=trusted)
    pages = SignInPages(accounts, Cookies(SECRET), place="Trà Cú", public_url=HERE, provider=trusted.title)

    async def whoami(request: Request) -> Response:
        person = person_in(request.headers.get(HEADER), accounts)
        return JSONResponse([person.name, person.display_name, person.role] if person else None)

    routes = [*pages.routes(), *provider_routes(settings, pages, secret=SECRET), Route("/ai", whoami)]
    gate = Middleware(Gate, accounts=accounts, cookies=pages.cookies, is_closed=False)
    return TestClient(Starlette(routes=routes, middleware=[gate]), follow_redirects=False)


def go_and_come_back(visitor, *, asked="/", **changed):
    """Follow the way to the provider and back as a browser does."""
    leaving = visitor.get("/dang-nhap/he-thong-ngoai", params={"tiep": asked})
    assert leaving.status_code == 302
    answer = httpx2.get(leaving.headers["location"], trust_env=False, timeout=SECONDS)
    returned = {name: values[0] for name, values in parse_qs(urlsplit(answer.headers["location"]).query).items()}
    return visitor.get("/dang-nhap/tro-lai", params=returned | changed)


def test_somebody_the_provider_vouches_for_is_signed_in_with_the_role_of_their_group(visitor, provider):
    assert "Đăng nhập bằng Cổng của tỉnh" in visitor.get("/dang-nhap").text

    response = go_and_come_back(visitor)

    assert (response.status_code, response.headers["location"]) == (303, "/")
    assert visitor.get("/ai").json() == ["ha", "Nguyễn Hà", "editor"]
    assert {"state", "nonce", "code_challenge"} <= provider.asked.keys()
    assert provider.asked["code_challenge_method"] == "S256"


@pytest.mark.parametrize(
    ("asked", "expected"),
    [("/xa?ky=2023-04-12&xa=29464", "/xa?ky=2023-04-12&xa=29464"), ("//xau.example", "/"), ("/dang-xuat", "/")],
)
def test_the_way_through_the_provider_leads_back_to_where_one_was_and_never_elsewhere(
    visitor, provider, asked, expected
):
    assert go_and_come_back(visitor, asked=asked).headers["location"] == expected


@pytest.mark.parametrize(
    "spoilt",
    [
        {"nonce": "của lần khác"},
        {"aud": "chương trình khác"},
        {"iss": "https://khac.example"},
        {"exp": 1_600_000_000},
    ],
    ids=lambda spoilt: next(iter(spoilt)),
)
def test_an_answer_meant_for_another_time_program_or_provider_is_refused(visitor, provider, spoilt):
    provider.claims |= spoilt

    response = go_and_come_back(visitor)

    assert response.status_code == 502
    assert "Hãy bắt đầu đăng nhập lại" in response.text
    assert visitor.get("/ai").json() is None


def test_an_answer_signed_with_another_key_is_refused(visitor, provider):
    provider.key = WRONG_KEY

    assert go_and_come_back(visitor).status_code == 502
    assert visitor.get("/ai").json() is None


def test_a_way_back_that_was_not_begun_in_this_browser_is_refused(visitor, provider):
    assert go_and_come_back(visitor, state="của người khác").status_code == 502
    assert visitor.get("/dang-nhap/tro-lai?code=x&state=y").status_code == 502
    assert visitor.get("/ai").json() is None


def test_somebody_without_a_group_is_told_that_they_have_no_access(visitor, provider):
    provider.claims = {"groups": ["khách"]}

    response = go_and_come_back(visitor)

    assert (response.status_code, "chưa được cấp quyền" in response.text) == (403, True)
    assert visitor.get("/ai").json() is None


def test_a_provider_that_cannot_be_reached_is_named(accounts):
    rule = RoleRule((), otherwise=Role.VIEWER)
    gone = ProviderSettings("http://127.0.0.1:9", "ntm", "bi-mat", "Cổng của tỉnh", "groups", rule)
    pages = SignInPages(accounts, Cookies(SECRET), place="Trà Cú", public_url=HERE)
    routes = provider_routes(SignInSettings(HERE, provider=gone), pages, secret=SECRET)

    response = TestClient(Starlette(routes=routes)).get("/dang-nhap/he-thong-ngoai")

    assert (response.status_code, "Cổng của tỉnh" in response.text) == (502, True)
