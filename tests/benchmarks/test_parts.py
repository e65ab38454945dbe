"""What a note costs beside the whole page, once a preview of three files is open: the ratio, in one run.

Not part of the checks: `python -m pytest tests/benchmarks/test_parts.py -s`. Read from what the processor worked for
the program, so that other work on the machine does not count.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.benchmarks.processes import cpu_seconds
from tests.e2e.conftest import Server, run_server, settle
from tests.e2e.test_accounts_page import fill
from tests.e2e.test_sign_in import PASSWORD, set_up_code
from tests.e2e.test_upload import FILES, hand_in
from tests.patience import patient

ROUNDS = 8
LEAST = 4
"""How many times the CPU of a note the whole page takes at least; it was 11."""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Server]:
    """The program of an office on the documented figures."""
    yield from run_server(tmp_path, "data/tra_cu")


def test_a_note_costs_a_part_of_the_page(office: Server, chromium: Browser):
    page = patient(chromium.new_context(locale="vi-VN")).new_page()
    page.goto(f"{office.address}/thiet-lap")
    fill(page, code=set_up_code(office), name="lan", display_name="Lê Lan", new=PASSWORD, again=PASSWORD)
    settle(page)
    hand_in(page, office, *FILES)
    page.locator("summary", has_text="tieu_chi_huyen.csv").click()
    columns = page.get_by_text("Đổi cách hiểu các cột").locator("visible=true").first

    note = cpu_of(office, page, lambda place: write(page, f"Ghi chú {place}"))
    whole = cpu_of(office, page, lambda _place: columns.click())

    print(f"\nthe page: {whole / note:.1f} notes")
    assert whole / note >= LEAST


def write(page: Page, text: str) -> None:
    note = page.get_by_label("Ghi chú cho lần công bố này (không bắt buộc)")
    note.fill(text)
    note.press("Enter")


def cpu_of(office: Server, page: Page, act: Callable[[int], None]) -> float:
    """Give what the processor worked for the program at each act; the first is not counted."""
    before = 0.0
    for place in range(ROUNDS + 1):
        act(place)
        page.wait_for_timeout(1000)
        settle(page)
        before = before or cpu_seconds(office.process)
    return (cpu_seconds(office.process) - before) / ROUNDS
