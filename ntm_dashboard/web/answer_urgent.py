"""What is most urgent, as a part of the answer: what, by whom, how many days; each line leads to where it is told."""

from collections.abc import Callable

from ntm_dashboard.briefing.model import MARK
from ntm_dashboard.charts.theme import PAINTS
from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.follow_up.duties import DutyKind
from ntm_dashboard.domain.follow_up.urgent import Urgent, UrgentItem
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import Status
from ntm_dashboard.i18n import N_, Message, _, date_text, days_text
from ntm_dashboard.web.components.markup import NOTHING, Html, tag

Address = Callable[..., str]
"""Gives the address of a page: `address("xa", unit="29464")`."""
RESPONSIBILITY = "trach-nhiem"


def urgent_html(urgent: Urgent, situation: Situation, catalogue: Catalogue, *, address: Address) -> Html:
    """Draw the most urgent things; where nothing is recorded, say what is missing and where it is handed in."""
    items = [_item(one, catalogue, href=_where(one, situation, address=address)) for one in urgent.items]
    note = _missing(urgent)
    way = tag("a", note, href=address("nop-so-lieu" if not urgent.is_recorded else RESPONSIBILITY), target="_self")
    return tag(
        "div",
        tag("h2", _title(urgent)),
        tag("ul", *items) if items else NOTHING,
        tag("p", way, class_="ntm-a-note") if note else NOTHING,
        class_="ntm-a-urgent",
    )


def _title(urgent: Urgent) -> str:
    if not urgent.overdue:
        return _("Nhiệm vụ cần làm")
    said = str(Message.of(N_("Nhiệm vụ cần làm: {count} nội dung quá hạn"), count=urgent.overdue))
    return said + MARK if urgent.is_overdue_invented else said


def _missing(urgent: Urgent) -> str:
    if not urgent.is_recorded:
        return _("Chưa ghi nội dung nào có hạn và cơ quan thực hiện: cần nộp lộ trình, kết luận họp, phân công.")
    if not any(one.kind for one in urgent.items):
        return _("Không có nội dung đã ghi hạn nào quá hạn hay đang chờ.")
    return ""


def _item(item: UrgentItem, catalogue: Catalogue, *, href: str) -> Html:
    is_late = item.days is not None and item.days < 0
    paint = PAINTS[Status.LATE if is_late else Status.WORKING]
    badge = tag("span", paint.glyph, class_="ntm-a-badge", style=paint.css, aria_hidden="true")
    who = catalogue.agency_name(item.agency) if item.agency else _("chưa ghi ai phụ trách")
    mark = MARK if item.is_invented else ""
    words = tag(
        "span",
        tag("b", f"{_place(item)}: {item.what}{mark}"),
        tag("small", tag("strong", _days(item)), f" · {who}{mark}"),
    )
    return tag("li", tag("a", badge, words, class_="ntm-a-do", href=href, target="_self"))


def _place(item: UrgentItem) -> str:
    if not item.criterion:
        return item.unit_name
    return _("{unit}, tiêu chí {number}").format(unit=item.unit_name, number=item.criterion)


def _days(item: UrgentItem) -> str:
    if item.days is None or item.due_on is None:
        return _("chưa có hạn")
    day = date_text(item.due_on)
    if item.days < 0:
        return _("Chậm {days} (hạn {day})").format(days=days_text(-item.days), day=day)
    if item.days == 0:
        return _("Đến hạn hôm nay ({day})").format(day=day)
    return _("Còn {days} (hạn {day})").format(days=days_text(item.days), day=day)


_TOLD_WITH_CRITERIA = {DutyKind.PROMISE, DutyKind.DOSSIER}
"""The duties that the page of their criterion tells of; all of them stand on the page of responsibility."""


def _where(item: UrgentItem, situation: Situation, *, address: Address) -> str:
    if item.kind is None:
        return address("muc-tieu")
    is_own = item.unit == situation.district.code
    states = situation.district_criteria if is_own else situation.commune_criteria
    is_shown = ((states["unit"] == item.unit) & (states["criterion"] == item.criterion)).any()
    if item.kind not in _TOLD_WITH_CRITERIA or not is_shown:
        return address(RESPONSIBILITY)
    return address("tieu-chi-huyen" if is_own else "xa", unit="" if is_own else item.unit, criterion=item.criterion)
