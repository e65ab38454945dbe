"""The data of every chart can be taken along as CSV where it stands: what the table behind it says."""

import csv
import io
import json
import re
from html import unescape

import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.testclient import TestClient

from ntm_dashboard.bootstrap.program import open_program
from ntm_dashboard.bootstrap.settings import PROJECT, settings_from
from ntm_dashboard.briefing.model import MARK
from ntm_dashboard.exports import slide_picture
from ntm_dashboard.web.chart_routes import chart_routes
from ntm_dashboard.web.charted import CHARTS
from ntm_dashboard.web.made_in_turn import BusyError
from ntm_dashboard.web.meeting_routes import meeting_routes
from tests.seeded import copy_seeded

EXTRA = ["Số liệu đến ngày", "Phiên bản", "Số liệu minh họa"]
LINK = re.compile(r'href="(/bieu-do\.csv\?[^"]+)"')
DRAWN = re.compile(r'href="(/bieu-do\.png\?[^"]+)"')
PICTURE = re.compile(r'href="(/anh-trang\.png\?[^"]+)"')
PAGES = {
    "": {},
    "cac-xa": {},
    "cac-xa xem=chi-tieu": {"xem": "chi-tieu", "ct": "10.1"},
    "cac-xa xem=so-sanh": {"xem": "so-sanh", "cac": "29464,29482", "khac": "true"},
    "cac-xa thieu=17": {"thieu": "17"},
    "xa dai an": {"xa": "29491"},
    "tieu-chi-huyen": {},
    "muc-tieu": {},
    "muc-tieu done": {"tt": "xong"},
}


@pytest.fixture(params=["mau"])
def folder(request):
    """Name the data folder."""
    return request.param


@pytest.fixture
def client(tmp_path, monkeypatch, folder):
    copy_seeded(folder, tmp_path / "so-lieu.db")
    monkeypatch.setenv("NTM_DATA_DIR", str(PROJECT / "data" / folder))
    monkeypatch.setenv("NTM_DATABASE_URL", f"sqlite:///{tmp_path}/so-lieu.db")
    program = open_program(settings_from())
    monkeypatch.setattr("ntm_dashboard.web.chart_routes.running_program", lambda: program)
    monkeypatch.setattr("ntm_dashboard.web.meeting_routes.running_program", lambda: program)
    with TestClient(Starlette(routes=[*chart_routes(), *meeting_routes()])) as made:
        yield made
    program.close()


def rows_of(answer):
    assert answer.status_code == 200, answer.text
    assert answer.content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


def test_every_chart_of_the_pages_offers_its_data_and_the_address_gives_it(client, visit):
    offered = set()
    for name, parameters in PAGES.items():
        seen = visit("mau").open(name.split(" ")[0], **parameters)
        assert not seen.run.exception, name
        links = [unescape(one) for one in LINK.findall(seen.markup)]
        assert len(links) >= len([alt for alt in seen.charts if alt]), name
        for link in links:
            heads, *rows = rows_of(client.get(link))
            assert heads[-3:] == EXTRA
            assert rows, link
            assert {len(row) for row in rows} == {len(heads)}
        offered |= {re.search(r"hinh=([a-z-]+)", link)[1] for link in links}

    assert offered | {"ban-do"} == set(CHARTS)  # the map only where the district has boundaries


def table_of(answer):
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8"), answer.text
    rows = re.findall(r"<tr>(.*?)</tr>", answer.text)
    return [
        [unescape(re.sub(r"<[^>]+>", "", cell)) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
        for row in rows
    ]


def test_the_table_behind_every_chart_has_the_rows_of_its_data(client, visit):
    for name, parameters in PAGES.items():
        run = visit("mau").open(name.split(" ")[0], **parameters).run
        pages = "".join(one.proto.body for one in run.get("html"))
        places = [unescape(one) for one in re.findall(r'data-rows="([^"]+)"', pages)]
        assert len(places) == len([one for one in run.expander if one.label == "Xem bảng số liệu"]), name
        for place in places:
            heads, *rows = table_of(client.get(place))
            kept_heads, *kept = rows_of(client.get(place.replace(".html?", ".csv?")))
            assert (heads, len(rows)) == (kept_heads[: -len(EXTRA)], len(kept)), place
            names = [[cell.removesuffix(MARK) for cell in row[:1]] for row in rows]
            assert names == [row[:1] for row in kept], place


def test_a_table_that_is_too_long_to_read_says_how_many_rows_there_are(client, monkeypatch):
    monkeypatch.setattr("ntm_dashboard.web.components.chart.MOST_ROWS", 3)

    answer = client.get("/bieu-do.html?hinh=ma-tran")

    assert len(table_of(answer)) == 1 + 3
    assert "Hiện 3 dòng đầu trong 285 dòng; bấm “Tải số liệu (CSV)” để có tất cả." in answer.text


def test_a_table_is_asked_for_again_only_when_it_says_something_else(client):
    first = client.get("/bieu-do.html?hinh=ma-tran&ky=2023-12-31")
    tag = {"if-none-match": first.headers["etag"]}

    assert client.get("/bieu-do.html?hinh=ma-tran&ky=2023-12-31", headers=tag).status_code == 304
    assert client.get("/bieu-do.html?hinh=ma-tran&ky=2023-06-30", headers=tag).status_code == 200
    assert client.get("/bieu-do.html?hinh=khong-co").status_code == 404


def test_every_picture_that_a_page_offers_is_a_slide(client, visit):
    for path in ("", "cac-xa", "muc-tieu"):
        links = PICTURE.findall(visit("mau").open(path).markup)
        assert links
        for link in links:
            answer = client.get(unescape(link))
            assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png")


def test_every_chart_that_no_slide_shows_is_drawn_where_it_stands(client, visit):
    links = []
    for name, parameters in PAGES.items():
        found = visit("mau").open(name.split(" ")[0], **parameters)
        offered = DRAWN.findall(found.markup) + PICTURE.findall(found.markup)
        assert len(offered) == len(LINK.findall(found.markup)), name
        assert found.text.count("Tải ảnh (PNG)") == len(offered), name
        links += [unescape(one) for one in DRAWN.findall(found.markup)]

    assert len(set(links)) > len(PAGES)
    for link in dict.fromkeys(links):
        answer = client.get(link)
        assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png"), link
        assert Image.open(io.BytesIO(answer.content)).width == 1920
        assert re.search(r'filename="bieu-do-[a-z-]+-2023-12-31-ban\d+\.png"', answer.headers["content-disposition"])


def test_a_chart_too_high_for_a_picture_is_refused_in_words_and_not_offered(client, visit, monkeypatch):
    for module in ("chart_routes", "components.chart"):
        monkeypatch.setattr(f"ntm_dashboard.web.{module}.HIGHEST", 500)

    answer = client.get("/bieu-do.png?hinh=lo-trinh&tt=tat-ca")

    assert answer.status_code == 404
    assert re.search(r"cao \d(\.\d+)? điểm, quá dài cho một ảnh \(nhiều nhất 500\)", answer.text)
    offered = DRAWN.findall(visit("mau").open("muc-tieu", tt="tat-ca").markup)
    assert offered
    assert "hinh=lo-trinh" not in "".join(offered)


@pytest.mark.parametrize("folder", ["tra_cu"], indirect=True)
def test_a_picture_says_its_day_and_revision_and_how_much_of_it_is_invented(client, monkeypatch):
    seen = {}
    monkeypatch.setattr(slide_picture, "typeset", lambda sources, **_more: seen.update(sources) or b"")

    client.get("/bieu-do.png?hinh=so-sanh&cac=29464,29482&ky=2023-04-12")
    invented = json.loads(seen["data.json"])
    client.get("/bieu-do.png?hinh=cong-nhan&xa=29491&ky=2023-04-12")
    real = json.loads(seen["data.json"])
    client.get("/bieu-do.png?hinh=chi-tieu&ct=10.1&ky=2023-04-12")
    unknown = json.loads(seen["data.json"])

    assert re.fullmatch(r"Số liệu đến 12/04/2023 · phiên bản \d+", invented["stamp"])
    assert invented["title"].endswith("*")
    assert invented["points"][-1] == "Số liệu của biểu đồ này là minh họa.*"
    assert {"file": "achieved.svg", "word": "Đạt"} in invented["states"]
    assert all(one["file"] in seen for one in invented["states"])
    assert invented["mark"] == "Dấu *: số liệu minh họa, không phải số liệu thật"
    assert (real["points"], real["mark"], real["states"]) == ([], "", [])
    assert [one["word"] for one in unknown["states"]] == ["Chưa có số liệu"]


def test_numbers_are_numbers_and_each_line_says_its_day_and_revision(client):
    heads, *rows = rows_of(client.get("/bieu-do.csv?hinh=dien-bien-xa&ky=2023-12-31"))

    assert heads[:5] == ["Xã", "Kỳ báo cáo", "Số tiêu chí đạt", "Chưa có số liệu", "Số tiêu chí"]
    assert rows[0] == ["Xã Phước Hưng", "31/01/2023", "16", "0", "19", "31/12/2023", rows[0][6], "có"]
    assert len(rows) == 15 * 12


def test_what_a_commune_did_not_report_is_blank_and_never_zero(client):
    _heads, *rows = rows_of(client.get("/bieu-do.csv?hinh=dien-bien-xa&ky=2023-12-31"))

    kim_son = {row[1]: row[2] for row in rows if row[0] == "Xã Kim Sơn"}
    assert kim_son["31/07/2023"].isdigit()
    assert [day for day, met in kim_son.items() if not met] == ["31/08/2023"]
    assert "0" not in kim_son.values()


@pytest.mark.parametrize("folder", ["tra_cu"], indirect=True)
def test_only_lines_that_rest_on_invented_rows_say_so(client):
    _heads, *rows = rows_of(client.get("/bieu-do.csv?hinh=duong-di&ky=2023-04-12"))
    _heads, *states = rows_of(client.get("/bieu-do.csv?hinh=ma-tran&ky=2023-04-12"))
    documented = client.get("/bieu-do.csv?hinh=ma-tran&ky=2023-04-12&chac_chan=1")

    assert {row[-1] for row in rows} == {""}
    assert "có" in {row[-1] for row in states}
    assert "*" not in "".join(cell for row in states for cell in row)
    assert "có" not in {row[-1] for row in rows_of(documented)[1:]}


def test_the_choice_of_the_page_is_the_choice_of_the_file(client):
    _heads, *every = rows_of(client.get("/bieu-do.csv?hinh=ma-tran"))
    _heads, *working = rows_of(client.get("/bieu-do.csv?hinh=ma-tran&tinh_trang=working&thieu=17"))

    assert len(every) == 15 * 19
    assert {row[1] for row in working} == {"17. Môi trường và an toàn thực phẩm"}
    assert {row[0] for row in working} == {"Xã Kim Sơn", "Xã Định An"}


def test_the_file_is_in_the_language_of_the_page_with_the_same_numbers(client):
    address = "/bieu-do.csv?hinh=chi-tieu-xa&xa=29482&ky=2023-12-31"
    (_heads, *rows), (heads, *english) = rows_of(client.get(address)), rows_of(client.get(f"{address}&lang=en"))

    assert "Illustrative" in heads
    assert len(rows) == len(english)


def test_it_is_saved_under_a_plain_name_and_not_sent_twice(client):
    first = client.get("/bieu-do.csv?hinh=vuong-mac&ky=2023-12-31")
    again = client.get("/bieu-do.csv?hinh=vuong-mac&ky=2023-12-31", headers={"if-none-match": first.headers["etag"]})

    name = first.headers["content-disposition"]
    assert re.fullmatch(r'attachment; filename="bieu-do-vuong-mac-2023-12-31-ban\d+\.csv"', name)
    assert first.headers["content-type"] == "text/csv; charset=utf-8"
    assert again.status_code == 304


@pytest.mark.parametrize(
    "query",
    [
        "",
        "hinh=khong-co",
        "hinh=<script>",
        "hinh=duong-di&ve=satisfaction",
        "hinh=duong-di&ve=x",
        "hinh=cong-nhan",
        "hinh=cong-nhan&xa=1",
        "hinh=chi-tieu&ct=99",
        "hinh=so-sanh",
        "hinh=so-sanh&cac=29464,1",
        "hinh=vuong-mac&ky=hom-qua",
        "hinh=vuong-mac&ban=999999",
    ],
)
def test_an_address_that_means_nothing_is_refused_in_words(client, query):
    answer = client.get(f"/bieu-do.csv?{query}")

    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/plain")


def test_before_anything_is_known_there_are_only_headings_or_what_is_unknown(client):
    for name in ("duong-di", "vuong-mac", "dien-bien-xa", "chi-tieu-huyen", "lo-trinh"):
        _heads, *rows = rows_of(client.get(f"/bieu-do.csv?hinh={name}&ky=2015-01-01"))
        assert rows == [], name


def test_beyond_what_can_be_made_at_once_one_is_asked_to_come_again(client, monkeypatch):
    async def busy(*_asked, **_more):
        raise BusyError

    monkeypatch.setattr("ntm_dashboard.web.made_in_turn.MadeInTurn.give", busy)

    assert client.get("/bieu-do.csv?hinh=vuong-mac&ky=2023-11-30").status_code == 503
