"""The figures behind a picture of indicators."""

from collections.abc import Callable

from ntm_dashboard.charts import indicators
from ntm_dashboard.domain.frames import DataFrame, IndicatorStates, rows_of
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.i18n import _
from ntm_dashboard.web.components import cells
from ntm_dashboard.web.components.chart import Data, Telling


def telling(of: Callable[[Situation], DataFrame[IndicatorStates]], *, data: Data) -> Telling:
    """Say what the picture of some indicators of a Situation shows: value, threshold and result of each."""
    heads = [_("Chỉ tiêu"), _("Giá trị"), _("Ngưỡng"), _("Kết quả")]
    return Telling(
        lambda one: indicators.title(of(one)), heads, lambda one: _rows(indicators.drawable(of(one))), data=data
    )


def _rows(drawable: DataFrame[IndicatorStates]) -> list[list[str]]:
    return [
        [
            f"{row.indicator} {row.name}",
            cells.number(row.value, row.measured_in),
            indicators.threshold_words(row.direction, row.threshold, row.measured_in),
            cells.result(row.result),
        ]
        for row in rows_of(drawable)
    ]
