"""What the meeting decides, recorded while it sits: a form about what is looked at, then the draft to publish."""

from collections.abc import Mapping

import streamlit as st

from ntm_dashboard.domain.follow_up.conclusions import next_ordinal
from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.terms import Level, ReportKind
from ntm_dashboard.i18n import _
from ntm_dashboard.services.editing import Edit, Fact
from ntm_dashboard.services.people import Person
from ntm_dashboard.web.components import edit_draft, edit_fields, edit_form, edit_scope, publication, texts
from ntm_dashboard.web.components.markup import tag
from ntm_dashboard.web.page_context import PageContext

ANCHOR = "ghi-ket-luan"
_FIELDS = ("matter", "agency", "partners", "due_on")


def show(page: PageContext, person: Person | None) -> None:
    """Show the form of a conclusion of the meeting on the day that is looked at, then the person's draft."""
    publication.outcome(page, person)
    st.html(tag("h2", _("Ghi kết luận của cuộc họp này"), class_="ntm-heading", id=ANCHOR))
    catalogue = page.queries.catalogue
    key = edit_form.key_of(ReportKind.CONCLUSIONS, page.situation.as_of, page.scope.unit, page.scope.criterion)
    left, right = st.columns(2)
    with left:
        unit = _unit(page, key)
        number = _number(page, unit, key)
    with st.form(key, enter_to_submit=False, border=False):
        given = {"matter": edit_fields.show("matter", None, catalogue, key=key)}
        for place, name in zip(st.columns(3), _FIELDS[1:], strict=True):
            with place:
                start = _leading(page, unit, number) if name == "agency" else None
                given[name] = edit_fields.show(name, start, catalogue, key=f"{key}_{unit}_{number}")
        is_wanted = st.form_submit_button(_("Ghi kết luận"), type="primary", key=f"{key}_take")
    with right:
        texts.hint(
            _("Ghi xong, xem lại ở dưới rồi công bố: cả phòng họp thấy ngay; bản trình chiếu báo có số liệu mới.")
        )
    if is_wanted:
        _take(page, person, unit, number, given)
    edit_draft.show(page, person)


def _unit(page: PageContext, key: str) -> str:
    """Ask for the unit, at first the one that the address names."""
    units = {"": _("Toàn huyện"), **edit_scope.any_unit(page)}
    start = list(units).index(page.scope.unit) if page.scope.unit in units else 0
    return st.selectbox(
        _("Về đơn vị"), list(units), start, key=f"{key}_unit", format_func=lambda code: texts.plain(units[code])
    )


def _number(page: PageContext, unit: str, key: str) -> str:
    """Ask for the criterion of the unit, at first the one that the address names; "" is about none."""
    catalogue, day = page.queries.catalogue, page.situation.as_of
    level = Level.DISTRICT if unit == catalogue.district.code else Level.COMMUNE
    criteria = {one.number: f"{one.number}. {one.name}" for one in catalogue.criteria_on(level, day)} if unit else {}
    labels = {"": _("Không riêng tiêu chí nào"), **criteria}
    start = list(labels).index(page.scope.criterion) if page.scope.criterion in labels else 0
    return st.selectbox(
        _("Về tiêu chí"),
        list(labels),
        start,
        key=f"{key}_{unit}_number",
        format_func=lambda number: texts.plain(labels[number]),
    )


def _leading(page: PageContext, unit: str, number: str) -> str | None:
    """Give who leads the criterion by its report, where that is not invented for illustration."""
    real = page.situation.real
    parts = (real.commune_criteria, real.district_criteria)
    rows = (row for part in parts for row in rows_of(part[(part["unit"] == unit) & (part["criterion"] == number)]))
    return next((row.agency for row in rows if isinstance(row.agency, str)), None)


def _take(page: PageContext, person: Person | None, unit: str, number: str, given: Mapping[str, str | None]) -> None:
    """Put the conclusion into the person's draft, as the next one of this meeting."""
    catalogue, day = page.queries.catalogue, page.situation.as_of
    typed = edit_fields.read(given, {}, catalogue)
    for sentence in typed.wrong:
        texts.alert(sentence)
    if not typed.values.get("matter"):
        texts.alert(_("Hãy ghi nội dung kết luận."))
    elif not typed.wrong:
        whole = unit == catalogue.district.code and not number
        fact = Fact(ReportKind.CONCLUSIONS, day, "" if whole else unit, number, ordinal=_ordinal(page, person))
        edit_draft.take_up(page, person, [Edit(fact, dict(typed.values))])


def _ordinal(page: PageContext, person: Person | None) -> str:
    """Give the number after those that are published of this meeting and those in the person's draft."""
    day = page.situation.as_of
    own = [one.fact for one in page.program.own_edits.of(person)]
    drafted = [int(one.ordinal) for one in own if one.day == day and one.ordinal.isdecimal()]
    return str(max([int(next_ordinal(page.queries.record().conclusions, day)), *(one + 1 for one in drafted)]))
