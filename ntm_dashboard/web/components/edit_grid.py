"""Many facts in one grid: a commune's criteria, a criterion's communes, titles, published figures, targets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from ntm_dashboard.briefing.model import MARK
from ntm_dashboard.domain.terms import is_illustrative, word
from ntm_dashboard.i18n import N_, Message, _, number_text
from ntm_dashboard.services.editing import Edit, Fact, Value, fields_of_kind, merged, standing_of
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
    key, mine = edit_form.key_of(*(row.fact for row in rows)), page.program.own_edits.of(person)
    starts = [edit_form.begun(page, mine, row.fact, f"{key}_{place}") for place, row in enumerate(rows)]
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
    _take(page, person, _read(page, person, rows, starts, edited), is_wanted=is_wanted)


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


@dataclass(frozen=True)
class _Changed:
    """What was changed in the grid since it was last taken up, row by row, and what cannot be taken."""

    typed: Sequence[tuple[edit_form.Begun, Mapping[str, Value]]]
    edits: Sequence[Edit]
    wrong: Sequence[str]


def _read(
    page: PageContext,
    person: Person | None,
    rows: Sequence[Row],
    starts: Sequence[edit_form.Begun],
    edited: pd.DataFrame,
) -> _Changed:
    """Read the rows that were changed; give a sentence for each cell that cannot be taken."""
    catalogue, record = page.queries.catalogue, page.queries.record()
    names = [name for name in edited.columns if name in fields_of_kind(rows[0].fact.kind)]
    changed: list[tuple[edit_form.Begun, Mapping[str, Value]]] = []
    edits: list[Edit] = []
    wrong: list[str] = []
    mine = page.program.own_edits.of(person)
    for row, start, line in zip(rows, starts, edited.to_dict("records"), strict=True):
        given = {name: _typed(name, line[name]) for name in names}
        typed = edit_fields.read(given, start.known, catalogue, measured_in=row.measured_in)
        about = fact_text(row.fact, catalogue)
        wrong += [f"{about}: {sentence}" for sentence in typed.wrong]
        if not typed.values:
            continue
        edit = start.edit(row.fact, typed.values, speaks_on=start.speaks_on)
        standing = standing_of(record, catalogue, row.fact)
        if edit_form.changes_nothing(edit, mine, standing):
            continue
        if is_report(row.fact) and not {**standing.values, **merged(edit, mine).fields}.get("result"):
            wrong.append(str(Message.of(_NO_RESULT, fact=about)))
        changed.append((start, typed.values))
        edits.append(edit)
    return _Changed(changed, edits, wrong)


def _take(page: PageContext, person: Person | None, changed: _Changed, *, is_wanted: bool) -> None:
    """Take up what was changed where that is wanted, and say what is changed and not taken up.

    The grid tells of its last cell a moment after it was left: a click may come before that, and must not lose it.
    """
    for sentence in changed.wrong:
        texts.alert(sentence)
    if is_wanted and not changed.wrong and not changed.edits:
        texts.note(_(edit_form.NOTHING_CHANGED))
    if is_wanted and not changed.wrong and changed.edits and edit_draft.take_up(page, person, changed.edits):
        for start, typed in changed.typed:
            start.take(typed, speaks_on=start.speaks_on)
    elif changed.edits:
        sentence = N_("{count} dòng đã đổi trong bảng, chưa đưa vào bản sửa.")
        texts.note(str(Message.of(sentence, count=number_text(len(changed.edits)))))
