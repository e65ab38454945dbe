"""What the office says beside history and criteria: written by editors, read by accounts, hidden from visitors."""

from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from ntm_dashboard.services.people import Person, Role
from tests.patience import SECONDS
from tests.web.pages.test_upload import text_of

SCRIPT = """
import streamlit as st
from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.services.people import Person, Role
from ntm_dashboard.web.components import comments, criteria_comments, waiting
from ntm_dashboard.web.page_context import PageContext
from ntm_dashboard.web.pages import history
from ntm_dashboard.web.running import running_program
from ntm_dashboard.web.url_state import Scope

program = running_program()
person = {person}
page = PageContext(program, Scope.of(st.query_params.to_dict()), program.queries.situation(), {{}})
{draw}
"""
HISTORY = "history.draw(page, person)"
COMMUNE = "criteria_comments.show(page, person, ReportKind.COMMUNE_REPORT, unit='29470')"
REMINDER = "comments.reminder(page, person)"
LAN, MINH = Person("lan", "Lan", Role.EDITOR), Person("minh", "Minh", Role.EDITOR)
VIEWER = Person("khach", "Khách", Role.VIEWER)


def visit(draw: str, person: Person | None = LAN, **parameters: str) -> AppTest:
    said = f"Person({person.name!r}, {person.display_name!r}, Role.{person.role.name})" if person else "None"
    run = AppTest.from_string(SCRIPT.format(person=said, draw=draw), default_timeout=SECONDS)
    for name, value in parameters.items():
        run.query_params[name] = value
    run.run()
    assert not run.exception
    return run


def write(run: AppTest, text: str, place: int = -1) -> AppTest:
    """Type into a field for comments and send it."""
    run.text_area[place].set_value(text)
    label = "Gửi trả lời" if run.text_area[place].label.startswith("Trả lời") else "Ghi ý kiến"
    return next(one for one in run.button if one.label == label).click().run()


def test_a_revision_is_commented_on_answered_and_resolved(program):
    run = write(visit(HISTORY, thay_doi="4"), "Lấy <b>ở</b> đâu?")
    assert "Ý kiến nội bộ: 1 chưa giải quyết" in text_of(run)
    assert "Lấy <b>ở</b> đâu?" in unescape(" ".join(one.proto.body for one in run.get("html")))
    assert "<b>ở</b>" not in " ".join(one.proto.body for one in run.get("html"))

    other = visit(HISTORY, MINH, thay_doi="4")
    assert [one.label for one in other.button if one.label.startswith("Đánh dấu")] == []
    write(other, "Báo cáo 12", 0)
    mine = visit(HISTORY, thay_doi="4")
    next(one for one in mine.button if one.label == "Đánh dấu đã giải quyết").click().run()

    assert "1 ý kiến đã giải quyết" in [one.label for one in mine.expander]
    assert "Đã giải quyết: lan, " in text_of(mine)
    assert "Báo cáo 12" in text_of(mine)
    assert program.queries.latest_revision() == 5


def test_what_is_refused_is_said_and_stays_in_its_field(program):
    run = write(visit(HISTORY, thay_doi="4"), "đạt \u202etạđ")

    assert "Ý kiến có ký tự ẩn hoặc ký tự hỏng" in text_of(run)
    assert run.text_area[-1].value == "đạt \u202etạđ"
    assert program.comments.all(LAN) == ()


def test_a_comment_on_a_cell_stands_in_the_history_and_beside_the_criterion(program):
    run = write(visit(COMMUNE, tc="17"), "Hồ sơ đã trình chưa?")
    assert "Xã Tân Sơn, tiêu chí 17, kỳ 12/04/2023" in text_of(run)

    assert "Hồ sơ đã trình chưa?" in text_of(visit(HISTORY, thay_doi="5"))
    assert [one.first.revision for one in program.comments.all(LAN)] == [5]
    assert "1 ý kiến · " in text_of(visit(HISTORY))
    assert "1 ý kiến chưa giải quyết" in text_of(visit(REMINDER))


def test_a_cell_of_a_revision_is_chosen_in_the_history(program):
    run = visit(HISTORY, thay_doi="5")
    about = next(one for one in run.selectbox if one.label == "Ý kiến về")
    assert about.options[0] == "Cả phiên bản"
    about.select_index(about.options.index("Huyện Trà Cú, tiêu chí 2, kỳ 12/04/2023"))

    write(run, "Vì sao chưa đạt?")

    (thread,) = program.comments.all(LAN)
    assert thread.fact is not None
    assert (thread.first.revision, thread.fact.unit, thread.fact.number) == (4, "", "2")


def test_viewers_with_an_account_read_and_do_not_write(program):
    program.comments.write(LAN, "chỉ nội bộ", revision=4)

    run = visit(HISTORY, VIEWER, thay_doi="4")

    assert "chỉ nội bộ" in text_of(run)
    assert list(run.text_area) == []
    assert "Đánh dấu đã giải quyết" not in [one.label for one in run.button]
    assert "chưa giải quyết" not in text_of(visit(REMINDER, VIEWER))


@pytest.mark.parametrize("draw", [HISTORY, COMMUNE, REMINDER])
def test_visitors_are_not_shown_that_there_are_comments(program, draw):
    program.comments.write(LAN, "chỉ nội bộ", revision=4)

    run = visit(draw, None, thay_doi="4")

    assert "ý kiến" not in text_of(run).lower()
    assert "chỉ nội bộ" not in text_of(run)
