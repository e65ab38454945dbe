"""Files of the follow-up go the way of any file: checked, previewed, published, corrected, undone."""

import pytest

from ntm_dashboard.domain.published import row_table_of, standing_rows
from ntm_dashboard.domain.terms import FOLLOW_UP, ReportKind
from ntm_dashboard.intake import ConfirmationCode
from ntm_dashboard.services.people import Person, Role
from ntm_dashboard.services.publishing import Publishing
from ntm_dashboard.services.queries import Queries
from ntm_dashboard.services.submitting import DroppedFile, Submitting
from ntm_dashboard.store import Reason
from tests.follow_up_files import TEXTS, TODAY

LAN = Person("lan", "Lan", Role.EDITOR)


@pytest.fixture
def submitting(seeded_store, catalogue) -> Submitting:
    queries = Queries(seeded_store, catalogue)
    return Submitting(queries, Publishing(seeded_store, queries))


def _publish(submitting: Submitting, kind: ReportKind, text: str) -> None:
    checked = submitting.check(DroppedFile(f"{kind.value}.csv", text.encode()), today=TODAY)
    assert checked.report.is_accepted, [str(one.message) for one in checked.report.errors]
    prospect = submitting.prospect([checked])
    reasons = [Reason(str(code), "đã xem") for code in prospect.confirmations]
    submitting.publish(LAN, prospect, note="", reasons=reasons)


@pytest.mark.parametrize("kind", FOLLOW_UP)
def test_a_file_of_each_kind_is_published(submitting, seeded_store, catalogue, kind):
    _publish(submitting, kind, TEXTS[kind])

    rows = standing_rows(Queries(seeded_store, catalogue).record(), row_table_of(kind))
    assert len(rows) == TEXTS[kind].count("\n") - 1


def _asked(submitting: Submitting, text: str) -> list[str]:
    checked = submitting.check(DroppedFile("lo_trinh.csv", text.encode()), today=TODAY)
    asked = submitting.prospect([checked]).confirmations
    return [str(one.message) for one in asked.get(ConfirmationCode.MOVED_WITHOUT_REASON, ())]


_HEAD = "ma_xa;tieu_chi;ngay_dat_ra;ngay_du_kien;ghi_chu\n"


def test_a_day_that_is_moved_asks_for_its_reason_once(submitting):
    _publish(submitting, ReportKind.ROADMAP, _HEAD + "29506;5;01/02/2023;30/06/2023;\n")
    moved = _HEAD + "29506;5;01/06/2023;30/09/2023;\n29506;8;01/06/2023;30/09/2023;\n"

    assert _asked(submitting, moved) == [
        "Dòng 2: Xã Long Hiệp, tiêu chí 5: ngày dự kiến dời từ 30/06/2023 sang 30/09/2023 nhưng chưa ghi lý do."
    ]
    assert _asked(submitting, moved.replace("30/09/2023;\n29506;8", "30/09/2023;Chờ vốn\n29506;8")) == []
    assert _asked(submitting, _HEAD + "29506;5;01/06/2023;30/06/2023;\n") == []

    _publish(submitting, ReportKind.ROADMAP, moved)
    assert _asked(submitting, moved + "29506;9;01/06/2023;30/09/2023;\n") == []
