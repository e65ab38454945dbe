"""How pictures look: one meaning per colour, sizes for a desk and for a wall, numbers as the language writes them.

Blue is achieved, orange needs attention, grey is context. No state is told by colour alone: each has a glyph, a dark
outline and a word. The fills stay apart for colour-blind eyes and on grey paper; the ink on each passes WCAG AA.
"""

from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from ntm_dashboard.domain.terms import Status
from ntm_dashboard.i18n import current_language

FONT = "Be Vietnam Pro, sans-serif"
INK = "#1A1A1A"
PAPER = "#FFFFFF"
OUTLINE = "#4D4D4D"
GRID = "#D9D9D9"
ACTUAL = "#003B6F"
NEEDED = "#AD5A0C"


@dataclass(frozen=True)
class Paint:
    """The fill of a state and the ink that is written on it."""

    fill: str
    ink: str


PAINTS = {
    Status.ACHIEVED: Paint("#003B6F", "#FFFFFF"),
    Status.WAITING: Paint("#3F8ED9", INK),
    Status.WORKING: Paint("#B7D3E5", INK),
    Status.LATE: Paint("#E5953B", INK),
    Status.NOT_MET: Paint("#AA4421", "#FFFFFF"),
    Status.UNKNOWN: Paint(PAPER, INK),
    Status.NOT_APPLICABLE: Paint("#E4E4E4", INK),
}


@dataclass(frozen=True)
class Theme:
    """Sizes in CSS pixels: `text` of labels, `glyph` of state signs, `line` width, `row` height of a row of a table.

    `names_columns`: whether there is room for names, not only numbers, above the columns of the matrix.
    """

    text: int
    glyph: int
    line: float
    row: int
    names_columns: bool


SCREEN = Theme(text=14, glyph=15, line=2.5, row=30, names_columns=True)
PROJECTOR = Theme(text=28, glyph=30, line=5, row=58, names_columns=False)


def blank(theme: Theme, *, height: int) -> go.Figure:
    """Make an empty figure in the theme: no legend, no drag, margins that grow with the labels."""
    figure = go.Figure()
    figure.update_layout(
        template=None,
        height=height,
        font={"family": FONT, "size": theme.text, "color": INK},
        separators=".," if current_language() == "en" else ",.",
        paper_bgcolor=PAPER,
        plot_bgcolor=PAPER,
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        hoverlabel={"font": {"family": FONT, "size": theme.text, "color": INK}, "bgcolor": PAPER, "align": "left"},
        showlegend=False,
        dragmode=False,
    )
    axes: dict[str, Any] = {"automargin": True, "fixedrange": True, "zeroline": False, "gridcolor": GRID}
    figure.update_xaxes(**axes)
    figure.update_yaxes(**axes)
    return figure


def say_instead(figure: go.Figure, sentence: str) -> go.Figure:
    """Put a sentence where the picture would be: there is nothing to draw."""
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False)
    figure.add_annotation(text=plain(sentence), x=0.5, y=0.5, xref="paper", yref="paper", showarrow=False)
    return figure


def plain(text: str) -> str:
    """Make a text stand as it is in a figure, whose labels would otherwise read `<b>` or `<a>` in it as markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def wrapped(text: str, *, width: int) -> str:
    """Break a text that stands as it is into lines of at most `width` letters, at its spaces."""
    lines = [""]
    for part in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(part) > width:
            lines.append(part)
        else:
            lines[-1] = f"{lines[-1]} {part}".strip()
    return "<br>".join(plain(line) for line in lines)
