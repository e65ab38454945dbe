"""The day that closes a period, by the calendar and by Điều 12 Nghị định 09/2019/NĐ-CP."""

from datetime import date

import pytest

from ntm_dashboard.domain.month_spans import MonthSpan
from ntm_dashboard.domain.terms import PeriodClose

JUNE = MonthSpan(2023, 6, 6)
CLOSES = [
    pytest.param(JUNE, date(2023, 6, 30), date(2023, 6, 14), id="khoản 1: hằng tháng"),
    pytest.param(MonthSpan(2023, 4, 6), date(2023, 6, 30), date(2023, 6, 14), id="khoản 2: hằng quý"),
    pytest.param(MonthSpan(2023, 1, 6), date(2023, 6, 30), date(2023, 6, 14), id="khoản 3: 6 tháng"),
    pytest.param(MonthSpan(2024, 1, 12), date(2024, 12, 31), date(2024, 12, 14), id="khoản 4: hằng năm"),
    pytest.param(MonthSpan(2024, 2, 2), date(2024, 2, 29), date(2024, 2, 14), id="năm nhuận"),
]


@pytest.mark.parametrize(("span", "last", "by_decree"), CLOSES)
def test_period_closes_on_the_day_that_the_office_has_set(span: MonthSpan, last: date, by_decree: date):
    assert span.closing(PeriodClose.LAST_DAY) == last
    assert span.closing(PeriodClose.DECREE_09) == by_decree


def test_period_covers_its_first_and_last_day_only():
    days = [date(2023, 5, 31), date(2023, 6, 1), date(2023, 6, 30), date(2023, 7, 1)]

    assert [JUNE.covers(day) for day in days] == [False, True, True, False]
