"""The first start tells where to set up the first account, at the port where the server truly listens."""

from contextlib import closing
from pathlib import Path

import pytest
from streamlit import config

from ntm_dashboard.bootstrap.program import open_program
from ntm_dashboard.bootstrap.settings import PROJECT, Settings
from ntm_dashboard.web.sign_in.entrance import announce_set_up


@pytest.fixture
def said(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """Start with the port of the settings and a port given to the server (or none); give what the console says."""

    def start(port: int, *, server_port: int | None) -> str:
        options = {"server.port": server_port}
        monkeypatch.setattr(config, "is_manually_set", lambda name: options.get(name) is not None)
        monkeypatch.setattr(config, "get_option", options.get)
        address = f"sqlite:///{tmp_path / 'thu.db'}"
        program = open_program(Settings(data_dir=PROJECT / "data" / "tra_cu", database_url=address, port=port))
        with closing(program.store):
            announce_set_up(program)
        return capsys.readouterr().err

    return start


def test_the_first_start_names_the_port_that_the_server_was_started_with(said):
    assert "http://127.0.0.1:9100/thiet-lap" in said(8501, server_port=9100)


def test_the_first_start_names_the_port_of_the_settings_when_the_server_was_given_none(said):
    assert "http://127.0.0.1:8600/thiet-lap" in said(8600, server_port=None)
