"""What was published, as known at one revision: the input of a Situation."""

from dataclasses import dataclass
from datetime import date

import pandas as pd
from pandera.typing.pandas import DataFrame

from ntm_dashboard.domain.frames import Assessments, Counts, Recognitions, T, Targets, empty
from ntm_dashboard.domain.terms import is_documented


@dataclass(frozen=True)
class Record:
    """The rows that stand at a revision (0: nothing published): at most one a key, withdrawn ones gone."""

    revision: int
    assessments: DataFrame[Assessments]
    recognitions: DataFrame[Recognitions]
    counts: DataFrame[Counts]
    targets: DataFrame[Targets]

    @classmethod
    def empty(cls) -> "Record":
        """Make the record before anything was published."""
        return cls(0, empty(Assessments), empty(Recognitions), empty(Counts), empty(Targets))

    def documented(self) -> "Record":
        """Keep only the rows that a public document says or that follow from one. The target is kept."""
        return Record(
            self.revision,
            _documented(self.assessments),
            _documented(self.recognitions),
            _documented(self.counts),
            self.targets,
        )

    def until(self, as_of: date) -> "Record":
        """Keep only what describes the as-of date or a day before it (the whole day counts)."""
        end = pd.Timestamp(as_of)  # a part of a valid table is valid: it is not checked again
        return Record(
            self.revision,
            _part(self.assessments, self.assessments["period"] <= end),
            _part(self.recognitions, self.recognitions["effective_on"] <= end),
            _part(self.counts, self.counts["day"] <= end),
            self.targets,
        )

    def periods(self) -> tuple[date, ...]:
        """Give the days that reports or published counts describe, oldest first."""
        days = pd.concat([self.assessments["period"], self.counts["day"]]).drop_duplicates().sort_values()
        return tuple(day.date() for day in days)

    def latest_period(self) -> date | None:
        """Give the newest day that a report or a published count describes; None before the first."""
        return max(self.periods(), default=None)


def _documented(table: DataFrame[T]) -> DataFrame[T]:
    return _part(table, table["certainty"].map(is_documented).astype(bool))


def _part(table: DataFrame[T], wanted: "pd.Series[bool]") -> DataFrame[T]:
    return table[wanted]
