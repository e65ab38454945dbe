"""Lịch sử: every revision, what one changed, what differs between two, the ways back, the audit log."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from ntm_dashboard.domain.cell_changes import CellChanges
from ntm_dashboard.errors import UnknownScopeError
from ntm_dashboard.i18n import N_, Message, _, number_text
from ntm_dashboard.services.audit_log import audit_log
from ntm_dashboard.services.editing import fact_of_row
from ntm_dashboard.services.people import Act, Person, may
from ntm_dashboard.store import AuditAction, AuditEntry, Revision, RevisionKind, audit_action_word, revision_kind_word
from ntm_dashboard.web.components import (
    cells,
    comments,
    consequences,
    in_address,
    outcomes,
    published,
    revision_filter,
    tables,
    texts,
    way_back,
)
from ntm_dashboard.web.components.markup import Html, tag
from ntm_dashboard.web.document import FEED
from ntm_dashboard.web.identity import current_person
from ntm_dashboard.web.page_context import PageContext

_SHOWN = 200
_READ = 2000
_OFFERED = 500


def render(page: PageContext) -> None:
    """Draw the history for whoever is signed in."""
    draw(page, current_person())


def draw(page: PageContext, person: Person | None) -> None:
    """Draw the revision that the address names, the list, the comparison, the ways back, the audit log."""
    texts.title(_("Lịch sử công bố"))
    outcomes.show(way_back.SAID)
    texts.link(_("Theo dõi thay đổi bằng trình đọc tin"), FEED)
    revisions = page.queries.revisions()
    if not revisions:
        texts.note(_("Chưa công bố lần nào."))
        return
    linked = _linked(revisions)
    if linked is not None:
        _change(page, person, linked)
    _list(page, person, revisions)
    _comparison(page, revisions)
    if linked is None:
        _way_back(page, person, revisions)
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


def _change(page: PageContext, person: Person | None, revision: Revision) -> None:
    """Show what a revision changed, together with those that were published with it, and the ways back from it."""
    numbers = page.program.store.package(revision.number)
    texts.heading(_("Phiên bản {number} thay đổi gì").format(number=", ".join(str(one) for one in numbers)))
    published.show(revision)
    effect = page.queries.effect(numbers[0] - 1, numbers[-1])
    consequences.headline(effect)
    rows = [[reason.text] for reason in revision.reasons if reason.text]
    if rows:
        tables.show([_("Điều đã xác nhận, lý do")], rows)
    if may(person, Act.UNDO):
        way_back.show(page, person, revision)
    comments.show(
        page, person, lambda one: one.first.revision in numbers, lambda: _cells_of(effect.cells, revision.number)
    )
    consequences.details(effect, page.queries.catalogue, key=f"change_{revision.number}")


def _cells_of(changes: Sequence[CellChanges], number: int) -> comments.Subject:
    """Give what can be written about: the revision as a whole, and the first of its cells, each of who wrote it."""
    subject = comments.Subject(number)
    for one in changes:
        for row in one.after.head(_OFFERED).to_dict("records"):
            subject.add(fact_of_row(one.table, row), number if pd.isna(row["revision"]) else int(row["revision"]))
    return subject


def _list(page: PageContext, person: Person | None, revisions: tuple[Revision, ...]) -> None:
    reversed_by = _reversed_by(revisions)
    counts = page.program.comments.open_counts(person) if may(person, Act.READ_COMMENTS) else {}
    rows = {
        one.number: _line(page, one, reversed_by.get(one.number, ()), counts.get(one.number, 0)) for one in revisions
    }
    place = st.container()
    found = revision_filter.chosen(revisions, lambda one: (str(one.number), *rows[one.number][1:]))
    with place:
        texts.heading(_counted(len(found), len(revisions)))
    if not found:
        texts.note(_("Không có phiên bản nào như vậy."))
        return
    heads = [_("Phiên bản"), _("Lúc"), _("Ai"), _("Thao tác"), _("Về"), _("Số liệu thay đổi"), _("Ghi chú, lý do")]
    tables.show(heads, [rows[one.number] for one in found[:_SHOWN]], numbers=[0, 5])
    if len(found) > _SHOWN:
        sentence = N_("Chỉ liệt kê {shown} trên {count} phiên bản, mới nhất trước. Hãy lọc để thấy phiên bản cũ hơn.")
        texts.hint(str(Message.of(sentence, shown=number_text(_SHOWN), count=number_text(len(found)))))


def _counted(found: int, count: int) -> str:
    if found == count:
        return _("{count} phiên bản").format(count=number_text(count))
    return str(Message.of(N_("{found} trên {count} phiên bản"), found=number_text(found), count=number_text(count)))


def _reversed_by(revisions: Sequence[Revision]) -> dict[int, list[Revision]]:
    """Give for each revision those that undid or withdrew it."""
    found: dict[int, list[Revision]] = {}
    for one in reversed(revisions):
        if one.kind in {RevisionKind.UNDONE, RevisionKind.WITHDRAWN}:
            for number in one.reversed_numbers:
                found.setdefault(number, []).append(one)
    return found


def _line(page: PageContext, revision: Revision, reversed_by: Sequence[Revision], open_comments: int) -> list[str]:
    said = [comments.counted(open_comments)] if open_comments else []
    said += [*(_reversal(one) for one in reversed_by), revision.note, *(reason.text for reason in revision.reasons)]
    return [
        _link(page, revision),
        published.moment(revision),
        published.people(revision),
        revision_kind_word(revision.kind),
        published.about(revision),
        number_text(revision.changes),
        " · ".join(text for text in said if text) or cells.DASH,
    ]


def _reversal(revision: Revision) -> str:
    """Say by which revision another one was undone or withdrawn."""
    sentence = N_("đã hoàn tác ở phiên bản {number}")
    withdrawn = N_("đã thu hồi ở phiên bản {number}")
    said = withdrawn if revision.kind is RevisionKind.WITHDRAWN else sentence
    return str(Message.of(said, number=str(revision.number)))


def _link(page: PageContext, revision: Revision) -> Html:
    return tag("a", str(revision.number), href=published.address(page, revision.number), target="_self")


def _comparison(page: PageContext, revisions: tuple[Revision, ...]) -> None:
    """Compare two revisions, the older one first whichever was chosen where, on one day."""
    texts.heading(_("So sánh hai phiên bản"))
    names = {one.number: published.name(one) for one in revisions}
    numbers, newest = [0, *reversed(names)], revisions[0].number
    names[0] = _("trước phiên bản đầu tiên")
    left, right = st.columns(2)
    one = in_address.choice(
        left, _("Trước"), numbers, parameter="ban_truoc", shown=names.__getitem__, default=newest - 1
    )
    other = in_address.choice(right, _("Sau"), numbers, parameter="ban_sau", shown=names.__getitem__, default=newest)
    if st.toggle(_("Xem khác nhau"), key="compare_shown", bind="query-params"):
        older, newer = sorted((one or 0, other or 0))
        _differences(page, older, newer)


def _differences(page: PageContext, older: int, newer: int) -> None:
    own = page.queries.effect(older, newer).comparison.after.as_of
    chosen = st.date_input(_("Cùng xem ở ngày"), value=own, format="DD/MM/YYYY", key=f"compare_day_{older}_{newer}")
    effect = page.queries.effect(older, newer, as_of=chosen)
    consequences.show(effect, page.queries.catalogue, key=f"compared_{older}_{newer}")


def _way_back(page: PageContext, person: Person | None, revisions: tuple[Revision, ...]) -> None:
    texts.heading(_("Hoàn tác, khôi phục, tải tệp gốc"))
    if not may(person, Act.UNDO):
        texts.note(_("Cần đăng nhập với vai trò biên tập để hoàn tác, khôi phục hoặc tải tệp gốc."))
        return
    by_number = {one.number: one for one in revisions}
    number = st.selectbox(
        _("Phiên bản"),
        list(by_number),
        format_func=lambda one: published.name(by_number[one]),
        key="history_number",
    )
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
    return [
        published.moment_text(entry.happened_at),
        published.person(entry.actor),
        audit_action_word(entry.action),
        outcome,
        said,
    ]
