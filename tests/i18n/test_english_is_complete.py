"""Every text that people read has an English translation, with the same figures in it."""

import io
import re
from importlib.resources import files
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from ntm_dashboard.i18n.messages import AGREES_WITH

PACKAGE = Path(str(files("ntm_dashboard")))
PARTS = sorted(part.name for part in PACKAGE.iterdir() if (part / "__init__.py").exists())
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}


def _texts(part):
    found = extract_from_dir(PACKAGE / part, keywords=KEYWORDS)
    return {_first(text) for _file, _line, text, _comments, _context in found}


def _translations():
    known = {}
    for part in sorted((PACKAGE / "i18n" / "locale" / "en").glob("*.po")):
        for entry in read_po(io.BytesIO(part.read_bytes()), locale="en"):
            if entry.id:
                known.setdefault(_first(entry.id), []).append(entry.string)
    return known


def _first(text):
    return text if isinstance(text, str) else text[0]


def _forms(string):
    return [string] if isinstance(string, str) else list(string)


def _figures(text):
    return {name for _literal, name, _spec, _conversion in Formatter().parse(text) if name} - {AGREES_WITH}


@pytest.fixture(scope="module")
def known():
    return _translations()


@pytest.mark.parametrize("part", PARTS)
def test_every_text_of_a_package_has_an_english_translation(part, known):
    missing = [text for text in sorted(_texts(part)) if not any(all(_forms(one)) for one in known.get(text, []))]

    assert missing == []


def test_every_translation_carries_the_figures_of_its_source(known):
    wrong = {
        text: form
        for text, strings in known.items()
        for string in strings
        for form in _forms(string)
        if _figures(form) != _figures(text)
    }

    assert wrong == {}


def test_no_text_has_two_different_translations(known):
    assert {text: strings for text, strings in known.items() if len(set(map(str, strings))) > 1} == {}


def test_no_text_hides_in_an_f_string_where_extraction_cannot_see_it():
    hidden = re.compile(r"""\bf["'][^\n]*\{(_|N_|ngettext)\(""")

    assert [str(source) for source in PACKAGE.rglob("*.py") if hidden.search(source.read_text(encoding="utf-8"))] == []
