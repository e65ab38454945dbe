"""A secret link reads due dates and nothing else; revoked, it reads nothing."""

from datetime import UTC, datetime

import icalendar
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from ntm_dashboard.bootstrap.program import open_program
from ntm_dashboard.bootstrap.settings import settings_from
from ntm_dashboard.errors import ConflictError
from ntm_dashboard.services.people import Person, Role
from ntm_dashboard.store.accounts import Account
from ntm_dashboard.web.calendar_routes import address_of, calendar_routes
from ntm_dashboard.web.sign_in import paths
from tests.seeded import copy_seeded

VIEWER = Person("khach", "Khách", Role.VIEWER)
OTHER = Person("khac", "Người Khác", Role.ADMINISTRATOR)


@pytest.fixture
def program(tmp_path, monkeypatch):
    copy_seeded("mau", tmp_path / "so-lieu.db")
    monkeypatch.setenv("NTM_DATABASE_URL", f"sqlite:///{tmp_path}/so-lieu.db")
    monkeypatch.setenv("NTM_DATA_DIR", str(settings_from().data_dir.parent / "mau"))
    opened = open_program(settings_from())
    with opened.store.writing() as transaction:
        for one in (VIEWER, OTHER):
            now = datetime.now(UTC)
            transaction.accounts.add(Account(one.name, one.display_name, one.role.value, None, False, False, now))
    monkeypatch.setattr("ntm_dashboard.web.calendar_routes.running_program", lambda: opened)
    yield opened
    opened.close()


@pytest.fixture
def client(program):
    with TestClient(Starlette(routes=calendar_routes())) as made:
        yield made


def _events(answer):
    return icalendar.Calendar.from_ical(answer.content).walk("VEVENT")


def test_a_link_reads_every_due_date_once_and_cancels_what_is_done(client, program):
    answer = client.get(address_of(program.calendars.make(VIEWER, "")))
    events = _events(answer)

    assert answer.headers["content-type"].startswith("text/calendar")
    assert answer.headers["cache-control"] == "private, no-cache"
    assert events
    assert len({str(one["uid"]) for one in events}) == len(events)
    assert {str(one["status"]) for one in events} == {"CONFIRMED", "CANCELLED"}
    assert str(icalendar.Calendar.from_ical(answer.content)["x-wr-calname"]).startswith("TẬP HUẤN")


def test_the_link_of_an_agency_reads_a_part_of_it(client, program):
    situation = program.queries.situation()
    whole = {str(one["uid"]) for one in _events(client.get(address_of(program.calendars.make(VIEWER, ""))))}
    duties = program.queries.duties(situation)
    agency = str(duties["agency"].dropna().iloc[0])

    part = {str(one["uid"]) for one in _events(client.get(address_of(program.calendars.make(VIEWER, agency))))}

    assert agency in program.calendars.offered(situation)
    assert part
    assert part < whole


def test_an_event_is_the_same_in_either_language(client, program):
    address = address_of(program.calendars.make(VIEWER, ""))

    vietnamese, english = (_events(client.get(f"{address}{end}")) for end in ("", "?lang=en"))

    assert [str(one["uid"]) for one in vietnamese] == [str(one["uid"]) for one in english]


def test_whoever_has_it_already_is_told_so(client, program):
    address = address_of(program.calendars.make(VIEWER, ""))
    first = client.get(address)

    again = client.get(address, headers={"if-none-match": first.headers["etag"]})

    assert (again.status_code, again.content) == (304, b"")


def test_revoked_it_is_answered_as_one_that_never_was(client, program):
    address = address_of(program.calendars.make(VIEWER, ""))
    (link,) = program.calendars.of(VIEWER)
    program.calendars.revoke(VIEWER, link.key)

    revoked, unknown = client.get(address), client.get(address_of("x" * 43))

    assert (revoked.status_code, revoked.content) == (unknown.status_code, unknown.content) == (404, b"Not Found")
    assert program.calendars.of(VIEWER) == ()


def test_nobody_revokes_the_link_of_somebody_else(client, program):
    secret = program.calendars.make(VIEWER, "")
    (link,) = program.calendars.of(VIEWER)

    with pytest.raises(ConflictError):
        program.calendars.revoke(OTHER, link.key)

    assert client.get(address_of(secret)).status_code == 200


def test_the_links_of_a_disabled_account_read_nothing(client, program):
    address = address_of(program.calendars.make(VIEWER, ""))

    program.account_admin.disable(OTHER, VIEWER.name)

    assert client.get(address).status_code == 404


def test_there_is_an_end_to_how_many_links_one_has(program, monkeypatch):
    monkeypatch.setattr("ntm_dashboard.services.calendars.MOST", 1)
    program.calendars.make(VIEWER, "")

    with pytest.raises(ConflictError, match="tối đa 1"):
        program.calendars.make(VIEWER, "")


def test_the_secret_stands_nowhere_in_the_database_or_the_log(program):
    secret = program.calendars.make(VIEWER, "PKTHT")

    (link,) = program.calendars.of(VIEWER)

    assert secret not in link.key
    assert all(secret not in one.detail for one in program.store.audit_entries(limit=5))


def test_only_a_whole_secret_passes_the_gate_of_a_closed_program():
    assert paths.is_public(address_of("A" * 43))
    assert not any(
        paths.is_public(one) for one in ("/lich/", "/lich/../cac-xa.ics", f"/lich/{'A' * 43}.ics/x", "/lich/a.ics")
    )
