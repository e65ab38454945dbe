"""The columns of the contract, in one table: what reads, keeps, writes and offers a column asks here and nowhere else.

A new column is a name in `Column` and an entry in `CONTRACT`, in the order in which files have them; its field stands
in the frame (`domain/frames.py`) and in a step of the migrations.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from ntm_dashboard.domain.file_words import (
    CERTAINTY_CODES,
    CLOSING_IN_FILES,
    DOSSIER_STATE_IN_FILES,
    INSPECTION_FORM_IN_FILES,
    MEASURE_CODES,
    RESULT_IN_FILES,
    ROLE_IN_FILES,
    TITLE_IN_FILES,
)
from ntm_dashboard.domain.terms import FOLLOW_UP, LEVEL_OF_REPORT, ReportKind
from ntm_dashboard.i18n import N_


class Column(StrEnum):
    """A column of the contract; the values are its names."""

    PERIOD = "ky_bao_cao"
    ROLE = "vai_tro"
    MEETING_ON = "ngay_hop"
    ORDINAL = "so_ket_luan"
    UNIT_CODE = "ma_xa"
    UNIT_NAME = "ten_xa"
    CRITERIA_SET = "bo_tieu_chi"
    CRITERION = "tieu_chi"
    STEP = "buoc"
    SET_ON = "ngay_dat_ra"
    MOVED_ON = "ngay_chuyen"
    FORM = "hinh_thuc"
    DOCUMENT = "so_van_ban"
    TOPIC = "noi_dung_khao_sat"
    ASSIGNEE = "nguoi_phu_trach"
    FROM_ON = "tu_ngay"
    UNTIL_ON = "den_het_ngay"
    DAY = "ngay"
    MEASURE = "chi_so"
    TARGET_ON = "ngay_muc_tieu"
    MATTER = "noi_dung_viec"
    RESULT = "ket_qua"
    VALUE = "gia_tri"
    DOSSIER = "ho_so"
    DOSSIER_STATE = "trang_thai_ho_so"
    PLANNED_ON = "ngay_du_kien"
    AGENCY = "co_quan"
    PARTNERS = "phoi_hop"
    DUE_ON = "han_xu_ly"
    DONE_ON = "ngay_xong"
    CLOSING = "ket_thuc"
    EVIDENCE = "bang_chung"
    ANSWERED_ON = "ngay_tra_loi"
    ANSWER = "tra_loi"
    BALLOTS = "so_phieu"
    SATISFIED = "so_hai_long"
    NOTE = "ghi_chu"
    TITLE = "danh_hieu"
    YEAR = "nam"
    DECISION = "so_quyet_dinh"
    DECIDED_ON = "ngay_quyet_dinh"
    STATED_ON = "tinh_den"
    SOURCE = "nguon"
    CERTAINTY = "do_tin_cay"


class Holds(StrEnum):
    """What the cells of a column are."""

    TEXT = "text"
    WORD = "word"
    NUMBER = "number"
    DAY = "day"
    YEAR = "year"


_REPORTS = tuple(LEVEL_OF_REPORT)
_TITLES = (ReportKind.RECOGNITIONS,)
_FIGURES = (ReportKind.COUNTS, ReportKind.TARGETS)
_ABOUT_UNITS = FOLLOW_UP
_ABOUT_CRITERIA = tuple(kind for kind in FOLLOW_UP if kind is not ReportKind.SURVEYS)
_EVERY = tuple(ReportKind)


def _words(words: Mapping[Any, str]) -> dict[str, str]:
    return {str(term): word for term, word in words.items()}


@dataclass(frozen=True)
class ColumnContract:
    """All that is agreed about a column.

    `headings` are what offices write for it besides its name and its label. `kinds` are the kinds of files that have
    it, `required` those that cannot do without. `fields` are its fields in the frame and in the database: none where
    another column says it all. A `is_key` column says what a row is about; of the others, a `is_statement` column is
    what the source of a row speaks for. `words` are the words of files by what is stored for them; `list_name` names
    the list that a template offers, `hint` is its comment there and `width` its width. A `is_locked` column of a report
    is not for changing; a `is_rare` one is written only where a row needs it.
    """

    column: Column
    label: str
    holds: Holds
    kinds: tuple[ReportKind, ...]
    headings: tuple[str, ...] = ()
    required: tuple[ReportKind, ...] = ()
    fields: tuple[str, ...] = ()
    is_key: bool = False
    is_statement: bool = False
    words: Mapping[str, str] | None = None
    list_name: str = ""
    hint: str = ""
    width: int = 14
    is_locked: bool = False
    is_rare: bool = False

    def in_file(self, value: Any) -> str | float | date:
        """Give a stored value, which is known, as files write it: the word, the day, the number or the text."""
        match self.holds:
            case Holds.WORD if self.words is not None:
                return self.words[value]
            case Holds.DAY:
                return value.date()
            case Holds.NUMBER:
                return float(value)
            case Holds.YEAR:
                return str(int(value))
            case _:
                return str(value)


CONTRACT: tuple[ColumnContract, ...] = (
    ColumnContract(
        Column.PERIOD,
        N_("Kỳ báo cáo"),
        Holds.DAY,
        _REPORTS,
        (
            "kỳ",
            "kỳ số liệu",
            "thời điểm",
            "thời điểm báo cáo",
            "tính đến ngày",
            "kỳ đánh giá",
            "ngày báo cáo",
            "period",
        ),
        fields=("period",),
        is_key=True,
        hint=N_("Ngày cuối kỳ, dạng ngày/tháng/năm; cả bảng một kỳ."),
    ),
    ColumnContract(
        Column.ROLE,
        N_("Vai trò"),
        Holds.WORD,
        (ReportKind.ASSIGNMENTS,),
        required=(ReportKind.ASSIGNMENTS,),
        fields=("role",),
        is_key=True,
        words=_words(ROLE_IN_FILES),
        list_name="ds_vai_tro",
        hint=N_("Chọn trong danh sách: phụ trách theo cách nào."),
        width=28,
    ),
    ColumnContract(
        Column.MEETING_ON,
        N_("Ngày họp"),
        Holds.DAY,
        (ReportKind.CONCLUSIONS,),
        (
            "ngày họp kết luận",
            "cuộc họp ngày",
        ),
        required=(ReportKind.CONCLUSIONS,),
        fields=("meeting_on",),
        is_key=True,
        hint=N_("Ngày của cuộc họp, dạng ngày/tháng/năm."),
    ),
    ColumnContract(
        Column.ORDINAL,
        N_("Số kết luận"),
        Holds.TEXT,
        (ReportKind.CONCLUSIONS,),
        (
            "kết luận số",
            "stt kết luận",
        ),
        required=(ReportKind.CONCLUSIONS,),
        fields=("ordinal",),
        is_key=True,
        hint=N_("Thứ tự của kết luận trong cuộc họp: 1, 2, 3…"),
    ),
    ColumnContract(
        Column.UNIT_CODE,
        N_("Mã xã"),
        Holds.TEXT,
        (ReportKind.COMMUNE_REPORT, *_TITLES, *_ABOUT_UNITS),
        ("mã đơn vị", "mã đvhc", "mã đơn vị hành chính", "mã xã thị trấn", "mã số xã", "mã", "mã gso", "mã huyện"),
        fields=("unit",),
        is_key=True,
        hint=N_("Mã đơn vị hành chính; ô này đã khóa."),
        is_locked=True,
    ),
    ColumnContract(
        Column.UNIT_NAME,
        N_("Tên xã"),
        Holds.TEXT,
        (ReportKind.COMMUNE_REPORT, *_TITLES, *_ABOUT_UNITS),
        (
            *("xã", "tên xã thị trấn", "xã thị trấn", "tên đơn vị", "đơn vị", "tên đơn vị hành chính", "địa phương"),
            *("tên xã phường thị trấn", "đơn vị xã", "xã thị trấn tên", "tên huyện"),
        ),
        is_key=True,
        hint=N_("Tên xã, thị trấn; ô này đã khóa."),
        width=24,
        is_locked=True,
    ),
    ColumnContract(
        Column.CRITERIA_SET,
        N_("Bộ tiêu chí"),
        Holds.TEXT,
        _REPORTS,
        ("mã bộ tiêu chí", "mã bộ", "theo bộ tiêu chí", "bộ tiêu chí áp dụng", "loại bộ tiêu chí"),
        fields=("criteria_set",),
        is_key=True,
        width=26,
        is_locked=True,
        is_rare=True,
    ),
    ColumnContract(
        Column.CRITERION,
        N_("Tiêu chí"),
        Holds.TEXT,
        (*_REPORTS, *_ABOUT_CRITERIA),
        (
            *("tiêu chí số", "số tiêu chí", "mã tiêu chí", "tc", "tên tiêu chí", "stt tiêu chí", "chỉ tiêu"),
            *("tiêu chí chỉ tiêu", "mã chỉ tiêu", "số hiệu tiêu chí", "số tt tiêu chí", "tt tiêu chí"),
            "số thứ tự tiêu chí",
        ),
        required=_REPORTS,
        fields=("criterion", "indicator"),
        is_key=True,
        hint=N_("Số tiêu chí (5) hoặc chỉ tiêu (17.10); ô này đã khóa."),
        is_locked=True,
    ),
    ColumnContract(
        Column.STEP,
        N_("Bước"),
        Holds.TEXT,
        (ReportKind.ROADMAP,),
        (
            "bước thực hiện",
            "bước công việc",
        ),
        fields=("step",),
        is_key=True,
        hint=N_("Một bước của tiêu chí; để trống là cả tiêu chí."),
        width=24,
    ),
    ColumnContract(
        Column.SET_ON,
        N_("Ngày đặt ra"),
        Holds.DAY,
        (ReportKind.ROADMAP,),
        (
            "ngày đặt ra lộ trình",
            "ngày lập lộ trình",
            "ngày điều chỉnh lộ trình",
        ),
        required=(ReportKind.ROADMAP,),
        fields=("set_on",),
        is_key=True,
        hint=N_("Ngày đặt ra hay dời ngày dự kiến này; dời thì thêm dòng mới."),
    ),
    ColumnContract(
        Column.MOVED_ON,
        N_("Ngày chuyển bước"),
        Holds.DAY,
        (ReportKind.DOSSIERS,),
        ("ngày chuyển hồ sơ",),
        required=(ReportKind.DOSSIERS,),
        fields=("moved_on",),
        is_key=True,
        hint=N_("Ngày hồ sơ sang trạng thái này."),
    ),
    ColumnContract(
        Column.FORM,
        N_("Hình thức"),
        Holds.WORD,
        (ReportKind.INSPECTIONS,),
        ("hình thức kiểm tra",),
        required=(ReportKind.INSPECTIONS,),
        fields=("form",),
        is_key=True,
        words=_words(INSPECTION_FORM_IN_FILES),
        list_name="ds_hinh_thuc",
        hint=N_("Chọn trong danh sách."),
        width=16,
    ),
    ColumnContract(
        Column.DOCUMENT,
        N_("Số văn bản"),
        Holds.TEXT,
        (ReportKind.INSPECTIONS,),
        (
            "số công văn",
            "số văn bản đôn đốc",
        ),
        fields=("document",),
        is_key=True,
        hint=N_("Số, ký hiệu văn bản; để trống nếu không có."),
        width=20,
    ),
    ColumnContract(
        Column.TOPIC,
        N_("Nội dung khảo sát"),
        Holds.TEXT,
        (ReportKind.SURVEYS,),
        ("nội dung lấy ý kiến",),
        required=(ReportKind.SURVEYS,),
        fields=("topic",),
        is_key=True,
        hint=N_("Nội dung người dân được hỏi, đúng như phiếu."),
        width=40,
    ),
    ColumnContract(
        Column.ASSIGNEE,
        N_("Người phụ trách"),
        Holds.TEXT,
        (ReportKind.ASSIGNMENTS,),
        (
            "người cơ quan phụ trách",
            "người được phân công",
            "cơ quan người phụ trách",
        ),
        required=(ReportKind.ASSIGNMENTS,),
        fields=("assignee",),
        is_key=True,
        list_name="ds_co_quan",
        hint=N_("Chức danh hoặc cơ quan: chọn mã cơ quan hoặc ghi tên."),
        width=34,
    ),
    ColumnContract(
        Column.FROM_ON,
        N_("Từ ngày"),
        Holds.DAY,
        (ReportKind.ASSIGNMENTS,),
        ("phụ trách từ ngày",),
        required=(ReportKind.ASSIGNMENTS,),
        fields=("from_on",),
        is_key=True,
        hint=N_("Ngày bắt đầu phụ trách, dạng ngày/tháng/năm."),
    ),
    ColumnContract(
        Column.UNTIL_ON,
        N_("Đến hết ngày"),
        Holds.DAY,
        (ReportKind.ASSIGNMENTS,),
        ("phụ trách đến ngày",),
        fields=("until_on",),
        is_statement=True,
        hint=N_("Ngày thôi phụ trách; để trống nếu còn."),
    ),
    ColumnContract(
        Column.DAY,
        N_("Ngày"),
        Holds.DAY,
        (ReportKind.COUNTS, ReportKind.INSPECTIONS, ReportKind.SURVEYS),
        ("ngày công bố", "ngày số liệu"),
        required=(ReportKind.COUNTS, ReportKind.INSPECTIONS, ReportKind.SURVEYS),
        fields=("day",),
        is_key=True,
    ),
    ColumnContract(
        Column.MEASURE,
        N_("Chỉ số"),
        Holds.WORD,
        _FIGURES,
        ("tên chỉ số", "mã chỉ số", "chỉ số mục tiêu"),
        required=_FIGURES,
        fields=("measure",),
        is_key=True,
        words=_words(MEASURE_CODES),
        list_name="ds_chi_so",
    ),
    ColumnContract(
        Column.TARGET_ON,
        N_("Ngày mục tiêu"),
        Holds.DAY,
        (ReportKind.TARGETS,),
        ("thời hạn mục tiêu", "đến ngày", "hạn mục tiêu"),
        required=(ReportKind.TARGETS,),
        fields=("target_on",),
        is_statement=True,
    ),
    ColumnContract(
        Column.MATTER,
        N_("Nội dung việc"),
        Holds.TEXT,
        (ReportKind.INSPECTIONS, ReportKind.CONCLUSIONS),
        (
            "nội dung kết luận",
            "nội dung kiểm tra",
            "nội dung đôn đốc",
            "kết luận của cuộc họp",
        ),
        required=(ReportKind.INSPECTIONS, ReportKind.CONCLUSIONS),
        fields=("matter",),
        is_statement=True,
        hint=N_("Điều phát hiện, yêu cầu hoặc kết luận."),
        width=60,
    ),
    ColumnContract(
        Column.RESULT,
        N_("Kết quả"),
        Holds.WORD,
        _REPORTS,
        (
            *("kết quả đánh giá", "kết quả thực hiện", "đánh giá", "đạt chưa đạt", "kết quả tự đánh giá", "mức đạt"),
            *("đạt hay chưa đạt", "hiện trạng", "kết luận", "kq", "kết quả đạt được", "thực trạng", "xếp loại"),
            *("mức độ đạt", "mức độ đạt chuẩn", "kết quả thẩm định", "kết quả thẩm tra", "kết quả xét"),
        ),
        required=_REPORTS,
        fields=("result",),
        is_statement=True,
        words=_words(RESULT_IN_FILES),
        list_name="ds_ket_qua",
        hint=N_("Chọn đạt, chưa đạt hoặc không áp dụng; không để trống."),
    ),
    ColumnContract(
        Column.VALUE,
        N_("Giá trị"),
        Holds.NUMBER,
        (*_REPORTS, *_FIGURES),
        (
            *("giá trị thực tế", "giá trị đạt được", "số liệu", "kết quả số", "giá trị đạt", "trị số"),
            "giá trị thực hiện",
        ),
        required=_FIGURES,
        fields=("value",),
        is_statement=True,
        hint=N_("Số, dùng dấu phẩy thập phân; để trống nếu không đo."),
    ),
    ColumnContract(
        Column.DOSSIER,
        N_("Hồ sơ"),
        Holds.TEXT,
        (*_REPORTS, ReportKind.DOSSIERS),
        ("hồ sơ minh chứng", "mã hồ sơ", "số hồ sơ", "minh chứng", "hồ sơ số"),
        fields=("dossier",),
        hint=N_("Số hồ sơ minh chứng, không ghi đường dẫn."),
        width=20,
    ),
    ColumnContract(
        Column.DOSSIER_STATE,
        N_("Trạng thái hồ sơ"),
        Holds.WORD,
        (*_REPORTS, ReportKind.DOSSIERS),
        ("tình trạng hồ sơ", "tiến độ hồ sơ"),
        required=(ReportKind.DOSSIERS,),
        fields=("dossier_state",),
        words=_words(DOSSIER_STATE_IN_FILES),
        list_name="ds_ho_so",
        hint=N_("Chọn trong danh sách; để trống nếu chưa biết."),
        width=18,
    ),
    ColumnContract(
        Column.PLANNED_ON,
        N_("Ngày dự kiến"),
        Holds.DAY,
        (*_REPORTS, ReportKind.ROADMAP),
        (
            *("thời gian dự kiến", "dự kiến hoàn thành", "ngày dự kiến hoàn thành", "ngày dự kiến đạt", "thời hạn"),
            *(
                "dự kiến đạt",
                "ngày hoàn thành dự kiến",
                "thời gian hoàn thành",
                "hạn hoàn thành",
                "thời hạn hoàn thành",
            ),
            *("thời gian thực hiện", "thời gian đạt", "ngày hoàn thành", "tiến độ hoàn thành", "thời gian phấn đấu"),
        ),
        fields=("planned_on",),
        hint=N_("Ngày dự kiến đạt, dạng ngày/tháng/năm."),
    ),
    ColumnContract(
        Column.AGENCY,
        N_("Cơ quan"),
        Holds.TEXT,
        (*_REPORTS, ReportKind.ROADMAP, ReportKind.DOSSIERS, ReportKind.INSPECTIONS, ReportKind.CONCLUSIONS),
        (
            *("cơ quan phụ trách", "đơn vị phụ trách", "cơ quan chủ trì", "đơn vị chủ trì", "ngành phụ trách"),
            *("phụ trách", "đơn vị thực hiện", "cơ quan thực hiện", "cơ quan đơn vị phụ trách", "phòng ban phụ trách"),
            *("cơ quan đơn vị thực hiện", "đơn vị chịu trách nhiệm", "cơ quan chịu trách nhiệm", "phòng phụ trách"),
        ),
        fields=("agency",),
        list_name="ds_co_quan",
        hint=N_("Mã cơ quan phụ trách: chọn trong danh sách hoặc ghi tên."),
    ),
    ColumnContract(
        Column.PARTNERS,
        N_("Phối hợp"),
        Holds.TEXT,
        (ReportKind.CONCLUSIONS,),
        (
            "đơn vị phối hợp",
            "cơ quan cùng thực hiện",
        ),
        fields=("partners",),
        hint=N_("Ai cùng làm."),
        width=30,
    ),
    ColumnContract(
        Column.DUE_ON,
        N_("Hạn xử lý"),
        Holds.DAY,
        (ReportKind.DOSSIERS, ReportKind.INSPECTIONS, ReportKind.CONCLUSIONS),
        (
            "hạn trả lời",
            "hạn giải quyết",
        ),
        fields=("due_on",),
        is_statement=True,
        hint=N_("Phải xong hoặc trả lời chậm nhất ngày nào."),
    ),
    ColumnContract(
        Column.DONE_ON,
        N_("Ngày xong"),
        Holds.DAY,
        (ReportKind.ROADMAP, ReportKind.CONCLUSIONS),
        (
            "ngày xong thực tế",
            "ngày hoàn thành thực tế",
        ),
        fields=("done_on",),
        is_statement=True,
        hint=N_("Ngày xong thật; để trống nếu chưa."),
    ),
    ColumnContract(
        Column.CLOSING,
        N_("Kết thúc"),
        Holds.WORD,
        (ReportKind.CONCLUSIONS,),
        ("kết thúc thế nào",),
        fields=("closing",),
        is_statement=True,
        words=_words(CLOSING_IN_FILES),
        list_name="ds_ket_thuc",
        hint=N_("Hoàn thành hay thôi thực hiện; để trống nếu còn làm."),
        width=16,
    ),
    ColumnContract(
        Column.EVIDENCE,
        N_("Bằng chứng"),
        Holds.TEXT,
        (ReportKind.CONCLUSIONS,),
        fields=("evidence",),
        is_statement=True,
        hint=N_("Văn bản, hồ sơ cho thấy đã xong."),
        width=30,
    ),
    ColumnContract(
        Column.ANSWERED_ON,
        N_("Ngày trả lời"),
        Holds.DAY,
        (ReportKind.INSPECTIONS,),
        fields=("answered_on",),
        is_statement=True,
        hint=N_("Ngày nhận được trả lời; để trống nếu chưa."),
    ),
    ColumnContract(
        Column.ANSWER,
        N_("Trả lời"),
        Holds.TEXT,
        (ReportKind.INSPECTIONS,),
        ("nội dung trả lời",),
        fields=("answer",),
        is_statement=True,
        hint=N_("Tóm tắt trả lời."),
        width=40,
    ),
    ColumnContract(
        Column.BALLOTS,
        N_("Số phiếu"),
        Holds.NUMBER,
        (ReportKind.SURVEYS,),
        (
            "số phiếu thu về",
            "số phiếu hợp lệ",
        ),
        required=(ReportKind.SURVEYS,),
        fields=("ballots",),
        is_statement=True,
        hint=N_("Số phiếu thu về của xã cho nội dung này."),
    ),
    ColumnContract(
        Column.SATISFIED,
        N_("Số phiếu hài lòng"),
        Holds.NUMBER,
        (ReportKind.SURVEYS,),
        ("số người hài lòng",),
        required=(ReportKind.SURVEYS,),
        fields=("satisfied",),
        is_statement=True,
        hint=N_("Trong số phiếu thu về, bao nhiêu phiếu hài lòng."),
        width=18,
    ),
    ColumnContract(
        Column.NOTE,
        N_("Ghi chú"),
        Holds.TEXT,
        (*_REPORTS, *FOLLOW_UP),
        (
            *(
                "ý kiến",
                "diễn giải",
                "lý do",
                "khó khăn vướng mắc",
                "khó khăn",
                "vướng mắc",
                "nguyên nhân",
                "giải pháp",
            ),
            *("kiến nghị", "tồn tại hạn chế", "tồn tại", "nội dung chưa đạt", "nội dung còn thiếu", "lý do chưa đạt"),
        ),
        fields=("note",),
        hint=N_("Ghi chú tự do."),
        width=40,
    ),
    ColumnContract(
        Column.TITLE,
        N_("Kết quả công nhận"),
        Holds.WORD,
        _TITLES,
        ("danh hiệu được công nhận", "mức công nhận", "danh hiệu công nhận"),
        required=_TITLES,
        fields=("title",),
        is_key=True,
        words=_words(TITLE_IN_FILES),
        list_name="ds_danh_hieu",
    ),
    ColumnContract(
        Column.YEAR,
        N_("Năm"),
        Holds.YEAR,
        _TITLES,
        ("năm đạt", "năm công nhận", "năm đạt chuẩn"),
        fields=("for_year",),
        is_statement=True,
    ),
    ColumnContract(
        Column.DECISION,
        N_("Số quyết định"),
        Holds.TEXT,
        _TITLES,
        ("quyết định", "quyết định số", "số quyết định công nhận"),
        fields=("decision",),
        is_statement=True,
    ),
    ColumnContract(
        Column.DECIDED_ON,
        N_("Ngày quyết định"),
        Holds.DAY,
        _TITLES,
        ("ngày công nhận", "ngày ký", "ngày ban hành", "ngày ban hành quyết định"),
        fields=("decided_on",),
        is_statement=True,
    ),
    ColumnContract(
        Column.STATED_ON,
        N_("Tính đến"),
        Holds.DAY,
        _TITLES,
        ("thời điểm nêu trong nguồn",),
        fields=("effective_on",),
        is_key=True,
    ),
    ColumnContract(
        Column.SOURCE,
        N_("Nguồn"),
        Holds.TEXT,
        _EVERY,
        ("nguồn số liệu", "căn cứ", "văn bản"),
        fields=("source",),
        hint=N_("Văn bản làm căn cứ: số, ngày, cơ quan ban hành."),
        width=50,
    ),
    ColumnContract(
        Column.CERTAINTY,
        N_("Độ tin cậy"),
        Holds.WORD,
        _EVERY,
        ("mức tin cậy",),
        fields=("certainty",),
        words=_words(CERTAINTY_CODES),
        list_name="ds_tin_cay",
        hint=N_("Chọn trong danh sách; để trống là đơn vị tự báo cáo."),
    ),
)

EVERY_FIELD = frozenset(name for one in CONTRACT for name in one.fields)
"""The fields of all columns: what a file says that leaves no column out."""


def columns_of(kind: ReportKind) -> tuple[ColumnContract, ...]:
    """Give the columns of a kind of file, in the order in which it has them."""
    return tuple(one for one in CONTRACT if kind in one.kinds)


def contents_of(kind: ReportKind) -> tuple[ColumnContract, ...]:
    """Give the columns of a kind that say something of what a row is about; the origin of a row is not among them."""
    origin = {Column.SOURCE, Column.CERTAINTY}
    return tuple(one for one in columns_of(kind) if not one.is_key and one.column not in origin)


def contract_of(column: Column) -> ColumnContract:
    """Give what is agreed about a column."""
    return _BY_COLUMN[column]


def fields_of(columns: Iterable[Column]) -> frozenset[str]:
    """Give the fields that columns fill."""
    return frozenset(name for column in columns for name in contract_of(column).fields)


_BY_COLUMN = {one.column: one for one in CONTRACT}
