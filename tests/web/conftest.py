"""Pages run by Streamlit's own test driver, on databases seeded from the shipped data folders."""

import re
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from ntm_dashboard.bootstrap.settings import PROJECT
from ntm_dashboard.web.running import running_program
from tests.patience import SECONDS
from tests.seeded import copy_seeded
from tests.web.behind import bodies

SCRIPT = """
from ntm_dashboard.web.main import main
main(first={path!r})
"""
SHIPPED = {"tra_cu", "mau"}
_standing: list[str] = []


class Visit:
    """One visitor of the program, who opens one page after the other (each as if it were the first page)."""

    def open(self, path: str = "", **parameters: str) -> "Visit":
        """Open the page of a path with the parameters of an address."""
        self.run = AppTest.from_string(SCRIPT.format(path=path), default_timeout=SECONDS)
        for name, value in parameters.items():
            self.run.query_params[name] = value
        self.run.run()
        return self

    @property
    def markup(self) -> str:
        """Give the HTML that the page shows with every table opened, without its style sheets."""
        return "\n".join(body for body in bodies(self.run) if not body.startswith("<style>"))

    @property
    def text(self) -> str:
        """Give what the page says, without markup."""
        return unescape(re.sub(r"<[^>]+>", " ", self.markup))

    @property
    def charts(self) -> list[str]:
        """Give the text alternatives of the pictures."""
        return [element.proto.alt for element in self.run.get("plotly_chart")]

    @property
    def is_refused(self) -> bool:
        """Tell whether the page says that something went wrong."""
        return 'role="alert"' in self.markup


@pytest.fixture(scope="session", autouse=True)
def _components_are_looked_for_once():
    """Let Streamlit's test driver read once which installed packages bring components, not with each page anew."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(scope="session")
def databases(tmp_path_factory):
    """Give the folder of the databases, so that each data folder is loaded once."""
    return tmp_path_factory.mktemp("databases")


@pytest.fixture
def visit(monkeypatch, databases):
    """Visit the program on a data folder, by its name; the one of the test before stays open if it is the same."""
    return visitor(monkeypatch, databases)


@pytest.fixture(scope="module")
def visit_for_all(databases):
    """Visit the program for all tests of a module: those that read many pages of several data folders."""
    with pytest.MonkeyPatch.context() as patch:
        yield visitor(patch, databases)


def visitor(patch: pytest.MonkeyPatch, databases: Path):
    """Give what opens the program on a data folder, by its name or its whole path."""

    def start(folder: str = "tra_cu") -> Visit:
        database = (databases / folder).with_suffix(".db")
        if folder in SHIPPED and not database.exists():
            copy_seeded(folder, database)
        patch.setenv("NTM_DATA_DIR", str(PROJECT / "data" / folder))
        patch.setenv("NTM_DATABASE_URL", f"sqlite:///{database.as_posix()}")
        if folder not in _standing:
            _let_go()
            _standing.append(folder)
        return Visit()

    return start


@pytest.fixture(scope="module", autouse=True)
def _no_program_stays_open():
    _let_go()
    yield
    _let_go()


def _let_go() -> None:
    """Close the program that stands: there is one a process."""
    if running_program.cache_info().currsize:
        running_program().close()
        running_program.cache_clear()
    _standing.clear()
