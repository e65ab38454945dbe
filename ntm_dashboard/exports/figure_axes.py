"""The axes of a figure: from values to pixels, and where their ticks are."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ntm_dashboard.exports.figure_features import Node, UnknownFeatureError, at, each
from ntm_dashboard.i18n import number_text

_PADDING = 0.05
"""By how much of its length an axis goes beyond what is on it where its ends are not given, as plotly's does."""
_ROOM_OF_A_MARK = 1.6
"""How much room a mark at an end needs beside that, as a share of its half size."""
_NOTHING = (-1.0, 6.0)
"""The ends of an axis that nothing is on, as plotly has them."""
_TICKS = 5
_DAY = len("2023-12-31")


@dataclass(frozen=True)
class Axis:
    """An axis: its name (x, y2), its given look, its ends as numbers, and the pixels at which they stand."""

    name: str
    given: Node
    ends: tuple[float, float]
    pixels: tuple[float, float] = (0.0, 1.0)

    def at(self, value: object) -> float:
        """Give the pixel of a value."""
        (first, last), (start, stop) = self.ends, self.pixels
        return start + (number(value) - first) / (last - first) * (stop - start)

    @property
    def is_seen(self) -> bool:
        """Tell whether its lines and labels are drawn."""
        return at(self.given, "visible", default=True)

    @property
    def is_labelled(self) -> bool:
        """Tell whether its labels are drawn."""
        return self.is_seen and at(self.given, "showticklabels", default=True)

    @property
    def ticks(self) -> list[tuple[float, str]]:
        """Give the places of its ticks, those within its ends, with their labels."""
        low, high = sorted(self.ends)
        slack = (high - low) * 1e-9
        return [one for one in self._every_tick(low, high) if low - slack <= one[0] <= high + slack]

    def _every_tick(self, low: float, high: float) -> list[tuple[float, str]]:
        values = at(self.given, "tickvals")
        if values is not None:
            labels = at(self.given, "ticktext", [])
            return [(number(value), str(text)) for value, text in zip(values, labels, strict=True)]
        if at(self.given, "type") == "date":
            raise UnknownFeatureError(f"{self.name}: days without tickvals")
        step = at(self.given, "dtick") or _step((high - low) / (at(self.given, "nticks") or _TICKS))
        places = range(math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9) + 1)
        decimals = max(0, -math.floor(math.log10(step) + 1e-9))
        return [(one * step, number_text(one * step, decimals=decimals)) for one in places]


@dataclass
class _Extent:
    low: float = math.inf
    high: float = -math.inf
    are_days: bool = False
    room: float = 0.0

    def take(self, values: Iterable[Any]) -> None:
        for value in values:
            if is_known(value):
                self.are_days = self.are_days or isinstance(value, str)
                self.low, self.high = min(self.low, number(value)), max(self.high, number(value))

    def padded(self, length: float) -> tuple[float, float]:
        """Give the ends of an axis so many pixels long with room for the marks at both of them."""
        if self.low > self.high:
            return _NOTHING
        room = _PADDING * length + self.room
        beyond = (self.high - self.low) * room / (length - 2 * room) if length > 2 * room else 0.0
        return self.low - (beyond or 1.0), self.high + (beyond or 1.0)


def axes_of(figure: Node, width: float, height: float) -> dict[str, Axis]:
    """Read the axes of a figure of a size with their ends, yet without pixels."""
    layout = figure["layout"]
    given: dict[str, dict[str, Any]] = {
        key.replace("axis", ""): dict(value) for key, value in layout.items() if key[1:5] == "axis"
    }
    groups = {name: _group(name, given) for name in given}
    extents = {group: _Extent() for group in groups.values()}
    for trace in figure["data"]:
        for letter in "xy":
            extent = extents[groups[at(trace, f"{letter}axis", letter)]]
            extent.take(_values(trace, letter))
            extent.room = max(extent.room, _room_of_marks(trace))
    sides = {"x": width, "y": height}
    return {name: _axis(name, one, extents[groups[name]], sides[name[0]]) for name, one in given.items()}


def _room_of_marks(trace: Node) -> float:
    if "markers" not in at(trace, "mode", ""):
        return 0.0
    return _ROOM_OF_A_MARK * max((size or 0 for size in each(at(trace, "marker.size"), 1)), default=0) / 2


def _group(name: str, given: Mapping[str, Node]) -> str:
    """Give the axis whose ends an axis shares, through all that it leads to."""
    seen = {name}
    while (after := at(given.get(name, {}), "matches")) and after not in seen:
        seen.add(after)
        name = after
    return name


def _axis(name: str, given: dict[str, Any], extent: _Extent, side: float) -> Axis:
    if extent.are_days:
        given = {**given, "type": "date"}
    asked: Sequence[Any] | None = at(given, "range")
    first, last = at(given, "domain", (0.0, 1.0))
    ends = extent.padded((last - first) * side) if asked is None else (number(asked[0]), number(asked[1]))
    return Axis(name, given, ends if ends[0] != ends[1] else (ends[0] - 1, ends[1] + 1))


def _values(trace: Node, letter: str) -> Iterable[Any]:
    if trace["type"] == "heatmap":
        rows = trace["z"]
        return (-0.5, (len(rows[0]) if letter == "x" else len(rows)) - 0.5)
    return (*(0 for _bar in range(trace["type"] == "bar" and letter == "x")), *at(trace, letter, ()))


def is_known(value: Any) -> bool:
    """Tell whether there is a value, so that something stands there."""
    return value is not None and (isinstance(value, str) or not math.isnan(value))


def number(value: Any) -> float:
    """Give the place of a value on its axis as a number; a day is the count of days.

    Raises:
        UnknownFeatureError: it is a word.
    """
    if not isinstance(value, str):
        return float(value)
    try:
        return float(date.fromisoformat(value[:_DAY]).toordinal())
    except ValueError as error:
        raise UnknownFeatureError(f"axis of words: {value}") from error


def _step(rough: float) -> float:
    """Give the round step that is at least so long, as plotly chooses it: 2, 5 or 10 of a power of ten."""
    base = 10 ** math.floor(math.log10(rough) + 1e-9)
    return next((one * base for one in (2, 5) if one * base >= rough * (1 - 1e-9)), 10 * base)
