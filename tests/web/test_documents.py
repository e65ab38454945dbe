"""The pages' documents: the answer in them, made once a revision, 304 for whoever has it; others are not found."""

import threading

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from ntm_dashboard.bootstrap.program import open_program
from ntm_dashboard.bootstrap.settings import settings_from
from ntm_dashboard.errors import StoreError
from ntm_dashboard.web.documents import STREAMLIT_DOCUMENT, Documents
from ntm_dashboard.web.first_paint import FirstPaint
from ntm_dashboard.web.made_in_turn import BusyError
from ntm_dashboard.web.warm_up import WarmUp
from tests.patience import SECONDS

PATHS = frozenset({"/", "/cac-xa"})


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NTM_DATABASE_URL", f"sqlite:///{tmp_path_factory.mktemp('documents')}/so-lieu.db")
        opened = open_program(settings_from())
    yield opened
    opened.close()


@pytest.fixture
def documents(program) -> Documents:
    return Documents(program.queries, PATHS)


@pytest.fixture
def client(documents):
    def app_document(_request):
        return HTMLResponse(STREAMLIT_DOCUMENT.read_text(encoding="utf-8"))

    routes = [
        Route("/ban-tin", lambda request: PlainTextResponse(request.headers.get("if-none-match", ""))),
        Route("/_stcore/host", lambda _request: PlainTextResponse("stream")),
        Route("/trang-khac", lambda _request: HTMLResponse("<p>trang khác</p>")),
        Route("/{rest:path}", app_document),
    ]
    paints = Middleware(FirstPaint, documents=documents, others=frozenset({"/ban-tin"}))
    with TestClient(Starlette(routes=routes, middleware=[paints])) as made:
        yield made


@pytest.mark.parametrize("path", ["/", "/tong-quan", "/tong-quan/"])
def test_the_overview_holds_the_answer(client, path):
    answer = client.get(path)

    assert answer.status_code == 200
    assert "ntm-first-paint" in answer.text
    assert "12/15" in answer.text


def test_any_other_page_is_framed_in_our_language_without_the_answer(client):
    answer = client.get("/cac-xa?lang=en")

    assert '<html lang="en">' in answer.text
    assert "ntm-first-paint" not in answer.text.replace("first-paint.js", "")


@pytest.mark.parametrize("path", ["/", "/cac-xa"])
def test_a_link_shows_the_answer_and_its_picture_wherever_it_is_sent(program, path):
    open_to_all = Documents(program.queries, PATHS, public_url="https://ntm.example.vn")
    said = open_to_all.document(open_to_all.asked_for(path, {"ky": "2023-04-12"})).bodies[""].decode()

    assert '<meta property="og:image" content="https://ntm.example.vn/anh-gui.png?ky=2023-04-12">' in said
    assert said.count("12/15 xã") >= 2
    assert "Số liệu đến 12/04/2023." in said


def test_a_picture_is_named_only_where_others_can_fetch_it(documents):
    said = documents.document(documents.asked_for("/", {})).bodies[""].decode()

    assert "og:title" in said
    assert "og:image" not in said


def test_who_has_the_document_already_gets_304_until_the_address_means_something_else(client):
    tag = client.get("/").headers["etag"]

    assert client.get("/", headers={"if-none-match": tag}).status_code == 304
    assert client.get("/?lang=en", headers={"if-none-match": tag}).status_code == 200
    assert client.get("/?ky=2022-04-07", headers={"if-none-match": tag}).status_code == 200


def test_a_head_request_gets_what_a_get_would_say_of_itself(client):
    assert client.head("/").headers["etag"] == client.get("/").headers["etag"]


def test_a_path_without_a_page_is_not_found_in_both_languages(client):
    answer, english = client.get("/khong-co"), client.get("/khong-co?lang=en")

    assert (answer.status_code, english.status_code) == (404, 404)
    assert "Không có trang này" in answer.text
    assert "Không có trang này" not in english.text


@pytest.mark.parametrize("path", ["/khong.co", "/.env", "/a/b.html", "/robots.txt", "/cac-xa.php", "/static/khong.js"])
def test_a_path_with_a_dot_is_not_found_either(client, path):
    answer = client.get(path)

    assert answer.status_code == 404
    assert "Không có trang này" in answer.text


def test_a_page_opens_without_the_answer_while_too_many_answers_are_being_made(client, documents, monkeypatch):
    async def busy(*_asked, **_more):
        raise BusyError

    ready = client.get("/")
    monkeypatch.setattr("ntm_dashboard.web.made_in_turn.MadeInTurn.give", busy)

    assert client.get("/").text == ready.text  # what is made already is given to everybody
    uncached = client.get("/?ky=2023-03-01")
    assert uncached.status_code == 200
    assert '<div id="root">' in uncached.text
    assert "12/15" not in uncached.text
    english = client.get("/?ky=2023-03-01&lang=en").text
    assert "<title>Tiến độ" not in english
    assert "<title>Tiến độ" in uncached.text


@pytest.mark.parametrize(("path", "text"), [("/_stcore/host", "stream"), ("/trang-khac", "<p>trang khác</p>")])
def test_what_is_no_document_of_the_app_passes(client, path, text):
    assert client.get(path).text == text


def test_our_own_routes_hear_what_the_browser_has(client):
    assert client.get("/ban-tin", headers={"if-none-match": '"one"'}).text == '"one"'


@pytest.mark.parametrize("query", ["ky=hom-qua", "ky=0001-01-01", "ban=999", "ban=x", "chac_chan=9"])
def test_an_address_that_means_nothing_still_opens_the_app_which_says_so(client, query):
    answer = client.get(f"/?{query}")

    assert answer.status_code == 200
    assert '<div id="root">' in answer.text
    assert "12/15" not in answer.text


def test_without_the_database_the_document_says_so_and_offers_the_same_address_again(client, program, monkeypatch):
    def gone():
        raise StoreError("gone")

    monkeypatch.setattr(program.queries, "latest_revision", gone)

    answer = client.get("/cac-xa?ky=2023-04-12&lang=en")

    assert (answer.status_code, answer.headers["cache-control"]) == (503, "no-store")
    assert 'href="/cac-xa?ky=2023-04-12&amp;lang=en"' in answer.text
    assert "gone" not in answer.text


def test_the_thread_finds_the_newest_revision_by_itself(program, documents, monkeypatch):
    asked = threading.Event()
    monkeypatch.setattr(documents, "document", lambda _asked: asked.set())
    monkeypatch.setattr("ntm_dashboard.web.warm_up.ready", lambda _program, _asked: None)
    monkeypatch.setattr("ntm_dashboard.web.warm_up.FILES", ())

    WarmUp(program, documents).start()

    assert asked.wait(SECONDS)


def test_all_that_the_first_reader_asks_for_is_made_before(program, documents, monkeypatch):
    warm_up = WarmUp(program, documents)
    assert warm_up.look()
    assert not warm_up.look()
    monkeypatch.setattr(program.exporting, "file", None)
    monkeypatch.setattr("ntm_dashboard.web.documents.answer_html", None)

    for path, parameters in (("/", {}), ("/", {"lang": "en"})):
        asked = documents.asked_for(path, parameters)
        assert asked is not None
        assert documents.document(asked).bodies[""]
