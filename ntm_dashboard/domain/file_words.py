"""The closed words of the programme as published files write them; reading and writing use the same ones."""

from ntm_dashboard.domain.terms import (
    Certainty,
    Closing,
    DossierState,
    InspectionForm,
    Measure,
    PeriodClose,
    Result,
    Role,
    Title,
)

RESULT_IN_FILES = {Result.MET: "đạt", Result.NOT_MET: "chưa đạt", Result.NOT_APPLICABLE: "không áp dụng"}
TITLE_IN_FILES = {
    Title.COMPLETED_TASK: "hoàn thành nhiệm vụ",
    Title.STANDARD: "đạt chuẩn",
    Title.ADVANCED: "nâng cao",
    Title.MODEL: "kiểu mẫu",
    Title.CIVILISED_TOWN: "đô thị văn minh",
    Title.REVOKED: "thu hồi",
    Title.REVOKED_ADVANCED: "thu hồi nâng cao",
    Title.REVOKED_MODEL: "thu hồi kiểu mẫu",
}
DOSSIER_STATE_IN_FILES = {
    DossierState.NOT_STARTED: "chưa lập",
    DossierState.PREPARING: "đang lập",
    DossierState.SUBMITTED: "đã nộp",
    DossierState.UNDER_REVIEW: "thẩm tra",
    DossierState.RETURNED: "bị trả lại",
    DossierState.COMPLETE: "hoàn thành",
}
ROLE_IN_FILES = {
    Role.LEAD_AGENCY: "cơ quan chủ trì",
    Role.SUPPORTING_AGENCY: "cơ quan phối hợp",
    Role.PROVINCE_DEPARTMENT: "sở ngành tỉnh",
    Role.CRITERION_LEADER: "lãnh đạo phụ trách tiêu chí",
    Role.COMMUNE_SECRETARY: "bí thư đảng ủy xã",
    Role.COMMUNE_CHAIR: "chủ tịch UBND xã",
    Role.AREA_MEMBER: "cấp ủy viên phụ trách địa bàn",
    Role.STEERING_MEMBER: "thành viên ban chỉ đạo",
}
INSPECTION_FORM_IN_FILES = {
    InspectionForm.VISIT: "kiểm tra",
    InspectionForm.URGING_LETTER: "đôn đốc",
    InspectionForm.SUPERVISION: "giám sát",
}
CLOSING_IN_FILES = {Closing.DONE: "hoàn thành", Closing.DROPPED: "thôi thực hiện"}
CERTAINTY_CODES = {
    Certainty.DOCUMENTED: "van_ban",
    Certainty.DERIVED: "suy_ra",
    Certainty.REPORTED: "tu_bao_cao",
    Certainty.ILLUSTRATIVE: "minh_hoa",
}
PERIOD_CLOSE_CODES = {PeriodClose.LAST_DAY: "cuoi_ky", PeriodClose.DECREE_09: "nghi_dinh_09"}
MEASURE_CODES = {
    Measure.COMMUNES_STANDARD: "xa_dat_chuan",
    Measure.COMMUNES_ADVANCED: "xa_nang_cao",
    Measure.COMMUNES_COMPLETED_TASK: "xa_hoan_thanh_nhiem_vu",
    Measure.TOWNS_CIVILISED: "thi_tran_van_minh",
    Measure.DISTRICT_CRITERIA_MET: "tieu_chi_huyen_dat",
    Measure.DISTRICT_RECOGNISED: "huyen_duoc_cong_nhan",
    Measure.SATISFACTION: "ty_le_hai_long",
    Measure.SATISFACTION_LOWEST: "ty_le_hai_long_thap_nhat",
    Measure.CONSTRUCTION_DEBT: "no_dong_xdcb",
    Measure.SECURITY_COMPLEX: "an_ninh_phuc_tap",
    Measure.RECOGNITION_CONTENTS_MET: "noi_dung_xet_cong_nhan_dat",
    Measure.INCOME_PER_HEAD: "thu_nhap_binh_quan",
    Measure.POVERTY_RATE: "ty_le_ho_ngheo",
    Measure.HOUSEHOLDS_SAFE_ELECTRICITY: "ty_le_ho_dung_dien_an_toan",
}
