"""Chỉ số as offices write it, and the words and units of its figure."""

import pytest

from ntm_dashboard.domain.file_words import MEASURE_CODES
from ntm_dashboard.domain.terms import MEASURE_WORDS, Measure
from ntm_dashboard.intake.cells.measures import figure_in_words, measure, scale_of

DEBT, SECURITY, RECOGNISED = Measure.CONSTRUCTION_DEBT, Measure.SECURITY_COMPLEX, Measure.DISTRICT_RECOGNISED


@pytest.mark.parametrize("term", list(Measure))
def test_codes_and_names_of_our_own_are_read_back(term: Measure):
    assert measure(MEASURE_CODES[term]) is measure(MEASURE_WORDS[term]) is term


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Số xã đạt chuẩn NTM", Measure.COMMUNES_STANDARD),
        ("số xã NTM nâng cao", Measure.COMMUNES_ADVANCED),
        ("Nợ đọng XDCB (triệu đồng)", DEBT),
        ("Nợ đọng XDCB (tỷ đồng)", None),
        ("an ninh, trật tự phức tạp", SECURITY),
        ("huyện đạt chuẩn NTM", RECOGNISED),
        ("số xã chưa đạt chuẩn", None),
        ("Thu nhập bình quân đầu người của huyện", Measure.INCOME_PER_HEAD),
        ("Thu nhập bình quân đầu người", None),  # an indicator of the communes
        ("Số nội dung xét công nhận đạt (nội dung)", Measure.RECOGNITION_CONTENTS_MET),
    ],
)
def test_name_of_a_measure(written: str, read: Measure | None):
    assert measure(written) is read


@pytest.mark.parametrize(
    ("written", "of", "value"),
    [
        ("Không", DEBT, 0),
        ("Không có.", DEBT, 0),
        ("Có", DEBT, None),
        ("Không", SECURITY, 0),
        ("Có", SECURITY, 1),
        ("Chưa", RECOGNISED, 0),
        ("Rồi", RECOGNISED, 1),
        ("Đã được công nhận", RECOGNISED, 1),
        ("không có", Measure.COMMUNES_ADVANCED, 0),
        ("Không", Measure.SATISFACTION, None),
        ("12", DEBT, None),
    ],
)
def test_word_that_stands_for_a_figure(written: str, of: Measure, value: float | None):
    assert figure_in_words(written, of) == value


@pytest.mark.parametrize(
    ("written", "of", "scale"),
    [
        ("240 triệu đồng", DEBT, 1),
        ("2,5 tỷ đồng", DEBT, 1000),
        ("240", DEBT, 1),
        ("12 %", DEBT, None),
        ("95,2%", Measure.SATISFACTION, 1),
        ("12 xã", Measure.COMMUNES_STANDARD, 1),
        ("12 %", Measure.COMMUNES_STANDARD, None),
        ("62,66 triệu đồng/người/năm", Measure.INCOME_PER_HEAD, 1),
        ("5 nội dung", Measure.RECOGNITION_CONTENTS_MET, 1),
    ],
)
def test_unit_behind_a_figure(written: str, of: Measure, scale: float | None):
    assert scale_of(written, of) == scale
