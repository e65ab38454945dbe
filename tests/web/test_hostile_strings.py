"""Whatever a name, note, file name or reason says, every page shows it as text: no markup, no formula, no directive."""

import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from streamlit.testing.v1 import AppTest

from ntm_dashboard.bootstrap.settings import PROJECT
from ntm_dashboard.store.plain_text import plain
from ntm_dashboard.web.navigation import PAGES
from ntm_dashboard.web.running import running_program
from tests.hostile_district import spoil_names, spoil_record
from tests.hostile_strings import EVERY, MARK
from tests.patience import SECONDS
from tests.web.behind import bodies

MAIN = "from ntm_dashboard.web.main import main\nmain(first={path!r})\n"
SIGNED_IN = """
from ntm_dashboard.web.page_context import PageContext
from ntm_dashboard.web.pages import {page}
from ntm_dashboard.web.running import running_program
from ntm_dashboard.web.url_state import Scope
from tests.hostile_district import EDITOR

program = running_program()
{page}.draw(PageContext(program, Scope(), program.queries.situation(), {{}}), EDITOR)
"""
NAMES = """a abbr article b br caption circle code dd defs desc details div dl dt em figure footer g h1 h2 h3 h4 header
i kbd li line main mark nav ol p path pattern polygon rect section small span strong sub summary sup svg table tbody td
text tfoot th thead time title tr tspan ul use wbr"""
OURS = {*NAMES.split(), "our picture"}
LEADS_AWAY = re.compile(r"\s*(?:[a-z]+:|[/\\]{2})", re.IGNORECASE)
DIRECTIVES = re.compile(r"<\w|\]\(|:red\[|:material/|:smile:|\$x|\*\*đậm")
"""What Markdown, as Streamlit writes it, would act on: none of it may come from data."""


@pytest.fixture(scope="module", autouse=True)
def _hostile_district(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Run the program on a district whose every name and note is hostile."""
    folder = tmp_path_factory.mktemp("doc_hai")
    shutil.copytree(PROJECT / "data" / "catalogue", folder / "catalogue")
    shutil.copytree(PROJECT / "data" / "tra_cu", folder / "tra_cu")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NTM_DATA_DIR", str(folder / "tra_cu"))
        patch.setenv("NTM_DATABASE_URL", f"sqlite:///{folder / 'thu.db'}")
        _let_go()
        spoil_record(running_program().store)
        _let_go()
        spoil_names(folder / "catalogue")
        yield
        _let_go()


def _let_go() -> None:
    if running_program.cache_info().currsize:
        running_program().close()
        running_program.cache_clear()


class Reader(HTMLParser):
    """Reads HTML as a browser does, and keeps its elements, its attributes and its text."""

    def __init__(self, html: str) -> None:
        """Read a piece of HTML."""
        super().__init__(convert_charrefs=True)
        self.elements: set[str] = set()
        self.acting: list[str] = []
        self.parts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element, and what of it would act."""
        self.elements.add("our picture" if (tag, dict(attrs).get("class")) == ("img", "ntm-picture") else tag)
        for name, value in attrs:
            is_link = name in {"href", "src", "xlink:href", "action", "srcdoc"}
            if name.startswith("on") or (is_link and LEADS_AWAY.match(value or "")):
                self.acting.append(f"{name}={value}")

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.parts.append(data)

    @property
    def text(self) -> str:
        """Give all text with single spaces."""
        return " ".join("".join(self.parts).split())


def opened(script: str, **parameters: str) -> AppTest:
    run = AppTest.from_string(script, default_timeout=SECONDS)
    for name, value in parameters.items():
        run.query_params[name] = value
    run.run()
    assert not run.exception
    return run


def read(run: AppTest) -> Reader:
    return Reader("\n".join(body for body in bodies(run) if not body.startswith("<style>")))


def in_markdown(run: AppTest) -> list[str]:
    """Give every text of a page that Streamlit would read as Markdown."""
    found: list[str] = []
    for element in [*run.main, *run.sidebar]:
        proto = getattr(element, "proto", None)
        if proto is None or element.type in {"html", "plotly_chart"}:
            continue
        found += [str(getattr(proto, name)) for name in ("label", "body", "help") if getattr(proto, name, "")]
        found += [str(one) for one in getattr(proto, "options", ()) if element.type in {"radio", "button_group"}]
    return found


@pytest.mark.parametrize("path", [entry.path for entry in PAGES])
def test_a_page_makes_no_element_of_what_data_says(path):
    parameters = {"xa": "29464", "tc": "5"} if path == "xa" else {}

    run = opened(MAIN.format(path=path), **parameters)

    seen = read(run)
    assert seen.elements <= OURS, seen.elements - OURS
    assert seen.acting == []
    assert "mã lỗi" not in seen.text
    assert [text for text in in_markdown(run) if DIRECTIVES.search(text)] == []
    for chart in run.get("plotly_chart"):
        assert f"<script>{MARK}" not in chart.proto.spec
        assert "<a href" not in chart.proto.spec
        assert "<img" not in chart.proto.spec


def test_the_history_shows_every_text_that_was_said_and_the_log_too():
    run = opened(SIGNED_IN.format(page="history"))

    seen = read(run)
    assert seen.elements <= OURS, seen.elements - OURS
    assert seen.acting == []
    assert [text for text in in_markdown(run) if DIRECTIVES.search(text)] == []
    assert [one for one in EVERY if _as_shown(one) not in seen.text] == []


@pytest.mark.parametrize("page", ["upload", "meeting"])
def test_what_only_editors_see_makes_no_element_either(page):
    run = opened(SIGNED_IN.format(page=page))

    seen = read(run)
    assert (seen.elements <= OURS, seen.acting) == (True, [])
    assert [text for text in in_markdown(run) if DIRECTIVES.search(text)] == []


def test_the_sheets_of_the_communes_show_each_note_that_is_drawn_literally():
    codes = [unit.code for unit in running_program().catalogue.units if unit.kind == "commune"]
    notes = running_program().queries.record().assessments

    for code in codes[:5]:
        seen = read(opened(MAIN.format(path="xa"), xa=code))
        name = next(unit.name for unit in running_program().catalogue.units if unit.code == code)
        agencies = {str(one) for one in notes[notes["unit"] == code]["agency"]}

        assert _as_shown(name) in seen.text
        assert any(_as_shown(one) in seen.text for one in agencies)


def _as_shown(text: str) -> str:
    """Give a text as it reads on a page: single spaces, and what no browser can hold as a sign."""
    return " ".join(plain(text).split())
