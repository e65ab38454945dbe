"""Figures that documents publish of the whole district, beside the criterion that they tell of."""

from dataclasses import replace
from datetime import date

import pytest

from ntm_dashboard.domain.assess import situation_of
from ntm_dashboard.domain.catalogue import Catalogue, MeasureCode
from ntm_dashboard.domain.terms import Measure
from ntm_dashboard.i18n import speaking

INCOME = "2022-12-31 income_per_head 58.1 | 2023-12-31 income_per_head 62.66"


@pytest.fixture
def catalogue(catalogue: Catalogue) -> Catalogue:
    measures = (
        MeasureCode("Số xã", "Communes", "xa_dat_chuan", Measure.COMMUNES_STANDARD, "xã"),
        MeasureCode("Thu nhập", "Income", "thu_nhap", Measure.INCOME_PER_HEAD, "triệu đồng", "xa", "2.1"),
        MeasureCode("Tỷ lệ hài lòng", "Satisfaction", "hai_long", Measure.SATISFACTION, "%"),
    )
    return replace(catalogue, measures=measures)


@pytest.fixture
def figures_on(make_record, catalogue):
    def figures(day: date, *, counted: str = INCOME, documented_only: bool = False):
        record = make_record(counted=counted)
        return situation_of(record, catalogue, as_of=day, documented_only=documented_only).published_figures

    return figures


def test_figure_is_told_from_its_day_on_beside_its_criterion(figures_on):
    before, then, after = (figures_on(date(2023, 12, day)) for day in (30, 31, 31))

    assert [(one.value, one.day, one.criterion) for one in before] == [(58.1, date(2022, 12, 31), "2")]
    assert [(one.value, one.day, one.criterion) for one in then] == [(62.66, date(2023, 12, 31), "2")]
    assert after == then
    assert figures_on(date(2022, 12, 30)) == ()


def test_sentence_says_value_definition_day_and_source(figures_on):
    (income,) = figures_on(date(2024, 4, 8))

    assert str(income.sentence) == (
        "Toàn huyện: 62,66\N{NO-BREAK SPACE}triệu đồng (Thu nhập; 31/12/2023; nguồn: Văn bản)"
    )
    with speaking("en"):
        assert str(income.sentence).startswith("Whole district: 62.66\N{NO-BREAK SPACE}triệu đồng (Income; 31/12/2023;")


def test_figure_of_no_criterion_is_kept_without_one_and_counts_of_the_detail_are_left_out(figures_on):
    figures = figures_on(date(2023, 4, 12), counted="2023-04-12 satisfaction 95 | 2023-04-12 communes_standard 12")

    assert [(one.code.measure, one.criterion) for one in figures] == [(Measure.SATISFACTION, "")]


def test_figure_of_a_set_that_has_ended_stands_at_no_criterion_of_the_next(figures_on):
    (income,) = figures_on(date(2026, 3, 1))

    assert income.criterion == ""


def test_reported_figure_is_left_out_where_only_documented_ones_are_shown(figures_on):
    counted = "2023-12-31 income_per_head 62.66 reported"

    assert figures_on(date(2023, 12, 31), counted=counted, documented_only=True) == ()
