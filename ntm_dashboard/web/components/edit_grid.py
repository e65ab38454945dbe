"""Many facts in one grid: a commune's criteria, a criterion's communes, titles, published figures, targets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from ntm_dashboard.briefing.model import MARK
from ntm_dashboard.domain.terms import is_illustrative, word
from ntm_dashboard.i18n import N_, Message, _, number_text
from ntm_dashboard.services.editing import Edit, Fact, Value, fields_of_kind, is_idle, standing_of
from ntm_dashboard.services.people import Person
from ntm_dashboard.services.typed_values import shown_value
from ntm_dashboard.web.components import edit_draft, edit_fields, edit_form, texts
from ntm_dashboard.web.components.edit_words import TERMS, fact_text, field_label, is_report
from ntm_dashboard.web.page_context import PageContext

_NO_RESULT = N_("{fact}: hãy chọn kết quả.")
_WIDTHS = {
    "result": 120,
    "value": 100,
    "dossier": 190,
    "dossier_state": 160,
    "planned_on": 130,
    "agency": 240,
    "note": 240,
    "for_year": 90,
    "decision": 180,
    "target_on": 130,
    "source": 320,
    "certainty": 160,
}


@dataclass(frozen=True)
class Row:
    """One line of a grid: its fact, how it is called in the first column, and what its value must reach."""

    fact: Fact
    label: str
    measured_in: str = ""
    threshold: str = ""


def show(page: PageContext, person: Person | None, rows: Sequence[Row], *, first: str) -> None:
    """Show the grid, its first column named `first`, and take up every row that is changed in it."""
    key = edit_form.key_of(*(row.fact for row in rows))
    starts = [edit_form.begun(page, person, row.fact, f"{key}_{place}") for place, row in enumerate(rows)]
    names = [one for one in fields_of_kind(rows[0].fact.kind) if one != "decided_on"]
    table = _table(rows, [one.shown for one in starts], names, first)
    first_width = 250 if is_report(rows[0].fact) else 440
    edited = st.data_editor(
        table,
        key=f"{key}_grid",
        hide_index=True,
        height="content",
        placeholder="–",
        disabled=[first, _threshold_label()],
        column_config={
            first: st.column_config.TextColumn(first, pinned=is_report(rows[0].fact), width=first_width),
            **_columns(page, names, starts),
        },
        alt=first,
    )
    is_wanted = st.button(_(edit_form.TAKE_UP), type="primary", key=f"{key}_take")
    _take(page, person, _read(page, rows, starts, edited, names), is_wanted=is_wanted)


def _threshold_label() -> str:
    return _("Đơn vị, ngưỡng")


def _table(rows: Sequence[Row], shown: Sequence[Mapping[str, Value]], names: Sequence[str], first: str) -> pd.DataFrame:
    columns: dict[str, list[object]] = {first: [_marked(row, one) for row, one in zip(rows, shown, strict=True)]}
    for name in names:
        columns[name] = [_cell(name, one.get(name)) for one in shown]
        if name == "value" and any(row.threshold or row.measured_in for row in rows):
            columns[_threshold_label()] = [row.threshold or row.measured_in or None for row in rows]
    return pd.DataFrame({name: pd.Series(values, dtype=object) for name, values in columns.items()})


def _cell(name: str, value: Value) -> str | None:
    """Write a cell as it is read, and read aloud: a word of a closed list, not the term behind it."""
    return word(TERMS[name](value)) if name in TERMS and value else shown_value(name, value) or None


def _typed(name: str, cell: Any) -> str | None:
    """Give what stands in a cell as a form would: of a word the term."""
    if pd.isna(cell):
        return None
    terms = {word(one): one.value for one in TERMS[name]} if name in TERMS else {}
    return terms.get(str(cell), str(cell))


def _marked(row: Row, shown: Mapping[str, Value]) -> str:
    """Call a row; one that is invented carries the mark."""
    return row.label + MARK if is_illustrative(str(shown.get("certainty"))) else row.label


def _columns(page: PageContext, names: Sequence[str], starts: Sequence[edit_form.Begun]) -> dict[str, Any]:
    return {name: _column(page, name, [one.shown.get(name) for one in starts]) for name in names}


def _column(page: PageContext, name: str, shown: Sequence[Value]) -> Any:
    label, width = field_label(name), _WIDTHS[name]
    if name in TERMS:
        term = TERMS[name]
        return st.column_config.SelectboxColumn(label, options=[word(one) for one in term], width=width)
    if name == "agency":
        known = [one.code for one in page.queries.catalogue.agencies]
        further = sorted({str(one) for one in shown if one} - set(known))
        named = page.queries.catalogue.agency_name
        return st.column_config.SelectboxColumn(
            label, options=[*known, *further], format_func=lambda one: named(str(one)), width=width
        )
    return st.column_config.TextColumn(label, width=width)


def _read(
    page: PageContext,
    rows: Sequence[Row],
    starts: Sequence[edit_form.Begun],
    edited: pd.DataFrame,
    names: Sequence[str],
) -> tuple[list[Edit], list[str]]:
    """Read the rows that were changed; give a sentence for each cell that cannot be taken."""
    catalogue, record = page.queries.catalogue, page.queries.record()
    edits: list[Edit] = []
    wrong: list[str] = []
    for row, start, line in zip(rows, starts, edited.to_dict("records"), strict=True):
        given = {name: _typed(name, line[name]) for name in names}
        typed = edit_fields.read(given, start.seen, catalogue, measured_in=row.measured_in)
        edit = Edit(row.fact, typed.values, {name: start.seen.get(name) for name in typed.values})
        about = fact_text(row.fact, catalogue)
        wrong += [f"{about}: {sentence}" for sentence in typed.wrong]
        standing = standing_of(record, catalogue, row.fact)
        if not typed.values or is_idle(edit, standing):
            continue
        if is_report(row.fact) and not {**standing.values, **typed.values}.get("result"):
            wrong.append(str(Message.of(_NO_RESULT, fact=about)))
        edits.append(edit)
    return edits, wrong


def _take(page: PageContext, person: Person | None, read: tuple[list[Edit], list[str]], *, is_wanted: bool) -> None:
    """Take up what was changed where that is wanted, and say what is changed and not taken up.

    The grid tells of its last cell a moment after it was left: a click may come before that, and must not lose it.
    """
    edits, wrong = read
    for sentence in wrong:
        texts.alert(sentence)
    if is_wanted and not wrong and not edits:
        texts.note(_(edit_form.NOTHING_CHANGED))
    if is_wanted and not wrong and edits:
        edit_draft.take_up(page, person, edits)
    mine = {one.fact: dict(one.fields) for one in page.program.own_edits.of(person)}
    waiting = sum(mine.get(one.fact) != dict(one.fields) for one in edits)
    if waiting:
        sentence = N_("{count} dòng đã đổi trong bảng, chưa đưa vào bản sửa.")
        texts.note(str(Message.of(sentence, count=number_text(waiting))))
