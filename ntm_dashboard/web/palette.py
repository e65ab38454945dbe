"""The colours of our own HTML as variables, in the light and in the dark theme; the states keep theirs in both.

Streamlit tells of each part of its page whether it is light or dark (`color-scheme`), so `light-dark()` follows what
the visitor chose there. A browser without it follows the system, as Streamlit does where nobody chose.
"""

from functools import cache

from ntm_dashboard.charts.theme import (
    DARK_INK,
    DARK_NEEDED,
    DARK_OUTLINE,
    DARK_PAPER,
    INK,
    NEEDED,
    OUTLINE,
    PAINTS,
    PAPER,
)
from ntm_dashboard.domain.terms import Status

_ACCENT = PAINTS[Status.ACHIEVED].fill
_ALARM = PAINTS[Status.LATE].fill
_COLOURS = {
    "ink": (INK, DARK_INK),
    "paper": (PAPER, DARK_PAPER),
    "muted": ("#404040", "#C3CAD2"),
    "soft": ("#F4F4F4", "#232A32"),
    "line": ("#D0D0D0", "#454E58"),
    "rule": ("#B3B3B3", "#6B757F"),
    "outline": (OUTLINE, DARK_OUTLINE),
    "accent": (_ACCENT, "#9CC7F2"),
    "on-accent": (PAPER, DARK_PAPER),
    "accent-soft": ("#E8EFF6", "#1F3042"),
    "accent-line": ("#9DB4CB", "#4C6580"),
    "link": ("#0B5394", "#9CC7F2"),
    "attention": (NEEDED, DARK_NEEDED),
    "achieved": (_ACCENT, "#7FB2E5"),
    "done-soft": ("#EDF3F9", "#1B2936"),
    "alarm": (_ALARM, "#F5A47E"),
    "alarm-soft": ("#FBF0EB", "#33231B"),
}
"""Each colour in the light and in the dark theme."""


@cache
def variables() -> str:
    """Give the rules that name the colours."""
    light, dark = (_rule(dict(zip(_COLOURS, way, strict=True))) for way in zip(*_COLOURS.values(), strict=True))
    both = _rule({name: f"light-dark({one},{other})" for name, (one, other) in _COLOURS.items()})
    return (
        f"{light}@media (prefers-color-scheme:dark){{{dark}}}"
        f"@supports (color:light-dark(#000,#fff)){{{both}}}@media print{{{light}}}"
    )


def _rule(colours: dict[str, str]) -> str:
    return f":root{{{''.join(f'--ntm-{name}:{value};' for name, value in colours.items())}}}"
