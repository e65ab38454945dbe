"""Every page draws on every shipped data folder, in both languages, with and without what is not documented."""

from datetime import date

import pytest

from ntm_dashboard.web.navigation import PAGES

PATHS = [entry.path for entry in PAGES]


@pytest.mark.slow
@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    ("folder", "documented", "language"),
    [("tra_cu", "0", "vi"), ("tra_cu", "1", "vi"), ("tra_cu", "0", "en"), ("mau", "0", "vi"), ("mau", "1", "en")],
)
def test_every_page_draws(visit, folder, path, documented, language):
    seen = visit(folder).open(path, lang=language, chac_chan=documented)

    assert not seen.run.exception
    assert not seen.is_refused, seen.text
    assert all(seen.charts)
    assert ("As of" in seen.text) is (language == "en")


@pytest.mark.parametrize("path", PATHS)
def test_before_the_first_data_every_page_says_what_is_missing(visit, path):
    seen = visit().open(path, ky="2015-01-01")

    assert not seen.run.exception
    assert "mã lỗi" not in seen.text


@pytest.mark.parametrize("path", PATHS)
def test_long_after_the_district_was_dissolved_no_page_breaks(visit, path):
    seen = visit().open(path, ky="2026-03-01")

    assert not seen.run.exception
    assert "mã lỗi" not in seen.text


@pytest.mark.parametrize(
    ("path", "parameters", "named"),
    [
        ("", {"ky": "hom-qua"}, "hom-qua"),
        ("", {"ban": "99"}, "99"),
        ("cac-xa", {"chac_chan": "2"}, "2"),
        ("xa", {"xa": "99999"}, "99999"),
        ("xa", {"xa": "<script>"}, "<script>"),
        ("xa", {"xa": "29464", "tc": "20"}, "20"),
        ("cac-xa", {"tc": "x"}, "x"),
        ("tieu-chi-huyen", {"tc": "10"}, "10"),
    ],
)
def test_an_address_that_means_nothing_is_named_and_a_way_back_offered(visit, path, parameters, named):
    seen = visit().open(path, **parameters)

    assert seen.is_refused
    assert named in seen.text
    assert "Về trang Tổng quan" in seen.text
    assert "<script>" not in seen.markup


def test_the_overview_gives_the_answer_of_the_letter(visit):
    seen = visit().open()

    assert "12/15 xã được công nhận đạt chuẩn · 3 xã hoàn thành, chờ công nhận · 4/9 tiêu chí huyện" in seen.text
    assert "263" in seen.text
    assert "2/15 xã (13,33%)" in seen.text
    assert "đạt mức tối thiểu; giảm 01 xã là không bảo đảm" in seen.text


def test_the_foot_says_revision_day_and_how_true_the_figures_are(visit):
    seen = visit().open()

    assert "Tính đến 12/04/2023" in seen.text
    foot = next(line for line in seen.markup.splitlines() if "ntm-foot" in line)
    assert "minh họa" in foot


def test_an_earlier_day_shows_the_counts_of_that_day(visit):
    assert "9/15 xã được công nhận đạt chuẩn" in visit().open(ky="2022-04-06").text


def test_with_documented_figures_only_nothing_is_marked_as_illustrative(visit):
    seen = visit().open("cac-xa", chac_chan="1")

    assert "*" not in seen.text
    assert "Chưa có báo cáo tiêu chí của xã" in seen.text


def test_the_training_set_carries_its_band_on_every_page(visit):
    visitor = visit("mau")

    assert all("SỐ LIỆU MINH HỌA – TẬP HUẤN" in visitor.open(path).text for path in PATHS)


def test_the_band_is_absent_from_the_district_s_own_figures(visit):
    assert "TẬP HUẤN" not in visit().open().text


def test_a_commune_shows_its_ladder_and_stands_open_at_the_criterion_of_the_link(visit):
    seen = visit().open("xa", xa="29503", tc="17")

    assert "Xã Ngọc Biên" in seen.text
    assert seen.markup.count('open="open"') == 1
    assert "dòng" in seen.text


def test_the_page_of_the_target_is_named_after_its_year_and_says_that_the_pace_cannot_be_measured(visit):
    seen = visit().open("muc-tieu")

    assert "Mục tiêu 2023" in seen.text
    assert "chưa đủ số liệu để đo tiến độ đã qua" in seen.text


def test_with_a_year_of_reports_the_pace_is_measured_and_drawn(visit):
    assert any("tháng qua thêm" in alternative for alternative in visit("mau").open("muc-tieu").charts)


def test_an_old_revision_can_be_opened_from_the_sources(visit):
    assert 'href="nguon-so-lieu?ban=1"' in visit().open("nguon-so-lieu").markup


def test_choosing_a_day_writes_it_into_the_address(visit):
    seen = visit().open()

    seen.run.selectbox(key="chosen_period").set_value(date(2022, 4, 7)).run()

    assert seen.run.query_params["ky"] == "2022-04-07"
    assert "Tính đến 07/04/2022" in seen.text


def test_day_that_the_district_opens_on_needs_no_word_in_the_address_and_later_ones_do(visit):
    seen = visit().open()

    seen.run.selectbox(key="chosen_period").set_value(date(2023, 12, 20)).run()
    later, chosen = seen.text, dict(seen.run.query_params)
    seen.run.selectbox(key="chosen_period").set_value(date(2023, 4, 12)).run()

    assert chosen["ky"] == "2023-12-20"
    assert "15/15 xã được công nhận đạt chuẩn" in later
    assert "ky" not in seen.run.query_params
    assert "Tính đến 12/04/2023" in seen.text


INCOME = "Toàn huyện: 62,66\N{NO-BREAK SPACE}triệu đồng/người/năm (Thu nhập bình quân đầu người; 31/12/2023; nguồn: "


@pytest.mark.parametrize("path", ["xa", "cac-xa"])
def test_documented_figure_of_the_district_stands_at_its_criterion_from_its_day_on(visit, path):
    then = visit().open(path, ky="2023-12-31", xa="29503", tc="10").text
    before = visit().open(path, ky="2023-12-30", xa="29503", tc="10").text

    assert f"{INCOME}Quyết định 288/QĐ-TTg ngày 8/4/2024" in then
    assert "Toàn huyện:" not in before


def test_page_of_the_sources_lists_the_decisions_of_the_day_looked_at(visit):
    april, march = (visit().open("nguon-so-lieu", ky=day).text for day in ("2023-04-12", "2024-03-01"))

    assert "Văn bản áp dụng vào ngày 12/04/2023: 6; chưa rõ: 2" in april
    assert "1039/QĐ-UBND" in april
    assert "211/QĐ-TTg" not in april
    assert "Văn bản áp dụng vào ngày 01/03/2024: 7; chưa rõ: 2" in march
    assert "211/QĐ-TTg" in march


def test_page_of_the_sources_says_of_which_kinds_of_the_follow_up_nothing_is_known(visit):
    seen = visit().open("nguon-so-lieu").text

    assert "Theo dõi thực hiện: chưa có dòng nào" in seen
    assert "Khảo sát sự hài lòng chưa có số liệu – – – – –" in " ".join(seen.split())


def test_page_of_the_sources_lists_the_figures_that_no_detail_adds_up_to(visit):
    seen = visit().open("nguon-so-lieu", ky="2023-12-31").text

    assert "Số toàn huyện khác đã công bố: 3" in seen
    assert "99,92%" in seen
    assert "Số nội dung xét công nhận huyện đạt" in seen


def test_choosing_only_documented_figures_and_english_writes_both_into_the_address(visit):
    seen = visit().open()

    seen.run.toggle(key="chosen_certainty").set_value(True).run()
    seen.run.get("button_group")[0].set_value("en").run()

    assert (seen.run.query_params["chac_chan"], seen.run.query_params["lang"]) == ("1", "en")
    assert "documented data only" in seen.text


def test_the_filter_by_state_keeps_only_those_communes(visit):
    seen = visit().open("cac-xa")

    seen.run.multiselect[0].select("waiting").run()

    assert "3 hoàn thành, chờ công nhận" in seen.text
    assert seen.markup.count("ntm-aside") == 14


def test_a_criterion_in_the_address_filters_the_communes_that_lack_it(visit):
    assert "Khớp bộ lọc" in visit().open("cac-xa", tc="17").text


def test_a_link_to_a_revision_that_never_was_says_so(visit):
    page = visit().open("lich-su", thay_doi="99")

    assert page.is_refused
    assert "Không có phiên bản số 99." in page.text
