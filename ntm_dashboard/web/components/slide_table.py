"""The table of a slide on a page: the same cells, marks and states that the deck shows."""

from collections.abc import Callable

import streamlit as st

from ntm_dashboard.briefing.model import MARK, ORDINAL, Cell, Missing, Slide, Table
from ntm_dashboard.i18n import _, number_text
from ntm_dashboard.web.components import badges, tables, texts
from ntm_dashboard.web.components.markup import Html, join

Way = Callable[[str], Html]


def show(slide: Slide, *, number: int, most: int, way: Way | None = None, way_head: str = "") -> None:
    """Show the finding of a slide under its number, its first rows and its points; further rows are folded away.

    `way` gives for the key of a row a link that stands at its end.
    """
    texts.heading(f"{number}. {slide.title}")
    match slide.picture:
        case Table() as table:
            heads, rows = _heads(table), [_row(table, row) for row in table.rows]
            if way is not None:
                heads.append(way_head)
                rows = [[*row, way(key)] for key, row in zip(table.keys, rows, strict=True)]
            tables.show(heads, rows[:most])
            if len(rows) > most:
                with st.expander(_("Xem thêm {count} dòng").format(count=number_text(len(rows) - most))):
                    tables.show(heads, rows[most:])
        case Missing(what=what, remedy=remedy):
            texts.note(" ".join(filter(None, [str(what), str(remedy)])))
        case _:
            pass
    for point in slide.bullets:
        texts.lead(str(point))


def _heads(table: Table) -> list[str]:
    header = table.header[1:] if table.columns[0] == ORDINAL else table.header
    return [str(cell.text) for cell in header]


def _row(table: Table, row: tuple[Cell, ...]) -> list[str]:
    """Give the texts of a row; its number stands before what it numbers."""
    if table.columns[0] != ORDINAL:
        return [_cell(cell) for cell in row]
    first, second, *rest = row
    number = str(first.text)
    said = _cell(second)
    numbered = said if number == "–" else join(f"{number}. ", said)
    return [numbered, *(_cell(cell) for cell in rest)]


def _cell(cell: Cell) -> str:
    said = f"{cell.text}{MARK}" if cell.is_illustrative else str(cell.text)
    return said if cell.status is None else badges.of_state(cell.status, said)
