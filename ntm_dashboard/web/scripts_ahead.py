"""Streamlit's scripts that every page of ours needs, named in the document so that browsers fetch them at once.

Streamlit's document names those of its frame alone; a browser learns of the others (a chart is 4.7 MB) once the first
parts of a page have come over the live connection. Which scripts a script imports stands at its head.
"""

import re
from pathlib import Path

PARTS = ("PlotlyChart", "Html", "PageLink", "Selectbox", "Checkbox", "ButtonGroup")
"""The parts of Streamlit that the pages are made of; the chart is the largest, so it goes first."""
_IMPORTED = re.compile(r"""(?:^|[;}])import(?:[^;"'`]*?from)?\s*["']\./([^"']+\.js)["']""")
_HEAD = 20_000
"""How many letters of a script are looked at: imports stand before everything else."""


def with_scripts_ahead(document: str, static: Path) -> str:
    """Give Streamlit's document with these scripts named after its own; `static` is the folder that it stands in."""
    links = "".join(
        f'<link rel="modulepreload" crossorigin href="{address}">' for address in scripts_ahead(document, static)
    )
    return document.replace("</head>", f"{links}</head>", 1)


def scripts_ahead(document: str, static: Path) -> tuple[str, ...]:
    """Give the addresses of the scripts of `PARTS` and of all that they import, without those that `document` names.

    A part whose script is not found (another version of Streamlit) is left out: it is fetched later, as without this.
    """
    found: dict[str, None] = {}
    for part in PARTS:
        for script in sorted((static / "static" / "js").glob(f"{part}.*.js")):
            _follow(script, found)
    return tuple(address for address in (f"./static/js/{name}" for name in found) if address not in document)


def _follow(script: Path, found: dict[str, None]) -> None:
    if script.name in found or not script.is_file():
        return
    found[script.name] = None
    with script.open(encoding="utf-8") as text:
        head = text.read(_HEAD)
    for name in _IMPORTED.findall(head):
        _follow(script.parent / name, found)
