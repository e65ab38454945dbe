"""Which communes are nearest to done, and which recognised ones no longer keep the standard."""

import math
from typing import Any

from ntm_dashboard.domain.follow_up.blocking import (
    RISK_WORDS,
    Distance,
    DistrictRisk,
    Risk,
    freed_alone,
    nearest_sentence,
    nearest_to_done,
    risks_of,
)
from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.i18n import N_, _, number_text, quantity_text
from ntm_dashboard.web.components import cells, marks, tables, texts
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
    if nearest_to_done(page.situation).empty:
        return
    texts.heading(page.said(lambda one: nearest_sentence(nearest_to_done(one))))
    heads = [
        _("Xã"),
        _("Tiêu chí chưa đạt"),
        _("Chưa có số liệu"),
        _("Cộng dồn"),
        _("Còn cách ngưỡng"),
        _("Số liệu cũ nhất"),
    ]
    tables.show(heads, marks.rows(page.situation, _near), numbers=(3,))
    for sentence in marks.paragraphs(page.situation, _alone):
        texts.hint(sentence)


def _near(situation: Situation) -> list[list[str]]:
    return [
        [
            row.unit_name,
            ", ".join(row.unmet) or cells.DASH,
            ", ".join(row.unknown) or cells.DASH,
            number_text(row.cells),
            "; ".join(_distance(one) for one in row.distances[:_MOST]) or cells.DASH,
            _("{day} ({days} ngày)").format(day=cells.day(row.oldest_on), days=number_text(int(row.oldest_days))),
        ]
        for row in rows_of(nearest_to_done(situation))
    ]


def _distance(one: Distance) -> str:
    gap = math.ceil(one.gap * 100) / 100
    return _("chỉ tiêu {indicator}: {gap}").format(indicator=one.indicator, gap=quantity_text(gap, one.measured_in))


def _alone(situation: Situation) -> list[str]:
    return [
        _("Chỉ còn thiếu tiêu chí {number}: {count} xã.").format(number=number, count=number_text(count))
        for number, count in freed_alone(situation).items()
    ]


def _risks(page: PageContext) -> None:
    rows = marks.rows(page.situation, lambda one: [_risk(row) for row in _shown(page, one)])
    if not rows:
        return
    texts.heading(_("Xã được công nhận: tiêu chí không giữ được"))
    heads = [
        _("Xã"),
        _("Không giữ được"),
        _("Chưa có số liệu"),
        _("Tình trạng"),
        _("Mất thêm mấy tiêu chí thì thuộc diện xét thu hồi"),
    ]
    tables.show(heads, rows, numbers=(4,))
    texts.hint(_(_BY_DECISION))


def _shown(page: PageContext, situation: Situation) -> list[Any]:
    """Give the recognised communes that lost something, or of which that cannot be ruled out after a report."""
    return [
        row
        for row in rows_of(risks_of(situation, page.queries.catalogue))
        if row.risk in {Risk.REVOCABLE, Risk.SLIDING} or (row.risk == Risk.POSSIBLE and row.lost)
    ]


def _risk(row: Any) -> list[str]:
    return [
        row.unit_name,
        ", ".join(row.lost) or cells.DASH,
        ", ".join(row.unknown) or cells.DASH,
        _(RISK_WORDS[Risk(row.risk)]),
        number_text(int(row.more)) if row.more else cells.DASH,
    ]
