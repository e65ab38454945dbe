"""Every cell that differs, old → new, of any period, with filters; the whole list can be taken along as CSV."""

from collections.abc import Mapping, Sequence

import numpy as np
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ntm_dashboard.briefing.model import MARK
from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.cell_changes import CellChanges
from ntm_dashboard.domain.cell_words import SaidChange, said_changes, unit_of
from ntm_dashboard.domain.columns import Flags
from ntm_dashboard.domain.published import FOLLOW_UP_TABLES
from ntm_dashboard.domain.terms import REPORT_KIND_WORDS
from ntm_dashboard.exports.changes_csv import CHANGE_WORDS, changes_csv
from ntm_dashboard.i18n import N_, Message, _, current_language, number_text, speaking
from ntm_dashboard.web.components import marks, tables, texts
from ntm_dashboard.web.components.fragments import fragment
from ntm_dashboard.web.components.markup import join

_SHOWN = 100
_OF = {
    "assessments": N_("Kết quả tiêu chí"),
    "recognitions": N_("Kết quả công nhận"),
    "counts": N_("Số liệu công bố"),
    "targets": N_("Mục tiêu"),
    **{table.name: REPORT_KIND_WORDS[table.kinds[0]] for table in FOLLOW_UP_TABLES},
}


@fragment
def show(cells: Sequence[CellChanges], catalogue: Catalogue, *, key: str) -> None:
    """List the cells; `key` tells the filters of two lists on a page apart."""
    count = sum(len(one) for one in cells)
    if not count:
        return
    texts.heading(marks.text(_heading(count), _heading(_real(cells))))
    chosen = _chosen(cells, catalogue, key)
    lines = [line for one in chosen for line in said_changes(one.part(np.arange(min(len(one), _SHOWN))), catalogue)]
    tables.show([_("Đơn vị"), _("Số liệu"), _("Trước"), "", _("Sau")], [_line(one) for one in lines[:_SHOWN]])
    left, real = sum(len(one) for one in chosen), _real(chosen)
    if left > _SHOWN:
        texts.hint(marks.text(_only_some(left), _only_some(real)))
    _download(chosen, catalogue, key)


def _real(cells: Sequence[CellChanges]) -> int:
    """Count the cells of which nothing is invented for illustration."""
    return sum(int((~np.logical_or(*one.illustrative)).sum()) for one in cells)


def _only_some(count: int) -> str:
    sentence = N_("Đang thấy {shown} trên {count} số liệu. Hãy lọc, hoặc tải cả danh sách.")
    return str(Message.of(sentence, shown=number_text(_SHOWN), count=number_text(count)))


def _heading(count: int) -> str:
    return _("Từng số liệu: {count}").format(count=number_text(count))


def _line(one: SaidChange) -> list[str]:
    is_marked = one.was_illustrative or one.is_illustrative
    named = [_marked(text, is_marked) for text in (one.unit, one.about)]
    return [*named, _marked(one.before, one.was_illustrative), marks.ARROW, _marked(one.after, one.is_illustrative)]


def _marked(text: str, is_illustrative: bool) -> str:
    return join(text, MARK) if is_illustrative else text


def _chosen(cells: Sequence[CellChanges], catalogue: Catalogue, key: str) -> list[CellChanges]:
    """Offer the filters that part the list; give what passes all of them."""
    units = {one.table.name: _units(one, catalogue) for one in cells}
    names = list(dict.fromkeys(name for found in units.values() for name in found))
    kinds = [one.table.name for one in cells]
    acts = [act for act in CHANGE_WORDS if any((one.change == act).any() for one in cells)]
    if max(len(names), len(kinds), len(acts)) < 2:
        return list(cells)
    left, middle, right = st.columns(3)
    unit = _filter(left, _("Lọc theo đơn vị"), names, f"{key}_unit")
    kind = _filter(middle, _("Lọc theo loại số liệu"), kinds, f"{key}_kind", _OF)
    act = _filter(right, _("Lọc theo thay đổi"), acts, f"{key}_act", CHANGE_WORDS)
    found = (
        one.part(_passing(one, units[one.table.name], unit, act)) for one in cells if kind in {None, one.table.name}
    )
    return [one for one in found if len(one)]


def _filter(
    place: DeltaGenerator, label: str, choices: Sequence[str], key: str, words: Mapping[str, str] | None = None
) -> str | None:
    """Offer choices, by their words where they have some; None passes everything."""

    def shown(one: str) -> str:
        return _(words[one]) if words else one

    return place.selectbox(label, choices, index=None, format_func=shown, placeholder=_("Tất cả"), key=key)


def _passing(one: CellChanges, units: Sequence[str], unit: str | None, act: str | None) -> Flags:
    of_unit = np.array(units) == unit if unit is not None else np.full(len(one), True)
    return of_unit & (one.change == act if act is not None else True)


def _units(one: CellChanges, catalogue: Catalogue) -> list[str]:
    """Name the unit of each cell."""
    names = [name for name in ("level", "unit", *one.table.days) if name in one.table.keys]
    if not names:
        return [catalogue.district.name] * len(one)
    keys = one.after[names]
    apart = keys.drop_duplicates()
    said = {tuple(row.values()): unit_of(row, catalogue) for row in apart.to_dict("records")}
    return [said[tuple(row)] for row in zip(*(keys[name] for name in names), strict=True)]


def _download(cells: Sequence[CellChanges], catalogue: Catalogue, key: str) -> None:
    language = current_language()

    def content() -> bytes:
        with speaking(language):
            return changes_csv(cells, catalogue)

    name = "thay_doi.csv"
    st.download_button(
        _("Tải danh sách (CSV)"), content, name, "text/csv; charset=utf-8", key=f"{key}_csv", on_click="ignore"
    )
