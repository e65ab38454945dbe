"""The closed words as files write them: the present ones, the former ones, and what the screen shows."""

import pytest

from ntm_dashboard.domain.file_words import DOSSIER_STATE_IN_FILES
from ntm_dashboard.domain.terms import DossierState, word
from ntm_dashboard.intake.cells.words import dossier_state


@pytest.mark.parametrize("state", DossierState)
def test_what_is_written_and_what_is_shown_of_a_dossier_is_read_back(state):
    assert [dossier_state(DOSSIER_STATE_IN_FILES[state]), dossier_state(word(state))] == [state, state]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("chưa làm", DossierState.NOT_STARTED),
        ("Chưa làm hồ sơ", DossierState.NOT_STARTED),
        ("đang làm", DossierState.PREPARING),
        ("Đang làm hồ sơ", DossierState.PREPARING),
    ],
)
def test_a_word_of_former_templates_is_still_read(text, state):
    assert dossier_state(text) is state
