"""Which communes are nearest to done, and which recognised ones no longer keep the standard."""

import math
from typing import Any

from ntm_dashboard.domain.follow_up.blocking import (
    RISK_WORDS,
    Distance,
    DistrictRisk,
    NearestToDone,
    Risk,
    freed_alone,
    nearest_sentence,
    nearest_to_done,
    risks_of,
)
from ntm_dashboard.domain.frames import DataFrame, rows_of
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.i18n import N_, _, number_text, quantity_text
from ntm_dashboard.web.components import cells, marks, part_of_many, tables, texts
from ntm_dashboard.web.components.part_of_many import Part
from ntm_dashboard.web.page_context import PageContext

_MOST = 3


def show(page: PageContext) -> None:
    """Draw who is nearest to done, by how few cells, and who slides back."""
    _nearest(page)
    _risks(page)


def of_district(page: PageContext) -> None:
    """Say how a recognised district keeps the standard; nothing of a district that is not recognised."""
    risk = page.queries.district_risk(page.situation)
    if risk is None:
        return
    texts.heading(page.said(lambda one: _district_said(page.queries.district_risk(one))))
    for sentence in marks.paragraphs(page.situation, lambda one: _district_facts(page.queries.district_risk(one))):
        texts.hint(sentence)


def _district_said(risk: DistrictRisk | None) -> str:
    return _("Giữ kết quả công nhận của huyện: {state}").format(state=_(RISK_WORDS[risk.risk]).lower()) if risk else ""


def _district_facts(risk: DistrictRisk | None) -> list[str]:
    if risk is None:
        return []
    said = [_("Số xã đang bị thu hồi công nhận: {count}.").format(count=number_text(risk.revoked))]
    if risk.lost:
        said.append(_("Tiêu chí huyện không giữ được: {numbers}.").format(numbers=", ".join(risk.lost)))
    if risk.unknown:
        said.append(_("Tiêu chí huyện chưa có số liệu: {numbers}.").format(numbers=", ".join(risk.unknown)))
    return [*said, _(_BY_DECISION)]


_BY_DECISION = N_("Theo Quyết định 18/2022/QĐ-TTg; việc thu hồi do cấp có thẩm quyền quyết định.")


def _nearest(page: PageContext) -> None:
    rows = page.kept("nearest", make=lambda: marks.rows(page.situation, lambda one: _near(page, one)))
    if not rows:
        return
    page.part("nearest title", draw=lambda: _nearest_title(page))
    part = part_of_many.choose(len(rows), parameter="gan")
    page.part("nearest", part, draw=lambda: _nearest_rows(page, rows, part))


def _nearest_title(page: PageContext) -> None:
    texts.heading(page.said(lambda one: nearest_sentence(_nearest_to_done(page, one))))


def _nearest_rows(page: PageContext, rows: marks.Rows, part: Part) -> None:
    if not part.is_whole:
        said = _("Hiện {count} trong {total} xã (thứ {first} đến {last}), xã gần hoàn thành nhất trước.")
        texts.note(said.format(**part.numbers))
    heads = [
        _("Xã"),
        _("Tiêu chí chưa đạt"),
        _("Chưa có số liệu"),
        _("Cộng dồn"),
        _("Còn cách ngưỡng"),
        _("Số liệu cũ nhất"),
    ]
    tables.show(heads, part.taken_of(rows), numbers=(3,))
    for sentence in marks.paragraphs(page.situation, lambda one: _alone(page, one)):
        texts.hint(sentence)


def _nearest_to_done(page: PageContext, situation: Situation) -> DataFrame[NearestToDone]:
    """Give the communes of a Situation of the page: as it is, or without what is invented."""
    is_whole = situation is page.situation
    return page.kept("nearest to done", is_whole, make=lambda: nearest_to_done(situation))


def _near(page: PageContext, situation: Situation) -> list[list[str]]:
    return [
        [
            row.unit_name,
            ", ".join(row.unmet) or cells.DASH,
            ", ".join(row.unknown) or cells.DASH,
            number_text(row.cells),
            "; ".join(_distance(one) for one in row.distances[:_MOST]) or cells.DASH,
            _("{day} ({days} ngày)").format(day=cells.day(row.oldest_on), days=number_text(int(row.oldest_days))),
        ]
        for row in rows_of(_nearest_to_done(page, situation))
    ]


def _distance(one: Distance) -> str:
    gap = math.ceil(one.gap * 100) / 100
    return _("chỉ tiêu {indicator}: {gap}").format(indicator=one.indicator, gap=quantity_text(gap, one.measured_in))


def _alone(page: PageContext, situation: Situation) -> list[str]:
    return [
        _("Chỉ còn thiếu tiêu chí {number}: {count} xã.").format(number=number, count=number_text(count))
        for number, count in freed_alone(_nearest_to_done(page, situation)).items()
    ]


def _risks(page: PageContext) -> None:
    rows = page.kept("risks", make=lambda: marks.rows(page.situation, lambda one: _risk_rows(page, one)))
    if not rows:
        return
    page.part("risks title", draw=lambda: texts.heading(_("Xã được công nhận: tiêu chí không giữ được")))
    part = part_of_many.choose(len(rows), parameter="giu")
    page.part("risks", part, draw=lambda: _show_risks(rows, part))


def _show_risks(rows: marks.Rows, part: Part) -> None:
    if not part.is_whole:
        said = _("Hiện {count} trong {total} xã (thứ {first} đến {last}), theo thứ tự danh mục.")
        texts.note(said.format(**part.numbers))
    heads = [
        _("Xã"),
        _("Không giữ được"),
        _("Chưa có số liệu"),
        _("Tình trạng"),
        _("Mất thêm mấy tiêu chí thì thuộc diện xét thu hồi"),
    ]
    tables.show(heads, part.taken_of(rows), numbers=(4,))
    texts.hint(_(_BY_DECISION))


def _shown(page: PageContext, situation: Situation) -> list[Any]:
    """Give the recognised communes that lost something, or of which that cannot be ruled out after a report."""
    return [
        row
        for row in rows_of(risks_of(situation, page.queries.catalogue))
        if row.risk in {Risk.REVOCABLE, Risk.SLIDING} or (row.risk == Risk.POSSIBLE and row.lost)
    ]


def _risk_rows(page: PageContext, situation: Situation) -> list[list[str]]:
    return [_risk(row) for row in _shown(page, situation)]


def _risk(row: Any) -> list[str]:
    return [
        row.unit_name,
        ", ".join(row.lost) or cells.DASH,
        ", ".join(row.unknown) or cells.DASH,
        _(RISK_WORDS[Risk(row.risk)]),
        number_text(int(row.more)) if row.more else cells.DASH,
    ]
