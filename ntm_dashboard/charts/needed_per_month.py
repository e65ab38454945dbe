"""Is the pace enough: what was reached each month so far beside what is needed each month from today."""

import plotly.graph_objects as go

from ntm_dashboard.charts.theme import ACTUAL, NEEDED, Theme, blank, plain, say_instead
from ntm_dashboard.domain.situation import Pace
from ntm_dashboard.domain.terms import MEASURE_WORDS
from ntm_dashboard.i18n import N_, Message, _


def is_measurable(pace: Pace) -> bool:
    """Tell whether both paces are known, so that a comparison is honest."""
    return pace.actual_per_month is not None and pace.needed_per_month is not None


def title(pace: Pace) -> Message:
    """Say both paces in one line with the same unit; without a measured pace, the verdict in words."""
    if pace.actual_per_month is None or pace.needed_per_month is None or pace.window_months is None:
        return pace.sentence
    return Message.of(
        N_("{measure}: {actual}; {needed}."),
        measure=Message.of(MEASURE_WORDS[pace.measure]),
        actual=reached(pace),
        needed=needed(pace),
    )


def reached(pace: Pace) -> Message:
    """Say what was reached in which time so far."""
    months = round(pace.window_months or 0)
    return Message.of(N_("{months} tháng qua thêm {count}"), months=months, count=pace.gained_in_window or 0)


def needed(pace: Pace) -> Message:
    """Say what is left and in which time; never a part of a commune."""
    months = round(pace.months_left or 0, 1)
    return Message.of(N_("còn {count} trong {months} tháng"), months=months, count=pace.remaining or 0)


def figure(pace: Pace, *, theme: Theme) -> go.Figure:
    """Draw two bars on one scale (each month), each with what was or is to be reached in which time.

    A pace that cannot be measured is said instead.
    """
    drawn = blank(theme, height=4 * theme.row)
    if pace.actual_per_month is None or pace.needed_per_month is None:
        return say_instead(drawn, str(pace.sentence))
    values = [round(pace.actual_per_month, 4), round(pace.needed_per_month, 4)]
    drawn.add_trace(
        go.Bar(
            x=values,
            y=[plain(_("Đã qua")), plain(_("Còn lại"))],
            orientation="h",
            marker={"color": [ACTUAL, NEEDED]},
            text=[plain(str(reached(pace))), plain(str(needed(pace)))],
            textposition="outside",
            cliponaxis=False,
            hoverinfo="skip",
        )
    )
    drawn.update_xaxes(visible=False, range=[0, max(*values, 0.01) * 1.6])
    drawn.update_yaxes(autorange="reversed", ticklabelstandoff=8, showgrid=False)
    return drawn
