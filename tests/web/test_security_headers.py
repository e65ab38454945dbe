"""Every answer carries the policy; an answer may set a stricter one of its own."""

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from ntm_dashboard.web.security_headers import HEADERS, SecurityHeaders


def _client() -> TestClient:
    strict = {"content-security-policy": "default-src 'none'"}
    routes = [
        Route("/", lambda _request: PlainTextResponse("ok")),
        Route("/strict", lambda _request: PlainTextResponse("ok", headers=strict)),
    ]
    return TestClient(SecurityHeaders(Starlette(routes=routes)))


def test_every_answer_carries_the_headers_even_a_missing_page():
    for path in ("/", "/khong-co"):
        answer = _client().get(path)

        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


def test_a_stricter_policy_of_a_page_stands():
    assert _client().get("/strict").headers["content-security-policy"] == "default-src 'none'"


def test_the_policy_allows_no_inline_and_no_foreign_script():
    policy = dict(part.split(" ", 1) for part in HEADERS["content-security-policy"].split("; "))

    assert policy["script-src"] == "'self'"
    assert policy["default-src"] == "'self'"


def test_the_browser_connects_to_this_server_alone():
    policy = dict(part.split(" ", 1) for part in HEADERS["content-security-policy"].split("; "))

    assert policy["connect-src"] == "'self'"  # the live connection too: it has the origin of the page


def _with_cookies(**options: bool) -> TestClient:
    def answer(_request: Request) -> PlainTextResponse:
        said = PlainTextResponse("ok")
        said.headers.append("set-cookie", "_streamlit_xsrf=2|x; Path=/; SameSite=Lax")
        said.set_cookie("ntm_session", "x", secure=True)
        return said

    return TestClient(SecurityHeaders(Starlette(routes=[Route("/", answer)]), **options))


def test_over_https_every_cookie_is_secure_whoever_set_it_and_https_stays():
    for answer in (_with_cookies(is_https=True).get("/"), _with_cookies().get("https://testserver/")):
        cookies = answer.headers.get_list("set-cookie")

        assert len(cookies) == 2
        assert [cookie.lower().count("secure") for cookie in cookies] == [1, 1]
        assert answer.headers["strict-transport-security"] == "max-age=31536000"


def test_without_https_nothing_claims_it():
    answer = _with_cookies().get("/")

    assert "strict-transport-security" not in answer.headers
    assert "secure" not in answer.headers.get_list("set-cookie")[0].lower()
