"""The widths that papers are laid out by are those of the font."""

import shutil
import subprocess

import pytest
from PIL import ImageFont

from ntm_dashboard.briefing.model import Cell, Table
from ntm_dashboard.exports.column_widths import widths_of
from ntm_dashboard.exports.letter_widths import EMU_OF_A_POINT, balanced, width_of

TEXTS = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Văn phòng Điều phối Nông thôn mới huyện Trà Cú",
    "Tỷ lệ hộ nghèo ≤ 4,5%; thu nhập ≥ 59 triệu đồng/người (“ước”)",
    "Independence - Freedom - Happiness",
)


@pytest.mark.skipif(shutil.which("fc-match") is None, reason="fontconfig is not installed")
@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_as_wide_as_in_a_font_of_the_same_metrics(text, bold):
    asked = f"Liberation Serif:{'bold' if bold else 'regular'}"
    file = subprocess.run(["fc-match", "-f", "%{file}", asked], capture_output=True, check=True).stdout.decode()
    if "LiberationSerif" not in file:
        pytest.skip("the font with the metrics of Times New Roman is not installed")

    measured = ImageFont.truetype(file, 1000).getlength(text, features=["-kern"]) / 1000

    assert width_of(text, points=1, bold=bold) / EMU_OF_A_POINT == pytest.approx(measured, rel=0.005)


def test_a_name_is_broken_into_the_fewest_lines_about_equally_long():
    office = "VĂN PHÒNG ĐIỀU PHỐI NÔNG THÔN MỚI HUYỆN TRÀ CÚ"
    whole = width_of(office, points=12, bold=True)

    assert balanced(office, width=whole, points=12, bold=True) == [office]
    halves = balanced(office, width=whole * 0.9, points=12, bold=True)
    assert " ".join(halves) == office
    first, second = (width_of(one, points=12, bold=True) for one in halves)
    assert min(first, second) > 0.75 * max(first, second)


def test_a_word_that_is_too_long_stands_alone():
    assert balanced("ab " + "W" * 50 + " cd", width=1000, points=12) == ["ab", "W" * 50, "cd"]


def table_of(*rows, widths):
    cells = tuple(tuple(Cell(text) for text in row) for row in rows)
    keys = tuple(str(place) for place in range(len(rows) - 1))
    columns = tuple(f"c{place}" for place in range(len(widths)))
    return Table(cells[0], cells[1:], widths, "Bảng", columns=columns, keys=keys)


def test_a_column_gets_the_room_of_its_longest_word_from_those_that_have_some():
    table = table_of(("Hạn", "Nội dung"), ("31/10/2023*", "một hai ba"), widths=(1, 9))
    need = width_of("31/10/2023*", points=11, bold=True) + 2 * EMU_OF_A_POINT

    first, second = widths_of(table, width=need * 4, points=11, margin=EMU_OF_A_POINT)

    assert first >= need
    assert first + second == pytest.approx(need * 4)


def test_columns_keep_their_weights_where_nothing_has_room_to_spare():
    table = table_of(("A", "B"), ("W" * 40, "W" * 40), widths=(1, 3))

    assert widths_of(table, width=4000, points=11, margin=0) == [1000, 3000]
