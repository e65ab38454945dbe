"""The counts that a leader reads first. Counts are computed from the detail, never typed.

Where the detail is missing, or only documented figures may be shown, the published count of a document stands in:
a document may say "12 communes" without naming them.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
from pandera.typing.pandas import DataFrame

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.criteria import age_of, met_count
from ntm_dashboard.domain.frames import Counts, CriterionStates, Recognitions, UnitStates, checked
from ntm_dashboard.domain.ladder import RANK, count_holding, decision_day, first_recognition, rank
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.situation import Ended, Headline
from ntm_dashboard.domain.terms import Level, Measure, Result, Title, UnitKind
from ntm_dashboard.i18n import N_, Message

COMMUNE_MEASURES = {
    Measure.COMMUNES_STANDARD: Title.STANDARD,
    Measure.COMMUNES_ADVANCED: Title.ADVANCED,
    Measure.COMMUNES_COMPLETED_TASK: Title.COMPLETED_TASK,
}

_TITLES = {**COMMUNE_MEASURES, Measure.TOWNS_CIVILISED: Title.CIVILISED_TOWN}


def newest_published(counts: DataFrame[Counts], measure: Measure, *, as_of: date) -> "pd.Series[Any] | None":
    """Give the newest published row of a measure at or before a day, None before the first."""
    rows = counts[(counts["measure"] == measure) & (counts["day"] <= pd.Timestamp(as_of))]
    return None if rows.empty else rows.sort_values("day", kind="stable").iloc[-1]


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

    def models(self) -> int | None:
        """Count the model communes; no document publishes their number."""
        return self._holding(UnitKind.COMMUNE, Title.MODEL)

    def _holding(self, kind: UnitKind, title: Title) -> int | None:
        codes = self._codes(kind, self.as_of)
        rows = self.record.recognitions[self.record.recognitions["unit"].isin(codes)]
        if rows.empty:
            return None
        count = count_holding(rows, codes, title)
        return count if count or self._is_zero_known(rows, codes, title) else None

    def _is_zero_known(self, rows: DataFrame[Recognitions], codes: set[str], title: Title) -> bool:
        """Tell whether a list without a title says that no unit holds it.

        A list that names fewer communes than are recognised says nothing of those that it leaves out; and who has
        completed the task is known only where somebody spoke of it, or where every commune is recognised.
        """
        recognised = count_holding(rows, codes, Title.STANDARD)
        if title is Title.COMPLETED_TASK:
            return recognised == len(codes) or bool((rows["title"] == title).any())
        published = self.published(Measure.COMMUNES_STANDARD)
        return title in {Title.STANDARD, Title.CIVILISED_TOWN} or published is None or recognised >= published[1]

    def _codes(self, kind: UnitKind, day: date) -> set[str]:
        return {unit.code for unit in self.catalogue.units_on(day, [kind])}

    def district_title(self) -> "pd.Series[str] | None":
        """Give the row by which the district itself was first recognised, None before it."""
        return first_recognition(self.record.recognitions, self.catalogue.district.code)

    def recognised_on(self) -> date | None:
        """Give the day since which the district is recognised: of its decision, else of the count that says so."""
        title = self.district_title()
        if title is not None:
            return decision_day(title)
        counts = self.record.counts
        rows = counts[(counts["measure"] == Measure.DISTRICT_RECOGNISED) & (counts["day"] <= pd.Timestamp(self.as_of))]
        said = rows.sort_values("day")
        denied = said[said["value"] < 1]["day"].max()
        since = said if pd.isna(denied) else said[said["day"] > denied]
        return None if since.empty else since["day"].iloc[0].date()

    def published(self, measure: Measure) -> tuple[date, int] | None:
        """Give the newest published count with its day; None where it counted other units or other criteria."""
        row = newest_published(self.record.counts, measure, as_of=self.as_of)
        if row is None or not self._is_of_same_time(measure, row["day"].date()):
            return None
        return row["day"].date(), int(row["value"])

    def _is_of_same_time(self, measure: Measure, day: date) -> bool:
        """Tell whether what was counted on a day is what there is now: a count stands only over its own total."""
        if measure is Measure.DISTRICT_RECOGNISED:
            return True
        if measure is Measure.DISTRICT_CRITERIA_MET:
            now = self.catalogue.set_on(Level.DISTRICT, self.as_of)
            return now is not None and now == self.catalogue.set_on(Level.DISTRICT, day)
        kind = UnitKind.TOWN if measure is Measure.TOWNS_CIVILISED else UnitKind.COMMUNE
        now = self._codes(kind, self.as_of)
        return bool(now) and now == self._codes(kind, day)

    def count(self, measure: Measure) -> int | None:
        """Give the count to show; None where neither a document nor the detail says anything.

        A published count stands until a later detail speaks of the measure; a detail that names fewer than the document
        counts adds only what was decided since.
        """
        detail, published = self.detail(measure), self.published(measure)
        if published is None or detail is None:
            return detail if published is None else published[1]
        day, value = published
        if day > self._newest_detail(measure):
            return value
        return detail if self._is_whole(measure, published) else max(detail, value + self._decided_since(measure, day))

    def day_of(self, measure: Measure) -> date | None:
        """Give the day that the count to show is of; None where there is none."""
        detail, published = self.detail(measure), self.published(measure)
        if detail is None:
            return None if published is None else published[0]
        newest = self._newest_detail(measure)
        return newest if published is None else max(newest, published[0])

    def _is_whole(self, measure: Measure, published: tuple[date, int]) -> bool:
        """Tell whether the detail speaks of all that a document counts on its day."""
        title = _TITLES.get(measure)
        if title is not None:
            day, value = published
            return int((self._holders(measure, title)["effective_on"] <= pd.Timestamp(day)).sum()) >= value
        if measure is Measure.DISTRICT_CRITERIA_MET:
            reported = self.record.assessments
            known = reported.loc[reported["level"] == Level.DISTRICT, "criterion"].nunique()
            return known >= len(self.catalogue.criteria_on(Level.DISTRICT, self.as_of))
        return True

    def _holders(self, measure: Measure, title: Title) -> DataFrame[Recognitions]:
        """Give one row for each unit that ever held a title or a higher one, the earliest."""
        rows = self.record.recognitions
        kind = UnitKind.TOWN if measure is Measure.TOWNS_CIVILISED else UnitKind.COMMUNE
        own = rows[rows["unit"].isin(self._codes(kind, self.as_of)) & (rows["title"].map(rank) >= RANK[title])]
        return checked(Recognitions, own.sort_values("effective_on", kind="stable").drop_duplicates("unit"))

    def _decided_since(self, measure: Measure, day: date) -> int:
        """Count the units that got their title by a decision after a day."""
        title = _TITLES.get(measure)
        if title is None or title is Title.COMPLETED_TASK:
            return 0
        return int((self._holders(measure, title)["decided_on"] > pd.Timestamp(day)).sum())

    def _newest_detail(self, measure: Measure) -> date:
        """Give the newest day that the detail of a measure speaks of; only where there is detail."""
        if measure is Measure.DISTRICT_CRITERIA_MET:
            rows = self.record.assessments
            return rows.loc[rows["level"] == Level.DISTRICT, "period"].max().date()
        codes = self._codes(UnitKind.TOWN if measure is Measure.TOWNS_CIVILISED else UnitKind.COMMUNE, self.as_of)
        if measure is Measure.DISTRICT_RECOGNISED:
            codes = {self.catalogue.district.code}
        rows = self.record.recognitions
        return rows.loc[rows["unit"].isin(codes), "effective_on"].max().date()


def headline_of(
    tally: Tally,
    units: DataFrame[UnitStates],
    district_criteria: DataFrame[CriterionStates],
    *,
    ended: Ended | None = None,
) -> Headline:
    """Count communes by rung, towns, criteria, and say it in one sentence."""

    count = tally.count
    communes = units[units["kind"] == UnitKind.COMMUNE]
    known = communes[(communes["assessed"] == communes["total"]) & (communes["assessed"] > 0)]
    district = tally.district_title()
    recognised_on = tally.recognised_on()
    standard = count(Measure.COMMUNES_STANDARD)
    criteria_met = count(Measure.DISTRICT_CRITERIA_MET) if len(district_criteria) else None
    standing_on = _Standing(
        standard=standard,
        communes=len(communes),
        completed_task=_waiting(count(Measure.COMMUNES_COMPLETED_TASK), standard, len(communes)),
        criteria_met=criteria_met,
        criteria=len(district_criteria),
        criteria_day=None if criteria_met is None else _former_day(tally, Measure.DISTRICT_CRITERIA_MET),
        as_of=tally.as_of,
    )
    return Headline(
        communes=standing_on.communes,
        standard=standing_on.standard,
        completed_task=standing_on.completed_task,
        criteria=standing_on.criteria,
        criteria_met=standing_on.criteria_met,
        criteria_day=standing_on.criteria_day,
        named_standard=tally.detail(Measure.COMMUNES_STANDARD) or 0,
        advanced=count(Measure.COMMUNES_ADVANCED),
        model=tally.models(),
        towns=int((units["kind"] == UnitKind.TOWN).sum()),
        civilised=count(Measure.TOWNS_CIVILISED),
        named_criteria_met=int((district_criteria["result"] == Result.MET).sum()),
        average_criteria=None if known.empty else float(known["met"].mean()),
        assessed_communes=len(known),
        is_district_recognised=recognised_on is not None,
        district_decision="" if district is None or pd.isna(district["decision"]) else str(district["decision"]),
        sentence=ended.sentence if ended else standing_on.sentence(),
        recognised_on=recognised_on,
    )


def _former_day(tally: Tally, measure: Measure) -> date | None:
    """Give the day of a count that is older than the newest report or count of anything, else None."""
    day, newest = tally.day_of(measure), tally.record.latest_period()
    return day if day is not None and newest is not None and day < newest else None


def _waiting(completed: int | None, standard: int | None, communes: int) -> int | None:
    """Give how many wait: those that were recognised since a document counted them wait no more."""
    return completed if completed is None or standard is None else min(completed, communes - standard)


@dataclass(frozen=True)
class _Standing:
    """The counts of the headline's sentence."""

    standard: int | None
    communes: int
    completed_task: int | None
    criteria_met: int | None
    criteria: int
    criteria_day: date | None
    as_of: date

    def sentence(self) -> Message:
        """Say what is known; nothing of what is not, unless nothing is known at all."""
        parts = [part for part in (self._communes(), self._waiting(), self._criteria()) if part is not None]
        match parts:
            case []:
                return Message.of(N_("Chưa có số liệu nào đến ngày này"))
            case [one]:
                return one
            case [first, second]:
                return Message.of("{first} · {second}", first=first, second=second)
            case _:
                return Message.of("{first} · {second} · {third}", first=parts[0], second=parts[1], third=parts[2])

    def _communes(self) -> Message | None:
        if self.standard is None:
            return None
        sentence = N_("{standard}/{communes} xã đã được công nhận")
        return Message.of(sentence, standard=self.standard, communes=self.communes)

    def _waiting(self) -> Message | None:
        if not self.completed_task:
            return None
        return Message.of(N_("{completed_task} xã hoàn thành, chờ công nhận"), completed_task=self.completed_task)

    def _criteria(self) -> Message | None:
        if self.criteria_met is not None:
            sentence = N_("{criteria_met}/{criteria} tiêu chí huyện")
            said = Message.of(sentence, criteria_met=self.criteria_met, criteria=self.criteria)
            if self.criteria_day is None:
                return said
            return Message.of("{said} ({age})", said=said, age=age_of(self.criteria_day, as_of=self.as_of))
        is_worth_saying = self.criteria and self.standard is not None
        return Message.of(N_("tiêu chí huyện: chưa có số liệu")) if is_worth_saying else None
