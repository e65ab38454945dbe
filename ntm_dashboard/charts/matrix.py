"""Which commune lacks what: communes × criteria, the ones that lack most on top, with totals."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from ntm_dashboard.charts.theme import INK, OUTLINE, PAINTS, PAPER, Edge, Theme, blank, plain, say_instead, wrapped
from ntm_dashboard.charts.words_above import LETTER, lines_high
from ntm_dashboard.domain.frames import CriterionStates, DataFrame, rows_of
from ntm_dashboard.domain.terms import Status, criterion_status_word, is_illustrative
from ntm_dashboard.i18n import N_, Message, _, number_text

_MET = {Status.ACHIEVED, Status.UNPROVEN, Status.WAITING}
_LACKING = {Status.WORKING, Status.LATE, Status.NOT_MET}
_ORDER = list(Status)
ALL = slice(None)
"""Every row of the matrix."""
_COLUMN = 7
"""How many letters of a name fit across a column: every Vietnamese word."""
_UPRIGHT = 24
"""How many letters of a name that stands upright are one line."""


@dataclass(frozen=True)
class Cell:
    """One square: where it stands, what it is about, and how it is marked."""

    x: int
    y: int
    unit: str
    criterion: str
    status: Status
    is_invented: bool
    words: str


@dataclass(frozen=True)
class Layout:
    """The rows and columns of the matrix in the order that they are drawn.

    `met` counts the criteria that each commune that is drawn has met; `lacking` the communes that lack each criterion,
    also those that are not drawn.
    """

    units: tuple[tuple[str, str], ...]
    criteria: tuple[tuple[str, str], ...]
    cells: tuple[Cell, ...]
    met: Mapping[str, int]
    lacking: Mapping[str, int]


def order(criteria: DataFrame[CriterionStates]) -> list[str]:
    """Order the communes by what is missing: most first, then as in the catalogue."""
    missing = criteria["status"].isin(list(_LACKING)).groupby(criteria["unit"], sort=False).sum()
    return missing.sort_values(ascending=False, kind="stable").index.tolist()


def lay_out(criteria: DataFrame[CriterionStates], *, drawn: slice = ALL) -> Layout:
    """Put the communes in their `order`, of which `drawn` says which rows are drawn; criteria as in the catalogue."""
    ranked = order(criteria)[drawn]
    columns = _pairs(criteria, "criterion", "name")
    shown = criteria if drawn == ALL else criteria[criteria["unit"].isin(ranked)]
    names = dict(_pairs(shown, "unit", "unit_name"))
    return Layout(
        tuple((unit, names[unit]) for unit in ranked),
        columns,
        tuple(_cells(shown, ranked, [code for code, _name in columns])),
        met=_counted(shown, "unit", _MET),
        lacking=_counted(criteria, "criterion", _LACKING),
    )


def _counted(criteria: pd.DataFrame, key: str, states: Collection[Status]) -> Counter[str]:
    """Count the cells in some states by their commune or criterion."""
    return Counter(criteria.loc[criteria["status"].isin(list(states)), key].tolist())


def _pairs(criteria: pd.DataFrame, key: str, label: str) -> tuple[tuple[str, str], ...]:
    firsts = criteria.drop_duplicates(key)
    return tuple(zip(firsts[key].map(str), firsts[label].map(str), strict=True))


def _cells(criteria: pd.DataFrame, units: list[str], columns: list[str]) -> list[Cell]:
    across = {code: place for place, code in enumerate(columns)}
    down = {unit: place for place, unit in enumerate(units)}
    return [
        Cell(
            across[row.criterion],
            down[row.unit],
            row.unit,
            row.criterion,
            Status(row.status),
            is_illustrative(row.certainty),
            _words(
                row.unit_name,
                f"{row.criterion} {row.name}",
                Status(row.status),
                is_invented=is_illustrative(row.certainty),
            ),
        )
        for row in rows_of(criteria)
    ]


def _words(unit: str, criterion: str, status: Status, *, is_invented: bool) -> str:
    lines = [unit, _("Tiêu chí {criterion}").format(criterion=criterion), criterion_status_word(status)]
    return "<br>".join(plain(line) for line in [*lines, *([_("số liệu minh họa")] if is_invented else [])])


def states(criteria: DataFrame[CriterionStates]) -> list[Status]:
    """Give the states that stand in the matrix, in their order."""
    return [one for one in Status if (criteria["status"] == one).any()]


def legend() -> str:
    """Say what the strokes of the matrix mean."""
    return _("Gạch chéo ở góc: số liệu minh họa; viền chấm: chưa có số liệu.")


def title(criteria: DataFrame[CriterionStates]) -> Message:
    """Say how many communes lack something, which criterion is lacked most, and how many are late."""
    if criteria.empty or (criteria["status"] == Status.UNKNOWN).all():
        return Message.of(N_("Chưa có số liệu từng tiêu chí của xã nào."))
    lacking = criteria[criteria["status"].isin(list(_LACKING))]
    if lacking.empty:
        return _nothing_lacking(criteria)
    return _lacking(lacking)


def _nothing_lacking(criteria: pd.DataFrame) -> Message:
    unknown = int((criteria["status"] == Status.UNKNOWN).sum())
    if unknown:
        return Message.of(
            N_("Chưa thấy xã nào thiếu tiêu chí; còn {count} lượt tiêu chí chưa có số liệu."), count=unknown
        )
    return Message.of(N_("Tất cả {count} xã đều đạt đủ tiêu chí."), count=int(criteria["unit"].nunique()))


def _lacking(lacking: pd.DataFrame) -> Message:
    counts = lacking.groupby("criterion", sort=False)["unit"].nunique()
    worst = str(counts.idxmax())
    name = str(lacking.loc[lacking["criterion"] == worst, "name"].iloc[0])
    said = Message.of(
        N_("Số xã còn thiếu tiêu chí: {units}. Thiếu nhiều nhất: tiêu chí {number} {name} ({count} xã)."),
        units=int(lacking["unit"].nunique()),
        number=worst,
        name=name,
        count=int(counts.max()),
    )
    late = int((lacking["status"] == Status.LATE).sum())
    return Message.of(N_("{said} Chậm lộ trình: {late} lượt tiêu chí."), said=said, late=late) if late else said


def figure(criteria: DataFrame[CriterionStates], *, theme: Theme, drawn_rows: slice = ALL) -> go.Figure:
    """Draw the matrix, or some of its rows; the last one counts the communes of all.

    Each point of the trace "cells" carries [unit, criterion]; illustrative cells are hatched.
    """
    layout = lay_out(criteria, drawn=drawn_rows)
    if not layout.cells:
        return say_instead(blank(theme, height=4 * theme.row), str(title(criteria)))
    drawn = blank(theme, height=theme.row * (len(layout.units) + 2) + int(_head_height(layout, theme=theme)))
    drawn.add_traces([_fills(layout), _glyphs(layout, theme=theme), _totals(layout)])
    edges = [_edges(layout, edge=edge) for edge in Edge]
    hatches = [_hatches(layout, ink=ink) for ink in (PAPER, INK)]
    drawn.update_layout(shapes=[one for one in (*edges, *hatches) if one], hoverdistance=theme.row)
    _set_axes(drawn, layout, theme=theme)
    return drawn


def _fills(layout: Layout) -> go.Heatmap:
    rows: list[list[int | None]] = [[None] * len(layout.criteria) for _unit in layout.units]
    for cell in layout.cells:
        rows[cell.y][cell.x] = _ORDER.index(cell.status)
    steps = len(_ORDER)
    scale = [(edge / steps, PAINTS[_ORDER[place]].fill) for place in range(steps) for edge in (place, place + 1)]
    return go.Heatmap(
        z=rows,
        zmin=-0.5,
        zmax=steps - 0.5,
        colorscale=scale,
        showscale=False,
        xgap=3,
        ygap=3,
        hoverinfo="skip",
        hoverongaps=False,
        name="fills",
    )


_EDGE_LINES = {
    Edge.PLAIN: {"color": OUTLINE, "width": 1.5, "dash": "solid"},
    Edge.DASHED: {"color": OUTLINE, "width": 1.5, "dash": "dot"},
    Edge.HEAVY: {"color": INK, "width": 3, "dash": "solid"},
}


def _edges(layout: Layout, *, edge: Edge) -> dict[str, object] | None:
    chosen = [cell for cell in layout.cells if PAINTS[cell.status].edge is edge]
    half = 0.45
    corners = ((-half, -half), (half, -half), (half, half), (-half, half), (-half, -half))
    return _strokes(chosen, corners, line=_EDGE_LINES[edge], name=f"edges {edge}")


def _hatches(layout: Layout, *, ink: str) -> dict[str, object] | None:
    chosen = [cell for cell in layout.cells if cell.is_invented and PAINTS[cell.status].ink == ink]
    stroke = ((0.12, 0.42), (0.42, 0.1))
    return _strokes(chosen, stroke, line={"color": ink, "width": 2}, name=f"illustrative {ink}")


def _strokes(
    cells: Sequence[Cell], offsets: Sequence[tuple[float, float]], *, line: Mapping[str, object], name: str
) -> dict[str, object] | None:
    """Draw the same strokes in each cell, as one shape: a browser makes an element of every line of a trace."""
    if not cells:
        return None
    path = "".join(
        f"{'L' if place else 'M'}{round(cell.x + across, 2)},{round(cell.y + down, 2)}"
        for cell in cells
        for place, (across, down) in enumerate(offsets)
    )
    return {"type": "path", "path": path, "xref": "x", "yref": "y", "line": dict(line), "name": name}


def _glyphs(layout: Layout, *, theme: Theme) -> go.Scatter:
    return go.Scatter(
        x=[cell.x for cell in layout.cells],
        y=[cell.y for cell in layout.cells],
        mode="text",
        text=[PAINTS[cell.status].glyph for cell in layout.cells],
        textfont={"size": theme.glyph, "color": [PAINTS[cell.status].ink for cell in layout.cells]},
        customdata=[[cell.unit, cell.criterion] for cell in layout.cells],
        hovertext=[cell.words for cell in layout.cells],
        hoverinfo="text",
        name="cells",
    )


def _totals(layout: Layout) -> go.Scatter:
    across, down = len(layout.criteria), len(layout.units)
    of_units = [f"{layout.met[unit]}/{across}" for unit, _name in layout.units]
    of_criteria = [number_text(layout.lacking[code]) for code, _name in layout.criteria]
    return go.Scatter(
        x=[across + 0.3] * down + list(range(across)),
        y=[*range(down), *[down] * across],
        mode="text",
        text=of_units + of_criteria,
        hoverinfo="skip",
        name="totals",
    )


def _set_axes(drawn: go.Figure, layout: Layout, *, theme: Theme) -> None:
    across, down = len(layout.criteria), len(layout.units)
    drawn.update_xaxes(
        side="top",
        tickvals=[*range(across), across + 0.3],
        ticktext=[*_heads(layout, theme=theme), _("Đạt")],
        tickangle=-90 if _are_upright(layout, theme=theme) else 0,
        tickfont={"size": _head_size(theme)},
        ticklabeloverflow="allow",
        range=[-0.6, across + 1],
        showgrid=False,
    )
    drawn.update_yaxes(
        tickvals=list(range(down + 1)),
        ticktext=[*(plain(name) for _unit, name in layout.units), _("Số xã thiếu")],
        range=[down + 0.6, -0.6],
        showgrid=False,
    )


def _head_size(theme: Theme) -> int:
    return theme.text - 2 if theme.names_columns else theme.text


def _are_upright(layout: Layout, *, theme: Theme) -> bool:
    """Tell whether the names stand upright: a word of theirs is longer than a column is wide."""
    words = (word for _code, name in layout.criteria for word in name.split())
    return theme.names_columns and max(map(len, words), default=0) > _COLUMN


def _heads(layout: Layout, *, theme: Theme) -> list[str]:
    """Give number and whole name of each criterion, broken between words; on a wall the number alone."""
    if not theme.names_columns:
        return [plain(code) for code, _name in layout.criteria]
    if _are_upright(layout, theme=theme):
        return [wrapped(f"{code} {name}", width=_UPRIGHT) for code, name in layout.criteria]
    return [f"{plain(code)}<br>{wrapped(name, width=_COLUMN)}" for code, name in layout.criteria]


def _head_height(layout: Layout, *, theme: Theme) -> float:
    heads = _heads(layout, theme=theme)
    if not theme.names_columns:
        return theme.row
    if _are_upright(layout, theme=theme):
        letters = max(len(line) for head in heads for line in head.split("<br>"))
        return letters * _head_size(theme) * LETTER
    return lines_high(max(head.count("<br>") + 1 for head in heads), theme)
