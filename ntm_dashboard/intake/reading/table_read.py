"""How a table was understood, for showing it: where it stands and what each of its columns was taken for."""

import hashlib

from ntm_dashboard.intake.cells.text import words_only
from ntm_dashboard.intake.contract import Column
from ntm_dashboard.intake.grid import column_letters
from ntm_dashboard.intake.outcome.codes import ErrorCode
from ntm_dashboard.intake.outcome.report import ColumnRead, Orientation, TableRead
from ntm_dashboard.intake.reading import matrices
from ntm_dashboard.intake.reading.header import Header
from ntm_dashboard.intake.reading.layout import Table
from ntm_dashboard.intake.reading.lexicon import Lexicon
from ntm_dashboard.intake.reading.roles import BY_HEADING, ORDER, THRESHOLD, TOTAL, UNMET, UNUSED, Roles


def fingerprint_of(header: Header) -> str:
    """Name a form by its headings."""
    text = "\n".join(words_only(" ".join(path)) for path in header.paths)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def table_read(raw: Table, roles: Roles, sheet: str, lexicon: Lexicon) -> TableRead:
    """Say how a table was understood."""
    header = raw.header
    rows = [line.number for line in raw.lines] or [header.row]
    orientation = Orientation.TRANSPOSED if header.units else Orientation.WIDE if header.criteria else Orientation.LONG
    width = max([header.width, *(line.width for line in raw.lines[:100])], default=0)
    columns = tuple(_column_read(index, header, roles, lexicon) for index in range(width))
    return TableRead(
        sheet,
        tuple(range(header.first_row, header.row + 1)),
        rows[0],
        rows[-1],
        orientation,
        columns,
        fingerprint_of(header),
    )


def _column_read(index: int, header: Header, roles: Roles, lexicon: Lexicon) -> ColumnRead:
    role = _role(index, header, roles, lexicon)
    heading = " – ".join(header.paths[index]) if index < len(header.paths) else ""
    asked = {one.about for one in roles.questions} | {
        option.value for one in roles.questions if one.code is ErrorCode.RESULT_COLUMN for option in one.options
    }
    letters = column_letters(index)
    return ColumnRead(index, letters, heading, role, roles.why.get(index, BY_HEADING), letters not in asked)


def _role(index: int, header: Header, roles: Roles, lexicon: Lexicon) -> str:
    column = next((column for column, at in roles.header.columns.items() if at == index), None)
    if column is not None:
        return column.value
    if index in roles.header.criteria:
        place = lexicon.commune.place_of_text(roles.header.headings[index])
        return matrices.CRITERION_ROLE + (place.number if place else "?")
    if index in header.units:
        unit = lexicon.meant(header.units[index]).unit
        return f"don_vi:{unit.code if unit else '?'}"
    pairs = {at for pair in header.pairs for at in (pair.met, pair.unmet)}
    if index in pairs or index in roles.results:
        return Column.RESULT.value
    kinds = (
        (header.orders, ORDER),
        (roles.thresholds, THRESHOLD),
        (header.totals, TOTAL),
        (roles.criterion_texts, Column.CRITERION.value),
    )
    known = next((name for places, name in kinds if index in places), None)
    return known or (UNMET if index == roles.unmet_list else UNUSED)
