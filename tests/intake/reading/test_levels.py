"""What a table without a column of units is about: its own criteria say it; one mistyped one decides nothing."""

from datetime import date

import pytest

from ntm_dashboard.domain.terms import Level
from ntm_dashboard.intake import ErrorCode, IntakeContext
from tests.intake.conftest import Check

DAY = date(2023, 6, 30)
HEADS = "UBND HUYỆN TRÀ CÚ;;\n(Tính đến ngày 30/6/2023);;\nTiêu chí số;Tên tiêu chí;Kết quả\n"


@pytest.mark.parametrize("is_named", [True, False])
def test_one_mistyped_criterion_of_the_district_is_reported_as_that(
    check_text: Check, intake_context: IntakeContext, is_named: bool
):
    names = [one.name_vi for one in intake_context.catalogue.criteria_on(Level.DISTRICT, DAY)]
    rows = [f"{number};{name if is_named else ''};Đạt" for number, name in enumerate(names, 1)]
    rows[6] = rows[6].replace("7;", "17;", 1)
    rows[3] = rows[3].replace(";Đạt", ";Đạt/chưa đạt")

    report = check_text(HEADS + "\n".join(rows) + "\n")

    assert {(one.code, one.row) for one in report.errors} == {
        (ErrorCode.CRITERION_UNKNOWN, 10),
        (ErrorCode.RESULT_UNKNOWN, 7),
    }
