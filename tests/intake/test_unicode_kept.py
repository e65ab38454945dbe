"""Correct Unicode comes out as it went in: every syllable, in every free column, in each encoding of Unicode."""

import unicodedata

import pytest

from ntm_dashboard.intake.book.syllables import syllables
from tests.intake.conftest import Check
from tests.intake.offices import delimited
from tests.intake.workbooks import xlsx

HEADINGS = ["ky_bao_cao", "ma_xa", "tieu_chi", "ket_qua", "ghi_chu", "nguon", "ho_so"]
UNITS = ["29464", "29467", "29470", "29473", "29476", "29479", "29482", "29485", "29488", "29491", "29494"]
PER_NOTE = 100
SENTENCES = (
    "Nước thải có thu gom|Có|Có đủ|cú|Đã có BB?|Ai phụ trách?|Xem http://a.vn/x?th?m=1|ÑA|café|Müller & Söhne|Đ|Ð"
)
ENCODINGS = {
    "UTF-8": lambda text: text.encode(),
    "UTF-8 with a mark": lambda text: text.encode("utf-8-sig"),
    "UTF-16": lambda text: text.encode("utf-16"),
}


def _lines(notes: list[str], sources: list[str], dossiers: list[str]) -> list[list[str]]:
    places = [(unit, str(criterion)) for unit in UNITS for criterion in range(1, 20)]
    rows = zip(places, notes, sources, dossiers, strict=False)
    return [HEADINGS, *(["30/06/2023", unit, number, "đạt", *texts] for (unit, number), *texts in rows)]


def _all_syllables() -> list[list[str]]:
    notes = [" ".join(syllables()[start : start + PER_NOTE]) for start in range(0, len(syllables()), PER_NOTE)]
    sources = [note.upper() for note in notes]
    dossiers = [" ".join(note.split()[:5]).capitalize() for note in notes]
    return _lines(notes, sources, dossiers)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_syllable_is_kept_in_text_files(check_bytes: Check, encoding: str):
    lines = _all_syllables()

    report = check_bytes(ENCODINGS[encoding](delimited(lines)))

    assert [str(one.message) for one in report.errors] == []
    assert [[row["ghi_chu"], row["nguon"], row["ho_so"]] for row in report.canonical] == [row[4:] for row in lines[1:]]


def test_every_syllable_is_kept_in_a_workbook(check_bytes: Check):
    lines = _all_syllables()

    report = check_bytes(xlsx(rows=lines), name="a.xlsx")

    assert [[row["ghi_chu"], row["nguon"], row["ho_so"]] for row in report.canonical] == [row[4:] for row in lines[1:]]


@pytest.mark.parametrize("note", SENTENCES.split("|"))
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_only_note_of_a_file_is_kept(check_bytes: Check, note: str, form: str):
    line = ["30/06/2023", "29464", "1", "x", unicodedata.normalize(form, note), "", ""]

    report = check_bytes(delimited([HEADINGS, line]).encode())

    assert [row["ghi_chu"] for row in report.canonical] == [note]
    assert "LEGACY_ENCODING" not in {one.code for one in report.notices}
