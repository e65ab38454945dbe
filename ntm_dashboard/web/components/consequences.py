"""What differs between two Situations: the headline before → after, the units and criteria that change state."""

from typing import Any

import pandas as pd
import streamlit as st

from ntm_dashboard.charts.theme import PAINTS
from ntm_dashboard.domain.comparison import Comparison, FigureChange, FigureKey
from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.terms import Level, Status, UnitKind, criterion_status_word
from ntm_dashboard.i18n import N_, Message, _, date_text, number_text
from ntm_dashboard.services.submitting import Prospect
from ntm_dashboard.web.components import badges, cells, tables, texts
from ntm_dashboard.web.components.markup import NOTHING, Html, tag

_MOST = 25


def show(comparison: Comparison) -> None:
    """Show the headline first, then the communes, then the criteria."""
    _headline(comparison)
    _units(comparison)
    _matrix(comparison)
    _criteria(comparison)


def _headline(comparison: Comparison) -> None:
    texts.lead(
        _("Trước, ngày {day}: {sentence}").format(
            day=date_text(comparison.before.as_of), sentence=comparison.before.headline.sentence
        ),
        _("Sau, ngày {day}: {sentence}").format(
            day=date_text(comparison.after.as_of), sentence=comparison.after.headline.sentence
        ),
    )
    rows = [
        [str(one.label), _figure(one, is_after=False), "→", _figure(one, is_after=True)]
        for one in comparison.changed_figures
    ]
    if rows:
        tables.show([_("Chỉ tiêu chủ yếu"), _("Trước"), "", _("Sau")], rows, numbers=[1, 3])
    else:
        texts.note(_("Các chỉ tiêu chủ yếu không đổi."))


def _figure(change: FigureChange, *, is_after: bool) -> Html:
    value, of = (change.after, change.of_after) if is_after else (change.before, change.of_before)
    if value is None:
        return tag("span", cells.DASH)
    if change.key is FigureKey.DISTRICT_RECOGNISED:
        return tag("b", _("đã được công nhận") if value else _("chưa được công nhận"))
    text = number_text(value, decimals=change.decimals)
    return tag("b" if is_after else "span", f"{text}/{of}" if of is not None else text)


def _units(comparison: Comparison) -> None:
    if comparison.units.empty:
        return
    texts.heading(_("{count} xã, thị trấn đổi trạng thái").format(count=number_text(len(comparison.units))))
    rows = [[row.name, _unit_state(row.before), "→", _unit_state(row.after)] for row in rows_of(comparison.units)]
    tables.show([_("Đơn vị"), _("Trước"), "", _("Sau")], rows)


def _unit_state(status: Any) -> Html:
    return badges.of_unit(Status.UNKNOWN if pd.isna(status) else status)


def _matrix(comparison: Comparison) -> None:
    """Show the communes that change as rows and their criteria as columns; only the changed cells are lit."""
    changed = comparison.criteria[comparison.criteria["level"] == Level.COMMUNE]
    if changed.empty:
        return
    lit = {(row.unit, row.criterion): _lit(row) for row in rows_of(changed)}
    names = dict(zip(changed["unit"], changed["unit_name"], strict=True))
    criteria = list(dict.fromkeys(comparison.after.commune_criteria["criterion"]))
    texts.heading(_("Số liệu thay đổi: {count} xã").format(count=number_text(len(names))))
    rows = [[name, *(lit.get((unit, number), NOTHING) for number in criteria)] for unit, name in names.items()]
    tables.show([_("Xã"), *criteria], rows)


def _lit(row: Any) -> Html:
    before, after = Status(row.before_status), Status(row.after_status)
    words = f"{criterion_status_word(before)} → {criterion_status_word(after)}"
    return tag(
        "b", f"{PAINTS[before].glyph}→{PAINTS[after].glyph}", style=PAINTS[after].css, title=words, aria_label=words
    )


def _criteria(comparison: Comparison) -> None:
    if comparison.criteria.empty:
        return
    count = number_text(len(comparison.criteria))
    texts.heading(_("{count} tiêu chí thay đổi kết quả, hồ sơ, giá trị hoặc lộ trình").format(count=count))
    heads = [_("Đơn vị"), _("Tiêu chí"), _("Trước"), "", _("Sau")]
    rows = [_criterion(row) for row in rows_of(comparison.criteria)]
    tables.show(heads, rows[:_MOST])
    if len(rows) > _MOST:
        with st.expander(_("Xem thêm {count} dòng").format(count=number_text(len(rows) - _MOST))):
            tables.show(heads, rows[_MOST:])


def _criterion(row: Any) -> list[str]:
    before, after = badges.of_criterion(row.before_status), badges.of_criterion(row.after_status)
    return [row.unit_name, f"{row.criterion}. {row.name}", before, "→", after]


def button_text(prospect: Prospect) -> str:
    """Say what the button will do: Công bố 14 thay đổi, 1 xã đổi trạng thái."""
    comparison = prospect.preview.comparison
    changes, units = len(comparison.criteria), list(comparison.units["unit"])
    if not changes and not units:
        return _("Công bố {count} tệp").format(count=number_text(len(prospect.files)))
    states = comparison.after.units
    has_towns = (states[states["unit"].isin(units)]["kind"] == UnitKind.TOWN).any()
    towns = N_("Công bố {changes} thay đổi, {units} xã, thị trấn đổi trạng thái")
    sentence = towns if has_towns else N_("Công bố {changes} thay đổi, {units} xã đổi trạng thái")
    return str(Message.of(sentence, changes=number_text(changes), units=number_text(len(units))))
