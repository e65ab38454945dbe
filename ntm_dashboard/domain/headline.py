"""The counts that a leader reads first. Counts are computed from the detail, never typed.

Where the detail is missing, or only documented figures may be shown, the published count of a document stands in:
a document may say "12 communes" without naming them.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.columns import Flags, Ints
from ntm_dashboard.domain.criteria import States, met_count
from ntm_dashboard.domain.reasons import age_of
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.reported import CERTAINTIES
from ntm_dashboard.domain.situation import Ended, Headline
from ntm_dashboard.domain.terms import Certainty, Level, Measure, Title, UnitKind
from ntm_dashboard.domain.titles import RANK, TITLES
from ntm_dashboard.i18n import N_, Message

_TITLES = {
    Measure.COMMUNES_STANDARD: Title.STANDARD,
    Measure.COMMUNES_ADVANCED: Title.ADVANCED,
    Measure.COMMUNES_COMPLETED_TASK: Title.COMPLETED_TASK,
    Measure.TOWNS_CIVILISED: Title.CIVILISED_TOWN,
}


@dataclass(frozen=True)
class Tally:
    """Counts the detail of a record on a day: units by title, criteria met."""

    record: Record
    catalogue: Catalogue
    as_of: date

    def detail(self, measure: Measure) -> int | None:
        """Give what the detail adds up to for a measure, None when there is no detail to count."""
        if measure in _TITLES:
            return self._holding(_kind_of(measure), _TITLES[measure])
        if measure is Measure.DISTRICT_CRITERIA_MET:
            return self.criteria_met()
        if measure is Measure.DISTRICT_RECOGNISED:
            return None if self.district_title() is None else 1
        return None

    def criteria_met(self) -> int | None:
        """Count the district criteria met, None while nothing is known of them."""
        rows, code = self.record.reported, self.catalogue.district.code
        return met_count(rows, self.catalogue, level=Level.DISTRICT, unit=code, as_of=self.as_of)

    def models(self) -> int | None:
        """Count the model communes; no document publishes their number."""
        return self._holding(UnitKind.COMMUNE, Title.MODEL)

    def _holding(self, kind: UnitKind, title: Title) -> int | None:
        rows = self._rows(kind)
        if not rows.any():
            return None
        count = self.record.titles.count_holding(rows, title, self.as_of)
        return count if count or self._is_zero_known(rows, kind, title) else None

    def _is_zero_known(self, rows: Flags, kind: UnitKind, title: Title) -> bool:
        """Tell whether a list without a title says that no unit holds it.

        A list that names fewer communes than are recognised says nothing of those that it leaves out; and who has
        completed the task is known only where somebody spoke of it, or where every commune is recognised.
        """
        titles = self.record.titles
        recognised = titles.count_holding(rows, Title.STANDARD, self.as_of)
        if title is Title.COMPLETED_TASK:
            is_spoken_of = bool((titles.title[rows] == TITLES.index(title)).any())
            return is_spoken_of or recognised == len(self._codes(kind, self.as_of))
        published = self.published(Measure.COMMUNES_STANDARD)
        return title in {Title.STANDARD, Title.CIVILISED_TOWN} or published is None or recognised >= published[1]

    def _rows(self, kind: UnitKind) -> Flags:
        """Tell of each row of the titles whether it is known and of the units of a kind."""
        return self._of_towns if kind is UnitKind.TOWN else self._of_communes

    @cached_property
    def _of_communes(self) -> Flags:
        return self._known_of(self._codes(UnitKind.COMMUNE, self.as_of))

    @cached_property
    def _of_towns(self) -> Flags:
        return self._known_of(self._codes(UnitKind.TOWN, self.as_of))

    def _known_of(self, codes: set[str]) -> Flags:
        return self.record.titles.is_of(codes) & self.record.titles.is_known(self.as_of)

    def _codes(self, kind: UnitKind, day: date) -> set[str]:
        return {unit.code for unit in self.catalogue.units_on(day, [kind])}

    def district_title(self) -> int | None:
        """Give the row of the titles by which the district itself was first recognised, None before it."""
        return self.record.titles.first_recognition(self.catalogue.district.code, self.as_of)

    def district_decision(self) -> str:
        """Give the decision by which the district itself was first recognised, "" where none is known."""
        row = self.district_title()
        decision = None if row is None else self.record.titles.arrays["decision"][row]
        return decision if isinstance(decision, str) else ""

    def recognised_on(self) -> date | None:
        """Give the day since which the district is recognised: of its decision, else of the count that says so."""
        title = self.district_title()
        if title is not None:
            return self.record.titles.decision_day(title)
        said = self.record.counted.until(Measure.DISTRICT_RECOGNISED, self.as_of)
        denied = max((one.day for one in said if one.value < 1), default=date.min)
        return next((one.day for one in said if one.day > denied), None)

    def published(self, measure: Measure) -> tuple[date, int] | None:
        """Give the newest published count with its day; None where it counted other units or other criteria."""
        newest = self.record.counted.newest(measure, self.as_of)
        if newest is None or not self._is_of_same_time(measure, newest.day):
            return None
        return newest.day, int(newest.value)

    def _is_of_same_time(self, measure: Measure, day: date) -> bool:
        """Tell whether what was counted on a day is what there is now: a count stands only over its own total."""
        if measure is Measure.DISTRICT_RECOGNISED:
            return True
        if measure is Measure.DISTRICT_CRITERIA_MET:
            now = self.catalogue.set_on(Level.DISTRICT, self.as_of)
            return now is not None and now == self.catalogue.set_on(Level.DISTRICT, day)
        now = self._codes(_kind_of(measure), self.as_of)
        return bool(now) and now == self._codes(_kind_of(measure), day)

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

    def illustrative(self, measure: Measure) -> int:
        """Count the rows of the detail of a measure that are invented."""
        if measure is Measure.DISTRICT_CRITERIA_MET:
            certainty = self.record.reported.certainty[self._of_district]
        else:
            titles = self.record.titles
            certainty = titles.trust[self._rows(_kind_of(measure)) & titles.is_held(self.as_of)]
        return int((certainty == CERTAINTIES.index(Certainty.ILLUSTRATIVE)).sum())

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
            titles = self.record.titles
            return int((titles.day[self._holders(measure, title)] <= np.datetime64(day, "D")).sum()) >= value
        if measure is Measure.DISTRICT_CRITERIA_MET:
            reported = self.record.reported
            known = {reported.numbers[number][0] for number in set(reported.number[self._of_district].tolist())}
            return len(known) >= len(self.catalogue.criteria_on(Level.DISTRICT, self.as_of))
        return True

    @cached_property
    def _of_district(self) -> Flags:
        """Tell of each reported row whether it is known and of the district."""
        reported = self.record.reported
        return reported.of_level(Level.DISTRICT) & (reported.period <= np.datetime64(self.as_of, "D"))

    def _holders(self, measure: Measure, title: Title) -> Ints:
        """Give one row for each unit that ever held a title or a higher one, the earliest."""
        titles = self.record.titles
        rows = np.flatnonzero(self._rows(_kind_of(measure)) & (titles.rung >= RANK[title]))
        rows = rows[np.argsort(titles.day[rows], kind="stable")]
        return rows[np.unique(titles.unit[rows], return_index=True)[1]]

    def _decided_since(self, measure: Measure, day: date) -> int:
        """Count the units that got their title by a decision after a day."""
        title = _TITLES.get(measure)
        if title is None or title is Title.COMPLETED_TASK:
            return 0
        return int((self.record.titles.decided[self._holders(measure, title)] > np.datetime64(day, "D")).sum())

    def _newest_detail(self, measure: Measure) -> date:
        """Give the newest day that the detail of a measure speaks of; only where there is detail."""
        if measure is Measure.DISTRICT_CRITERIA_MET:
            return self.record.reported.period[self._of_district].max().item()
        is_own = self._rows(_kind_of(measure))
        if measure is Measure.DISTRICT_RECOGNISED:
            is_own = self._known_of({self.catalogue.district.code})
        return self.record.titles.day[is_own].max().item()


def _kind_of(measure: Measure) -> UnitKind:
    return UnitKind.TOWN if measure is Measure.TOWNS_CIVILISED else UnitKind.COMMUNE


def headline_of(tally: Tally, communes: States, district: States, *, ended: Ended | None = None) -> Headline:
    """Count communes by rung, towns, criteria, and say it in one sentence."""

    count = tally.count
    recognised_on = tally.recognised_on()
    criteria = len(district.result)
    is_known = communes.count(~communes.is_unknown) == len(communes.numbers)
    met = communes.count(communes.is_met)[is_known & (len(communes.numbers) > 0)]
    standard = count(Measure.COMMUNES_STANDARD)
    criteria_met = count(Measure.DISTRICT_CRITERIA_MET) if criteria else None
    standing_on = _Standing(
        standard=standard,
        communes=communes.units,
        completed_task=_waiting(count(Measure.COMMUNES_COMPLETED_TASK), standard, communes.units),
        criteria_met=criteria_met,
        criteria=criteria,
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
        towns=len(tally.catalogue.units_on(tally.as_of, [UnitKind.TOWN])),
        civilised=count(Measure.TOWNS_CIVILISED),
        named_criteria_met=int(district.is_met.sum()),
        average_criteria=float(met.mean()) if len(met) else None,
        assessed_communes=len(met),
        is_district_recognised=recognised_on is not None,
        district_decision=tally.district_decision(),
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
        sentence = N_("{standard}/{communes} xã được công nhận đạt chuẩn")
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
