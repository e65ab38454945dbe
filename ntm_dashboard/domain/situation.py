"""The Situation of a district on a day: every number that any view shows is a field of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

import pandas as pd

from ntm_dashboard.domain.catalogue import Condition, CriteriaSet, District, MeasureCode
from ntm_dashboard.domain.frames import (
    Blockers,
    Coverage,
    CriterionStates,
    DataFrame,
    IndicatorStates,
    LadderSteps,
    Steps,
    UnitStates,
    trusted,
)
from ntm_dashboard.domain.result_counts import AgencyWork, ResultCounts, agency_work_of, counts_of
from ntm_dashboard.domain.terms import SET_KIND_WORDS, ConditionState, Measure, ReportKind, Requirement
from ntm_dashboard.i18n import N_, Message

DAYS_A_MONTH = 30.44
"""The mean length of a month, by which days become months."""


class ClockState(StrEnum):
    """Where the as-of date stands against the target date. `ENDED`: there is no such district any more."""

    OPEN = "open"
    PASSED = "passed"
    TARGET_MET = "target_met"
    RECOGNISED_LATE = "recognised_late"
    NO_TARGET = "no_target"
    ENDED = "ended"


@dataclass(frozen=True)
class Clock:
    """The time that is left. `days_left` is negative once the date has passed, None without a target.

    Once the district is recognised no time is left: `days_left` is None, `recognised_on` and `decision` say when and by
    what, and `days_late` how long after the target.
    """

    target_on: date | None
    days_left: int | None
    state: ClockState
    sentence: Message
    recognised_on: date | None = None
    decision: str = ""

    @property
    def is_recognised(self) -> bool:
        """Tell whether the district is recognised, in time or not."""
        return self.recognised_on is not None

    @property
    def days_late(self) -> int | None:
        """Give by how many days the recognition came after the target; None where it did not."""
        if self.state is not ClockState.RECOGNISED_LATE or self.recognised_on is None or self.target_on is None:
            return None
        return (self.recognised_on - self.target_on).days


@dataclass(frozen=True)
class Ended:
    """That the district is no more on the day: since when, in few words, and with what became of its units."""

    since: date
    title: Message
    sentence: Message


@dataclass(frozen=True)
class Headline:
    """The counts that a leader reads first. A count of what nothing was said of is None, never 0.

    `communes`, `towns` and `criteria` are what the catalogue lists on the day.
    `standard` counts every commune with a decision (advanced and model ones included); `completed_task` those that
    wait for one; they are never added up. `named_standard` is how many of `standard` are known by name: with only
    documented figures it may be less; likewise `named_criteria_met`. `average_criteria` is the mean number of met
    criteria of the communes of which every criterion is known, None without any; `assessed_communes` is how many.
    """

    communes: int
    standard: int | None
    named_standard: int
    advanced: int | None
    model: int | None
    completed_task: int | None
    towns: int
    civilised: int | None
    criteria: int
    criteria_met: int | None
    named_criteria_met: int
    average_criteria: float | None
    assessed_communes: int
    is_district_recognised: bool
    district_decision: str
    sentence: Message
    recognised_on: date | None = None
    """The day since which the district is recognised, None before it."""
    criteria_day: date | None = None
    """The day that `criteria_met` is of, where it is older than the newest report."""

    @property
    def unnamed_standard(self) -> int:
        """Give how many communes are known to be recognised, but not by name."""
        return max(0, (self.standard or 0) - self.named_standard)

    @property
    def unnamed_criteria_met(self) -> int:
        """Give how many district criteria are known to be met, but not which."""
        return max(0, (self.criteria_met or 0) - self.named_criteria_met)

    @property
    def criteria_missing(self) -> int | None:
        """Give how many district criteria are not met, None while that is not known."""
        return None if self.criteria_met is None else self.criteria - self.criteria_met


@dataclass(frozen=True)
class ConditionVerdict:
    """A condition with what is, what is required, and how far apart they are, as figures and in words.

    `actual` and `required` are in the unit of the condition (% or the measure's own); `margin` = actual - required,
    the other way round where zero is required. `actual_count` of `of_count` stand behind a share;
    `spare` is how many more could be lost (negative: how many are missing) for conditions on a share.
    """

    condition: Condition
    actual: float | None
    actual_count: int | None
    of_count: int | None
    spare: int | None
    state: ConditionState
    reason: Message
    is_illustrative: bool
    actual_words: Message | None = None
    """What is, with its unit: "12/15 xã (80%)", "240 triệu đồng"; None when unknown."""
    margin_words: Message | None = None
    """How it stands against what is required: "thiếu 3 xã", "đạt yêu cầu"; None when unknown."""

    @property
    def margin(self) -> float | None:
        """Give how far the actual value is beyond the required one; negative when short, None when unknown."""
        if self.actual is None:
            return None
        beyond = self.actual - self.condition.required
        return -beyond if self.condition.requirement is Requirement.ZERO else beyond


class PaceVerdict(StrEnum):
    """What the pace needed says beside the pace so far. The first four are the fixed wordings."""

    TARGET_MET = "target_met"
    DATE_PASSED = "date_passed"
    NOTHING_LEFT = "nothing_left"
    NO_DATA = "no_data"
    NOT_MEASURABLE = "not_measurable"
    ON_TRACK = "on_track"
    SPEED_UP = "speed_up"
    SLOW = "slow"


@dataclass(frozen=True)
class Pace:
    """What is needed each month from the as-of date to the target, beside what was reached each month so far.

    `done`, `remaining` and `waiting` are None while the count is not known: then there is no pace either.
    `months_left` = days / 30.44. `actual_per_month` covers the last `window_months` and is None when there is too
    little to measure. `waiting` counts those that only lack the decision (communes that completed the task).
    """

    measure: Measure
    done: int | None
    total: int
    target: int
    remaining: int | None
    waiting: int | None
    months_left: float | None
    needed_per_month: float | None
    actual_per_month: float | None
    window_months: float | None
    gained_in_window: int | None
    verdict: PaceVerdict
    sentence: Message

    @property
    def days_for_each(self) -> int | None:
        """Give in how many days each of those that remain must be reached, None where nothing can be said."""
        if not self.remaining or not self.months_left or self.months_left <= 0:
            return None
        return round(self.months_left * DAYS_A_MONTH / self.remaining)


@dataclass(frozen=True)
class ReconciliationLine:
    """A published count beside what the detail adds up to on the same day."""

    measure: Measure
    day: date
    published: float
    computed: float | None
    illustrative: int
    agrees: bool
    source: str
    certainty: str
    sentence: Message


@dataclass(frozen=True)
class PublishedFigure:
    """A figure of the whole district that a document publishes for a day, in the unit of its `code`.

    `criterion` is the number of the commune criterion that it tells of under the set in force, "" if none.
    """

    code: MeasureCode
    value: float
    day: date
    source: str
    certainty: str
    criterion: str

    @property
    def amount(self) -> Message:
        """Give the figure with its unit."""
        unit = self.code.measured_in
        template = "{value}%" if unit == "%" else "{value}\N{NO-BREAK SPACE}{unit}" if unit else "{value}"
        return Message.of(template, value=self.value, unit=unit)

    @property
    def sentence(self) -> Message:
        """Say what holds for the whole district, of what, on which day, by which source."""
        sentence = N_("Toàn huyện: {value} ({name}; {day}; nguồn: {source})")
        return Message.of(sentence, value=self.amount, name=self.code.name, day=self.day, source=self.source or "–")


@dataclass(frozen=True)
class Provenance:
    """How many of the rows behind the Situation are how true, and which kinds of rows are partly illustrative.

    `has_illustrative_agencies`: the catalogue names agencies for the criteria that are only illustrative.
    """

    documented: int
    derived: int
    reported: int
    illustrative: int
    illustrative_kinds: tuple[ReportKind, ...] = ()
    has_illustrative_agencies: bool = False

    @property
    def is_partly_illustrative(self) -> bool:
        """Tell whether anything that is shown is invented for illustration."""
        return bool(self.illustrative_kinds) or self.has_illustrative_agencies

    @property
    def total(self) -> int:
        """Give the number of rows."""
        return self.documented + self.derived + self.reported + self.illustrative


@dataclass(frozen=True)
class SetProgress:
    """How far a unit is by a set that is not the standard one, and in which period it last reported on it.

    It counts nowhere else: neither among the criteria of the unit nor in any figure of the district.
    """

    unit: str
    chosen: CriteriaSet
    met: int
    total: int
    period: date
    criteria: DataFrame[CriterionStates]

    @property
    def heading(self) -> Message:
        """Say by which set the results are, and that they do not count."""
        word = SET_KIND_WORDS.get(self.chosen.kind)
        kind = Message.of(word) if word else self.chosen.name
        return Message.of(N_("Kết quả theo {kind} (chưa tính vào bộ đạt chuẩn)"), kind=kind)

    @property
    def sentence(self) -> Message:
        """Say how many criteria are met."""
        sentence = N_("Đạt {met}/{total} tiêu chí ở kỳ {period}.")
        return Message.of(sentence, met=self.met, total=self.total, period=self.period)


@dataclass(frozen=True)
class Situation:
    """How the district stands on a day, as known at a revision. Immutable; nothing is computed in a page.

    `latest_period` is the newest report or count at or before the as-of date, None when there is none.
    `documented_only`: rows that are only reported or illustrative were left out. `ended` is None while the district is.
    `without_illustrative` is the same day without what is invented: whatever it does not say as well rests on invented
    rows and is marked. None where nothing is invented.
    """

    district: District
    as_of: date
    revision: int
    documented_only: bool
    latest_period: date | None
    clock: Clock
    headline: Headline
    units: DataFrame[UnitStates]
    ladder: DataFrame[LadderSteps]
    commune_criteria: DataFrame[CriterionStates]
    district_criteria: DataFrame[CriterionStates]
    commune_indicators: DataFrame[IndicatorStates]
    district_indicators: DataFrame[IndicatorStates]
    conditions: tuple[ConditionVerdict, ...]
    paces: tuple[Pace, ...]
    steps: DataFrame[Steps]
    blockers: DataFrame[Blockers]
    coverage: DataFrame[Coverage]
    reconciliation: tuple[ReconciliationLine, ...]
    provenance: Provenance
    other_sets: tuple[SetProgress, ...] = ()
    published_figures: tuple[PublishedFigure, ...] = ()
    ended: Ended | None = None
    work_out_real: Callable[[], "Situation"] | None = field(default=None, repr=False, compare=False)
    """How to work out the same day without what is invented; None where nothing is."""

    @cached_property
    def without_illustrative(self) -> "Situation | None":
        """Give the same day without what is invented, worked out when it is first asked for; None where nothing is."""
        return self.work_out_real() if self.work_out_real else None

    @property
    def real(self) -> "Situation":
        """Give the Situation without what is invented for illustration."""
        return self.without_illustrative or self

    @property
    def told_apart(self) -> "Situation":
        """Give what marks are found against: the same without what is invented; a training set says so as a whole."""
        return self if self.district.is_training else self.real

    def published_figures_of(self, criterion: str) -> tuple[PublishedFigure, ...]:
        """Give what documents publish for the whole district about a commune criterion."""
        return tuple(one for one in self.published_figures if criterion and one.criterion == criterion)

    def other_sets_of(self, unit: str) -> tuple[SetProgress, ...]:
        """Give how far a unit is by the sets that are not the standard one."""
        return tuple(one for one in self.other_sets if one.unit == unit)

    def pace(self, measure: Measure) -> Pace:
        """Give the pace of a measure."""
        return next(pace for pace in self.paces if pace.measure == measure)

    @cached_property
    def commune_counts(self) -> ResultCounts:
        """Count the criteria of all communes."""
        return counts_of(self.commune_criteria)

    @cached_property
    def district_counts(self) -> ResultCounts:
        """Count the criteria of the district."""
        return counts_of(self.district_criteria)

    @cached_property
    def agency_work(self) -> tuple[AgencyWork, ...]:
        """Give what each agency leads that is not met, district and communes together, in no order."""
        return agency_work_of(self.district_criteria, self.commune_criteria)

    @cached_property
    def commitments(self) -> DataFrame[CriterionStates]:
        """Give the unmet criteria of communes and district that have a planned date, the earliest first."""
        return _planned(self.commune_criteria, self.district_criteria)

    @cached_property
    def dossiers_behind(self) -> DataFrame[CriterionStates]:
        """Give the criteria that are met while their dossier is not complete."""
        return _dossiers_behind(self.commune_criteria, self.district_criteria)

    @cached_property
    def dossiers_unknown(self) -> DataFrame[CriterionStates]:
        """Give the criteria that are met while nobody reported how far their dossier is."""
        rows = _joined(self.commune_criteria, self.district_criteria)
        return trusted(CriterionStates, rows[(rows["result"] == "met") & rows["dossier_state"].isna()])


def _planned(communes: DataFrame[CriterionStates], district: DataFrame[CriterionStates]) -> DataFrame[CriterionStates]:
    rows = _joined(communes, district)
    rows = rows[(rows["result"] == "not_met") & rows["planned_on"].notna()]
    return trusted(CriterionStates, rows.sort_values("planned_on", kind="stable"))


def _dossiers_behind(
    communes: DataFrame[CriterionStates], district: DataFrame[CriterionStates]
) -> DataFrame[CriterionStates]:
    rows = _joined(communes, district)
    return trusted(CriterionStates, rows[rows["status"] == "waiting"])


def _joined(communes: DataFrame[CriterionStates], district: DataFrame[CriterionStates]) -> DataFrame[CriterionStates]:
    parts = [part for part in (district, communes) if not part.empty]
    return trusted(CriterionStates, pd.concat(parts)) if parts else communes
