"""Họp: the agenda of a meeting in its order, from what the last one decided to what this one decides."""

from datetime import date
from urllib.parse import urlencode

import streamlit as st

from ntm_dashboard.briefing.last_meeting import key_of
from ntm_dashboard.briefing.model import Briefing
from ntm_dashboard.briefing.slide_ids import SlideId
from ntm_dashboard.domain.follow_up.conclusions import Concluded, meeting_days
from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.published import CONCLUSIONS
from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.i18n import N_, Message, _, date_text
from ntm_dashboard.services.exporting import Meeting
from ntm_dashboard.services.people import Act, Person, may
from ntm_dashboard.web.components import conclude, downloads, edit_links, edit_scope, marks, slide_table, texts
from ntm_dashboard.web.components.markup import Html, tag
from ntm_dashboard.web.identity import current_person
from ntm_dashboard.web.meeting_routes import CHOSEN_PARTS, COMPARED_WITH
from ntm_dashboard.web.page_context import PageContext
from ntm_dashboard.web.url_state import EARLIEST, LATEST, PERIOD, Scope, address

PATH = "hop"
AGENDA = (
    SlideId.LAST_MEETING,
    SlideId.DUE,
    SlideId.CHANGES,
    SlideId.EXCEPTIONS,
    SlideId.PACE,
    SlideId.DECISIONS,
)
"""The parts of the meeting, as they are gone through."""
_MOST, _MOST_MEETINGS = 12, 6
_DAY = "meeting_day"


def render(page: PageContext) -> None:
    """Draw the page for whoever is signed in."""
    draw(page, current_person())


def draw(page: PageContext, person: Person | None) -> None:
    """Draw the agenda of the meeting on the day that is looked at; who may publish records conclusions there."""
    concluded = page.queries.concluded(page.situation)
    texts.title(_("Họp ngày {day}").format(day=date_text(page.situation.as_of)))
    marks.follow_up(page, ReportKind.CONCLUSIONS, ReportKind.INSPECTIONS)
    _choose(page, concluded)
    may_edit = may(person, Act.PUBLISH) and page.scope.revision is None
    page.part("agenda", may_edit, draw=lambda: _agenda(page, concluded, may_edit=may_edit))
    if may_edit:
        conclude.show(page, person)
    _notice(page)


def _choose(page: PageContext, concluded: Concluded) -> None:
    """Offer another day, the meetings that are recorded, and the deck of this agenda."""
    left, right = st.columns([1, 2], vertical_alignment="bottom")
    st.session_state[_DAY] = page.situation.as_of
    with left:
        st.date_input(
            _("Ngày họp"),
            key=_DAY,
            min_value=EARLIEST,
            max_value=LATEST,
            format="DD/MM/YYYY",
            on_change=_turn_to_day,
            help=_("Chương trình nêu tình hình đến hết ngày này và kết luận của các cuộc họp trước đó."),
        )
    with right:
        st.link_button(_("Trình chiếu chương trình họp"), _deck(page, concluded), type="primary")
    days = meeting_days(page.queries.conclusions(page.situation))[:_MOST_MEETINGS]
    if days:
        texts.links(*((_("Họp {day}").format(day=date_text(day)), _address(page, day)) for day in days))


def _turn_to_day() -> None:
    chosen = st.session_state[_DAY]
    if isinstance(chosen, date):
        st.query_params[PERIOD] = chosen.isoformat()


def _address(page: PageContext, day: date) -> str:
    scope = page.scope
    return address(PATH, Scope(day, scope.revision, scope.documented_only, scope.language))


def _deck(page: PageContext, concluded: Concluded) -> str:
    """Give the address of the deck with the parts of the agenda alone."""
    parameters = page.scope.about().parameters() | {CHOSEN_PARTS: ",".join(AGENDA)}
    parameters[PERIOD] = page.situation.as_of.isoformat()
    if concluded.last_on:
        parameters[COMPARED_WITH] = concluded.last_on.isoformat()
    return f"/trinh-chieu?{urlencode(parameters)}"


def _agenda(page: PageContext, concluded: Concluded, *, may_edit: bool) -> None:
    briefing = page.kept("agenda", make=lambda: _briefing(page, concluded))
    ways = _ways(page, concluded) if may_edit else {}
    for number, part in enumerate(AGENDA, start=1):
        way, head = ways.get(part, (None, ""))
        slide = briefing.slide(part)
        slide_table.show(slide, number=number, most=_MOST, way=way, way_head=head)
        if part is SlideId.LAST_MEETING and concluded.last_on is None:
            texts.link(_("Lấy mẫu Kết luận cuộc họp ở trang Nộp số liệu"), page.address("nop-so-lieu"))


def _briefing(page: PageContext, concluded: Concluded) -> Briefing:
    situation = page.situation
    meeting = Meeting(situation.as_of, situation.revision, situation.documented_only, concluded.last_on)
    return page.program.exporting.briefing(meeting)


def _ways(page: PageContext, concluded: Concluded) -> dict[SlideId, tuple[slide_table.Way, str]]:
    """Give the ways from rows to what an editor does with them: close a conclusion, conclude on what is due."""
    rows = {key_of(row): row for row in rows_of(concluded.states)}
    names = edit_scope.any_unit(page)

    def close(key: str) -> Html:
        row = rows[key]._asdict()
        return tag("a", _("Ghi kết quả"), href=edit_links.to_row(page, CONCLUSIONS, row), target="_self")

    def decide(key: str) -> Html:
        unit, number = key.split("/")[:2]
        way = f"{page.address(PATH, unit=unit, criterion=number)}#{conclude.ANCHOR}"
        about = str(Message.of(N_("Ghi kết luận: {unit}, tiêu chí {number}"), unit=names[unit], number=number))
        return tag("a", _("Ghi kết luận"), href=way, target="_self", aria_label=about)

    return {SlideId.LAST_MEETING: (close, _("Cập nhật")), SlideId.DUE: (decide, _("Quyết định"))}


def _notice(page: PageContext) -> None:
    """Offer the notice of what a meeting decided, drafted by the form of the decree."""
    texts.heading(_("Thông báo kết luận"))
    days = meeting_days(page.queries.conclusions(page.situation))
    if not days:
        texts.note(_("Chưa ghi kết luận nào: khi có, tải dự thảo Thông báo kết luận (DOCX) ở đây."))
        return
    left, right = st.columns([1, 2], vertical_alignment="bottom")
    with left:
        start = next((place for place, day in enumerate(days) if day <= page.situation.as_of), 0)
        day = st.selectbox(_("Của cuộc họp ngày"), days, start, format_func=date_text, key="notice_day")
    situation, exporting = page.situation, page.program.exporting
    meeting = Meeting(situation.as_of, situation.revision, situation.documented_only)
    with right:
        downloads.offer(
            _("Tải dự thảo DOCX"),
            lambda: exporting.notice(meeting, day),
            f"thong-bao-ket-luan-{day.isoformat()}.docx",
            key="notice",
        )
    texts.hint(_("Số, ngày ký, người chủ trì để trống; cơ quan, nơi nhận, chức vụ ký lấy từ huyen.csv."))
