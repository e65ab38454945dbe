"""Every question, role, fact and confirmation that a check can name has words on the page."""

import pytest

from ntm_dashboard.bootstrap.settings import PROJECT
from ntm_dashboard.i18n import Message
from ntm_dashboard.intake import ConfirmationCode, ErrorCode, PreparedReport, Verdict
from ntm_dashboard.intake.outcome.codes import ASKABLE
from ntm_dashboard.intake.outcome.report import ColumnRead, FactName, Orientation, TableRead
from ntm_dashboard.services.data_folder import load_catalogue
from ntm_dashboard.services.roles import is_role, role_word, roles_for
from ntm_dashboard.services.showing import ShownRow, ShownTable
from ntm_dashboard.web.components import asking, explanations, file_facts
from ntm_dashboard.web.components.as_it_is import table_html

CATALOGUE = load_catalogue(PROJECT / "data" / "tra_cu")


def test_every_question_fact_and_confirmation_has_words():
    assert set(asking.LABELS) == ASKABLE
    assert set(file_facts.NAMES) == set(FactName)
    assert set(explanations.UNUSUAL) == set(ConfirmationCode) - {ConfirmationCode.REGRESSION}


@pytest.mark.parametrize("orientation", list(Orientation))
def test_every_role_that_is_offered_has_words_and_is_one(orientation):
    roles = roles_for(PreparedReport("a.csv", "", Verdict.REFUSE), orientation, CATALOGUE)

    assert all(is_role(one) for one in roles)
    assert len({role_word(one, CATALOGUE) for one in roles}) == len(roles)
    assert role_word("don_vi:29464", CATALOGUE) == "Xã Phước Hưng"
    assert not is_role("gi_do")


def test_an_answer_says_what_it_settles():
    given = asking.answer(ErrorCode.COMMUNE_UNKNOWN, "Xã Tâp Sơn", "29467", "Xã Tập Sơn (29467)")

    assert given.said == "“Xã Tâp Sơn” → Xã Tập Sơn (29467)"
    assert asking.answer(ErrorCode.COLUMN_ROLE, "D", "ket_qua", "Kết quả").said == "Cột D: Kết quả"


def test_the_table_stands_as_in_a_spreadsheet_and_nothing_of_it_is_markup():
    columns = (
        ColumnRead(0, "A", "TT", "stt", Message.of("tên cột")),
        ColumnRead(1, "B", "<b>", "ket_qua", Message.of("các ô"), is_sure=False),
    )
    read = TableRead("Biểu", (7,), 8, 30, Orientation.LONG, columns)
    rows = (ShownRow(7, ("TT", "<b>"), is_heading=True), ShownRow(8, ("1", "<img src=x onerror=alert(1)>")))

    html = table_html(ShownTable("Biểu", ("A", "B"), rows, 22, read), CATALOGUE, has_lists=False)

    assert "<img" not in html
    assert "&lt;img src=x" in html
    assert '<th scope="row">8</th>' in html
    assert "? Kết quả" in html
    assert "… và 22 dòng nữa" in html
