"""What the meeting costs: its four files together, and the bulletin in a browser beside a page written by hand.

Not part of the checks: `python -m pytest tests/benchmarks`. The browser test prints its medians with `-s`.
"""

import http.server
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from html import escape

import pytest

from ntm_dashboard.briefing import Briefing, brief
from ntm_dashboard.briefing.model import Table
from ntm_dashboard.domain.assess import situation_of
from ntm_dashboard.exports.docx import docx
from ntm_dashboard.exports.pdf import pdf
from ntm_dashboard.exports.pptx import pptx
from ntm_dashboard.exports.xlsx import xlsx
from tests.e2e.conftest import Server, run_server
from tests.meeting import TRAINING, catalogue_of, record_of
from tests.patience import patient, until

YEAR_END = date(2023, 12, 31)
ROUNDS = 12
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
ALLOWED = 1.5
FILES_ALLOWED = 3
"""How many times the four files may cost what the figures in them cost."""


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    """The meeting at the end of the training year."""
    catalogue = catalogue_of(TRAINING)
    return brief(situation_of(record_of(TRAINING), catalogue, as_of=YEAR_END), catalogue=catalogue)


@pytest.mark.benchmark(group="the four files of a meeting")
def test_the_four_files_together(benchmark, briefing):
    files = benchmark(lambda: [write(briefing) for write in (pptx, docx, pdf, xlsx)])

    catalogue, record = catalogue_of(TRAINING), record_of(TRAINING)
    figures = [_seconds(lambda: situation_of(record, catalogue, as_of=YEAR_END)) for _round in range(5)]
    assert all(files)
    assert benchmark.stats.stats.median <= FILES_ALLOWED * statistics.median(figures)


def _seconds(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The program on the training set."""
    yield from run_server(tmp_path_factory.mktemp("mau"), "data/mau")


@pytest.fixture(scope="module")
def static(tmp_path_factory: pytest.TempPathFactory, briefing: Briefing) -> Iterator[str]:
    """A page of the same sentences and tables, written by hand, from the plainest of servers."""
    folder = tmp_path_factory.mktemp("trang")
    (folder / "index.html").write_text(by_hand(briefing), encoding="utf-8")
    quiet = type("Quiet", (http.server.SimpleHTTPRequestHandler,), {"log_message": lambda *_given: None})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/index.html"
    server.shutdown()
    server.server_close()
    thread.join()


def by_hand(briefing: Briefing) -> str:
    """Write what the slides say with no more markup than it takes."""
    parts = [f"<h1>{escape(str(briefing.title))}</h1>"]
    for slide in briefing.slides:
        parts.append(f"<h2>{escape(str(slide.title))}</h2>")
        parts += [f"<p>{escape(str(line))}</p>" for line in (*slide.prose, *slide.bullets)]
        if isinstance(slide.picture, Table):
            rows = (slide.picture.header, *slide.picture.rows)
            cells = ("".join(f"<td>{escape(str(cell.text))}</td>" for cell in row) for row in rows)
            parts.append(f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>")
    return (
        f"<!doctype html><html lang=vi><meta charset=utf-8><title>Bản tin</title><body>{''.join(parts)}</body></html>"
    )


def painted(chromium, address: str) -> float:
    """Give after how many milliseconds a new visitor sees the first letters."""
    context = patient(chromium.new_context(viewport={"width": 1366, "height": 768}))
    page = context.new_page()
    page.goto(address, wait_until="load")
    after = until(lambda: page.evaluate(PAINTED))
    context.close()
    return after


def test_the_bulletin_is_seen_about_as_soon_as_a_page_written_by_hand(chromium, program: Server, static: str):
    bulletin = f"{program.address}/ban-tin?ky={YEAR_END}"
    painted(chromium, bulletin), painted(chromium, static)

    pairs = [(painted(chromium, bulletin), painted(chromium, static)) for _round in range(ROUNDS)]

    ours, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"\nbulletin {ours:.0f} ms, by hand {theirs:.0f} ms, {ours / theirs:.2f} times")
    assert ours <= ALLOWED * theirs
