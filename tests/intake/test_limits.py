"""How much is read follows from the catalogue, and a refusal names the limit that was met."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from ntm_dashboard.intake import ErrorCode, IntakeContext, Limits, check
from ntm_dashboard.intake.outcome.limits import largest_report
from tests.benchmarks.districts import catalogue_of

COUNTRY = 8200


@pytest.fixture(scope="module")
def country(intake_context: IntakeContext):
    """The limits of a catalogue of all communes."""
    return catalogue_of(COUNTRY, intake_context.catalogue)


def test_a_district_has_the_usual_limits(intake_context: IntakeContext):
    assert intake_context.limits == Limits()
    assert largest_report(intake_context.catalogue) < Limits().max_rows


def test_a_report_of_a_country_fits_into_the_limits_of_its_catalogue(country):
    limits = Limits.of(country)

    assert limits.max_rows >= 467_400
    assert limits.max_cells >= 467_400 * 13
    assert limits.max_bytes >= 56_000_000


def test_the_upload_lets_through_what_the_largest_catalogue_allows(country):
    settings = tomllib.loads(Path(".streamlit/config.toml").read_text(encoding="utf-8"))

    assert settings["server"]["maxUploadSize"] * 1024 * 1024 >= Limits.of(country).max_bytes


@pytest.mark.parametrize(
    ("width", "rows", "named"), [(2, 20_001, "20.000 hàng"), (20, 16_100, "320.000 ô")], ids=["rows", "cells"]
)
def test_a_refusal_names_the_limit_that_was_met(intake_context: IntakeContext, width: int, rows: int, named: str):
    content = (",".join(["x"] * width) + "\n").encode() * rows

    (problem,) = check(content, "a.csv", context=intake_context).errors

    assert problem.code is ErrorCode.TOO_MANY_CELLS
    assert problem.expected == named
    assert named in str(problem.message)


def test_the_largest_number_of_rows_can_be_reached(intake_context: IntakeContext):
    content = b"a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p\n" * 20_000

    report = check(content, "a.csv", context=intake_context)

    assert ErrorCode.TOO_MANY_CELLS not in {one.code for one in report.errors}


def test_limits_that_are_given_stand(intake_context: IntakeContext):
    own = Limits(max_rows=7)

    assert replace(intake_context, limits=own).limits is own


def test_the_check_of_a_large_file_tells_how_far_it_is(intake_context: IntakeContext):
    told: list[tuple[int, int]] = []

    check(b"a,b\n" * 20_000, "a.csv", context=intake_context, progress=lambda done, of: told.append((done, of)))

    assert told == sorted(told)
    assert len(told) >= 2
    assert all(of == 100 for _done, of in told)
