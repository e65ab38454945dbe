"""In Vietnamese nothing on a page is English, whatever part Streamlit itself writes and whatever the browser speaks."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from ntm_dashboard.web.navigation import PAGES
from tests.e2e.conftest import Server, run_server, settle
from tests.e2e.editors import as_editor
from tests.patience import patient

pytestmark = pytest.mark.e2e

PROPER = {
    "Excel",
    "Word",
    "PowerPoint",
    "JavaScript",
    "Enter",
    "Ctrl",
    "Esc",
    "English",
    "Language",
    "km",
    "mm",
    "Zalo",
}
SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|b|c|d|g|h|k|l|m|n|p|q|r|s|t|v|x)?[aeiouy]{1,3}(?:ch|ng|nh|c|m|n|p|t)?",
    re.IGNORECASE,
)
TOKEN = re.compile(r"[^\W\d_]+")
FILE_OR_ADDRESS = re.compile(r"\S*\w[._/@]\w\S*")
NAMES = ("aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "placeholder", "title", "alt")
ALL_WORDS = """names => {
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const around = texts.currentNode.parentElement;
    if (around.closest("script, style, noscript, [data-testid='stIconMaterial']") === null) {
      found.push(texts.currentNode.nodeValue);
    }
  }
  names.forEach(name => document.querySelectorAll("[" + name + "]").forEach(one => found.push(one.getAttribute(name))));
  return found.filter(text => text.trim());
}"""


def is_english(word: str) -> bool:
    """Tell whether a word can be no Vietnamese syllable; names of programs and kinds of files are let through."""
    if word in PROPER or word.isupper() or len(word) < 2 or not word.isascii():
        return False
    return SYLLABLE.fullmatch(word) is None


def english_on(page: Page) -> list[str]:
    """Give every text and label of a page in which an English word stands, shown or only read aloud."""
    return sorted({text for text in page.evaluate(ALL_WORDS, list(NAMES)) if english_in(text)})


def english_in(text: str) -> list[str]:
    """Give the English words of a text; names of files and addresses are let through."""
    return [word for word in TOKEN.findall(FILE_OR_ADDRESS.sub("", text)) if is_english(word)]


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A visitor whose browser speaks English, as on many PCs of offices."""
    context = patient(chromium.new_context(viewport={"width": 1366, "height": 768}, locale="en-US"))
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The program of an office before anybody has signed in."""
    yield from run_server(tmp_path_factory.mktemp("tieng_viet"), "data/tra_cu")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Skip", True),
        ("Open", True),
        ("results", True),
        ("Running", True),
        ("nghiêng", False),
        ("trong", False),
        ("Excel", False),
        ("XLSX", False),
    ],
)
def test_english_is_told_from_vietnamese(text, expected):
    assert is_english(unicodedata.normalize("NFC", text)) is expected


@pytest.mark.parametrize("path", [entry.path for entry in PAGES])
def test_no_page_says_anything_in_english(tra_cu: Server, page: Page, path: str):
    page.goto(f"{tra_cu.address}/{path}")
    settle(page)
    found = english_on(page)
    for opened in _opened(page):
        found += [f"{opened}: {one}" for one in english_on(page)]

    assert found == []


def _opened(page: Page) -> Iterator[str]:
    """Open the lists of a page one after the other, each also with letters that nothing in it has."""
    lists = page.locator("[data-testid='stSelectbox'] input, [data-testid='stMultiSelect'] input")
    for place, one in enumerate(lists.all()):
        if one.is_visible() and one.is_enabled():
            one.scroll_into_view_if_needed()  # a list that is open closes when the page moves
            page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
            one.click()
            page.locator("[role='listbox']").wait_for()
            yield f"list {place}"
            if one.get_attribute("inputmode") != "none":
                one.fill("zzzz")
                page.get_by_text("Không có kết quả").wait_for()
                yield f"list {place}, nothing found"
            page.keyboard.press("Escape")
            page.keyboard.press("Escape")
            page.locator("[role='listbox']").wait_for(state="detached")


def _drop(page: Page, name: str, content: bytes) -> Locator:
    """Give a file to the uploader, as from the dialog of the browser."""
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    page.locator("[data-testid='stFileUploaderDropzoneInput']").set_input_files([file])  # pyright: ignore[reportArgumentType] — a payload
    chip = page.locator("[data-testid='stFileChip']", has_text=name)
    chip.wait_for()
    return chip


def test_an_editor_reads_no_english_about_refused_files_fields_and_dates(office: Server, page: Page):
    as_editor(page, office, "lan")
    page.goto(f"{office.address}/nop-so-lieu")
    settle(page)

    refused = _drop(page, "la.exe", b"x")
    refused.get_by_text("Lỗi:").wait_for(state="attached")
    refused.hover()
    page.locator("[role='tooltip']").wait_for()
    assert english_on(page) == []
    _drop(page, "lon.csv", b"x" * 11_000_000).get_by_text("Lỗi:").wait_for(state="attached")
    assert "Tệp phải từ 10 MB trở xuống." in page.locator("[data-testid='stFileUploader']").inner_text()
    told = page.locator(".ntm-refused[role='alert']")
    expect(told).to_contain_text("Không nhận tệp “la.exe”: dạng tệp này không đọc được.")
    expect(told).to_contain_text("Chưa nhận tệp “lon.csv”: lớn hơn 10 MB.")
    assert english_on(page) == []

    page.get_by_text("Dán bảng từ Excel").click()
    page.locator("textarea").first.fill("tieu_chi;ket_qua\n2;đạt")
    page.get_by_text("Bấm Ctrl+Enter để áp dụng").wait_for()
    assert english_on(page) == []


def test_the_calendar_is_vietnamese(office: Server, page: Page):
    as_editor(page, office, "mai")
    page.goto(f"{office.address}/nop-so-lieu")
    settle(page)
    _drop(page, "huyen.csv", "tieu_chi;ket_qua\n2;đạt\n".encode())

    page.get_by_test_id("stDateInputCalendarButton").last.click()
    page.locator("[role='grid']").wait_for()

    assert english_on(page) == []


def test_a_lost_connection_is_said_in_vietnamese(tmp_path: Path, page: Page):
    running = run_server(tmp_path, "data/tra_cu")
    page.goto(next(running).address)
    settle(page)

    running.close()  # pyright: ignore[reportAttributeAccessIssue] — it is a generator
    page.locator("[role='dialog']").wait_for()

    assert english_on(page) == []
