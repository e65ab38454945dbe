"""The counts that a leader reads first. Counts are computed from the detail, never typed.

Where the detail is missing, or only documented figures may be shown, the published count of a document stands in:
a document may say "12 communes" without naming them.
"""

from dataclasses import dataclass
from datetime import date

import pandas as pd
from pandera.typing.pandas import DataFrame

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.criteria import met_count
from ntm_dashboard.domain.frames import Counts, CriterionStates, UnitStates
from ntm_dashboard.domain.ladder import count_holding, standing
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.situation import Headline
from ntm_dashboard.domain.terms import Level, Measure, Title, UnitKind
from ntm_dashboard.i18n import N_, Message

COMMUNE_MEASURES = {
    Measure.COMMUNES_STANDARD: Title.STANDARD,
    Measure.COMMUNES_ADVANCED: Title.ADVANCED,
    Measure.COMMUNES_COMPLETED_TASK: Title.COMPLETED_TASK,
}


def published_value(counts: DataFrame[Counts], measure: Measure, *, as_of: date) -> float | None:
    """Give the newest published value of a measure at or before a day, None before the first."""
    rows = counts[(counts["measure"] == measure) & (counts["day"] <= pd.Timestamp(as_of))]
    return None if rows.empty else float(rows.sort_values("day")["value"].iloc[-1])


@dataclass(frozen=True)
class Tally:
    """Counts the detail of a record on a day: units by title, criteria met."""

    record: Record
    catalogue: Catalogue
    as_of: date

    def detail(self, measure: Measure) -> int | None:
        """Give what the detail adds up to for a measure, None when there is no detail to count."""
        if measure in COMMUNE_MEASURES:
            return self._holding(UnitKind.COMMUNE, COMMUNE_MEASURES[measure])
        if measure is Measure.TOWNS_CIVILISED:
            return self._holding(UnitKind.TOWN, Title.CIVILISED_TOWN)
        if measure is Measure.DISTRICT_CRITERIA_MET:
            return self.criteria_met()
        if measure is Measure.DISTRICT_RECOGNISED:
            return None if self.district_title() is None else 1
        return None

    def criteria_met(self) -> int | None:
        """Count the district criteria met, None while nothing is known of them."""
        rows, code = self.record.assessments, self.catalogue.district.code
        return met_count(rows, self.catalogue, level=Level.DISTRICT, unit=code, as_of=self.as_of)

    def _holding(self, kind: UnitKind, title: Title) -> int | None:
        codes = {unit.code for unit in self.catalogue.units_on(self.as_of, [kind])}
        known = self.record.recognitions["unit"].isin(codes).any()
        return count_holding(self.record.recognitions, codes, title) if known else None

    def district_title(self) -> "pd.Series[str] | None":
        """Give the row that recognises the district itself, None before it."""
        return standing(self.record.recognitions, self.catalogue.district.code)

    def count(self, measure: Measure, *, documented_only: bool) -> int:
        """Give the count to show: the detail, or the published count where the detail is silent or may not be used."""
        detail = self.detail(measure)
        published = published_value(self.record.counts, measure, as_of=self.as_of)
        if published is not None and (documented_only or detail is None):
            return int(published)
        return detail or 0


def headline_of(
    tally: Tally,
    units: DataFrame[UnitStates],
    district_criteria: DataFrame[CriterionStates],
    *,
    documented_only: bool,
) -> Headline:
    """Count communes by rung, towns, criteria, and say it in one sentence."""

    def count(measure: Measure) -> int:
        return tally.count(measure, documented_only=documented_only)

    communes = units[units["kind"] == UnitKind.COMMUNE]
    assessed = communes[communes["assessed"] > 0]
    district = tally.district_title()
    figures = {
        "communes": len(communes),
        "standard": count(Measure.COMMUNES_STANDARD),
        "completed_task": count(Measure.COMMUNES_COMPLETED_TASK),
        "criteria": len(district_criteria),
        "criteria_met": count(Measure.DISTRICT_CRITERIA_MET),
    }
    is_recognised = count(Measure.DISTRICT_RECOGNISED) >= 1
    return Headline(
        **figures,
        named_standard=tally.detail(Measure.COMMUNES_STANDARD) or 0,
        advanced=count(Measure.COMMUNES_ADVANCED),
        model=int((communes["title"] == Title.MODEL).sum()),
        towns=int((units["kind"] == UnitKind.TOWN).sum()),
        civilised=_civilised(tally, documented_only=documented_only),
        named_criteria_met=int((district_criteria["result"] == "met").sum()),
        average_criteria=None if assessed.empty else float(assessed["met"].mean()),
        assessed_communes=len(assessed),
        is_district_recognised=is_recognised,
        district_decision="" if district is None or pd.isna(district["decision"]) else str(district["decision"]),
        sentence=_sentence(figures),
    )


def _civilised(tally: Tally, *, documented_only: bool) -> int | None:
    measure = Measure.TOWNS_CIVILISED
    published = published_value(tally.record.counts, measure, as_of=tally.as_of)
    if published is None and tally.detail(measure) is None:
        return None
    return tally.count(measure, documented_only=documented_only)


def _sentence(figures: dict[str, int]) -> Message:
    with_waiting = N_(
        "{standard}/{communes} xã đã được công nhận · {completed_task} xã hoàn thành, chờ công nhận · "
        "{criteria_met}/{criteria} tiêu chí huyện"
    )
    without = N_("{standard}/{communes} xã đã được công nhận · {criteria_met}/{criteria} tiêu chí huyện")
    return Message.of(with_waiting if figures["completed_task"] else without, **figures)
