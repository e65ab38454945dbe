"""From what was published to the Situation: the one place where the rules are put together."""

from dataclasses import replace
from datetime import date

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.clock import clock_of, target_date, target_of
from ntm_dashboard.domain.conditions import Evidence, verdict_on
from ntm_dashboard.domain.course import steps_of
from ntm_dashboard.domain.criteria import Bearings, States, criterion_states
from ntm_dashboard.domain.ended import ended_on
from ntm_dashboard.domain.follow_up.surveys import surveyed_of
from ntm_dashboard.domain.frames import DataFrame, IndicatorStates, Steps
from ntm_dashboard.domain.headline import Tally, headline_of
from ntm_dashboard.domain.indicators import indicator_states
from ntm_dashboard.domain.ladder import ladder_steps
from ntm_dashboard.domain.other_sets import other_sets_of
from ntm_dashboard.domain.overview import blockers_of, coverage_of, provenance_of
from ntm_dashboard.domain.pace import measured_pace, pace_of
from ntm_dashboard.domain.published_figures import published_figures_of
from ntm_dashboard.domain.reconciliation import reconciliation_of
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.reported import CERTAINTIES
from ntm_dashboard.domain.situation import Clock, ClockState, ConditionVerdict, Ended, Headline, Pace, Situation
from ntm_dashboard.domain.terms import Certainty, Level, Measure, UnitKind
from ntm_dashboard.domain.titles import TITLES
from ntm_dashboard.domain.units import unit_states


def situation_of(record: Record, catalogue: Catalogue, *, as_of: date, documented_only: bool = False) -> Situation:
    """Work out how the district stands on a day, from what was published until some revision.

    `documented_only` leaves out what is only reported or illustrative.
    """
    assigned = catalogue.without_illustrative_agencies
    known = (record.documented() if documented_only else record).until(as_of)
    shown = assigned if documented_only else catalogue
    situation = _worked_out(known, shown, as_of=as_of, documented_only=documented_only)
    if not situation.provenance.is_partly_illustrative:
        return situation

    def real() -> Situation:
        return _worked_out(known.without_illustrative(), assigned, as_of=as_of, documented_only=documented_only)

    return replace(situation, work_out_real=real)


def _worked_out(known: Record, catalogue: Catalogue, *, as_of: date, documented_only: bool) -> Situation:
    units = catalogue.units_on(as_of)
    commune_pairs = [(unit.code, unit.name) for unit in units if unit.kind is UnitKind.COMMUNE]
    district_pair = [(catalogue.district.code, catalogue.district.name)]
    tally = Tally(known, catalogue, as_of)
    bearings = _bearings(tally)
    communes = criterion_states(
        known.reported, catalogue, level=Level.COMMUNE, units=commune_pairs, as_of=as_of, bearings=bearings
    )
    district = criterion_states(
        known.reported, catalogue, level=Level.DISTRICT, units=district_pair, as_of=as_of, bearings=bearings
    )
    states = unit_states(units, known.titles, communes)
    ended = ended_on(catalogue, as_of=as_of)
    headline = headline_of(tally, communes, district, ended=ended)
    clock = _clock(known, headline, ended, as_of=as_of)
    steps = steps_of(known, catalogue)
    return Situation(
        district=catalogue.district,
        as_of=as_of,
        revision=known.revision,
        documented_only=documented_only,
        latest_period=known.latest_period(),
        clock=clock,
        headline=headline,
        units=states,
        ladder=ladder_steps(known.titles, units),
        commune_criteria=communes.table,
        district_criteria=district.table,
        commune_indicators=_indicators(known, catalogue, Level.COMMUNE, pairs=commune_pairs, as_of=as_of),
        district_indicators=_indicators(known, catalogue, Level.DISTRICT, pairs=district_pair, as_of=as_of),
        conditions=_conditions(known, catalogue, headline, district, as_of=as_of),
        paces=_paces(known, headline, clock, steps, as_of=as_of),
        steps=steps,
        blockers=blockers_of(communes),
        coverage=coverage_of(states),
        reconciliation=reconciliation_of(known, catalogue),
        provenance=provenance_of(known, has_illustrative_agencies=_has_illustrative_agencies(catalogue, as_of)),
        other_sets=other_sets_of(known, catalogue, as_of=as_of),
        ended=ended,
        published_figures=published_figures_of(known, catalogue, as_of=as_of),
    )


def _has_illustrative_agencies(catalogue: Catalogue, as_of: date) -> bool:
    """Tell whether the catalogue names agencies for the criteria of a day that are only illustrative."""
    assigned = catalogue.without_illustrative_agencies
    return any(catalogue.criteria_on(level, as_of) != assigned.criteria_on(level, as_of) for level in Level)


def _clock(record: Record, headline: Headline, ended: Ended | None, *, as_of: date) -> Clock:
    """Give the clock; that of a district which ended before it was recognised has stopped."""
    clock = clock_of(
        record.targets, as_of=as_of, recognised_on=headline.recognised_on, decision=headline.district_decision
    )
    if ended is None or headline.is_district_recognised:
        return clock
    return Clock(clock.target_on, None, ClockState.ENDED, ended.sentence)


def _bearings(tally: Tally) -> Bearings:
    """Gather what reports are seen against; what stands of a recognised district stands of each of its communes."""
    record, own = tally.record, tally.recognised_on()
    recognised = record.titles.last_recognised()
    if own is not None:
        codes = {unit.code for unit in tally.catalogue.units_on(tally.as_of)} | {tally.catalogue.district.code}
        recognised |= {code: max(own, recognised.get(code, own)) for code in codes}
    target_on = None if own is not None else target_date(record.targets)
    return Bearings(target_on, record.latest_period(), recognised, record.dossiers, record.roadmap)


def _indicators(
    record: Record, catalogue: Catalogue, level: Level, *, pairs: list[tuple[str, str]], as_of: date
) -> DataFrame[IndicatorStates]:
    codes = [code for code, _name in pairs]
    return indicator_states(record.reported, catalogue, level=level, units=codes, as_of=as_of)


def _conditions(
    record: Record, catalogue: Catalogue, headline: Headline, district: States, *, as_of: date
) -> tuple[ConditionVerdict, ...]:
    units = {one.measure: one.measured_in for one in catalogue.measures}
    invented = _illustrative_measures(record, district)
    communes = [one.code for one in catalogue.units_on(as_of, (UnitKind.COMMUNE,))]
    surveyed = surveyed_of(record.surveys, communes, catalogue.district.code, as_of=as_of)
    evidence = Evidence(headline, record.counted, as_of, invented, units, record.latest_period(), surveyed)
    return tuple(verdict_on(condition, evidence) for condition in catalogue.conditions_on(as_of))


def _illustrative_measures(record: Record, district: States) -> frozenset[Measure]:
    held = record.titles
    invented = held.is_held() & (held.trust == CERTAINTIES.index(Certainty.ILLUSTRATIVE))
    titles = {TITLES[place] for place in set(held.title[invented].tolist())}
    measures = {
        Measure.COMMUNES_STANDARD: "standard" in titles,
        Measure.COMMUNES_ADVANCED: bool(titles & {"advanced", "model"}),
        Measure.TOWNS_CIVILISED: "civilised_town" in titles,
        Measure.DISTRICT_CRITERIA_MET: bool((district.certainty == CERTAINTIES.index(Certainty.ILLUSTRATIVE)).any()),
    }
    return frozenset(measure for measure, is_invented in measures.items() if is_invented)


def _paces(
    record: Record, headline: Headline, clock: Clock, steps: DataFrame[Steps], *, as_of: date
) -> tuple[Pace, ...]:
    courses = (
        (Measure.COMMUNES_STANDARD, headline.standard, headline.communes, headline.completed_task),
        (Measure.DISTRICT_CRITERIA_MET, headline.criteria_met, headline.criteria, 0),
    )
    return tuple(
        pace_of(
            measure,
            done=done,
            total=total,
            target=_target(record, measure, total=total),
            waiting=waiting,
            clock=clock,
            measured=measured_pace(steps, measure, as_of=as_of),
        )
        for measure, done, total, waiting in courses
    )


def _target(record: Record, measure: Measure, *, total: int) -> int:
    target = target_of(record.targets, measure)
    return total if target is None else int(target[1])
