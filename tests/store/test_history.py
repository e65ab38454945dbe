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


def of_days(*days: str) -> list[datetime]:
    """Give noon of days of 2023 as MM-DD; one with a year of its own as it is."""
    return [datetime.fromisoformat(f"{day if len(day) > 5 else f'2023-{day}'}T05:00:00+00:00") for day in days]


@pytest.mark.parametrize(
    ("said_by_the_clock", "asked", "known"),
    [
        (("04-01", "04-02", "2024-04-03", "04-04", "04-05"), ("04-02", "04-03", "04-04", "04-09"), (2, 2, 4, 5)),
        (("04-01", "04-02", "2022-04-03", "04-04", "04-05"), ("04-01", "04-02", "04-03", "04-09"), (1, 3, 3, 5)),
        (("04-01", "04-02", "2022-04-03", "04-04", "04-05"), ("2022-12-31",), (0,)),
        (("2024-04-01", "04-02", "04-03"), ("04-01", "04-02", "2024-12-31"), (0, 2, 3)),
        (("04-01", "2024-04-02", "04-03"), ("04-01", "04-02", "04-03"), (1, 1, 3)),
        (("04-01", "2024-04-02", "2024-04-02", "04-03", "04-04", "04-05"), ("04-02", "04-03", "04-05"), (1, 4, 6)),
    ],
)
def test_revisions_keep_their_order_whatever_a_clock_said(store, published_at, said_by_the_clock, asked, known):
    published_at(*of_days(*said_by_the_clock))

    assert tuple(store.known_on(moment.date()) for moment in of_days(*asked)) == known
    assert [one.number for one in store.revisions()] == list(range(len(said_by_the_clock), 0, -1))
    assert [one.published_at for one in reversed(store.revisions())] == of_days(*said_by_the_clock)
