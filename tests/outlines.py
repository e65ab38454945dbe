"""Outlines that the tests draw themselves: a rectangle for each unit on its tile."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from ntm_dashboard.domain.catalogue import Unit

WEST, NORTH, WIDE, HIGH = 106.2, 9.8, 0.05, 0.04


def rectangle(column: float, row: float, *, swapped: bool = False) -> list[list[list[float]]]:
    """Give the ring of a rectangle on a tile."""
    west, north = WEST + column * WIDE, NORTH - row * HIGH
    corners = [(west, north), (west, north - HIGH), (west + WIDE, north - HIGH), (west + WIDE, north), (west, north)]
    return [[[y, x] if swapped else [x, y] for x, y in corners]]


def feature(properties: dict[str, Any], coordinates: Any, kind: str = "Polygon") -> dict[str, Any]:
    """Make a feature."""
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


def collection(features: Iterable[Any]) -> bytes:
    """Write features as a file."""
    return json.dumps({"type": "FeatureCollection", "features": list(features)}, ensure_ascii=False).encode()


def of_units(units: Sequence[Unit], *, key: str = "ma") -> bytes:
    """Draw every unit on its tile, named by its code (`ma`) or its name (`ten`)."""
    return collection(
        feature(
            {"huyen": "Trà Cú", key: unit.code if key == "ma" else str(unit.name)},
            rectangle(unit.tile_col, unit.tile_row),
        )
        for unit in units
    )
