"""A Situation as plain values for JSON: dates in ISO form, codes as in the code, what is not known is null."""

from collections.abc import Iterator
from datetime import date
from typing import Any, TypeAlias

import pandas as pd

from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.situation import (
    ConditionVerdict,
    Pace,
    PublishedFigure,
    ReconciliationLine,
    SetProgress,
    Situation,
)

Facts: TypeAlias = dict[str, Any]


def situation_facts(situation: Situation) -> Facts:
    """Give what the command line and the programming interface say about a Situation.

    `illustrative` lists, as JSON pointers, each value that rests on rows which are invented for illustration.
    """
    facts = _facts(situation)
    invented = () if situation.without_illustrative is None else _differing(facts, _facts(situation.real))
    return {**facts, "illustrative": sorted(invented)}


def _differing(facts: Any, real: Any, place: str = "") -> Iterator[str]:
    """Give the places of the values that are said only with illustrative rows."""
    match facts:
        case dict():
            known = real if isinstance(real, dict) else {}
            for key, value in facts.items():
                yield from _differing(value, known.get(key), f"{place}/{key}")
        case list():
            known = real if isinstance(real, list) else []
            for index, value in enumerate(facts):
                yield from _differing(value, known[index] if index < len(known) else None, f"{place}/{index}")
        case _:
            if facts != real:
                yield place


def _facts(situation: Situation) -> Facts:
    headline, clock = situation.headline, situation.clock
    return {
        "district": {"code": situation.district.code, "name": situation.district.name},
        "as_of": situation.as_of.isoformat(),
        "revision": situation.revision,
        "documented_only": situation.documented_only,
        "latest_period": _iso(situation.latest_period),
        "headline": str(headline.sentence),
        "ended": None if situation.ended is None else situation.ended.since.isoformat(),
        "target_date": _iso(clock.target_on),
        "days_left": clock.days_left,
        "clock": {"state": clock.state.value, "text": str(clock.sentence), "days_late": clock.days_late},
        "recognised": headline.is_district_recognised,
        "recognised_on": _iso(clock.recognised_on),
        "decision": headline.district_decision or None,
        "communes": {
            "total": headline.communes,
            "standard": headline.standard,
            "advanced": headline.advanced,
            "model": headline.model,
            "completed_task": headline.completed_task,
            "average_criteria": headline.average_criteria,
            "items": [_unit(row) for row in rows_of(situation.units) if row.kind == "commune"],
        },
        "other_sets": [_set_progress(one) for one in situation.other_sets],
        "towns": {
            "total": headline.towns,
            "civilised": headline.civilised,
            "items": [_unit(row) for row in rows_of(situation.units) if row.kind == "town"],
        },
        "district_criteria": {
            "total": headline.criteria,
            "met": headline.criteria_met,
            "items": [_criterion(row) for row in rows_of(situation.district_criteria)],
        },
        "conditions": [_condition(verdict) for verdict in situation.conditions],
        "paces": [_pace(pace) for pace in situation.paces],
        "reconciliation": [_reconciliation(line) for line in situation.reconciliation],
        "published_figures": [_figure(one) for one in situation.published_figures],
        "provenance": {
            "documented": situation.provenance.documented,
            "derived": situation.provenance.derived,
            "reported": situation.provenance.reported,
            "illustrative": situation.provenance.illustrative,
            "total": situation.provenance.total,
        },
    }


def _figure(one: PublishedFigure) -> Facts:
    return {
        "measure": one.code.measure.value,
        "day": one.day.isoformat(),
        "value": one.value,
        "unit": one.code.measured_in or None,
        "criterion": one.criterion or None,
        "source": one.source or None,
        "certainty": one.certainty,
    }


def _set_progress(one: SetProgress) -> Facts:
    return {
        "unit": one.unit,
        "set": one.chosen.set_id,
        "name": str(one.chosen.name),
        "met": one.met,
        "total": one.total,
        "period": one.period.isoformat(),
        "items": [_criterion(row) for row in rows_of(one.criteria)],
    }


def _unit(row: Any) -> Facts:
    return {
        "unit": row.unit,
        "name": row.name,
        "status": row.status,
        "title": _known(row.title),
        "since": _iso(row.title_since),
        "decision": _known(row.decision),
        "met": None if pd.isna(row.met) else int(row.met),
        "assessed": int(row.assessed),
        "total": int(row.total),
        "certainty": _known(row.certainty),
        "source": _known(row.source),
    }


def _criterion(row: Any) -> Facts:
    return {
        "criterion": row.criterion,
        "name": str(row.name),
        "status": row.status,
        "result": _known(row.result),
        "reason": str(row.reason),
        "dossier": _known(row.dossier),
        "dossier_state": _known(row.dossier_state),
        "planned_on": _iso(row.planned_on),
        "agency": _known(row.agency),
        "certainty": _known(row.certainty),
        "source": _known(row.source),
        "file": _known(row.file),
        "row": None if pd.isna(row.row) else int(row.row),
    }


def _condition(verdict: ConditionVerdict) -> Facts:
    return {
        "id": verdict.condition.code,
        "name": str(verdict.condition.name),
        "required": verdict.condition.required,
        "required_text": str(verdict.condition.required_text),
        "actual": verdict.actual,
        "margin": verdict.margin,
        "actual_text": None if verdict.actual_words is None else str(verdict.actual_words),
        "margin_text": None if verdict.margin_words is None else str(verdict.margin_words),
        "state": verdict.state.value,
        "reason": str(verdict.reason),
        "illustrative": verdict.is_illustrative,
    }


def _pace(pace: Pace) -> Facts:
    return {
        "measure": pace.measure.value,
        "done": pace.done,
        "total": pace.total,
        "remaining": pace.remaining,
        "waiting": pace.waiting,
        "needed_per_month": pace.needed_per_month,
        "actual_per_month": pace.actual_per_month,
        "verdict": pace.verdict.value,
        "text": str(pace.sentence),
    }


def _reconciliation(line: ReconciliationLine) -> Facts:
    return {
        "measure": line.measure.value,
        "day": line.day.isoformat(),
        "published": line.published,
        "computed": line.computed,
        "agrees": line.agrees,
        "illustrative": line.illustrative,
        "certainty": line.certainty,
        "source": line.source,
        "text": str(line.sentence),
    }


def _known(value: Any) -> Any:
    return None if pd.isna(value) else value


def _iso(day: date | Any | None) -> str | None:
    if day is None or pd.isna(day):
        return None
    return (day.date() if isinstance(day, pd.Timestamp) else day).isoformat()
