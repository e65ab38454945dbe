"""Trách nhiệm: who answers for what, what is due, and what came of it in a month, a quarter or a year."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from ntm_dashboard.domain.follow_up.accountability import (
    OF_COMMUNES,
    Span,
    Stretch,
    Tally,
    Way,
    gaps_of,
    in_force,
    in_span,
    tally_of,
)
from ntm_dashboard.domain.follow_up.duties import DUTY_KIND_WORDS, DUTY_STATE_WORDS, Duties, DutyKind, DutyState
from ntm_dashboard.domain.frames import DataFrame, rows_of, trusted
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import Level, ReportKind, Role, UnitKind, word
from ntm_dashboard.i18n import N_, Message, _, current_language, date_text, number_text, speaking
from ntm_dashboard.services.exporting import MEDIA_TYPES, Format, Meeting
from ntm_dashboard.services.people import Act, may
from ntm_dashboard.web.components import calendar_links, cells, edit_scope, marks, tables, template_link, texts
from ntm_dashboard.web.components.markup import tag
from ntm_dashboard.web.identity import current_person
from ntm_dashboard.web.page_context import PageContext

PATH = "trach-nhiem"
KINDS = (
    ReportKind.ASSIGNMENTS,
    ReportKind.ROADMAP,
    ReportKind.DOSSIERS,
    ReportKind.INSPECTIONS,
    ReportKind.CONCLUSIONS,
)
_MOST = 15
_STRETCHES = {Stretch.MONTH: N_("Tháng"), Stretch.QUARTER: N_("Quý"), Stretch.YEAR: N_("Năm")}
_WAYS = {Way.AGENCY: N_("Cơ quan"), Way.PERSON: N_("Người phụ trách"), Way.UNIT: N_("Địa bàn")}
_SHORT = {
    DutyState.KEPT: N_("Đúng hạn"),
    DutyState.LATE: N_("Sau hạn"),
    DutyState.BROKEN: N_("Quá hạn"),
    DutyState.OPEN: N_("Còn hạn"),
    DutyState.UNCLEAR: N_("Chưa rõ"),
}
"""The states as heads of narrow columns."""
_TALLIED = tuple(_SHORT)


@dataclass(frozen=True)
class Choice:
    """What is looked at: how long a time around the day, by agency, person or area; who is opened, in which state."""

    stretch: Stretch
    way: Way
    who: str
    state: str

    def span(self, situation: Situation) -> Span:
        """Give the days that are looked at."""
        return Span.around(situation.as_of, self.stretch)


def render(page: PageContext) -> None:
    """Draw what is due, the counts of each who answers with their rows, and who answers for what."""
    texts.title(_("Trách nhiệm"))
    marks.follow_up(page, *KINDS)
    page.part("due", draw=lambda: _due(page))
    choice = _chosen(page)
    page.part("tallies", choice, draw=lambda: _tallies(page, choice))
    if choice.who:
        page.part("rows", choice, draw=lambda: _rows(page, choice))
        _sheets(page, choice)
    page.part("answering", draw=lambda: _answering(page))
    calendar_links.show(page, current_person())
    if may(current_person(), Act.PUBLISH):
        ways = [
            tag("a", word(kind), href=edit_scope.address(page, kind), target="_self")
            for kind in (ReportKind.ASSIGNMENTS, ReportKind.INSPECTIONS, ReportKind.CONCLUSIONS)
        ]
        parted = [part for way in ways for part in (" · ", way)][1:]
        st.html(tag("p", _("Sửa số liệu"), ": ", *parted, class_="ntm-edit-links"))


def _due(page: PageContext) -> None:
    texts.heading(page.said(lambda one: _due_sentence(page, one)))
    rows = marks.rows(page.situation, lambda one: [_due_row(page, row) for row in rows_of(_soon(page, one))], names=3)
    if rows:
        heads = [_("Hạn"), _("Đơn vị, tiêu chí"), _("Nội dung"), _("Ai thực hiện"), _("Tình trạng")]
        tables.show(heads, rows[:_MOST])
        if len(rows) > _MOST:
            with st.expander(_("Xem thêm {count} dòng").format(count=number_text(len(rows) - _MOST))):
                tables.show(heads, rows[_MOST:])


def _soon(page: PageContext, situation: Situation) -> DataFrame[Duties]:
    """Give what is overdue and what is due within the month that follows the day."""
    duties = page.queries.duties(situation)
    until = situation.as_of + timedelta(days=30)
    is_soon = (duties["state"] == DutyState.OPEN) & (duties["due_on"].dt.date <= until)
    return trusted(Duties, duties[is_soon | (duties["state"] == DutyState.BROKEN)])


def _due_sentence(page: PageContext, situation: Situation) -> str:
    duties = page.queries.duties(situation)
    if duties.empty:
        return _("Chưa có nội dung nào ghi hạn hoàn thành.")
    week = situation.as_of + timedelta(days=7)
    soon = _soon(page, situation)
    is_open = soon["state"] == DutyState.OPEN
    answered = duties[(duties["kind"] == DutyKind.REQUEST) & duties["is_answered"]]
    return _(
        "Quá hạn {late}; đến hạn trong 7 ngày {week}, trong 30 ngày {month}; đã trả lời {answered} văn bản."
    ).format(
        late=number_text(int((soon["state"] == DutyState.BROKEN).sum())),
        week=number_text(int((is_open & (soon["due_on"].dt.date <= week)).sum())),
        month=number_text(int(is_open.sum())),
        answered=number_text(len(answered)),
    )


def _due_row(page: PageContext, row: Any) -> list[str]:
    return [
        cells.day(row.due_on),
        _place(row),
        str(row.what),
        page.queries.catalogue.agency_name(cells.text(row.agency)) or _("chưa phân công"),
        _state(row),
    ]


def _state(row: Any) -> str:
    """Say how a duty stands, and how many days it is or was late."""
    state = _(DUTY_STATE_WORDS[DutyState(row.state)])
    if pd.isna(row.days_late):
        return state
    return _("{state} ({days} ngày)").format(state=state, days=number_text(int(row.days_late)))


def _place(row: Any) -> str:
    number = row.indicator or row.criterion
    return _("{unit}, tiêu chí {number}").format(unit=row.unit_name, number=number) if number else row.unit_name


def _chosen(page: PageContext) -> Choice:
    first, second, third, fourth = st.columns(4)
    stretch = first.selectbox(
        _("Thời gian"), list(_STRETCHES), index=2, format_func=lambda one: _(_STRETCHES[one]), key="thoi_gian",
        bind="query-params",
    )  # fmt: skip
    way = second.selectbox(
        _("Xem theo"), list(_WAYS), format_func=lambda one: _(_WAYS[one]), key="theo", bind="query-params"
    )
    names = _whom(page, page.situation, way)
    who = third.selectbox(
        _("Mở từng dòng của"), list(names), index=None, format_func=lambda one: names.get(one) or str(one), key="ai",
        bind="query-params", placeholder=_("Chưa chọn"),
    )  # fmt: skip
    state = fourth.selectbox(
        _("Tình trạng"),
        [state.value for state in DutyState],
        index=None,
        format_func=lambda one: _(DUTY_STATE_WORDS[DutyState(one)]),
        key="trang_thai",
        bind="query-params",
        placeholder=_("Tất cả"),
    )
    return Choice(Stretch(stretch or Stretch.YEAR), Way(way or Way.AGENCY), who or "", state or "")


def _whom(page: PageContext, situation: Situation, way: Way) -> dict[str, str]:
    """Give who can be looked at, by code or name, in the order of the catalogue or of the assignments."""
    catalogue = page.queries.catalogue
    if way == Way.UNIT:
        return {row.unit: row.name for row in rows_of(situation.units)}
    if way == Way.PERSON:
        held = in_force(page.queries.assignments(situation), situation.as_of)
        people = held[~held["role"].isin([Role.LEAD_AGENCY, Role.SUPPORTING_AGENCY, Role.PROVINCE_DEPARTMENT])]
        return {name: name for name in dict.fromkeys(people["assignee"].tolist())}
    agencies = page.queries.duties(situation)["agency"].dropna().unique().tolist()
    return {one: catalogue.agency_name(one) for one in sorted(agencies, key=catalogue.agency_order)}


def _tallies(page: PageContext, choice: Choice) -> None:
    span = choice.span(page.situation)
    texts.heading(
        _("Kết quả thực hiện từ {first} đến {last}").format(first=date_text(span.first), last=date_text(span.last))
    )
    if choice.way is Way.PERSON and not _whom(page, page.situation, Way.PERSON):
        texts.note(
            _("Chưa có phân công nào ghi người phụ trách. Điền mẫu Phân công trách nhiệm để theo dõi theo người.")
        )
        template_link.show(page, ReportKind.ASSIGNMENTS)
        return
    rows = marks.rows(page.situation, lambda one: _tally_rows(page, one, choice))
    if not rows:
        texts.note(_("Không có nội dung nào đến hạn trong thời gian này."))
        return
    heads = [
        _(_WAYS[choice.way]),
        _("Phải xong"),
        *(_(_SHORT[state]) for state in _TALLIED),
        _("Lùi hạn"),
        _("Hồ sơ đúng hạn"),
        _("Đã trả lời"),
    ]
    tables.show(heads, rows, numbers=tuple(range(1, len(heads))))
    texts.hint(_("Không xếp hạng. Bấm vào một số để xem từng dòng. Dấu – là không có nội dung nào phải làm."))


def _tally_rows(page: PageContext, situation: Situation, choice: Choice) -> list[list[str]]:
    span = choice.span(situation)
    found = [
        (name, tally_of(in_span(page.queries.own_duties(situation, choice.way, who), span)))
        for who, name in _whom(page, situation, choice.way).items()
    ]
    return [_tally_row(page, choice, name, tally) for name, tally in found if tally.due]


def _tally_row(page: PageContext, choice: Choice, name: str, tally: Tally) -> list[str]:
    counts = (tally.kept, tally.late, tally.broken, tally.open, tally.unclear)
    return [
        name,
        _opening(page, choice, name, "", tally.due),
        *(_opening(page, choice, name, state, count) for state, count in zip(_TALLIED, counts, strict=True)),
        number_text(tally.postponed),
        _of(tally.dossiers_kept, tally.dossiers),
        _of(tally.requests_answered, tally.requests),
    ]


def _of(count: int, total: int) -> str:
    return f"{number_text(count)}/{number_text(total)}" if total else cells.DASH


def _opening(page: PageContext, choice: Choice, name: str, state: str, count: int) -> str:
    """Link a number to its rows."""
    if not count:
        return number_text(count)
    asked = {  # a list in an address says what people read in it
        "thoi_gian": _(_STRETCHES[choice.stretch]),
        "theo": _(_WAYS[choice.way]),
        "ai": name,
        "trang_thai": _(DUTY_STATE_WORDS[DutyState(state)]) if state else "",
    }
    parameters = page.scope.parameters() | {key: value for key, value in asked.items() if value}
    return tag("a", number_text(count), href=f"{PATH}?{urlencode(parameters)}", target="_self")


def _rows(page: PageContext, choice: Choice) -> None:
    name = _whom(page, page.situation, choice.way).get(choice.who, choice.who)
    texts.heading(_("{name}: từng dòng").format(name=name))
    rows = marks.rows(page.situation, lambda one: _opened(page, one, choice), names=4)
    if not rows:
        texts.note(_("Không có dòng nào."))
        return
    heads = [_("Hạn"), _("Đơn vị, tiêu chí"), _("Loại"), _("Nội dung"), _("Tình trạng"), _("Ngày xong"), _("Nguồn")]
    tables.show(heads, rows)


def _opened(page: PageContext, situation: Situation, choice: Choice) -> list[list[str]]:
    own = in_span(page.queries.own_duties(situation, choice.way, choice.who), choice.span(situation))
    chosen = own[own["state"] == choice.state] if choice.state else own
    return [_opened_row(row) for row in rows_of(chosen)]


def _opened_row(row: Any) -> list[str]:
    return [
        cells.day(row.due_on),
        _place(row),
        _(DUTY_KIND_WORDS[DutyKind(row.kind)]),
        str(row.what),
        _state(row),
        cells.day(row.done_on),
        cells.text(row.source),
    ]


def _sheets(page: PageContext, choice: Choice) -> None:
    """Offer the one-page sheet of the year: an official paper, without what is invented for illustration."""
    meeting = Meeting(page.situation.as_of, page.situation.revision, documented_only=page.scope.documented_only)
    exporting, language = page.program.exporting, current_language()
    left, right, _rest = st.columns([1, 1, 3])
    for column, form in ((left, Format.PDF), (right, Format.DOCX)):

        def content(form: Format = form) -> bytes:
            with speaking(language):
                return exporting.year_sheet(form, meeting, choice.way, choice.who)

        column.download_button(
            _("Phiếu năm ({form})").format(form=form.value.upper()),
            content,
            exporting.year_sheet_name(form, meeting, choice.who),
            MEDIA_TYPES[form],
            key=f"year_sheet_{form.value}",
            on_click="ignore",
        )


def _answering(page: PageContext) -> None:
    situation = page.situation
    texts.heading(_("Ai chịu trách nhiệm việc gì"))
    if not page.queries.answering(situation)["is_assigned"].any():
        template_link.show(page, ReportKind.ASSIGNMENTS)
    for sentence in marks.paragraphs(situation, lambda one: _gaps(page, one)):
        texts.note(sentence)
    _table(
        page,
        [_("Tiêu chí"), _("Cơ quan chủ trì"), _("Lãnh đạo phụ trách"), _("Cơ quan phối hợp, sở ngành")],
        lambda one: _by_criterion(page, one),
    )
    _table(page, [_("Xã, thị trấn"), *(word(role) for role in OF_COMMUNES)], lambda one: _by_unit(page, one))


def _table(page: PageContext, heads: list[str], make: Callable[[Situation], list[list[str]]]) -> None:
    rows = marks.rows(page.situation, make)
    if rows:
        tables.show(heads, rows)


def _gaps(page: PageContext, situation: Situation) -> tuple[Message, ...]:
    if situation.ended:
        return ()
    return gaps_of(page.queries.answering(situation), page.queries.catalogue, situation).sentences


def _by_criterion(page: PageContext, situation: Situation) -> list[list[str]]:
    held = page.queries.answering(situation)
    held = held[held["criterion"] != ""]
    keys = dict.fromkeys((row.level, row.criterion) for row in rows_of(held))
    names = {(row.level, row.criterion): str(row.name) if row.name is not None else "" for row in rows_of(held)}

    def who(key: tuple[str, str], *roles: Role) -> str:
        of_key = held[(held["level"] == key[0]) & (held["criterion"] == key[1]) & held["role"].isin(roles)]
        return _names(page, of_key)

    return [
        [
            (_("Huyện: {name}") if level == Level.DISTRICT else "{name}").format(
                name=f"{number}. {names[level, number]}"
            ),
            who((level, number), Role.LEAD_AGENCY),
            who((level, number), Role.CRITERION_LEADER),
            who((level, number), Role.SUPPORTING_AGENCY, Role.PROVINCE_DEPARTMENT),
        ]
        for level, number in keys
    ]


def _by_unit(page: PageContext, situation: Situation) -> list[list[str]]:
    held = page.queries.answering(situation)
    if not held["role"].isin(OF_COMMUNES).any():
        return []
    return [
        [
            row.name,
            *(
                _names(
                    page, held[held["unit"].isin([row.unit, ""]) & (held["role"] == role) & (held["criterion"] == "")]
                )
                for role in OF_COMMUNES
            ),
        ]
        for row in rows_of(situation.units)
        if row.kind == UnitKind.COMMUNE
    ]


def _names(page: PageContext, held: Any) -> str:
    """Name who holds something, each once; "–" where nobody does."""
    names = dict.fromkeys(page.queries.catalogue.agency_name(one) for one in held["assignee"])
    return ", ".join(names) or cells.DASH
