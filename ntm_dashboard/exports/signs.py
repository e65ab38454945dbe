"""The signs of the states, those of the pages (`charts.theme.PAINTS`), as drawings that need no font."""

from collections.abc import Mapping

from ntm_dashboard.charts.theme import OUTLINE, PAINTS
from ntm_dashboard.domain.terms import Status

SIDE = 32
"""The side of the square that each sign is drawn in."""
_DISC = "M16 4a12 12 0 1 0 .01 0z"
_RING = f"{_DISC}M16 8a8 8 0 1 1-.01 0z"
SIGNS: Mapping[Status, str] = {
    Status.ACHIEVED: "M4 17l4-4 6 6L25 7l4 4-15 16z",
    Status.UNPROVEN: _RING,
    Status.WAITING: f"{_DISC}M16 8v16a8 8 0 0 1 0-16z",
    Status.WORKING: "M9 4v24l17-12z",
    Status.LATE: "M13 3h6l-1 18h-4zM13 24h6v6h-6z",
    Status.NOT_MET: "M8 4l8 8 8-8 4 4-8 8 8 8-4 4-8-8-8 8-4-4 8-8-8-8z",
    Status.UNKNOWN: "M6 14h20v4H6z",
    Status.NOT_APPLICABLE: f"{_RING}M25 4L4 25l3 3L28 7z",
}


def signs_html() -> str:
    """Give the drawings once, for all that `sign` refers to."""
    paths = "".join(f'<path id="dau-{status}" d="{path}"/>' for status, path in SIGNS.items())
    return f'<svg class="unseen" width="0" height="0" aria-hidden="true"><defs>{paths}</defs></svg>'


def sign(status: Status) -> str:
    """Give the sign of a state as large as the letters around it; what it means stands beside it in words."""
    return f'<svg class="sign" viewBox="0 0 {SIDE} {SIDE}" aria-hidden="true"><use href="#dau-{status}"/></svg>'


def drawn_sign(status: Status, *, x: float, y: float, size: float, fill: str) -> str:
    """Draw the sign of a state within a picture, around a point."""
    scale = size / SIDE
    corner = f"{x - size / 2:.1f} {y - size / 2:.1f}"
    return f'<path d="{SIGNS[status]}" transform="translate({corner}) scale({scale:.2f})" fill="{fill}"/>'


def painted_sign(status: Status) -> str:
    """Give a square in the colour of a state with its sign, as a picture of its own."""
    paint, middle = PAINTS[status], SIDE / 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}" width="{SIDE}" height="{SIDE}">'
        f'<rect x="1" y="1" width="{SIDE - 2}" height="{SIDE - 2}" fill="{paint.fill}" stroke="{OUTLINE}" '
        f'stroke-width="2"/>{drawn_sign(status, x=middle, y=middle, size=SIDE * 0.7, fill=paint.ink)}</svg>'
    )
