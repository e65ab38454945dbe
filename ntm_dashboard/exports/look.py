"""Colours of states and series in files: the ones of the screen, and lines that also tell apart without colour."""

from dataclasses import dataclass

from ntm_dashboard.briefing.model import Role
from ntm_dashboard.charts.theme import ACTUAL, GRID, INK, NEEDED, OUTLINE, PAINTS, PAPER, Paint
from ntm_dashboard.domain.terms import Status
from ntm_dashboard.i18n import N_

__all__ = ["GRID", "ILLUSTRATIVE", "INK", "OUTLINE", "PAINTS", "PAPER", "STROKES", "Stroke", "paint_of"]


@dataclass(frozen=True)
class Stroke:
    """How a series is drawn: colour of line or bar, dash of a line."""

    colour: str
    dash: str = ""


STROKES = {
    Role.ACTUAL: Stroke(ACTUAL),
    Role.NEEDED: Stroke(NEEDED, "18 10"),
    Role.TARGET: Stroke(OUTLINE, "4 8"),
    Role.LATE: Stroke(PAINTS[Status.LATE].fill),
    Role.MISSING: Stroke(PAINTS[Status.NOT_MET].fill),
}


def paint_of(status: Status) -> Paint:
    """Give fill and ink of a state."""
    return PAINTS[status]


ILLUSTRATIVE = N_("SỐ LIỆU MINH HỌA")
"""What stands on each page of an official paper that shows illustrative figures."""
