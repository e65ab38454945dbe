"""What was published, as known at one revision: the input of a Situation."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from ntm_dashboard.domain.counted import Counted
from ntm_dashboard.domain.frames import (
    Assessments,
    Assignments,
    Conclusions,
    Counts,
    DataFrame,
    DossierSteps,
    Inspections,
    Recognitions,
    RoadmapSteps,
    Surveys,
    T,
    Targets,
    empty,
    trusted,
)
from ntm_dashboard.domain.reported import CERTAINTIES, Reported
from ntm_dashboard.domain.terms import Certainty, Level, ReportKind, is_documented
from ntm_dashboard.domain.titles import Titles

_INVENTED = CERTAINTIES.index(Certainty.ILLUSTRATIVE)


@dataclass(frozen=True)
class Record:
    """The rows that stand at a revision (0: nothing published): at most one a key, withdrawn ones gone.

    `assessments` are of the standard sets, so whatever counts them counts nothing else; results by any other set
    (nâng cao, kiểu mẫu) are `other_sets`. What follows them says who does what by when; a district may have none.
    """

    revision: int
    assessments: DataFrame[Assessments]
    recognitions: DataFrame[Recognitions]
    counts: DataFrame[Counts]
    targets: DataFrame[Targets]
    other_sets: DataFrame[Assessments] = field(default_factory=lambda: empty(Assessments))
    assignments: DataFrame[Assignments] = field(default_factory=lambda: empty(Assignments))
    roadmap: DataFrame[RoadmapSteps] = field(default_factory=lambda: empty(RoadmapSteps))
    dossiers: DataFrame[DossierSteps] = field(default_factory=lambda: empty(DossierSteps))
    inspections: DataFrame[Inspections] = field(default_factory=lambda: empty(Inspections))
    conclusions: DataFrame[Conclusions] = field(default_factory=lambda: empty(Conclusions))
    surveys: DataFrame[Surveys] = field(default_factory=lambda: empty(Surveys))

    @cached_property
    def reported(self) -> Reported:
        """Give the assessments as columns of numbers."""
        return Reported.of(self.assessments)

    @cached_property
    def titles(self) -> Titles:
        """Give the recognitions as columns of numbers."""
        return Titles.of(self.recognitions)

    @cached_property
    def counted(self) -> Counted:
        """Give the published figures by measure."""
        return Counted.of(self.counts)

    @classmethod
    def empty(cls) -> "Record":
        """Make the record before anything was published."""
        return cls(0, empty(Assessments), empty(Recognitions), empty(Counts), empty(Targets))

    def with_assessments(self, rows: DataFrame[Assessments]) -> "Record":
        """Put results of every set in place of those that it has: here they are parted by their set."""
        is_standard = rows["criteria_set"] == ""
        if is_standard.all():
            return replace(self, assessments=rows, other_sets=empty(Assessments))
        return replace(self, assessments=_part(rows, is_standard), other_sets=_part(rows, ~is_standard))

    def of_every_set(self) -> DataFrame[Assessments]:
        """Give the results of the standard sets and then those of all others."""
        if self.other_sets.empty:
            return self.assessments
        parts = [part for part in (self.assessments, self.other_sets) if not part.empty]
        return trusted(Assessments, pd.concat(parts))

    def standard(self) -> "Record":
        """Leave out the results by other sets than the standard one."""
        return replace(self, other_sets=empty(Assessments))

    def documented(self) -> "Record":
        """Keep only the rows that a public document says or that follow from one. The target is kept."""
        return self._with_each(
            lambda table: _part(table, table["certainty"].map(is_documented).astype(bool)), "targets"
        )

    def without_illustrative(self) -> "Record":
        """Leave out what is invented for illustration, targets included."""
        return self._with_each(lambda table: _part(table, table["certainty"] != Certainty.ILLUSTRATIVE))

    def _with_each(self, changed: Callable[[DataFrame[Any]], DataFrame[Any]], *kept: str) -> "Record":
        """Give the record with each of its tables changed, but for those that are `kept`."""
        return replace(
            self, **{name: changed(getattr(self, name)) for name in (*_DAY_OF, "targets") if name not in kept}
        )

    def illustrative_kinds(self) -> tuple[ReportKind, ...]:
        """Give what kinds of rows that a Situation comes from are, at least in part, invented for illustration."""
        invented = {
            ReportKind.COMMUNE_REPORT: self._has_invented(Level.COMMUNE),
            ReportKind.DISTRICT_REPORT: self._has_invented(Level.DISTRICT),
            ReportKind.RECOGNITIONS: (self.titles.trust == _INVENTED).any(),
            ReportKind.COUNTS: any(one.certainty == Certainty.ILLUSTRATIVE for one in self.counted.rows),
            **{
                kind: (getattr(self, name)["certainty"] == Certainty.ILLUSTRATIVE).any()
                for kind, name in _FURTHER_INPUTS.items()
            },
        }
        return tuple(kind for kind, is_invented in invented.items() if is_invented)

    def invented_follow_up(self) -> tuple[ReportKind, ...]:
        """Give what kinds of rows of the follow-up are, at least in part, invented for illustration."""
        return tuple(
            kind
            for kind, name in _FOLLOW_UP.items()
            if (getattr(self, name)["certainty"] == Certainty.ILLUSTRATIVE).any()
        )

    def _has_invented(self, level: Level) -> bool:
        parts = (self.reported, Reported.of(self.other_sets)) if len(self.other_sets) else (self.reported,)
        return any(bool((rows.of_level(level) & (rows.certainty == _INVENTED)).any()) for rows in parts)

    def until(self, as_of: date) -> "Record":
        """Keep only what describes the as-of date or a day before it (the whole day counts)."""
        end = pd.Timestamp(as_of)  # a part of a valid table is valid: it is not checked again
        parts = {name: _part(rows := getattr(self, name), rows[day] <= end) for name, day in _DAY_OF.items()}
        return replace(self, **parts)

    def periods(self) -> tuple[date, ...]:
        """Give the days that reports or published counts describe, oldest first."""
        return self._periods

    @cached_property
    def _periods(self) -> tuple[date, ...]:
        days = pd.concat([self.assessments["period"], self.counts["day"]]).drop_duplicates().sort_values()
        return tuple(day.date() for day in days)

    def newest_day(self, *, opens_on: date | None = None, loaded: int = 0) -> date | None:
        """Give the newest day that anything describes, results by other sets than the standard one included.

        With a day to open on, the revisions up to `loaded` (those of the data folder) count no further than that day,
        unless they hold nothing before it: docs/decisions/the-opening-day.md.
        """
        days = [day for _revision, day in self._described]
        if opens_on is not None:
            counted = [day for revision, day in self._described if revision > loaded or day <= opens_on]
            days = counted or days
        return max(days, default=None)

    @cached_property
    def _described(self) -> tuple[tuple[int, date], ...]:
        """Give each day that a revision describes."""
        tables = ((self.assessments, "period"), (self.counts, "day"), (self.other_sets, "period"))
        days = pd.concat([table[["revision", name]].set_axis(["revision", "day"], axis=1) for table, name in tables])
        pairs = days.drop_duplicates()
        return tuple(zip(pairs["revision"].tolist(), (day.date() for day in pairs["day"]), strict=True))

    def latest_period(self) -> date | None:
        """Give the newest day that a report or a published count describes; None before the first."""
        days = [*self.reported.period[-1:].tolist(), *(one.day for one in self.counted.rows)]
        return max(days, default=None)


_DAY_OF = {
    "assessments": "period",
    "recognitions": "effective_on",
    "counts": "day",
    "other_sets": "period",
    "assignments": "from_on",
    "roadmap": "set_on",
    "dossiers": "moved_on",
    "inspections": "day",
    "conclusions": "meeting_on",
    "surveys": "day",
}
"""The day from which on a row of a table is known; a target has none."""

_FURTHER_INPUTS = {
    ReportKind.TARGETS: "targets",
    ReportKind.ROADMAP: "roadmap",
    ReportKind.DOSSIERS: "dossiers",
    ReportKind.SURVEYS: "surveys",
}
"""What a Situation comes from beside reports, recognitions and counts."""

_FOLLOW_UP = {
    ReportKind.ASSIGNMENTS: "assignments",
    ReportKind.ROADMAP: "roadmap",
    ReportKind.DOSSIERS: "dossiers",
    ReportKind.INSPECTIONS: "inspections",
    ReportKind.CONCLUSIONS: "conclusions",
    ReportKind.SURVEYS: "surveys",
}


def _part(table: DataFrame[T], wanted: "pd.Series[bool]") -> DataFrame[T]:
    if wanted.all():
        return table
    return table[wanted] if wanted.any() else table.iloc[:0]  # what is left whole or empty need not be copied
