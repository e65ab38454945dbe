"""The course of a count towards the target, with its steps as a table."""

from ntm_dashboard.charts import burn_up
from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.terms import Measure
from ntm_dashboard.i18n import _
from ntm_dashboard.web.components import badges, cells, chart
from ntm_dashboard.web.page_context import PageContext


def show(page: PageContext, measure: Measure) -> None:
    """Show the burn-up of a measure."""
    course = burn_up.Course.of(page.situation, measure)
    rows = [
        [cells.day(row.day), cells.number(row.value), badges.certainty_words(row.certainty)]
        for row in rows_of(course.steps)
    ]
    chart.show(
        page.drawn("course", measure, draw=lambda: burn_up.figure(course, theme=page.theme)),
        title=burn_up.title(course),
        key=f"course_{measure.value}",
        behind=chart.Figures([_("Ngày"), _("Đã đạt"), _("Độ tin cậy")], rows),
    )
