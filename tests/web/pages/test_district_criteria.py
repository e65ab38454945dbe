"""Below the criteria stand what keeps the recognition and how satisfied people are, each with what is not known."""

import re
import shutil

import pytest

from ntm_dashboard.bootstrap.settings import PROJECT


def test_each_survey_stands_by_commune_and_topic_with_its_ballots_and_the_lowest_is_named(visit):
    page = visit("mau").open("tieu-chi-huyen", ky="2024-01-31")

    assert "Khảo sát sự hài lòng của người dân (điều kiện 4a, 4b)" in page.text
    assert re.search(r"88,8%\*?\s+222/250 phiếu\s+14/11/2023", page.text)
    assert re.search(r"Thấp nhất: Xã [^:]+: \d", page.text)
    assert "Chưa khảo sát" not in page.text


def test_before_the_first_survey_the_page_says_so_and_where_the_template_is(visit):
    page = visit("mau").open("tieu-chi-huyen", ky="2023-10-31")

    assert "Chưa ghi kết quả khảo sát nào đến ngày này." in page.text
    assert "Lấy mẫu Khảo sát sự hài lòng" in page.text


def test_a_district_that_is_not_recognised_has_nothing_to_keep(visit):
    page = visit("mau").open("tieu-chi-huyen", ky="2023-10-31")

    assert "Giữ kết quả công nhận của huyện" not in page.text


@pytest.fixture
def recognised(tmp_path):
    """The figures of Trà Cú with those of the update that recognised it."""
    folder = shutil.copytree(PROJECT / "data" / "tra_cu", tmp_path / "sau", ignore=shutil.ignore_patterns("cap_nhat"))
    shutil.copytree(PROJECT / "data" / "catalogue", tmp_path / "catalogue")
    update = PROJECT / "data" / "tra_cu" / "cap_nhat" / "2024-04-08"
    for name in ("cong_nhan.csv", "so_lieu_cong_bo.csv", "tieu_chi_huyen.csv"):
        (folder / name.removesuffix(".csv")).mkdir()
        (folder / name).rename(folder / name.removesuffix(".csv") / "2023-04-12.csv")
        shutil.copy(update / name, folder / name.removesuffix(".csv") / "2024-04-08.csv")
    return str(folder)


def test_a_recognised_district_says_whether_it_keeps_the_standard_and_what_is_not_known(visit, recognised):
    page = visit(recognised).open("tieu-chi-huyen", ky="2024-04-30")

    assert "Giữ kết quả công nhận của huyện" in page.text
    assert "Số xã đang bị thu hồi công nhận: 0." in page.text
