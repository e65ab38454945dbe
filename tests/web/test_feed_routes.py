"""The feed of changes: valid, made once for a revision, and nothing in it but what is public."""

from datetime import date

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from ntm_dashboard.bootstrap.program import open_program
from ntm_dashboard.bootstrap.settings import settings_from
from ntm_dashboard.domain.frames import Assessments, checked
from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.services.people import Person, Role
from ntm_dashboard.store import Submission
from ntm_dashboard.web.feed_routes import feed_routes
from tests.exports.test_atom import ATOM, read
from tests.seeded import copy_seeded

EDITOR = Person("lan.bi.mat", "Lan Bí Mật", Role.EDITOR)


@pytest.fixture
def program(tmp_path, monkeypatch):
    copy_seeded("tra_cu", tmp_path / "so-lieu.db")
    monkeypatch.setenv("NTM_DATABASE_URL", f"sqlite:///{tmp_path}/so-lieu.db")
    opened = open_program(settings_from())
    monkeypatch.setattr("ntm_dashboard.web.feed_routes.running_program", lambda: opened)
    yield opened
    opened.close()


@pytest.fixture
def client(program):
    with TestClient(Starlette(routes=feed_routes())) as made:
        yield made


def _publish(program, result: str) -> int:
    rows = program.store.record(program.store.latest_revision()).assessments
    own = rows[(rows["level"] == "commune") & (rows["result"] == "not_met")].head(1)
    table = checked(Assessments, own.assign(result=result, certainty="reported"))
    submission = Submission(
        ReportKind.COMMUNE_REPORT, table, "tep-bi-mat.csv", b"x", date(2023, 4, 12), EDITOR.name, note="lời bí mật"
    )
    before = program.store.latest_revision()
    program.store.publish(submission, expected_revision=before)
    return before + 1


def test_it_says_what_changed_and_links_to_it(client, program):
    number = _publish(program, "met")

    answer = client.get("/thay-doi.atom")

    assert answer.headers["content-type"].startswith("application/atom+xml")
    entry = read(answer.content).find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title").startswith(f"Phiên bản {number}: Công bố: Báo cáo tiêu chí xã")
    assert "1 số liệu" in entry.findtext(f"{ATOM}content")
    assert "Chưa đạt" in entry.findtext(f"{ATOM}content")
    assert entry.find(f"{ATOM}link").get("href") == f"http://testserver/lich-su?thay_doi={number}"


def test_whoever_has_it_already_is_told_so_until_something_is_published(client, program):
    first = client.get("/thay-doi.atom")
    again = client.get("/thay-doi.atom", headers={"if-none-match": first.headers["etag"]})
    _publish(program, "met")
    newer = client.get("/thay-doi.atom", headers={"if-none-match": first.headers["etag"]})

    assert (again.status_code, again.content, newer.status_code) == (304, b"", 200)


def test_an_entry_keeps_its_name_when_more_is_published(client, program):
    before = [one.text for one in read(client.get("/thay-doi.atom").content).iter(f"{ATOM}id")]
    _publish(program, "met")
    after = [one.text for one in read(client.get("/thay-doi.atom").content).iter(f"{ATOM}id")]

    assert after[0] == before[0]
    assert after[2:] == before[1:]


def test_it_names_no_person_file_or_note(client, program):
    _publish(program, "met")

    text = client.get("/thay-doi.atom").text

    assert [one for one in (EDITOR.name, EDITOR.display_name, "bí mật", "tep-bi-mat") if one in text] == []


def test_it_speaks_english_and_its_links_too(client):
    root = read(client.get("/thay-doi.atom?lang=en").content)

    assert "Revision" in root.find(f"{ATOM}entry").findtext(f"{ATOM}title")
    assert all("lang=en" in one.get("href") for one in root.iter(f"{ATOM}link"))


def test_what_rests_on_illustrative_rows_is_marked(client):
    texts = [one.text for one in read(client.get("/thay-doi.atom").content).iter(f"{ATOM}content")]

    assert any("Dấu * : dựa trên số liệu minh họa" in text for text in texts)
