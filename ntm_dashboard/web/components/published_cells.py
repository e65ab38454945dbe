"""A published cell in words: which unit, criterion and day it is about, and what a row says in it."""

from datetime import date

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.terms import Level, Measure, Title, word
from ntm_dashboard.i18n import N_, Message, _, date_text
from ntm_dashboard.store import Conflict
from ntm_dashboard.store.cells import Row
from ntm_dashboard.web.components import cells


def name(conflict: Conflict, catalogue: Catalogue) -> str:
    """Name the cell: Long Hiệp, tiêu chí 5, 12/04/2023."""
    key = {column: value for column, value in zip(conflict.cells.keys, conflict.key, strict=True) if value != ""}
    day = next((value for value in key.values() if isinstance(value, date)), None)
    parts = [_unit(key, catalogue, day), _criterion(key)]
    parts += [word(Title(str(key["title"]))) if "title" in key else ""]
    parts += [word(Measure(str(key["measure"]))) if "measure" in key else ""]
    return ", ".join(part for part in (*parts, date_text(day) if day else "") if part)


def line(conflict: Conflict, catalogue: Catalogue) -> list[str]:
    """Give the line of a table: the cell, what stood before, what was written, what stands now, and since when."""
    rows = (conflict.before, conflict.written, conflict.standing)
    return [name(conflict, catalogue), *(said(row) for row in rows), str(conflict.later)]


def said(row: Row | None) -> str:
    """Say what a row states: its result, value and dossier, or its decision; a dash where nothing stands."""
    if row is None:
        return cells.DASH
    parts = [
        cells.result(row.get("result")),
        cells.number(row["value"]) if row.get("value") is not None else "",
        cells.dossier(row.get("dossier"), row.get("dossier_state")),
        cells.text(row.get("decision")),
        cells.day(row.get("target_on")) if row.get("target_on") else "",
        cells.text(row.get("note")),
    ]
    return " · ".join(part for part in parts if part) or _("có ghi")


def _unit(key: Row, catalogue: Catalogue, day: date | None) -> str:
    code = key.get("unit")
    if not isinstance(code, str) or day is None:
        return ""
    is_district = key.get("level") == Level.DISTRICT
    return catalogue.district.name if is_district else catalogue.unit_name(code, day)


def _criterion(key: Row) -> str:
    number = key.get("indicator") or key.get("criterion")
    return str(Message.of(N_("tiêu chí {number}"), number=str(number))) if number else ""
