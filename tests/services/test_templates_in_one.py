"""The templates of those who have not reported: each as it would be by itself, under a name that tells whose it is."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest

from ntm_dashboard.domain.reporting import Reporting
from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.intake import IntakeContext, check
from ntm_dashboard.services import handing_out
from ntm_dashboard.services.queries import Queries

JANUARY = date(2024, 1, 31)
TODAY = date(2026, 11, 23)


@pytest.fixture
def store(seeded_store):
    return seeded_store


@pytest.fixture
def queries(store, catalogue) -> Queries:
    return Queries(store, catalogue)


def opened(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as folder:
        return {name: folder.read(name) for name in folder.namelist()}


def test_the_newest_period_was_reported_by_all_and_a_coming_one_by_nobody(queries):
    situation = queries.situation()

    newest = queries.newest_reports(situation)

    assert newest is not None
    assert (newest.period, newest.behind) == (date(2023, 4, 12), ())
    assert len(queries.reports(situation, period=JANUARY).behind) == 16


def test_illustrative_reports_are_none_where_documented_figures_alone_are_asked_for(queries):
    assert queries.newest_reports(queries.situation(documented_only=True)) is None


@pytest.mark.parametrize("ending", handing_out.ENDINGS)
def test_each_template_is_as_it_is_by_itself_and_passes_the_check(queries, catalogue, ending):
    whom = queries.reports(queries.situation(), period=JANUARY).behind

    files = opened(handing_out.templates_in_one(queries, whom, period=JANUARY, ending=ending))

    assert list(files) == [handing_out.template_name(one, JANUARY, ending) for one in whom]
    assert f"mau_tieu_chi_xa_29506_long-hiep_2024-01.{ending}" in files
    assert list(files)[-1] == f"mau_tieu_chi_huyen_849_tra-cu_2024-01.{ending}"
    for one, content in zip(whom[-2:], list(files.values())[-2:], strict=True):
        report = check(content, "mau." + ending, context=IntakeContext(catalogue, TODAY))
        alone = check(
            handing_out.template_of(queries, one, period=JANUARY, ending=ending),
            "mau." + ending,
            context=IntakeContext(catalogue, TODAY),
        )
        assert not report.errors
        assert (report.kind, report.period, report.canonical) == (one.kind, JANUARY, alone.canonical)


@pytest.mark.parametrize(
    ("code", "name", "expected"),
    [
        ("1", "../../xã/..\\Hắc Dịch", "mau_tieu_chi_xa_1_xa-hac-dich_2024-01.xlsx"),
        ("../2", "Xã \u202egnp.exe", "mau_tieu_chi_xa_2_gnp-exe_2024-01.xlsx"),
        ("3", "=cmd|' /C calc'!A0", "mau_tieu_chi_xa_3_cmd-c-calc-a0_2024-01.xlsx"),
        ("4", "ហ្គោ", "mau_tieu_chi_xa_4_2024-01.xlsx"),
    ],
)
def test_a_hostile_name_cannot_lead_out_of_the_folder(code, name, expected):
    assert handing_out.template_name(Reporting(ReportKind.COMMUNE_REPORT, code, name, 0, 19), JANUARY) == expected


def test_two_communes_of_one_name_have_two_files(queries):
    whom = queries.reports(queries.situation(), period=JANUARY).communes[:2]
    twins = tuple(replace(one, name="Xã Tân Sơn") for one in whom)

    assert len(opened(handing_out.templates_in_one(queries, twins, period=JANUARY))) == 2
