"""Every answer carries the policy; an answer may set a stricter one of its own."""

from starlette.applications import Starlette
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
