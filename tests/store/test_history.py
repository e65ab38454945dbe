"""The second clock: what was known on a day, to its end in Vietnam."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import insert

from ntm_dashboard.store.schema import revisions


@pytest.fixture
def published_at(store, engine):
    """Put in revisions published at given moments."""

    def act(*moments: datetime) -> None:
        rest = {"prepared_by": "lan", "note": "", "kind": "publish", "compared_with": 0, "reasons": []}
        counted = {"added": 1, "changed": 0, "withdrawn": 0, "unchanged": 0}
        rows = [
            {"number": number, "published_at": moment, "published_by": "lan", **rest, **counted}
            for number, moment in enumerate(moments, start=1)
        ]
        with engine.begin() as connection:
            connection.execute(insert(revisions), rows)

    return act


def test_the_whole_day_counts_until_midnight_in_vietnam(store, published_at):
    last_second = datetime(2023, 4, 12, 16, 59, 59, tzinfo=UTC)
    midnight = datetime(2023, 4, 12, 17, 0, 0, tzinfo=UTC)

    published_at(last_second, midnight)

    assert store.known_on(date(2023, 4, 12)) == 1
    assert store.known_on(date(2023, 4, 13)) == 2
    assert store.revision(2).published_on == date(2023, 4, 13)


def test_before_the_first_revision_nothing_was_known(store, published_at):
    published_at(datetime(2023, 4, 12, 3, 0, tzinfo=UTC))

    assert store.known_on(date(2023, 4, 11)) == 0
    assert store.record(store.known_on(date(2023, 4, 11))).latest_period() is None
