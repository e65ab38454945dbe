"""How time and memory grow with a district: `make benchmarks` writes the tables and pictures of `docs/benchmarks.md`.

Each size runs in a process of its own for at most so many minutes; what it did not come to is said to be not measured.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import plotly.graph_objects as go
from playwright.sync_api import Browser, sync_playwright

from tests.benchmarks import page as paper
from tests.conftest import CHROMIUM_FLAGS

SIZES = ("15x1", "124x1", "1000x1", "8200x1")
DRAWN = (
    "check of the newest month",
    "publish of the newest month",
    "Situation",
    "page /, first",
    "page /cac-xa, first",
    "export pdf",
    "export pptx",
)
Steps = dict[str, dict[str, object]]


def measured(size: str, minutes: float) -> tuple[Steps, str]:
    """Measure one size ("COMMUNESxMONTHS"); gives its steps, and why it ended before the last (if it did)."""
    command = [sys.executable, "-m", "tests.benchmarks.one_size", *size.split("x")]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=minutes * 60, check=False)
        said = done.stdout
        told = done.stderr.strip().splitlines()
        ended = "" if done.returncode == 0 else f"ended by {told[-1][:160] if told else f'signal {-done.returncode}'}"
    except subprocess.TimeoutExpired as error:
        said = (error.stdout or b"").decode()
        ended = f"stopped after {minutes:g} minutes"
    steps = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    for one in steps:
        print(size, one, flush=True)
    return {str(one["step"]): one for one in steps}, ended


def section(found: dict[str, tuple[Steps, str]]) -> str:
    """Write the tables of time and memory, a column for each size."""
    names = list(dict.fromkeys(name for steps, _ended in found.values() for name in steps))
    heads = [f"{communes} × {months}" for communes, months in (size.split("x") for size in found)]
    parts = [paper.machine(), "Sizes are communes × months. Seconds of CPU, of one run each:"]
    parts.append(paper.table(["step", *heads], _rows(found, names, "cpu_s", "{:.3g}")))
    parts.append("The most memory of the process meanwhile, in MB (it begins at about 240):")
    parts.append(paper.table(["step", *heads], _rows(found, names, "memory_mb", "{:.0f}")))
    notes = [
        f"* {size}: {step['step']}: {step['note']}."
        for size, (steps, _) in found.items()
        for step in steps.values()
        if step["note"]
    ]
    notes += [f"* {size}: “–” was not measured: {ended}." for size, (_steps, ended) in found.items() if ended]
    parts.append("\n".join(notes))
    parts.append("![CPU by size](anh/benchmarks-cpu.svg)\n\n![Memory by size](anh/benchmarks-memory.svg)")
    return "\n\n".join(part for part in parts if part)


def _rows(found: dict[str, tuple[Steps, str]], names: list[str], field: str, form: str) -> Iterator[list[str]]:
    for name in names:
        steps = [steps.get(name) for steps, _ended in found.values()]
        yield [name, *(f"{form.format(one[field])}{'*' * bool(one['note'])}" if one else "–" for one in steps)]


def picture(found: dict[str, tuple[Steps, str]], field: str, title: str) -> go.Figure:
    """Draw how the steps that matter most grow with the communes."""
    figure = go.Figure()
    for name in DRAWN:
        points = [(int(size.split("x")[0]), steps[name][field]) for size, (steps, _) in found.items() if name in steps]
        figure.add_scatter(
            x=[at for at, _ in points], y=[value for _, value in points], name=name, mode="lines+markers"
        )
    figure.update_xaxes(type="log", title="communes", tickvals=[int(size.split("x")[0]) for size in found])
    figure.update_yaxes(type="log", title=title)
    return figure.update_layout(template="plotly_white", margin={"l": 60, "r": 10, "t": 10, "b": 50})


@contextmanager
def chromium() -> Iterator[Browser]:
    """Give Debian's Chromium."""
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


def main() -> None:
    """Measure every size and write the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", nargs="+", default=SIZES, metavar="COMMUNESxMONTHS")
    parser.add_argument("--minutes", type=float, default=15, help="at most so long for each size")
    chosen = parser.parse_args()
    found = {size: measured(size, chosen.minutes) for size in chosen.sizes}
    with chromium() as browser:
        page = browser.new_page()
        paper.draw(page, picture(found, "cpu_s", "seconds of CPU"), "benchmarks-cpu")
        paper.draw(page, picture(found, "memory_mb", "MB"), "benchmarks-memory")
    paper.put("growth", section(found))


if __name__ == "__main__":
    main()
