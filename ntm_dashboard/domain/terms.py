"""The words of the programme as closed lists, each with its Vietnamese word. See docs/glossary.md."""

from enum import StrEnum

from ntm_dashboard.i18n import N_, Message, _


class Level(StrEnum):
    """The level that a criteria set is for."""

    COMMUNE = "commune"
    DISTRICT = "district"


class UnitKind(StrEnum):
    """What a unit is: only communes carry the NTM standard, towns the standard of urban civilisation."""

    COMMUNE = "commune"
    TOWN = "town"
    DISTRICT = "district"


class Title(StrEnum):
    """Kết quả công nhận: a rung of the recognition ladder. `COMPLETED_TASK` is a state without a decision.

    The `REVOKED` ones end titles: `REVOKED` every title of the unit, the others that rung and those above it.
    """

    COMPLETED_TASK = "completed_task"
    STANDARD = "standard"
    ADVANCED = "advanced"
    MODEL = "model"
    CIVILISED_TOWN = "civilised_town"
    REVOKED = "revoked"
    REVOKED_ADVANCED = "revoked_advanced"
    REVOKED_MODEL = "revoked_model"


class Result(StrEnum):
    """Kết quả: what a report says of a criterion or an indicator."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"


class PeriodClose(StrEnum):
    """Ngày chốt kỳ: which day the figures of a month, quarter or year describe (a setting of the office)."""

    LAST_DAY = "last_day"
    DECREE_09 = "decree_09"


class Certainty(StrEnum):
    """Độ tin cậy: how true a row is, from the best to the least."""

    DOCUMENTED = "documented"
    DERIVED = "derived"
    REPORTED = "reported"
    ILLUSTRATIVE = "illustrative"


class DossierState(StrEnum):
    """Trạng thái hồ sơ: how far the file of evidence of a criterion is."""

    NOT_STARTED = "not_started"
    PREPARING = "preparing"
    SUBMITTED = "submitted"
    UNDER_REVIEW = "under_review"
    RETURNED = "returned"
    COMPLETE = "complete"


class Status(StrEnum):
    """One of the seven states (and "not applicable") that a unit or a criterion is drawn in, best first.

    `UNPROVEN` is of criteria alone: met, while nobody has said how far the dossier is.
    """

    ACHIEVED = "achieved"
    UNPROVEN = "unproven"
    WAITING = "waiting"
    WORKING = "working"
    LATE = "late"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


class Plan(StrEnum):
    """Lộ trình: how the planned date of an unmet criterion stands, seen from the as-of date and the target."""

    NONE = "none"
    IN_TIME = "in_time"
    BEYOND_TARGET = "beyond_target"
    LATE = "late"
    UNREPORTED = "unreported"


class Measure(StrEnum):
    """Chỉ số: a count or a figure of the district that documents publish."""

    COMMUNES_STANDARD = "communes_standard"
    COMMUNES_ADVANCED = "communes_advanced"
    COMMUNES_COMPLETED_TASK = "communes_completed_task"
    TOWNS_CIVILISED = "towns_civilised"
    DISTRICT_CRITERIA_MET = "district_criteria_met"
    DISTRICT_RECOGNISED = "district_recognised"
    SATISFACTION = "satisfaction"
    SATISFACTION_LOWEST = "satisfaction_lowest"
    CONSTRUCTION_DEBT = "construction_debt"
    SECURITY_COMPLEX = "security_complex"
    RECOGNITION_CONTENTS_MET = "recognition_contents_met"
    INCOME_PER_HEAD = "income_per_head"
    POVERTY_RATE = "poverty_rate"
    HOUSEHOLDS_SAFE_ELECTRICITY = "households_safe_electricity"


class ReportKind(StrEnum):
    """Loại tệp số liệu: what a file of published rows is about. The values are the names in the contract."""

    COMMUNE_REPORT = "tieu_chi_xa"
    DISTRICT_REPORT = "tieu_chi_huyen"
    RECOGNITIONS = "cong_nhan"
    COUNTS = "so_lieu_cong_bo"
    TARGETS = "muc_tieu"
    ASSIGNMENTS = "phan_cong"
    ROADMAP = "lo_trinh"
    DOSSIERS = "ho_so"
    INSPECTIONS = "kiem_tra"
    CONCLUSIONS = "ket_luan"
    SURVEYS = "khao_sat"


FOLLOW_UP = (
    ReportKind.ASSIGNMENTS,
    ReportKind.ROADMAP,
    ReportKind.DOSSIERS,
    ReportKind.INSPECTIONS,
    ReportKind.CONCLUSIONS,
    ReportKind.SURVEYS,
)
"""The kinds that say who does what by when, and what came of it: a district may have none of them."""


LEVEL_OF_REPORT = {ReportKind.COMMUNE_REPORT: Level.COMMUNE, ReportKind.DISTRICT_REPORT: Level.DISTRICT}
"""The level whose criteria a report is about; the other kinds of files are about figures and titles."""


class Role(StrEnum):
    """Vai trò: in what way somebody answers for a criterion or a unit."""

    LEAD_AGENCY = "lead_agency"
    SUPPORTING_AGENCY = "supporting_agency"
    PROVINCE_DEPARTMENT = "province_department"
    CRITERION_LEADER = "criterion_leader"
    COMMUNE_SECRETARY = "commune_secretary"
    COMMUNE_CHAIR = "commune_chair"
    AREA_MEMBER = "area_member"
    STEERING_MEMBER = "steering_member"


class InspectionForm(StrEnum):
    """Hình thức: a visit, a letter that urges, or supervision by the People's Council or the Fatherland Front."""

    VISIT = "visit"
    URGING_LETTER = "urging_letter"
    SUPERVISION = "supervision"


class Closing(StrEnum):
    """Kết thúc: how what a meeting decided came to its end."""

    DONE = "done"
    DROPPED = "dropped"


class Requirement(StrEnum):
    """How a condition of recognition compares what is with what is required."""

    SHARE_AT_LEAST = "share_at_least"
    VALUE_AT_LEAST = "value_at_least"
    ZERO = "zero"


class ConditionState(StrEnum):
    """Whether a condition of recognition is satisfied."""

    SATISFIED = "satisfied"
    NOT_SATISFIED = "not_satisfied"
    UNKNOWN = "unknown"


class Change(StrEnum):
    """What happened to a figure or a result between two days. Only what is known both times rose or fell."""

    NEWLY_KNOWN = "newly_known"
    ROSE = "rose"
    FELL = "fell"
    NOT_KNOWN_ANY_MORE = "not_known_any_more"


class Direction(StrEnum):
    """Which way an indicator is better. `MET` has no value: a yes or no."""

    MET = "met"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    NONE = "none"


TITLE_WORDS = {
    Title.COMPLETED_TASK: N_("Hoàn thành nhiệm vụ"),
    Title.STANDARD: N_("Đạt chuẩn nông thôn mới"),
    Title.ADVANCED: N_("Nông thôn mới nâng cao"),
    Title.MODEL: N_("Nông thôn mới kiểu mẫu"),
    Title.CIVILISED_TOWN: N_("Đô thị văn minh"),
    Title.REVOKED: N_("Thu hồi quyết định công nhận"),
    Title.REVOKED_ADVANCED: N_("Thu hồi quyết định công nhận nâng cao"),
    Title.REVOKED_MODEL: N_("Thu hồi quyết định công nhận kiểu mẫu"),
}

REPORT_KIND_WORDS = {
    ReportKind.COMMUNE_REPORT: N_("Báo cáo tiêu chí xã"),
    ReportKind.DISTRICT_REPORT: N_("Báo cáo tiêu chí huyện"),
    ReportKind.RECOGNITIONS: N_("Danh sách công nhận"),
    ReportKind.COUNTS: N_("Số liệu đã công bố"),
    ReportKind.TARGETS: N_("Mục tiêu"),
    ReportKind.ASSIGNMENTS: N_("Phân công trách nhiệm"),
    ReportKind.ROADMAP: N_("Lộ trình"),
    ReportKind.DOSSIERS: N_("Diễn biến hồ sơ"),
    ReportKind.INSPECTIONS: N_("Kiểm tra, đôn đốc"),
    ReportKind.CONCLUSIONS: N_("Kết luận cuộc họp"),
    ReportKind.SURVEYS: N_("Khảo sát sự hài lòng"),
}

UNIT_STATUS_WORDS = {
    Status.ACHIEVED: N_("Được công nhận đạt chuẩn"),
    Status.UNPROVEN: N_("Đạt, chưa rõ hồ sơ"),
    Status.WAITING: N_("Hoàn thành, chờ công nhận"),
    Status.WORKING: N_("Đang thực hiện"),
    Status.LATE: N_("Chậm"),
    Status.NOT_MET: N_("Chưa đạt"),
    Status.UNKNOWN: N_("Chưa có số liệu"),
    Status.NOT_APPLICABLE: N_("Không áp dụng"),
}

CRITERION_STATUS_WORDS = {
    Status.ACHIEVED: N_("Đạt"),
    Status.UNPROVEN: N_("Đạt, chưa rõ hồ sơ"),
    Status.WAITING: N_("Đạt, chưa hoàn thiện hồ sơ"),
    Status.WORKING: N_("Chưa đạt, trong thời hạn lộ trình"),
    Status.LATE: N_("Chưa đạt, chậm lộ trình"),
    Status.NOT_MET: N_("Chưa đạt"),
    Status.UNKNOWN: N_("Chưa có số liệu"),
    Status.NOT_APPLICABLE: N_("Không áp dụng"),
}

RESULT_WORDS = {
    Result.MET: N_("Đạt"),
    Result.NOT_MET: N_("Chưa đạt"),
    Result.NOT_APPLICABLE: N_("Không áp dụng"),
}

CERTAINTY_WORDS = {
    Certainty.DOCUMENTED: N_("Có văn bản"),
    Certainty.DERIVED: N_("Suy ra từ văn bản"),
    Certainty.REPORTED: N_("Đơn vị tự báo cáo"),
    Certainty.ILLUSTRATIVE: N_("Minh họa"),
}

CIVILISED_TOWN_SET = "civilised_town"
"""The kind of the set by which towns are judged (Decision 04/2022/QĐ-TTg)."""
SET_KIND_WORDS = {
    "advanced": N_("bộ nâng cao"),
    "model": N_("bộ kiểu mẫu"),
    CIVILISED_TOWN_SET: N_("bộ đô thị văn minh"),
}
"""The sets beyond the standard one, by the kind that the catalogue gives them."""

DOSSIER_STATE_WORDS = {
    DossierState.NOT_STARTED: N_("Chưa lập hồ sơ"),
    DossierState.PREPARING: N_("Đang lập hồ sơ"),
    DossierState.SUBMITTED: N_("Đã nộp hồ sơ"),
    DossierState.UNDER_REVIEW: N_("Hồ sơ đang thẩm tra"),
    DossierState.RETURNED: N_("Hồ sơ bị trả lại"),
    DossierState.COMPLETE: N_("Hồ sơ hoàn thành"),
}

ROLE_WORDS = {
    Role.LEAD_AGENCY: N_("Cơ quan chủ trì"),
    Role.SUPPORTING_AGENCY: N_("Cơ quan phối hợp"),
    Role.PROVINCE_DEPARTMENT: N_("Sở, ngành cấp tỉnh"),
    Role.CRITERION_LEADER: N_("Lãnh đạo phụ trách tiêu chí"),
    Role.COMMUNE_SECRETARY: N_("Bí thư Đảng ủy xã"),
    Role.COMMUNE_CHAIR: N_("Chủ tịch UBND xã"),
    Role.AREA_MEMBER: N_("Cấp ủy viên phụ trách địa bàn"),
    Role.STEERING_MEMBER: N_("Thành viên Ban Chỉ đạo"),
}

INSPECTION_FORM_WORDS = {
    InspectionForm.VISIT: N_("Kiểm tra"),
    InspectionForm.URGING_LETTER: N_("Văn bản đôn đốc"),
    InspectionForm.SUPERVISION: N_("Giám sát"),
}

CLOSING_WORDS = {Closing.DONE: N_("Đã hoàn thành"), Closing.DROPPED: N_("Thôi thực hiện")}

PLAN_WORDS = {
    Plan.NONE: N_("chưa có ngày dự kiến"),
    Plan.IN_TIME: N_("trong thời hạn lộ trình"),
    Plan.BEYOND_TARGET: N_("dự kiến sau mục tiêu"),
    Plan.LATE: N_("chậm lộ trình"),
    Plan.UNREPORTED: N_("đã đến hạn, chưa có báo cáo mới"),
}

CONDITION_STATE_WORDS = {
    ConditionState.SATISFIED: N_("Đạt"),
    ConditionState.NOT_SATISFIED: N_("Chưa đạt"),
    ConditionState.UNKNOWN: N_("Chưa có số liệu"),
}

CHANGE_WORDS = {
    Change.NEWLY_KNOWN: N_("mới có số liệu"),
    Change.ROSE: N_("tăng"),
    Change.FELL: N_("giảm"),
    Change.NOT_KNOWN_ANY_MORE: N_("không còn số liệu"),
}

MEASURE_WORDS = {
    Measure.COMMUNES_STANDARD: N_("Số xã đạt chuẩn nông thôn mới"),
    Measure.COMMUNES_ADVANCED: N_("Số xã nông thôn mới nâng cao"),
    Measure.COMMUNES_COMPLETED_TASK: N_("Số xã hoàn thành nhiệm vụ, chờ công nhận"),
    Measure.TOWNS_CIVILISED: N_("Số thị trấn đạt chuẩn đô thị văn minh"),
    Measure.DISTRICT_CRITERIA_MET: N_("Số tiêu chí huyện đạt"),
    Measure.DISTRICT_RECOGNISED: N_("Huyện được công nhận"),
    Measure.SATISFACTION: N_("Tỷ lệ hài lòng của người dân (%)"),
    Measure.SATISFACTION_LOWEST: N_("Tỷ lệ hài lòng thấp nhất theo xã, nội dung (%)"),
    Measure.CONSTRUCTION_DEBT: N_("Nợ đọng xây dựng cơ bản (triệu đồng)"),
    Measure.SECURITY_COMPLEX: N_("Phức tạp về an ninh, trật tự (1: có, 0: không)"),
    Measure.RECOGNITION_CONTENTS_MET: N_("Số nội dung xét công nhận huyện đạt"),
    Measure.INCOME_PER_HEAD: N_("Thu nhập bình quân đầu người toàn huyện (triệu đồng/người/năm)"),
    Measure.POVERTY_RATE: N_("Tỷ lệ hộ nghèo toàn huyện (%)"),
    Measure.HOUSEHOLDS_SAFE_ELECTRICITY: N_("Tỷ lệ hộ dùng điện thường xuyên, an toàn toàn huyện (%)"),
}

_WORDS: dict[StrEnum, str] = {
    **TITLE_WORDS,
    **RESULT_WORDS,
    **CERTAINTY_WORDS,
    **DOSSIER_STATE_WORDS,
    **ROLE_WORDS,
    **INSPECTION_FORM_WORDS,
    **CLOSING_WORDS,
    **PLAN_WORDS,
    **CONDITION_STATE_WORDS,
    **CHANGE_WORDS,
    **MEASURE_WORDS,
    **REPORT_KIND_WORDS,
}


def word(term: StrEnum) -> str:
    """Give the word for a term in the current language (statuses: `unit_status_word`, `criterion_status_word`)."""
    return _(_WORDS[term])


def worded(term: StrEnum) -> Message:
    """Give the word for a term as a text that can be read in either language."""
    return Message.of(_WORDS[term])


def unit_status_word(status: Status) -> str:
    """Give the word for the state of a commune or a town."""
    return _(UNIT_STATUS_WORDS[status])


def criterion_status_word(status: Status) -> str:
    """Give the word for the state of a criterion."""
    return _(CRITERION_STATUS_WORDS[status])


STATUS_OF_CONDITION = {
    ConditionState.SATISFIED: Status.ACHIEVED,
    ConditionState.NOT_SATISFIED: Status.NOT_MET,
    ConditionState.UNKNOWN: Status.UNKNOWN,
}
"""The state that a condition of recognition is drawn in, in every medium."""


def is_illustrative(certainty: str) -> bool:
    """Tell whether a row is invented for illustration and must be marked wherever it is drawn."""
    return certainty == Certainty.ILLUSTRATIVE


def is_documented(certainty: str) -> bool:
    """Tell whether a public document says it, or it follows from one."""
    return certainty in {Certainty.DOCUMENTED, Certainty.DERIVED}
