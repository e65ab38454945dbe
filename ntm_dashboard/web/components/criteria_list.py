"""The criteria of a commune or of the district, one card each: what is unmet first, and behind each card why."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st
from pandera.typing.pandas import DataFrame

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.frames import CriterionStates, IndicatorStates, rows_of
from ntm_dashboard.domain.situation import PublishedFigure
from ntm_dashboard.domain.terms import Result, Status
from ntm_dashboard.i18n import _, date_text, number_text
from ntm_dashboard.web.components import badges, cells
from ntm_dashboard.web.components.markup import NOTHING, Html, join, tag
from ntm_dashboard.web.components.tables import facts, table

_URGENCY = [
    Status.LATE,
    Status.NOT_MET,
    Status.WORKING,
    Status.UNKNOWN,
    Status.WAITING,
    Status.ACHIEVED,
    Status.NOT_APPLICABLE,
]


def unmet_first(criteria: DataFrame[CriterionStates]) -> list[Any]:
    """Order criteria by urgency: late, unmet, in work, unknown, dossier unfinished, met; else as in the catalogue."""
    return sorted(rows_of(criteria), key=lambda row: _URGENCY.index(Status(row.status)))


def show(
    criteria: DataFrame[CriterionStates],
    indicators: DataFrame[IndicatorStates],
    *,
    catalogue: Catalogue,
    chosen: str = "",
    figures: Sequence[PublishedFigure] = (),
) -> None:
    """Show the cards; the chosen criterion stands open. `figures` are those of the whole district."""
    cards = [
        card(
            row,
            indicators[indicators["criterion"] == row.criterion],
            catalogue=catalogue,
            is_open=row.criterion == chosen,
            figures=[one for one in figures if one.criterion == row.criterion],
        )
        for row in unmet_first(criteria)
    ]
    st.html(join(*cards))


def card(
    row: Any,
    indicators: pd.DataFrame,
    *,
    catalogue: Catalogue,
    is_open: bool,
    figures: Sequence[PublishedFigure] = (),
) -> Html:
    """Make the card of one criterion: the line that everybody reads, and the reasons behind it."""
    summary = tag(
        "summary",
        tag("b", f"{row.criterion}. {row.name}"),
        badges.of_criterion(row.status),
        badges.of_certainty(row.certainty),
        tag("span", _brief(row, catalogue)),
    )
    district = [tag("p", str(one.sentence), " ", badges.of_certainty(one.certainty)) for one in figures]
    body = tag("div", tag("p", str(row.reason)), *district, _why(row, catalogue), _indicators(indicators))
    return tag("details", summary, body, class_="ntm-card", open="open" if is_open else "")


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


def _why(row: Any, catalogue: Catalogue) -> Html:
    planned = cells.day_of(row.planned_on)
    return facts(
        [
            (_("Kết quả báo cáo"), cells.result(row.result)),
            (_("Lần trước"), cells.result(row.previous_result)),
            (_("Mâu thuẫn"), _("Báo cáo đạt trong khi có chỉ tiêu chưa đạt.") if row.is_contradicted else ""),
            (_("Giá trị"), cells.number(row.value) if pd.notna(row.value) else ""),
            (_("Hồ sơ"), cells.dossier(row.dossier, row.dossier_state)),
            (_("Ngày dự kiến đạt"), date_text(planned) if planned else ""),
            (_("Cơ quan phụ trách"), catalogue.agency_name(cells.text(row.agency))),
            (_("Ghi chú"), cells.text(row.note)),
            *origin(row),
        ]
    )


def origin(row: Any) -> Sequence[tuple[str, str]]:
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


def _indicators(indicators: pd.DataFrame) -> Html:
    if indicators.empty:
        return NOTHING
    heads = [_("Chỉ tiêu"), _("Kết quả"), _("Giá trị"), _("Ngưỡng"), _("Còn cách ngưỡng"), _("Nguồn")]
    return table(heads, [_indicator(row) for row in rows_of(indicators)], numbers=(2, 4))


def _indicator(row: Any) -> list[str]:
    threshold = cells.text(row.threshold_text) or cells.number(row.threshold, row.measured_in)
    is_unread = row.catalogue_certainty not in {"documented", "derived"} and pd.notna(row.threshold)
    return [
        f"{row.indicator} {row.name}",
        join(cells.result(row.result) or _("Chưa có số liệu"), " ", badges.of_certainty(row.certainty)),
        cells.number(row.value, row.measured_in),
        join(threshold, " ", tag("span", _("cần đối chiếu"), class_="ntm-mark") if is_unread else NOTHING),
        cells.number(abs(row.gap), row.measured_in) if pd.notna(row.gap) and row.gap != 0 else cells.DASH,
        cells.text(row.source),
    ]
