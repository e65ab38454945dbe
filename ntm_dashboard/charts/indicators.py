"""How far from the threshold: each indicator with a number, as a bar beside the mark that it must reach."""

import pandas as pd
import plotly.graph_objects as go
from pandera.typing.pandas import DataFrame

from ntm_dashboard.charts.theme import INK, OUTLINE, PAINTS, Theme, blank, plain, say_instead, wrapped
from ntm_dashboard.domain.frames import IndicatorStates, checked
from ntm_dashboard.domain.terms import Direction, Result, Status, is_illustrative
from ntm_dashboard.i18n import N_, Message, _, number_text

_LONGEST = 2.0
_STATUS = {Result.MET: Status.ACHIEVED, Result.NOT_MET: Status.NOT_MET, Result.NOT_APPLICABLE: Status.NOT_APPLICABLE}


def drawable(indicators: DataFrame[IndicatorStates]) -> DataFrame[IndicatorStates]:
    """Keep the indicators that have both a value and a threshold other than zero: only those have a length."""
    has_both = indicators["value"].notna() & indicators["threshold"].notna() & (indicators["threshold"] != 0)
    return checked(IndicatorStates, indicators[has_both])


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
    """Write a value with the unit of its indicator: 62,66 triệu đồng/người; 95,5 %."""
    unit = "" if pd.isna(measured_in) else str(measured_in)  # pyright: ignore[reportArgumentType, reportCallIssue] — a cell
    return f"{number_text(value)}\N{NO-BREAK SPACE}{unit}".strip()


def threshold_words(direction: str, threshold: float, measured_in: object) -> str:
    """Write a threshold with its direction: ≥ 56 triệu đồng/người."""
    sign = {Direction.AT_LEAST: "≥", Direction.AT_MOST: "≤"}.get(Direction(direction), "")
    return f"{sign} {amount_text(threshold, measured_in)}".strip()


def figure(indicators: DataFrame[IndicatorStates], *, theme: Theme) -> go.Figure:
    """Draw the value of each indicator as a share of its threshold; the thick tick is the threshold.

    The label says value and threshold in natural units, and on which side the value must lie.
    """
    rows = drawable(indicators)
    drawn = blank(theme, height=int(1.7 * theme.row * max(2, len(rows) + 1)))
    if rows.empty:
        return say_instead(drawn, _("Không có chỉ tiêu nào vừa có giá trị vừa có ngưỡng bằng số."))
    names = [wrapped(f"{row['indicator']} {row['name']}", width=42) for _place, row in rows.iterrows()]
    drawn.add_trace(_values(rows, names))
    drawn.add_trace(_thresholds(names, theme=theme))
    drawn.update_layout(bargap=0.5)
    drawn.update_xaxes(visible=False, range=[0, _LONGEST * 1.45])
    drawn.update_yaxes(autorange="reversed", ticklabelstandoff=8, showgrid=False)
    return drawn


def _values(rows: pd.DataFrame, names: list[str]) -> go.Bar:
    shares = [
        min(float(value) / float(aim), _LONGEST) for value, aim in zip(rows["value"], rows["threshold"], strict=True)
    ]
    statuses = [
        _STATUS.get(Result(result), Status.UNKNOWN) if isinstance(result, str) else Status.UNKNOWN
        for result in rows["result"]
    ]
    patterns = ["/" if isinstance(one, str) and is_illustrative(one) else "" for one in rows["certainty"]]
    return go.Bar(
        x=[round(share, 4) for share in shares],
        y=names,
        orientation="h",
        marker={
            "color": [PAINTS[status].fill for status in statuses],
            "line": {"color": OUTLINE, "width": 1.5},
            "pattern": {"shape": patterns, "fillmode": "overlay", "size": 6, "solidity": 0.15},
        },
        text=[plain(_value_label(row)) for _place, row in rows.iterrows()],
        textposition="outside",
        textfont={"color": INK},
        cliponaxis=False,
        hoverinfo="skip",
        name="values",
    )


def _value_label(row: pd.Series) -> str:
    value = amount_text(float(row["value"]), row["measured_in"])
    return f"{value} ({threshold_words(str(row['direction']), float(row['threshold']), row['measured_in'])})"


def _thresholds(names: list[str], *, theme: Theme) -> go.Scatter:
    marker = {"symbol": "line-ns", "size": theme.row * 0.6, "line": {"color": INK, "width": 2 * theme.line}}
    return go.Scatter(x=[1] * len(names), y=names, mode="markers", marker=marker, hoverinfo="skip", name="thresholds")
