"""Fields that hold free text take back exactly the one apostrophe that our files put before a formula."""

import pytest

from ntm_dashboard.domain import file_words
from ntm_dashboard.intake.cells import words
from ntm_dashboard.intake.cells.text import note_text

LINE = "ky_bao_cao,ma_xa,tieu_chi,ket_qua,ho_so,ghi_chu\n31/12/2023,29464,1,đạt,{dossier},{note}\n"


@pytest.mark.parametrize(
    ("written", "meant"),
    [("'=1+1", "=1+1"), ("''=1+1", "'=1+1"), ("'quan trọng'", "'quan trọng'"), ("'-HS 01", "-HS 01"), ("-5,2", "-5,2")],
)
def test_a_note_loses_only_the_apostrophe_of_our_files(written, meant):
    assert note_text(written) == meant


def test_a_dossier_loses_the_same_apostrophe_as_a_note(check_text):
    report = check_text(LINE.format(dossier="'@HS-1", note="'@HS-1"))

    assert [(row["ho_so"], row["ghi_chu"]) for row in report.canonical] == [("@HS-1", "@HS-1")]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (file_words.RESULT_IN_FILES, words.result),
        (file_words.TITLE_IN_FILES, words.title),
        (file_words.CERTAINTY_CODES, words.certainty),
        (file_words.DOSSIER_STATE_IN_FILES, words.dossier_state),
        (file_words.MEASURE_CODES, words.measure),
    ],
)
def test_every_word_that_our_files_use_is_read_back(written, read):
    assert {term: read(word) for term, word in written.items()} == {term: term for term in written}
    assert set(written) == set(type(next(iter(written))))
