"""Lịch sử: every revision, what one changed, what differs between two, the ways back, the audit log."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from ntm_dashboard.errors import UnknownScopeError
from ntm_dashboard.i18n import N_, Message, _, number_text
from ntm_dashboard.services.audit_log import audit_log
from ntm_dashboard.services.people import Act, Person, may
from ntm_dashboard.store import AuditAction, AuditEntry, Revision, audit_action_word, revision_kind_word
from ntm_dashboard.web.components import (
    cells,
    consequences,
    outcomes,
    published,
    revision_filter,
    tables,
    texts,
    way_back,
)
from ntm_dashboard.web.components.markup import Html, tag
from ntm_dashboard.web.identity import current_person
from ntm_dashboard.web.page_context import PageContext

_SHOWN = 200
_READ = 2000


def render(page: PageContext) -> None:
    """Draw the history for whoever is signed in."""
    draw(page, current_person())


def draw(page: PageContext, person: Person | None) -> None:
    """Draw the revision that the address names, the list, the comparison, the ways back, the audit log."""
    texts.title(_("Lịch sử công bố"))
    outcomes.show(way_back.SAID)
    revisions = page.queries.revisions()
    if not revisions:
        texts.note(_("Chưa công bố lần nào."))
        return
    linked = _linked(revisions)
    if linked is not None:
        _change(page, linked)
    _list(page, revisions)
    _comparison(page, revisions)
    _way_back(page, person, revisions, linked)
    if may(person, Act.READ_AUDIT_LOG):
        _audit(page, person)


def _linked(revisions: Sequence[Revision]) -> Revision | None:
    """Give the revision that the address names.

    Raises:
        UnknownScopeError: there is no such revision.
    """
    asked = st.query_params.get(published.PARAMETER, "")[:20]
    found = next((one for one in revisions if str(one.number) == asked), None)
    if asked and found is None:
        raise UnknownScopeError(str(Message.of(N_("Không có phiên bản số {number}."), number=asked)))
    return found


def _change(page: PageContext, revision: Revision) -> None:
    """Show what a revision changed, together with those that were published with it."""
    numbers = page.program.store.package(revision.number)
    first, last = numbers[0], numbers[-1]
    texts.heading(_("Phiên bản {number} thay đổi gì").format(number=", ".join(str(one) for one in numbers)))
    published.show(revision)
    rows = [[reason.text] for reason in revision.reasons if reason.text]
    if rows:
        tables.show([_("Điều đã xác nhận, lý do")], rows)
    if not page.queries.periods(first - 1):
        texts.note(_("Trước phiên bản này chưa có số liệu nào để so sánh."))
        return
    day = _newest_day(page, first, last)
    before, after = (page.queries.situation(as_of=day, revision=number) for number in (first - 1, last))
    consequences.show(page.queries.compare(before, after))


def _newest_day(page: PageContext, first: int, last: int) -> date:
    """Give the newest day that what was published speaks of: both sides stand on it, so that only that differs."""
    titles = page.queries.record(last).recognitions
    own = titles.loc[titles["revision"] >= first, "effective_on"]
    days = [own.max().date()] if len(own) else []
    return max([*days, _day(page, last)])


def _list(page: PageContext, revisions: tuple[Revision, ...]) -> None:
    texts.heading(_("{count} phiên bản").format(count=number_text(len(revisions))))
    found = revision_filter.chosen(revisions)
    if not found:
        texts.note(_("Không có phiên bản nào như vậy."))
        return
    heads = [_("Phiên bản"), _("Lúc"), _("Ai"), _("Thao tác"), _("Về"), _("Dòng thay đổi"), _("Ghi chú, lý do")]
    tables.show(heads, [_line(page, one) for one in found[:_SHOWN]], numbers=[0, 5])
    if len(found) > _SHOWN:
        sentence = N_("Chỉ liệt kê {shown} trên {count} phiên bản, mới nhất trước. Hãy lọc để thấy phiên bản cũ hơn.")
        texts.hint(str(Message.of(sentence, shown=number_text(_SHOWN), count=number_text(len(found)))))


def _line(page: PageContext, revision: Revision) -> list[str]:
    said = [revision.note, *(reason.text for reason in revision.reasons)]
    return [
        _link(page, revision),
        published.moment(revision),
        published.people(revision),
        revision_kind_word(revision.kind),
        published.about(revision),
        number_text(revision.changes),
        " · ".join(text for text in said if text) or cells.DASH,
    ]


def _link(page: PageContext, revision: Revision) -> Html:
    return tag("a", str(revision.number), href=published.address(page, revision.number), target="_self")


def _comparison(page: PageContext, revisions: tuple[Revision, ...]) -> None:
    texts.heading(_("So sánh hai phiên bản"))
    numbers = [one.number for one in revisions]
    left, right = st.columns(2)
    older = left.selectbox(_("Trước"), numbers, index=min(1, len(numbers) - 1), key="compare_before")
    newer = right.selectbox(_("Sau"), numbers, index=0, key="compare_after")
    if st.toggle(_("Xem khác nhau"), key="compare_shown"):
        _differences(page, older, newer)


def _differences(page: PageContext, older: int, newer: int) -> None:
    before, after = (page.queries.situation(as_of=_day(page, number), revision=number) for number in (older, newer))
    consequences.show(page.queries.compare(before, after))


def _day(page: PageContext, number: int) -> date:
    return page.queries.newest_day(page.queries.record(number)) or page.situation.as_of


def _way_back(
    page: PageContext, person: Person | None, revisions: tuple[Revision, ...], linked: Revision | None
) -> None:
    texts.heading(_("Hoàn tác, khôi phục, tải tệp gốc"))
    if not may(person, Act.UNDO):
        texts.note(_("Cần đăng nhập với vai trò biên tập để hoàn tác, khôi phục hoặc tải tệp gốc."))
        return
    by_number = {one.number: one for one in revisions}
    place = list(by_number).index(linked.number) if linked else 0
    number = st.selectbox(_("Phiên bản"), list(by_number), index=place, key="history_number")
    way_back.show(page, person, by_number[number])


def _audit(page: PageContext, person: Person | None) -> None:
    with st.expander(_("Nhật ký")):
        entries = audit_log(page.program.store, person=person, limit=_READ)
        actions = [one for one in AuditAction if any(entry.action is one for entry in entries)]
        action = st.selectbox(
            _("Lọc theo thao tác"),
            actions,
            index=None,
            format_func=audit_action_word,
            key="audit_action",
            placeholder=_("Tất cả"),
        )
        shown = [entry for entry in entries if action is None or entry.action is action][:_SHOWN]
        heads = [_("Lúc"), _("Ai"), _("Thao tác"), _("Kết quả"), _("Chi tiết")]
        tables.show(heads, [_entry(entry) for entry in shown])


def _entry(entry: AuditEntry) -> list[str]:
    outcome = _("được") if entry.is_success else _("không được")
    said = entry.detail or (str(entry.revision) if entry.revision else cells.DASH)
    return [published.moment_text(entry.happened_at), entry.actor, audit_action_word(entry.action), outcome, said]
