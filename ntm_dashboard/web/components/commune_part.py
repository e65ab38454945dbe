"""The communes that a page shows at a time: of those that are chosen, a part in the order of the matrix."""

from collections.abc import Callable, Mapping, Sequence

from ntm_dashboard.charts import matrix
from ntm_dashboard.domain.frames import CriterionStates, DataFrame, trusted
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import UnitKind
from ntm_dashboard.web.components.commune_choice import Choice
from ntm_dashboard.web.components.part_of_many import PART, WHOLE, Part
from ntm_dashboard.web.page_context import PageContext


def criteria(page: PageContext, choice: Choice) -> Callable[[Situation], DataFrame[CriterionStates]]:
    """Give what tells the chosen criteria of a Situation, of the communes that are chosen in that of the page."""
    units = choice.units(page.situation)
    communes = units.loc[units["kind"] == UnitKind.COMMUNE, "unit"]

    def of(situation: Situation) -> DataFrame[CriterionStates]:
        rows = choice.criteria(situation)
        return trusted(CriterionStates, rows[rows["unit"].isin(communes)])

    return of


def ranked(page: PageContext, choice: Choice) -> Sequence[str]:
    """Give the chosen communes in the order of the matrix."""
    return page.kept("ranked", choice, make=lambda: matrix.order(criteria(page, choice)(page.situation)))


def shown(page: PageContext, choice: Choice, part: Part) -> Sequence[str]:
    """Give the chosen communes of a part."""
    return part.taken_of(ranked(page, choice))


def is_cut(page: PageContext) -> bool:
    """Tell whether the district has more communes than are shown at once."""
    return len(page.situation.units) > WHOLE


def part_of(page: PageContext, choice: Choice, asked: Mapping[str, str]) -> Part:
    """Read from the parameters of an address which part of the chosen communes is meant."""
    return Part.of(len(ranked(page, choice)), asked, PART)


def parameters(choice: Choice, part: Part) -> dict[str, str]:
    """Write a choice and a part of it as parameters of an address; `part_of` and `Choice.of` read them."""
    return choice.parameters() | ({PART: part.written} if part.written else {})
