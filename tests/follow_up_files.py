"""A small file of each kind of the follow-up, and a record that holds what they say."""

from datetime import date
from functools import cache
from pathlib import Path

from ntm_dashboard.domain.published import record_after
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.terms import FOLLOW_UP, ReportKind
from ntm_dashboard.intake import IntakeContext, check
from ntm_dashboard.intake.verdict.clearing import said_by
from tests.meeting import TRA_CU, catalogue_of, record_of

TODAY = date(2026, 11, 23)
TEXTS = {
    ReportKind.ASSIGNMENTS: "vai_tro;ma_xa;tieu_chi;nguoi_phu_trach;tu_ngay;den_het_ngay\n"
    "cơ quan chủ trì;;5;Phòng Giáo dục và Đào tạo;01/01/2023;\n"
    "lãnh đạo phụ trách tiêu chí;849;2;Phó Chủ tịch UBND huyện;01/01/2023;31/12/2023\n"
    "chủ tịch UBND xã;29506;;Chủ tịch UBND xã Long Hiệp;01/01/2023;\n"
    "thành viên ban chỉ đạo;;;Trưởng phòng Tài nguyên và Môi trường;01/01/2023;\n",
    ReportKind.ROADMAP: "ma_xa;tieu_chi;buoc;ngay_dat_ra;ngay_du_kien;co_quan;ngay_xong;ghi_chu\n"
    "29506;5;;01/02/2023;Q2/2023;PGDDT;;\n"
    "29506;5;;01/06/2023;30/09/2023;PGDDT;;Chờ bố trí vốn\n"
    "29506;17.10;Lập hồ sơ;01/02/2023;30/04/2023;;28/04/2023;\n"
    "849;2;;01/02/2023;31/12/2023;PKTHT;;\n",
    ReportKind.DOSSIERS: "ma_xa;tieu_chi;ngay_chuyen;ho_so;trang_thai_ho_so;co_quan;han_xu_ly\n"
    "29506;5;01/02/2023;HS-5;đang lập;UBND xã Long Hiệp;28/02/2023\n"
    "29506;5;01/03/2023;HS-5;thẩm tra;PGDDT;15/03/2023\n"
    "849;2;01/03/2023;;đã nộp;;\n",
    ReportKind.INSPECTIONS: "ma_xa;tieu_chi;hinh_thuc;so_van_ban;ngay;noi_dung_viec;co_quan;han_xu_ly;ngay_tra_loi;"
    "tra_loi\n"
    "29506;5;đôn đốc;12/CV-BCĐ;02/02/2023;Báo cáo tiến độ tiêu chí 5;UBND xã Long Hiệp;15/02/2023;14/02/2023;Đã có\n"
    "29506;;kiểm tra;;10/03/2023;Hồ sơ còn thiếu;;;;\n"
    ";;giám sát;;20/03/2023;Giám sát của HĐND huyện;VPDP;;;\n",
    ReportKind.CONCLUSIONS: "ngay_hop;so_ket_luan;ma_xa;tieu_chi;noi_dung_viec;co_quan;phoi_hop;han_xu_ly;ngay_xong;"
    "ket_thuc;bang_chung\n"
    "02/03/2023;1;29506;5;Hoàn thiện hồ sơ;Chủ tịch UBND xã Long Hiệp;PGDDT;01/06/2023;28/05/2023;hoàn thành;HS-5\n"
    "02/03/2023;2;;;Rà soát lộ trình;VPDP;;15/04/2023;;;\n",
    ReportKind.SURVEYS: "ma_xa;noi_dung_khao_sat;ngay;so_phieu;so_hai_long\n"
    "29506;Đường giao thông;01/10/2023;120;118\n"
    "29461;Vệ sinh môi trường;01/10/2023;1200;1100\n",
}


@cache
def record_with_follow_up(folder: Path = TRA_CU) -> Record:
    """Give what a folder says, and beside it the rows of the files above."""
    record = record_of(folder)
    for kind in FOLLOW_UP:
        name = f"{kind.value}.csv"
        report = check(TEXTS[kind].encode(), name, context=IntakeContext(catalogue_of(folder), TODAY))
        assert report.is_accepted, [str(one.message) for one in report.errors]
        record = record_after(record, kind, said_by(report), file_name=name)
    return record
