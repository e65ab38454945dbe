"""Each text of a page that rests on invented rows carries the mark, and a page without rows claims nothing."""

import csv
import re
import shutil
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from lxml import html

from ntm_dashboard.bootstrap.settings import DEFAULT_DATA, PROJECT
from ntm_dashboard.briefing.marking import INVENTED_CHART
from ntm_dashboard.briefing.model import MARK
from ntm_dashboard.domain.comparison import FIGURE_WORDS
from ntm_dashboard.domain.terms import Level
from ntm_dashboard.services.data_folder import load_catalogue
from tests.web.behind import bodies

pytestmark = pytest.mark.slow
DAY = "2023-04-12"
READ = {
    "overview": ("", {}),
    "communes": ("cac-xa", {}),
    "communes lacking 17": ("cac-xa", {"tc": "17"}),
    "one indicator": ("cac-xa", {"xem": "chi-tieu", "ct": "17.1"}),
    "communes side by side": ("cac-xa", {"xem": "so-sanh", "cac": "29503,29464,29467"}),
    "commune": ("xa", {"xa": "29503", "tc": "17"}),
    "another commune": ("xa", {"xa": "29464"}),
    "town": ("xa", {"xa": "29461"}),
    "district criteria": ("tieu-chi-huyen", {}),
    "target": ("muc-tieu", {}),
    "dossiers": ("ho-so", {}),
    "responsibility": ("trach-nhiem", {}),
    "responsibility of communes": ("trach-nhiem", {"theo": "Địa bàn"}),
    "meeting": ("hop", {}),
    "reports": ("bao-cao", {}),
    "history": ("lich-su", {}),
    "comparison of two revisions": ("lich-su", {}),
    "sources": ("nguon-so-lieu", {}),
}
"""What a leader reads: every page but those where files are handed in and people are managed."""
CHANGE = "comparison of two revisions"
FIXED = {
    "–",
    "→",
    "Minh họa",  # the certainty of a row: it says by itself what the mark says
    "Xem bảng số liệu",
    "Bấm vào một ô để mở xã và tiêu chí đó.",
    "Gạch chéo ở góc: số liệu minh họa; viền chấm: chưa có số liệu.",
    "Tải số liệu (CSV)",
    "Tải ảnh (PNG)",
    "Nét đứt: đủ tiêu chí. Chấm rỗng: số liệu minh họa. Chỗ đứt của đường: kỳ đó xã không báo cáo.",
    "So sánh hai phiên bản",
    "Hồ sơ theo từng bước",
    "Bảng theo dõi hồ sơ",
    "Hồ sơ đang chờ cơ quan nào",
    "Số ngày tính từ ngày đầu tiên có người báo hồ sơ ở bước đó; hồ sơ có thể đã ở bước đó lâu hơn.",
    "Xem tiêu chí",
    "Theo Quyết định 18/2022/QĐ-TTg; việc thu hồi do cấp có thẩm quyền quyết định.",
    "Xã được công nhận: tiêu chí không giữ được",
    "Không xếp hạng. Bấm vào một số để xem từng dòng. Dấu – là không có nội dung nào phải làm.",
    "Cùng ngày 12/04/2023",
    "Hoàn tác, khôi phục, tải tệp gốc",
    "Cần đăng nhập với vai trò biên tập để hoàn tác, khôi phục hoặc tải tệp gốc.",
}
"""Texts that stand only where there are rows, and say nothing of them."""
ABOUT_FILES = re.compile(r"\d+ phiên bản|Phiên bản \d")
"""What the history says of the files that were handed in, not of the district."""
CRITERIA = load_catalogue(DEFAULT_DATA).criteria_on(Level.COMMUNE, date.fromisoformat(DAY))
NAMES = {*FIGURE_WORDS.values(), *(f"{one.number}. {one.name}" for one in CRITERIA)}
"""The names of criteria and of the figures of the headline, which name rows of tables."""
PARTS = {"h1", "h2", "h3", "p", "td", "dd", "small", "caption"}
"""The elements that hold one text, whatever stands in them; elsewhere each innermost element with text holds one."""
CLAIMS = re.compile(r"(?<![\d/])0/|đã đủ|(?<!\d)0\s?%|thiếu \d|mỗi tháng|tháng qua|đều đạt")
"""What nobody may say while nothing is known."""


def texts_of(element, *, marked=False):
    """Give every text that a reader sees in an element, tooltips included; one with a mark around it has the mark."""
    if element.tag in {"style", "th", "dt"} or element.get("aria-hidden") or is_disclosure(element):
        return
    own = " ".join(element.text_content().split())
    direct = [element.text, *(child.tail for child in element)]
    is_one = element.tag in PARTS or any(text and text.strip() for text in direct)
    marked = marked or (is_one and own.endswith(MARK))
    for name in ("title", "alt"):
        if text := element.get(name):
            yield text + MARK * marked
    if is_one and own:
        yield own
    for child in element:
        if is_one:
            yield from (text for text in tooltips_of(child, marked=marked))
        else:
            yield from texts_of(child, marked=marked)


def tooltips_of(element, *, marked):
    """Give the tooltips within a text."""
    yield from (text + MARK * marked for one in element.iter() if (text := one.get("title")))


def is_disclosure(element) -> bool:
    """Tell whether an element says what the mark means, or how many rows of what kind there are.

    The foot counts the rows of each certainty, the band explains the mark; lists of revisions are about files.
    """
    heads = [" ".join(head.text_content().split()) for head in element.iter("th")] if element.tag == "table" else []
    return (
        element.get("role") == "contentinfo"
        or element.get("class") in {"ntm-illustrative", "ntm-band", "ntm-who", "ntm-present"}
        or heads[:1] in (["Bản"], ["Phiên bản"])
    )


@dataclass(frozen=True)
class Seen:
    """What a page says: its texts, and its pictures with their text alternatives."""

    texts: frozenset[str]
    pictures: dict[str, str]


def seen_on(visit) -> Seen:
    """Read a page: its HTML, the names of what is folded away, its pictures."""
    assert not visit.run.exception
    assert not visit.is_refused, visit.text
    pieces = [html.fragment_fromstring(one, create_parent="div") for one in bodies(visit.run)]
    said = {text for piece in pieces for text in texts_of(piece)}
    labels = {one.label for one in visit.run.expander}
    pictures = {one.proto.spec: one.proto.alt for one in visit.run.get("plotly_chart")}
    return Seen(frozenset(said | labels | set(pictures.values())), pictures)


def _rewritten(folder: Path, change) -> str:
    """Copy the district's folder with every row changed, with the catalogue beside it."""
    shutil.copytree(PROJECT / "data" / "catalogue", folder / "catalogue")
    shutil.copytree(DEFAULT_DATA, folder / "tra_cu")
    for file in (folder / "tra_cu").rglob("*.csv"):
        lines = list(csv.DictReader(file.read_text("utf-8-sig").splitlines()))
        if "do_tin_cay" not in lines[0]:
            continue
        with file.open("w", encoding="utf-8", newline="") as opened:
            writer = csv.DictWriter(opened, fieldnames=list(lines[0]))
            writer.writeheader()
            writer.writerows(change(lines))
    return str(folder / "tra_cu")


@pytest.fixture(scope="module")
def invented(visit_for_all, tmp_path_factory) -> dict[str, Seen]:
    """Read every page on the district's rows, each of them illustrative."""
    rows = partial(map, lambda line: {**line, "do_tin_cay": "minh_hoa"})
    return walk(visit_for_all, _rewritten(tmp_path_factory.mktemp("invented"), rows), READ)


@pytest.fixture(scope="module")
def nothing(visit_for_all, tmp_path_factory) -> dict[str, Seen]:
    """Read every page of the district without a row."""
    pages = [name for name in READ if name != CHANGE]
    return walk(visit_for_all, _rewritten(tmp_path_factory.mktemp("nothing"), lambda _lines: []), pages)


def walk(visit, folder: str, pages: Collection[str]) -> dict[str, Seen]:
    """Open every page on a data folder on the day of the letter."""
    return {name: seen_on(_opened(visit(folder), name)) for name in pages}


def _opened(visitor, name: str):
    path, parameters = READ[name]
    seen = visitor.open(path, ky=DAY, **parameters)
    if name == CHANGE:
        seen.run.toggle(key="compare_shown").set_value(True).run()
    return seen


@pytest.mark.parametrize("page", READ)
def test_where_every_row_is_invented_each_text_that_a_row_changes_is_marked(invented, nothing, page):
    real = nothing["history" if page == CHANGE else page]

    unmarked = [
        text
        for text in sorted(invented[page].texts - real.texts)
        if not text.endswith(MARK) and text not in FIXED and not ABOUT_FILES.match(text) and text not in NAMES
    ]

    assert unmarked == []


@pytest.mark.parametrize("page", READ)
def test_a_picture_that_a_row_changes_is_followed_by_a_marked_sentence_that_says_so(invented, nothing, page):
    real = nothing["history" if page == CHANGE else page]

    changed = [alt for spec, alt in invented[page].pictures.items() if spec not in real.pictures]

    said = INVENTED_CHART + MARK in invented[page].texts
    assert said or not changed
    assert all(alt.endswith(MARK) for alt in changed)


@pytest.mark.parametrize("page", [name for name in READ if name != CHANGE])
def test_a_page_without_a_row_counts_from_no_zero_and_claims_no_completeness_or_pace(nothing, page):
    assert [text for text in nothing[page].texts if CLAIMS.search(text)] == []
