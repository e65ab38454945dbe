"""Outlines from outside: what is wrong is said in words that mend it, what is right is matched and made light."""

import json
import math
from datetime import date

import pytest

from ntm_dashboard.bootstrap.settings import DEFAULT_DATA
from ntm_dashboard.intake import boundaries as reading
from ntm_dashboard.intake.boundaries import boundaries_text, read_boundaries
from ntm_dashboard.services.data_folder import load_catalogue
from tests.hostile_strings import EVERY
from tests.outlines import collection, feature, of_units, rectangle

UNITS = load_catalogue(DEFAULT_DATA).units_on(date(2023, 4, 12))
FIRST, SECOND = UNITS[0], UNITS[1]


def _one(properties, coordinates=None, kind="Polygon"):
    return collection([feature(properties, coordinates or rectangle(0, 0), kind)])


@pytest.mark.parametrize("key", ["ma", "ten"])
def test_every_unit_is_found_by_its_code_or_its_name(key):
    report = read_boundaries(of_units(UNITS, key=key), UNITS)

    assert (report.errors, report.notes) == ((), ())
    assert set(report.boundaries.outlines) == {one.code for one in UNITS}
    assert report.boundaries.outlines[FIRST.code].middle == pytest.approx(
        (106.2 + (FIRST.tile_col + 0.5) * 0.05, 9.8 - (FIRST.tile_row + 0.5) * 0.04)
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "không đọc được như JSON"),
        (b"PK\x03\x04", "không đọc được như JSON"),
        (b"[" * 100_000, "không đọc được như JSON"),
        (b"[]", "FeatureCollection"),
        (b'{"type": "FeatureCollection"}', "FeatureCollection"),
        (collection([]), "không có vùng nào"),
        (collection([None, 7, {"geometry": "x"}]), "không có vùng nào"),
        (_one({"ma": FIRST.code}, [106.3, 9.7], "Point"), "không có vùng nào"),
        (_one({"ma": FIRST.code}, [[[106.3]]]), "Vùng thứ 1 trong tệp có tọa độ không đọc được"),
        (_one({"ma": FIRST.code}, [["a"]]), "Vùng thứ 1 trong tệp có tọa độ không đọc được"),
        (_one({"ma": FIRST.code}, [[[math.nan, 1], [2, 2], [3, 1], [math.nan, 1]]]), "tọa độ không đọc được"),
        (
            _one({"ma": FIRST.code}, [[[586000, 1070000], [586000, 1071000], [587000, 1071000], [586000, 1070000]]]),
            "VN-2000",
        ),
        (_one({"ma": FIRST.code}, rectangle(0, 0, swapped=True)), "Tọa độ bị đảo"),
        (_one({"ma": FIRST.code}, [[[2, 48], [2, 49], [3, 49], [2, 48]]]), "ngoài Việt Nam"),
        (_one({"ten": "Xã Ở Nơi Khác"}), "Không vùng nào có mã hoặc tên"),
        (_one({}), "Không vùng nào có mã hoặc tên"),
        (
            collection([feature({"ma": FIRST.code}, rectangle(at, 0)) for at in (0, 1)]),
            f"nhiều vùng của cùng một đơn vị: {FIRST.name}",
        ),
    ],
)
def test_what_cannot_be_used_is_said_with_its_cure(content, said):
    report = read_boundaries(content, UNITS)

    assert report.boundaries is None
    assert said in str(report.errors[0])


def test_a_huge_file_is_not_even_read(monkeypatch):
    monkeypatch.setattr(reading, "LARGEST", 100)

    assert "lớn hơn" in str(read_boundaries(of_units(UNITS), UNITS).errors[0])


def test_too_many_objects_are_refused():
    content = collection(feature({"ma": str(at)}, rectangle(0, 0)) for at in range(reading.FEATURES_AT_MOST + 1))

    assert "nhiều hơn" in str(read_boundaries(content, UNITS).errors[0])


def test_units_without_an_area_areas_of_no_unit_and_lines_are_named():
    content = collection(
        [
            feature({"ma": FIRST.code}, rectangle(0, 0)),
            feature({"ma": "99999", "ten": "Xã Láng Giềng"}, rectangle(1, 0)),
            feature({"ma": "x"}, [[106.3, 9.7], [106.4, 9.7]], "LineString"),
        ]
    )

    notes = [str(one) for one in read_boundaries(content, UNITS).notes]

    assert notes[0] == "1 đối tượng không phải vùng được bỏ qua."
    assert notes[1].startswith("1 vùng không thuộc đơn vị nào trong danh mục")
    assert notes[2].startswith(f"{len(UNITS) - 1} đơn vị chưa có ranh giới trong tệp")


@pytest.mark.parametrize("code", [29464, 29464.0, " 29464 ", "29464"])
def test_a_code_is_found_as_text_or_number(code):
    assert set(read_boundaries(_one({"ma": code}), UNITS).boundaries.outlines) == {"29464"}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Xã Phước Hưng", "29464"),
        ("XÃ PHƯỚC HƯNG", "29464"),
        ("Phước Hưng", "29464"),
        ("  phước   hưng ", "29464"),
        ("Phuoc Hung", "29464"),
        ("Thị trấn Định An", "29462"),
        ("Xã Định An", "29494"),
    ],
)
def test_a_name_is_found_with_or_without_its_kind(name, code):
    assert set(read_boundaries(_one({"ten": name}), UNITS).boundaries.outlines) == {code}


def test_a_name_that_a_commune_and_a_town_share_is_not_guessed():
    assert read_boundaries(_one({"ten": "Định An"}), UNITS).boundaries is None


def test_the_name_of_the_district_names_no_town():
    content = collection(
        [
            feature({"huyen": "Trà Cú", "ten": str(one.name)}, rectangle(one.tile_col, one.tile_row))
            for one in (FIRST, SECOND)
        ]
    )

    assert set(read_boundaries(content, UNITS).boundaries.outlines) == {FIRST.code, SECOND.code}


def test_islands_and_holes_are_kept():
    hole = [[106.22, 9.79], [106.23, 9.79], [106.23, 9.78], [106.22, 9.78], [106.22, 9.79]]
    parts = [[*rectangle(0, 0), hole], rectangle(3, 3)]

    outline = read_boundaries(_one({"ma": "29464"}, parts, "MultiPolygon"), UNITS).boundaries.outlines["29464"]

    assert [len(part) for part in outline.parts] == [2, 1]


def test_a_line_that_crosses_itself_is_mended():
    bow = [[[106.2, 9.8], [106.3, 9.7], [106.3, 9.8], [106.2, 9.7], [106.2, 9.8]]]

    outline = read_boundaries(_one({"ma": "29464"}, bow), UNITS).boundaries.outlines["29464"]

    assert len(outline.parts) == 2


def _wavy(at: int) -> list[list[list[float]]]:
    """Give a field between two wavy lines, the left one of which is the right one of the field before."""
    heights = [place / 4000 * 0.04 for place in range(4001)]
    left = [[106.2 + at * 0.05 + math.sin(place / 7) * 0.0002, 9.7 + high] for place, high in enumerate(heights)]
    right = [[x + 0.05, y] for x, y in left]
    return [[*left, *reversed(right), left[0]]]


def test_too_many_points_are_thinned_and_neighbours_keep_their_common_line():
    content = collection(feature({"ma": one.code}, _wavy(at)) for at, one in enumerate(UNITS[:4]))

    outlines = read_boundaries(content, UNITS).boundaries.outlines

    assert sum(len(ring) for one in outlines.values() for ring in one.rings) <= reading.POINTS_AT_MOST
    first, second = (set(outlines[one.code].rings[0]) for one in UNITS[:2])
    assert len(first & second) >= 2


def test_what_is_kept_reads_the_same_again_and_holds_nothing_but_the_codes():
    content = collection([feature({"ma": "29464", "ghi_chu": "bí mật"}, rectangle(0, 0))])
    boundaries = read_boundaries(content, UNITS).boundaries

    text = boundaries_text(boundaries)

    assert read_boundaries(text, UNITS).boundaries == boundaries
    assert json.loads(text)["features"][0]["properties"] == {"ma": "29464"}


@pytest.mark.parametrize("text", EVERY)
def test_a_hostile_name_is_no_unit_and_breaks_nothing(text):
    content = collection([feature({"ma": "29464"}, rectangle(0, 0)), feature({text: text}, rectangle(1, 0))])

    report = read_boundaries(content, UNITS)

    assert set(report.boundaries.outlines) == {"29464"}
