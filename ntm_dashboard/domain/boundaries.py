"""Where units lie: the outlines that an office has of its communes and towns. The program ships none."""

from collections.abc import Mapping
from dataclasses import dataclass

Ring = tuple[tuple[float, float], ...]
"""A closed line of (longitude, latitude) in degrees."""


@dataclass(frozen=True)
class Outline:
    """One unit: its parts, islands too, each an outer ring and the rings of its holes; `middle` lies within it."""

    unit: str
    parts: tuple[tuple[Ring, ...], ...]
    middle: tuple[float, float]

    @property
    def rings(self) -> tuple[Ring, ...]:
        """Give every ring of every part."""
        return tuple(ring for part in self.parts for ring in part)


@dataclass(frozen=True)
class Boundaries:
    """The outlines of units by their code; a unit may lack one."""

    outlines: Mapping[str, Outline]

    @property
    def middle_latitude(self) -> float:
        """Give the latitude that the shapes are drawn true at."""
        latitudes = [one.middle[1] for one in self.outlines.values()]
        return sum(latitudes) / len(latitudes)
