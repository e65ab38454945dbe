"""Questions about the district, on both clocks."""

from datetime import UTC, date, datetime

import pytest

from ntm_dashboard.errors import UnknownScopeError
from ntm_dashboard.i18n import speaking
from ntm_dashboard.services.queries import Queries

STARTED = datetime.now(UTC)
"""When this file was read: before any test ran, so before the database was loaded."""


@pytest.fixture
def store(seeded_store):
    return seeded_store


@pytest.fixture
def queries(store, catalogue) -> Queries:
    return Queries(store, catalogue)


def test_without_a_day_the_newest_period_is_meant(queries):
    situation = queries.situation()

    assert (situation.as_of, situation.revision) == (date(2023, 4, 12), 5)
    assert queries.periods() == (date(2022, 4, 6), date(2022, 4, 7), date(2023, 4, 12))


def test_the_same_question_gives_the_same_value(queries):
    assert queries.situation() is queries.situation(as_of=date(2023, 4, 12), revision=5)
    assert queries.situation() is not queries.situation(documented_only=True)


def test_an_answer_in_english_is_not_given_to_somebody_who_reads_vietnamese(queries):
    with speaking("en"):
        english = queries.situation()

    assert queries.situation() is not english


def test_an_earlier_revision_answers_with_what_was_known_then(queries):
    then = queries.situation(as_of=date(2023, 4, 12), revision=3)

    assert then.headline.standard == 12
    assert then.district_criteria["result"].isna().all()


def test_what_was_known_before_the_first_revision_is_nothing(queries, store):
    published_on = store.revision(1).published_on

    assert queries.known_on(published_on) == 5
    assert queries.known_on(date(2020, 1, 1)) == 0
    assert queries.situation(as_of=date(2023, 4, 12), revision=0).headline.standard == 0
    with pytest.raises(UnknownScopeError, match="Chưa có số liệu"):
        queries.situation(revision=0)


def test_two_revisions_can_be_compared(queries):
    before = queries.situation(as_of=date(2023, 4, 12), revision=3)

    comparison = queries.compare(before, queries.situation())

    assert not comparison.is_empty
    assert set(comparison.criteria["level"]) == {"commune", "district"}


def test_revisions_are_listed_newest_first_with_their_moment(queries):
    now = datetime.now(UTC)

    revisions = queries.revisions()

    assert [one.number for one in revisions] == [5, 4, 3, 2, 1]
    moments = [one.published_at for one in revisions]
    assert moments == sorted(moments, reverse=True)
    assert all(STARTED <= one <= now for one in moments), "moments of this run, in UTC"
