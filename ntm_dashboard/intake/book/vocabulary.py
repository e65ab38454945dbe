"""Words that a file of ours is sure to hold: by them an encoding is recognised, since no detector knows them all."""

import re
from dataclasses import dataclass

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.intake.cells.text import lowered

_COMMON = (
    "xã đạt chưa không thị trấn tiêu chí kết quả giá trị hồ sơ ghi chú kỳ báo cáo mã tên số ngày tháng năm quý "
    "nông thôn mới biểu tổng cộng huyện trà cú nhiệm vụ hoàn thành danh hiệu nâng cao kiểu mẫu đô thị văn minh "
    "quyết định công nhận chỉ nguồn tính đến thực hiện của được theo báo cáo thẩm định thẩm tra thiếu "
    "biên bản nghiệm thu bổ sung trước đường bê tông hộ nghèo thu nhập trường học điện"
)
_WORD = re.compile(r"[^\W\d_]+")
_UNACCENTED = re.compile(r"[a-z]+")


@dataclass(frozen=True)
class Vocabulary:
    """Accented words: of the units, the criteria and the programme."""

    words: frozenset[str]

    @classmethod
    def of(cls, catalogue: Catalogue) -> "Vocabulary":
        """Make it from the names of the catalogue and the common words."""
        names = [unit.name for unit in catalogue.units] + [one.name_vi for one in catalogue.criteria]
        words = _WORD.findall(lowered(" ".join([_COMMON, *names])))
        return cls(frozenset(word for word in words if not _UNACCENTED.fullmatch(word)))

    def hits(self, text: str) -> int:
        """Count the accented words of the vocabulary in a text."""
        return sum(word in self.words for word in _WORD.findall(lowered(text)))
