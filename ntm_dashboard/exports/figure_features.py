"""Which features of plotly our own drawing knows: anything else in a figure is an error, never a wrong picture."""

import re
from base64 import b64decode
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

import numpy as np
import plotly.graph_objects as go

Node: TypeAlias = Mapping[str, Any]
_DECIMALS = 6
"""As many as the single precision in which arrays are packed holds."""
_UNSEEN = {
    "customdata",
    "dragmode",
    "fixedrange",
    "hoverdistance",
    "hoverinfo",
    "hoverlabel",
    "hoverongaps",
    "hovertext",
    "name",
    "template",
}
"""What is of no account on paper; a template gives nothing that `charts.theme.blank` does not set itself."""
_ANY = None
_NAMED_POSITIONS = {f"{up} {side}" for up in ("top", "middle", "bottom") for side in ("left", "center", "right")}
_LINE = {"color": _ANY, "width": _ANY, "dash": {"solid", "dash", "dot", "dashdot"}}
_FONT = {"color": _ANY, "size": _ANY, "family": _ANY}


def _under(name: str, known: Mapping[str, Any]) -> dict[str, Any]:
    return {f"{name}.{key}": value for key, value in known.items()}


_SCATTER = {
    "x": _ANY,
    "y": _ANY,
    "xaxis": _ANY,
    "yaxis": _ANY,
    "mode": {"lines", "markers", "text", "lines+markers", "markers+text"},
    "text": _ANY,
    "textposition": _NAMED_POSITIONS,
    "cliponaxis": {False},
    "connectgaps": {False},
    "fill": {"toself"},
    "fillcolor": _ANY,
    "line.shape": {"hv", "linear"},
    "marker.symbol": {"circle", "diamond", "square", "line-ns", "line-ns-open"},
    "marker.size": _ANY,
    "marker.color": _ANY,
    "marker.opacity": {0, 1},
    "marker.line.color": _ANY,
    "marker.line.width": _ANY,
    "fillpattern.shape": {"/"},
    "fillpattern.fgcolor": _ANY,
    "fillpattern.bgcolor": _ANY,
    "fillpattern.fgopacity": _ANY,
    "fillpattern.size": _ANY,
    "fillpattern.solidity": _ANY,
    **_under("line", _LINE),
    **_under("textfont", _FONT),
}
_BAR = {
    "x": _ANY,
    "y": _ANY,
    "orientation": {"h"},
    "width": _ANY,
    "marker.color": _ANY,
    "marker.line.color": _ANY,
    "marker.line.width": _ANY,
    "marker.pattern.shape": {"", "/"},
    "marker.pattern.fillmode": {"overlay"},
    "marker.pattern.size": _ANY,
    "marker.pattern.solidity": _ANY,
    "text": _ANY,
    "textposition": {"inside"},
    "insidetextanchor": {"middle"},
    "textangle": {0},
    **_under("textfont", _FONT),
}
_HEATMAP = {
    "z": _ANY,
    "zmin": _ANY,
    "zmax": _ANY,
    "colorscale": _ANY,
    "showscale": {False},
    "xgap": _ANY,
    "ygap": _ANY,
}
_TRACES = {"scatter": _SCATTER, "bar": _BAR, "heatmap": _HEATMAP}
_AXIS = {
    "anchor": _ANY,
    "automargin": {True},
    "domain": _ANY,
    "dtick": _ANY,
    "gridcolor": _ANY,
    "matches": _ANY,
    "nticks": _ANY,
    "range": _ANY,
    "rangemode": {"tozero"},
    "scaleanchor": {"x"},
    "scaleratio": _ANY,
    "showgrid": {True, False},
    "showticklabels": {True, False},
    "side": {"top", "bottom"},
    "tick0": {0},
    "tickangle": {0, -90},
    "tickformat": {"d"},
    "ticklabeloverflow": {"allow"},
    "tickmode": {"array"},
    "ticktext": _ANY,
    "tickvals": _ANY,
    "title.text": _ANY,
    "type": {"date"},
    "visible": {True, False},
    "zeroline": {False},
    **_under("tickfont", _FONT),
}
_ANNOTATION = {
    "align": {"left"},
    "arrowcolor": _ANY,
    "arrowhead": {0},
    "arrowwidth": _ANY,
    "ax": _ANY,
    "axref": {"x"},
    "ay": _ANY,
    "ayref": {"y"},
    "bgcolor": _ANY,
    "borderpad": _ANY,
    "showarrow": {True, False},
    "standoff": _ANY,
    "text": _ANY,
    "x": _ANY,
    "xanchor": {"left", "center", "right"},
    "xref": {"paper", "x"},
    "y": _ANY,
    "yanchor": {"top", "middle", "bottom"},
    "yref": {"paper", "y"},
    "yshift": _ANY,
    **_under("font", _FONT),
}
_SHAPE = {
    "type": {"line", "path"},
    "path": _ANY,
    "x0": _ANY,
    "x1": _ANY,
    "y0": _ANY,
    "y1": _ANY,
    "xref": {"x"},
    "yref": {"paper", "y"},
    "layer": {"below"},
    **_under("line", _LINE),
}
_LAYOUT = {
    "bargap": _ANY,
    "barmode": {"stack"},
    "height": _ANY,
    "margin": _ANY,
    "paper_bgcolor": _ANY,
    "plot_bgcolor": _ANY,
    "separators": _ANY,
    "showlegend": {False},
    **_under("font", _FONT),
}
_IS_AXIS = re.compile(r"[xy]axis\d*")


class UnknownFeatureError(Exception):
    """A figure uses something of plotly that our drawing does not know: a fault of ours, which names it."""


def read_of(figure: go.Figure) -> dict[str, Any]:
    """Give what a figure consists of, its packed arrays as lists; where there is no number, nothing."""
    read: Any = figure.to_plotly_json()
    return {"data": _unpacked(read["data"]), "layout": _unpacked(read["layout"])}


def _unpacked(part: Any) -> Any:
    if isinstance(part, Mapping):
        return _numbers(part) if "bdata" in part else {name: _unpacked(value) for name, value in part.items()}
    if isinstance(part, np.ndarray):
        return _unpacked(part.tolist())
    return [_unpacked(one) for one in part] if isinstance(part, list | tuple) else part


def _numbers(part: Mapping[str, Any]) -> list[Any]:
    read = np.frombuffer(b64decode(part["bdata"]), dtype=part["dtype"])
    if "shape" in part:
        read = read.reshape([int(side) for side in str(part["shape"]).split(",")])
    if read.dtype.kind != "f":
        return read.tolist()
    rounded = np.round(read.astype(float), _DECIMALS).astype(object)
    rounded[np.isnan(read)] = None
    return rounded.tolist()


def check(figure: Node) -> None:
    """Make sure that everything in a figure is known.

    Raises:
        UnknownFeatureError: something is not.
    """
    for trace in figure["data"]:
        kind = trace["type"]
        if kind not in _TRACES:
            raise UnknownFeatureError(f"trace {kind}")
        _check({key: value for key, value in trace.items() if key != "type"}, _TRACES[kind], kind)
    rest = dict(figure["layout"])
    for name, known in (("annotations", _ANNOTATION), ("shapes", _SHAPE)):
        for one in rest.pop(name, None) or ():
            _check(one, known, name)
    for name in [key for key in rest if _IS_AXIS.fullmatch(key)]:
        _check(rest.pop(name), _AXIS, name)
    _check({key: value for key, value in rest.items() if key != "margin"}, _LAYOUT, "layout")


def _check(node: Node, known: Mapping[str, Any], name: str) -> None:
    for path, value in _leaves(node, ""):
        if path not in known:
            raise UnknownFeatureError(f"{name}.{path}")
        allowed = known[path]
        for one in value if allowed is not _ANY and isinstance(value, list | tuple) else [value]:  # pyright: ignore[reportUnknownVariableType] — plotly's
            if allowed is not _ANY and one not in allowed:
                raise UnknownFeatureError(f"{name}.{path}={one}")


def _leaves(node: Node, before: str) -> Iterator[tuple[str, Any]]:
    for key, value in node.items():
        if key in _UNSEEN or value is None:
            continue
        if isinstance(value, Mapping):
            yield from _leaves(value, f"{before}{key}.")  # pyright: ignore[reportUnknownArgumentType] — plotly's
        else:
            yield f"{before}{key}", value


def at(node: Node, path: str, default: Any = None) -> Any:
    """Give what a path of names leads to within a part of a figure, the default where nothing is given."""
    found: Any = node
    for key in path.split("."):
        found = found.get(key) if isinstance(found, Mapping) else None  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType] — plotly's
    return default if found is None else found


def each(value: Any, count: int, default: Any = None) -> list[Any]:
    """Give a value for each of some points: those of a list, or the same one for all."""
    if value is None:
        return [default] * count
    is_list = not isinstance(value, str) and hasattr(value, "__len__")
    return [default if one is None else one for one in value] if is_list else [value] * count
