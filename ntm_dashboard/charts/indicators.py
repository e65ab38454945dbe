"""How far from the threshold: each indicator with a number, as a bar beside the mark that it must reach."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from ntm_dashboard.charts import bullets
from ntm_dashboard.charts.bullets import Bullet
from ntm_dashboard.charts.theme import PAINTS, Theme, blank, say_instead
from ntm_dashboard.domain.frames import DataFrame, IndicatorStates, rows_of, trusted
from ntm_dashboard.domain.terms import Direction, Result, Status, criterion_status_word, is_illustrative
from ntm_dashboard.i18n import N_, Message, _, quantity_text

_LONGEST = 1.5
STATUS_OF_RESULT = {
    Result.MET: Status.ACHIEVED,
    Result.NOT_MET: Status.NOT_MET,
    Result.NOT_APPLICABLE: Status.NOT_APPLICABLE,
}
"""The state that a result of an indicator is drawn in."""


def drawable(indicators: DataFrame[IndicatorStates]) -> DataFrame[IndicatorStates]:
    """Keep the indicators that have both a value and a threshold other than zero: only those have a length."""
    has_both = indicators["value"].notna() & indicators["threshold"].notna() & (indicators["threshold"] != 0)
    return trusted(IndicatorStates, indicators[has_both])


def title(indicators: DataFrame[IndicatorStates]) -> Message:
    """Say how many indicators are reached, and which of the others is known to lack how much."""
    known = indicators[indicators["result"].isin([Result.MET, Result.NOT_MET])]
    if known.empty:
        return Message.of(N_("Chưa có số liệu chỉ tiêu."))
    lacking = known[known["result"] == Result.NOT_MET]
    if lacking.empty:
        return Message.of(N_("Cả {count} chỉ tiêu có số liệu đều đạt."), count=len(known))
    said = Message.of(N_("Chưa đạt {lacking}/{count} chỉ tiêu có số liệu"), lacking=len(lacking), count=len(known))
    gaps = lacking[lacking["gap"].notna() & (lacking["gap"] != 0)]
    if gaps.empty:
        return Message.of(N_("{said}."), said=said)
    first = gaps.iloc[0]
    return Message.of(
        N_("{said}; chỉ tiêu {number} còn cách ngưỡng {gap}."),
        said=said,
        number=str(first["indicator"]),
        gap=amount_text(abs(float(first["gap"])), first["measured_in"]),
    )


def amount_text(value: float, measured_in: object) -> str:
    """Write a value with the unit of its indicator: 62,66 triệu đồng/người; 95,5%."""
    unit = "" if pd.isna(measured_in) else str(measured_in)  # pyright: ignore[reportArgumentType, reportCallIssue] — a cell
    return quantity_text(value, unit)


def threshold_words(direction: str, threshold: float, measured_in: object) -> str:
    """Write a threshold with its direction: ≥ 56 triệu đồng/người."""
    sign = {Direction.AT_LEAST: "≥", Direction.AT_MOST: "≤"}.get(Direction(direction), "")
    return f"{sign} {amount_text(threshold, measured_in)}".strip()


def figure(indicators: DataFrame[IndicatorStates], *, theme: Theme) -> go.Figure:
    """Draw the value of each indicator as a share of its threshold; the thick tick is the threshold.

    The words say value and threshold in natural units; the threshold's, at its tick, on which side the value must lie.
    """
    rows = drawable(indicators)
    if rows.empty:
        sentence = _("Không có chỉ tiêu nào vừa có giá trị vừa có ngưỡng bằng số.")
        return say_instead(blank(theme, height=4 * theme.row), sentence)
    return bullets.figure([_bullet(row) for row in rows_of(rows)], longest=_LONGEST, theme=theme)


def _bullet(row: Any) -> Bullet:
    value = amount_text(float(row.value), row.measured_in)
    threshold = threshold_words(row.direction, float(row.threshold), row.measured_in)
    status = STATUS_OF_RESULT[Result(row.result)] if isinstance(row.result, str) else Status.UNKNOWN
    return Bullet(
        name=f"{row.indicator} {row.name}",
        words=_("{state}: {actual}").format(state=criterion_status_word(status), actual=value),
        length=min(float(row.value) / float(row.threshold), _LONGEST),
        fill=PAINTS[status].fill,
        mark=1,
        mark_words=_("Ngưỡng: {threshold}").format(threshold=threshold),
        is_invented=isinstance(row.certainty, str) and is_illustrative(row.certainty),
    )
