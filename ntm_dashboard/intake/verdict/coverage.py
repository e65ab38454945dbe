"""Which communes and criteria a report says nothing about."""

from datetime import date

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.terms import Level, UnitKind
from ntm_dashboard.intake.outcome.codes import NoticeCode
from ntm_dashboard.intake.outcome.problems import Notice
from ntm_dashboard.intake.rows.entries import RowTable

_NAMED_AT_MOST = 5
_PAIRS_AT_MOST = 20


def coverage_notices(rows: RowTable, *, catalogue: Catalogue, day: date) -> list[Notice]:
    """Name the communes without any row (their number when they are many), and the criteria that others lack."""
    communes = [unit.code for unit in catalogue.units_on(day, (UnitKind.COMMUNE,))]
    pairs = rows.frame[["unit", "criterion"]].drop_duplicates()
    has = set(zip(pairs["unit"].tolist(), pairs["criterion"].tolist(), strict=True))
    reported = {code for code, _number in has}
    missing = [code for code in communes if code not in reported]
    notices = [Notice(NoticeCode.MISSING_COMMUNES, _few(missing))] if missing else []
    return notices + _missing_criteria(has, [code for code in communes if code in reported], catalogue, day)


def _few(codes: list[str]) -> str:
    return ",".join(codes) if len(codes) <= _NAMED_AT_MOST else str(len(codes))


def _missing_criteria(has: set[tuple[str, str]], communes: list[str], catalogue: Catalogue, day: date) -> list[Notice]:
    numbers = [criterion.number for criterion in catalogue.criteria_on(Level.COMMUNE, day)]
    pairs = [f"{code}/{number}" for code in communes for number in numbers if (code, number) not in has]
    if len(pairs) > _PAIRS_AT_MOST:
        return [Notice(NoticeCode.MISSING_CRITERIA, str(len(pairs)))]
    return [Notice(NoticeCode.MISSING_CRITERIA, pair) for pair in pairs]
