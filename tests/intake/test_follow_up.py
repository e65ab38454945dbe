"""What offices write into their lists of who does what by when, and how it is understood or refused."""

import pytest

from ntm_dashboard.domain.terms import ReportKind

PLAN = (
    "LỘ TRÌNH THỰC HIỆN CÁC TIÊU CHÍ NĂM 2023 CỦA XÃ LONG HIỆP;;;;\n"
    "(Kèm theo Kế hoạch số 15/KH-UBND ngày 01/02/2023);;;;\n"
    "STT;Tiêu chí;Ngày đặt ra;Ngày dự kiến;Phụ trách\n"
    "1;5;01/02/2023;Q4/2023;Phòng GD&ĐT\n"
    "2;Tiêu chí 17;01/02/2023;tháng 9/2023;–\n"
    ";;;;\nNGƯỜI LẬP;;;;CHỦ TỊCH\n"
)


def test_a_roadmap_is_a_plan_and_is_not_asked_whether_it_is_one(check_text):
    report = check_text(PLAN)

    assert [str(one.message) for one in report.errors] == []
    assert report.kind is ReportKind.ROADMAP
    said = [(row["ma_xa"], row["tieu_chi"], row["ngay_du_kien"], row["co_quan"]) for row in report.canonical]
    assert said == [("29506", "5", "2023-12-31", "PGDDT"), ("29506", "17", "2023-09-30", "")]


def test_the_unit_written_once_is_that_of_the_rows_below(check_text):
    report = check_text(
        "Đơn vị;Tiêu chí;Ngày chuyển bước;Trạng thái;Hạn\n"
        "Xã Long Hiệp;5;01/02/2023;đang lập;-\n;17;01/03/2023;Đã nộp;\n;10;01/03/2023;trả lại;15/3/2023\n"
    )

    assert {row["ma_xa"] for row in report.canonical} == {"29506"}
    assert [row["trang_thai_ho_so"] for row in report.canonical] == ["đang lập", "đã nộp", "bị trả lại"]


def test_the_units_of_a_survey_stand_in_the_lines_between(check_text):
    report = check_text(
        "Nội dung khảo sát;Ngày;Số phiếu;Số phiếu hài lòng\n"
        "I. Xã Tập Sơn;;;\nĐường;01/10/2023;1.250;1.200\nII. Xã Long Hiệp;;;\nĐường;01/10/2023;100;95\n"
    )

    assert [(row["ma_xa"], row["so_phieu"]) for row in report.canonical] == [("29467", 1250.0), ("29506", 100.0)]


def test_no_unit_and_no_criterion_mean_all_of_them_or_the_district(check_text):
    report = check_text(
        "Vai trò;Xã;Tiêu chí;Phụ trách;Từ ngày\nChủ trì;;5;PGDDT;2023\nChủ trì;Huyện Trà Cú;2;PKTHT;2023\n"
        "Thành viên;toàn huyện;;Trưởng phòng;1-1-2023\nphối hợp;các xã;-;VPĐP NTM;1/1/2023\n"
    )

    assert [(row["ma_xa"], row["tieu_chi"], row["tu_ngay"]) for row in report.canonical] == [
        ("", "5", "2023-01-01"),
        ("849", "2", "2023-01-01"),
        ("", "", "2023-01-01"),
        ("", "", "2023-01-01"),
    ]


def test_a_list_of_conclusions_as_an_office_keeps_it(check_text):
    report = check_text(
        "Ngày họp;TT;Nội dung;Đơn vị thực hiện;Thời hạn;Tình trạng;Ngày hoàn thành\n"
        "02/03/2023;1;Hoàn thiện hồ sơ;Chủ tịch UBND xã Long Hiệp;tháng 6/2023;;\n"
        "02/03/2023;2;Tổng hợp, báo cáo;Chủ tịch UBND huyện;;Đã xong;28/4/2023\n"
    )

    said = [(row["so_ket_luan"], row["han_xu_ly"], row["ket_thuc"], row["ngay_xong"]) for row in report.canonical]
    assert said == [("1", "2023-06-30", "", None), ("2", None, "hoàn thành", "2023-04-28")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Xã;Tiêu chí;Bước;Ngày dự kiến;Ngày xong\nNgọc Biên;5;A;02/03/2023;\n", "COLUMN_MISSING"),
        ("Tiêu chí;Ngày đặt ra;Ngày dự kiến\n5;01/02/2023;Q4/2023\n", "UNIT_OF_FILE"),
        ("Vai trò;Xã;Phụ trách;Từ ngày\nChủ trì;Tâp Sơn;A;2023\n", "COMMUNE_UNKNOWN"),
        ("Vai trò;Phụ trách;Từ ngày\nlạ lùng;A;2023\n", "WORD_UNKNOWN"),
        ("Vai trò;Phụ trách;Từ ngày\nChủ trì;;2023\n", "VALUE_MISSING"),
        ("Vai trò;Phụ trách;Từ ngày\nChủ trì;A;2023\nChủ trì;A;2023\n", "DUPLICATE_ROW"),
        ("Hình thức;Ngày;Nội dung\nkiểm tra;02/02/2033;A\n", "DATE_FUTURE"),
        ("Hình thức;Ngày;Nội dung\nkiểm tra;;A\n", "DATE_MISSING"),
        ("Hình thức;Ngày;Nội dung;Ngày trả lời\nđôn đốc;02/02/2023;A;01/02/2023\n", "DATES_REVERSED"),
        ("Ngày họp;Số kết luận;Nội dung;Kết thúc;Ngày xong\n02/03/2023;1;A;xong;\n", "DATE_MISSING"),
        ("Ngày họp;Số kết luận;Nội dung;Kết thúc;Ngày xong\n02/03/2023;1;A;;03/03/2023\n", "VALUE_MISSING"),
        ("Xã;Nội dung khảo sát;Ngày;Số phiếu;Hài lòng\nTập Sơn;A;01/10/2023;100;101\n", "VALUE_OUT_OF_RANGE"),
        ("Xã;Nội dung khảo sát;Ngày;Số phiếu;Hài lòng\nTập Sơn;A;01/10/2023;0;0\n", "VALUE_OUT_OF_RANGE"),
        ("Xã;Nội dung khảo sát;Ngày;Số phiếu;Hài lòng\nTập Sơn;A;01/10/2023;9,5;9\n", "VALUE_NOT_NUMBER"),
        ("Xã;Nội dung khảo sát;Ngày;Số phiếu;Hài lòng\ntoàn huyện;A;01/10/2023;9;9\n", "COMMUNE_MISSING"),
    ],
)
def test_what_cannot_be_is_said(check_text, text: str, code: str):
    assert [one.code.value for one in check_text(text).errors] == [code]


def test_a_report_of_criteria_with_a_word_of_the_follow_up_stays_one(check_text):
    report = check_text("Kỳ báo cáo;Xã;Tiêu chí;Kết quả;Hình thức\n31/12/2023;Tập Sơn;5;đạt;trực tiếp\n")

    assert report.kind is ReportKind.COMMUNE_REPORT
    assert report.is_accepted
