"""What each condition of recognition requires beside what is, in words with its unit."""

from dataclasses import replace
from datetime import date

import pytest

from ntm_dashboard.domain.assess import situation_of
from ntm_dashboard.domain.catalogue import MeasureCode
from ntm_dashboard.domain.terms import ConditionState, Measure, Requirement
from ntm_dashboard.i18n import speaking

from .conftest import _condition

AS_OF = date(2023, 4, 12)
UNITS = {
    Measure.COMMUNES_STANDARD: "xã",
    Measure.COMMUNES_ADVANCED: "xã",
    Measure.TOWNS_CIVILISED: "thị trấn",
    Measure.SATISFACTION: "%",
    Measure.CONSTRUCTION_DEBT: "triệu đồng",
}


@pytest.fixture
def judge(catalogue, make_record):
    """Judge the condition on a measure by a record; the security of the district is asked for too."""
    security = _condition("6", Measure.SECURITY_COMPLEX, Requirement.ZERO, 0)
    measures = tuple(MeasureCode("", "", one.value, one, unit) for one, unit in UNITS.items())
    whole = replace(catalogue, measures=measures, conditions=(*catalogue.conditions, security))

    def make(measure, *, as_of=AS_OF, **record):
        verdicts = situation_of(make_record(**record), whole, as_of=as_of).conditions
        return next(one for one in verdicts if one.condition.measure is measure)

    return make


@pytest.mark.parametrize(
    ("measure", "recognised", "said", "margin"),
    [
        pytest.param(
            Measure.COMMUNES_STANDARD,
            "2022-04-07 A standard | 2022-04-07 B standard",
            "2/3 xã (66,67%); cần ít nhất 3, thiếu 1 xã.",
            "thiếu 1 xã",
            id="some are missing",
        ),
        pytest.param(
            Measure.COMMUNES_STANDARD,
            "2022-04-07 A standard | 2022-04-07 B standard | 2022-04-07 C standard",
            "3/3 xã (100%); đạt yêu cầu.",
            "đạt yêu cầu",
            id="all of 100 % is no minimum",
        ),
        pytest.param(
            Measure.COMMUNES_ADVANCED,
            "2022-04-07 A advanced",
            "1/3 xã (33,33%); đạt mức tối thiểu; giảm 01 xã là không bảo đảm.",
            "đạt mức tối thiểu; giảm 01 xã là không bảo đảm",
            id="just enough",
        ),
        pytest.param(
            Measure.COMMUNES_ADVANCED,
            "2022-04-07 A advanced | 2022-04-07 B advanced",
            "2/3 xã (66,67%); vượt 1 xã.",
            "vượt 1 xã",
            id="more than enough",
        ),
        pytest.param(
            Measure.COMMUNES_ADVANCED,
            "2022-04-07 A advanced | 2023-04-01 849 standard",
            "1/3 xã (33,33%); đạt yêu cầu.",
            "đạt yêu cầu",
            id="once recognised nothing is at stake",
        ),
        pytest.param(
            Measure.TOWNS_CIVILISED,
            "2022-04-07 T civilised_town",
            "1/1 thị trấn (100%); đạt yêu cầu.",
            "đạt yêu cầu",
            id="another unit",
        ),
    ],
)
def test_a_share_is_said_with_its_counts_and_what_it_counts(judge, measure, recognised, said, margin):
    verdict = judge(measure, recognised=recognised)

    assert (str(verdict.reason), str(verdict.margin_words)) == (said, margin)


@pytest.mark.parametrize(
    ("measure", "value", "state", "said", "margin"),
    [
        (Measure.CONSTRUCTION_DEBT, "0", ConditionState.SATISFIED, "Không có nợ đọng.", "đạt yêu cầu"),
        (
            Measure.CONSTRUCTION_DEBT,
            "240",
            ConditionState.NOT_SATISFIED,
            "Nợ đọng 240 triệu đồng; yêu cầu: không có.",
            "còn 240 triệu đồng",
        ),
        (
            Measure.SECURITY_COMPLEX,
            "0",
            ConditionState.SATISFIED,
            "Không thuộc địa bàn trọng điểm, phức tạp về ANTT.",
            "đạt yêu cầu",
        ),
        (
            Measure.SECURITY_COMPLEX,
            "1",
            ConditionState.NOT_SATISFIED,
            "Thuộc địa bàn trọng điểm, phức tạp về ANTT; yêu cầu: không có.",
            "chưa đạt yêu cầu",
        ),
        (
            Measure.SATISFACTION,
            "90.95",
            ConditionState.SATISFIED,
            "90,95%; yêu cầu: từ 90% trở lên.",
            "cao hơn 0,95 điểm phần trăm",
        ),
        (
            Measure.SATISFACTION,
            "90",
            ConditionState.SATISFIED,
            "90%; yêu cầu: từ 90% trở lên.",
            "bằng mức yêu cầu",
        ),
        (
            Measure.SATISFACTION,
            "88",
            ConditionState.NOT_SATISFIED,
            "88%; yêu cầu: từ 90% trở lên.",
            "thấp hơn 2 điểm phần trăm",
        ),
    ],
)
def test_a_value_is_said_with_its_unit_and_a_yes_or_no_in_words(judge, measure, value, state, said, margin):
    verdict = judge(measure, counted=f"2023-04-12 {measure.value} {value}")

    assert (verdict.state, str(verdict.reason), str(verdict.margin_words)) == (state, said, margin)


def test_without_a_figure_there_is_nothing_in_words(judge):
    verdict = judge(Measure.CONSTRUCTION_DEBT)

    assert (verdict.state, verdict.actual_words, verdict.margin_words, verdict.margin) == (
        ConditionState.UNKNOWN,
        None,
        None,
        None,
    )


def test_a_value_older_than_the_newest_report_says_its_day(judge):
    counted = "2023-04-12 construction_debt 240 | 2024-04-08 communes_standard 3"

    verdict = judge(Measure.CONSTRUCTION_DEBT, counted=counted, as_of=date(2024, 4, 8))

    assert str(verdict.reason) == "Nợ đọng 240 triệu đồng; yêu cầu: không có. (số liệu 12/04/2023, 362 ngày)"


def test_debt_is_beyond_what_is_required_in_the_wrong_direction(judge):
    assert judge(Measure.CONSTRUCTION_DEBT, counted="2023-04-12 construction_debt 240").margin == -240


def test_the_unit_of_the_catalogue_is_translated(judge):
    with speaking("en"):
        verdict = judge(Measure.CONSTRUCTION_DEBT, counted="2023-04-12 construction_debt 240")

        assert str(verdict.actual_words) == "Outstanding debt of 240 million VND"
