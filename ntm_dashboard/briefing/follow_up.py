"""What a meeting looks at beside the Situation: what was decided, who was urged, what is promised."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import pandas as pd

from ntm_dashboard.domain.follow_up.conclusions import Concluded, concluded_on
from ntm_dashboard.domain.follow_up.inspections import InspectionStates
from ntm_dashboard.domain.follow_up.roadmap import RoadmapItems
from ntm_dashboard.domain.frames import Conclusions, DataFrame, empty, trusted
from ntm_dashboard.domain.terms import Certainty, ReportKind


@dataclass(frozen=True)
class FollowUp:
    """The follow-up as it is known on the day of a meeting; all are empty where nothing is recorded.

    The roadmap holds the planned days of reports too; the Situation, which takes them, says what of it is invented.
    """

    concluded: Concluded
    inspections: DataFrame[InspectionStates] = field(default_factory=lambda: empty(InspectionStates))
    roadmap: DataFrame[RoadmapItems] = field(default_factory=lambda: empty(RoadmapItems))

    @classmethod
    def nothing(cls, as_of: date) -> "FollowUp":
        """Give the follow-up of a district that records none."""
        return cls(concluded_on(empty(Conclusions), as_of=as_of))

    @cached_property
    def real(self) -> "FollowUp":
        """Give the same without what is invented for illustration, itself where nothing is."""
        inspections, roadmap = _real(self.inspections), _real(self.roadmap)
        if not self.invented_kinds and len(roadmap) == len(self.roadmap):
            return self
        return FollowUp(
            self.concluded.real or self.concluded,
            trusted(InspectionStates, inspections),
            trusted(RoadmapItems, roadmap),
        )

    @cached_property
    def invented_kinds(self) -> tuple[ReportKind, ...]:
        """Give which kinds of rows are, at least in part, invented for illustration."""
        invented = (self.inspections["certainty"] == Certainty.ILLUSTRATIVE).any()
        kinds = {
            ReportKind.INSPECTIONS: bool(invented),
            ReportKind.CONCLUSIONS: self.concluded.real is not None,
        }
        return tuple(kind for kind, is_invented in kinds.items() if is_invented)


def _real(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["certainty"] != Certainty.ILLUSTRATIVE]
