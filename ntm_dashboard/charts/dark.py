"""A figure for a dark page: what stands on the page itself is drawn light, the fills of the states stay as they are.

Made of the finished figure, so that every chart has it. What is written or drawn within a fill keeps the ink of its
paint; it comes as a list (one a mark), within a bar, or as the hatching of invented rows.
"""

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go

from ntm_dashboard.charts.theme import (
    ACTUAL,
    DARK_ACTUAL,
    DARK_GRID,
    DARK_INK,
    DARK_NEEDED,
    DARK_OUTLINE,
    DARK_PAPER,
    GRID,
    INK,
    NEEDED,
    OUTLINE,
    PAPER,
)

_SEEN = {
    INK: DARK_INK,
    OUTLINE: DARK_OUTLINE,
    NEEDED: DARK_NEEDED,
    ACTUAL: DARK_ACTUAL,
    GRID: DARK_GRID,
    "#EFEFEF": DARK_GRID,
}
"""What a colour becomes where it is seen against the page."""
_TRANSPARENT = "rgba(0,0,0,0)"
_OF_AXES = ("gridcolor", "linecolor", "tickcolor", "zerolinecolor")


def on_dark(figure: go.Figure) -> go.Figure:
    """Give the same figure for a dark page."""
    drawn: dict[str, Any] = figure.to_dict()
    for trace in drawn["data"]:
        _trace(trace)
    _page(drawn["layout"])
    drawn["layout"] |= {"paper_bgcolor": _TRANSPARENT, "plot_bgcolor": _TRANSPARENT}
    return go.Figure(drawn, skip_invalid=False)


def _page(part: Any) -> None:
    """Change what a part of the layout writes and draws."""
    if isinstance(part, list | tuple):
        for one in part:
            _page(one)
    if not isinstance(part, dict) or _is_hatching(part):
        return
    for name, value in part.items():
        if name in {"font", "tickfont", "line"}:
            _colour(value)
        elif name in _OF_AXES:
            part[name] = _seen(value)
        elif name == "bgcolor" and value == PAPER:
            part[name] = DARK_PAPER
        else:
            _page(value)


def _is_hatching(part: Mapping[str, Any]) -> bool:
    return str(part.get("name", "")).startswith("illustrative")


def _trace(trace: dict[str, Any]) -> None:
    """Change what a trace draws against the page: its lines, outlines, marks of lines, and words beside bars."""
    if _is_hatching(trace):
        return
    marker = trace.get("marker", {})
    _colour(trace.get("line"))
    _colour(marker.get("line"))
    if trace.get("type") in {"scatter", "scattergl"}:
        _colour(marker)
    if trace.get("type") != "bar" or trace.get("textposition") == "outside":
        _colour(trace.get("textfont"))
    if marker.get("color") == ACTUAL:  # a bar of what is, no state
        marker["color"] = DARK_ACTUAL


def _colour(part: Any) -> None:
    """Change the colour of a part; of a list only where every mark stands on the page, none within a fill."""
    if not isinstance(part, dict) or "color" not in part:
        return
    value = part["color"]
    if isinstance(value, str):
        part["color"] = _seen(value)
    elif isinstance(value, Mapping):
        return
    elif set(value) <= {ACTUAL, NEEDED, PAPER}:
        part["color"] = [_seen(one) for one in value]


def _seen(colour: Any) -> Any:
    return _SEEN.get(colour, colour) if isinstance(colour, str) else colour
