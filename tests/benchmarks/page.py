"""The page of measurements, `docs/benchmarks.md`: each command writes its own section and leaves the others alone."""

import os
import platform
import re
from collections.abc import Iterable, Sequence
from datetime import date
from importlib.metadata import version

import plotly.graph_objects as go
import plotly.offline
from playwright.sync_api import Page

from ntm_dashboard.bootstrap.settings import PROJECT

PAGE = PROJECT / "docs" / "benchmarks.md"
PICTURES = PROJECT / "docs" / "anh"
BUSY = 2 * (os.cpu_count() or 1)
"""From which load on others had more of the cores than what was measured."""
MEASURED_WITH = ("pandas", "plotly", "streamlit", "sqlalchemy")


def put(section: str, text: str) -> None:
    """Put a text in the place of what the section said before."""
    marks = f"<!-- {section} -->", f"<!-- end of {section} -->"
    whole = PAGE.read_text("utf-8")
    place = re.compile(f"{re.escape(marks[0])}.*?{re.escape(marks[1])}", re.DOTALL)
    assert place.search(whole), f"{PAGE.name} has no place for {section}"
    PAGE.write_text(place.sub(lambda _found: f"{marks[0]}\n\n{text.strip()}\n\n{marks[1]}", whole), "utf-8")


def machine(also: Sequence[str] = ()) -> str:
    """Say when, on what and with which versions something was measured, without naming the machine."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    libraries = ", ".join([*(f"{name} {version(name)}" for name in MEASURED_WITH), *also])
    today = date.today().strftime("%d/%m/%Y")  # noqa: DTZ011 — the day where it was measured
    cores, load = f"{os.cpu_count()} cores ({platform.machine()}, {memory:.0f} GB, Linux)", os.getloadavg()[0]
    busy = " **The machine was busy with other work: measure again on quiet cores.**" if load > BUSY else ""
    made_with = f"Python {platform.python_version()}, {libraries}"
    return f"Measured {today} on {cores}, load {load:.1f} at the end; {made_with}.{busy}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table whose first column is words and the others figures."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def draw(page: Page, figure: go.Figure, name: str, *, width: int = 900, height: int = 480) -> None:
    """Draw a picture beside the page, by the browser: SVG, of points few enough to stay small."""
    page.set_content(f"<script>{plotly.offline.get_plotlyjs()}</script><div id=a></div>")
    given = {"figure": figure.to_json(), "size": {"format": "svg", "width": width, "height": height}}
    address: str = page.evaluate(
        "async ({figure, size}) => { const {data, layout} = JSON.parse(figure);"
        "await Plotly.newPlot('a', data, layout); return Plotly.toImage('a', {...size, imageDataOnly: true}) }",
        given,
    )
    (PICTURES / f"{name}.svg").write_text(address, "utf-8")
