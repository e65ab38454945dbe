"""Who does what by when, edited: the rows that stand, one of them in a form, a planned date moved, a further row."""

from collections.abc import Container, Iterator, Mapping
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from ntm_dashboard.bootstrap.today import today_in_vietnam
from ntm_dashboard.domain.cell_words import about, said_beside, unit_of
from ntm_dashboard.domain.contract import Column, Holds, columns_of
from ntm_dashboard.domain.ended import ended_on
from ntm_dashboard.domain.published import ORIGIN, RowTable, row_table_of, standing_rows
from ntm_dashboard.domain.terms import InspectionForm, ReportKind, Role, word
from ntm_dashboard.errors import EditError
from ntm_dashboard.i18n import N_, Message, _, date_text, number_text
from ntm_dashboard.services.editing import Edit, Fact, Value, fact_of_row, fields_of_kind, standing_of
from ntm_dashboard.services.people import Person
from ntm_dashboard.services.typed_values import day_typed, typed_value
from ntm_dashboard.web.components import edit_draft, edit_fields, edit_form, edit_scope, marks, tables, texts
from ntm_dashboard.web.components.edit_scope import Subject
from ntm_dashboard.web.components.edit_words import fact_text, field_label
from ntm_dashboard.web.components.markup import NOTHING, Html, join, tag
from ntm_dashboard.web.page_context import PageContext

_SHOWN = 50
_ADD = {
    ReportKind.ASSIGNMENTS: N_("Thêm một phân công"),
    ReportKind.ROADMAP: N_("Đặt ra một ngày dự kiến"),
    ReportKind.DOSSIERS: N_("Ghi một bước của hồ sơ"),
    ReportKind.INSPECTIONS: N_("Ghi một lần kiểm tra, đôn đốc"),
    ReportKind.CONCLUSIONS: N_("Ghi một kết luận"),
    ReportKind.SURVEYS: N_("Ghi một kết quả khảo sát"),
}
_EDIT = {
    ReportKind.ASSIGNMENTS: N_("Sửa, thôi phụ trách"),
    ReportKind.INSPECTIONS: N_("Sửa, ghi trả lời"),
    ReportKind.CONCLUSIONS: N_("Sửa, kết thúc"),
}
"""What a form of a row is for beside mending it."""
_TERMS = {"role": Role, "form": InspectionForm}
_OF_ONE_CRITERION = frozenset({ReportKind.ROADMAP, ReportKind.DOSSIERS})
_MAY_BE_NEW = {"step": N_("Cả tiêu chí"), "topic": N_("Chọn hoặc gõ"), "assignee": N_("Chọn hoặc gõ")}
"""The texts of keys that are chosen among those that stand, or typed; what is said where nothing is."""

Row = Mapping[Any, Any]


def show(page: PageContext, person: Person | None, subject: Subject) -> None:
    """Show the rows of a kind about what was chosen, then what can be done with them."""
    table = row_table_of(subject.kind)
    rows = [*_standing(page, subject, table)]
    chosen = next((row for row in rows if edit_scope.row_key(fact_of_row(table, row)) == subject.row), None)
    if subject.row and chosen is None:
        texts.note(_("Dòng mà địa chỉ nói đến không còn, hoặc nói về nơi khác. Hãy chọn lại trong bảng."))
    moved = _moved(rows) if subject.kind is ReportKind.ROADMAP else set[int]()
    if chosen is not None and subject.is_moved and rows.index(chosen) in moved:
        texts.note(_("Ngày này đã được dời. Muốn dời nữa, hãy dời từ ngày mới nhất trong bảng."))
    elif chosen is not None and subject.is_moved:
        _move(page, person, fact_of_row(table, chosen))
    elif chosen is not None:
        texts.heading(fact_text(fact_of_row(table, chosen), page.queries.catalogue))
        edit_form.show(page, person, fact_of_row(table, chosen))
    _list(page, table, rows, moved)
    _add(page, person, subject, rows)


def _standing(page: PageContext, subject: Subject, table: RowTable) -> Iterator[Row]:
    """Give what stands of the unit and the criterion that were chosen, the newest first."""
    rows = standing_rows(page.queries.record(), table)
    if subject.unit:
        rows = rows[rows["unit"] == subject.unit]
    if subject.number:
        name = "indicator" if "." in subject.number else "criterion"
        rows = rows[rows[name] == subject.number]
    for row in rows.sort_values([*table.days], ascending=False, kind="stable").to_dict("records"):
        yield {name: None if pd.isna(value) else value for name, value in row.items()}


def _about_what(page: PageContext, subject: Subject) -> str:
    """Say what the list and a further row are about."""
    unit = edit_scope.any_unit(page).get(subject.unit, _("toàn huyện"))
    place = next((one.label for one in subject.places if one.number == subject.number), "")
    sentence = N_("Dòng mới nói về: {what}. Chọn đơn vị, tiêu chí ở trên để nói về nơi khác.")
    return str(Message.of(sentence, what=", ".join(filter(None, [unit, place]))))


def _list(page: PageContext, table: RowTable, rows: list[Row], moved: Container[int]) -> None:
    if not rows:
        texts.note(_("Chưa có dòng nào."))
        return
    texts.heading(_("Đang có: {count} dòng").format(count=number_text(len(rows))))
    lines = [_line(page, table, row, is_moved=place in moved) for place, row in enumerate(rows[:_SHOWN])]
    tables.show([_("Đơn vị"), _("Về việc"), _("Nội dung"), _("Sửa")], lines)
    if len(rows) > _SHOWN:
        sentence = N_("Đang thấy {shown} dòng mới nhất trên {count}. Hãy chọn đơn vị hoặc tiêu chí.")
        texts.hint(str(Message.of(sentence, shown=number_text(_SHOWN), count=number_text(len(rows)))))
    texts.hint(_("Bỏ một dòng: thu hồi ở Lịch sử."))


def _moved(rows: list[Row]) -> set[int]:
    """Give the places of the planned dates that a later one took the place of; rows stand the newest first."""
    found: set[int] = set()
    known: set[tuple[Any, ...]] = set()
    for place, row in enumerate(rows):
        what = tuple(row[name] for name in ("unit", "criterion", "indicator", "step"))
        found |= {place} if what in known else set()
        known.add(what)
    return found


def _line(page: PageContext, table: RowTable, row: Row, *, is_moved: bool) -> list[str]:
    catalogue, fact = page.queries.catalogue, fact_of_row(table, row)
    (said,) = said_beside(table, [row], catalogue)
    name = fact_text(fact, catalogue)
    edit = tag(
        "a",
        _(_EDIT.get(fact.kind, N_("Sửa"))),
        href=edit_scope.address_of_row(page, fact),
        target="_self",
        aria_label=str(Message.of(N_("Sửa: {fact}"), fact=name)),
    )
    ways: list[str] = [edit]
    if fact.kind is ReportKind.ROADMAP and not is_moved and row["done_on"] is None:
        label = str(Message.of(N_("Dời ngày: {fact}"), fact=name))
        way = edit_scope.address_of_row(page, fact, is_moved=True)
        ways += [Html("<br>"), tag("a", _("Dời ngày"), href=way, target="_self", aria_label=label)]
    note = tag("span", _("đã dời"), class_="ntm-mark") if is_moved else NOTHING
    marked = marks.of_row(about(row, catalogue), row["certainty"])
    whole = tag("span", *ways, style="white-space:nowrap")
    return [unit_of(row, catalogue), join(marked, " ", note), said, whole]


def _move(page: PageContext, person: Person | None, fact: Fact) -> None:
    """Show the form that sets another date beside the one that was planned, with the reason."""
    catalogue = page.queries.catalogue
    standing = standing_of(page.queries.record(), catalogue, fact).values
    key = edit_form.key_of(fact, "move")
    texts.heading(_("Dời ngày: {fact}").format(fact=fact_text(fact, catalogue)))
    planned = standing.get("planned_on")
    assert isinstance(planned, date)  # noqa: S101 — a row of the roadmap has one
    sentence = N_("Đang dự kiến {day}. Dời là thêm một dòng mới; ngày cũ vẫn còn để biết đã dời mấy lần.")
    texts.hint(str(Message.of(sentence, day=planned)))
    with st.form(key, enter_to_submit=False):
        left, right = st.columns(2)
        with left:
            new = _day_field(_("Ngày dự kiến mới"), f"{key}_planned_on")
            set_on = _day_field(_("Ngày dời"), f"{key}_set_on", date_text(_day_of_setting(page)))
            agency = edit_fields.show("agency", standing.get("agency"), catalogue, key=key)
        with right:
            reason = st.text_area(_("Lý do dời"), key=f"{key}_reason", height=72)
            source = edit_fields.show("source", None, catalogue, key=key)
        is_wanted = st.form_submit_button(_(edit_form.TAKE_UP), type="primary", key=f"{key}_take")
    if is_wanted:
        given = {"planned_on": new, "agency": agency, "note": reason, "source": source}
        _take_move(page, person, fact, given, set_on, planned=planned)


def _take_move(
    page: PageContext,
    person: Person | None,
    fact: Fact,
    given: Mapping[str, str | None],
    set_on: str,
    *,
    planned: date,
) -> None:
    typed, day = edit_fields.read(given, {}, page.queries.catalogue), _typed_day(set_on)
    wrong = list(typed.wrong)
    if not wrong and not typed.values.get("planned_on"):
        wrong.append(_("Hãy ghi ngày dự kiến mới."))
    elif typed.values.get("planned_on") == planned:
        wrong.append(_("Ngày mới giống ngày đang dự kiến. Hãy ghi ngày khác."))
    if not typed.values.get("note"):
        wrong.append(_("Hãy ghi lý do dời ngày."))
    if not isinstance(day, date):
        wrong.append(day or _("Hãy ghi ngày dời."))
    elif fact.day and day <= fact.day:
        sentence = N_("Ngày dời phải sau ngày {day}, là ngày đặt ra lộ trình đang có.")
        wrong.append(str(Message.of(sentence, day=fact.day)))
    for one in wrong:
        texts.alert(one)
    if not wrong and isinstance(day, date):
        _take_up_new(page, person, Fact(fact.kind, day, fact.unit, fact.number, step=fact.step), typed.values)


def _day_of_setting(page: PageContext) -> date:
    """Give the day on which something is set that is set now: of a district that has ended, the one looked at."""
    today = today_in_vietnam()
    return page.situation.as_of if ended_on(page.queries.catalogue, as_of=today) else today


def _add(page: PageContext, person: Person | None, subject: Subject, rows: list[Row]) -> None:
    """Show the form of a further row, folded away where others stand."""
    kind, catalogue = subject.kind, page.queries.catalogue
    if lacking := _lacking(subject, catalogue.district.code):
        texts.note(lacking)
        return
    texts.hint(_about_what(page, subject))
    key = edit_form.key_of(kind, subject.unit, subject.number, "new")
    with st.expander(_(_ADD[kind]), expanded=not rows), st.form(key, enter_to_submit=False, border=False):
        left, right = st.columns(2)
        names = fields_of_kind(kind)
        with left:
            about = _key_fields(page, subject, key)
            given = {name: edit_fields.show(name, None, catalogue, key=key) for name in names[: len(names) // 2 - 1]}
        with right:
            given |= {name: edit_fields.show(name, None, catalogue, key=key) for name in names[len(names) // 2 - 1 :]}
        is_wanted = st.form_submit_button(_(edit_form.TAKE_UP), type="primary", key=f"{key}_take")
    if is_wanted:
        _take_new(page, person, subject, about, given)


def _lacking(subject: Subject, district: str) -> str:
    """Say what has to be chosen before a further row can be written, "" where nothing is missing."""
    if subject.kind is ReportKind.SURVEYS and subject.unit in {"", district}:
        return _("Hãy chọn một xã, thị trấn để ghi kết quả khảo sát của nơi ấy.")
    if subject.kind in _OF_ONE_CRITERION and not (subject.unit and subject.number):
        return _("Hãy chọn một đơn vị và một tiêu chí để ghi thêm dòng.")
    return ""


def _key_fields(page: PageContext, subject: Subject, key: str) -> dict[str, str | None]:
    """Ask for what a further row is about beside the unit and the criterion."""
    given: dict[str, str | None] = {}
    for one in columns_of(subject.kind):
        name = one.fields[0] if one.fields else ""
        place = f"{key}_{name}"
        if not one.is_key or name in {"", "unit", "criterion"}:
            continue
        if name in _TERMS:
            given[name] = _term(name, place)
        elif name in _MAY_BE_NEW:
            given[name] = _known_text(page, subject, name, place)
        elif one.holds is Holds.DAY:
            start = date_text(_day_of_setting(page)) if one.column is Column.SET_ON else ""
            given[name] = _day_field(_(one.label), place, start)
        else:
            given[name] = st.text_input(field_label(name), key=place)
    return given


def _term(name: str, place: str) -> str | None:
    terms = _TERMS[name]
    return st.selectbox(
        field_label(name),
        [one.value for one in terms],
        None,
        key=place,
        format_func=lambda one: word(terms(one)),
        placeholder=_("Chọn"),
    )


def _known_text(page: PageContext, subject: Subject, name: str, place: str) -> str | None:
    """Offer the texts that stand, for an assignee the agencies of the catalogue first; another may be typed."""
    catalogue = page.queries.catalogue
    rows = standing_rows(page.queries.record(), row_table_of(subject.kind))
    agencies = [one.code for one in catalogue.agencies] if name == "assignee" else []
    known = [*agencies, *sorted({*rows[name]} - {"", *agencies})]
    if not known:
        return st.text_input(field_label(name), key=place)
    return st.selectbox(
        field_label(name),
        known,
        None,
        key=place,
        format_func=catalogue.agency_name,
        accept_new_options=True,
        placeholder=_(_MAY_BE_NEW[name]),
    )


def _day_field(label: str, key: str, value: str = "") -> str:
    return st.text_input(label, value, key=key, placeholder=_(edit_fields.SAMPLES[Holds.DAY]))


def _take_new(
    page: PageContext,
    person: Person | None,
    subject: Subject,
    about: Mapping[str, str | None],
    given: Mapping[str, str | None],
) -> None:
    catalogue = page.queries.catalogue
    typed = edit_fields.read(given, {}, catalogue)
    wrong, said, day = list(typed.wrong), dict[str, Any](), None
    days = row_table_of(subject.kind).days
    for name, text in about.items():
        try:
            value = day_typed(text) if name in days and text else typed_value(name, text, catalogue)
        except EditError as error:
            wrong.append(f"{field_label(name)}: {error}")
            continue
        if name in days:
            day = value if isinstance(value, date) else None
        else:
            said[name] = value or ""
    missing = _missing(subject.kind, {**about, **typed.values}) if not wrong else ""
    for sentence in filter(None, [*wrong, missing]):
        texts.alert(sentence)
    if not wrong and not missing:
        district = catalogue.district.code
        unit = "" if subject.unit == district and not subject.number else subject.unit  # as the check reads it
        fact = Fact(subject.kind, day, unit, subject.number, **said)
        _take_up_new(page, person, fact, typed.values)


def _missing(kind: ReportKind, given: Mapping[str, Any]) -> str:
    """Say what a new row cannot do without, "" where nothing is missing."""
    needed = [one for one in columns_of(kind) if kind in one.required and one.fields[0] not in ORIGIN]
    lacking = [field_label(one.fields[0]).lower() for one in needed if given.get(one.fields[0], "") in {None, ""}]
    lacking = [name for name in lacking if name not in {field_label("unit").lower(), field_label("criterion").lower()}]
    return str(Message.of(N_("Hãy ghi: {what}."), what=", ".join(lacking))) if lacking else ""


def _take_up_new(page: PageContext, person: Person | None, fact: Fact, values: Mapping[str, Value]) -> None:
    catalogue = page.queries.catalogue
    if standing_of(page.queries.record(), catalogue, fact).is_of_day:
        sentence = N_("Đã có: {fact}. Hãy sửa dòng ấy trong bảng ở trên.")
        texts.alert(str(Message.of(sentence, fact=fact_text(fact, catalogue))))
    else:
        edit_draft.take_up(page, person, [Edit(fact, dict(values))])


def _typed_day(text: str) -> date | str:
    """Read a day; what was wrong with it as a sentence, "" where nothing was typed."""
    try:
        return day_typed(text) if text.strip() else ""
    except EditError as error:
        return str(error)
