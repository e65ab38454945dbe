"""The scale of states in files: the one of the screen, and lines that also tell apart without colour."""

from dataclasses import dataclass

from ntm_dashboard.briefing.model import Role
from ntm_dashboard.charts.theme import ACTUAL, GRID, INK, NEEDED, OUTLINE, PAINTS, PAPER, Edge, Paint
from ntm_dashboard.domain.terms import Status
from ntm_dashboard.i18n import N_

__all__ = [
    "GRID",
    "ILLUSTRATIVE",
    "INK",
    "OUTLINE",
    "PAINTS",
    "PAPER",
    "STROKES",
    "Edge",
    "Paint",
    "Stroke",
    "paint_of",
]


@dataclass(frozen=True)
class Stroke:
    """How a series is drawn: colour of line or bar, dash of a line; a bar of a state has its whole paint and letter."""

    colour: str
    dash: str = ""
    status: Status | None = None

    @property
    def ink(self) -> str:
        """Give the ink that is written on a bar."""
        return INK if self.status is None else PAINTS[self.status].ink

    @property
    def is_heavy(self) -> bool:
        """Tell whether a bar has the heavy outline."""
        return self.status is not None and PAINTS[self.status].is_heavy


def _of_state(status: Status) -> Stroke:
    return Stroke(PAINTS[status].fill, status=status)


STROKES = {
    Role.ACTUAL: Stroke(ACTUAL),
    Role.NEEDED: Stroke(NEEDED, "18 10"),
    Role.TARGET: Stroke(OUTLINE, "4 8"),
    Role.LATE: _of_state(Status.LATE),
    Role.NOT_MET: _of_state(Status.NOT_MET),
    Role.WORKING: _of_state(Status.WORKING),
}


def paint_of(status: Status) -> Paint:
    """Give fill and ink of a state."""
    return PAINTS[status]


ILLUSTRATIVE = N_("SỐ LIỆU MINH HỌA")
"""What stands on each page of an official paper that shows illustrative figures."""
