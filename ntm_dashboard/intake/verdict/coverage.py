"""Which communes and criteria a report says nothing about."""

from datetime import date

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.terms import Level, UnitKind
from ntm_dashboard.intake.outcome.codes import NoticeCode
from ntm_dashboard.intake.outcome.problems import Notice
from ntm_dashboard.intake.rows.entries import Entry

_NAMED_AT_MOST = 5
_PAIRS_AT_MOST = 20


def coverage_notices(entries: list[Entry], *, catalogue: Catalogue, day: date) -> list[Notice]:
    """Name the communes without any row (their number when they are many), and the criteria that others lack."""
    communes = [unit.code for unit in catalogue.units_on(day, (UnitKind.COMMUNE,))]
    reported = {entry.key[0] for entry in entries}
    missing = [code for code in communes if code not in reported]
    notices = [Notice(NoticeCode.MISSING_COMMUNES, _few(missing))] if missing else []
    return notices + _missing_criteria(entries, [code for code in communes if code in reported], catalogue, day)


def _few(codes: list[str]) -> str:
    return ",".join(codes) if len(codes) <= _NAMED_AT_MOST else str(len(codes))


def _missing_criteria(entries: list[Entry], communes: list[str], catalogue: Catalogue, day: date) -> list[Notice]:
    numbers = [criterion.number for criterion in catalogue.criteria_on(Level.COMMUNE, day)]
    has = {entry.key[:2] for entry in entries}
    pairs = [f"{code}/{number}" for code in communes for number in numbers if (code, number) not in has]
    if len(pairs) > _PAIRS_AT_MOST:
        return [Notice(NoticeCode.MISSING_CRITERIA, str(len(pairs)))]
    return [Notice(NoticeCode.MISSING_CRITERIA, pair) for pair in pairs]
