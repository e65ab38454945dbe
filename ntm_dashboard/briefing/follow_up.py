"""What a meeting looks at beside the Situation: what meetings decided, who was urged and has not answered."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from ntm_dashboard.domain.follow_up.conclusions import Concluded, concluded_on
from ntm_dashboard.domain.follow_up.inspections import InspectionStates
from ntm_dashboard.domain.frames import Conclusions, DataFrame, empty, trusted
from ntm_dashboard.domain.terms import Certainty, ReportKind


@dataclass(frozen=True)
class FollowUp:
    """The follow-up as it is known on the day of a meeting; both are empty where nothing is recorded."""

    concluded: Concluded
    inspections: DataFrame[InspectionStates] = field(default_factory=lambda: empty(InspectionStates))

    @classmethod
    def nothing(cls, as_of: date) -> "FollowUp":
        """Give the follow-up of a district that records none."""
        return cls(concluded_on(empty(Conclusions), as_of=as_of))

    @cached_property
    def real(self) -> "FollowUp":
        """Give the same without what is invented for illustration, itself where nothing is."""
        if not self.invented_kinds:
            return self
        rows = self.inspections[self.inspections["certainty"] != Certainty.ILLUSTRATIVE]
        return FollowUp(self.concluded.real or self.concluded, trusted(InspectionStates, rows))

    @cached_property
    def invented_kinds(self) -> tuple[ReportKind, ...]:
        """Give which kinds of rows are, at least in part, invented for illustration."""
        invented = (self.inspections["certainty"] == Certainty.ILLUSTRATIVE).any()
        kinds = {ReportKind.INSPECTIONS: bool(invented), ReportKind.CONCLUSIONS: self.concluded.real is not None}
        return tuple(kind for kind, is_invented in kinds.items() if is_invented)
