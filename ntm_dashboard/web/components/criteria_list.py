"""The criteria of a commune or of the district, one card each: what is unmet first, and behind each card why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from ntm_dashboard.domain.catalogue import TO_BE_CHECKED, Catalogue
from ntm_dashboard.domain.frames import CriterionStates, DataFrame, IndicatorStates, rows_of
from ntm_dashboard.domain.situation import PublishedFigure, Situation
from ntm_dashboard.domain.terms import Result, Status
from ntm_dashboard.i18n import _, date_text, number_text
from ntm_dashboard.web.components import badges, cells, marks
from ntm_dashboard.web.components.markup import NOTHING, Html, join, tag
from ntm_dashboard.web.components.tables import facts, table

_URGENCY = [
    Status.LATE,
    Status.NOT_MET,
    Status.WORKING,
    Status.UNKNOWN,
    Status.WAITING,
    Status.UNPROVEN,
    Status.ACHIEVED,
    Status.NOT_APPLICABLE,
]


def unmet_first(criteria: DataFrame[CriterionStates]) -> list[Any]:
    """Order criteria by urgency: late, unmet, in work, unknown, dossier unfinished, not known, met; else as listed."""
    return sorted(rows_of(criteria), key=lambda row: _URGENCY.index(Status(row.status)))


@dataclass(frozen=True)
class Listed:
    """The criteria that are listed, their indicators, and what documents publish of the whole district about them."""

    criteria: DataFrame[CriterionStates]
    indicators: DataFrame[IndicatorStates]
    figures: Sequence[PublishedFigure] = ()

    def card(self, row: Any, catalogue: Catalogue) -> "Card":
        """Give what the card of a criterion says."""
        own = self.indicators[self.indicators["criterion"] == row.criterion]
        return Card(
            state=badges.of_criterion(row.status),
            brief=_brief(row, catalogue),
            reason=str(row.reason),
            figures=tuple((str(one.sentence), one.certainty) for one in self.figures if one.criterion == row.criterion),
            facts=_facts(row, catalogue),
            indicators=[_indicator(one) for one in rows_of(own)],
        )


@dataclass(frozen=True)
class Card:
    """What the card of a criterion says, each part marked by itself."""

    state: Html
    brief: str
    reason: str
    figures: Sequence[tuple[str, str]]
    facts: Sequence[tuple[str, str]]
    indicators: Sequence[Sequence[str]]


def show(
    situation: Situation,
    listed: Callable[[Situation], Listed],
    *,
    catalogue: Catalogue,
    chosen: str = "",
    edit_at: Callable[[str], str] | None = None,
) -> None:
    """Show the cards of the criteria that a Situation lists; the chosen criterion stands open.

    `edit_at` gives, for somebody who may change it, the address at which a criterion is edited.
    """
    own, apart = listed(situation), listed(situation.told_apart)
    real = {row.criterion: apart.card(row, catalogue) for row in rows_of(apart.criteria)}
    cards = [
        _html(row, own.card(row, catalogue), real.get(row.criterion), is_open=row.criterion == chosen, way=edit_at)
        for row in unmet_first(own.criteria)
    ]
    st.html(join(*cards))


def _html(row: Any, card: Card, real: Card | None, *, is_open: bool, way: Callable[[str], str] | None = None) -> Html:
    """Draw a card: the line that everybody reads, and the reasons behind it."""
    summary = tag(
        "summary",
        tag("b", f"{row.criterion}. {row.name}"),
        tag("span", marks.text(card.state, real and real.state), " ", badges.of_certainty(row.certainty)),
        tag("span", marks.text(card.brief, real and real.brief)),
        _edit(row, way(row.criterion)) if way else NOTHING,
    )
    known = {sentence for sentence, _certainty in real.figures} if real else set[str]()
    figures = [
        tag("p", marks.text(said, said if said in known else None), " ", badges.of_certainty(certainty))
        for said, certainty in card.figures
    ]
    body = tag(
        "div",
        tag("p", marks.text(card.reason, real and real.reason)),
        *figures,
        facts([(name, value) for name, value in marks.pairs(card.facts, real.facts if real else ())]),
        _indicators(marks.against(card.indicators, real.indicators if real else ())),
    )
    return tag("details", summary, body, class_="ntm-card", open="open" if is_open else "")


def _edit(row: Any, address: str) -> Html:
    label = _("Sửa tiêu chí {number}").format(number=row.criterion)
    return tag("a", _("Sửa"), href=address, target="_self", aria_label=label, class_="ntm-edit-link")


def _brief(row: Any, catalogue: Catalogue) -> str:
    planned = cells.day_of(row.planned_on)
    parts = [
        _("{met}/{total} chỉ tiêu đạt").format(met=row.indicators_met, total=row.indicators_total)
        if row.indicators_assessed
        else "",
        _("dự kiến {day}").format(day=date_text(planned)) if planned and row.result == Result.NOT_MET else "",
        catalogue.agency_name(cells.text(row.agency)),
    ]
    return " · ".join(part for part in parts if part)


def _facts(row: Any, catalogue: Catalogue) -> list[tuple[str, str]]:
    planned = cells.day_of(row.planned_on)
    return [
        (_("Kết quả báo cáo"), cells.result(row.result)),
        (_("Lần trước"), cells.result(row.previous_result)),
        (_("Mâu thuẫn"), _("Báo cáo đạt trong khi có chỉ tiêu chưa đạt.") if row.is_contradicted else ""),
        (_("Giá trị"), cells.number(row.value) if pd.notna(row.value) else ""),
        (_("Hồ sơ"), cells.dossier(row.dossier, row.dossier_state)),
        (_("Ngày dự kiến đạt"), date_text(planned) if planned else ""),
        (_("Cơ quan phụ trách"), catalogue.agency_name(cells.text(row.agency))),
        (_("Ghi chú"), cells.text(row.note)),
        *_origin(row),
    ]


def _origin(row: Any) -> Sequence[tuple[str, str]]:
    """Say where a row comes from: period, source, certainty, file, line and revision."""
    period = cells.day_of(row.period) if hasattr(row, "period") else None
    where = [cells.text(row.file), _("dòng {row}").format(row=row.row) if pd.notna(row.row) else ""]
    return [
        (_("Kỳ báo cáo"), date_text(period) if period else ""),
        (_("Nguồn"), cells.text(row.source)),
        (_("Độ tin cậy"), badges.certainty_words(row.certainty)),
        (_("Tệp, dòng"), ", ".join(part for part in where if part)),
        (_("Phiên bản"), number_text(int(row.revision)) if pd.notna(row.revision) else ""),
    ]


def _indicators(indicators: Sequence[Sequence[str]]) -> Html:
    if not indicators:
        return NOTHING
    heads = [_("Chỉ tiêu"), _("Kết quả"), _("Giá trị"), _("Ngưỡng"), _("Còn cách ngưỡng"), _("Nguồn")]
    return table(heads, indicators, numbers=(2, 4))


def _indicator(row: Any) -> list[str]:
    threshold = cells.text(row.threshold_text) or cells.number(row.threshold, row.measured_in)
    is_unread = row.catalogue_certainty == TO_BE_CHECKED and pd.notna(row.threshold)
    return [
        f"{row.indicator} {row.name}",
        join(cells.result(row.result) or _("Chưa có số liệu"), " ", badges.of_certainty(row.certainty)),
        cells.number(row.value, row.measured_in),
        join(threshold, " ", tag("span", _("cần đối chiếu"), class_="ntm-mark") if is_unread else NOTHING),
        cells.number(abs(row.gap), row.measured_in) if pd.notna(row.gap) and row.gap != 0 else cells.DASH,
        cells.text(row.source),
    ]
