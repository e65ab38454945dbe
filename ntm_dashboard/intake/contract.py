"""The columns of the contract, the headings that offices use for them, and what each kind of file needs."""

import re
from enum import StrEnum

from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.intake.cells.text import words_only


class Column(StrEnum):
    """A column of the contract; the values are its names."""

    PERIOD = "ky_bao_cao"
    UNIT_CODE = "ma_xa"
    UNIT_NAME = "ten_xa"
    CRITERION = "tieu_chi"
    RESULT = "ket_qua"
    VALUE = "gia_tri"
    DOSSIER = "ho_so"
    DOSSIER_STATE = "trang_thai_ho_so"
    PLANNED_ON = "ngay_du_kien"
    AGENCY = "co_quan"
    NOTE = "ghi_chu"
    SOURCE = "nguon"
    CERTAINTY = "do_tin_cay"
    TITLE = "danh_hieu"
    YEAR = "nam"
    DECISION = "so_quyet_dinh"
    DECIDED_ON = "ngay_quyet_dinh"
    STATED_ON = "tinh_den"
    DAY = "ngay"
    MEASURE = "chi_so"
    TARGET_ON = "ngay_muc_tieu"


LABELS: dict[Column, str] = {
    Column.PERIOD: N_("Kỳ báo cáo"),
    Column.UNIT_CODE: N_("Mã xã"),
    Column.UNIT_NAME: N_("Tên xã"),
    Column.CRITERION: N_("Tiêu chí"),
    Column.RESULT: N_("Kết quả"),
    Column.VALUE: N_("Giá trị"),
    Column.DOSSIER: N_("Hồ sơ"),
    Column.DOSSIER_STATE: N_("Trạng thái hồ sơ"),
    Column.PLANNED_ON: N_("Ngày dự kiến"),
    Column.AGENCY: N_("Cơ quan"),
    Column.NOTE: N_("Ghi chú"),
    Column.SOURCE: N_("Nguồn"),
    Column.CERTAINTY: N_("Độ tin cậy"),
    Column.TITLE: N_("Danh hiệu"),
    Column.YEAR: N_("Năm"),
    Column.DECISION: N_("Số quyết định"),
    Column.DECIDED_ON: N_("Ngày quyết định"),
    Column.STATED_ON: N_("Tính đến"),
    Column.DAY: N_("Ngày"),
    Column.MEASURE: N_("Chỉ số"),
    Column.TARGET_ON: N_("Ngày mục tiêu"),
}

_OTHER_HEADINGS: dict[Column, str] = {
    Column.PERIOD: "kỳ|kỳ số liệu|thời điểm|thời điểm báo cáo|tính đến ngày|kỳ đánh giá|ngày báo cáo|period",
    Column.UNIT_CODE: "mã đơn vị|mã đvhc|mã đơn vị hành chính|mã xã thị trấn|mã số xã|mã|mã gso|mã huyện",
    Column.UNIT_NAME: "xã|tên xã thị trấn|xã thị trấn|tên đơn vị|đơn vị|tên đơn vị hành chính|địa phương|"
    "tên xã phường thị trấn|đơn vị xã|xã thị trấn tên|tên huyện",
    Column.CRITERION: "tiêu chí số|số tiêu chí|mã tiêu chí|tc|tên tiêu chí|stt tiêu chí|chỉ tiêu|tiêu chí chỉ tiêu|"
    "mã chỉ tiêu|số hiệu tiêu chí|số tt tiêu chí|tt tiêu chí|số thứ tự tiêu chí",
    Column.RESULT: "kết quả đánh giá|kết quả thực hiện|đánh giá|đạt chưa đạt|kết quả tự đánh giá|"
    "mức đạt|đạt hay chưa đạt",
    Column.VALUE: "giá trị thực tế|giá trị đạt được|số liệu|kết quả số|giá trị đạt|trị số|giá trị thực hiện",
    Column.DOSSIER: "hồ sơ minh chứng|mã hồ sơ|số hồ sơ|minh chứng|hồ sơ số",
    Column.DOSSIER_STATE: "tình trạng hồ sơ|tiến độ hồ sơ",
    Column.PLANNED_ON: "thời gian dự kiến|dự kiến hoàn thành|ngày dự kiến hoàn thành|ngày dự kiến đạt|thời hạn|"
    "dự kiến đạt|ngày hoàn thành dự kiến",
    Column.AGENCY: "cơ quan phụ trách|đơn vị phụ trách|cơ quan chủ trì|đơn vị chủ trì|ngành phụ trách|phụ trách",
    Column.NOTE: "ý kiến|diễn giải|lý do",
    Column.SOURCE: "nguồn số liệu|căn cứ|văn bản",
    Column.CERTAINTY: "mức tin cậy",
    Column.TITLE: "danh hiệu được công nhận|mức công nhận|danh hiệu công nhận",
    Column.YEAR: "năm đạt|năm công nhận|năm đạt chuẩn",
    Column.DECISION: "quyết định|quyết định số|số quyết định công nhận",
    Column.DECIDED_ON: "ngày công nhận|ngày ký|ngày ban hành|ngày ban hành quyết định",
    Column.STATED_ON: "thời điểm nêu trong nguồn",
    Column.DAY: "ngày công bố|ngày số liệu",
    Column.MEASURE: "tên chỉ số|mã chỉ số|chỉ số mục tiêu",
    Column.TARGET_ON: "thời hạn mục tiêu|đến ngày|hạn hoàn thành",
}


def _headings() -> dict[str, Column]:
    known: dict[str, Column] = {}
    for column in Column:
        for heading in (column.value, LABELS[column], *_OTHER_HEADINGS[column].split("|")):
            known.setdefault(words_only(heading), column)
    return known


_COLUMN_OF = _headings()
_COLUMN_WITHOUT_SPACES = {heading.replace(" ", ""): column for heading, column in _COLUMN_OF.items() if " " in heading}
_IN_PARENTHESES = re.compile(r"\([^)]*\)|\[[^\]]*\]")


def column_of(heading: str) -> Column | None:
    """Recognise the column of the contract that a heading names; also where the spaces between its words are lost."""
    plain = words_only(heading)
    known = _COLUMN_OF.get(plain) or _COLUMN_OF.get(words_only(_IN_PARENTHESES.sub(" ", heading)))
    return known or _COLUMN_WITHOUT_SPACES.get(plain)


_BESIDE_NUMBER = {"ten tieu chi", "noi dung tieu chi", "noi dung"}


def is_name_beside_number(heading: str) -> bool:
    """Tell whether a heading is of the names of criteria, which often stand beside their numbers."""
    return words_only(heading) in _BESIDE_NUMBER


def is_contract_name(heading: str) -> bool:
    """Tell whether a heading is the bare name of a column in the contract (`ket_qua`)."""
    return heading.strip() in set(Column)


REQUIRED: dict[ReportKind, tuple[Column, ...]] = {
    ReportKind.COMMUNE_REPORT: (Column.CRITERION, Column.RESULT),
    ReportKind.DISTRICT_REPORT: (Column.CRITERION, Column.RESULT),
    ReportKind.RECOGNITIONS: (Column.TITLE,),
    ReportKind.COUNTS: (Column.DAY, Column.MEASURE, Column.VALUE),
    ReportKind.TARGETS: (Column.MEASURE, Column.TARGET_ON, Column.VALUE),
}

_REPORT = (Column.PERIOD, *tuple(Column)[3:13])
USED: dict[ReportKind, frozenset[Column]] = {
    ReportKind.COMMUNE_REPORT: frozenset({*_REPORT, Column.UNIT_CODE, Column.UNIT_NAME}),
    ReportKind.DISTRICT_REPORT: frozenset(_REPORT),
    ReportKind.RECOGNITIONS: frozenset(
        {Column.UNIT_CODE, Column.UNIT_NAME, Column.TITLE, Column.YEAR, Column.DECISION, Column.DECIDED_ON}
        | {Column.STATED_ON, Column.SOURCE, Column.CERTAINTY, Column.NOTE}
    ),
    ReportKind.COUNTS: frozenset({Column.DAY, Column.MEASURE, Column.VALUE, Column.SOURCE, Column.CERTAINTY}),
    ReportKind.TARGETS: frozenset({Column.MEASURE, Column.TARGET_ON, Column.VALUE, Column.SOURCE, Column.CERTAINTY}),
}


def kind_of(columns: set[Column]) -> ReportKind | None:
    """Recognise the kind of a file from its columns; None when they are of no kind."""
    if Column.TITLE in columns:
        return ReportKind.RECOGNITIONS
    if Column.TARGET_ON in columns:
        return ReportKind.TARGETS
    if Column.MEASURE in columns:
        return ReportKind.COUNTS
    if columns & {Column.CRITERION, Column.RESULT}:
        has_unit = bool(columns & {Column.UNIT_CODE, Column.UNIT_NAME})
        return ReportKind.COMMUNE_REPORT if has_unit else ReportKind.DISTRICT_REPORT
    return None


def headings_needed() -> Message:
    """Name the columns that a report needs, for the person whose file has no heading."""
    return Message.of(N_("kỳ báo cáo, mã xã hoặc tên xã, tiêu chí, kết quả"))
