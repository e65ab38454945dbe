"""How lines and hatches of a figure look as SVG."""

from dataclasses import dataclass

from ntm_dashboard.charts.theme import INK
from ntm_dashboard.exports.figure_features import Node, at

_DASHES = {"dot": (1, 1), "dash": (3, 3), "dashdot": (3, 1, 1, 1)}
"""The dashes and gaps of a line as multiples of its width, as plotly has them."""
_THINNEST = 3


def line_look(line: Node) -> str:
    """Give colour, width and dashes of a line."""
    width = at(line, "width", 2)
    kind = at(line, "dash", "solid")
    unit = max(width, _THINNEST)
    dashes = ""
    if kind != "solid":
        dashes = f' stroke-dasharray="{" ".join(f"{one * unit:g}" for one in _DASHES[kind])}"'
    return f'stroke="{at(line, "color", INK)}" stroke-width="{width:g}"{dashes}'


@dataclass(frozen=True)
class Hatch:
    """Slanting lines over a fill: their ink, how far apart, how much of that they take, how much they cover."""

    ink: str
    size: float
    solidity: float
    opacity: float

    @property
    def id(self) -> str:
        """Name the hatch within a picture."""
        return f"hatch-{self.ink.lstrip('#')}-{self.size:g}-{self.solidity:g}-{self.opacity:g}"

    @property
    def definition(self) -> str:
        """Give the pattern that a fill refers to."""
        side, part = self.size, self.size / 4
        slant = f"l{2 * part} {-2 * part}"
        lines = f"M{-part} {part}{slant}M0 {side}L{side} 0M{side - part} {side + part}{slant}"
        return (
            f'<pattern id="{self.id}" width="{side}" height="{side}" patternUnits="userSpaceOnUse">'
            f'<path d="{lines}" stroke="{self.ink}" stroke-opacity="{self.opacity}" '
            f'stroke-width="{side * self.solidity:g}"/></pattern>'
        )


def luminance(colour: str) -> float:
    """Give how light a colour (#rrggbb) is, from 0 to 1."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255
