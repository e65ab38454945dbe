"""Every term has its word in both languages."""

from enum import StrEnum

import pytest

from ntm_dashboard.domain import terms
from ntm_dashboard.i18n import speaking

WORDED = (
    *terms.Title,
    *terms.Result,
    *terms.Certainty,
    *terms.DossierState,
    *terms.ConditionState,
    *terms.Measure,
    *terms.ReportKind,
)


@pytest.mark.parametrize("term", WORDED, ids=repr)
def test_every_term_has_a_vietnamese_and_an_english_word(term):
    vietnamese = terms.word(term)

    with speaking("en"):
        assert terms.word(term) not in {"", vietnamese}


@pytest.mark.parametrize("status", terms.Status)
def test_every_state_has_its_words(status):
    assert terms.unit_status_word(status)
    assert terms.criterion_status_word(status)


def test_only_what_a_document_says_or_implies_counts_as_documented():
    assert [term for term in terms.Certainty if terms.is_documented(term)] == ["documented", "derived"]


def test_two_terms_with_different_values_never_share_one_value():
    values = [term.value for term in WORDED]

    assert len(values) == len(set(values))
    assert all(isinstance(term, StrEnum) for term in WORDED)
