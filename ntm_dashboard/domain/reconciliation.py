"""Does the detail add up to what was published? A mismatch is shown, never hidden."""

from datetime import date
from typing import Any

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.headline import Tally
from ntm_dashboard.domain.ladder import in_force
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.situation import ReconciliationLine
from ntm_dashboard.domain.terms import Certainty, Level, Measure, UnitKind
from ntm_dashboard.i18n import N_, Message

COUNTED = (
    Measure.COMMUNES_STANDARD,
    Measure.COMMUNES_ADVANCED,
    Measure.COMMUNES_COMPLETED_TASK,
    Measure.TOWNS_CIVILISED,
    Measure.DISTRICT_CRITERIA_MET,
    Measure.DISTRICT_RECOGNISED,
)


def reconciliation_of(record: Record, catalogue: Catalogue) -> tuple[ReconciliationLine, ...]:
    """Compare each published count with the detail of the same day, the newest first."""
    rows = record.counts[record.counts["measure"].isin(COUNTED)].sort_values("day", ascending=False, kind="stable")
    return tuple(_line(row, record, catalogue) for row in rows_of(rows))


def _line(row: Any, record: Record, catalogue: Catalogue) -> ReconciliationLine:
    day, measure, published = row.day.date(), Measure(row.measure), float(row.value)
    then = record.until(day)
    computed = Tally(then, catalogue, day).detail(measure)
    return ReconciliationLine(
        measure=measure,
        day=day,
        published=published,
        computed=computed,
        illustrative=_illustrative(measure, then, catalogue, day=day),
        agrees=computed == published,
        source=row.source if isinstance(row.source, str) else "",
        certainty=row.certainty,
        sentence=_sentence(published, computed),
    )


def _illustrative(measure: Measure, record: Record, catalogue: Catalogue, *, day: date) -> int:
    if measure is Measure.DISTRICT_CRITERIA_MET:
        rows = record.assessments[record.assessments["level"] == Level.DISTRICT]
    else:
        kind = UnitKind.TOWN if measure is Measure.TOWNS_CIVILISED else UnitKind.COMMUNE
        codes = {unit.code for unit in catalogue.units_on(day, [kind])}
        rows = in_force(record.recognitions[record.recognitions["unit"].isin(codes)])
    return int((rows["certainty"] == Certainty.ILLUSTRATIVE).sum())


def _sentence(published: float, computed: float | None) -> Message:
    if computed is None:
        return Message.of(N_("Công bố {published}; chưa có số liệu chi tiết để đối chiếu."), published=published)
    if computed == published:
        return Message.of(N_("Khớp: công bố {published}, chi tiết {computed}."), published=published, computed=computed)
    sentence = N_("Chưa khớp: công bố {published}, chi tiết {computed}.")
    if computed < published:
        sentence = N_("Chưa khớp: công bố {published}, chi tiết mới nêu {computed}.")
    return Message.of(sentence, published=published, computed=computed)
