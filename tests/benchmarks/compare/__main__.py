"""Our program beside Dash, Panel, a static page with plotly.js and a page by hand: `make compare` writes the ratios.

All show the training set's figures and are loaded one after the other in every round, so that whatever else the machine
does meets each alike. `--rounds` says how many; medians stand with their least and most.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2
from playwright.sync_api import Browser

from ntm_dashboard.bootstrap.settings import PROJECT
from tests.benchmarks import page as paper
from tests.benchmarks.compare.clicks import clicks
from tests.benchmarks.compare.sight import Sight, load
from tests.benchmarks.growth import chromium
from tests.benchmarks.processes import cpu_seconds
from tests.benchmarks.visitor import Visitor
from tests.e2e.conftest import Server, free_port, run_server
from tests.patience import SECONDS, patient, until

PEERS = Path(__file__).parent / "peers"
PYTHON = PROJECT / ".venv-compare" / "bin" / "python"
DATA = "data/mau"
RUNS = 20
PAGES = ("", "cac-xa", "tieu-chi-huyen", "muc-tieu")


@dataclass(frozen=True)
class Shown:
    """One contestant: its name, its address, the selector of its answer and how many charts it draws."""

    name: str
    address: str
    answer: str
    charts: int


RATIOS = (
    ("answer on `/` ÷ Dash's first chart", "ours", "answer", "dash", "first_chart"),
    ("first chart on `/` ÷ Dash's", "ours", "first_chart", "dash", "first_chart"),
    ("first chart on `/` ÷ Panel's", "ours", "first_chart", "panel", "first_chart"),
    ("first chart on `/` ÷ static page with plotly.js", "ours", "first_chart", "static", "first_chart"),
    ("matrix page's chart ÷ Dash's first chart", "ours, matrix", "first_chart", "dash", "first_chart"),
    ("bulletin's answer ÷ page by hand", "ours, bulletin", "answer", "hand", "answer"),
    ("bytes on the wire, `/` ÷ Dash", "ours", "kilobytes", "dash", "kilobytes"),
)
CLICKS = (("matrix page", "matrix"), ("overview", "overview"), ("filter by period", "month"))


@contextmanager
def peer(port: int, *command: str, path: str = "/") -> Iterator[str]:
    """Run a peer until the block ends; gives its address."""
    address = f"http://127.0.0.1:{port}"
    given = {**os.environ, "NTM_DATA_DIR": str(PROJECT / DATA)}
    process = subprocess.Popen(
        [str(PYTHON), *command], cwd=PEERS, env=given, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )

    def is_well() -> bool:
        assert process.poll() is None, f"{command} stopped at start"
        try:
            return httpx2.get(f"{address}{path}", timeout=SECONDS).status_code == 200
        except httpx2.TransportError:
            return False

    try:
        until(is_well)
        yield address
    finally:
        process.terminate()
        process.wait(SECONDS)


def contestants(held: ExitStack, ours: str) -> tuple[list[Shown], str]:
    """Start the peers; gives all that are loaded, and the address of Dash."""
    dash_port, panel_port, static_port = (free_port() for _peer in range(3))
    dash = held.enter_context(peer(dash_port, "dash_app.py", str(dash_port)))
    place = f"127.0.0.1:{panel_port}"
    serve = ("-m", "panel", "serve", "panel_app.py", "--port", str(panel_port), "--address", "127.0.0.1")
    panel = held.enter_context(peer(panel_port, *serve, "--allow-websocket-origin", place, path="/panel_app"))
    static = held.enter_context(peer(static_port, "static_pages.py", str(static_port), path="/hand.html"))
    return [
        Shown("hand", f"{static}/hand.html", "h1", 0),
        Shown("ours, bulletin", f"{ours}/ban-tin", "h1", 0),
        Shown("ours", f"{ours}/", ".ntm-answer h1", 2),
        Shown("dash", f"{dash}/", "#head", 2),
        Shown("ours, matrix", f"{ours}/cac-xa", "h1.ntm-title", 1),
        Shown("static", f"{static}/plotly.html", "h1", 2),
        Shown("panel", f"{panel}/panel_app", "h1", 2),
    ], dash


def sights(browser: Browser, shown: list[Shown], rounds: int) -> dict[tuple[str, str], list[Sight]]:
    """Load everything in turn, cold and then warm, after one round that is not counted."""
    found: dict[tuple[str, str], list[Sight]] = {}
    for number in range(rounds + 1):
        for one in shown:
            context = patient(browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN"))
            for kind in ("cold", "warm"):
                seen = load(context, one.address, answer=one.answer, charts=one.charts)
                print(f"{number}/{rounds} {one.name}, {kind}: {seen}", flush=True)
                if number:
                    found.setdefault((one.name, kind), []).append(seen)
            context.close()
    return found


def cpu_of_pages(server: Server) -> list[list[str]]:
    """Give the CPU of a page that was drawn before, in milliseconds of the server for each run."""
    rows = []
    with Visitor(server.address) as visitor:
        visitor.open()
        for path in PAGES:
            for _time in range(2):
                visitor.open(path)
            before = cpu_seconds(server.process)
            for _run in range(RUNS):
                visitor.open(path)
            rows.append([f"`/{path}`", f"{(cpu_seconds(server.process) - before) / RUNS * 1e3:.1f}"])
    return rows


def said(values: list[float], form: str = "{:.0f}") -> str:
    """Write a median with the least and the most; nothing where there was nothing to measure."""
    if not any(values):
        return "–"
    return f"{form.format(statistics.median(values))} ({form.format(min(values))}–{form.format(max(values))})"


def ratio(ours: list[float], theirs: list[float]) -> str:
    """Write the ratio of the medians, with the least and the most ratio within a round."""
    within = [mine / other for mine, other in zip(ours, theirs, strict=True)]
    whole = statistics.median(ours) / statistics.median(theirs)
    return f"**{whole:.2f}** ({min(within):.2f}–{max(within):.2f})"


def section(found: dict[tuple[str, str], list[Sight]], clicked: dict[str, list[float]], pages: list[list[str]]) -> str:
    """Write the ratios and what they are made of."""

    def values(name: str, kind: str, field: str) -> list[float]:
        return [getattr(one, field) for one in found[name, kind]]

    ratios = [
        [label, *(ratio(values(mine, kind, a), values(other, kind, b)) for kind in ("cold", "warm"))]
        for label, mine, a, other, b in RATIOS
    ]
    ratios += [
        [f"click → painted, {label} ÷ Dash", "", ratio(clicked[f"ours: {key}"], clicked[f"dash: {key}"])]
        for label, key in CLICKS
        if f"dash: {key}" in clicked
    ]
    fields = {
        "answer": "{:.0f}",
        "first_chart": "{:.0f}",
        "all_charts": "{:.0f}",
        "kilobytes": "{:.0f}",
        "requests": "{:.0f}",
    }
    parts = [
        [f"{name}, {kind}", *(said(values(name, kind, field), form) for field, form in fields.items())]
        for name, kind in found
    ]
    rounds = len(next(iter(found.values())))
    return "\n\n".join(
        [
            paper.machine(_peers()),
            f"Ratios of medians, rounds: {rounds} (least–most within a round); cold: a new visitor, warm: again.",
            paper.table(["ours ÷ theirs", "cold", "warm"], ratios),
            "Milliseconds to the answer, the first chart and all charts; kilobytes and requests on the wire:",
            paper.table(["page", "answer", "first chart", "all charts", "kB", "requests"], parts),
            "Milliseconds from click to painted:",
            paper.table(["click", "ms"], [[name, said(times)] for name, times in clicked.items()]),
            f"CPU of the server for a page that was drawn before, in ms (mean of {RUNS} runs):",
            paper.table(["page", "ms"], pages),
        ]
    )


def _peers() -> list[str]:
    asked = (
        "from importlib.metadata import version; print(*(f'{n} {version(n)}' for n in ('dash', 'panel')), sep='\\n')"
    )
    return subprocess.run([PYTHON, "-c", asked], check=True, capture_output=True, text=True).stdout.splitlines()


def main() -> int:
    """Compare, and write the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    rounds = parser.parse_args().rounds
    if not PYTHON.exists():
        print("The peers are not installed: `make compare` does it.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder, ExitStack() as held:
        server = next(held.enter_context(closing(run_server(Path(folder), DATA))))
        shown, dash = contestants(held, server.address)
        browser = held.enter_context(chromium())
        found = sights(browser, shown, rounds)
        clicked = clicks(browser, server.address, dash, rounds=rounds)
        pages = cpu_of_pages(server)
    paper.put("compare", section(found, clicked, pages))
    return 0


if __name__ == "__main__":
    sys.exit(main())
