"""The course of a count towards the target, with its steps as a table."""

from ntm_dashboard.charts import burn_up
from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import Measure
from ntm_dashboard.i18n import _
from ntm_dashboard.web.components import badges, cells, chart
from ntm_dashboard.web.page_context import PageContext


def show(page: PageContext, measure: Measure) -> None:
    """Show the burn-up of a measure."""

    def course(situation: Situation) -> burn_up.Course:
        return burn_up.Course.of(situation, measure)

    def rows(situation: Situation) -> list[list[str]]:
        return [
            [cells.day(row.day), cells.number(row.value), badges.certainty_words(row.certainty)]
            for row in rows_of(course(situation).steps)
        ]

    heads = [_("Ngày"), _("Đã đạt"), _("Độ tin cậy")]
    chart.show(
        page.kept("course", measure, make=lambda: burn_up.figure(course(page.situation), theme=page.theme)),
        page.situation,
        telling=chart.Telling(lambda situation: burn_up.title(course(situation)), heads, rows),
        key=f"course_{measure.value}",
    )
