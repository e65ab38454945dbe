"""The course of a count towards the target, with its steps as a table."""

import plotly.graph_objects as go

from ntm_dashboard.briefing.slide_ids import SlideId
from ntm_dashboard.charts import burn_up
from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import Measure
from ntm_dashboard.i18n import _
from ntm_dashboard.web.components import badges, cells, chart
from ntm_dashboard.web.page_context import PageContext

NAME, ABOUT = "duong-di", "ve"


def show(page: PageContext, measure: Measure) -> None:
    """Show the burn-up of a measure."""
    chart.show(figure(page, measure), page.situation, telling=telling(measure), key=f"course_{measure.value}")


def figure(page: PageContext, measure: Measure) -> go.Figure:
    """Draw the burn-up of a measure."""
    own = burn_up.Course.of(page.situation, measure)
    return page.kept("course", measure, make=lambda: burn_up.figure(own, theme=page.theme))


def telling(measure: Measure) -> chart.Telling:
    """Say how a measure went: in a sentence, and its steps as rows."""

    def course(situation: Situation) -> burn_up.Course:
        return burn_up.Course.of(situation, measure)

    def rows(situation: Situation) -> list[list[str]]:
        return [
            [cells.day(row.day), cells.number(row.value), badges.certainty_words(row.certainty)]
            for row in rows_of(course(situation).steps)
        ]

    return chart.Telling(
        lambda situation: burn_up.title(course(situation)),
        [_("Ngày"), _("Đã đạt"), _("Độ tin cậy")],
        rows,
        data=chart.Data(NAME, {ABOUT: measure.value}, SlideId.PACE if measure is Measure.COMMUNES_STANDARD else ""),
    )
