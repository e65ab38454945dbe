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
    """Start on a server that listens at an address and a port; give what the console says."""

    def start(host: str, port: int) -> str:
        options = {"server.address": host, "server.port": port}
        monkeypatch.setattr(config, "get_option", options.get)
        address = f"sqlite:///{tmp_path / 'thu.db'}"
        program = open_program(Settings(data_dir=PROJECT / "data" / "tra_cu", database_url=address))
        with closing(program.store):
            announce_set_up(program)
        return capsys.readouterr().err

    return start


def test_the_first_start_names_the_place_where_the_server_truly_listens(said):
    assert "http://192.168.1.5:9100/thiet-lap" in said("192.168.1.5", 9100)
