"""The page of a commune shows what it reported by further sets, and counts as before."""

import re
from datetime import date

from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.intake import IntakeContext, check
from ntm_dashboard.store import Instruction, Submission
from ntm_dashboard.web.running import running_program

ADVANCED = """ky_bao_cao,ma_xa,bo_tieu_chi,tieu_chi,ket_qua
12/04/2023,29503,nâng cao,1,đạt
12/04/2023,29503,nâng cao,2,chưa đạt
"""


def advanced(catalogue) -> Submission:
    report = check(ADVANCED.encode(), "nang_cao.csv", context=IntakeContext(catalogue, date(2026, 11, 23)))
    assert report.rows is not None, [str(one.message) for one in report.errors]
    return Submission(ReportKind.COMMUNE_REPORT, report.rows, "nang_cao.csv", b"tep", report.period, "lan")


def counted(text: str) -> str:
    found = re.search(r"Đạt \d+/\d+ tiêu chí; tiêu chí chưa đạt", text)
    assert found is not None
    return found[0]


def test_results_by_the_advanced_set_stand_folded_below_and_count_nowhere(visit):
    before = visit().open("xa", xa="29503").text
    program = running_program()
    latest = program.store.latest_revision()
    program.store.publish(advanced(program.catalogue), expected_revision=latest)

    try:
        seen = visit().open("xa", xa="29503")
    finally:
        program.store.undo(latest + 1, instruction=Instruction("lan", latest + 1))

    assert "Kết quả theo bộ nâng cao (chưa tính vào bộ đạt chuẩn)" in [one.label for one in seen.run.expander]
    assert "Đạt 1/19 tiêu chí ở kỳ 12/04/2023." in seen.text
    assert counted(seen.text) == counted(before)
