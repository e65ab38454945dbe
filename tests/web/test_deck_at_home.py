"""Where telephones open the deck of a server, and the address that its form asks for."""

import re

import pytest
from starlette.applications import Starlette
from starlette.datastructures import QueryParams
from starlette.testclient import TestClient

from ntm_dashboard.bootstrap.program import open_program
from ntm_dashboard.bootstrap.settings import settings_from
from ntm_dashboard.briefing.parts import PARTS
from ntm_dashboard.web.deck_at_home import chosen_address, public_base
from ntm_dashboard.web.meeting_routes import meeting_routes
from tests.seeded import copy_seeded

PUBLIC = "https://ntm.example.vn"
ALL_PARTS = "".join(f"&phan={part}" for part in PARTS)


@pytest.fixture
def client(tmp_path, monkeypatch):
    copy_seeded("tra_cu", tmp_path / "so-lieu.db")
    monkeypatch.setenv("NTM_DATABASE_URL", f"sqlite:///{tmp_path}/so-lieu.db")
    program = open_program(settings_from())
    monkeypatch.setattr("ntm_dashboard.web.meeting_routes.running_program", lambda: program)
    with TestClient(Starlette(routes=meeting_routes()), base_url="http://192.168.1.20:8501") as made:
        yield made
    program.close()


def address_in(answer):
    found = re.search(r"class='code' [^>]*data-address='([^']*)'", answer.text)
    return found and found[1].replace("&amp;", "&")


@pytest.mark.parametrize(
    ("public_url", "asked", "base"),
    [
        (PUBLIC, "http://127.0.0.1:8501/", PUBLIC),
        ("", "http://192.168.1.20:8501/", "http://192.168.1.20:8501"),
        ("", "http://may-chu/", "http://may-chu"),
        ("", "http://127.0.0.1:8501/", ""),
        ("", "http://localhost:8501/", ""),
        ("", "http://[::1]:8501/", ""),
        ("", "http://0.0.0.0:8501/", ""),
        ("", "", ""),
    ],
)
def test_an_address_of_this_machine_alone_is_told_to_nobody(public_url, asked, base):
    assert public_base(public_url, asked) == base


def test_telephones_open_the_day_revision_and_parts_of_the_wall(client, monkeypatch):
    in_the_office = client.get("/trinh-chieu?phan=cac-xa,ma-tran&lang=en")
    monkeypatch.setenv("NTM_PUBLIC_URL", PUBLIC)
    for_everybody = client.get("/trinh-chieu?phan=cac-xa,ma-tran&lang=en")

    asked = "/trinh-chieu?ky=2023-04-12&ban=5&lang=en&phan=cac-xa%2Cma-tran"
    assert address_in(in_the_office) == f"http://192.168.1.20:8501{asked}"
    assert address_in(for_everybody) == f"{PUBLIC}{asked}"
    assert client.get(asked).status_code == 200


def test_a_saved_copy_names_only_the_address_that_is_set_for_everybody(client, monkeypatch):
    alone = client.get("/trinh-chieu?tai=1")
    monkeypatch.setenv("NTM_PUBLIC_URL", PUBLIC)
    known = client.get("/trinh-chieu?tai=1")

    assert address_in(alone) is None
    assert address_in(known) == f"{PUBLIC}/trinh-chieu?ky=2023-04-12&ban=5"
    assert "<form" not in alone.text + known.text


def test_the_form_starts_from_the_deck_and_comes_back_to_a_short_address(client):
    shown = client.get("/trinh-chieu?ban=5&chac_chan=1&lang=en")
    asked = client.get(
        "/trinh-chieu?ban=5&lang=en&ky=2023-04-12&ngay=2023-03-01&phan=ma-tran&phan=cac-xa", follow_redirects=False
    )

    assert re.findall(r'type="hidden" name="(\w+)" value="(\w+)"', shown.text) == [
        ("ban", "5"),
        ("chac_chan", "1"),
        ("lang", "en"),
    ]
    assert "form-action 'self'" in shown.headers["content-security-policy"]
    assert asked.status_code == 303
    assert asked.headers["location"] == "/trinh-chieu?ban=5&lang=en&ky=2023-03-01&phan=cac-xa,ma-tran"
    assert client.get(asked.headers["location"]).status_code == 200


@pytest.mark.parametrize(
    ("asked", "address"),
    [
        ("ky=2023-04-12", ""),
        ("ky=2023-04-12&ngay=", "/trinh-chieu?ky=2023-04-12"),
        (f"ky=2023-04-12&ngay={ALL_PARTS}", "/trinh-chieu?ky=2023-04-12"),
        ("ky=2023-04-12&ngay=2022-01-01&so_voi=2022-04-07", "/trinh-chieu?ky=2022-01-01"),
        ("ky=2023-04-12&ngay=&so_voi=2022-04-07", "/trinh-chieu?ky=2023-04-12&so_voi=2022-04-07"),
        ("ky=2023-04-12&ngay=&phan=la&phan=cac-xa", "/trinh-chieu?ky=2023-04-12&phan=cac-xa"),
        ("ngay=//evil.example/&ky=", "/trinh-chieu?ky=%2F%2Fevil.example%2F"),
    ],
)
def test_what_the_form_asks_for_becomes_an_address_of_the_deck(asked, address):
    assert chosen_address(QueryParams(asked)) == address
