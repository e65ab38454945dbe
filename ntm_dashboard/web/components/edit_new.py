"""A fact that nothing is published of yet: a title of a unit, a figure of a day, a target."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from ntm_dashboard.domain.contract import Holds
from ntm_dashboard.domain.published import ORIGIN
from ntm_dashboard.domain.terms import Measure, ReportKind, Title, word
from ntm_dashboard.errors import EditError
from ntm_dashboard.i18n import N_, Message, _
from ntm_dashboard.services.editing import Edit, Fact, Value, fields_of_kind, standing_of
from ntm_dashboard.services.people import Person
from ntm_dashboard.services.typed_values import day_typed
from ntm_dashboard.web.components import edit_draft, edit_fields, edit_form, edit_scope, texts
from ntm_dashboard.web.components.edit_words import fact_text
from ntm_dashboard.web.page_context import PageContext

_LABELS = {
    ReportKind.RECOGNITIONS: N_("Thêm một kết quả công nhận"),
    ReportKind.COUNTS: N_("Thêm một số liệu công bố"),
    ReportKind.TARGETS: N_("Thêm một mục tiêu"),
}


def show(page: PageContext, person: Person | None, kind: ReportKind, *, unit: str = "") -> None:
    """Show the form of a new row, folded away."""
    key = edit_form.key_of(kind, "new")
    with st.expander(_(_LABELS[kind])), st.form(key, enter_to_submit=False, border=False):
        left, right = st.columns(2)
        with left:
            about = _about(page, kind, unit, key)
        names = fields_of_kind(kind)
        given: dict[str, str | None] = {}
        for place, part in ((left, [one for one in names if one not in ORIGIN]), (right, ORIGIN)):
            with place:
                for name in part:
                    given[name] = edit_fields.show(name, None, page.queries.catalogue, key=key)
        is_wanted = st.form_submit_button(_(edit_form.TAKE_UP), type="primary", key=f"{key}_take")
    if is_wanted:
        _take(page, person, kind, about, given)


def _about(page: PageContext, kind: ReportKind, unit: str, key: str) -> dict[str, str | None]:
    about: dict[str, str | None] = {}
    if kind is ReportKind.RECOGNITIONS:
        units = edit_scope.any_unit(page)
        start = list(units).index(unit) if unit in units else None
        about["unit"] = st.selectbox(
            _("Xã, thị trấn, huyện"),
            list(units),
            index=start,
            key=f"{key}_unit",
            format_func=lambda one: units[one],
            placeholder=_("Chọn"),
        )
        about["title"] = st.selectbox(
            _("Kết quả công nhận"),
            [one.value for one in Title],
            None,
            key=f"{key}_title",
            format_func=lambda one: word(Title(one)),
            placeholder=_("Chọn"),
        )
        about["day"] = st.text_input(
            _("Tính đến (nếu chưa rõ ngày quyết định)"), key=f"{key}_day", placeholder=_(edit_fields.SAMPLES[Holds.DAY])
        )
        return about
    about["measure"] = st.selectbox(
        _("Chỉ số"),
        [one.value for one in Measure],
        None,
        key=f"{key}_measure",
        format_func=lambda one: word(Measure(one)),
        placeholder=_("Chọn"),
    )
    if kind is ReportKind.COUNTS:
        about["day"] = st.text_input(_("Ngày"), key=f"{key}_day", placeholder=_(edit_fields.SAMPLES[Holds.DAY]))
    return about


def _take(
    page: PageContext,
    person: Person | None,
    kind: ReportKind,
    about: Mapping[str, str | None],
    given: Mapping[str, str | None],
) -> None:
    catalogue = page.queries.catalogue
    typed = edit_fields.read(given, {}, catalogue)
    try:
        day = day_typed(about["day"] or "") if (about.get("day") or "").strip() else None
    except EditError as error:
        texts.alert(str(error))
        return
    for sentence in typed.wrong:
        texts.alert(sentence)
    missing = _missing(kind, about, typed.values, day)
    if missing:
        texts.alert(missing)
    if typed.wrong or missing:
        return
    fact = _fact(kind, about, typed.values, day)
    standing = standing_of(page.queries.record(), catalogue, fact)
    if standing.is_of_day:
        sentence = N_("Đã có: {fact}. Hãy sửa dòng ấy trong bảng ở trên.")
        texts.alert(str(Message.of(sentence, fact=fact_text(fact, catalogue))))
    else:
        edit_draft.take_up(page, person, [Edit(fact, dict(typed.values))])


def _missing(kind: ReportKind, about: Mapping[str, str | None], values: Mapping[str, Value], day: date | None) -> str:
    """Say what a new row cannot do without, "" where nothing is missing."""
    if kind is ReportKind.RECOGNITIONS:
        if not about["unit"] or not about["title"]:
            return _("Hãy chọn xã, thị trấn và kết quả công nhận.")
        has_day = day or values.get("decided_on") or values.get("for_year")
        return "" if has_day else _("Hãy ghi ngày quyết định, hoặc năm, hoặc ngày tính đến.")
    if not about["measure"] or values.get("value") is None:
        return _("Hãy chọn chỉ số và ghi giá trị.")
    if kind is ReportKind.COUNTS and day is None:
        return _("Hãy ghi ngày của số liệu.")
    if kind is ReportKind.TARGETS and values.get("target_on") is None:
        return _("Hãy ghi ngày mục tiêu.")
    return ""


def _fact(kind: ReportKind, about: Mapping[str, str | None], values: Mapping[str, Value], day: date | None) -> Fact:
    """Give what the new row is about; a title counts as the check counts it (`intake/rows/figures.py`)."""
    if kind is not ReportKind.RECOGNITIONS:
        return Fact(kind, day, measure=about["measure"] or "")
    decided, year = values.get("decided_on"), values.get("for_year")
    since = decided if isinstance(decided, date) else day
    since = since or (date(int(year), 12, 31) if isinstance(year, int) else None)
    return Fact(kind, since, unit=about["unit"] or "", title=about["title"] or "")
