"""The bulletin and the deck answer without Streamlit, once for each revision."""

import io

import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.testclient import TestClient

from ntm_dashboard.bootstrap.program import open_program
from ntm_dashboard.bootstrap.settings import settings_from
from ntm_dashboard.web.made_in_turn import BusyError
from ntm_dashboard.web.meeting_routes import meeting_routes
from tests.seeded import copy_seeded


@pytest.fixture
def client(tmp_path, monkeypatch):
    copy_seeded("tra_cu", tmp_path / "so-lieu.db")
    monkeypatch.setenv("NTM_DATABASE_URL", f"sqlite:///{tmp_path}/so-lieu.db")
    program = open_program(settings_from())
    monkeypatch.setattr("ntm_dashboard.web.meeting_routes.running_program", lambda: program)
    with TestClient(Starlette(routes=meeting_routes())) as made:
        yield made
    program.close()


@pytest.mark.parametrize("address", ["/ban-tin", "/trinh-chieu"])
def test_the_page_says_the_headline_and_is_not_sent_twice(client, address):
    first = client.get(f"{address}?ky=2023-04-12")
    again = client.get(f"{address}?ky=2023-04-12", headers={"if-none-match": first.headers["etag"]})

    assert first.status_code == 200
    assert "12/15" in first.text
    assert again.status_code == 304


def test_beyond_what_can_be_made_at_once_one_is_asked_to_come_again(client, monkeypatch):
    async def busy(*_asked, **_more):
        raise BusyError

    made = client.get("/trinh-chieu?ky=2023-04-12").text
    monkeypatch.setattr("ntm_dashboard.web.made_in_turn.MadeInTurn.give", busy)
    refused, english = client.get("/trinh-chieu?ky=2023-03-01"), client.get("/ban-tin?ky=2023-03-01&lang=en")

    assert (refused.status_code, refused.headers["retry-after"]) == (503, "5")
    assert "Hãy mở lại sau ít giây" in refused.text
    assert "few seconds" in english.text
    assert client.get("/trinh-chieu?ky=2023-04-12").text == made  # what is made already is given to everybody


@pytest.mark.parametrize(("form", "size"), [("", (1200, 630)), ("&dang=dung", (1080, 1350))])
def test_the_answer_comes_as_a_picture_too(client, form, size):
    first = client.get(f"/anh-gui.png?ky=2023-04-12{form}")
    again = client.get(f"/anh-gui.png?ky=2023-04-12{form}", headers={"if-none-match": first.headers["etag"]})
    saved = client.get(f"/anh-gui.png?tai=1{form}").headers["content-disposition"]

    assert first.headers["content-type"] == "image/png"
    assert Image.open(io.BytesIO(first.content)).size == size
    assert again.status_code == 304
    assert saved.startswith('attachment; filename="anh-')


def test_only_the_shown_deck_watches_for_newer_figures(client):
    shown, saved = client.get("/trinh-chieu"), client.get("/trinh-chieu?tai=1")

    assert "connect-src 'self'" in shown.headers["content-security-policy"]
    assert "connect-src" not in saved.text
    assert "attachment" in saved.headers["content-disposition"]


def test_a_link_that_means_nothing_is_answered_clearly(client):
    answer = client.get("/ban-tin?ky=hom-qua")

    assert answer.status_code == 404
    assert answer.text


def test_the_parts_and_the_day_to_compare_with_stand_in_the_address(client):
    answer = client.get("/ban-tin?phan=cac-xa,khong-co&so_voi=2022-04-07")

    assert answer.status_code == 200
    assert 'id="cac-xa"' in answer.text or "id='cac-xa'" in answer.text
    assert "dieu-kien" not in answer.text
    assert client.get("/ban-tin?so_voi=hom-qua").status_code == 404


def test_a_slide_comes_as_a_picture_made_once(client):
    first = client.get("/anh-trang.png?trang=ma-tran&ky=2023-04-12")
    again = client.get("/anh-trang.png?trang=ma-tran&ky=2023-04-12", headers={"if-none-match": first.headers["etag"]})
    saved = client.get("/anh-trang.png?trang=ma-tran&ky=2023-04-12&tai=1").headers["content-disposition"]

    assert first.headers["content-type"] == "image/png"
    assert Image.open(io.BytesIO(first.content)).width == 1920
    assert "content-disposition" not in first.headers
    assert again.status_code == 304
    assert saved == 'attachment; filename="trang-ma-tran-2023-04-12-ban5.png"'


@pytest.mark.parametrize("slide", ["", "khong-co", "../ma-tran", "<b>"])
def test_a_slide_that_there_is_not_is_refused(client, slide):
    answer = client.get("/anh-trang.png", params={"trang": slide})

    assert answer.status_code == 404
    assert "Báo cáo không có trang" in answer.text
