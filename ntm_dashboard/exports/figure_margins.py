"""The margins of a figure on a page, set ahead: a browser draws a figure twice whose margins grow with its labels.

Plotly draws, measures the labels of the axes that have `automargin`, and draws all again where
a margin is a pixel too narrow. What it would find is worked out here in its own way (`Plots.doAutoMargin`);
`automargin` stays on, so a label that is wider than thought costs the second drawing as before, and is never cut.
"""

import math

import plotly.graph_objects as go

from ntm_dashboard.exports.figure_axes import Axis, axes_of
from ntm_dashboard.exports.figure_features import Node, UnknownFeatureError, at, read_of
from ntm_dashboard.exports.figure_frame import TITLE, depth_of, is_on_top, title_of

_NEAR = 0.9
"""How far plotly's labels reach beyond their own size."""
_TICKS = 7.4
"""How far the ticks reach that plotly draws around a heatmap."""
_LEAST = 12
"""Plotly leaves the least margin, or so many pixels, around what it measures."""
_WIDTH = 1000.0
"""Any: the labels of our axes do not depend on how wide the figure is drawn."""


def with_room(figure: go.Figure) -> go.Figure:
    """Give a figure whose margins hold its labels; itself where they do already, or where its axes are not known."""
    read = read_of(figure)
    try:
        asked = _asked(read, float(figure.layout.height))
    except (UnknownFeatureError, KeyError):
        return figure
    given = read["layout"]["margin"]
    wider = {side: size for side, size in asked.items() if size > given[side]}
    return go.Figure(figure, skip_invalid=False).update_layout(margin=wider) if wider else figure


def _asked(read: Node, height: float) -> dict[str, int]:
    """Give the margins that the labels need, in whole pixels, the sides without labels left out."""
    layout = read["layout"]
    size = layout["font"]["size"]
    pad = min(_LEAST, *layout["margin"].values())
    axes = [one for one in axes_of(read, _WIDTH, height).values() if at(one.given, "automargin") and one.is_labelled]
    beyond = pad + _NEAR + (_TICKS if any(trace["type"] == "heatmap" for trace in read["data"]) else 0.0)
    needed: dict[str, float] = {}
    for axis in axes:
        side = _side(axis)
        if axis.ticks and side is not None:
            needed[side] = max(needed.get(side, 0.0), _depth(axis, size) + beyond)
    return {side: math.ceil(length) for side, length in needed.items()}


def _side(axis: Axis) -> str | None:
    """Give the margin that the labels of an axis stand in; None for those between small multiples."""
    if axis.name[0] == "x":
        return "t" if is_on_top(axis) else "b"
    return "l" if at(axis.given, "anchor", "x") == "x" else None


def _depth(axis: Axis, size: float) -> float:
    """Give how far the labels of an axis, and what it is called, reach from it."""
    named = TITLE * size if title_of(axis) else 0.0
    return max(depth_of(axis, text, size) for _place, text in axis.ticks) + named
