"""Is the pace enough: what was reached each month so far beside what is needed each month from today."""

import plotly.graph_objects as go

from ntm_dashboard.charts import bullets
from ntm_dashboard.charts.bullets import Bullet
from ntm_dashboard.charts.theme import ACTUAL, NEEDED, Theme, blank, say_instead
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
    if pace.actual_per_month is None or pace.needed_per_month is None:
        return say_instead(blank(theme, height=4 * theme.row), str(pace.sentence))
    values = (pace.actual_per_month, pace.needed_per_month)
    rows = zip((_("Đã qua"), _("Còn lại")), (reached(pace), needed(pace)), values, (ACTUAL, NEEDED), strict=True)
    both = [Bullet(name, str(said), length, fill) for name, said, length, fill in rows]
    return bullets.figure(both, longest=max(*values, 0.01), theme=theme)
