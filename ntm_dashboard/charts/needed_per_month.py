"""Is the pace enough: what was reached each month so far beside what is needed each month from today."""

import plotly.graph_objects as go

from ntm_dashboard.charts.theme import ACTUAL, NEEDED, Theme, blank, plain, say_instead
from ntm_dashboard.domain.situation import Pace
from ntm_dashboard.domain.terms import MEASURE_WORDS
from ntm_dashboard.i18n import N_, Message, _, number_text


def is_measurable(pace: Pace) -> bool:
    """Tell whether both paces are known, so that a comparison is honest."""
    return pace.actual_per_month is not None and pace.needed_per_month is not None


def title(pace: Pace) -> Message:
    """Say both paces in one line with the same unit; without a measured pace, the verdict in words."""
    if pace.actual_per_month is None or pace.needed_per_month is None or pace.window_months is None:
        return pace.sentence
    return Message.of(
        N_("{measure}: cần {needed} mỗi tháng; {months} tháng qua đạt {actual} mỗi tháng."),
        measure=Message.of(MEASURE_WORDS[pace.measure]),
        needed=round(pace.needed_per_month, 2),
        months=round(pace.window_months),
        actual=round(pace.actual_per_month, 2),
    )


def figure(pace: Pace, *, theme: Theme) -> go.Figure:
    """Draw two bars on one scale, each with its figure; a pace that cannot be measured is said instead."""
    drawn = blank(theme, height=4 * theme.row)
    if pace.actual_per_month is None or pace.needed_per_month is None:
        return say_instead(drawn, str(pace.sentence))
    values = [round(pace.actual_per_month, 4), round(pace.needed_per_month, 4)]
    drawn.add_trace(
        go.Bar(
            x=values,
            y=[plain(_("Đã đạt mỗi tháng")), plain(_("Cần mỗi tháng"))],
            orientation="h",
            marker={"color": [ACTUAL, NEEDED]},
            text=[number_text(value) for value in values],
            textposition="outside",
            cliponaxis=False,
            hoverinfo="skip",
        )
    )
    drawn.update_xaxes(visible=False, range=[0, max(*values, 0.01) * 1.2])
    drawn.update_yaxes(autorange="reversed", ticklabelstandoff=8, showgrid=False)
    return drawn
