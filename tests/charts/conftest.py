"""Small typed tables made from one line of text each, to draw and to speak about."""

from datetime import date

import pandas as pd
import pytest

from ntm_dashboard.charts.burn_up import Course
from ntm_dashboard.domain.catalogue import Condition
from ntm_dashboard.domain.frames import Blockers, CriterionStates, IndicatorStates, LadderSteps, Steps, checked
from ntm_dashboard.domain.situation import ConditionVerdict, Pace, PaceVerdict
from ntm_dashboard.domain.terms import ConditionState, Measure, Requirement
from ntm_dashboard.i18n import Message

ORIGIN = {"source": "Báo cáo", "certainty": "documented", "revision": 1, "file": "f.csv", "row": 2}
AS_OF = date(2023, 4, 12)
TARGET_ON = date(2023, 12, 31)


def _lines(text):
    return [line.split() for line in text.split("|") if line.strip()]


def _criteria(text):
    blank = dict.fromkeys(CriterionStates.names())
    fixed = {"indicators_met": 0, "indicators_assessed": 0, "indicators_total": 0, "is_contradicted": False}
    rows = [
        {
            **blank,
            **fixed,
            **ORIGIN,
            "unit": unit,
            "unit_name": f"Xã {unit}",
            "criterion": criterion,
            "name": f"Tiêu chí thứ {criterion}",
            "status": status,
            "reason": Message.of("…"),
            "certainty": rest[0] if rest else "documented",
        }
        for unit, criterion, status, *rest in _lines(text)
    ]
    return checked(CriterionStates, pd.DataFrame(rows, columns=CriterionStates.names()))


def _indicators(text):
    rows = [
        {
            **ORIGIN,
            "unit": "A",
            "criterion": indicator.split(".")[0],
            "indicator": indicator,
            "name": f"Chỉ tiêu {indicator}",
            "direction": direction,
            "threshold": None if threshold == "-" else float(threshold),
            "threshold_text": "",
            "measured_in": "%",
            "result": None if result == "-" else result,
            "value": None if value == "-" else float(value),
            "gap": None if "-" in (value, threshold) else float(value) - float(threshold),
            "period": "2023-04-12",
            "catalogue_certainty": "documented",
            "certainty": rest[0] if rest else "documented",
        }
        for indicator, direction, threshold, value, result, *rest in _lines(text)
    ]
    return checked(IndicatorStates, pd.DataFrame(rows, columns=IndicatorStates.names()))


def _steps(text):
    rows = [
        {"measure": "communes_standard", "day": day, "value": value, "certainty": rest[0] if rest else "documented"}
        for day, value, *rest in _lines(text)
    ]
    return checked(Steps, pd.DataFrame(rows, columns=Steps.names()))


@pytest.fixture
def make_criteria():
    """Make criterion states from "UNIT CRITERION STATUS [CERTAINTY] | …"."""
    return _criteria


@pytest.fixture
def make_indicators():
    """Make indicator states from "INDICATOR DIRECTION THRESHOLD VALUE RESULT [CERTAINTY] | …" ("-": unknown)."""
    return _indicators


@pytest.fixture
def make_pace():
    """Make a pace of the communes from its figures."""

    def make(*, done=12, total=15, needed=0.35, actual=None, verdict=PaceVerdict.NOT_MEASURABLE):
        return Pace(
            measure=Measure.COMMUNES_STANDARD,
            done=done,
            total=total,
            target=total,
            remaining=total - done,
            waiting=0,
            months_left=8.64,
            needed_per_month=needed,
            actual_per_month=actual,
            window_months=None if actual is None else 12.2,
            gained_in_window=None if actual is None else 3,
            verdict=verdict,
            sentence=Message.of("Câu về nhịp."),
        )

    return make


@pytest.fixture
def make_course(make_pace):
    """Make a course from "DAY VALUE [CERTAINTY] | …" and the figures of its pace."""

    def make(text, *, as_of=AS_OF, target_on=TARGET_ON, **figures):
        return Course(_steps(text), make_pace(**figures), as_of, target_on)

    return make


@pytest.fixture
def make_blockers():
    """Make blockers from "CRITERION COUNT LATE UNIT,UNIT [WORKING] | …"."""

    def make(text):
        rows = [
            {
                "criterion": criterion,
                "name": f"Tiêu chí thứ {criterion}",
                "count": int(count),
                "late": int(late),
                "working": int(working[0]) if working else 0,
                "units": tuple(f"Xã {unit}" for unit in units.split(",")),
                "is_illustrative": False,
            }
            for criterion, count, late, units, *working in _lines(text)
        ]
        return checked(Blockers, pd.DataFrame(rows, columns=Blockers.names()))

    return make


@pytest.fixture
def make_ladder():
    """Make the ladder of a unit from "DAY TITLE [CERTAINTY] | …"."""

    def make(text):
        rows = [
            {
                **ORIGIN,
                "unit": "A",
                "title": title,
                "effective_on": day,
                "decided_on": day,
                "for_year": 2021,
                "decision": "Quyết định <b>12</b>",
                "certainty": rest[0] if rest else "documented",
            }
            for day, title, *rest in _lines(text)
        ]
        return checked(LadderSteps, pd.DataFrame(rows, columns=LadderSteps.names()))

    return make


@pytest.fixture
def make_condition():
    """Make the verdict on one condition."""

    def make(*, required=100.0, actual=80.0, count=12, of=15, state=ConditionState.NOT_SATISFIED, zero=False):
        requirement = Requirement.ZERO if zero else Requirement.SHARE_AT_LEAST
        condition = Condition(
            "100% số xã đạt chuẩn",
            "All communes",
            "s",
            "1",
            "X",
            Measure.COMMUNES_STANDARD,
            requirement,
            required,
            "100% số xã",
            "100% of communes",
            "",
            "documented",
        )
        words = None if actual is None else Message.of(f"{count}/{of} xã ({actual:g}%)" if count else f"{actual:g}")
        reason = Message.of("…")
        return ConditionVerdict(
            condition, actual, count, of, None, state, reason, is_illustrative=False, actual_words=words
        )

    return make
