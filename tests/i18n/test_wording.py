"""The words of an office: what stands in a text that people read, in the catalogue and in the guides."""

import csv
import re
from importlib.resources import files
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir

PACKAGE = Path(str(files("ntm_dashboard")))
ROOT = PACKAGE.parent
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
LEADERS = ("briefing/", "charts/", "exports/", "web/pages/", "web/answer_html.py", "web/document.py")
"""Where a leader reads; the upload page and the templates name columns of the contract."""
OF_EDITORS = ("web/pages/upload.py", "exports/templates.py", "exports/published_table.py")

FORBIDDEN = {
    r"[\d}][ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]%(?!\()": "100%, without a space",
    r"\b[Nn]hịp\b": "tiến độ",
    r"cách đích": "tiến độ xây dựng huyện nông thôn mới",
    r"\b[Vv]iệc số\b": "TT",
    r"\b(?:con )?[Ss]ố chính\b": "chỉ tiêu chủ yếu",
    r"Dư, thiếu|Chênh lệch": "so với yêu cầu",
    r"mất một là": "giảm 01 xã là không bảo đảm",
    r"tụt lại|kém đi": "không giữ được chuẩn",
    r"\b[Cc]hốt (?:ngày|cam kết|người)\b(?! kỳ)(?! số liệu)": "thống nhất, xác định",
    r"\bcòn việc\b|(?<!làm )\b[Vv]iệc (?:đến|quá|chậm|của|cần|còn|đã)\b|[\d}] việc\b": "nội dung, nhiệm vụ",
    r"\b[Vv]ướng\b": "còn khó khăn",
    r"[Hh]ồ sơ chậm": "đã đạt, chưa hoàn thiện hồ sơ",
    r"hồ sơ chưa xong|làm hồ sơ": "chưa hoàn thiện, lập hồ sơ",
    r"(?:đúng|chậm|Chậm) kế hoạch": "trong thời hạn lộ trình, chậm lộ trình",
    r"\bĐang làm\b": "đang thực hiện",
    r"\bhẹn\b": "lộ trình, dự kiến",
    r"\bquá (?:\d|\{days\}|\{count\})": "chậm 12 ngày",
    r"[Dd]anh hiệu": "kết quả công nhận",
    r"\bxã đã (?:được )?công nhận\b": "xã được công nhận đạt chuẩn",
    r"(?<![Pp]hiên )(?<![Vv]ăn )\b[Bb]ản (?:số liệu|mới|cũ|\d|\{)": "phiên bản",
    r"bức tranh": "báo cáo này",
    r"Cộng từ chi tiết": "tổng hợp chi tiết",
    r"chỗ lệch": "số liệu chưa khớp",
    r"\} ô (?!để trống)(?!ở)(?!, dòng tên)": "số liệu",
    r"\b[Rr]út (?:một )?báo cáo": "thu hồi báo cáo",
    r"\b[Bb]ản trình\b(?! chiếu)": "dự thảo số liệu trình duyệt",
    r"Phòng tối|Thang xám": "nền tối, đen trắng",
    r"các quyết định về bộ tiêu chí": "Quyết định số 320/QĐ-TTg, from the catalogue",
    r"(?:xã|tiêu chí)/tháng\b|mỗi tháng": "what is left in which time",
}
"""What is not written, and what is written instead."""

CODES = re.compile(r"\b(?:ngay_du_kien|tieu_chi_xa|tieu_chi_huyen|cong_nhan|muc_tieu|so_lieu_cong_bo|chuong_trinh)\b")


def _texts():
    for file, line, text, _comments, _context in extract_from_dir(PACKAGE, keywords=KEYWORDS):
        yield file, line, text if isinstance(text, str) else text[0]


def _cells(folder):
    for path in sorted(folder.rglob("*.csv")):
        with path.open(encoding="utf-8", newline="") as rows:
            for line, row in enumerate(csv.reader(rows), start=1):
                for cell in row:
                    yield path.relative_to(ROOT).as_posix(), line, cell


def _guides():
    for path in [*sorted((ROOT / "docs").glob("*.md")), *sorted((ROOT / "docs" / "huong-dan").glob("*.md"))]:
        for line, text in enumerate(path.read_text("utf-8").splitlines(), start=1):
            yield path.relative_to(ROOT).as_posix(), line, text


def _found(pattern, texts):
    return [f"{file}:{line} {text}" for file, line, text in texts if re.search(pattern, text)]


@pytest.fixture(scope="module")
def texts():
    return list(_texts())


@pytest.mark.parametrize(("pattern", "instead"), FORBIDDEN.items(), ids=FORBIDDEN.values())
def test_a_text_is_written_as_an_office_writes_it(pattern, instead, texts):
    assert _found(pattern, texts) == [], instead


@pytest.mark.parametrize(("pattern", "instead"), FORBIDDEN.items(), ids=FORBIDDEN.values())
def test_a_wrong_word_would_be_found(pattern, instead):
    said = [
        *(
            "13,33 %",
            "{share}\N{NO-BREAK SPACE}%",
            "Nhịp độ",
            "còn cách đích bao xa",
            "Việc số",
            "Số chính",
            "Chênh lệch",
        ),
        *("mất một là không đạt", "kém đi", "Chốt ngày trình", "7 cơ quan còn việc", "Tiêu chí vướng nhất"),
        *("Hồ sơ chậm hơn kết quả", "hồ sơ chưa xong", "Chậm kế hoạch", "Đang làm", "Việc đã hẹn ngày", "quá 12 ngày"),
        *("Danh hiệu", "xã đã công nhận", "Bản số liệu", "bức tranh này", "Cộng từ chi tiết", "chỗ lệch", "sửa {n} ô."),
        *("Rút báo cáo", "bản trình", "Phòng tối", "các quyết định về bộ tiêu chí", "0,35 xã mỗi tháng", "{n} ô nữa"),
    ]
    assert any(re.search(pattern, text) for text in said), instead


def test_no_code_of_a_file_or_of_the_program_stands_where_a_leader_reads(texts):
    named = [one for one in texts if one[0].startswith(LEADERS) and not one[0].startswith(OF_EDITORS)]

    assert _found(CODES, named) == []


@pytest.mark.parametrize("texts_of", [lambda: _cells(ROOT / "data"), _guides], ids=["data", "guides"])
def test_percent_stands_without_a_space_in_data_and_guides(texts_of):
    assert _found(r"\d[ \N{NO-BREAK SPACE}]%", texts_of()) == []


def test_one_word_for_a_revision_in_the_guides():
    assert _found(r"(?<![Pp]hiên )\b[Bb]ản (?:số liệu|trình\b(?! chiếu))", _guides()) == []
