"""A small district to state the rules on: three communes, one town, two commune criteria, three district criteria."""

from datetime import date

import pandas as pd
import pytest

from ntm_dashboard.domain.catalogue import (
    Catalogue,
    Condition,
    CriteriaSet,
    Criterion,
    District,
    Indicator,
    Threshold,
    Unit,
    Validity,
)
from ntm_dashboard.domain.frames import Assessments, Counts, Recognitions, Targets, checked
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.terms import Certainty, Direction, Level, Measure, Requirement, UnitKind

VALID = Validity(date(2022, 3, 8), date(2025, 6, 30))
ALWAYS = Validity(None, None)


def _unit(code: str, name: str, kind: UnitKind, place: int) -> Unit:
    return Unit(code, name, kind, "849", place, 0, ALWAYS, "", "GSO")


def _criterion(set_id: str, number: str, name: str) -> Criterion:
    return Criterion(name, f"{name} (en)", set_id, number, "Nhóm", "Group", "", "van_ban")


def _indicator(criterion: str, number: str, direction: Direction) -> Indicator:
    return Indicator(f"Chỉ tiêu {number}", "", "xa", criterion, number, direction, "%", True, "van_ban", "")


def _condition(number: str, measure: Measure, requirement: Requirement, required: float) -> Condition:
    return Condition(
        f"Điều kiện {number}", "", "huyen", number, measure.value, measure, requirement, required, "", "", "", ""
    )


@pytest.fixture
def catalogue() -> Catalogue:
    return Catalogue(
        units=(
            _unit("A", "Xã An", UnitKind.COMMUNE, 0),
            _unit("B", "Xã Bình", UnitKind.COMMUNE, 1),
            _unit("C", "Xã Chi", UnitKind.COMMUNE, 2),
            _unit("T", "Thị trấn Tân", UnitKind.TOWN, 3),
        ),
        sets=(
            CriteriaSet("Bộ xã", "", "xa", Level.COMMUNE, "standard", "", VALID, 2, 3, "van_ban"),
            CriteriaSet("Bộ huyện", "", "huyen", Level.DISTRICT, "standard", "", VALID, 3, None, "van_ban"),
            CriteriaSet(
                "Bộ xã mới", "", "xa-2026", Level.COMMUNE, "standard", "", Validity(date(2026, 2, 15), None), 1, 0, ""
            ),
        ),
        criteria=(
            _criterion("xa", "1", "Quy hoạch"),
            _criterion("xa", "2", "Giao thông"),
            _criterion("huyen", "1", "Quy hoạch"),
            _criterion("huyen", "2", "Giao thông"),
            _criterion("huyen", "3", "Thủy lợi"),
            _criterion("xa-2026", "1", "Quy hoạch mới"),
        ),
        indicators=(
            _indicator("2", "2.1", Direction.AT_LEAST),
            _indicator("2", "2.2", Direction.AT_MOST),
            _indicator("2", "2.10", Direction.MET),
        ),
        thresholds=(
            Threshold("xa", "2.1", 80.0, "≥ 80%", Validity(None, date(2022, 12, 31)), "van_ban"),
            Threshold("xa", "2.1", 90.0, "≥ 90%", Validity(date(2023, 1, 1), None), "van_ban"),
            Threshold("xa", "2.2", 4.0, "≤ 4%", ALWAYS, "van_ban"),
        ),
        conditions=(
            _condition("1", Measure.COMMUNES_STANDARD, Requirement.SHARE_AT_LEAST, 100),
            _condition("2", Measure.COMMUNES_ADVANCED, Requirement.SHARE_AT_LEAST, 10),
            _condition("3", Measure.TOWNS_CIVILISED, Requirement.SHARE_AT_LEAST, 100),
            _condition("4", Measure.SATISFACTION, Requirement.VALUE_AT_LEAST, 90),
            _condition("5", Measure.CONSTRUCTION_DEBT, Requirement.ZERO, 0),
        ),
        agencies=(),
        district=District("849", "Huyện Thử", "Tỉnh", "", "", "", "", is_training=False),
    )


def _rows(text: str) -> list[list[str]]:
    return [line.split() for line in text.split("|") if line.strip()]


def assessments(text: str) -> pd.DataFrame:
    """Make rows from "PERIOD UNIT CRITERION-OR-INDICATOR RESULT [key=value …] | …"; the unit 849 is the district."""
    rows = []
    for period, unit, number, result, *rest in _rows(text):
        extra = dict(part.split("=") for part in rest)
        rows.append(
            {
                "period": period,
                "level": "district" if unit == "849" else "commune",
                "unit": unit,
                "criterion": number.split(".")[0],
                "indicator": number if "." in number else "",
                "criteria_set": extra.get("set", ""),
                "result": result,
                "value": float(extra["value"]) if "value" in extra else None,
                "dossier": None,
                "dossier_state": extra.get("dossier"),
                "planned_on": extra.get("plan"),
                "agency": None,
                "note": None,
                **_origin(extra.get("certainty", "reported")),
            }
        )
    return checked(Assessments, pd.DataFrame(rows, columns=Assessments.names()))


def recognitions(text: str) -> pd.DataFrame:
    """Make rows from "EFFECTIVE UNIT TITLE [certainty] | …"."""
    rows = [
        {
            "unit": unit,
            "title": title,
            "effective_on": day,
            "decided_on": day,
            "for_year": None,
            "decision": "1/QĐ",
            **_origin(rest[0] if rest else "documented"),
        }
        for day, unit, title, *rest in _rows(text)
    ]
    return checked(Recognitions, pd.DataFrame(rows, columns=Recognitions.names()))


def counts(text: str) -> pd.DataFrame:
    """Make rows from "DAY MEASURE VALUE [certainty] | …"."""
    rows = [
        {"day": day, "measure": measure, "value": float(value), **_origin(rest[0] if rest else "documented")}
        for day, measure, value, *rest in _rows(text)
    ]
    return checked(Counts, pd.DataFrame(rows, columns=Counts.names()))


def targets(text: str) -> pd.DataFrame:
    """Make rows from "DAY MEASURE VALUE | …"."""
    rows = [
        {"target_on": day, "measure": measure, "value": float(value), **_origin("documented")}
        for day, measure, value in _rows(text)
    ]
    return checked(Targets, pd.DataFrame(rows, columns=Targets.names()))


def _origin(certainty: str) -> dict[str, object]:
    return {"source": "Văn bản", "certainty": Certainty(certainty).value, "revision": 1, "file": "tep.csv", "row": 2}


@pytest.fixture
def make_record():
    """Make a record from the short texts of its four tables."""

    def make(*, assessed: str = "", recognised: str = "", counted: str = "", targeted: str = "") -> Record:
        return Record(1, assessments(assessed), recognitions(recognised), counts(counted), targets(targeted))

    return make
