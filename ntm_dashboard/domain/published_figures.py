"""What documents publish of the whole district beside the counts: each figure with its day and source, never summed."""

from datetime import date

from ntm_dashboard.domain.catalogue import Catalogue, MeasureCode
from ntm_dashboard.domain.reconciliation import COUNTED
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.situation import PublishedFigure
from ntm_dashboard.domain.terms import Level


def published_figures_of(record: Record, catalogue: Catalogue, *, as_of: date) -> tuple[PublishedFigure, ...]:
    """Give the newest figure at or before a day of each measure that no detail adds up to, as the catalogue orders."""
    figures = (_figure(code, record, catalogue, as_of=as_of) for code in catalogue.measures)
    return tuple(figure for figure in figures if figure is not None)


def _figure(code: MeasureCode, record: Record, catalogue: Catalogue, *, as_of: date) -> PublishedFigure | None:
    newest = record.counted.newest(code.measure, as_of)
    if newest is None or code.measure in COUNTED:
        return None
    chosen = catalogue.set_on(Level.COMMUNE, as_of)
    is_in_force = chosen is not None and chosen.set_id == code.set_id
    return PublishedFigure(
        code=code,
        value=newest.value,
        day=newest.day,
        source=newest.source,
        certainty=newest.certainty,
        criterion=code.indicator.split(".")[0] if is_in_force else "",
    )
