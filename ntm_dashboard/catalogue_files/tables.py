"""The files of the catalogue: their columns, their words, and how a row becomes what the domain speaks of."""

from collections.abc import Mapping

from ntm_dashboard.catalogue_files.lines import Line, Table
from ntm_dashboard.domain.catalogue import (
    TO_BE_CHECKED,
    Agency,
    Condition,
    CriteriaSet,
    Criterion,
    Indicator,
    LeadTime,
    LegalText,
    MeasureCode,
    Threshold,
    Unit,
)
from ntm_dashboard.domain.terms import (
    CIVILISED_TOWN_SET,
    Certainty,
    Direction,
    Level,
    Measure,
    Requirement,
    UnitKind,
)

_ORIGIN = ("nguon", "do_tin_cay")
_OTHER_NAMES = "ten_khac"
_SHORT, _SHORT_EN = "ten_ngan", "ten_ngan_en"
_KEY = "tieu_chi_then_chot"
_VALIDITY = ("hieu_luc_tu", "hieu_luc_den")

UNITS = Table(
    "don_vi.csv",
    ("ma", "ten", "loai", "don_vi_cha", "hang", "cot", *_VALIDITY, "nhap_vao", *_ORIGIN),
    ("ma", "hieu_luc_tu"),
)
SETS = Table(
    "bo_tieu_chi.csv",
    ("ma_bo", "cap", "loai", "ten", "ten_en", "can_cu", *_VALIDITY, "so_tieu_chi", "so_chi_tieu", _KEY, *_ORIGIN),
    ("ma_bo",),
    optional=(_KEY,),
)
CRITERIA = Table(
    "tieu_chi.csv",
    ("ma_bo", "so", "ten", "ten_en", _SHORT, _SHORT_EN, _OTHER_NAMES, "nhom", "nhom_en", "co_quan", *_ORIGIN),
    ("ma_bo", "so"),
    optional=(_SHORT, _SHORT_EN, _OTHER_NAMES),
)
INDICATORS = Table(
    "chi_tieu.csv",
    (
        "ma_bo",
        "tieu_chi",
        "so",
        "ten",
        "ten_en",
        "chieu",
        "don_vi_tinh",
        "co_the_khong_ap_dung",
        "ghi_chu",
        *_ORIGIN,
    ),
    ("ma_bo", "so"),
)
THRESHOLDS = Table(
    "nguong.csv",
    ("ma_bo", "chi_tieu", "gia_tri", "mo_ta", *_VALIDITY, *_ORIGIN),
    ("ma_bo", "chi_tieu", "hieu_luc_tu"),
)
CONDITIONS = Table(
    "dieu_kien.csv",
    (
        "ma_bo",
        "so",
        "ma",
        "ten",
        "ten_en",
        "chi_so",
        "yeu_cau",
        "muc_yeu_cau",
        "mo_ta_yeu_cau",
        "mo_ta_yeu_cau_en",
        *_ORIGIN,
    ),
    ("ma_bo", "ma"),
)
AGENCIES = Table("co_quan.csv", ("ma", "ten", "ten_en", _OTHER_NAMES, *_ORIGIN), ("ma",), optional=(_OTHER_NAMES,))
MEASURES = Table(
    "chi_so.csv",
    ("ma", "chi_so", "ten", "ten_en", "don_vi_tinh", "ma_bo", "chi_tieu", *_ORIGIN),
    ("ma",),
    optional=("ma_bo", "chi_tieu"),
)
LEGAL_TEXTS = Table(
    "van_ban.csv",
    ("so_hieu", "ngay_ban_hanh", "noi_dung", "noi_dung_en", "ma_bo", *_VALIDITY, *_ORIGIN),
    ("so_hieu",),
)
LEAD_TIMES = Table("thoi_han.csv", ("ma_bo", "buoc", "ten", "ten_en", "so_ngay", "can_cu", *_ORIGIN), ("ma_bo", "buoc"))

TABLES = (UNITS, SETS, CRITERIA, INDICATORS, THRESHOLDS, CONDITIONS, AGENCIES, MEASURES, LEGAL_TEXTS, LEAD_TIMES)

CERTAINTY_CODES: Mapping[str, Certainty] = {
    "van_ban": Certainty.DOCUMENTED,
    "suy_ra": Certainty.DERIVED,
    "tu_bao_cao": Certainty.REPORTED,
    "minh_hoa": Certainty.ILLUSTRATIVE,
}
_CATALOGUE_CERTAINTY = {code: code for code in (*CERTAINTY_CODES, TO_BE_CHECKED)}
_UNIT_KINDS = {"xã": UnitKind.COMMUNE, "thị trấn": UnitKind.TOWN, "huyện": UnitKind.DISTRICT}
_LEVELS = {"xã": Level.COMMUNE, "huyện": Level.DISTRICT}
_SET_KINDS = {
    "đạt chuẩn": "standard",
    "nâng cao": "advanced",
    "kiểu mẫu": "model",
    "đô thị văn minh": CIVILISED_TOWN_SET,
}
_DIRECTIONS = {
    "đạt": Direction.MET,
    "tối thiểu": Direction.AT_LEAST,
    "tối đa": Direction.AT_MOST,
    "không": Direction.NONE,
}
_YES_NO = {"có": "yes", "không": "no"}
_REQUIREMENTS = {
    "tỷ lệ tối thiểu": Requirement.SHARE_AT_LEAST,
    "giá trị tối thiểu": Requirement.VALUE_AT_LEAST,
    "bằng không": Requirement.ZERO,
}
_MEASURES = {measure.value: measure for measure in Measure}


def certainty(line: Line) -> str:
    """Give how certain a row of the catalogue is, and see that it says where it comes from."""
    line.required("nguon")
    return line.word("do_tin_cay", _CATALOGUE_CERTAINTY)


def unit(line: Line) -> Unit:
    """Read a commune, a town or a district. Communes and towns need a place on the tile grid."""
    kind = line.word("loai", _UNIT_KINDS)
    if kind is not UnitKind.DISTRICT:
        line.required("hang")
        line.required("cot")
    certainty(line)
    return Unit(
        code=line.required("ma"),
        name=line.required("ten"),
        kind=kind,
        parent=line.required("don_vi_cha"),
        tile_row=line.optional_whole("hang") or 0,
        tile_col=line.optional_whole("cot") or 0,
        validity=line.validity(),
        merged_into=line.text("nhap_vao"),
        source=line.text("nguon"),
    )


def criteria_set(line: Line) -> CriteriaSet:
    """Read a criteria set with the decision that issued it."""
    return CriteriaSet(
        name_vi=line.required("ten"),
        name_en=line.text("ten_en"),
        set_id=line.required("ma_bo"),
        level=line.word("cap", _LEVELS),
        kind=line.word("loai", _SET_KINDS),
        legal_basis=line.required("can_cu"),
        validity=line.validity(),
        criteria_count=line.optional_whole("so_tieu_chi"),
        indicators_count=line.optional_whole("so_chi_tieu"),
        certainty=certainty(line),
        key_criteria=_parts(line, _KEY),
    )


def other_names(line: Line) -> tuple[str, ...]:
    """Read the further names and abbreviations of a thing, parted by |."""
    return _parts(line, _OTHER_NAMES)


def set_ids(line: Line) -> tuple[str, ...]:
    """Read the sets that a decision or a letter is about, parted by |."""
    return _parts(line, "ma_bo")


def _parts(line: Line, column: str) -> tuple[str, ...]:
    return tuple(name for part in line.text(column).split("|") if (name := part.strip()))


def criterion(line: Line) -> Criterion:
    """Read a numbered criterion of a set."""
    return Criterion(
        name_vi=line.required("ten"),
        name_en=line.text("ten_en"),
        set_id=line.required("ma_bo"),
        number=line.numbered("so", parts=1),
        group_vi=line.text("nhom"),
        group_en=line.text("nhom_en"),
        short_vi=line.text(_SHORT),
        short_en=line.text(_SHORT_EN),
        also=other_names(line),
        agency=line.text("co_quan"),
        certainty=certainty(line),
    )


def indicator(line: Line) -> Indicator:
    """Read a numbered indicator of a criterion."""
    return Indicator(
        name_vi=line.required("ten"),
        name_en=line.text("ten_en"),
        set_id=line.required("ma_bo"),
        criterion=line.required("tieu_chi"),
        number=line.numbered("so", parts=2),
        direction=line.word("chieu", _DIRECTIONS),
        measured_in=line.text("don_vi_tinh"),
        may_not_apply=line.word("co_the_khong_ap_dung", _YES_NO) == "yes",
        certainty=certainty(line),
        note=line.text("ghi_chu"),
    )


def threshold(line: Line) -> Threshold:
    """Read what an indicator must reach from one day to another."""
    return Threshold(
        set_id=line.required("ma_bo"),
        indicator=line.required("chi_tieu"),
        value=line.optional_number("gia_tri"),
        text=line.required("mo_ta"),
        validity=line.validity(),
        certainty=certainty(line),
    )


def condition(line: Line, measures: Mapping[str, Measure]) -> Condition:
    """Read a condition of recognition; `measures` are the codes of `chi_so.csv` (none: that file is refused)."""
    return Condition(
        name_vi=line.required("ten"),
        name_en=line.text("ten_en"),
        set_id=line.required("ma_bo"),
        number=line.required("so"),
        code=line.required("ma"),
        measure=line.word("chi_so", measures) if measures else Measure.COMMUNES_STANDARD,
        requirement=line.word("yeu_cau", _REQUIREMENTS),
        required=line.number("muc_yeu_cau"),
        required_vi=line.required("mo_ta_yeu_cau"),
        required_en=line.text("mo_ta_yeu_cau_en"),
        source=line.text("nguon"),
        certainty=certainty(line),
    )


def agency(line: Line) -> Agency:
    """Read an office that leads criteria."""
    return Agency(
        name_vi=line.required("ten"),
        name_en=line.text("ten_en"),
        code=line.required("ma"),
        certainty=certainty(line),
        also=other_names(line),
    )


def measure_code(line: Line) -> MeasureCode:
    """Read the code by which the files speak of a published figure."""
    certainty(line)
    return MeasureCode(
        name_vi=line.required("ten"),
        name_en=line.text("ten_en"),
        code=line.required("ma"),
        measure=line.word("chi_so", _MEASURES),
        measured_in=line.text("don_vi_tinh"),
        set_id=line.text("ma_bo"),
        indicator=line.text("chi_tieu"),
    )


def legal_text(line: Line) -> LegalText:
    """Read a decision or a letter; what is not known of it is left blank."""
    return LegalText(
        name_vi=line.text("noi_dung"),
        name_en=line.text("noi_dung_en"),
        number=line.required("so_hieu"),
        issued_on=line.optional_day("ngay_ban_hanh"),
        set_ids=set_ids(line),
        validity=line.validity(),
        source=line.text("nguon"),
        is_checked=certainty(line) != TO_BE_CHECKED,
    )


def lead_time(line: Line) -> LeadTime:
    """Read a step of the procedure of recognition; the days are left blank while nobody has read them."""
    line.required("buoc")
    return LeadTime(
        name_vi=line.required("ten"),
        name_en=line.text("ten_en"),
        set_id=line.required("ma_bo"),
        order=line.optional_whole("buoc") or 0,
        days=line.optional_whole("so_ngay"),
        legal_basis=line.text("can_cu"),
        certainty=certainty(line),
    )
