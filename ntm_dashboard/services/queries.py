"""What the views ask: the Situation on a day as known at a revision, and what differs between two of them."""

from datetime import date

from ntm_dashboard.domain.assess import situation_of
from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.cell_changes import CellChanges, cell_changes
from ntm_dashboard.domain.communes_course import MOST_DAYS, CommunesCourse, communes_course
from ntm_dashboard.domain.comparison import Comparison, compare
from ntm_dashboard.domain.effect import Effect
from ntm_dashboard.domain.follow_up.accountability import Answering, Way, answering_of, own_duties
from ntm_dashboard.domain.follow_up.back_plan import BackPlan, back_plan_of
from ntm_dashboard.domain.follow_up.blocking import DistrictRisk, district_risk, revoked_of
from ntm_dashboard.domain.follow_up.conclusions import Concluded, concluded_on, conclusion_states
from ntm_dashboard.domain.follow_up.counted import KindCount, follow_up_counts
from ntm_dashboard.domain.follow_up.dossiers import DossierStates, dossier_states, dossiers_with_deadline
from ntm_dashboard.domain.follow_up.duties import Duties, Sources, duties_of
from ntm_dashboard.domain.follow_up.inspections import InspectionStates, inspection_states
from ntm_dashboard.domain.follow_up.procedure import ProcedureSteps, procedure_of
from ntm_dashboard.domain.follow_up.promises import Outlook, Promised, outlook_of, promised_of
from ntm_dashboard.domain.follow_up.roadmap import RoadmapItems, roadmap_of
from ntm_dashboard.domain.follow_up.surveys import SurveyRates, survey_rates
from ntm_dashboard.domain.follow_up.urgent import Urgent, Work, urgent_of
from ntm_dashboard.domain.follow_up.what_if import Outcome, Scenario, outcome_of
from ntm_dashboard.domain.frames import Assignments, Conclusions, DataFrame
from ntm_dashboard.domain.one_indicator import IndicatorCourse, indicator_course
from ntm_dashboard.domain.published import FOLLOW_UP_TABLES
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.reporting import Reports, newest_period, reports_of
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import Level, ReportKind
from ntm_dashboard.errors import UnknownScopeError
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.services.shelf import Shelf
from ntm_dashboard.store import Revision, Store

RECORDS_KEPT = 8
STEPS = 50
"""How many revisions are laid over a record that is known, rather than reading what stands anew."""
SITUATIONS_KEPT = 48
COMPARISONS_KEPT = 24
EFFECTS_KEPT = 8
FOLLOW_UP_KEPT = 24


class Queries:
    """Questions about what was published. A revision never changes, so nothing kept here ever goes stale."""

    def __init__(self, store: Store, catalogue: Catalogue) -> None:
        """Ask `store`, with the rules of `catalogue`."""
        self.store = store
        self.catalogue = catalogue
        self._records: Shelf[Record] = Shelf(RECORDS_KEPT, "records")
        self._loaded: Shelf[int] = Shelf(SITUATIONS_KEPT, "newest_days")
        self._comparisons: Shelf[Comparison] = Shelf(COMPARISONS_KEPT, "comparisons")
        self._effects: Shelf[Effect] = Shelf(EFFECTS_KEPT, "effects")
        self._invented: Shelf[tuple[ReportKind, ...]] = Shelf(SITUATIONS_KEPT, "invented_follow_up")
        self._concluded: Shelf[Concluded] = Shelf(SITUATIONS_KEPT, "concluded")
        self._inspections: Shelf[DataFrame[InspectionStates]] = Shelf(SITUATIONS_KEPT, "inspections")
        self._duties: Shelf[DataFrame[Duties]] = Shelf(FOLLOW_UP_KEPT, "duties")
        self._answering: Shelf[DataFrame[Answering]] = Shelf(FOLLOW_UP_KEPT, "answering")
        self._dossiers: Shelf[DataFrame[DossierStates]] = Shelf(FOLLOW_UP_KEPT, "dossiers")
        self._situations: Shelf[Situation] = Shelf(SITUATIONS_KEPT, "situations")
        self._roadmaps: Shelf[DataFrame[RoadmapItems]] = Shelf(FOLLOW_UP_KEPT, "roadmaps")
        self._promised: Shelf[DataFrame[Promised]] = Shelf(FOLLOW_UP_KEPT, "promised")
        self._outlooks: Shelf[Outlook] = Shelf(FOLLOW_UP_KEPT, "outlooks")
        self._back_plans: Shelf[BackPlan | None] = Shelf(FOLLOW_UP_KEPT, "back_plans")

    def latest_revision(self) -> int:
        """Give the number of the newest revision, 0 before the first."""
        return self.store.latest_revision()

    def revisions(self) -> tuple[Revision, ...]:
        """Give every revision, the newest first."""
        return self.store.revisions()

    def known_on(self, day: date) -> int:
        """Give the last revision published on or before a day, to its end; 0 when there was none."""
        return self.store.known_on(day)

    def record(self, revision: int | None = None) -> Record:
        """Give what stands at a revision (without one: the newest).

        Raises:
            UnknownScopeError: there is no such revision.
        """
        number = self.latest_revision() if revision is None else revision
        return self._records.get(number, lambda: self.store.record(number, older=self._record_before(number)))

    def _record_before(self, number: int) -> Record | None:
        """Give a record that is known already of a revision shortly before one."""
        return self._records.at_hand(*range(number - 1, max(number - STEPS, 0), -1))

    def periods(self, revision: int | None = None) -> tuple[date, ...]:
        """Give the days that reports or published counts describe, oldest first."""
        return self.record(revision).periods()

    def newest_day(self, record: Record) -> date | None:
        """Give the day to show of a record where none is asked for; None where nothing is known.

        It is the newest day; of what the data folder brought no later one than the district opens on.
        """
        opens_on = self.catalogue.district.opens_on
        if opens_on is None:
            return record.newest_day()
        loaded = self._loaded.get(record.revision, lambda: self.store.last_loaded(record.revision))
        return record.newest_day(opens_on=opens_on, loaded=loaded)

    def situation(
        self, *, as_of: date | None = None, revision: int | None = None, documented_only: bool = False
    ) -> Situation:
        """Give how the district stood on a day, as known at a revision; its texts can be read in either language.

        Without a day the newest one of the revision (see `newest_day`), without a revision the newest one.

        Raises:
            UnknownScopeError: there is no such revision, or nothing is known at it and no day was given.
        """
        record = self.record(revision)
        day = as_of or self._some_day(record)
        key = (record.revision, day, documented_only)
        return self._situations.get(
            key, lambda: situation_of(record, self.catalogue, as_of=day, documented_only=documented_only)
        )

    def newest_reports(self, situation: Situation) -> Reports | None:
        """Tell who has reported for the newest period up to the day of a Situation; None before the first report."""
        period = newest_period(self._with_reports(situation), until=situation.as_of)
        return None if period is None else self.reports(situation, period=period)

    def reports(self, situation: Situation, *, period: date) -> Reports:
        """Tell who has reported for a period, as known at the revision of a Situation."""
        return reports_of(self._with_reports(situation), self.catalogue, period=period)

    def concluded(self, situation: Situation) -> Concluded:
        """Give what meetings decided up to the day of a Situation, and what became of it."""
        return self._concluded.get(
            _scope_of(situation), lambda: concluded_on(self.conclusions(situation), as_of=situation.as_of)
        )

    def conclusions(self, situation: Situation) -> DataFrame[Conclusions]:
        """Give what meetings decided, as known at the revision of a Situation, also those after its day."""
        return self._in_scope(situation).conclusions

    def inspections(self, situation: Situation) -> DataFrame[InspectionStates]:
        """Give the inspections up to the day of a Situation, and how each was answered."""
        return self._inspections.get(
            _scope_of(situation),
            lambda: inspection_states(self._in_scope(situation).inspections, as_of=situation.as_of),
        )

    def _in_scope(self, situation: Situation) -> Record:
        """Give what stood at the revision of a Situation, only what documents say where it shows nothing else."""
        record = self.record(situation.revision)
        return record.documented() if situation.documented_only else record

    def _with_reports(self, situation: Situation) -> Record:
        """Give the record; documented figures alone leave out illustrative reports, not those by a unit itself."""
        record = self.record(situation.revision)
        return record.without_illustrative() if situation.documented_only else record

    def indicator_course(self, situation: Situation, number: str) -> DataFrame[IndicatorCourse]:
        """Give the values of an indicator in every commune up to the day of a Situation."""
        rows = self.record_behind(situation).assessments
        return indicator_course(rows, self.catalogue, number, as_of=situation.as_of)

    def communes_course(self, situation: Situation) -> DataFrame[CommunesCourse]:
        """Give how many criteria each commune had met on the newest report days up to the day of a Situation.

        Days on which another set of criteria was valid are left out: its counts mean something else.
        """
        chosen = self.catalogue.set_on(Level.COMMUNE, situation.as_of)
        days = [
            day
            for day in self.record_behind(situation).periods()
            if chosen is not None and self.catalogue.set_on(Level.COMMUNE, day) == chosen
        ]
        return communes_course(self._like(situation, day) for day in days[-MOST_DAYS:])

    def _like(self, situation: Situation, day: date) -> Situation:
        """Give another day as a Situation shows its own."""
        one = self.situation(as_of=day, revision=situation.revision, documented_only=situation.documented_only)
        return one.real if self._is_real_part(situation) else one

    def invented_follow_up(self, situation: Situation) -> tuple[ReportKind, ...]:
        """Tell which kinds of the follow-up hold invented rows up to the day of a Situation: what uses them says so."""
        key = (situation.revision, situation.as_of, situation.documented_only)
        return self._invented.get(key, lambda: self._invented_follow_up(situation))

    def _invented_follow_up(self, situation: Situation) -> tuple[ReportKind, ...]:
        if situation.documented_only:
            return ()
        return self.record(situation.revision).until(situation.as_of).invented_follow_up()

    def survey_rates(self, situation: Situation) -> DataFrame[SurveyRates]:
        """Give the newest survey of each unit and topic up to the day of a Situation."""
        return survey_rates(self.record_behind(situation).surveys, as_of=situation.as_of)

    def district_risk(self, situation: Situation) -> DistrictRisk | None:
        """Tell how a recognised district keeps the standard on the day of a Situation; None of any other."""
        if not situation.headline.is_district_recognised:
            return None
        revoked = revoked_of(self.record_behind(situation).titles, situation)
        return district_risk(situation, self.catalogue, revoked=revoked)

    def record_behind(self, situation: Situation) -> Record:
        """Give the rows that a Situation rests on: known on its day, without those that it leaves out."""
        record = self.record(situation.revision)
        if situation.documented_only:
            record = record.documented()
        elif self._is_real_part(situation):
            record = record.without_illustrative()
        return record.until(situation.as_of)

    def _is_real_part(self, situation: Situation) -> bool:
        """Tell whether a Situation is the one without what is invented, of a day of which something is."""
        if situation.documented_only or situation.work_out_real is not None:
            return False
        whole = self.situation(as_of=situation.as_of, revision=situation.revision)
        return whole.work_out_real is not None

    def dossiers(self, situation: Situation) -> DataFrame[DossierStates]:
        """Give how far each dossier is on the day of a Situation."""
        return self._dossiers.get(_key(situation), lambda: dossier_states(situation, self.record_behind(situation)))

    def duties(self, situation: Situation) -> DataFrame[Duties]:
        """Give what was to be done by when, and how it stands on the day of a Situation."""
        return self._duties.get(_key(situation), lambda: self._duties_of(situation))

    def _duties_of(self, situation: Situation) -> DataFrame[Duties]:
        known, as_of = self.record_behind(situation), situation.as_of
        catalogue = self._catalogue_of(situation)
        sources = Sources(
            self.roadmap(situation),
            dossiers_with_deadline(situation, known),
            inspection_states(known.inspections, as_of=as_of),
            conclusion_states(known.conclusions, as_of=as_of),
        )
        return duties_of(situation, catalogue, sources)

    def urgent(self, situation: Situation) -> Urgent:
        """Give what is most urgent on the day of a Situation."""
        work, real = (Work(self.duties(one), self.answering(one)) for one in (situation, situation.told_apart))
        return urgent_of(situation, work, real)

    def own_duties(self, situation: Situation, way: Way, who: str) -> DataFrame[Duties]:
        """Give the duties of an agency or an area by its code, of a person by name, on the day of a Situation."""
        return own_duties(self.duties(situation), self.assignments(situation), way, who, situation)

    def assignments(self, situation: Situation) -> DataFrame[Assignments]:
        """Give who was assigned to what until the day of a Situation."""
        return self.record_behind(situation).assignments

    def answering(self, situation: Situation) -> DataFrame[Answering]:
        """Give who answers for what on the day of a Situation."""
        return self._answering.get(
            _key(situation),
            lambda: answering_of(self.assignments(situation), self._catalogue_of(situation), situation),
        )

    def _catalogue_of(self, situation: Situation) -> Catalogue:
        """Give the catalogue; without agencies that are only illustrative where these are left out."""
        is_real = situation.documented_only or self._is_real_part(situation)
        return self.catalogue.without_illustrative_agencies if is_real else self.catalogue

    def roadmap(self, situation: Situation) -> DataFrame[RoadmapItems]:
        """Give what is promised for when, and what came of it, on the day of a Situation."""
        return self._roadmaps.get(
            _key(situation), lambda: roadmap_of(self.record_behind(situation), self._catalogue_of(situation), situation)
        )

    def promised(self, situation: Situation) -> DataFrame[Promised]:
        """Give the communes and district criteria that are still to be reached, with the days promised for them."""
        return self._promised.get(_key(situation), lambda: promised_of(situation, self.roadmap(situation)))

    def outlook(self, situation: Situation) -> Outlook:
        """Tell where the promises lead on the day of a Situation."""
        return self._outlooks.get(_key(situation), lambda: outlook_of(situation, self.promised(situation)))

    def procedure(self, situation: Situation) -> DataFrame[ProcedureSteps]:
        """Give the steps after the district's own work, with their days."""
        return procedure_of(self.record_behind(situation), self.catalogue, situation)

    def back_plan(self, situation: Situation) -> BackPlan | None:
        """Give the plan from the target back; None where there is no target ahead."""
        return self._back_plans.get(_key(situation), lambda: self._back_plan_of(situation))

    def _back_plan_of(self, situation: Situation) -> BackPlan | None:
        return back_plan_of(
            situation,
            self.catalogue,
            roadmap=self.roadmap(situation),
            procedure=self.procedure(situation),
            outlook=self.outlook(situation),
        )

    def outcome(self, situation: Situation, scenario: Scenario) -> Outcome:
        """Tell where the promises would lead with the days of a scenario; nothing of it is kept."""
        return outcome_of(situation, self.roadmap(situation), scenario)

    def follow_up_counts(self, situation: Situation, *, is_real: bool = False) -> tuple[KindCount, ...]:
        """Give how many rows of each kind of the follow-up are known on the day of a Situation.

        With `is_real` those that are invented for illustration are left out.
        """
        known = self.record(situation.revision).until(situation.as_of)
        known = known.without_illustrative() if is_real else known
        return follow_up_counts(known.documented() if situation.documented_only else known)

    def compare(self, before: Situation, after: Situation) -> Comparison:
        """Give what differs between two Situations that `situation` gave."""
        key = tuple((one.revision, one.as_of, one.documented_only) for one in (before, after))
        return self._comparisons.get(key, lambda: compare(before, after))

    def since_last_report(self, situation: Situation) -> Comparison | None:
        """Compare a Situation with the day of the report before the newest one; None where there is none."""
        day = self.report_before(situation)
        if day is None:
            return None
        documented_only = situation.documented_only
        before = self.situation(as_of=day, revision=situation.revision, documented_only=documented_only)
        return self.compare(before, situation)

    def report_before(self, situation: Situation) -> date | None:
        """Give the day of the report before the newest one that a Situation knows; None where there is none."""
        newest = situation.latest_period
        earlier = [day for day in self.periods(situation.revision) if newest and day < newest]
        return max(earlier, default=None)

    def effect(self, before: int, after: int, *, as_of: date | None = None) -> Effect:
        """Give what differs between two revisions, both on one day (see `effect_of`).

        Raises:
            UnknownScopeError: there is no such revision.
        """
        return self._effects.get((before, after, as_of), lambda: self._effect(before, after, as_of))

    def _effect(self, before: int, after: int, as_of: date | None) -> Effect:
        old, new = self.record(before), self.record(after)
        cells = cell_changes(old, new)
        day = as_of or self._common_day(old, new, cells)
        one, other = (self.situation(as_of=day, revision=record.revision) for record in (old, new))
        return Effect(cells, self.compare(one, other))

    def effect_of(self, after: Record, *, before: int, as_of: date | None = None) -> Effect:
        """Give what would differ if a record stood in place of a revision, both on one day.

        Without one it is the newest that either, or a cell that differs, speaks of; who does what by when describes no
        day of the district, so its days count only where nothing else has one. What the days alone change from
        the day that is looked at before is told apart.
        """
        record = self.record(before)
        cells = cell_changes(record, after)
        day = as_of or self._common_day(record, after, cells)
        opens, here = self.newest_day(after), self.newest_day(record) or day
        first, last = (self.situation(as_of=one, revision=before) for one in (here, day))
        there = situation_of(after, self.catalogue, as_of=day)
        shown = None
        if opens is not None and {here, opens} != {day}:
            shown = (first, there if opens == day else situation_of(after, self.catalogue, as_of=opens))
        passed = None if here == day else self.compare(first, last)
        return Effect(cells, compare(last, there), passed, shown)

    def _common_day(self, one: Record, other: Record, cells: tuple[CellChanges, ...]) -> date:
        shown = [day for record in (one, other) if (day := self.newest_day(record))]
        figures = [part for part in cells if part.table not in FOLLOW_UP_TABLES]
        days = [*shown, *(day for part in figures if (day := part.newest_day()))]
        days = days or [day for part in figures if (day := part.newest_day("target_on"))]
        return max(days or [day for part in cells if (day := part.newest_day())], default=date.max)

    def _some_day(self, record: Record) -> date:
        day = self.newest_day(record)
        if day is None:
            raise UnknownScopeError(str(Message.of(N_("Chưa có số liệu nào được công bố ở thời điểm này."))))
        return day


def _scope_of(situation: Situation) -> tuple[int, date, bool]:
    return situation.revision, situation.as_of, situation.documented_only


def _key(situation: Situation) -> tuple[int, date, bool, bool]:
    """Tell Situations apart: of one day and revision there is one with and one without what is invented."""
    return (
        situation.revision,
        situation.as_of,
        situation.documented_only,
        situation.work_out_real is None,
    )
