"""What blocks most communes: criteria by the number of communes that lack them."""

import plotly.graph_objects as go

from ntm_dashboard.charts.theme import INK, OUTLINE, PAINTS, Theme, blank, plain, say_instead, wrapped
from ntm_dashboard.domain.frames import Blockers, DataFrame
from ntm_dashboard.domain.naming import short_names
from ntm_dashboard.domain.terms import Status
from ntm_dashboard.i18n import N_, Message, _


def title(blockers: DataFrame[Blockers]) -> Message:
    """Say which criterion is lacked by most communes, and by which ones when they are few."""
    if blockers.empty:
        return Message.of(N_("Không có tiêu chí nào bị ghi nhận là xã còn thiếu."))
    worst = blockers.iloc[0]
    units = [str(unit) for unit in worst["units"]]
    said = Message.of(
        N_("Tiêu chí còn khó khăn nhất: {number}. {name}, {count} xã chưa đạt"),
        number=str(worst["criterion"]),
        name=str(worst["name"]),
        count=int(worst["count"]),
    )
    if len(units) > 3:
        return Message.of(N_("{said}."), said=said)
    return Message.of(N_("{said}: {units}."), said=said, units=short_names(units))


def figure(blockers: DataFrame[Blockers], *, theme: Theme) -> go.Figure:
    """Draw one bar a criterion, the longest on top, with the number; its parts look as in the matrix."""
    drawn = blank(theme, height=theme.row * max(4, len(blockers) + 1))
    if blockers.empty:
        return say_instead(drawn, str(title(blockers)))
    names = [wrapped(f"{row['criterion']} {row['name']}", width=34) for _place, row in blockers.iterrows()]
    labels = [_label(int(row["count"]), int(row["late"])) for _place, row in blockers.iterrows()]
    hover = [wrapped(short_names([str(unit) for unit in units]), width=60) for units in blockers["units"]]
    for status, counts in _parts(blockers).items():
        drawn.add_trace(_bars(names, counts, hover=hover, status=status))
    drawn.add_trace(_ends(names, [int(count) for count in blockers["count"]], labels))
    drawn.update_layout(barmode="stack", bargap=0.25)
    drawn.update_xaxes(visible=False, range=[0, int(blockers["count"].max()) * 1.4])
    drawn.update_yaxes(autorange="reversed", ticklabelstandoff=8, showgrid=False)
    return drawn


def _parts(blockers: DataFrame[Blockers]) -> dict[Status, list[int]]:
    late, working = ([int(count) for count in blockers[name]] for name in ("late", "working"))
    every = [int(count) for count in blockers["count"]]
    rest = [whole - first - last for whole, first, last in zip(every, late, working, strict=True)]
    return {Status.LATE: late, Status.NOT_MET: rest, Status.WORKING: working}


def _label(count: int, late: int) -> str:
    if late:
        return _("{count} xã (chậm {late})").format(count=count, late=late)
    return _("{count} xã").format(count=count)


def _bars(names: list[str], counts: list[int], *, hover: list[str], status: Status) -> go.Bar:
    paint = PAINTS[status]
    line = {"color": INK, "width": 3} if paint.is_heavy else {"color": OUTLINE, "width": 1.5}
    return go.Bar(
        x=counts,
        y=names,
        orientation="h",
        marker={"color": paint.fill, "line": line},
        text=[paint.glyph if count else "" for count in counts],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"color": paint.ink},
        hovertext=hover,
        hoverinfo="text",
        name=status.value,
    )


def _ends(names: list[str], counts: list[int], labels: list[str]) -> go.Scatter:
    return go.Scatter(
        x=counts,
        y=names,
        mode="text",
        text=[f" {plain(label)}" for label in labels],
        textposition="middle right",
        cliponaxis=False,
        hoverinfo="skip",
        name="labels",
    )
