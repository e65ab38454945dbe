"""The figures behind a picture of indicators."""

from pandera.typing.pandas import DataFrame

from ntm_dashboard.charts.indicators import threshold_words
from ntm_dashboard.domain.frames import IndicatorStates, rows_of
from ntm_dashboard.i18n import _
from ntm_dashboard.web.components import cells
from ntm_dashboard.web.components.chart import Figures


def behind(indicators: DataFrame[IndicatorStates]) -> Figures:
    """Give value, threshold and result of each indicator that is drawn."""
    rows = [
        [
            f"{row.indicator} {row.name}",
            cells.number(row.value, row.measured_in),
            threshold_words(row.direction, row.threshold, row.measured_in),
            cells.result(row.result),
        ]
        for row in rows_of(indicators)
    ]
    return Figures([_("Chỉ tiêu"), _("Giá trị"), _("Ngưỡng"), _("Kết quả")], rows)
