"""The place where the server listens is said as it is, and a start at another one than was asked for stops."""

from dataclasses import replace

import pytest
from streamlit import config

from ntm_dashboard.bootstrap.settings import Settings
from ntm_dashboard.errors import ConfigurationError
from ntm_dashboard.web.listening import listening_at, refuse_another_place
from ntm_dashboard.web.start import command


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch):
    """Have Streamlit listen at an address and a port."""

    def listen(host: str, port: int) -> None:
        monkeypatch.setattr(config, "get_option", {"server.address": host, "server.port": port}.get)

    return listen


def test_a_server_started_by_the_scripts_listens_where_the_settings_say():
    asked = command(Settings(host="192.168.1.5", port=9000))

    assert asked[2:] == ["--server.address", "192.168.1.5", "--server.port", "9000"]


def test_started_by_hand_it_listens_only_to_this_machine():
    config.get_config_options(force_reparse=True)

    assert config.get_option("server.address") == "127.0.0.1"


@pytest.mark.parametrize(("asked", "name"), [({"port": 9000}, "NTM_PORT"), ({"host": "0.0.0.0"}, "NTM_HOST")])  # noqa: S104
def test_a_start_by_hand_elsewhere_than_asked_stops(at, asked, name):
    at("127.0.0.1", 8501)

    with pytest.raises(ConfigurationError, match=name):
        refuse_another_place(replace(Settings(), **asked))


def test_a_start_where_it_was_asked_or_where_nothing_was_asked_goes_on(at):
    at("192.168.1.5", 9000)
    refuse_another_place(Settings())
    refuse_another_place(Settings(host="192.168.1.5", port=9000))

    assert listening_at() == "http://192.168.1.5:9000"
