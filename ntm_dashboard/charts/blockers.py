"""What blocks most communes: criteria by the number of communes that lack them."""

import plotly.graph_objects as go

from ntm_dashboard.charts import words_above
from ntm_dashboard.charts.theme import INK, OUTLINE, PAINTS, Theme, blank, plain, say_instead, wrapped
from ntm_dashboard.charts.words_above import LETTERS_ACROSS, Plan
from ntm_dashboard.domain.frames import Blockers, DataFrame
from ntm_dashboard.domain.naming import short_names, some_names
from ntm_dashboard.domain.terms import Status
from ntm_dashboard.i18n import N_, Message, _

_MOST_NAMED = 60
"""How many communes are named beside a bar: ten lines; the table behind the picture has all."""


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
    if blockers.empty:
        return say_instead(blank(theme, height=4 * theme.row), str(title(blockers)))
    names = [words_above.name_lines(f"{row['criterion']} {row['name']}") for _place, row in blockers.iterrows()]
    plan = words_above.plan([len(lines) for lines in names], [0] * len(names), theme=theme)
    labels = [_label(int(row["count"]), int(row["late"])) for _place, row in blockers.iterrows()]
    drawn = plan.figure(theme)
    named = (some_names([str(unit) for unit in units], _MOST_NAMED) for units in blockers["units"])
    hover = [wrapped(str(one), width=60) for one in named]
    for status, counts in _parts(blockers).items():
        drawn.add_trace(_bars(plan, counts, hover=hover, status=status))
    drawn.add_trace(_ends(plan, [int(count) for count in blockers["count"]], labels))
    drawn.add_trace(words_above.words(["<br>".join(lines) for lines in names], plan))
    drawn.update_layout(barmode="stack")
    room = max(len(label) for label in labels) / LETTERS_ACROSS
    drawn.update_xaxes(range=[0, int(blockers["count"].max()) / (1 - room)])
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


def _bars(plan: Plan, counts: list[int], *, hover: list[str], status: Status) -> go.Bar:
    paint = PAINTS[status]
    line = {"color": INK, "width": 3} if paint.is_heavy else {"color": OUTLINE, "width": 1.5}
    return go.Bar(
        x=counts,
        y=[one.bar for one in plan.places],
        width=plan.thick,
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


def _ends(plan: Plan, counts: list[int], labels: list[str]) -> go.Scatter:
    return go.Scatter(
        x=counts,
        y=[one.bar for one in plan.places],
        mode="text",
        text=[f" {plain(label)}" for label in labels],
        textposition="middle right",
        cliponaxis=False,
        hoverinfo="skip",
        name="labels",
    )
