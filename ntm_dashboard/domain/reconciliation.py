"""Does the detail add up to what was published? A mismatch is shown, never hidden."""

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.counted import Count
from ntm_dashboard.domain.headline import Tally
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.situation import ReconciliationLine
from ntm_dashboard.domain.terms import Measure
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
    rows = [one for one in record.counted.rows if one.measure in COUNTED]
    return tuple(_line(one, record, catalogue) for one in sorted(rows, key=lambda one: one.day, reverse=True))


def _line(count: Count, record: Record, catalogue: Catalogue) -> ReconciliationLine:
    measure, tally = Measure(count.measure), Tally(record, catalogue, count.day)
    computed = tally.detail(measure)
    return ReconciliationLine(
        measure=measure,
        day=count.day,
        published=count.value,
        computed=computed,
        illustrative=tally.illustrative(measure),
        agrees=computed == count.value,
        source=count.source,
        certainty=count.certainty,
        sentence=_sentence(count.value, computed),
    )


def _sentence(published: float, computed: float | None) -> Message:
    if computed is None:
        return Message.of(N_("Công bố {published}; chưa có số liệu chi tiết để đối chiếu."), published=published)
    if computed == published:
        return Message.of(N_("Khớp: công bố {published}, chi tiết {computed}."), published=published, computed=computed)
    sentence = N_("Chưa khớp: công bố {published}, chi tiết {computed}.")
    if computed < published:
        sentence = N_("Chưa khớp: công bố {published}, chi tiết mới nêu {computed}.")
    return Message.of(sentence, published=published, computed=computed)
