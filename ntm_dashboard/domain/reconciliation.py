"""Does the detail add up to what was published? A mismatch is shown, never hidden."""

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.counted import Count
from ntm_dashboard.domain.follow_up.surveys import surveyed_of
from ntm_dashboard.domain.headline import Tally
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.situation import ReconciliationLine
from ntm_dashboard.domain.terms import Measure, UnitKind
from ntm_dashboard.i18n import N_, Message

COUNTED = (
    Measure.COMMUNES_STANDARD,
    Measure.COMMUNES_ADVANCED,
    Measure.COMMUNES_COMPLETED_TASK,
    Measure.TOWNS_CIVILISED,
    Measure.DISTRICT_CRITERIA_MET,
    Measure.DISTRICT_RECOGNISED,
)
SURVEYED = (Measure.SATISFACTION, Measure.SATISFACTION_LOWEST)


def reconciliation_of(record: Record, catalogue: Catalogue) -> tuple[ReconciliationLine, ...]:
    """Compare each published count with the detail of the same day, the newest first."""
    rows = [one for one in record.counted.rows if one.measure in COUNTED]
    lines = [_line(one, record, catalogue) for one in rows]
    lines += [line for one in record.counted.rows if (line := _surveyed_line(one, record, catalogue))]
    return tuple(sorted(lines, key=lambda one: one.day, reverse=True))


def _surveyed_line(count: Count, record: Record, catalogue: Catalogue) -> ReconciliationLine | None:
    """Compare a published rate of satisfaction with the surveys up to its day, where these are complete.

    A document rounds: the surveys agree when they come to the same with as many decimals.
    """
    if count.measure not in SURVEYED or record.surveys.empty:
        return None
    communes = [one.code for one in catalogue.units_on(count.day, (UnitKind.COMMUNE,))]
    found = surveyed_of(record.surveys, communes, catalogue.district.code, as_of=count.day)
    surveyed = found.get(Measure(count.measure))
    if surveyed is None or not surveyed.is_complete:
        return None
    decimals = len(f"{count.value:.2f}".rstrip("0").partition(".")[2])
    computed = round(surveyed.value, decimals)
    return ReconciliationLine(
        measure=Measure(count.measure),
        day=count.day,
        published=count.value,
        computed=computed,
        illustrative=surveyed.illustrative,
        agrees=computed == count.value,
        source=count.source,
        certainty=count.certainty,
        sentence=_sentence(count.value, computed),
    )


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
