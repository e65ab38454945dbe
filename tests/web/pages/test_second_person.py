"""With two people, a way back that puts figures on the record is handed over, once, and carried out by another."""

import pytest

from ntm_dashboard.services.people import PROGRAM, Person
from ntm_dashboard.services.rules import Rules
from tests.web.pages.test_comments import LAN, MINH, visit
from tests.web.pages.test_upload import hand_in, text_of
from tests.web.pages.test_upload import visit as upload

HISTORY = "history.draw(page, person)"
WAITING = "waiting.show(page, person)"
LINE = "ky_bao_cao;tieu_chi;ket_qua;nguon;do_tin_cay\n30/04/2023;2;đạt;Báo cáo;tu_bao_cao\n"


@pytest.fixture
def undone(program) -> int:
    """Give the revision that took a published figure off, before the office asks for two people."""
    hand_in(upload("upload"), LINE).button(key="publish").click().run()
    number = program.store.latest_revision()
    plan = program.publishing.plan_undo(LAN, number)
    undone = program.publishing.undo(LAN, plan).number
    Rules(program.store).set_two_person(PROGRAM, is_on=True)
    return undone


def _going_back(number: int, person: Person):
    run = visit(HISTORY, person, thay_doi=str(number))
    return run.segmented_control(key=f"way_{number}").set_value("undo").run()


def test_an_undo_of_an_undo_is_handed_over_once_and_carried_out_by_another(program, undone):
    run = _going_back(undone, LAN)
    assert "undo_revision" not in [one.key for one in run.button]

    run.button(key="undo_revision_second").click().run()

    assert "Đã chuyển dự thảo số liệu trình duyệt số 1." in text_of(run)
    assert len(program.drafts.waiting(MINH)) == 1
    assert program.store.latest_revision() == undone

    own = visit(WAITING, LAN)
    own.selectbox(key="draft_number").set_value(1).run()
    assert "Người chuẩn bị số liệu không được tự công bố" in text_of(own)
    assert "draft_publish" not in [one.key for one in own.button]

    other = visit(WAITING, MINH)
    assert f"Hoàn tác phiên bản {undone}" in text_of(other)
    other.selectbox(key="draft_number").set_value(1).run()
    other.button(key="draft_publish").click().run()
    assert program.store.revision(program.store.latest_revision()).prepared_by == "lan"
    assert program.drafts.waiting(MINH) == ()


def test_taking_off_is_still_done_alone(program, undone):
    Rules(program.store).set_two_person(PROGRAM, is_on=False)
    hand_in(upload("upload"), LINE.replace("30/04", "31/05")).button(key="publish").click().run()
    Rules(program.store).set_two_person(PROGRAM, is_on=True)
    number = program.store.latest_revision()

    run = _going_back(number, LAN)
    run.button(key="undo_revision").click().run()

    assert program.store.latest_revision() == number + 1
