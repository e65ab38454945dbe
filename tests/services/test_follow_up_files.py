"""Files of the follow-up go the way of any file: checked, previewed, published, corrected, undone."""

from datetime import date

import pytest

from ntm_dashboard.domain.published import row_table_of, standing_rows
from ntm_dashboard.domain.terms import FOLLOW_UP, ReportKind
from ntm_dashboard.services.people import Person, Role
from ntm_dashboard.services.publishing import Publishing
from ntm_dashboard.services.queries import Queries
from ntm_dashboard.services.submitting import DroppedFile, Submitting

TODAY = date(2026, 11, 23)
LAN = Person("lan", "Lan", Role.EDITOR)
FILES = {
    ReportKind.ASSIGNMENTS: "vai_tro;ma_xa;tieu_chi;nguoi_phu_trach;tu_ngay\n"
    "cơ quan chủ trì;;5;Phòng Giáo dục và Đào tạo;01/01/2023\n"
    "chủ tịch UBND xã;29506;;Chủ tịch UBND xã Long Hiệp;01/01/2023\n",
    ReportKind.ROADMAP: "ma_xa;tieu_chi;ngay_dat_ra;ngay_du_kien;ghi_chu\n29506;5;01/02/2023;Q4/2023;\n",
    ReportKind.DOSSIERS: "ma_xa;tieu_chi;ngay_chuyen;trang_thai_ho_so\n29506;5;01/02/2023;đang lập\n",
    ReportKind.INSPECTIONS: "ten_xa;hinh_thuc;so_van_ban;ngay;noi_dung_viec;han_xu_ly\n"
    "Xã Long Hiệp;đôn đốc;12/CV-BCĐ;02/02/2023;Báo cáo tiêu chí 5;15/02/2023\n",
    ReportKind.CONCLUSIONS: "ngay_hop;so_ket_luan;noi_dung_viec;co_quan;han_xu_ly\n"
    "02/03/2023;1;Hoàn thiện hồ sơ;VPDP;01/06/2023\n",
    ReportKind.SURVEYS: "ma_xa;noi_dung_khao_sat;ngay;so_phieu;so_hai_long\n29506;Đường ấp;01/10/2023;120;118\n",
}


@pytest.fixture
def submitting(seeded_store, catalogue) -> Submitting:
    queries = Queries(seeded_store, catalogue)
    return Submitting(queries, Publishing(seeded_store, queries))


def _publish(submitting: Submitting, kind: ReportKind, text: str) -> None:
    checked = submitting.check(DroppedFile(f"{kind.value}.csv", text.encode()), today=TODAY)
    assert checked.report.is_accepted, [str(one.message) for one in checked.report.errors]
    prospect = submitting.prospect([checked])
    submitting.publish(LAN, prospect, note="", reasons=())


@pytest.mark.parametrize("kind", FOLLOW_UP)
def test_a_file_of_each_kind_is_published(submitting, seeded_store, catalogue, kind):
    _publish(submitting, kind, FILES[kind])

    rows = standing_rows(Queries(seeded_store, catalogue).record(), row_table_of(kind))
    assert len(rows) == FILES[kind].count("\n") - 1
