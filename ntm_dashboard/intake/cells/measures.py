"""Chỉ số as offices write it, and what stands for its figure: words, and units of money."""

import re

from ntm_dashboard.domain.file_words import MEASURE_CODES
from ntm_dashboard.domain.terms import Measure
from ntm_dashboard.intake.cells.text import cleaned, folded, words_only

_MEASURES: dict[Measure, str] = {
    Measure.COMMUNES_STANDARD: "số xã đạt chuẩn nông thôn mới|số xã đạt chuẩn|số xã được công nhận đạt chuẩn|"
    "số xã được công nhận đạt chuẩn nông thôn mới|số xã nông thôn mới|xã đạt chuẩn nông thôn mới|xã đạt chuẩn",
    Measure.COMMUNES_ADVANCED: "số xã nông thôn mới nâng cao|số xã nâng cao|số xã đạt chuẩn nông thôn mới nâng cao|"
    "số xã đạt nông thôn mới nâng cao|xã nông thôn mới nâng cao|số xã đạt chuẩn nâng cao|"
    "số xã được công nhận nông thôn mới nâng cao",
    Measure.COMMUNES_COMPLETED_TASK: "số xã hoàn thành nhiệm vụ, chờ công nhận|số xã hoàn thành nhiệm vụ|"
    "xã hoàn thành nhiệm vụ|số xã hoàn thành nhiệm vụ xây dựng nông thôn mới|số xã hoàn thành, chờ công nhận",
    Measure.TOWNS_CIVILISED: "số thị trấn đạt chuẩn đô thị văn minh|số thị trấn văn minh|thị trấn văn minh|"
    "thị trấn đạt chuẩn đô thị văn minh|số thị trấn đô thị văn minh",
    Measure.DISTRICT_CRITERIA_MET: "số tiêu chí huyện đạt|số tiêu chí huyện đã đạt|tiêu chí huyện đạt|"
    "số tiêu chí huyện nông thôn mới đạt|số tiêu chí huyện nông thôn mới đã đạt",
    Measure.DISTRICT_RECOGNISED: "huyện được công nhận|huyện được công nhận đạt chuẩn nông thôn mới|"
    "huyện đạt chuẩn nông thôn mới|huyện được công nhận đạt chuẩn|huyện được công nhận nông thôn mới",
    Measure.SATISFACTION: "tỷ lệ hài lòng của người dân|tỷ lệ hài lòng|tỷ lệ người dân hài lòng|mức độ hài lòng",
    Measure.SATISFACTION_LOWEST: "tỷ lệ hài lòng thấp nhất|tỷ lệ hài lòng thấp nhất theo xã, nội dung",
    Measure.CONSTRUCTION_DEBT: "nợ đọng xây dựng cơ bản|nợ đọng XDCB|nợ xây dựng cơ bản|nợ đọng|"
    "nợ đọng trong xây dựng cơ bản|nợ đọng xây dựng cơ bản trong xây dựng nông thôn mới",
    Measure.SECURITY_COMPLEX: "phức tạp về an ninh, trật tự|an ninh phức tạp|an ninh, trật tự phức tạp|"
    "tình hình an ninh, trật tự phức tạp|địa bàn phức tạp về an ninh, trật tự|điểm phức tạp về an ninh, trật tự",
    Measure.RECOGNITION_CONTENTS_MET: "số nội dung xét công nhận huyện đạt|số nội dung xét công nhận đạt",
    Measure.INCOME_PER_HEAD: "thu nhập bình quân đầu người toàn huyện|thu nhập bình quân đầu người của huyện",
    Measure.POVERTY_RATE: "tỷ lệ hộ nghèo toàn huyện|tỷ lệ hộ nghèo của huyện",
    Measure.HOUSEHOLDS_SAFE_ELECTRICITY: "tỷ lệ hộ dùng điện thường xuyên, an toàn toàn huyện|"
    "tỷ lệ hộ sử dụng điện thường xuyên, an toàn toàn huyện|tỷ lệ hộ sử dụng điện thường xuyên, an toàn của huyện",
}
_UNITS_BESIDE_NAME = re.compile(
    r"\s*\((?:%|triệu đồng|triệu đồng/người/năm|trđ|tr\.đ|xã|thị trấn|tiêu chí|nội dung|1: ?có, ?0: ?không)\)\s*$",
    re.I,
)
_NONE_OF_IT = "không|không có|chưa có"
_ANSWERS: dict[Measure, tuple[str, str]] = {
    Measure.CONSTRUCTION_DEBT: (
        f"{_NONE_OF_IT}|không nợ|không có nợ|không còn|không còn nợ|không phát sinh|hết nợ",
        "",
    ),
    Measure.SECURITY_COMPLEX: (
        f"{_NONE_OF_IT}|không phức tạp|không xảy ra|không phát sinh",
        "có|phức tạp|có phức tạp|có xảy ra",
    ),
    Measure.DISTRICT_RECOGNISED: (
        "không|chưa|chưa được|chưa được công nhận|chưa công nhận|chưa có",
        "rồi|có|đã|đã có|được công nhận|đã được công nhận|đã công nhận|đã được|đã công nhận rồi",
    ),
    Measure.COMMUNES_STANDARD: (_NONE_OF_IT, ""),
    Measure.COMMUNES_ADVANCED: (_NONE_OF_IT, ""),
    Measure.COMMUNES_COMPLETED_TASK: (_NONE_OF_IT, ""),
    Measure.TOWNS_CIVILISED: (_NONE_OF_IT, ""),
    Measure.DISTRICT_CRITERIA_MET: (_NONE_OF_IT, ""),
}
_MONEY = {
    **dict.fromkeys(("", "trieu dong", "trieu", "tr", "trd", "tr d", "tr dong"), 1.0),
    **dict.fromkeys(("ty dong", "ty", "ti dong", "ti", "tyd"), 1_000.0),
    **dict.fromkeys(("nghin dong", "ngan dong", "nghin", "ngan"), 0.001),
    **dict.fromkeys(("dong", "d", "vnd"), 0.000_001),
}
"""Units of money in millions of đồng."""
_SCALES: dict[Measure, dict[str, float]] = {
    Measure.CONSTRUCTION_DEBT: _MONEY,
    Measure.SATISFACTION: {"": 1.0, "%": 1.0},
    Measure.SATISFACTION_LOWEST: {"": 1.0, "%": 1.0},
    Measure.COMMUNES_STANDARD: {"": 1.0, "xa": 1.0},
    Measure.COMMUNES_ADVANCED: {"": 1.0, "xa": 1.0},
    Measure.COMMUNES_COMPLETED_TASK: {"": 1.0, "xa": 1.0},
    Measure.TOWNS_CIVILISED: {"": 1.0, "thi tran": 1.0},
    Measure.DISTRICT_CRITERIA_MET: {"": 1.0, "tieu chi": 1.0},
    Measure.RECOGNITION_CONTENTS_MET: {"": 1.0, "noi dung": 1.0},
    Measure.INCOME_PER_HEAD: dict.fromkeys(("", "trieu dong", "trieu dong nguoi nam", "trieu dong nguoi"), 1.0),
    Measure.POVERTY_RATE: {"": 1.0, "%": 1.0},
    Measure.HOUSEHOLDS_SAFE_ELECTRICITY: {"": 1.0, "%": 1.0},
}
_BEFORE_UNIT = re.compile(r"^[^A-Za-zÀ-ỹ%‰]*")


def _key(text: str) -> str:
    plain = words_only(_UNITS_BESIDE_NAME.sub("", cleaned(text)))
    return " ".join("nong thon moi" if word == "ntm" else word for word in plain.split())


_MEASURE_OF = {
    **{_key(form): measure for measure, forms in _MEASURES.items() for form in forms.split("|")},
    **{_key(measure.value): measure for measure in Measure},
    **{_key(code): measure for measure, code in MEASURE_CODES.items()},
}
_ANSWER_OF = {
    (measure, folded(word)): float(value)
    for measure, answers in _ANSWERS.items()
    for value, words in enumerate(answers)
    for word in words.split("|")
    if word
}


def measure(text: str) -> Measure | None:
    """Read a chỉ số from its code or its name; a name in another unit ("tỷ đồng") is not known."""
    return _MEASURE_OF.get(_key(text))


def figure_in_words(text: str, measure: Measure) -> float | None:
    """Read a word that stands for a figure ("Không" for a debt); None where it does not say which figure."""
    plain = folded(cleaned(text)).strip(" .")
    return _ANSWER_OF.get((measure, plain))


def is_bare_yes(text: str) -> bool:
    """Tell whether a cell says that there is some, and not how much."""
    return folded(cleaned(text)).strip(" .") in {"co", "con", "co no", "con no"}


def scale_of(text: str, measure: Measure) -> float | None:
    """Give by what a written figure is multiplied for its unit (2,5 tỷ đồng is 2500 triệu); None for a foreign unit."""
    written = _BEFORE_UNIT.sub("", cleaned(text))
    unit = "%" if written.strip() == "%" else words_only(written)
    return _SCALES.get(measure, {"": 1.0}).get(unit if written else "")
