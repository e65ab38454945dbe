"""Sửa số liệu: one fact, or a grid of them, changed without a file; published, undone and kept like one."""

from typing import Any

import streamlit as st

from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.terms import FOLLOW_UP, LEVEL_OF_REPORT, Measure, ReportKind, Title, word
from ntm_dashboard.i18n import N_, Message, _, date_text
from ntm_dashboard.services.editing import Fact
from ntm_dashboard.services.own_commune import own_unit
from ntm_dashboard.services.people import Act, Person, may
from ntm_dashboard.web.components import (
    edit_draft,
    edit_follow_up,
    edit_form,
    edit_grid,
    edit_new,
    edit_scope,
    publication,
    texts,
)
from ntm_dashboard.web.components.edit_grid import Row
from ntm_dashboard.web.components.edit_scope import Place, Subject
from ntm_dashboard.web.identity import current_person
from ntm_dashboard.web.page_context import PageContext


def render(page: PageContext) -> None:
    """Draw the page for whoever is signed in."""
    draw(page, current_person())


def draw(page: PageContext, person: Person | None) -> None:
    """Draw what can be edited, then the draft of the person with what publishing it would do."""
    texts.title(_("Sửa số liệu"))
    if not may(person, Act.HAND_IN):
        texts.note(_("Cần đăng nhập với vai trò biên tập hoặc cán bộ xã để sửa số liệu."))
        return
    publication.outcome(page, person)
    subject = edit_scope.choose(page, only=own_unit(person))
    if subject is not None:
        _edit(page, person, subject)
    edit_draft.show(page, person)


def _edit(page: PageContext, person: Person | None, subject: Subject) -> None:
    if subject.kind in FOLLOW_UP:
        edit_follow_up.show(page, person, subject)
    elif subject.kind in LEVEL_OF_REPORT:
        _report(page, person, subject)
    else:
        _list(page, person, subject)


def _report(page: PageContext, person: Person | None, subject: Subject) -> None:
    assert subject.period is not None  # noqa: S101 — a report has a period
    sentence = N_("Ghi vào kỳ {day}, kỳ đã có báo cáo.")
    if subject.is_new_period:
        sentence = N_("Ghi vào kỳ mới {day}: các ô bắt đầu từ số liệu gần nhất trước đó.")
    about = _about(subject)
    texts.lead(" ".join(filter(None, [about, str(Message.of(sentence, day=subject.period))])))
    is_of_communes = subject.kind is ReportKind.COMMUNE_REPORT
    if subject.number and (subject.unit or not is_of_communes):
        place = next(one for one in subject.places if one.number == subject.number)
        fact = _fact(subject, subject.unit, place)
        edit_form.show(page, person, fact, place, also=_indicators(subject, place))
    elif subject.number:
        place = next(one for one in subject.places if one.number == subject.number)
        rows = [_row(subject, code, place, name) for code, name in (subject.units or {}).items()]
        edit_grid.show(page, person, rows, first=_("Xã"))
    elif subject.unit or not is_of_communes:
        has_indicators = st.toggle(_("Hiện cả chỉ tiêu"), key="edit_indicators")
        places = subject.places if has_indicators else subject.criteria
        rows = [_row(subject, subject.unit, place, place.label) for place in places]
        edit_grid.show(page, person, rows, first=_("Tiêu chí"))
    else:
        texts.note(_("Hãy chọn một xã, hoặc một tiêu chí."))


def _about(subject: Subject) -> str:
    """Name the commune and the criterion that were chosen, whole: the lists above may have cut them."""
    chosen = next((one.label for one in subject.places if one.number == subject.number), "")
    parts = [(subject.units or {}).get(subject.unit, ""), chosen]
    return "".join([", ".join(filter(None, parts)), "."]) if any(parts) else ""


def _indicators(subject: Subject, place: Place) -> str:
    """Say where the values of a criterion are edited that is judged by its indicators; "" of any other."""
    own = [one.number for one in subject.places if one.number.startswith(f"{place.number}.")]
    sentence = N_("Tiêu chí này có chỉ tiêu {numbers}: giá trị của từng chỉ tiêu sửa ở chỉ tiêu ấy.")
    return str(Message.of(sentence, numbers=", ".join(own))) if own else ""


def _fact(subject: Subject, unit: str, place: Place) -> Fact:
    return Fact(subject.kind, subject.period, unit, place.number, subject.criteria_set)


def _row(subject: Subject, unit: str, place: Place, label: str) -> Row:
    return Row(_fact(subject, unit, place), label, place.measured_in, place.threshold)


def _list(page: PageContext, person: Person | None, subject: Subject) -> None:
    """Show the titles, figures or targets that stand, and the form of a further one."""
    rows = _LISTED[subject.kind](page, subject)
    if rows:
        edit_grid.show(page, person, rows, first=_("Nội dung"))
    else:
        texts.note(_("Chưa có dòng nào."))
    if subject.kind is ReportKind.RECOGNITIONS:
        texts.hint(
            _("Ngày quyết định khác là một dòng công nhận khác: hãy thêm dòng mới. Bỏ một dòng: thu hồi ở Lịch sử.")
        )
    edit_new.show(page, person, subject.kind, unit=subject.unit)


def _titles(page: PageContext, subject: Subject) -> list[Row]:
    catalogue = page.queries.catalogue
    own = [row for row in rows_of(page.queries.record().recognitions) if subject.unit in {"", row.unit}]

    def label(row: Any) -> str:
        day = row.effective_on.date()
        return f"{catalogue.unit_name(row.unit, day)}: {word(Title(row.title))}, {date_text(day)}"

    return [
        Row(Fact(subject.kind, row.effective_on.date(), row.unit, title=row.title), label(row))
        for row in sorted(own, key=lambda one: one.effective_on, reverse=True)
    ]


def _counts(page: PageContext, subject: Subject) -> list[Row]:
    rows = sorted(rows_of(page.queries.record().counts), key=lambda one: one.day, reverse=True)
    return [
        Row(
            Fact(subject.kind, row.day.date(), measure=row.measure),
            f"{date_text(row.day.date())}: {word(Measure(row.measure))}",
            _measured_in(page, row.measure),
        )
        for row in rows
    ]


def _targets(page: PageContext, subject: Subject) -> list[Row]:
    return [
        Row(Fact(subject.kind, measure=row.measure), word(Measure(row.measure)), _measured_in(page, row.measure))
        for row in rows_of(page.queries.record().targets)
    ]


def _measured_in(page: PageContext, measure: str) -> str:
    return next((one.measured_in for one in page.queries.catalogue.measures if one.measure == measure), "")


_LISTED = {ReportKind.RECOGNITIONS: _titles, ReportKind.COUNTS: _counts, ReportKind.TARGETS: _targets}
