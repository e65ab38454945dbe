"""The comments on the criteria of a commune, or of the district, as they stand on the page."""

from ntm_dashboard.domain.frames import CriterionStates, DataFrame, rows_of, trusted
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.services.comments import Thread
from ntm_dashboard.services.editing import Fact
from ntm_dashboard.services.people import Act, Person, may
from ntm_dashboard.web.components import cells, comments
from ntm_dashboard.web.page_context import PageContext


def show(page: PageContext, person: Person | None, kind: ReportKind, *, unit: str = "") -> None:
    """Show the comments on every cell of a unit, of any period, and offer to write about those that stand here."""
    if not may(person, Act.READ_COMMENTS):
        return
    criteria = _criteria(page.situation, unit)
    number = page.criterion_among(criteria) if len(criteria) else ""

    def is_wanted(thread: Thread) -> bool:
        fact = thread.fact
        return fact is not None and fact.unit == unit and (bool(unit) or fact.kind is kind)

    def standing() -> comments.Subject:
        subject = comments.Subject()
        for row in rows_of(criteria):
            day = cells.day_of(row.period)
            if day is not None:
                subject.add(Fact(kind, day, unit, row.criterion), int(row.revision))
        return subject

    chosen = next((one for one in standing().choices if one and one.number == number), None)
    comments.show(page, person, is_wanted, standing, chosen=chosen)


def _criteria(situation: Situation, unit: str) -> DataFrame[CriterionStates]:
    if not unit:
        return situation.district_criteria
    own = situation.commune_criteria
    return trusted(CriterionStates, own[own["unit"] == unit])
