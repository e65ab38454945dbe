"""Handing in the figures of 8/4/2024, as an editor and as somebody who only looks."""

import hashlib
import io
import re
import zipfile
from datetime import UTC, date, datetime
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from ntm_dashboard.bootstrap.settings import PROJECT
from ntm_dashboard.services.names import display_names
from ntm_dashboard.services.people import PROGRAM, Person, Role
from ntm_dashboard.services.unfinished import kept_files
from ntm_dashboard.store.accounts import Account
from ntm_dashboard.web.running import running_program
from tests.patience import SECONDS

LAN = Person("lan", "Lan", Role.EDITOR)
UPDATE = PROJECT / "data" / "tra_cu" / "cap_nhat" / "2024-04-08"
SCRIPT = """
from ntm_dashboard.services.people import Person, Role
from ntm_dashboard.services.unfinished import kept_files
from ntm_dashboard.web.page_context import PageContext
from ntm_dashboard.web.pages import {page}
from ntm_dashboard.web.running import running_program
from ntm_dashboard.web.url_state import Scope

program = running_program()
person = Person("lan", "Lan", Role.{role})
{page}.draw(PageContext(program, Scope(), program.queries.situation(), {{}}), person)
"""


def visit(page: str, role: str = "EDITOR") -> AppTest:
    run = AppTest.from_string(SCRIPT.format(page=page, role=role), default_timeout=SECONDS).run()
    assert not run.exception
    return run


def confirm(run: AppTest) -> AppTest:
    """Confirm the answers: a suggestion or a choice alone settles nothing."""
    return next(one for one in run.button if one.label == "Xác nhận câu trả lời").click().run()


def text_of(run: AppTest) -> str:
    assert not run.exception
    return unescape(re.sub(r"<[^>]+>", " ", " ".join(element.proto.body for element in run.get("html"))))


def hand_in_update(run: AppTest) -> AppTest:
    files = [(path.name, path.read_bytes(), "text/csv") for path in sorted(UPDATE.glob("*.csv"))]
    return run.file_uploader[0].set_value(files).run()


def hand_in(run: AppTest, content: str) -> AppTest:
    return run.file_uploader[0].set_value([("nop.csv", content.encode(), "text/csv")]).run()


def test_the_preview_says_what_changes_in_the_headline_and_writes_nothing(program):
    before = program.queries.latest_revision()

    run = hand_in_update(visit("upload"))

    said = " ".join(text_of(run).split())
    assert "48 số liệu: 6 tiêu chí huyện, 5 tiêu chí xã đổi trạng thái; 4/9 → 9/9 tiêu chí huyện;" in said
    assert "đã được công nhận" in said
    assert "Riêng thời gian trôi qua giữa hai ngày, không kể số liệu này: " in said
    assert "12/15 → 15/15 xã đạt chuẩn" in said
    assert "Trang đang mở ở ngày 12/04/2023: 12/15 xã được công nhận đạt chuẩn" in said
    assert "Sau khi ghi, trang mở ở ngày 08/04/2024: 15/15 xã được công nhận đạt chuẩn" in said
    assert run.button(key="publish").label == "Công bố 48 số liệu"
    assert program.queries.latest_revision() == before


def test_a_package_is_handed_in_as_the_files_in_it(program):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for path in sorted(UPDATE.glob("*.csv")):
            package.write(path, f"cap_nhat/{path.name}")

    run = visit("upload").file_uploader[0].set_value([("goi.zip", packed.getvalue(), "application/zip")]).run()

    assert "12/15 → 15/15" in " ".join(text_of(run).split())


def test_a_package_that_cannot_be_taken_apart_is_said_beside_the_other_files(program):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("trong/", "")
    good = next(UPDATE.glob("tieu_chi_huyen.csv"))
    files = [("rong.zip", packed.getvalue(), "application/zip"), (good.name, good.read_bytes(), "text/csv")]

    said = text_of(visit("upload").file_uploader[0].set_value(files).run())

    assert "Tệp nén “rong.zip” không có tệp nào." in said
    assert "4/9 → " in " ".join(said.split())


def test_publishing_shows_in_the_headline_and_taking_it_back_brings_the_old_one_back(program):
    run = hand_in_update(visit("upload"))

    run.button(key="publish").click().run()
    published = program.queries.situation().headline
    assert "Đã công bố phiên bản 6, 7, 8, 9. 48 số liệu: " in text_of(run)
    run.toggle(key="undo_upload_open").set_value(True).run()
    assert "48 số liệu: " in text_of(run)
    assert "9/9 → 4/9" in " ".join(text_of(run).split())
    assert "Sau khi ghi, trang mở ở ngày 12/04/2023: 12/15 xã được công nhận đạt chuẩn" in text_of(run)
    assert run.button(key="undo_upload").label == "Hoàn tác phiên bản 6, 7, 8, 9: 48 số liệu trở về như trước"
    run.button(key="undo_upload").click().run()
    undone = program.queries.situation().headline

    assert (published.standard, published.criteria_met) == (15, 9)
    assert (undone.standard, undone.criteria_met) == (12, 4)
    newest = program.queries.revisions()[0]
    assert newest.reversed_numbers == tuple(range(6, newest.number))


def test_what_somebody_wrote_since_is_asked_about_on_the_page_of_the_upload(program):
    line = "ky_bao_cao;tieu_chi;ket_qua;ghi_chu\n30/04/2023;2;{result};{note}\n"
    mine = hand_in(visit("upload"), line.format(result="chưa đạt", note="một"))
    mine.button(key="publish").click().run()
    hand_in(visit("upload"), line.format(result="đạt", note="hai")).button(key="publish").click().run()

    mine.toggle(key="undo_upload_open").set_value(True).run()
    assert "1 số liệu đã được phiên bản sau sửa" in text_of(mine)
    assert "undo_upload" not in [button.key for button in mine.button]
    mine.radio[0].set_value("revert").run()
    mine.button(key="undo_upload").click().run()

    standing = program.queries.record().assessments
    assert standing[(standing["period"] == "2023-04-30")].empty


def test_somebody_who_only_looks_is_asked_for_no_file(program):
    run = visit("upload", role="VIEWER")

    assert "Đăng nhập với vai trò Biên tập hoặc Cán bộ xã để nộp số liệu." in text_of(run)
    assert not run.file_uploader
    assert not run.text_area
    assert [button.key for button in run.button] == []


def test_a_faulty_file_is_refused_with_its_place_and_the_way_to_mend_it(program):
    run = hand_in(visit("upload"), "ky_bao_cao;tieu_chi;ket_qua\n30/02/2023;1;đạt\n31/12/2023;20;đạt\n")

    said = text_of(run)
    assert "Chưa nhận tệp “nop.csv”: có 2 chỗ phải sửa." in said
    assert "dòng 2, cột “ky_bao_cao”" in said
    assert "dòng 3, cột “tieu_chi”" in said
    assert [button.label for button in run.button] == ["Kiểm tra lại"]


def test_a_name_in_a_file_is_never_markup(program):
    run = hand_in(visit("upload"), "ky_bao_cao;tieu_chi;ket_qua\n31/12/2023;1;<img src=x onerror=alert(1)>\n")

    bodies = " ".join(element.proto.body for element in run.get("html"))
    assert "<img" not in bodies
    assert "&lt;img src=x onerror=alert(1)&gt;" in bodies


def test_the_unit_that_is_meant_is_asked_and_the_answer_applied(program):
    run = hand_in(visit("upload"), "ky_bao_cao;ten_xa;tieu_chi;ket_qua\n12/04/2023;Định An;1;đạt\n")

    run.selectbox[0].set_value("29494")
    confirm(run)

    assert "Đã trả lời: “Định An” → Xã Định An (29494)" in text_of(run)
    assert "đã đọc" in text_of(run)
    assert "Chưa nhận tệp" not in text_of(run)


def test_a_step_back_needs_a_typed_reason(program):
    run = hand_in(visit("upload"), "ky_bao_cao;tieu_chi;ket_qua\n30/04/2023;1;chưa đạt\n")
    assert run.button(key="publish").disabled

    reason = next(one for one in run.text_input if one.key and one.key.startswith("reason_"))
    reason.set_value("Đường hỏng sau mưa").run()
    for box in list(run.checkbox):
        run = box.check().run()
    run.button(key="publish").click().run()

    newest = program.queries.revisions()[0]
    assert "Đường hỏng sau mưa" in [one.text for one in newest.reasons]


def take(history: AppTest, number: int, way: str) -> AppTest:
    """Choose a revision and a way back from it."""
    history.selectbox(key="history_number").set_value(number).run()
    return history.segmented_control(key=f"way_{number}").set_value(way).run()


def test_the_history_takes_a_revision_back_and_restores_it(program):
    hand_in_update(visit("upload")).button(key="publish").click().run()
    history = visit("history")
    newest = program.queries.latest_revision()

    take(history, newest, "undo")
    assert history.radio(key=f"whole_{newest}").value is True
    history.radio(key=f"whole_{newest}").set_value(False).run()
    history.button(key="undo_revision").click().run()
    assert f"Đã ghi phiên bản {newest + 1}: Hoàn tác, 2 số liệu thay đổi." in text_of(history)
    assert f"đã hoàn tác ở phiên bản {newest + 1}" in text_of(history)
    take(history, newest, "restore")
    assert "2 số liệu: " in text_of(history)
    assert history.button(key="restore_revision").disabled
    history.checkbox(key=f"sure_restore_{newest}").check().run()
    history.button(key="restore_revision").click().run()

    assert program.queries.situation().headline.standard == 15
    assert program.queries.revisions()[0].kind == "restore"


def test_the_history_asks_cell_by_cell_where_a_later_revision_wrote(program):
    line = "ky_bao_cao;tieu_chi;ket_qua;ghi_chu\n30/04/2023;2;{result};{note}\n"
    for result, note in (("chưa đạt", "một"), ("đạt", "hai")):
        hand_in(visit("upload"), line.format(result=result, note=note)).button(key="publish").click().run()
    first = program.queries.latest_revision() - 1
    history = visit("history")

    take(history, first, "undo")
    assert "undo_revision" not in [button.key for button in history.button]
    history.radio[0].set_value("revert").run()
    history.button(key="undo_revision").click().run()

    standing = program.queries.record().assessments
    assert standing[(standing["period"] == "2023-04-30")].empty


def test_the_history_compares_two_revisions(program):
    hand_in_update(visit("upload")).button(key="publish").click().run()
    history = visit("history")

    history.selectbox(key="choose_ban_truoc").set_value(9).run()
    history.selectbox(key="choose_ban_sau").set_value(5).run()
    history.toggle[0].set_value(True).run()

    said = " ".join(text_of(history).split())
    assert "48 số liệu: " in said
    assert "Cùng ngày 08/04/2024" in said
    assert "4/9 → 9/9" in said
    assert "9" in history.query_params["ban_truoc"]


def test_the_day_on_which_two_revisions_are_compared_is_chosen(program):
    hand_in_update(visit("upload")).button(key="publish").click().run()
    history = visit("history")
    history.selectbox(key="choose_ban_truoc").set_value(5).run()
    history.toggle[0].set_value(True).run()

    history.date_input[0].set_value(date(2023, 4, 12)).run()

    said = " ".join(text_of(history).split())
    assert "48 số liệu: không trạng thái nào đổi" in said


def test_somebody_who_only_looks_cannot_take_anything_back(program):
    history = visit("history", role="VIEWER")

    assert "Cần đăng nhập với vai trò biên tập để hoàn tác" in text_of(history)
    assert [button.key for button in history.button] == []


def test_what_is_unusual_needs_one_tick_for_each_kind(program):
    run = hand_in(visit("upload"), "ky_bao_cao;tieu_chi;ket_qua\n12/04/2023;2;đạt\n12/04/2023;5;đạt\n")

    assert "Không khớp số liệu đã công bố: 1 con số" in text_of(run)
    assert "số liệu chi tiết là 6, số đã công bố ngày 12/04/2023 là 4" in text_of(run)
    assert run.button(key="publish").disabled
    run = run.checkbox[0].check().run()
    run.button(key="publish").click().run()

    assert [reason.about for reason in program.queries.revisions()[0].reasons] == ["COUNTS_DIFFER"]


@pytest.mark.parametrize("role", ["VIEWER", "EDITOR"])
def test_templates_and_what_was_published_are_offered_to_everybody(program, role):
    run = visit("upload", role=role)
    run.selectbox(key="template_scope").set_value("unit:29464").run()
    run.selectbox(key="published_kind").set_value("cong_nhan").run()
    offered = {button.proto.label for button in run.get("download_button")}
    whole = {"Tải tất cả (ZIP, XLSX)", "Tải tất cả (ZIP, CSV)"}
    assert offered == {"Tải mẫu XLSX", "Tải mẫu CSV", "Tải XLSX", "Tải CSV"} | whole


def test_a_faulty_file_comes_back_marked(program):
    run = hand_in(visit("upload"), "ky_bao_cao;tieu_chi;ket_qua\n31/02/2023;2;đạt\n")

    assert "Tải tệp có đánh dấu chỗ sai (XLSX)" in {button.proto.label for button in run.get("download_button")}


def test_a_spelling_that_was_answered_once_is_remembered_until_it_is_withdrawn(program):
    line = "ky_bao_cao;ten_xa;tieu_chi;ket_qua\n{day};Định An;1;đạt\n"
    run = hand_in(visit("upload"), line.format(day="30/04/2023"))
    assert 'role="alert"' not in "".join(element.proto.body for element in run.get("html"))
    run.selectbox[0].set_value("29494")
    confirm(run)
    assert "“Định An” → Xã Định An (29494)" in text_of(run)
    run.button(key="publish").click().run()

    again = hand_in(visit("upload"), line.format(day="31/05/2023"))
    assert "Đã trả lời" not in text_of(again)
    assert "1 tên xã viết khác danh mục" in " ".join(expander.label for expander in again.expander)

    page = visit("upload").button(key="throw_away").click().run()
    assert "Định An" in text_of(page)
    page.selectbox(key="spelling_to_withdraw").set_value(1).run()
    page.button(key="withdraw_spelling").click().run()
    forgotten = hand_in(visit("upload"), line.format(day="31/05/2023"))
    assert "“Định An” là đơn vị nào?" in [box.label for box in forgotten.selectbox]


def test_somebody_who_only_looks_sees_the_spellings_but_cannot_withdraw_them(program):
    run = hand_in(visit("upload"), "ky_bao_cao;ten_xa;tieu_chi;ket_qua\n30/04/2023;Định An;1;đạt\n")
    run.selectbox[0].set_value("29494")
    confirm(run)
    run.button(key="publish").click().run()

    page = visit("upload", role="VIEWER")

    assert "Cách viết tên xã đã ghi nhớ: 1" in [expander.label for expander in page.expander]
    assert "withdraw_spelling" not in [button.key for button in page.button]
    assert "spelling_to_withdraw" not in [box.key for box in page.selectbox]


def test_with_two_people_one_hands_over_and_another_publishes(program, monkeypatch):
    program.rules.set_two_person(PROGRAM, is_on=True)
    run = hand_in(visit("upload"), "ky_bao_cao;tieu_chi;ket_qua\n30/04/2023;2;đạt\n")
    assert run.button(key="publish").label == "Chuyển người khác công bố"
    run.button(key="publish").click().run()
    assert "Đã chuyển dự thảo số liệu trình duyệt số 1" in text_of(run)

    run.selectbox(key="draft_number").set_value(1).run()
    assert "cần một người khác công bố" in text_of(run)
    assert "draft_publish" not in [button.key for button in run.button]

    beside = """
from ntm_dashboard.services.people import Person, Role
from ntm_dashboard.services.unfinished import kept_files
from ntm_dashboard.web.components import waiting
from ntm_dashboard.web.page_context import PageContext
from ntm_dashboard.web.running import running_program
from ntm_dashboard.web.url_state import Scope

program = running_program()
for name in ("lan", "minh"):
    waiting.reminder(PageContext(program, Scope(), program.queries.situation(), {}), Person(name, name, Role.EDITOR))
"""
    seen = AppTest.from_string(beside, default_timeout=SECONDS).run()
    assert " ".join(text_of(seen).split()) == "1 dự thảo chờ bạn xem và công bố"  # Minh is told, Lan is not

    other = AppTest.from_string(
        SCRIPT.format(page="upload", role="EDITOR").replace('"lan", "Lan"', '"minh", "Minh"'),
        default_timeout=SECONDS,
    ).run()
    other.selectbox(key="draft_number").set_value(1).run()
    other.button(key="draft_publish").click().run()

    newest = program.queries.revisions()[0]
    assert (newest.prepared_by, newest.published_by) == ("lan", "minh")
    assert "Đã công bố dự thảo số liệu trình duyệt" in text_of(other)


def history_of(number: str) -> AppTest:
    run = AppTest.from_string(SCRIPT.format(page="history", role="EDITOR"), default_timeout=SECONDS)
    run.query_params["thay_doi"] = number
    return run.run()


def test_a_link_opens_the_history_on_what_one_publication_changed(program):
    hand_in_update(visit("upload")).button(key="publish").click().run()

    history = history_of("6")

    said = " ".join(text_of(history).split())
    assert "Phiên bản 6, 7, 8, 9 thay đổi gì" in said
    assert "4/9 → 9/9" in said
    assert "Từng số liệu: 48" in said
    assert history.get("button_group")
    assert "?thay_doi=8" in " ".join(element.proto.body for element in history.get("html"))


def test_the_history_is_filtered_by_person_and_words_and_a_report_is_withdrawn(program):
    line = "ky_bao_cao;tieu_chi;ket_qua\n30/04/2023;2;đạt\n"
    run = hand_in(visit("upload"), line)
    run.text_input(key="upload_note").set_value("Giao thông XONG " + "rất dài " * 40).run()
    run.button(key="publish").click().run()
    history = visit("history")
    history.selectbox(key="choose_nguoi").set_value("lan").run()
    history.text_input(key="choose_tim").set_value("giao_thong XONG").run()
    found = next(one.proto.body for one in history.get("html") if "<table" in one.proto.body)
    assert found.count("<tr") == 2
    assert "rất dài " * 39 in found
    assert "1 trên 6 phiên bản" in text_of(history)
    assert "giao_thong XONG" in history.query_params["tim"]

    newest = program.queries.latest_revision()
    take(history, newest, "withdraw")
    assert "1 số liệu: " in text_of(history)
    assert history.button(key="withdraw_revision").disabled
    history.checkbox(key=f"sure_withdraw_{newest}").check().run()
    history.button(key="withdraw_revision").click().run()

    assert program.queries.revisions()[0].kind == "withdraw"
    history.text_input(key="choose_tim").set_value("không ai viết câu này").run()
    assert "Không có phiên bản nào như vậy." in text_of(history)


def test_the_audit_log_is_filtered_by_what_was_done(program):
    program.publishing.raw_file(Person("lan", "Lan", Role.EDITOR), 1)
    history = visit("history")

    history.selectbox(key="audit_action").set_value("download").run()

    log = [one.proto.body for one in history.get("html") if "<table" in one.proto.body][-1]
    assert (log.count("<tr"), "Tải tệp gốc" in log) == (2, True)


def test_a_word_is_asked_once_confirmed_and_remembered_only_when_that_was_ticked(program):
    line = "ky_bao_cao;tieu_chi;ket_qua\n{day};2;có lẽ\n{day};5;có lẽ\n"
    run = hand_in(visit("upload"), line.format(day="30/04/2023"))
    assert [one.label for one in run.radio] == ["“có lẽ” là kết quả gì? (dòng 2)"]
    assert "còn 1 câu hỏi ở bước 2" in text_of(run)
    run.radio[0].set_value("not_met")
    next(one for one in run.checkbox if one.label == "Ghi nhớ từ này cho lần sau").check()
    confirm(run)
    assert "Đã trả lời: “có lẽ” → Chưa đạt" in text_of(run)
    run.button(key="publish").click().run()

    page = visit("upload")
    assert "Từ chỉ kết quả đã ghi nhớ: 1" in [one.label for one in page.expander]
    assert "✔ 2 dòng hợp lệ" in text_of(hand_in(page, line.format(day="31/05/2023")))


def test_answers_can_be_taken_back(program):
    run = hand_in(visit("upload"), "tieu_chi;ket_qua\n2;đạt\n")
    run.date_input[0].set_value(date(2023, 4, 30))
    confirm(run)
    assert "Đã trả lời: 30/04/2023" in text_of(run)

    next(one for one in run.button if one.label == "Bỏ các câu trả lời").click().run()

    assert "còn 1 câu hỏi ở bước 2" in text_of(run)


def test_confirming_without_a_choice_settles_nothing(program):
    run = confirm(hand_in(visit("upload"), "tieu_chi;ket_qua\n2;đạt\n"))

    assert "Chưa chọn câu trả lời nào." in text_of(run)


def test_each_of_several_files_has_a_line_and_the_faults_of_one_hide_no_other(program):
    sound, faulty = "ky_bao_cao;tieu_chi;ket_qua\n30/04/2023;2;đạt\n", "ky_bao_cao;tieu_chi;ket_qua\n30/02/2023;1;đạt\n"
    files = [(name, text.encode(), "text/csv") for name, text in (("tot.csv", sound), ("loi.csv", faulty))]

    run = visit("upload").file_uploader[0].set_value([*files, files[0]]).run()

    labels = {one.label: one.proto.expanded for one in run.expander if ".csv" in one.label}
    assert labels == {
        "tot.csv · Báo cáo tiêu chí huyện · 30/04/2023 · ✔ 1 dòng hợp lệ": False,
        "loi.csv · Báo cáo tiêu chí huyện · ✖ 1 chỗ phải sửa": True,
    }
    assert "publish" not in [button.key for button in run.button]

    run.checkbox(key="leave_out_refused").check().run()
    assert run.button(key="publish").label == "Công bố 1 số liệu"


def test_the_table_is_shown_as_it_is_with_what_each_column_was_taken_for_and_can_be_changed(program):
    run = hand_in(visit("upload"), "ky_bao_cao;tieu_chi;ket_qua;diện giải\n30/04/2023;2;đạt;xong đường\n")
    said = " ".join(text_of(run).split())
    assert "A B C D 1 ky_bao_cao tieu_chi ket_qua diện giải 2 30/04/2023 2 đạt xong đường" in said
    run.toggle[0].set_value(True).run()

    column = next(one for one in run.selectbox if one.label == "Cột D")
    column.set_value("nguon").run()
    assert "Đã trả lời: Cột D: Nguồn" in text_of(run)
    assert next(one for one in run.text_input if one.label == "Tên mẫu biểu").value == "nop"
    run.button(key="publish").click().run()

    standing = program.queries.record().assessments
    assert "xong đường" in set(standing["source"])
    assert "Mẫu biểu đã ghi nhớ: 1" in [one.label for one in visit("upload").expander]


def test_the_period_of_a_title_is_shown_with_its_place_and_can_be_changed(program):
    run = hand_in(visit("upload"), "BÁO CÁO TÍNH ĐẾN NGÀY 31/03/2023;\ntieu_chi;ket_qua\n2;đạt\n")
    assert "31/03/2023" in text_of(run)

    next(one for one in run.date_input if one.label == "Kỳ báo cáo").set_value(date(2023, 4, 30)).run()

    assert "kỳ 30/04/2023" in text_of(run)


def test_what_blank_cells_would_clear_is_kept_or_cleared_as_is_said_on_the_page(program):
    line = "ky_bao_cao;tieu_chi;ket_qua;ghi_chu\n30/04/2023;2;{result};{note}\n30/04/2023;5;đạt;{other}\n"
    first = hand_in(visit("upload"), line.format(result="chưa đạt", note="còn 2 km", other="xong"))
    first.button(key="publish").click().run()
    run = hand_in(visit("upload"), line.format(result="đạt", note="", other="xong"))
    assert run.button(key="publish").disabled

    next(one for one in run.radio if "giữ hay lấy theo tệp" in one.label).set_value("keep").run()
    assert "Giữ nội dung đang có" in text_of(run)
    run.button(key="publish").click().run()

    standing = program.queries.record().assessments
    newest = standing[(standing["period"] == "2023-04-30") & (standing["criterion"] == "2")]
    assert newest[["result", "note"]].to_numpy().tolist() == [["met", "còn 2 km"]]


DISTRICT_LINE = "ky_bao_cao;tieu_chi;ket_qua;ghi_chu\n30/04/2023;2;{result};{note}\n"


def test_a_file_that_changes_nothing_is_said_and_offers_no_publishing(program):
    hand_in(visit("upload"), DISTRICT_LINE.format(result="đạt", note="một")).button(key="publish").click().run()

    again = hand_in(visit("upload"), DISTRICT_LINE.format(result="đạt", note="một"))

    assert "không có gì để công bố" in text_of(again)
    assert "publish" not in [button.key for button in again.button]


def test_files_of_a_package_that_change_nothing_are_skipped_and_named(program):
    same, new = (DISTRICT_LINE.format(result="đạt", note=note) for note in ("một", "hai"))
    hand_in(visit("upload"), same).button(key="publish").click().run()
    later = new.replace("30/04/2023", "31/05/2023")
    files = [(name, text.encode(), "text/csv") for name, text in (("cu.csv", same), ("moi.csv", later))]

    run = visit("upload").file_uploader[0].set_value(files).run()
    assert "Bỏ qua 1 tệp không thay đổi gì so với số liệu đã công bố: cu.csv." in text_of(run)
    run.button(key="publish").click().run()

    newest = program.queries.revisions()[0]
    assert (newest.file_name, newest.package) == ("moi.csv", None)


def test_two_files_of_one_name_are_told_apart(program):
    texts = [DISTRICT_LINE.format(result="đạt", note="một").replace("30/04", day) for day in ("30/04", "31/05")]
    files = [("bao_cao.csv", text.encode(), "text/csv") for text in texts]

    run = visit("upload").file_uploader[0].set_value(files).run()

    assert not run.exception
    labels = [one.label.partition(" · ")[0] for one in run.expander if "bao_cao" in one.label]
    assert labels == ["bao_cao.csv (tệp 1)", "bao_cao.csv (tệp 2)"]


def test_who_is_overtaken_is_told_by_whom_and_what_is_the_same_and_accepts_the_new_preview(program):
    mine = hand_in(visit("upload"), DISTRICT_LINE.format(result="đạt", note="của tôi"))
    hand_in(visit("upload"), DISTRICT_LINE.format(result="đạt", note="của bạn")).button(key="publish").click().run()

    mine.run()

    said = text_of(mine)
    assert "Trong lúc bạn xem đã có công bố mới: 6 · " in said
    assert "1 số liệu trùng với tệp này." in said
    assert "của bạn" in said
    assert mine.button(key="publish").disabled
    mine.button(key="accept_preview").click().run()
    mine.button(key="publish").click().run()
    assert program.queries.record().assessments["note"].tolist().count("của tôi") == 1


def test_what_is_not_finished_comes_back_with_its_answers_and_its_note(program):
    run = hand_in(visit("upload"), "tieu_chi;ket_qua\n2;đạt\n")
    run.date_input[0].set_value(date(2023, 4, 30))
    confirm(run)
    run.text_input(key="upload_note").set_value("Theo biên bản").run()

    back = visit("upload")
    assert "Lần nộp đang làm dở từ" in text_of(back)
    assert "1 tệp: nop.csv." in text_of(back)
    assert "Đã trả lời: 30/04/2023" in text_of(back)
    assert back.text_input(key="upload_note").value == "Theo biên bản"
    back.button(key="publish").click().run()

    assert program.queries.revisions()[0].note == "Theo biên bản"
    assert "Lần nộp đang làm dở" not in text_of(visit("upload"))


def test_what_is_thrown_away_does_not_come_back(program):
    hand_in(visit("upload"), DISTRICT_LINE.format(result="đạt", note="một"))
    back = visit("upload")

    back.button(key="throw_away").click().run()

    assert "Chưa có tệp nào." in text_of(back)
    assert "Lần nộp đang làm dở" not in text_of(visit("upload"))


def two_tabs() -> tuple[AppTest, AppTest]:
    """Give two tabs on one hand-in, the first of which went on: its note is another."""
    hand_in(visit("upload"), DISTRICT_LINE.format(result="đạt", note="một"))
    other, mine = visit("upload"), visit("upload")
    other.text_input(key="upload_note").set_value("trang kia").run()
    mine.text_input(key="upload_note").set_value("trang này").run()
    assert "Ở một thẻ khác, bạn đã sửa, bỏ hoặc công bố lần nộp có tệp “nop.csv”. Chưa ghi đè" in text_of(mine)
    assert kept_notes() == ["trang kia"]
    return other, mine


def kept_notes() -> list[str]:
    return [one.note for one in kept_files(running_program().store, person=LAN)]


def test_a_tab_that_was_overtaken_by_another_takes_what_that_one_has(program):
    _other, mine = two_tabs()

    mine.button(key="unfinished_theirs").click().run()

    assert mine.text_input(key="upload_note").value == "trang kia"
    assert "Ở một thẻ khác" not in text_of(mine)
    assert kept_notes() == ["trang kia"]


def test_a_tab_that_was_overtaken_by_another_keeps_its_own_where_it_says_so(program):
    other, mine = two_tabs()

    mine.button(key="unfinished_mine").click().run()

    assert kept_notes() == ["trang này"]
    other.text_input(key="upload_note").set_value("trang kia nữa").run()
    assert "Ở một thẻ khác" in text_of(other)


def test_what_another_tab_threw_away_does_not_come_back_unasked(program):
    hand_in(visit("upload"), DISTRICT_LINE.format(result="đạt", note="một"))
    other, mine = visit("upload"), visit("upload")
    other.button(key="throw_away").click().run()

    mine.text_input(key="upload_note").set_value("trang này").run()
    assert "Ở một thẻ khác" in text_of(mine)
    assert kept_notes() == []
    mine.button(key="unfinished_theirs").click().run()

    assert "Chưa có tệp nào." in text_of(mine)


def test_the_same_file_chosen_in_two_tabs_is_one_hand_in(program):
    tabs = [visit("upload"), visit("upload")]

    for tab in tabs:
        hand_in(tab, DISTRICT_LINE.format(result="đạt", note="một"))
    tabs[1].text_input(key="upload_note").set_value("một lần").run()

    assert "Ở một thẻ khác" not in text_of(tabs[1])
    assert kept_notes() == ["một lần"]


def test_people_are_called_by_their_names_in_the_history(program):
    with program.store.writing() as transaction:
        for name, display_name in (("lan", "Lê Lan"), ("lan2", "Lê Lan"), ("minh", "Trần Minh")):
            account = Account(name, display_name, "editor", None, False, False, datetime.now(UTC))
            transaction.accounts.add(account)
    hand_in(visit("upload"), DISTRICT_LINE.format(result="đạt", note="một")).button(key="publish").click().run()

    assert "Lê Lan (lan)" in text_of(visit("history"))
    assert display_names(program.store)["minh"] == "Trần Minh"


FAULTY = (
    "ky_bao_cao;ma_xa;tieu_chi;ket_qua;gia_tri\r\n30/04/2023;29464;17;đạt;{value}\r\n30/04/2023;29467;17;đạt;95\r\n"
)


def type_into(run: AppTest, *texts: str | None, blank: tuple[int, ...] = ()) -> AppTest:
    """Type the right values of the faulty cells, one after the other, and let them be checked."""
    button = next(one for one in run.button if one.label == "Kiểm tra lại")
    rows = {place: {"right": text} for place, text in enumerate(texts) if text is not None}
    rows |= {place: {"blank": True} for place in blank}
    grid = button.key.removesuffix("_check")
    begun = run.session_state[f"{grid}_begun"].copy()
    for place, line in rows.items():
        for name, value in line.items():
            begun.loc[place, name] = value
    run.session_state[f"{grid}_begun"] = begun
    return button.click().run()


def test_a_faulty_cell_is_mended_and_what_is_published_says_so(program):
    content = FAULTY.format(value="chín mươi")
    run = hand_in(visit("upload"), content)
    (grid,) = run.dataframe
    assert grid.value.iloc[0, :3].tolist() == [
        "dòng 2, cột “gia_tri” (E)",
        "chín mươi",
        "Giá trị “chín mươi” không phải là số. Hãy chỉ ghi số; lời giải thích ghi ở cột ghi chú.",
    ]

    type_into(run, "90,5")

    assert "Đã sửa 1 chỗ trong trình duyệt. Tệp gốc “nop.csv” không thay đổi." in text_of(run)
    assert "đã sửa 1 chỗ" in run.expander[1].label
    run.button(key="publish").click().run()
    revision = program.queries.revisions()[0]
    said = f"Tệp “nop.csv” (SHA-256 {hashlib.sha256(content.encode()).hexdigest()}), đã sửa 1 chỗ trong trình duyệt: "
    assert [one.text for one in revision.reasons if one.about == "MENDED"] == [
        f"{said}dòng 2, cột “gia_tri” (E): “chín mươi” → “90,5”."
    ]
    assert said in text_of(run)
    assert program.store.raw_file(revision.number).content == content.replace("chín mươi", "90,5").encode()
    assert "đã sửa trong trình duyệt" in text_of(visit("history"))


def test_what_is_typed_wrong_again_is_asked_again_and_can_be_left_blank_or_taken_back(program):
    run = hand_in(visit("upload"), FAULTY.format(value="chín mươi"))

    type_into(run, "=90+5")
    (grid,) = run.dataframe
    assert grid.value.iloc[0, 1] == "=90+5"
    assert "không nhận công thức" in grid.value.iloc[0, 2]
    type_into(run, blank=(0,))

    assert "Đã sửa 1 chỗ" in text_of(run)
    assert run.button(key="publish").label.startswith("Công bố ")
    next(one for one in run.button if one.label == "Bỏ các chỗ đã sửa").click().run()
    assert "Chưa nhận tệp “nop.csv”: có 1 chỗ phải sửa." in text_of(run)


def test_nothing_typed_is_said_and_changes_nothing(program):
    run = type_into(hand_in(visit("upload"), FAULTY.format(value="?")))

    assert "Chưa gõ giá trị đúng nào." in text_of(run)


def test_mended_and_typed_cells_come_back_with_the_hand_in(program):
    rows = "".join(f"30/04/2023;{code};17;đạt;khoảng {place}\n" for place, code in enumerate(range(29464, 29497, 3)))
    run = hand_in(visit("upload"), f"ky_bao_cao;ma_xa;tieu_chi;ket_qua;gia_tri\n{rows}")
    count = len(run.dataframe[0].value)
    type_into(run, "90")

    again = visit("upload")

    assert "Đã sửa 1 chỗ trong trình duyệt." in text_of(again)
    assert len(again.dataframe[0].value) == count - 1


def test_more_faults_than_one_looks_through_are_mended_part_by_part(program):
    codes = [*range(29464, 29497, 3)]
    rows = "".join(f"30/04/2023;{code};{number};đạt;nhiều\n" for number in range(1, 7) for code in codes)
    run = hand_in(visit("upload"), f"ky_bao_cao;ma_xa;tieu_chi;ket_qua;gia_tri\n{rows}")

    assert len(run.dataframe[0].value) == 50
    left = len(codes) * 6 - 50
    assert f"Bảng này có 50 chỗ đầu; {left} chỗ còn lại hiện ra sau khi kiểm tra lại." in text_of(run)


def test_the_file_mended_at_its_desk_begins_without_corrections(program):
    first = type_into(hand_in(visit("upload"), FAULTY.format(value="chín mươi")), "90,5")
    assert "Đã sửa 1 chỗ" in text_of(first)

    again = hand_in(first, FAULTY.format(value="tám mươi"))

    assert "Đã sửa 1 chỗ" not in text_of(again)
    assert again.dataframe[0].value.iloc[0, 1] == "tám mươi"


def test_two_files_of_one_name_are_mended_apart(program):
    contents = [FAULTY.format(value=value) for value in ("một", "hai")]
    files = [("nop.csv", content.encode(), "text/csv") for content in contents]
    run = visit("upload").file_uploader[0].set_value(files).run()

    type_into(run, "90")

    assert text_of(run).count("Đã sửa 1 chỗ") == 1
    assert [grid.value.iloc[0, 1] for grid in run.dataframe] == ["hai"]
