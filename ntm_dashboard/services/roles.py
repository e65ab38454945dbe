"""What a column of a handed-in table can be taken for: the roles, and how they are put to people."""

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.terms import Level, ReportKind
from ntm_dashboard.intake.contract import USED, Column
from ntm_dashboard.intake.outcome.report import Orientation, PreparedReport
from ntm_dashboard.intake.reading.roles import ORDER, THRESHOLD, TOTAL, UNMET, UNUSED, label_of

BESIDE = (ORDER, THRESHOLD, TOTAL, UNMET, UNUSED)
"""What a column may be besides a column of the contract."""

_CRITERION, _UNIT = Column.CRITERION.value, "don_vi"


def is_role(text: str) -> bool:
    """Tell whether a text is a role; of a criterion or a unit in a matrix only the form is looked at."""
    what, colon, about = text.partition(":")
    return text in set(Column) or text in BESIDE or (bool(colon and about) and what in {_CRITERION, _UNIT})


def role_word(role: str, catalogue: Catalogue) -> str:
    """Give the words for a role; units by their names."""
    what, _colon, about = role.partition(":")
    if what == _UNIT:
        return next((unit.name for unit in catalogue.units if unit.code == about), about)
    return str(label_of(role))


def roles_for(report: PreparedReport, orientation: Orientation, catalogue: Catalogue) -> tuple[str, ...]:
    """Give the roles that a column may have: those of the kind of file, and of a matrix its criteria."""
    used = USED[report.kind] if report.kind else frozenset(Column)
    ours = [column.value for column in Column if column in used]
    return (*ours, *_of_matrix(report, orientation, catalogue), *BESIDE)


def _of_matrix(report: PreparedReport, orientation: Orientation, catalogue: Catalogue) -> list[str]:
    if orientation is not Orientation.WIDE or report.period is None:
        return []
    level = Level.DISTRICT if report.kind is ReportKind.DISTRICT_REPORT else Level.COMMUNE
    return [f"{_CRITERION}:{one.number}" for one in catalogue.criteria_on(level, report.period)]
