"""A day of the small district with its follow-up, from short texts."""

from datetime import date

import pytest

from ntm_dashboard.domain.assess import situation_of
from tests.domain.follow_up.planned import Day, with_roadmap


@pytest.fixture
def make_day(make_record, catalogue):
    """Work out a day from short texts of what was published and planned."""

    def make(
        *,
        planned: str = "",
        as_of: date = date(2023, 6, 30),
        targeted: str = "2023-12-31 district_recognised 1",
        rules=catalogue,
        **record: str,
    ) -> Day:
        known = with_roadmap(make_record(targeted=targeted, **record), planned).until(as_of)
        return Day(known, rules, situation_of(known, rules, as_of=as_of))

    return make
