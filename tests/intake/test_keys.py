"""What must be confirmed has the same key for readers of either language, and another one for another figure."""

import pytest

from ntm_dashboard.domain.record import Record
from ntm_dashboard.i18n import LANGUAGES, speaking
from ntm_dashboard.intake import ConfirmationCode, IntakeContext, Problem
from ntm_dashboard.intake.verdict.confirmations import confirm_all, published_after
from tests.intake.conftest import Check

ROWS = "ky_bao_cao;ma_xa;tieu_chi;ket_qua;gia_tri;ngay_du_kien\n"
FULL = "ky_bao_cao;ma_xa;tieu_chi;ket_qua;gia_tri;ngay_du_kien;ghi_chu;nguon;do_tin_cay\n"
TITLES = "ma_xa;danh_hieu;nam;so_quyet_dinh;ngay_quyet_dinh;nguon\n"
COUNTS = "ngay;chi_so;gia_tri;nguon\n"
COPIED = (29464, 29467, 29470, 29473, 29476, 29479, 29482, 29485)


def _odd(*rows: str) -> str:
    return ROWS + "".join(f"30/06/2023;{row}\n" for row in rows)


CASES = {
    "values, numbers and plans": (
        [],
        _odd(
            "29464;15.1;đạt;89,99;",
            "29467;15.1;đạt;80;",
            "29464;11.1;chưa đạt;3,9;",
            "29464;2.2;đạt;0,85;",
            "29464;10;đạt;60.500;",
            "29464;13;chưa đạt;;29/06/2022",
            "29467;13;chưa đạt;;01/01/2026",
            "29464;17,1;đạt;100;",
        ),
    ),
    "a share and a debt of the district": (
        [],
        COUNTS + "31/12/2023;ty_le_hai_long;0,864;\n31/12/2023;no_dong_xdcb;1.250;\n",
    ),
    "a value copied to many communes": ([], ROWS + "".join(f"31/12/2023;{code};10;đạt;61,2;\n" for code in COPIED)),
    "a value far from its history": (
        [ROWS + "31/10/2023;29464;10;đạt;61,25;\n"],
        ROWS + "31/12/2023;29464;10;đạt;1612,5;\n",
    ),
    "a plan after the target": (
        ["chi_so;ngay_muc_tieu;gia_tri\nhuyen_duoc_cong_nhan;31/12/2023;1\n"],
        _odd("29467;13;chưa đạt;;01/03/2024"),
    ),
    "a step back, an older report": (
        [ROWS + "31/10/2023;29464;5;đạt;;\n", ROWS + "31/12/2023;29467;5;đạt;;\n"],
        ROWS + "30/11/2023;29464;5;chưa đạt;;\n",
    ),
    "an indicator that contradicts": ([], ROWS + "31/12/2023;29464;5;đạt;;\n31/12/2023;29464;5.1;chưa đạt;60;\n"),
    "a count that the detail does not reach": (
        [TITLES + "29464;đạt chuẩn;2021;12/QĐ;07/04/2022;Báo\n", COUNTS + "01/04/2023;xa_dat_chuan;1;Báo\n"],
        COUNTS + "12/04/2023;xa_dat_chuan;13;Báo cáo\n",
    ),
    "cells that are cleared, a certainty that is lowered": (
        [FULL + "31/10/2023;29464;5;chưa đạt;40,5;31/12/2023;chờ vốn;BC;van_ban\n"],
        FULL + "31/10/2023;29464;5;chưa đạt;;;;BC;tu_bao_cao\n",
    ),
    "a certainty that is lowered by a file without its column": (
        [FULL + "31/10/2023;29464;5;chưa đạt;40,5;31/12/2023;chờ vốn;BC;van_ban\n"],
        "ky_bao_cao;ma_xa;tieu_chi;ket_qua\n31/10/2023;29464;5;đạt\n",
    ),
    "a planned day moved without a reason": (
        ["ma_xa;tieu_chi;ngay_dat_ra;ngay_du_kien\n29464;5;01/02/2023;30/06/2023\n"],
        "ma_xa;tieu_chi;ngay_dat_ra;ngay_du_kien\n29464;5;01/06/2023;30/09/2023\n",
    ),
    "titles in an odd order": (
        [],
        TITLES
        + "29464;nâng cao;2023;1;01/06/2022;B\n29464;đạt chuẩn;2023;2;01/06/2023;B\n"
        + "29467;đạt chuẩn;2023;3;01/06/2020;B\n",
    ),
    "a title cleared": (
        [TITLES + "29464;đạt chuẩn;2021;12/QĐ;07/04/2022;Báo\n"],
        TITLES + "29464;đạt chuẩn;2021;;07/04/2022;Báo\n",
    ),
    "all titles revoked": (
        [TITLES + "29464;đạt chuẩn;2021;1;07/04/2022;Báo\n29464;nâng cao;2022;2;07/04/2023;Báo\n"],
        TITLES + "29464;thu hồi;2023;3;07/10/2023;Báo\n",
    ),
}


@pytest.fixture
def asked(check_text: Check, intake_context: IntakeContext):
    """Give what is asked of a file beside the published ones, all of it read in one language."""

    def of(language: str, published: list[str], text: str) -> tuple[Problem, ...]:
        with speaking(language):
            record = Record.empty()
            for one in published:
                record = published_after(record, check_text(one))
            report = check_text(text)
            assert [str(one.message) for one in report.errors] == []
            return confirm_all(report, record, intake_context.catalogue)

    return of


@pytest.mark.parametrize("case", CASES)
def test_key_is_the_same_in_every_language(asked, case: str):
    keys = {language: [(one.code, one.key) for one in asked(language, *CASES[case])] for language in LANGUAGES}

    assert keys["vi"], "nothing is asked"
    assert keys["en"] == keys["vi"]


def test_the_cases_hold_everything_that_can_be_asked(asked):
    found = {one.code for published, text in CASES.values() for one in asked("vi", published, text)}

    assert found == set(ConfirmationCode)


def test_another_figure_is_another_key(asked):
    keys = {value: asked("vi", [], _odd(f"29464;15.1;đạt;{value};"))[0].key for value in ("80", "81", "80,000001")}

    assert len(set(keys.values())) == 3
