"""What was published, as known at one revision: the input of a Situation."""

from dataclasses import dataclass
from datetime import date

import pandas as pd
from pandera.typing.pandas import DataFrame

from ntm_dashboard.domain.frames import Assessments, Counts, Recognitions, T, Targets, checked, empty
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
            _documented(Assessments, self.assessments),
            _documented(Recognitions, self.recognitions),
            _documented(Counts, self.counts),
            self.targets,
        )

    def until(self, as_of: date) -> "Record":
        """Keep only what describes the as-of date or a day before it (the whole day counts)."""
        end = pd.Timestamp(as_of)
        return Record(
            self.revision,
            checked(Assessments, self.assessments[self.assessments["period"] <= end]),
            checked(Recognitions, self.recognitions[self.recognitions["effective_on"] <= end]),
            checked(Counts, self.counts[self.counts["day"] <= end]),
            self.targets,
        )

    def periods(self) -> tuple[date, ...]:
        """Give the days that reports or published counts describe, oldest first."""
        days = pd.concat([self.assessments["period"], self.counts["day"]]).drop_duplicates().sort_values()
        return tuple(day.date() for day in days)

    def latest_period(self) -> date | None:
        """Give the newest day that a report or a published count describes; None before the first."""
        return max(self.periods(), default=None)


def _documented(model: type[T], table: pd.DataFrame) -> DataFrame[T]:
    return checked(model, table[table["certainty"].map(is_documented).astype(bool)])
