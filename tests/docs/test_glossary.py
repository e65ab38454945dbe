"""The glossary holds every closed list of the domain, word for word."""

import re
from enum import StrEnum
from pathlib import Path

import pytest

from ntm_dashboard.catalogue_files.tables import CERTAINTY_CODES
from ntm_dashboard.domain import terms
from ntm_dashboard.i18n import speaking
from ntm_dashboard.services.data_folder import load_catalogue

ROOT = Path(__file__).resolve().parents[2]
ENUMS = [
    one for one in vars(terms).values() if isinstance(one, type) and issubclass(one, StrEnum) and one is not StrEnum
]


def section(name: str) -> str:
    """Give the section of a closed list."""
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    found = re.search(rf"^### {name}: .*?(?=^### |\Z)", text, flags=re.MULTILINE | re.DOTALL)
    assert found, f"docs/glossary.md has no section {name}"
    return found[0]


def rows(name: str) -> dict[str, list[str]]:
    """Give the rows of a section by their code."""
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in section(name).splitlines() if line[:1] == "|"
    ]
    coded = [(re.findall(r"`([^`]+)`", "|".join(row[2:])), row) for row in cells]
    return {codes[0]: row for codes, row in coded if codes}


@pytest.mark.parametrize("enum", ENUMS, ids=[one.__name__ for one in ENUMS])
def test_glossary_names_every_value_of_a_closed_list_and_no_other(enum):
    assert list(rows(enum.__name__)) == [member.value for member in enum]


def worded():
    lists = [terms.Title, terms.Result, terms.Certainty, terms.DossierState, terms.ConditionState, terms.Measure]
    return [member for one in [*lists, terms.ReportKind] for member in one]


@pytest.mark.parametrize("term", worded(), ids=[f"{type(one).__name__}.{one.name}" for one in worded()])
def test_glossary_has_the_words_that_people_read_in_both_languages(term):
    row = rows(type(term).__name__)[term.value]

    assert row[0] == terms.word(term)
    with speaking("en"):
        assert row[1] == terms.word(term)


def test_glossary_has_both_words_of_a_status():
    for status, row in rows("Status").items():
        assert row[:2] == [terms.UNIT_STATUS_WORDS[status], terms.CRITERION_STATUS_WORDS[status]]


def test_glossary_has_the_codes_of_the_files():
    measures = {one.measure.value: f"`{one.code}`" for one in load_catalogue(ROOT / "data" / "tra_cu").measures}
    certainties = {certainty.value: f"`{code}`" for code, certainty in CERTAINTY_CODES.items()}

    assert {code: row[3] for code, row in rows("Measure").items()} == measures
    assert {code: row[3] for code, row in rows("Certainty").items()} == certainties
