"""Reads the outlines of units from GeoJSON: checked, matched by code or name, simplified, nothing guessed."""

import json
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import shapely
from shapely import MultiPolygon, Polygon
from shapely.errors import ShapelyError
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from ntm_dashboard.domain.boundaries import Boundaries, Outline, Ring
from ntm_dashboard.domain.catalogue import Unit
from ntm_dashboard.domain.naming import name_in_files
from ntm_dashboard.i18n import N_, Message, number_text

LARGEST = 20 * 1024 * 1024
FEATURES_AT_MOST = 5_000
POINTS_AT_MOST = 6_000
"""Points of all units together after simplifying: more would be seen by nobody on a page and cost everybody."""
POINTS_READ_AT_MOST = 2_000_000
NAMED = 5
_FINEST, _COARSEST = 0.00005, 0.01
_LONGITUDES, _LATITUDES = (101.0, 118.0), (6.0, 24.0)
_AREAS = {"Polygon", "MultiPolygon"}


@dataclass(frozen=True)
class BoundaryReport:
    """What a file of outlines comes to: `boundaries` is None where an error stands; notes stop nothing."""

    boundaries: Boundaries | None
    errors: tuple[Message, ...] = ()
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True)
class _Feature:
    number: int
    properties: Mapping[str, Any]
    area: BaseGeometry


class _RefusedError(Exception):
    """What stops the reading, in words."""

    def __init__(self, sentence: str, **values: str | int) -> None:
        super().__init__(sentence)
        self.message = Message.of(sentence, **values)


def read_boundaries(content: bytes, units: Sequence[Unit]) -> BoundaryReport:
    """Read a file; every unit has at most one outline, and what belongs to no unit is named and left out."""
    try:
        features, notes = _features(_document(content))
        _must_lie_in_vietnam(features)
        return _matched(features, units, notes)
    except _RefusedError as refused:
        return BoundaryReport(None, (refused.message,))


def _document(content: bytes) -> Mapping[str, Any]:
    if len(content) > LARGEST:
        size, most = number_text(math.ceil(len(content) / 1024 / 1024)), number_text(LARGEST // 1024 // 1024)
        raise _RefusedError(
            N_("Tệp ranh giới {size} MB, lớn hơn {most} MB. Hãy giảm số điểm rồi gửi lại."), size=size, most=most
        )
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise _RefusedError(
            N_("Tệp không phải GeoJSON: không đọc được như JSON. Hãy xuất lại từ phần mềm bản đồ ở dạng GeoJSON.")
        ) from None
    if not isinstance(document, dict) or not isinstance(document.get("features"), list):
        raise _RefusedError(
            N_("Tệp không phải GeoJSON có danh sách vùng (FeatureCollection). Hãy xuất cả lớp xã ở dạng GeoJSON.")
        )
    if len(document["features"]) > FEATURES_AT_MOST:
        raise _RefusedError(
            N_("Tệp có {count} đối tượng, nhiều hơn {most}. Hãy chỉ xuất các xã, thị trấn của huyện."),
            count=len(document["features"]),
            most=FEATURES_AT_MOST,
        )
    return document


def _features(document: Mapping[str, Any]) -> tuple[list[_Feature], list[Message]]:
    found = [one for place, each in enumerate(document["features"], 1) if (one := _feature(place, each))]
    if not found:
        raise _RefusedError(
            N_("Tệp không có vùng nào (Polygon, MultiPolygon), chỉ có điểm, đường hoặc để trống. Hãy xuất lớp vùng.")
        )
    if sum(shapely.get_num_coordinates(one.area) for one in found) > POINTS_READ_AT_MOST:
        raise _RefusedError(N_("Ranh giới có quá nhiều điểm. Hãy giảm số điểm trong phần mềm bản đồ rồi gửi lại."))
    left = len(document["features"]) - len(found)
    note = Message.of(N_("{count} đối tượng không phải vùng được bỏ qua."), count=left)
    return found, [note] if left else []


def _feature(number: int, each: Any) -> _Feature | None:
    geometry = each.get("geometry") if isinstance(each, dict) else None
    if not isinstance(geometry, dict) or geometry.get("type") not in _AREAS:
        return None
    try:
        area = shape(geometry)
        is_usable = not area.is_empty and all(math.isfinite(one) for one in area.bounds)
    except (ShapelyError, ValueError, TypeError, KeyError, IndexError, AttributeError):
        is_usable, area = False, None
    if not is_usable or area is None:
        raise _RefusedError(
            N_("Vùng thứ {number} trong tệp có tọa độ không đọc được. Hãy kiểm tra lớp bản đồ rồi xuất lại."),
            number=number,
        )
    properties = each.get("properties")
    return _Feature(number, properties if isinstance(properties, dict) else {}, _whole(area))


def _whole(area: BaseGeometry) -> BaseGeometry:
    """Give an area whose lines do not cross themselves, without heights."""
    flat = shapely.force_2d(area)
    if flat.is_valid:
        return flat
    mended = shapely.make_valid(flat)
    parts = [one for one in shapely.get_parts(mended) if isinstance(one, Polygon)] or [
        one for part in shapely.get_parts(mended) for one in shapely.get_parts(part) if isinstance(one, Polygon)
    ]
    return MultiPolygon(parts)


def _must_lie_in_vietnam(features: Sequence[_Feature]) -> None:
    """Tell degrees from metres, and longitude from latitude."""
    west, south, east, north = shapely.total_bounds([one.area for one in features])
    if _within(west, east, _LATITUDES) and _within(south, north, _LONGITUDES):
        raise _RefusedError(N_("Tọa độ bị đảo: vĩ độ đứng trước kinh độ. GeoJSON ghi kinh độ trước, vĩ độ sau."))
    if max(abs(west), abs(east)) > 180 or max(abs(south), abs(north)) > 90:
        raise _RefusedError(
            N_(
                "Tọa độ trong tệp không phải độ (có lẽ là mét theo VN-2000). Hãy xuất lại với hệ tọa độ WGS 84 "
                "(EPSG:4326), kinh độ trước, vĩ độ sau."
            )
        )
    if not (_within(west, east, _LONGITUDES) and _within(south, north, _LATITUDES)):
        raise _RefusedError(N_("Ranh giới nằm ngoài Việt Nam. Hãy kiểm tra hệ tọa độ (WGS 84, EPSG:4326)."))


def _within(low: float, high: float, bounds: tuple[float, float]) -> bool:
    return bounds[0] <= low and high <= bounds[1]


def _matched(features: Sequence[_Feature], units: Sequence[Unit], notes: list[Message]) -> BoundaryReport:
    found = _units_of(features, units)
    if not any(found):
        raise _RefusedError(
            N_(
                "Không vùng nào có mã hoặc tên của một xã, thị trấn trong huyện. Hãy thêm cột mã đơn vị (ví dụ 29464) "
                "hoặc tên (ví dụ Xã Phước Hưng) vào lớp bản đồ."
            )
        )
    names = {unit.code: str(unit.name) for unit in units}
    if twice := [code for code, count in Counter(filter(None, found)).items() if count > 1]:
        raise _RefusedError(
            N_(
                "Có nhiều vùng của cùng một đơn vị: {names}. Hãy gộp các phần của đơn vị thành một vùng (MultiPolygon)."
            ),
            names=_listed([names[code] for code in twice]),
        )
    own = {code: one.area for code, one in zip(found, features, strict=True) if code}
    foreign = [_label(one) for code, one in zip(found, features, strict=True) if not code]
    return BoundaryReport(_boundaries(own), (), (*notes, *_left_over(foreign, own, names)))


def _left_over(foreign: Sequence[str], own: Mapping[str, BaseGeometry], names: Mapping[str, str]) -> list[Message]:
    notes: list[Message] = []
    if foreign:
        sentence = N_("{count} vùng không thuộc đơn vị nào trong danh mục, không vẽ: {names}.")
        notes.append(Message.of(sentence, count=len(foreign), names=_listed(foreign)))
    if missing := [name for code, name in names.items() if code not in own]:
        sentence = N_("{count} đơn vị chưa có ranh giới trong tệp, chỉ có ở lưới ô: {names}.")
        notes.append(Message.of(sentence, count=len(missing), names=_listed(missing)))
    return notes


def _units_of(features: Sequence[_Feature], units: Sequence[Unit]) -> list[str]:
    """Give the unit of each feature, "" for none, by the one property that names most of them; codes come first.

    A property that says the same of all of them (the district) is none that names them.
    """
    keys = dict.fromkeys(key for one in features for key in one.properties)
    best: list[str] = [""] * len(features)
    for known in (_by_code(units), _by_name(units)):
        for key in keys:
            found = [known.get(_word(one.properties.get(key)), "") for one in features]
            if len(set(filter(None, found))) > len(set(filter(None, best))):
                best = found
        if any(best):
            break
    return best


def _by_code(units: Sequence[Unit]) -> dict[str, str]:
    return {_word(unit.code): unit.code for unit in units}


def _by_name(units: Sequence[Unit]) -> dict[str, str]:
    """Give the units by their names, and by the names without their kind where only one has it."""
    bare: defaultdict[str, list[str]] = defaultdict(list)
    for unit in units:
        bare[name_in_files(str(unit.name))].append(unit.code)
    alone = {name: codes[0] for name, codes in bare.items() if len(codes) == 1}
    named = alone | {_word(str(unit.name)): unit.code for unit in units}
    return {name: code for name, code in named.items() if name}


def _word(value: object) -> str:
    """Give a property in the form in which names and codes are compared."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, str | int) or isinstance(value, bool):
        return ""
    text = " ".join(str(value).split())[:200]
    return name_in_files(f"- {text}")  # with the kind: the names of kinds are only taken off at the beginning


def _label(feature: _Feature) -> str:
    texts = [one for one in feature.properties.values() if isinstance(one, str) and one.strip()]
    return texts[0].strip()[:60] if texts else f"#{feature.number}"


def _listed(names: Sequence[str]) -> str:
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" (+{more})" if more > 0 else "")


def _boundaries(areas: Mapping[str, BaseGeometry]) -> Boundaries:
    codes, shapes = list(areas), _simplified(list(areas.values()))
    return Boundaries({code: _outline(code, one) for code, one in zip(codes, shapes, strict=True)})


def _simplified(areas: list[BaseGeometry]) -> list[BaseGeometry]:
    """Take points away, the same on both sides of a common line, until the picture is light enough."""
    shapes, tolerance = areas, _FINEST
    while _points(shapes) > POINTS_AT_MOST and tolerance <= _COARSEST:
        thinner = list(shapely.coverage_simplify(areas, tolerance))
        shapes = [one if not one.is_empty else old for one, old in zip(thinner, areas, strict=True)]
        tolerance *= 2
    return shapes


def _points(areas: Sequence[BaseGeometry]) -> int:
    return int(sum(shapely.get_num_coordinates(one) for one in areas))


def _outline(code: str, area: BaseGeometry) -> Outline:
    polygons = [one for one in shapely.get_parts(area) if isinstance(one, Polygon)]
    middle = area.representative_point()
    return Outline(code, tuple(_part(one) for one in polygons), (round(middle.x, 5), round(middle.y, 5)))


def _part(polygon: Polygon) -> tuple[Ring, ...]:
    turned = shapely.geometry.polygon.orient(polygon)
    return tuple(_ring(one.coords) for one in (turned.exterior, *turned.interiors))


def _ring(points: Any) -> Ring:
    return tuple((round(x, 5), round(y, 5)) for x, y in points)


def boundaries_text(boundaries: Boundaries) -> bytes:
    """Write boundaries as GeoJSON with nothing but the codes, as they are kept."""
    features = [
        {
            "type": "Feature",
            "properties": {"ma": one.unit},
            "geometry": {"type": "MultiPolygon", "coordinates": one.parts},
        }
        for one in boundaries.outlines.values()
    ]
    document = {"type": "FeatureCollection", "features": features}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
