"""What the answer says beside the Situation: the change since the last report, and what is to be done first."""

import re
from datetime import date
from html import unescape

import pytest

from ntm_dashboard.bootstrap.settings import PROJECT
from ntm_dashboard.services.data_folder import load_catalogue
from ntm_dashboard.services.queries import Queries
from ntm_dashboard.store import Store
from ntm_dashboard.web.answer_html import Beside, answer_html
from tests.seeded import copy_seeded


@pytest.fixture(scope="module")
def queries_of(tmp_path_factory):
    """Ask about a shipped data folder, by its name."""
    stores: dict[str, Store] = {}

    def ask(name):
        if name not in stores:
            file = tmp_path_factory.mktemp(name) / "thu.db"
            copy_seeded(name, file)
            stores[name] = Store(f"sqlite:///{file.as_posix()}")
        return Queries(stores[name], load_catalogue(PROJECT / "data" / name))

    yield ask
    for store in stores.values():
        store.close()


@pytest.fixture
def answer(queries_of):
    """Draw the answer of a day of a data folder."""

    def drawn(name, day=None, **scope):
        queries = queries_of(name)
        situation = queries.situation(as_of=day and date.fromisoformat(day), **scope)
        return answer_html(situation, address=_address, beside=Beside.of(queries, situation))

    return drawn


def _address(path, *, unit="", criterion=""):
    return f"{path}|{unit}|{criterion}"


def _part(html, name):
    """Give the text of the part of a class, with its links in brackets."""
    found = re.search(
        rf'<div class="{name}">(.*?)(?=<div class="ntm-a-(?:clock|urgent|district|communes|required)">|$)', html
    )
    return unescape(re.sub(r"<[^>]+>", " ", found[1])) if found else ""


def _since(html, name):
    found = re.search(rf'<div class="{name}">.*?<p class="ntm-a-since">(.*?)</p>', html)
    return unescape(found[1]) if found else ""


@pytest.mark.parametrize(
    ("day", "part", "said"),
    [
        ("2023-12-31", "ntm-a-clock", "▼ 31 ngày so với báo cáo 30/11/2023"),
        ("2023-12-31", "ntm-a-communes", "không đổi so với báo cáo 30/11/2023"),
        ("2023-12-31", "ntm-a-district", "▲ 1 so với báo cáo 30/11/2023"),
        ("2023-09-30", "ntm-a-communes", "▲ 1 so với báo cáo 31/08/2023"),
        ("2023-10-15", "ntm-a-communes", "▲ 1 so với báo cáo 31/08/2023"),
    ],
)
def test_each_figure_says_its_change_since_the_report_before(answer, day, part, said):
    html = answer("mau", day)

    assert _since(html, part) == said


def test_before_the_second_report_there_is_no_arrow(answer):
    html = answer("mau", "2023-01-31")

    assert "ntm-a-since" not in html


def test_what_was_not_known_at_the_report_before_did_not_rise(answer):
    html = answer("tra_cu")

    assert "ntm-a-since" in html
    assert "▲" not in re.search(r'<div class="ntm-a-district">.*?</ul>', html)[0]


def test_a_change_that_rests_on_invented_rows_is_marked_and_one_that_does_not_is_not(answer):
    html = answer("tra_cu")

    assert "▼ 370 ngày so với báo cáo 07/04/2022<" in html
    assert "Nhiệm vụ cần làm: 3 nội dung quá hạn*" in html


def test_the_three_most_urgent_things_name_what_who_and_how_many_days(answer):
    items = re.findall(r'<li><a class="ntm-a-do" href="([^"]*)".*?<b>(.*?)</b><small>(.*?)</small>', answer("tra_cu"))

    assert [(where, unescape(what)) for where, what, _who in items] == [
        ("tieu-chi-huyen||8", "Huyện Trà Cú, tiêu chí 8: đạt tiêu chí*"),
        ("xa|29470|17", "Xã Tân Sơn, tiêu chí 17: đạt tiêu chí*"),
        ("xa|29476|17", "Xã Lưu Nghiệp Anh, tiêu chí 17: đạt tiêu chí*"),
    ]
    assert {who for _where, _what, who in items} == {
        "<strong>Chậm 12 ngày (hạn 31/03/2023)</strong> · Phòng Tài nguyên và Môi trường*"
    }


def test_duties_of_meetings_lead_to_the_page_of_responsibility(answer):
    items = re.findall(r'<a class="ntm-a-do" href="([^"]*)".*?<b>(.*?)</b>', answer("mau"))

    assert [where for where, what in items if "kết luận họp" in what] == ["trach-nhiem||"]


def test_where_nothing_is_recorded_it_says_what_is_missing_and_names_what_recognition_lacks(answer):
    html = answer("tra_cu", documented_only=True)

    said = _part(html, "ntm-a-urgent")
    assert "Chưa ghi nội dung nào có hạn và cơ quan thực hiện" in said
    assert "Số xã đạt chuẩn nông thôn mới: 12/15 xã (80%); cần ít nhất 15, thiếu 3 xã." in said
    assert "Còn 263 ngày (hạn 31/12/2023) · chưa ghi ai phụ trách" in re.sub(r"\s+", " ", said)
    assert "nop-so-lieu||" in html


def test_a_district_that_is_no_more_has_nothing_to_do_and_no_arrow(answer):
    html = answer("tra_cu", "2025-08-01")

    assert "ntm-a-urgent" not in html
    assert "ntm-a-since" not in html


def test_a_day_before_anything_is_known_says_so_and_not_zero(answer):
    html = answer("tra_cu", "2021-01-01")

    assert "Chưa ghi nội dung nào có hạn" in html
    assert "quá hạn" not in _part(html, "ntm-a-urgent")
