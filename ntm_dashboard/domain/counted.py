"""The figures that documents publish for a day, by measure, the oldest first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ntm_dashboard.domain.columns import days_of
from ntm_dashboard.domain.frames import Counts, DataFrame


@dataclass(frozen=True)
class Count:
    """One published figure; `source` is "" where none is given."""

    measure: str
    day: date
    value: float
    certainty: str
    source: str


@dataclass(frozen=True)
class Counted:
    """All published figures, as they stand in the table and by measure."""

    rows: Sequence[Count]
    by_measure: Mapping[str, Sequence[Count]]

    @classmethod
    def of(cls, table: DataFrame[Counts]) -> "Counted":
        """Read a table of published figures."""
        names = ("measure", "value", "certainty")
        columns = {name: table[name].tolist() for name in names}
        sources = [source if isinstance(source, str) else "" for source in table["source"].tolist()]
        days = days_of(table["day"].array).tolist()
        found = zip(columns["measure"], days, columns["value"], columns["certainty"], sources, strict=True)
        rows = tuple(Count(*one) for one in found)
        by_measure: dict[str, list[Count]] = {}
        for one in sorted(rows, key=lambda one: one.day):
            by_measure.setdefault(one.measure, []).append(one)
        return cls(rows, by_measure)

    def until(self, measure: str, day: date) -> Sequence[Count]:
        """Give the figures of a measure until a day, the oldest first."""
        return [one for one in self.by_measure.get(measure, ()) if one.day <= day]

    def newest(self, measure: str, day: date) -> Count | None:
        """Give the newest figure of a measure at or before a day, None before the first."""
        return next(reversed(self.until(measure, day)), None)
