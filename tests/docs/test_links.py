"""Every link and picture in the documents leads to a file that is there; every picture is used."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "data").rglob("*.md")])
_LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def links(document: Path) -> list[Path]:
    found = _LINK.findall(document.read_text(encoding="utf-8"))
    return [(document.parent / link).resolve() for link in found if not re.match(r"[a-z]+:", link)]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_of_a_document_lead_somewhere(document):
    assert [link for link in links(document) if not link.exists()] == []


def test_every_picture_is_shown_in_a_document():
    shown = {link for document in DOCUMENTS for link in links(document)}

    assert sorted(set((ROOT / "docs" / "anh").glob("*.png")) - shown) == []


def test_every_test_that_a_promise_names_is_there():
    promises = (ROOT / "docs" / "huong-dan" / "cam-ket.md").read_text(encoding="utf-8")
    named = re.findall(r"`(tests/[\w/]+\.py)`", promises)

    assert len(named) > 20
    assert [name for name in named if not (ROOT / name).is_file()] == []
