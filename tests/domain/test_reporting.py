"""Who has reported for a period: the communes of that day and the district, by rows of the standard sets."""

from dataclasses import replace
from datetime import date

import pytest

from ntm_dashboard.domain.catalogue import Unit, Validity
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.reporting import newest_period, reports_of
from ntm_dashboard.domain.terms import ReportKind, UnitKind

PERIOD = date(2023, 6, 30)


def given(record, catalogue, period=PERIOD) -> dict[str, str]:
    """Give what each unit has reported, as "1/2"."""
    return {one.unit: f"{one.given}/{one.criteria}" for one in reports_of(record, catalogue, period=period).all}


def test_a_commune_has_reported_a_part_the_whole_or_nothing_and_so_has_the_district(make_record, catalogue):
    record = make_record(
        assessed="2023-06-30 A 1 met | 2023-06-30 A 2 not_met | 2023-06-30 B 1 met | 2023-06-30 849 3 met"
    )

    reports = reports_of(record, catalogue, period=PERIOD)

    assert given(record, catalogue) == {"A": "2/2", "B": "1/2", "C": "0/2", "849": "1/3"}
    assert [(one.unit, one.kind) for one in reports.behind] == [
        ("B", ReportKind.COMMUNE_REPORT),
        ("C", ReportKind.COMMUNE_REPORT),
        ("849", ReportKind.DISTRICT_REPORT),
    ]


def test_a_criterion_that_does_not_apply_and_one_known_by_an_indicator_are_reported(make_record, catalogue):
    record = make_record(assessed="2023-06-30 A 1 not_applicable | 2023-06-30 A 2.1 met | 2023-06-30 A 2.2 met")

    assert given(record, catalogue)["A"] == "2/2"


def test_only_the_day_itself_counts_and_the_newest_period_before_is_told(make_record, catalogue):
    record = make_record(assessed="2023-06-28 A 1 met | 2023-03-31 A 1 met | 2023-07-31 A 1 met | 2023-07-31 B 1 met")

    reports = reports_of(record, catalogue, period=PERIOD)

    assert [(one.given, one.last_on) for one in reports.communes] == [(0, date(2023, 6, 28)), (0, None), (0, None)]


def test_a_coming_period_lacks_every_commune_and_the_district(make_record, catalogue):
    record = make_record(assessed="2023-06-30 A 1 met | 2023-06-30 849 1 met")

    assert given(record, catalogue, date(2024, 1, 31)) == {"A": "0/2", "B": "0/2", "C": "0/2", "849": "0/3"}


def test_results_by_another_set_towns_and_criteria_of_no_set_are_no_report(make_record, catalogue):
    record = make_record(assessed="2023-06-30 T 1 met | 2023-06-30 A 99 met")
    record = record.with_assessments(make_record(assessed="2023-06-30 A 1 met set=nang-cao").assessments)

    assert given(record, catalogue) == {"A": "0/2", "B": "0/2", "C": "0/2", "849": "0/3"}


def test_the_communes_are_those_of_the_day_one_founded_later_or_merged_before_is_not_asked(make_record, catalogue):
    merged = replace(catalogue.units[0], validity=Validity(None, date(2023, 5, 31)), merged_into="D")
    founded = Unit("D", "Xã Định", UnitKind.COMMUNE, "849", 0, 1, Validity(date(2023, 6, 1), None), "", "GSO")
    changed = replace(catalogue, units=(merged, *catalogue.units[1:], founded))

    record = make_record(assessed="2023-05-31 A 1 met")

    assert set(given(record, changed, date(2023, 5, 31))) == {"A", "B", "C", "849"}
    assert set(given(record, changed, date(2023, 6, 30))) == {"B", "C", "D", "849"}


def test_nobody_is_asked_where_no_set_is_valid_and_no_district_that_has_ended(make_record, catalogue):
    ended = Unit("849", "Huyện Thử", UnitKind.DISTRICT, "84", 0, 0, Validity(None, date(2023, 6, 29)), "", "GSO")

    assert given(make_record(), catalogue, date(2019, 6, 30)) == {}
    assert set(given(make_record(), replace(catalogue, units=(*catalogue.units, ended)))) == {"A", "B", "C"}
    assert set(given(make_record(), catalogue, date(2026, 6, 30))) == {"A", "B", "C"}


def test_a_later_set_counts_its_own_criteria(make_record, catalogue):
    record = make_record(assessed="2026-06-30 A 1 met")

    assert given(record, catalogue, date(2026, 6, 30))["A"] == "1/1"


@pytest.mark.parametrize(("certainty", "expected"), [("illustrative", (True, False)), ("reported", (False, False))])
def test_a_report_that_rests_on_illustrative_rows_says_so(make_record, catalogue, certainty, expected):
    record = make_record(assessed=f"2023-06-30 A 1 met certainty={certainty} | 2023-06-30 A 2 met")

    first, *others = reports_of(record, catalogue, period=PERIOD).communes

    assert (first.is_invented, first.is_last_invented) == expected
    assert not any(one.is_invented or one.is_last_invented for one in others)


def test_an_earlier_illustrative_report_is_told_of_the_newest_period_alone(make_record, catalogue):
    record = make_record(assessed="2023-03-31 A 1 met certainty=illustrative | 2023-06-30 B 1 met")

    of_a, of_b, _of_c = reports_of(record, catalogue, period=PERIOD).communes

    assert (of_a.is_invented, of_a.is_last_invented) == (False, True)
    assert (of_b.is_invented, of_b.is_last_invented) == (False, False)


def test_the_newest_period_is_that_of_the_communes_before_their_first_the_districts_and_before_any_none(make_record):
    both = make_record(assessed="2023-03-31 A 1 met | 2023-06-30 849 1 met | 2023-04-30 B 1 met")

    assert newest_period(both) == date(2023, 4, 30)
    assert newest_period(both, until=date(2023, 4, 29)) == date(2023, 3, 31)
    assert newest_period(make_record(assessed="2023-06-30 849 1 met")) == PERIOD
    assert newest_period(Record.empty()) is newest_period(both, until=date(2020, 1, 1)) is None
