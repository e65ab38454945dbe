"""The sign of the district in the tab of a browser: its initials, so that two districts are told apart."""

from base64 import b64encode
from functools import cache
from html import escape

from ntm_dashboard.charts.theme import ACTUAL, PAPER
from ntm_dashboard.domain.naming import bare_name

MOST = 2
_BARS = '<path d="M6 24V18h5v6zM13.5 24V13h5v11zM21 24V8h5v16z"/>'


@cache
def icon_of(name: str) -> str:
    """Draw the sign of a district as SVG; three bars where its name has no letters."""
    letters = initials(name)
    size = 17 if len(letters) > 1 else 21
    text = (
        f'<text x="16" y="22" text-anchor="middle" font-family="Segoe UI,Arial,sans-serif" font-weight="700" '
        f'font-size="{size}">{escape(letters)}</text>'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" '
        f'fill="{ACTUAL}"/><g fill="{PAPER}">{text if letters else _BARS}</g></svg>'
    )


def icon_address(name: str) -> str:
    """Give the sign as an address that holds it."""
    return f"data:image/svg+xml;base64,{b64encode(icon_of(name).encode()).decode()}"


def initials(name: str) -> str:
    """Give the first letters of the first words of a name without its kind (Huyện Trà Cú: TC)."""
    return "".join(part[0].upper() for part in bare_name(name).split() if part[0].isalpha())[:MOST]
