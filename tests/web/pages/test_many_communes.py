"""Where there are more communes than one reads at once: a part of them is shown, counts and files are of all."""

import csv
import io
import json
import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from ntm_dashboard.bootstrap.settings import PROJECT
from ntm_dashboard.web.chart_routes import chart_routes
from tests.benchmarks.districts import Size, write_folder

COMMUNES, CRITERIA = 230, 19
NOTHING_MET, ONE_MISSING = "40229", "40100"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Make a district of 230 communes: the last has met nothing, another lacks one criterion; half are recognised.

    Two months are reported; the first by one commune alone.
    """
    size = Size(communes=COMMUNES, months=2)
    made = write_folder(tmp_path_factory.mktemp("many"), size, like=PROJECT / "data" / "mau")
    before, report = sorted((made / "tieu_chi_xa").glob("*.csv"))
    head, *earlier = before.read_text("utf-8").splitlines()
    before.write_text("\n".join([head, *(line for line in earlier if f",{ONE_MISSING}," in line)]) + "\n", "utf-8")
    lines = report.read_text("utf-8").splitlines()
    valued = [
        indicator(line) for line in lines if re.search(r",đạt,", line) and re.search(r"^[^,]*,\d+,[^,]*,10,", line)
    ]
    report.write_text("\n".join([*map(reported, lines), *valued]) + "\n", "utf-8")
    with (made / "cong_nhan.csv").open("a", encoding="utf-8") as titles:
        for code in range(40000, 40000 + COMMUNES // 2):
            titles.write(f"{code},,đạt chuẩn,2022,1/QĐ,01/03/2022,,đo,van_ban\n")
    return str(made)


def indicator(line):
    """Give the row of an indicator with a value beside that of its criterion."""
    return re.sub(r",10,đạt,[^,]*,", ',10.1,đạt,"90,5",', line)


def reported(line):
    is_missing = f",{NOTHING_MET}," in line or re.search(rf",{ONE_MISSING},[^,]*,1,", line)
    return line.replace(",đạt,", ",chưa đạt,") if is_missing else line


@pytest.fixture
def many(visit, folder):
    return visit(folder)


def rows_drawn(seen):
    """Give the names of the communes in the matrix, from above."""
    figure = json.loads(seen.run.get("plotly_chart")[0].proto.spec)
    *names, _total = figure["layout"]["yaxis"]["ticktext"]
    return names


def test_the_first_part_is_drawn_and_its_sentence_says_so_while_the_title_speaks_of_all(many):
    seen = many.open("cac-xa")

    assert len(rows_drawn(seen)) == 60
    assert rows_drawn(seen)[:3] == [f"Xã {number} huyện 1 tỉnh 1" for number in (230, 101, 1)]  # who lacks most first
    assert "Hiện 60 trong 230 xã (thứ 1 đến 60), xã thiếu nhiều tiêu chí nhất trước." in seen.text
    assert "230 xã, thị trấn: " in seen.text
    assert seen.charts[0].startswith("Số xã còn thiếu tiêu chí: 2. Thiếu nhiều nhất: tiêu chí 1 ")


def test_where_nothing_is_known_of_any_commune_there_are_no_parts_to_turn(many):
    seen = many.open("cac-xa", chac_chan="1")

    assert "Chưa có báo cáo tiêu chí của xã trong phạm vi đang chọn." in seen.text
    assert (seen.charts, [button.label for button in seen.run.button]) == ([], [])


def test_the_last_row_of_the_matrix_counts_the_communes_of_all_parts(many):
    first, last = (rows_of(many.open("cac-xa", **asked)) for asked in ({}, {"trang": "4"}))

    assert first == last
    assert first == ["2", *["1"] * (CRITERIA - 1)]


def rows_of(seen):
    figure = json.loads(seen.run.get("plotly_chart")[0].proto.spec)
    (totals,) = [one for one in figure["data"] if one.get("name") == "totals"]
    return totals["text"][-CRITERIA:]


@pytest.mark.parametrize(
    ("asked", "count", "said"),
    [("2", 60, "thứ 61 đến 120"), ("4", 50, "thứ 181 đến 230"), ("5", 60, "thứ 1 đến 60"), ("<b>", 60, "thứ 1 đến 60")],
)
def test_the_address_says_which_part_and_one_that_names_none_shows_the_first(many, asked, count, said):
    seen = many.open("cac-xa", trang=asked)

    assert not seen.run.exception
    assert len(rows_drawn(seen)) == count
    assert said in seen.text


def test_the_next_part_stands_in_the_address_and_another_filter_begins_anew(many):
    seen = many.open("cac-xa")

    seen.run.button(key="turn_trang_on").click().run()
    assert seen.run.query_params["trang"] == "2"
    assert "thứ 61 đến 120" in seen.text

    seen.run.multiselect(key="tinh_trang").select("achieved").run()
    assert "trang" not in seen.run.query_params
    assert len(rows_drawn(seen)) == COMMUNES // 2  # no more than are shown at once


def test_a_part_of_a_name_finds_communes_however_it_is_typed(many):
    seen = many.open("cac-xa", ten="xa 17 HUYEN")

    assert rows_drawn(seen) == ["Xã 17 huyện 1 tỉnh 1"]
    assert "Khớp bộ lọc: 1 xã, thị trấn" in seen.text
    assert "Không có xã, thị trấn nào khớp bộ lọc." in many.open("cac-xa", ten="không có").text


def test_the_table_behind_shows_the_part_and_the_file_has_every_row(many):
    seen = many.open("cac-xa", trang="4")

    (link,) = [one for one in re.findall(r'href="(/bieu-do\.csv[^"]+)"', seen.markup) if "ma-tran" in one]
    table = next(one for one in seen.markup.split("<table")[1:] if "Độ tin cậy" in one)
    assert table.count("<tr>") == 50 * CRITERIA + 1
    assert len(file_of(link)) == COMMUNES * CRITERIA + 1


def file_of(link):
    with TestClient(Starlette(routes=chart_routes())) as client:
        content = client.get(unescape(link)).content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(content), delimiter=";"))


def test_the_course_is_of_the_communes_in_the_matrix_and_its_title_of_all(many):
    first, last = many.open("cac-xa").charts, many.open("cac-xa", trang="4")

    (title,) = [one for one in first if one.startswith("Số tiêu chí đạt của từng xã")]
    assert title in last.text
    assert title not in last.charts
    assert "Không xã nào đang hiện có báo cáo tiêu chí của hai kỳ trở lên." in last.text


def test_one_indicator_is_shown_of_a_part_and_its_file_has_every_commune(many):
    seen = many.open("cac-xa", xem="chi-tieu", ct="10.1", trang="4")

    assert "Hiện 50 trong 230 xã (thứ 181 đến 230), xã còn thiếu nhiều nhất trước." in seen.text
    assert seen.charts[0].startswith("230/230 xã có số liệu đạt")
    assert len(rows_drawn(seen)) + 1 == 50  # every row is a commune: there is none of totals
    (link,) = [one for one in re.findall(r'href="(/bieu-do\.csv[^"]+)"', seen.markup) if "hinh=chi-tieu" in one]
    assert len(file_of(link)) == COMMUNES + 1


def test_the_overview_counts_units_by_state_and_leads_to_them(many):
    seen = many.open("")

    assert seen.text.count("Xã 17 huyện 1 tỉnh 1") == 0
    (link,) = re.findall(r'href="([^"]*tinh_trang=[^"]*)"[^>]*><b>Được công nhận đạt chuẩn', seen.markup)
    (state,) = parse_qs(urlsplit(link).query)["tinh_trang"]
    found = many.open("cac-xa", tinh_trang=state)
    assert f"Khớp bộ lọc: {COMMUNES // 2} xã, thị trấn" in found.text


def test_no_more_cards_of_dossiers_are_made_than_a_step_shows_and_the_rest_is_counted(many):
    seen = many.open("ho-so")

    steps = seen.markup.split('class="ntm-step"')[1:]
    cards = [one.count('class="ntm-card"') for one in steps]
    assert max(cards) == 300
    (left_out,) = re.findall(r"Còn ([\d.]+) hồ sơ ở bước này chưa hiện", seen.text)
    (count,) = [re.search(r"<h3>[^<]* · ([\d.]+)", one)[1] for one in steps if 'class="ntm-card"' in one][-1:]
    assert whole(count) == 300 + whole(left_out)


def whole(text):
    return int(text.replace(".", ""))


@pytest.mark.parametrize("shipped", ["mau", "tra_cu"])
def test_a_district_that_is_read_at_once_has_neither_parts_nor_a_search(visit, shipped):
    seen = visit(shipped).open("cac-xa", trang="2", ten="Phước", gan="2")

    assert not [one.key for one in seen.run.button if str(one.key).startswith("turn_")]
    assert not seen.run.text_input
    assert "Hiện 60" not in seen.text
    assert "17 xã, thị trấn" in seen.text
