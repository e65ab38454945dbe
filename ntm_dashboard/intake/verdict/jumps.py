"""Values that are far from their own history, or suspiciously the same in many communes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd

from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.i18n import N_, Message

_TIMES = 3.0
_SAME_IN_AT_LEAST = 8
_SAME_SHARE = 0.05
"""Among thousands of communes many have the same value by chance."""
_WHOLE_SHARES = frozenset({0.0, 1.0, 100.0})


@dataclass(frozen=True)
class Jump:
    """A value to look at again. `against` says what it differs from."""

    row: int
    unit: str
    number: str
    value: float
    against: float | Message


def jumps(rows: pd.DataFrame, published: pd.DataFrame, *, period: date) -> Iterator[Jump]:
    """Give the values over three times above or below the last published one, and those copied to many communes."""
    valued = rows[rows["value"].notna()]
    earlier = published[published["value"].notna() & (published["period"] < pd.Timestamp(period))]
    yield from _far_from_history(valued, earlier)
    yield from _copied(valued)


def _far_from_history(valued: pd.DataFrame, earlier: pd.DataFrame) -> Iterator[Jump]:
    if valued.empty or earlier.empty:
        return
    key = ["unit", "criterion", "indicator"]
    newest = earlier.sort_values("period", kind="stable").drop_duplicates(key, keep="last")
    pairs = valued.merge(newest[[*key, "value"]], on=key, suffixes=("", "_before"))
    ratio = pairs["value"] / pairs["value_before"].where(pairs["value_before"] != 0)
    is_far = (pairs["value"] != 0) & ((ratio > _TIMES) | (ratio < 1 / _TIMES))
    for row in rows_of(pairs[is_far]):
        number = row.indicator or row.criterion
        yield Jump(int(row.row), row.unit, number, float(row.value), float(row.value_before))


def _copied(valued: pd.DataFrame) -> Iterator[Jump]:
    if len(valued) < _SAME_IN_AT_LEAST:
        return
    key = ["criterion", "indicator", "value"]
    units = valued.groupby(key)["unit"].transform("nunique")
    asked = valued.groupby(key[:2])["unit"].transform("nunique")
    are_many = (units >= _SAME_IN_AT_LEAST) & (units >= _SAME_SHARE * asked)
    firsts = valued[are_many & ~valued["value"].isin(_WHOLE_SHARES)].drop_duplicates(key)
    for first, count in zip(rows_of(firsts), units[firsts.index], strict=True):
        sentence = Message.of(N_("giống hệt ở {count} xã"), count=int(count))
        yield Jump(int(first.row), first.unit, first.indicator or first.criterion, float(first.value), sentence)
