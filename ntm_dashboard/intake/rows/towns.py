"""Towns among commune criteria: they carry the standard of urban civilisation, not the commune's set."""

from datetime import date

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.terms import UnitKind
from ntm_dashboard.intake.outcome.codes import ErrorCode, NoticeCode
from ntm_dashboard.intake.outcome.problems import Notice
from ntm_dashboard.intake.rows.entries import Entry
from ntm_dashboard.intake.rows.faults import Faults


def note_towns_alone(entries: list[Entry], *, catalogue: Catalogue, day: date, faults: Faults) -> None:
    """Note each town of a report of commune criteria that is about nothing but towns."""
    towns = _towns_of(entries, catalogue, day)
    if towns and len(towns) == len({entry.key[0] for entry in entries}):
        for first in towns.values():
            faults.add(ErrorCode.CRITERION_NOT_FOR_UNIT, row=first.row, found=first.unit_name, unit=first.unit_name)


def town_notices(entries: list[Entry], *, catalogue: Catalogue, day: date) -> list[Notice]:
    """Say that towns beside communes are kept and never counted.

    The list of the whole district needs no word: there the towns are only what the form of the office prints.
    """
    towns = _towns_of(entries, catalogue, day)
    reported = {entry.key[0] for entry in entries}
    is_whole_list = {unit.code for unit in catalogue.units_on(day, (UnitKind.COMMUNE,))} <= reported
    names = ", ".join(first.unit_name for first in towns.values())
    return [Notice(NoticeCode.TOWN_ROWS_NOT_COUNTED, names)] if towns and not is_whole_list else []


def _towns_of(entries: list[Entry], catalogue: Catalogue, day: date) -> dict[str, Entry]:
    codes = {unit.code for unit in catalogue.units_on(day, (UnitKind.TOWN,))}
    found: dict[str, Entry] = {}
    for entry in entries:
        if entry.key[0] in codes:
            found.setdefault(entry.key[0], entry)
    return found
