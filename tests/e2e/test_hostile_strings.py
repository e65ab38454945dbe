"""In a real browser a district of hostile names and notes opens no dialog, adds no element and asks nobody outside."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page

from ntm_dashboard.bootstrap.program import open_program
from ntm_dashboard.bootstrap.settings import Settings
from ntm_dashboard.web.navigation import PAGES
from tests.e2e.conftest import PROJECT, Server, run_server, settle
from tests.hostile_district import spoil_names, spoil_record
from tests.hostile_strings import MARK

pytestmark = pytest.mark.e2e
FOREIGN = "iframe[srcdoc], base, form[action*='xau'], a[href*='xau'], a[href^='javascript'], img[src*='xau'], plaintext"
OURS_ONLY = [entry.path for entry in PAGES]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The program on a district whose every name and note is hostile."""
    folder: Path = tmp_path_factory.mktemp("doc_hai")
    shutil.copytree(PROJECT / "data" / "catalogue", folder / "catalogue")
    shutil.copytree(PROJECT / "data" / "tra_cu", folder / "tra_cu")
    database = f"sqlite:///{(folder / 'thu.db').as_posix()}"
    with closing(open_program(Settings(data_dir=folder / "tra_cu", database_url=database))) as program:
        spoil_record(program.store)
    spoil_names(folder / "catalogue")
    yield from run_server(folder, str(folder / "tra_cu"))


@pytest.mark.parametrize("path", [*OURS_ONLY, "xa?xa=29464&tc=5", "ban-tin", "trinh-chieu"])
def test_a_page_of_hostile_texts_does_nothing_but_show_them(hostile: Server, page: Page, path: str):
    opened: list[str] = []
    asked: list[str] = []

    def refuse(dialog: Dialog) -> None:
        opened.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", refuse)
    page.on("request", lambda request: asked.append(request.url))

    page.goto(f"{hostile.address}/{path}")
    if path not in {"ban-tin", "trinh-chieu"}:
        settle(page)

    assert opened == []
    assert [url for url in asked if not url.startswith((hostile.address, "data:", "blob:"))] == []
    assert page.locator(FOREIGN).count() == 0
    assert page.locator(f"[onerror], [onload*='{MARK}'], [onmouseover], [onfocus], [onclick*='{MARK}']").count() == 0
    assert page.locator("h1, h2").first.is_visible()


def test_names_are_read_as_they_were_written(hostile: Server, page: Page):
    page.goto(hostile.address)
    settle(page)
    tiles = page.locator("body").inner_text()

    assert ":smile: :streamlit:" in tiles
    assert "&notin;" in tiles
    assert "{name!r}" in tiles
    assert "\\\\xau.example" in tiles
