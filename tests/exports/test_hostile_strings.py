"""Hostile names and notes stand in every file as text: literally, as no element, no formula and no link."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from html import unescape
from itertools import cycle

import docx as word
import openpyxl
import pptx as powerpoint
import pypdf
import pytest

from ntm_dashboard.briefing import Briefing, brief
from ntm_dashboard.domain.assess import situation_of
from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.neutral_text import restored
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.exports.bulletin import bulletin
from ntm_dashboard.exports.deck import deck
from ntm_dashboard.exports.docx import docx
from ntm_dashboard.exports.pdf import pdf
from ntm_dashboard.exports.pptx import pptx
from ntm_dashboard.exports.published_csv import published_csv
from ntm_dashboard.exports.published_table import published_table
from ntm_dashboard.exports.published_xlsx import published_xlsx
from ntm_dashboard.exports.situation_json import situation_facts
from ntm_dashboard.exports.typeface import drawable, letters
from ntm_dashboard.exports.xlsx import xlsx
from ntm_dashboard.store.plain_text import plain
from tests import meeting
from tests.hostile_strings import ACTING, EVERY, MARK, PRINTABLE

NAMED = {
    "units": ("name", ACTING),
    "criteria": ("name_vi", PRINTABLE),
    "agencies": ("name_vi", PRINTABLE),
    "conditions": ("name_vi", PRINTABLE),
}
SHOWN = 15
"""So many letters of a name stand everywhere: a long one is cut short, with an ellipsis."""


@cache
def catalogue() -> Catalogue:
    """Give the catalogue with a hostile name for everything."""
    shipped = meeting.catalogue_of()
    named = {
        rows: tuple(
            replace(one, **{name: f"{texts[number * 9 % len(texts)]} {number}"})
            for number, one in enumerate(getattr(shipped, rows))
        )
        for rows, (name, texts) in NAMED.items()
    }
    return replace(shipped, **named)


@cache
def record() -> Record:
    """Give the record of April with a hostile text in every free field."""
    shipped = meeting.record_of()
    texts = cycle([plain(text) for text in EVERY])
    spoken = {
        name: [next(texts) for _row in range(len(shipped.assessments))]
        for name in ("note", "dossier", "agency", "source")
    }
    return replace(shipped, assessments=shipped.assessments.assign(**spoken))


@cache
def situation() -> Situation:
    return situation_of(record(), catalogue(), as_of=meeting.APRIL)


@cache
def briefing() -> Briefing:
    return brief(situation(), catalogue=catalogue())


def communes() -> list[str]:
    """Give the beginnings of names that every file must show."""
    return [one_spaced(unit.name[:SHOWN]) for unit in catalogue().units_on(meeting.APRIL) if unit.kind == "commune"]


def one_spaced(text: str) -> str:
    return " ".join(text.split())


def texts_in_office_file(content: bytes) -> str:
    """Give the text of every part of an office file."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        bodies = [parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml")]
    return one_spaced(unescape("".join(re.sub(r"<[^>]*>", "", body) for body in bodies)))


@pytest.mark.parametrize("write", [bulletin, deck])
def test_a_page_holds_each_name_as_text_and_no_element_of_theirs(write):
    page = write(briefing()).decode()

    markup = re.sub(r"<(style|script)\b[^>]*>.*?</\1>", "", page, flags=re.DOTALL)
    shown = one_spaced(unescape(re.sub(r"<[^>]+>", "", markup)))
    assert [name for name in communes() if name not in shown] == []
    assert re.findall(rf"<(?:img|iframe|base|form|math|plaintext|details open)|<script>{MARK}", markup) == []
    assert re.findall(r"<[^>]*\son\w+\s*=", re.sub(r'"[^"]*"', '""', markup)) == []


@pytest.mark.parametrize("write", [docx, pptx])
def test_an_office_file_holds_each_name_as_text_and_leads_nowhere(write):
    content = write(briefing())

    shown = texts_in_office_file(content)
    assert [name for name in communes() if name not in shown] == []
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        relations = "".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".rels"))
    assert "xau.example" not in relations
    opened = word.Document if write is docx else powerpoint.Presentation
    assert opened(io.BytesIO(content)) is not None


def _cells(content: bytes) -> Iterator[openpyxl.cell.Cell]:
    for sheet in openpyxl.load_workbook(io.BytesIO(content)):
        for line in sheet.iter_rows():
            yield from line


def test_no_cell_of_a_workbook_computes_or_links_and_each_name_is_in_one():
    for content in (xlsx(briefing()), published_xlsx(_published())):
        cells = list(_cells(content))

        said = {restored(str(cell.value)) for cell in cells if cell.value is not None}
        assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
        assert [cell.hyperlink.target for cell in cells if cell.hyperlink and cell.hyperlink.target] == []
        shown = one_spaced(" ".join(said))
        assert [name for name in communes() if name not in shown] == []


def _published():
    return published_table(record(), catalogue(), kind=ReportKind.COMMUNE_REPORT)


def test_the_csv_gives_every_text_back_and_begins_no_cell_with_a_formula():
    rows = list(csv.reader(io.StringIO(published_csv(_published()).decode("utf-8-sig")), delimiter=";"))

    cells = [cell for row in rows for cell in row]
    assert [cell for cell in cells if re.match(r"[=+@\t\r]|-(?!\d)", cell)] == []
    notes = record().assessments.query("level == 'commune'")["note"]
    given_back = {one_spaced(restored(cell)) for cell in cells}
    assert {one_spaced(note) for note in notes} - given_back == set()


def test_the_json_is_the_same_text():
    facts = json.loads(json.dumps(situation_facts(situation()), ensure_ascii=False, default=str))

    assert [one_spaced(one["name"][:SHOWN]) for one in facts["communes"]["items"]] == communes()


def test_the_pdf_is_made_whatever_letters_there_are_and_shows_those_that_its_font_has():
    opened = pypdf.PdfReader(io.BytesIO(pdf(briefing())))

    shown = "".join("".join(page.extract_text().split()) for page in opened.pages)
    drawn = [name for name in communes() if all(ord(letter) in letters() for letter in name)]
    missing = [name for name in drawn if "".join(name.split()) not in shown]
    assert len(drawn) > 8
    assert missing == []
    annotations = [note.get_object() for page in opened.pages for note in page.get("/Annots", ())]
    assert [note for note in annotations if "/URI" in str(note)] == []


def test_letters_that_the_font_lacks_become_like_ones_or_a_question_mark():
    assert drawable("Xã ＡＢ") == "Xã AB"
    assert drawable("ភ") == "?"
    assert drawable("a\u200bb") == "ab"
