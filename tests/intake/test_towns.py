"""Towns report by the set of urban civilisation once the catalogue lists its criteria, and communes never do."""

from dataclasses import replace

import pytest

from ntm_dashboard.domain.other_sets import other_sets_of
from ntm_dashboard.domain.record import Record
from ntm_dashboard.intake import Answers, ErrorCode, IntakeContext, check
from tests.intake.conftest import TODAY

TOWN, COMMUNE, SET = "29462", "29464", "town-civilised-2022"
HEAD = "ky_bao_cao,ma_xa,bo_tieu_chi,tieu_chi,ket_qua\n"


@pytest.fixture
def listed(intake_context) -> IntakeContext:
    """The catalogue of an office that has written down two criteria of the decision."""
    own = next(one for one in intake_context.catalogue.criteria if one.set_id == "commune-standard-2021")
    criteria = tuple(replace(own, set_id=SET, number=number, name_vi=f"Nội dung {number}") for number in "12")
    catalogue = intake_context.catalogue
    return IntakeContext(replace(catalogue, criteria=(*catalogue.criteria, *criteria)), TODAY)


def read(context, *lines):
    content = HEAD + "".join(f"30/06/2023,{line}\n" for line in lines)
    return check(content.encode(), "thi_tran.csv", context=context, answers=Answers())


@pytest.mark.parametrize("word", [SET, "đô thị văn minh", "Bộ đô thị văn minh"])
def test_a_town_reports_by_its_own_set_and_is_shown_under_it(listed, word):
    report = read(listed, f"{TOWN},{word},1,đạt", f"{TOWN},{word},2,chưa đạt")

    assert report.is_accepted, report.errors
    assert set(report.rows["criteria_set"]) == {SET}
    (shown,) = other_sets_of(replace(Record.empty(), other_sets=report.rows), listed.catalogue, as_of=TODAY)
    assert (shown.unit, shown.met, shown.total) == (TOWN, 1, 2)


def test_a_commune_by_the_set_of_towns_is_refused_at_its_row(listed):
    report = read(listed, f"{TOWN},{SET},1,đạt", f"{COMMUNE},{SET},1,đạt")

    assert [(one.code, one.row) for one in report.errors] == [(ErrorCode.CRITERION_NOT_FOR_UNIT, 3)]
    assert "dành cho thị trấn" in str(report.errors[0].message)


def test_a_town_by_the_set_of_communes_is_refused_as_before(listed):
    report = read(listed, f"{TOWN},,1,đạt")

    assert [(one.code, one.row) for one in report.errors] == [(ErrorCode.CRITERION_NOT_FOR_UNIT, 2)]
    assert "không dành cho thị trấn" in str(report.errors[0].message)


def test_while_the_catalogue_lists_no_criteria_of_it_a_report_is_refused_and_says_so(intake_context):
    report = read(intake_context, f"{TOWN},{SET},1,đạt")

    assert not report.is_accepted
