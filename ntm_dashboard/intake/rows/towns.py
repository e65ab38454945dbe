"""Towns among commune criteria: they carry the standard of urban civilisation, not the commune's set."""

from datetime import date

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.terms import UnitKind
from ntm_dashboard.intake.outcome.codes import ErrorCode, NoticeCode
from ntm_dashboard.intake.outcome.problems import Notice
from ntm_dashboard.intake.rows.entries import RowTable
from ntm_dashboard.intake.rows.faults import Faults


def note_towns_alone(rows: RowTable, *, catalogue: Catalogue, day: date, faults: Faults) -> None:
    """Note each town of a report of commune criteria that is about nothing but towns."""
    towns = _towns_of(rows, catalogue, day)
    if towns and len(towns) == rows.frame["unit"].nunique():
        for row, name in towns.values():
            faults.add(ErrorCode.CRITERION_NOT_FOR_UNIT, row=row, found=name, unit=name)


def town_notices(rows: RowTable, *, catalogue: Catalogue, day: date) -> list[Notice]:
    """Say that towns beside communes are kept and never counted.

    The list of the whole district needs no word: there the towns are only what the form of the office prints.
    """
    towns = _towns_of(rows, catalogue, day)
    reported = set(rows.frame["unit"].unique())
    is_whole_list = {unit.code for unit in catalogue.units_on(day, (UnitKind.COMMUNE,))} <= reported
    names = ", ".join(name for _row, name in towns.values())
    return [Notice(NoticeCode.TOWN_ROWS_NOT_COUNTED, names)] if towns and not is_whole_list else []


def _towns_of(rows: RowTable, catalogue: Catalogue, day: date) -> dict[str, tuple[int, str]]:
    """Give the towns with the first row and the name of each."""
    codes = {unit.code for unit in catalogue.units_on(day, (UnitKind.TOWN,))}
    units = rows.frame["unit"]
    firsts = (~units.duplicated() & units.isin(codes)).to_numpy()
    own, row = units[firsts].tolist(), rows.frame["row"][firsts].tolist()
    return dict(zip(own, zip(row, rows.unit_names[firsts].tolist(), strict=True), strict=True))
