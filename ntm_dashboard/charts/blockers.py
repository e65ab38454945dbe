"""What blocks most communes: criteria by the number of communes that lack them."""

import plotly.graph_objects as go
from pandera.typing.pandas import DataFrame

from ntm_dashboard.charts.theme import OUTLINE, PAINTS, Theme, blank, plain, say_instead, wrapped
from ntm_dashboard.domain.frames import Blockers
from ntm_dashboard.domain.terms import Status
from ntm_dashboard.i18n import N_, Message, _, join_text


def title(blockers: DataFrame[Blockers]) -> Message:
    """Say which criterion is lacked by most communes, and by which ones when they are few."""
    if blockers.empty:
        return Message.of(N_("Không có tiêu chí nào bị ghi nhận là xã còn thiếu."))
    worst = blockers.iloc[0]
    units = tuple(str(unit) for unit in worst["units"])
    said = Message.of(
        N_("Vướng nhiều nhất: tiêu chí {number} {name}, {count} xã chưa đạt"),
        number=str(worst["criterion"]),
        name=str(worst["name"]),
        count=int(worst["count"]),
    )
    if len(units) > 3:
        return Message.of(N_("{said}."), said=said)
    return Message.of(N_("{said}: {units}."), said=said, units=units)


def figure(blockers: DataFrame[Blockers], *, theme: Theme) -> go.Figure:
    """Draw one bar a criterion, the longest on top, with the number; the late part is drawn in its own colour."""
    drawn = blank(theme, height=theme.row * max(4, len(blockers) + 1))
    if blockers.empty:
        return say_instead(drawn, str(title(blockers)))
    names = [wrapped(f"{row['criterion']} {row['name']}", width=34) for _place, row in blockers.iterrows()]
    late = [int(count) for count in blockers["late"]]
    others = [int(count) - part for count, part in zip(blockers["count"], late, strict=True)]
    labels = [_label(int(row["count"]), int(row["late"])) for _place, row in blockers.iterrows()]
    hover = [wrapped(join_text([str(unit) for unit in units]), width=60) for units in blockers["units"]]
    drawn.add_trace(_bars(names, late, hover=hover, status=Status.LATE))
    drawn.add_trace(_bars(names, others, hover=hover, status=Status.NOT_MET))
    drawn.add_trace(_ends(names, [int(count) for count in blockers["count"]], labels))
    drawn.update_layout(barmode="stack", bargap=0.25)
    drawn.update_xaxes(visible=False, range=[0, int(blockers["count"].max()) * 1.4])
    drawn.update_yaxes(autorange="reversed", ticklabelstandoff=8, showgrid=False)
    return drawn


def _label(count: int, late: int) -> str:
    if late:
        return _("{count} xã (chậm {late})").format(count=count, late=late)
    return _("{count} xã").format(count=count)


def _bars(names: list[str], counts: list[int], *, hover: list[str], status: Status) -> go.Bar:
    return go.Bar(
        x=counts,
        y=names,
        orientation="h",
        marker={"color": PAINTS[status].fill, "line": {"color": OUTLINE, "width": 1.5}},
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
