"""Towns among commune criteria: they carry the standard of urban civilisation, not the commune's set.

Where the catalogue lists the criteria of urban civilisation (Decision 04/2022/QĐ-TTg), towns report by them and
communes do not.
"""

from datetime import date

import numpy as np

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.terms import CIVILISED_TOWN_SET, UnitKind
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.intake.outcome.codes import ErrorCode, NoticeCode
from ntm_dashboard.intake.outcome.problems import Notice
from ntm_dashboard.intake.rows.entries import RowTable
from ntm_dashboard.intake.rows.faults import Faults

_NOT_OF_TOWNS = N_(
    "Bộ tiêu chí xã nông thôn mới không dành cho thị trấn. Nếu là xã, hãy sửa mã và tên; kết quả công nhận đô thị văn "
    "minh của thị trấn nộp bằng danh sách công nhận."
)
_OF_TOWNS = N_("Bộ tiêu chí đô thị văn minh dành cho thị trấn. Hãy sửa mã và tên, hoặc sửa bộ tiêu chí của dòng.")


def note_misplaced(rows: RowTable, *, catalogue: Catalogue, day: date, faults: Faults) -> None:
    """Note each town of a report about nothing but towns by the set of communes, and communes by the set of towns."""
    by_set = _by_set_of_towns(rows, catalogue)
    towns = _firsts(rows, _is_town(rows, catalogue, day) & ~by_set)
    if towns and len(towns) == rows.frame["unit"][~by_set].nunique():
        _note(towns, _NOT_OF_TOWNS, faults)
    _note(_firsts(rows, by_set & ~_is_town(rows, catalogue, day)), _OF_TOWNS, faults)


def _note(units: dict[str, tuple[int, str]], expected: str, faults: Faults) -> None:
    for row, name in units.values():
        faults.add(ErrorCode.CRITERION_NOT_FOR_UNIT, row=row, found=name, unit=name, expected=Message.of(expected))


def town_notices(rows: RowTable, *, catalogue: Catalogue, day: date) -> list[Notice]:
    """Say that towns beside communes are kept and never counted.

    The list of the whole district needs no word: there the towns are only what the form of the office prints.
    """
    towns = _firsts(rows, _is_town(rows, catalogue, day) & ~_by_set_of_towns(rows, catalogue))
    reported = set(rows.frame["unit"].unique())
    is_whole_list = {unit.code for unit in catalogue.units_on(day, (UnitKind.COMMUNE,))} <= reported
    names = ", ".join(name for _row, name in towns.values())
    return [Notice(NoticeCode.TOWN_ROWS_NOT_COUNTED, names)] if towns and not is_whole_list else []


def _is_town(rows: RowTable, catalogue: Catalogue, day: date) -> np.ndarray:
    codes = {unit.code for unit in catalogue.units_on(day, (UnitKind.TOWN,))}
    return rows.frame["unit"].isin(codes).to_numpy()


def _by_set_of_towns(rows: RowTable, catalogue: Catalogue) -> np.ndarray:
    sets = {one.set_id for one in catalogue.sets if one.kind == CIVILISED_TOWN_SET}
    return rows.frame["criteria_set"].isin(sets).to_numpy()


def _firsts(rows: RowTable, wanted: np.ndarray) -> dict[str, tuple[int, str]]:
    """Give the units of the rows that are wanted, with the first of those rows and the name of each."""
    frame = rows.frame[wanted]
    is_first = (~frame["unit"].duplicated()).to_numpy()
    own, row = frame["unit"][is_first].tolist(), frame["row"][is_first].tolist()
    return dict(zip(own, zip(row, rows.unit_names[wanted][is_first].tolist(), strict=True), strict=True))
