"""Nguồn số liệu: how true the figures are, whether they add up, who has not reported, and what was known when."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from ntm_dashboard.domain.catalogue import LegalText
from ntm_dashboard.domain.follow_up.counted import KindCount
from ntm_dashboard.domain.frames import Coverage, DataFrame, rows_of, trusted
from ntm_dashboard.domain.situation import Provenance, PublishedFigure, ReconciliationLine, Situation
from ntm_dashboard.domain.terms import Certainty, word
from ntm_dashboard.i18n import _, date_text, days_text, number_text
from ntm_dashboard.store import Revision, revision_kind_word
from ntm_dashboard.web.components import badges, cells, marks, published, tables, texts
from ntm_dashboard.web.components.markup import NOTHING, join, tag
from ntm_dashboard.web.page_context import PageContext
from ntm_dashboard.web.url_state import address


def render(page: PageContext) -> None:
    """Draw provenance, reconciliation, coverage, what the criteria rest on, and the revisions."""
    page.part("sources", draw=lambda: _body(page))
    page.part("revisions", page.queries.latest_revision(), draw=lambda: _revisions(page))


def _body(page: PageContext) -> None:
    texts.title(_("Nguồn số liệu"))
    _provenance(page)
    _reconciliation(page)
    _other_figures(page)
    _follow_up(page)
    _coverage(page)
    _legal_texts(page)


def _provenance(page: PageContext) -> None:
    texts.heading(page.said(_rows_behind))
    heads = [_("Độ tin cậy"), _("Số dòng"), _("Nghĩa là")]
    tables.show(heads, marks.rows(page.situation, lambda one: _certainties(one.provenance)), numbers=(1,))


def _rows_behind(situation: Situation) -> str:
    return _("Báo cáo này dựa trên {count} dòng số liệu").format(count=number_text(situation.provenance.total))


def _certainties(counts: Provenance) -> list[list[str]]:
    lines = [
        (Certainty.DOCUMENTED, counts.documented, _("Văn bản công khai ghi rõ.")),
        (Certainty.DERIVED, counts.derived, _("Suy ra từ các dòng có văn bản; ghi chú nói cách suy ra.")),
        (Certainty.REPORTED, counts.reported, _("Đơn vị báo cáo, chưa được kiểm chứng.")),
        (Certainty.ILLUSTRATIVE, counts.illustrative, _("Đặt ra để minh họa, không phải số liệu thật.")),
    ]
    return [[word(certainty), number_text(count), meaning] for certainty, count, meaning in lines]


def _reconciliation(page: PageContext) -> None:
    lines = page.situation.reconciliation
    texts.heading(page.said(_reconciled))
    if not lines:
        texts.note(_("Chưa có số công bố nào để đối chiếu. Nộp số liệu đã công bố."))
        return
    heads = [_("Chỉ số"), _("Ngày"), _("Công bố"), _("Tổng hợp chi tiết"), _("Kết luận"), _("Nguồn")]
    rows = marks.rows(page.situation, lambda one: [_line(line) for line in one.reconciliation], names=2)
    tables.show(heads, rows, numbers=(2, 3))


def _reconciled(situation: Situation) -> str:
    lines = situation.reconciliation
    if not lines:
        return _("Đối chiếu với số đã công bố")
    wrong = sum(not line.agrees and line.computed is not None for line in lines)
    return _("Đối chiếu với số đã công bố: {wrong}/{count} số liệu chưa khớp").format(wrong=wrong, count=len(lines))


def _line(line: ReconciliationLine) -> list[str]:
    note = _("gồm {count} dòng minh họa").format(count=line.illustrative) if line.illustrative else ""
    return [
        word(line.measure),
        date_text(line.day),
        number_text(line.published),
        cells.number(line.computed),
        join(str(line.sentence), " ", tag("span", note, class_="ntm-mark") if note else ""),
        join(line.source, " ", badges.of_certainty(line.certainty)),
    ]


def _other_figures(page: PageContext) -> None:
    """Show what documents publish of the district and no detail adds up to."""
    if not page.situation.published_figures:
        return
    texts.heading(page.said(_published))
    heads = [_("Chỉ số"), _("Ngày"), _("Công bố"), _("Nguồn")]
    rows = marks.rows(page.situation, lambda one: [_figure(figure) for figure in one.published_figures], names=2)
    tables.show(heads, rows, numbers=(2,))


def _published(situation: Situation) -> str:
    return _("Số toàn huyện khác đã công bố: {count}").format(count=len(situation.published_figures))


def _figure(one: PublishedFigure) -> list[str]:
    source = join(one.source, " ", badges.of_certainty(one.certainty))
    return [str(one.code.name), date_text(one.day), str(one.amount), source]


def _follow_up(page: PageContext) -> None:
    """Show how much is known of who does what by when; a kind without a row says so, and where its template is."""
    counts = page.queries.follow_up_counts(page.situation)
    is_training = page.situation.district.is_training  # under its own band, so that nothing is marked one by one
    real = counts if is_training else page.queries.follow_up_counts(page.situation, is_real=True)
    has_all = all(one.total for one in counts)
    texts.heading(marks.text(_followed_up(counts), _followed_up(real)))
    marks.follow_up(page, *(one.kind for one in counts))
    heads = [_("Loại số liệu"), _("Số dòng"), *(word(one) for one in Certainty), _("Ngày mới nhất")]
    rows = marks.against([_kind_count(one) for one in counts], [_kind_count(one) for one in real])
    tables.show(heads, rows, numbers=(1, *range(2, 2 + len(Certainty))))
    if not has_all:
        way = tag("a", _("Tải mẫu để điền"), href=page.address("nop-so-lieu"), target="_self")
        texts.hint(join(_("Loại nào chưa có dòng nào thì lấy mẫu ở trang Nộp số liệu: "), way))


def _followed_up(counts: Sequence[KindCount]) -> str:
    total = sum(one.total for one in counts)
    if not total:
        return _("Theo dõi thực hiện: chưa có dòng nào")
    return _("Theo dõi thực hiện: {count} dòng").format(count=number_text(total))


def _kind_count(one: KindCount) -> list[str]:
    if not one.total:
        return [word(one.kind), _("chưa có số liệu"), *([cells.DASH] * (len(Certainty) + 1))]
    each = [number_text(count) if count else cells.DASH for count in one.rows.values()]
    return [word(one.kind), number_text(one.total), *each, cells.day(one.newest)]


def _coverage(page: PageContext) -> None:
    rows = page.situation.coverage
    if rows.empty:
        return
    texts.heading(page.said(_coverage_sentence))
    behind = marks.rows(page.situation, lambda one: [_covered(row) for row in rows_of(_behind(one))])
    if behind and rows["latest_period"].notna().any():
        tables.show([_("Xã"), _("Báo cáo mới nhất"), _("Chậm"), _("Tiêu chí có số liệu")], behind)


def _behind(situation: Situation) -> DataFrame[Coverage]:
    rows = situation.coverage
    return trusted(Coverage, rows[~rows["is_reported"]])


def _coverage_sentence(situation: Situation) -> str:
    rows, behind = situation.coverage, _behind(situation)
    if rows["latest_period"].isna().all():
        return _("Chưa xã nào trong {count} xã có báo cáo tiêu chí").format(count=number_text(len(rows)))
    if behind.empty:
        day = cells.day(rows["latest_period"].max())
        return _("Cả {count} xã đã báo cáo kỳ {day}").format(count=number_text(len(rows)), day=day)
    return _("Xã chưa báo cáo kỳ mới nhất: {count}/{total}").format(
        count=number_text(len(behind)), total=number_text(len(rows))
    )


def _covered(row: Any) -> list[str]:
    late = days_text(int(row.behind_days)) if pd.notna(row.behind_days) and row.behind_days else cells.DASH
    return [row.name, cells.day(row.latest_period), late, f"{row.assessed}/{row.total}"]


def _legal_texts(page: PageContext) -> None:
    """Show what lays down and amends the criteria on the day looked at; what is not known of it stays open."""
    day = page.situation.as_of
    found = page.queries.catalogue.legal_texts_on(day)
    known = sum(one.applies_from is not None for one in found)
    texts.heading(
        _("Văn bản áp dụng vào ngày {day}: {known}; chưa rõ: {open}").format(
            day=date_text(day), known=known, open=len(found) - known
        )
    )
    heads = [_("Số, ký hiệu"), _("Ngày ban hành"), _("Nội dung"), _("Áp dụng từ"), _("Áp dụng đến"), _("Nguồn")]
    tables.show(heads, [_legal_text(one) for one in found])


def _legal_text(one: LegalText) -> list[str]:
    mark = NOTHING if one.is_checked else tag("span", _("cần đối chiếu"), class_="ntm-mark")
    return [
        one.number,
        cells.day(one.issued_on),
        str(one.name or cells.DASH),
        cells.day(one.applies_from),
        cells.day(one.validity.valid_to),
        join(one.source, " ", mark),
    ]


def _revisions(page: PageContext) -> None:
    texts.heading(_("Các phiên bản đã công bố"))
    texts.lead(
        _(
            "“Tính đến ngày” là ngày mà số liệu mô tả. “Phiên bản” là những gì đã biết khi công bố: "
            "mở một phiên bản cũ để thấy đúng những gì đã nói lúc đó."
        )
    )
    heads = [_("Phiên bản"), _("Ngày công bố"), _("Người công bố"), _("Loại"), _("Tệp"), _("Kỳ"), _("Ghi chú")]
    tables.show(heads, [_revision(page, revision) for revision in page.queries.revisions()])


def _revision(page: PageContext, revision: Revision) -> list[str]:
    as_known_then = replace(page.scope, revision=revision.number, as_of=None)
    link = tag("a", number_text(revision.number), href=address("nguon-so-lieu", as_known_then), target="_self")
    return [
        link,
        date_text(revision.published_on),
        published.people(revision),
        revision_kind_word(revision.kind),
        revision.file_name or cells.DASH,
        date_text(revision.period) if revision.period else cells.DASH,
        revision.note,
    ]
