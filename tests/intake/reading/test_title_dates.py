"""The period that the lines above a table give, as forms of communes, districts and departments word them.

`|` parts the rows. The right side is the day that is taken, or the question: `?` with the days to choose from (the one
that is suggested has `!`), `-` where no period stands in the titles, `no year`, or `unreal`.
"""

import pytest

from ntm_dashboard.domain.terms import PeriodClose
from ntm_dashboard.intake.reading.title_dates import TitlePeriod, period_of_titles
from ntm_dashboard.intake.reading.title_roles import TitleLine

TAKEN = {
    # the period that the report names
    "KẾT QUẢ QUÍ I NĂM 2023": "2023-03-31",
    "BÁO CÁO QUÝ HAI/2023": "2023-06-30",
    "Quý hai năm 2023": "2023-06-30",
    "SỐ LIỆU QUÝ 2 - 2023": "2023-06-30",
    "Tháng sáu năm 2023": "2023-06-30",
    "KẾT QUẢ THÁNG NĂM NĂM 2023": "2023-05-31",
    "ket qua thuc hien thang 6 nam 2023": "2023-06-30",
    "KẾT QUẢ THÁNG 6\nNĂM 2023": "2023-06-30",
    "KQ T6/2023": "2023-06-30",
    "tháng 06.2023": "2023-06-30",
    "KẾT QUẢ THÁNG 01-06/2023": "2023-06-30",
    "KẾT QUẢ TỪ THÁNG 01 ĐẾN THÁNG 6 NĂM 2023": "2023-06-30",
    "Sáu tháng đầu năm 2023": "2023-06-30",
    "KẾT QUẢ 6T/2023": "2023-06-30",
    "KẾT QUẢ NỬA ĐẦU NĂM 2023": "2023-06-30",
    "9 THÁNG NĂM 2023": "2023-09-30",
    "11 tháng năm 2023": "2023-11-30",
    "6 tháng cuối năm 2022": "2022-12-31",
    "KẾT QUẢ CẢ NĂM 2022": "2022-12-31",
    "Kỳ báo cáo: 30/6/2023": "2023-06-30",
    "Kỳ báo cáo:|Quý II|Năm: 2023": "2023-06-30",
    "Tháng: 6|Năm: 2023": "2023-06-30",
    "Tháng báo cáo: 6/2023": "2023-06-30",
    "KẾT QUẢ QUÝ II|NĂM 2023": "2023-06-30",
    "XÃ PHƯỚC HƯNG, THÁNG 6 NĂM 2023": "2023-06-30",
    "BIỂU 15|THÁNG 6 NĂM 2023": "2023-06-30",
    "BIỂU 02 THÁNG 6 NĂM 2023": "2023-06-30",
    "SÁU (06) THÁNG ĐẦU NĂM 2023": "2023-06-30",
    "MƯỜI MỘT THÁNG ĐẦU NĂM 2023": "2023-11-30",
    "KỲ 6 THÁNG ĐẦU NĂM 2023": "2023-06-30",
    "KẾT QUẢ THẨM ĐỊNH LẦN 2, THÁNG 6 NĂM 2023": "2023-06-30",
    "VIỆT NAM THÁNG 6 NĂM 2023": "2023-06-30",
    # as of a day
    "Đến ngày 30.6.23": "2023-06-30",
    "Đến nay (30/6/2023)": "2023-06-30",
    "(Từ 15/12/2022 - 14/6/2023)": "2023-06-14",
    "Thời điểm báo cáo: 15/6/2023": "2023-06-15",
    "SỐ LIỆU ĐẾN NGÀY 30 THÁNG 6 NĂM 2023": "2023-06-30",
    "TINH DEN NGAY 30 THANG 6 NAM 2023": "2023-06-30",
    "Tính đến 30.6.2023": "2023-06-30",
    "Tính đến 30/06/23": "2023-06-30",
    "Tính đến ngày 30-6-2023": "2023-06-30",
    "Tính đến: 2023-06-30": "2023-06-30",
    "Tính đến ngày|30/6/2023": "2023-06-30",
    "Tính đến thời điểm báo cáo (30/6/2023)": "2023-06-30",
    "Đến 17 giờ ngày 30/6/2023": "2023-06-30",
    "KẾT QUẢ ĐẾN CUỐI THÁNG 5/2023": "2023-05-31",
    "Đến hết quý III năm 2023": "2023-09-30",
    "SỐ LIỆU NĂM 2023|Đến hết tháng 6": "2023-06-30",
    "KẾT QUẢ ĐẾN HẾT THÁNG SÁU|NĂM 2023": "2023-06-30",
    "KẾT QUẢ (từ ngày 15/5/2023 đến ngày 14/6/2023)": "2023-06-14",
    "KẾT QUẢ (15/5/2023 - 14/6/2023)": "2023-06-14",
    "KẾT QUẢ (01/01-30/6/2023)": "2023-06-30",
    "Lũy kế từ đầu năm đến 30/6/2023": "2023-06-30",
    "Chốt số liệu ngày 14/6/2023": "2023-06-14",
    "BÁO CÁO THÁNG 6 NĂM 2023 (tính đến ngày 25/6/2023)": "2023-06-25",
    "QUÝ III NĂM 2023 (đến 15/9)": "2023-09-15",
    "BÁO CÁO TUẦN 25 NĂM 2023 (từ ngày 19/6/2023 đến ngày 25/6/2023)": "2023-06-25",
    # beside a letterhead
    "UBND HUYỆN TRÀ CÚ|Trà Cú, ngày 05 tháng 7 năm 2023|KẾT QUẢ THÁNG 6 NĂM 2023": "2023-06-30",
    "UBND XÃ TẬP SƠN\nTập Sơn, ngày 03 tháng 7 năm 2023|KẾT QUẢ QUÝ II NĂM 2023": "2023-06-30",
    "Số: 45/BC-UBND|Trà Cú, ngày 20 tháng 6 năm 2023|BÁO CÁO tháng 6 năm 2023": "2023-06-30",
    "Trà Cú, ngày … tháng … năm 2023|KẾT QUẢ QUÝ I NĂM 2023": "2023-03-31",
    "Trà Cú, tháng 7 năm 2023|KẾT QUẢ QUÝ II NĂM 2023": "2023-06-30",
    "KẾT QUẢ NĂM 2023|Trà Cú, ngày 05 tháng 01 năm 2024": "2023-12-31",
    "Ngày lập: 05/7/2023|KẾT QUẢ 6 THÁNG NĂM 2023": "2023-06-30",
    "Hạn gửi báo cáo: 20/6/2023|KẾT QUẢ 6 THÁNG ĐẦU NĂM 2023": "2023-06-30",
    "KẾT QUẢ THÁNG 6/2023 PHỤC VỤ HỘI NGHỊ NGÀY 20/6/2023": "2023-06-30",
    "Lập ngày 20 tháng 6 năm 2023|TÌNH HÌNH THÁNG 6 NĂM 2023": "2023-06-30",
    "Cập nhật lần cuối: 05/07/2023|Kỳ báo cáo: Quý II/2023": "2023-06-30",
    "Trà Cú, 05/7/2023|KẾT QUẢ QUÝ II NĂM 2023": "2023-06-30",
    # beside a document
    "(Kèm theo Công văn số 123/UBND-NTM ngày 05/7/2023)|BIỂU SỐ 02/NTM|KẾT QUẢ THÁNG 6/2023": "2023-06-30",
    "Ban hành kèm theo Quyết định số 1234/QĐ-UBND ngày 12/5/2022|KẾT QUẢ ĐẾN NGÀY 31/3/2023": "2023-03-31",
    "KẾT QUẢ THEO QUYẾT ĐỊNH 318/QĐ-TTg NGÀY 08/3/2022, TÍNH ĐẾN 30/6/2023": "2023-06-30",
    "THỰC HIỆN NGHỊ QUYẾT SỐ 05-NQ/HU NĂM 2022|Số liệu chốt ngày 14/6/2023": "2023-06-14",
    # beside a plan
    "TÌNH HÌNH PHẤN ĐẤU VỀ ĐÍCH NĂM 2023|Thời điểm báo cáo: 15/6/2023": "2023-06-15",
    "KẾT QUẢ ĐẾN HẾT THÁNG 6/2023|Mục tiêu: huyện đạt chuẩn năm 2023": "2023-06-30",
    "PHẤN ĐẤU ĐẾN 31/12/2023 HUYỆN ĐẠT CHUẨN NTM|BIỂU KẾT QUẢ 6 THÁNG ĐẦU NĂM 2023": "2023-06-30",
    "KẾT QUẢ GIAI ĐOẠN 2021-2025 QUÝ II/2023": "2023-06-30",
    "LỘ TRÌNH CÁC TIÊU CHÍ CHƯA ĐẠT NĂM 2023 (hiện trạng đến 30/6/2023)": "2023-06-30",
    "TIẾN ĐỘ CÁC XÃ ĐĂNG KÝ VỀ ĐÍCH NĂM 2023 ĐẾN NGÀY 30/6/2023": "2023-06-30",
    "Kết quả 6 tháng đầu năm 2023; phương hướng, nhiệm vụ 6 tháng cuối năm 2023": "2023-06-30",
    "SƠ KẾT 6 THÁNG ĐẦU NĂM VÀ NHIỆM VỤ 6 THÁNG CUỐI NĂM 2023": "2023-06-30",
    "BÁO CÁO KẾT QUẢ THỰC HIỆN KẾ HOẠCH 6 THÁNG ĐẦU NĂM 2023": "2023-06-30",
    "BÁO CÁO KẾT QUẢ NĂM 2022, KẾ HOẠCH NĂM 2023": "2022-12-31",
    "KẾT QUẢ THỰC HIỆN ĐẾN 30/6/2023 VÀ ƯỚC THỰC HIỆN ĐẾN 31/12/2023": "2023-06-30",
    "CHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA XÂY DỰNG NÔNG THÔN MỚI NĂM 2022": "2022-12-31",
    "PHÒNG TÀI CHÍNH - KẾ HOẠCH|THÁNG 6 NĂM 2023": "2023-06-30",
    # beside a comparison
    "SO SÁNH VỚI KỲ ĐẾN 31/12/2022|KẾT QUẢ THÁNG 6/2023": "2023-06-30",
    "KẾT QUẢ 9 THÁNG ĐẦU NĂM 2023, SO VỚI CÙNG KỲ NĂM 2022": "2023-09-30",
    "KẾT QUẢ THÁNG 6 NĂM 2023|So với tháng 5 năm 2023 tăng 3 xã": "2023-06-30",
}
ASKED = {
    "KẾT QUẢ|(theo Quyết định 318/QĐ-TTg ngày 08 tháng 3 năm 2022 của Thủ tướng)": "-",
    "(Kèm theo Công văn số 123/UBND-NTM|ngày 05/7/2023 của UBND huyện)": "-",
    "Trà Cú, ngày 05 tháng 7 năm 2023|KẾT QUẢ TIÊU CHÍ NTM": "-",
    "Trà Cú, ngày    tháng 7 năm 2023|KẾT QUẢ TIÊU CHÍ NTM": "-",
    "DỰ KIẾN ĐẾN 31/12/2023": "-",
    "ƯỚC TÍNH ĐẾN 31/12/2023": "-",
    "DỰ KIẾN KẾT QUẢ QUÝ III NĂM 2023": "-",
    "ƯỚC THỰC HIỆN 6 THÁNG ĐẦU NĂM 2023": "-",
    "NĂM 2023 PHẤN ĐẤU CÓ 3 XÃ VỀ ĐÍCH": "-",
    "TẦM NHÌN ĐẾN NĂM 2030": "-",
    "Từ đầu năm 2023 đến nay": "-",
    "HỌP BAN CHỈ ĐẠO NGÀY 15/6/2023": "-",
    "KẾT QUẢ TUẦN 2 THÁNG 6 NĂM 2023": "-",
    "TUẦN 25|THÁNG 6 NĂM 2023": "? 2023-06-30",
    "KỲ 1 NĂM 2023": "-",
    "KẾT QUẢ THẨM ĐỊNH ĐỢT 1 NĂM 2023": "-",
    "KẾT QUẢ ĐẾN NAY|NĂM 2023": "? 2023-12-31",
    "Số liệu đến 31/12 năm trước|KẾT QUẢ NĂM 2023": "? 2023-12-31",
    "BIỂU SỐ: 02/2023|KẾT QUẢ ĐẠT 15/15 XÃ": "-",
    "ngày 30-6-2023": "? 2023-06-30!",
    "BÁO CÁO NTM 2023": "? 2023-12-31!",
    "KẾT QUẢ THÁNG NĂM 2023": "? 2023-05-31!",
    "QUÝ I, II NĂM 2023": "? 2023-06-30!",
    "KẾ HOẠCH XÂY DỰNG NÔNG THÔN MỚI|HUYỆN TRÀ CÚ NĂM 2023": "? 2023-12-31!",
    "KẾT QUẢ ĐẾN HẾT THÁNG 6|Mục tiêu: về đích năm 2023": "? 2023-06-30!",
    "Tháng 6|Trà Cú, ngày 05 tháng 7 năm 2023": "? 2023-06-30!",
    "KẾT QUẢ NĂM 2023|Trà Cú, ngày 05 tháng 7 năm 2023": "? 2023-12-31",
    "Trà Cú ngày 25/6/2023|KẾT QUẢ QUÝ II NĂM 2023": "? 2023-06-25 2023-06-30",
    "BÁO CÁO THÁNG 6 NĂM 2023 (tính đến ngày 05/7/2023)": "? 2023-06-30 2023-07-05!",
    "KẾT QUẢ NĂM 2022 (ĐẾN 10/01/2023)": "? 2022-12-31 2023-01-10!",
    "KẾT QUẢ QUÝ II/2023 VÀ THÁNG 5/2023": "? 2023-05-31 2023-06-30",
    "DANH SÁCH XÃ NTM ĐẾN 31/12/2022 VÀ ĐẾN 30/6/2023": "? 2022-12-31 2023-06-30",
    "KẾT QUẢ NĂM 2021, NĂM 2022": "? 2021-12-31 2022-12-31",
    "KẾT QUẢ ĐẾN HẾT THÁNG 6": "no year",
    "KẾT QUẢ ĐẾN 30/6": "no year",
    "Tính đến ngày 31/6/2023": "unreal",
    "Đến ngày 6/30/2023": "unreal",
    "BÁO CÁO THÁNG 13 NĂM 2023": "unreal",
    "BÁO CÁO QUÝ 5/2023": "unreal",
    "KẾT QUẢ QUÝ ll NĂM 2023": "unreal",
    "KẾT QUẢ QUÝ … NĂM 2023": "unreal",
    "KẾT QUẢ THÁNG O6 NĂM 2023": "unreal",
    "Tính đến 30/6/20223|KẾT QUẢ NĂM 2023": "unreal",
}
WITH_SHEET = {
    ("KẾT QUẢ TIÊU CHÍ", "Tháng 6.2023"): "2023-06-30",
    ("KẾT QUẢ TIÊU CHÍ", "Quý II-2023"): "2023-06-30",
    ("KẾT QUẢ TIÊU CHÍ", "6T2023"): "2023-06-30",
    ("KẾT QUẢ ĐẾN 30/6/2023", "NTM 2023"): "2023-06-30",
    ("KẾT QUẢ TIÊU CHÍ", "2023"): "? 2023-12-31!",
    ("KẾT QUẢ TIÊU CHÍ", "30-6-2023"): "? 2023-06-30!",
    ("KẾT QUẢ TIÊU CHÍ", "T6"): "no year",
    ("KẾT QUẢ 6 THÁNG ĐẦU NĂM", "2023"): "2023-06-30",
    ("KẾT QUẢ NĂM 2023", "T6"): "? 2023-06-30! 2023-12-31",
    ("KẾT QUẢ THÁNG 6 NĂM 2023", "Tháng 5"): "? 2023-05-31 2023-06-30!",
}


def _lines(titles: str, sheet: str = "") -> list[TitleLine]:
    lines = [TitleLine(text, row) for row, text in enumerate(titles.split("|"), 1)]
    return [*lines, TitleLine(sheet, 0, is_sheet_name=True)] if sheet else lines


def _worded(found: TitlePeriod) -> str:
    if found.taken:
        return str(found.taken.day)
    if found.asked:
        suggested = found.suggested.day if found.suggested else None
        days = sorted(one.day for one in found.asked)
        return "? " + " ".join(f"{day}{'!' if day == suggested else ''}" for day in days)
    return "unreal" if found.unreal else "no year" if found.without_year else "-"


@pytest.mark.parametrize("titles", [*TAKEN, *ASKED])
def test_period_of_the_titles_stands_alone_or_is_asked_for(titles: str):
    found = period_of_titles(_lines(titles))

    assert _worded(found) == (TAKEN | ASKED)[titles]


@pytest.mark.parametrize(("titles", "sheet"), WITH_SHEET)
def test_name_of_the_sheet_speaks_where_the_titles_are_silent(titles: str, sheet: str):
    found = period_of_titles(_lines(titles, sheet))

    assert _worded(found) == WITH_SHEET[titles, sheet]


@pytest.mark.parametrize(
    ("titles", "day"),
    [
        ("BÁO CÁO THÁNG 6 NĂM 2023", "2023-06-14"),
        ("KẾT QUẢ QUÝ II/2023", "2023-06-14"),
        ("6 THÁNG ĐẦU NĂM 2023", "2023-06-14"),
        ("KẾT QUẢ NĂM 2022", "2022-12-14"),
        ("ĐẾN HẾT THÁNG 6/2023", "2023-06-30"),
        ("THÁNG 6 NĂM 2023 (tính đến 20/6/2023)", "2023-06-20"),
    ],
)
def test_decree_closes_periods_on_the_14th_unless_the_end_is_written(titles: str, day: str):
    found = period_of_titles(_lines(titles), close=PeriodClose.DECREE_09)

    assert _worded(found) == day


def test_period_is_quoted_with_the_words_that_say_so_and_their_row():
    found = period_of_titles(_lines("UBND HUYỆN TRÀ CÚ|KẾT QUẢ (Tính đến ngày 30/6/2023)"))

    assert found.taken
    assert (found.taken.quoted, found.taken.line.row) == ("Tính đến ngày 30/6/2023", 2)
