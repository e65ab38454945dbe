"""A month, a quarter, some months or a year as a report names them, and the day that closes them."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from ntm_dashboard.domain.terms import PeriodClose

_LAST_DAY_BY_DECREE = 14
"""Điều 12 Nghị định 09/2019/NĐ-CP: reports of a month, a quarter, half a year and a year close on the 14th."""


@dataclass(frozen=True)
class MonthSpan:
    """The months of a year from the first to the last one (1 = January), both included."""

    year: int
    first_month: int
    last_month: int

    @property
    def first(self) -> date:
        """Give its first day."""
        return date(self.year, self.first_month, 1)

    @property
    def last(self) -> date:
        """Give its last day in the calendar."""
        return date(self.year, self.last_month, monthrange(self.year, self.last_month)[1])

    @property
    def last_by_decree(self) -> date:
        """Give the day on which its figures close by Điều 12 Nghị định 09/2019/NĐ-CP."""
        return date(self.year, self.last_month, _LAST_DAY_BY_DECREE)

    def closing(self, close: PeriodClose) -> date:
        """Give the day that its figures describe, as the office has set it."""
        return self.last_by_decree if close is PeriodClose.DECREE_09 else self.last

    def covers(self, day: date) -> bool:
        """Tell whether a day lies in it."""
        return self.first <= day <= self.last
