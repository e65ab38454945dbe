"""Under which criteria set each row of a report is: by its column, else by what the file says of itself."""

from collections.abc import Sequence
from datetime import date

from ntm_dashboard.domain.catalogue import CriteriaSet
from ntm_dashboard.domain.terms import CIVILISED_TOWN_SET, Level
from ntm_dashboard.intake.cells.text import words_only
from ntm_dashboard.intake.contract import Column
from ntm_dashboard.intake.grid import Line
from ntm_dashboard.intake.rows.fields import Fields

_WORDS = {
    "standard": "dat chuan|chuan|nong thon moi|ntm|bo dat chuan|bo chuan",
    "advanced": "nang cao|nong thon moi nang cao|ntm nang cao|bo nang cao",
    CIVILISED_TOWN_SET: "do thi van minh|bo do thi van minh|van minh do thi",
    "model": "kieu mau|nong thon moi kieu mau|ntm kieu mau|bo kieu mau",
}
_KIND_OF = {word: kind for kind, forms in _WORDS.items() for word in forms.split("|")}


def lines_by_set(
    lines: Sequence[Line], fields: Fields, *, of_file: str, level: Level, day: date
) -> dict[str, tuple[Line, ...]]:
    """Part the rows by their set: "" for the standard one, else the id; rows that name none have that of the file."""
    if Column.CRITERIA_SET not in fields.header.columns:
        return {of_file: tuple(lines)}
    known = _names(fields, level, day)
    parted: dict[str, list[Line]] = {}
    for line in lines:
        cell = fields.cell(line, Column.CRITERIA_SET)
        if cell is None:
            continue
        set_id = of_file if cell.is_blank else known.get(words_only(cell.text))
        if set_id is None:
            fields.unknown_word(line, Column.CRITERIA_SET, tuple(one.set_id for one in _sets(fields, level)))
        else:
            parted.setdefault(set_id, []).append(line)
    return {set_id: tuple(of_set) for set_id, of_set in parted.items()}


def _sets(fields: Fields, level: Level) -> list[CriteriaSet]:
    return [one for one in fields.context.catalogue.sets if one.level is level]


def _names(fields: Fields, level: Level, day: date) -> dict[str, str]:
    """Give the ids by all that may be written for a set; "" for the standard set of the day."""
    standard = fields.context.catalogue.set_on(level, day)
    names: dict[str, str] = {}
    for one in _sets(fields, level):
        is_own = standard is not None and one.set_id == standard.set_id
        names[words_only(one.set_id)] = "" if is_own else one.set_id
    for word, kind in _KIND_OF.items():
        own = fields.context.catalogue.set_on(level, day, kind)
        if own is not None:
            names[word] = "" if kind == "standard" else own.set_id
    return names
