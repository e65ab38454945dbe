"""A title that names another district is asked about; one that only speaks of a district is not."""

import pytest

from ntm_dashboard.intake import Answers
from ntm_dashboard.intake.reading.districts import other_district
from ntm_dashboard.intake.reading.facts import Title
from ntm_dashboard.intake.reading.lexicon import Lexicon
from tests.intake.conftest import Check

OTHERS = {
    "UBND HUYỆN CẦU NGANG": "HUYỆN CẦU NGANG",
    "UBND H. TIỂU CẦN": "H. TIỂU CẦN",
    "UBND H.CẦU KÈ": "H.CẦU KÈ",
    "HUYỆN ỦY CẦU KÈ": "HUYỆN ỦY CẦU KÈ",
    "TỔNG HỢP TỈNH SÓC TRĂNG NĂM 2023": "TỈNH SÓC TRĂNG NĂM 2023",
    "Đơn vị: huyện Càng Long": "huyện Càng Long",
    "Huyện Châu Thành, tỉnh Trà Vinh": "Huyện Châu Thành",
    "THỊ XÃ DUYÊN HẢI": "THỊ XÃ DUYÊN HẢI",
    "Thành phố Trà Vinh": "Thành phố Trà Vinh",
}
OWN = (
    "HUYỆN TRÀ CÚ - TỈNH TRÀ VINH",
    "TỈNH TRÀ VINH",
    "Sở Nông nghiệp tỉnh thẩm định",
    "TỈNH ỦY TRÀ VINH",
    "UBND H.TRÀ CÚ",
    "Huyện Ủy Trà Cú",
    "HUYỆN NÔNG THÔN MỚI NĂM 2023",
    "HUYỆN THỰC HIỆN BỘ TIÊU CHÍ",
    "HUYỆN HOÀN THÀNH NHIỆM VỤ",
    "Người lập: N.T.H. Lan Anh",
    "KẾT QUẢ HUYỆN GIAI ĐOẠN 2021-2025",
)


@pytest.fixture
def lexicon(intake_context) -> Lexicon:
    return Lexicon.of(intake_context, Answers())


@pytest.mark.parametrize("text", OTHERS)
def test_another_district_is_told(lexicon: Lexicon, text: str):
    found = other_district([Title(text, 1)], lexicon)

    assert found is not None
    assert found[0] == OTHERS[text]


@pytest.mark.parametrize("text", OWN)
def test_our_district_and_sentences_are_none(lexicon: Lexicon, text: str):
    assert other_district([Title(text, 1)], lexicon) is None


def test_another_districts_list_of_communes_is_asked_about(check_text: Check):
    rows = "UBND HUYỆN CẦU NGANG,,\nDANH SÁCH XÃ ĐẠT CHUẨN NTM,,\nTên xã,Năm,Số quyết định\nXã Kim Sơn,2020,1/QĐ-UBND\n"

    assert [one.code for one in check_text(rows).questions] == ["DISTRICT_OTHER"]
