"""Changing one fact, and a grid of them, without a file: as an editor and as somebody who only looks."""

import re
from datetime import date

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from ntm_dashboard.bootstrap.today import today_in_vietnam
from ntm_dashboard.domain.published import row_table_of, standing_rows
from ntm_dashboard.domain.terms import Certainty, ReportKind
from ntm_dashboard.services.editing import Edit
from ntm_dashboard.services.people import PROGRAM, Person, Role
from tests.patience import SECONDS
from tests.web.pages.conftest import open_program
from tests.web.pages.test_upload import hand_in, text_of
from tests.web.pages.test_upload import visit as visit_upload

SCRIPT = """
import streamlit as st
from ntm_dashboard.errors import UnknownScopeError
from ntm_dashboard.web.components import texts
from ntm_dashboard.services.people import Person, Role
from ntm_dashboard.web.page_context import PageContext
from ntm_dashboard.web.pages import edit
from ntm_dashboard.web.running import running_program
from ntm_dashboard.web.url_state import Scope

program = running_program()
scope = Scope.of(st.query_params.to_dict())
person = Person("{name}", "{name}", Role.{role})
page = PageContext(program, scope, program.queries.situation(as_of=scope.as_of), {{}})
try:
    edit.draw(page, person)
except UnknownScopeError as error:
    texts.alert(str(error))
"""
LAN = Person("lan", "lan", Role.EDITOR)
FACT = {"xa": "29470", "tc": "17"}


def visit(role: str = "EDITOR", name: str = "lan", **parameters: str) -> AppTest:
    run = AppTest.from_string(SCRIPT.format(role=role, name=name), default_timeout=SECONDS)
    for key, value in parameters.items():
        run.query_params[key] = value
    run.run()
    assert not run.exception
    return run


def field(run: AppTest, label: str):
    """Give the widget of a label, whatever it is."""
    found = [one for kind in (run.text_input, run.text_area, run.selectbox, run.radio) for one in kind]
    return next(one for one in found if re.fullmatch(rf"{label}(?: \(.*)?", one.label))


def take_up(run: AppTest, place: int = 0) -> AppTest:
    return [one for one in run.button if one.label == "Đưa vào bản sửa"][place].click().run()


def publish(run: AppTest) -> AppTest:
    return run.button(key="publish").click().run()


def standing(program, unit: str = "29470", number: str = "17", period: str = "2023-04-12"):
    rows = program.queries.record().assessments
    own = rows[(rows["unit"] == unit) & (rows["criterion"] == number) & (rows["period"] == period)]
    return own[own["indicator"] == ""].iloc[0] if len(own) else None


def test_somebody_who_only_looks_is_told_to_sign_in_and_sees_no_form(program):
    run = visit(role="VIEWER", **FACT)

    assert "Cần đăng nhập với vai trò biên tập hoặc cán bộ xã để sửa số liệu." in text_of(run)
    assert [*run.button, *run.text_input, *run.radio] == []


def test_the_form_shows_what_stands_with_its_file_and_line(program):
    run = visit(**FACT)

    assert "Ghi vào kỳ 12/04/2023, kỳ đã có báo cáo." in text_of(run)
    assert "Tệp tieu_chi_xa.csv, dòng" in text_of(run)
    assert (field(run, "Kết quả").value, field(run, "Ngày dự kiến").value) == ("not_met", "31/03/2023")
    assert field(run, "Giá trị").value == ""


def test_one_fact_is_previewed_published_and_taken_back(program):
    run = visit(**FACT)
    field(run, "Kết quả").set_value("met")
    take_up(run)
    assert "Kết quả: Chưa đạt* → Đạt" in text_of(run)
    assert "nguồn cũ không kèm theo nội dung mới" in text_of(run)
    assert standing(program).result == "not_met"

    publish(run)
    assert (standing(program).result, standing(program).certainty) == ("met", Certainty.REPORTED)
    assert program.queries.revisions()[0].file_name == "sua_tieu_chi_xa_2023-04-12.csv"
    assert program.own_edits.of(LAN) == ()

    run.toggle(key="undo_upload_open").set_value(True).run()
    run.button(key="undo_upload").click().run()
    assert (standing(program).result, standing(program).certainty) == ("not_met", Certainty.ILLUSTRATIVE)


def test_nothing_changed_is_said_and_not_taken_up(program):
    run = take_up(visit(**FACT))

    assert "Chưa đổi ô nào." in text_of(run)
    assert program.own_edits.of(LAN) == ()


@pytest.mark.parametrize(
    ("number", "label", "typed", "said"),
    [
        ("17", "Ngày dự kiến", "31/02/2024", "Ngày dự kiến: “31/02/2024” không phải là ngày có thật"),
        ("17", "Giá trị", "7,5%", "“7,5%”: giá trị này không có đơn vị tính"),
        ("10.1", "Giá trị", "7.5", "Ghi theo cách viết 1.234,5"),
        ("17", "Hồ sơ", "C:\\ho_so", "hồ sơ"),
        ("17", "Ghi chú", "a\x07b", "ký tự hỏng"),
    ],
)
def test_what_cannot_be_taken_is_said_at_the_form_and_what_was_typed_stays(program, number, label, typed, said):
    run = visit(xa="29470", tc=number)
    field(run, "Kết quả").set_value("not_met")
    field(run, label).set_value(typed)

    take_up(run)

    assert said in text_of(run)
    assert field(run, label).value == typed
    assert program.own_edits.of(LAN) == ()


def test_an_indicator_has_its_unit_and_threshold_beside_it_and_takes_a_share(program):
    run = visit(xa="29470", tc="2.1")
    assert "Đơn vị tính: %; ngưỡng: 100%" in text_of(run)

    field(run, "Kết quả").set_value("not_met")
    field(run, "Giá trị").set_value("87,5%")
    publish_all_ticks(take_up(run))

    rows = program.queries.record().assessments
    assert rows[(rows["unit"] == "29470") & (rows["indicator"] == "2.1")]["value"].tolist() == [87.5]


def test_a_value_is_cleared_on_purpose_once_that_is_confirmed(program):
    run = visit(**FACT)
    field(run, "Hồ sơ").set_value("")
    take_up(run)
    assert run.button(key="publish").disabled
    assert "Hồ sơ: “HS-29470-17/2023”* → (trống)" in text_of(run)

    asked = next(one for one in run.radio if "giữ hay ghi như bản sửa" in one.label)
    assert asked.options == ["Giữ nội dung đang có", "Ghi như bản sửa"]
    said = " ".join(text_of(run).split())
    assert re.search(r"công bố bản sửa này thì nội dung đang có bị xóa \(1 chỗ\): [^:]+, tiêu chí 17: “HS-29470", said)
    asked.set_value("clear").run()
    publish(run)

    assert pd.isna(standing(program).dossier)
    assert standing(program).dossier_state == "preparing"


def test_a_note_with_a_line_break_and_a_formula_stands_as_it_was_typed(program):
    run = visit(**FACT)
    field(run, "Ghi chú").set_value('=1+1\n"hai"; <b>ba</b>')
    take_up(run)
    markup = " ".join(one.proto.body for one in run.get("html"))
    assert "<b>ba</b>" not in markup

    publish(run)

    assert standing(program).note == '=1+1\n"hai"; <b>ba</b>'
    assert standing(program).certainty == Certainty.ILLUSTRATIVE


def test_a_new_period_is_said_and_starts_from_what_stood(program):
    run = visit(**FACT, ky_sua="2024-01-31")
    assert "Ghi vào kỳ mới 31/01/2024" in text_of(run)
    assert "các ô bắt đầu từ kỳ 12/04/2023" in text_of(run)

    field(run, "Trạng thái hồ sơ").set_value("submitted")
    publish(take_up(run))

    assert standing(program, period="2024-01-31").dossier_state == "submitted"
    assert standing(program).dossier_state == "preparing"


def test_a_day_without_criteria_is_said(program):
    run = visit(loai="tieu_chi_huyen", tc="2", ky_sua="2099-01-31")

    assert "Vào ngày này không có bộ tiêu chí nào áp dụng." in text_of(run)


def test_an_older_period_than_the_newest_is_asked_about(program):
    publish(take_up(visit(**FACT, ky_sua="2024-01-31")))
    run = visit(**FACT, ky_sua="2023-04-12")
    field(run, "Ghi chú").set_value("sửa kỳ cũ")
    take_up(run)

    assert run.button(key="publish").disabled
    publish(run.checkbox[-1].check().run())
    assert standing(program).note == "sửa kỳ cũ"


def test_edits_gather_across_tabs_and_each_can_be_left_out(program):
    first, second = visit(**FACT), visit(loai="tieu_chi_huyen", tc="2")
    field(first, "Ghi chú").set_value("một")
    take_up(first)
    field(second, "Ghi chú").set_value("hai")
    take_up(second)
    assert "Bản sửa của bạn: 2 nội dung" in text_of(second)

    next(one for one in second.button if one.label == "Bỏ").click().run()

    assert [one.fact.number for one in program.own_edits.of(LAN)] == ["2"]
    assert "Đã bỏ khỏi bản sửa." in text_of(second)


def test_two_tabs_on_one_form_add_up_field_by_field_and_the_last_typed_wins(program):
    first, second = visit(**FACT), visit(**FACT)
    field(first, "Ghi chú").set_value("một")
    field(first, "Ngày dự kiến").set_value("30/06/2024")
    take_up(first)
    field(second, "Kết quả").set_value("met")
    field(second, "Ghi chú").set_value("hai")
    take_up(second)
    field(first, "Trạng thái hồ sơ").set_value("submitted")
    take_up(first)

    (edit,) = program.own_edits.of(LAN)
    assert edit.fields == {
        "note": "hai",
        "planned_on": date(2024, 6, 30),
        "result": "met",
        "dossier_state": "submitted",
    }


def test_a_field_that_is_typed_back_leaves_the_draft(program):
    run = visit(**FACT)
    field(run, "Ghi chú").set_value("một")
    field(run, "Kết quả").set_value("met")
    take_up(run)
    field(run, "Ghi chú").set_value("")
    take_up(run)
    assert [one.fields for one in program.own_edits.of(LAN)] == [{"result": "met"}]

    field(run, "Kết quả").set_value("not_met")
    take_up(run)

    assert program.own_edits.of(LAN) == ()


def test_that_the_source_speaks_on_stays_until_it_is_unticked(program):
    run = visit(**FACT)
    field(run, "Kết quả").set_value("met")
    next(one for one in run.checkbox if one.label.startswith("Nguồn đang ghi")).check()
    take_up(run)
    again = visit(**FACT)
    speaks_on = next(one for one in again.checkbox if one.label.startswith("Nguồn đang ghi"))
    assert speaks_on.value
    assert set(program.own_edits.of(LAN)[0].fields) == {"result", "source", "certainty"}

    speaks_on.uncheck()
    take_up(again)

    assert set(program.own_edits.of(LAN)[0].fields) == {"result"}


def test_a_draft_outlives_a_restart(program, monkeypatch, tmp_path):
    run = visit(**FACT)
    field(run, "Ghi chú").set_value("sau khi khởi động lại")
    take_up(run)

    open_program(monkeypatch, tmp_path / "thu.db")
    back = visit(loai="tieu_chi_huyen", tc="2")

    assert "Bản sửa của bạn: 1 nội dung" in text_of(back)
    assert "Ghi chú: (trống)* → “sau khi khởi động lại”" in text_of(back)


def test_a_click_publishes_nothing_that_was_added_in_another_tab_since(program):
    first, second = visit(**FACT), visit(loai="tieu_chi_huyen", tc="2")
    field(first, "Ghi chú").set_value("một")
    take_up(first)
    field(second, "Ghi chú").set_value("hai")
    take_up(second)
    before = program.queries.latest_revision()

    publish(first)

    assert program.queries.latest_revision() == before
    assert "Bản sửa của bạn: 2 nội dung" in text_of(first)
    publish(first)
    assert program.queries.latest_revision() == before + 2


def test_a_click_publishes_nothing_over_what_somebody_published_since(program):
    mine, other = visit(**FACT), visit(name="minh", **FACT)
    field(mine, "Ghi chú").set_value("của tôi")
    take_up(mine)
    field(other, "Ghi chú").set_value("của Minh")
    publish(take_up(other))
    before = program.queries.latest_revision()

    publish(mine)

    assert program.queries.latest_revision() == before
    assert "Đã có người công bố khác từ khi bạn sửa: ghi chú khi đó là (trống)." in text_of(mine)
    assert "Ghi chú: “của Minh”* → “của tôi”" in text_of(mine)


def test_a_form_that_was_open_meanwhile_takes_nothing_of_somebody_else_back(program):
    mine, other = visit(**FACT), visit(name="minh", **FACT)
    field(other, "Ghi chú").set_value("của Minh")
    publish(take_up(other))

    field(mine, "Ngày dự kiến").set_value("30/06/2024")
    take_up(mine)
    assert "đã có người công bố số liệu khác" in text_of(mine)
    publish_all_ticks(mine)

    assert (standing(program).note, str(standing(program).planned_on.date())) == ("của Minh", "2024-06-30")


def test_what_stands_already_is_no_edit_any_more(program):
    mine, other = visit(**FACT), visit(name="minh", **FACT)
    field(mine, "Ghi chú").set_value("như nhau")
    take_up(mine)
    field(other, "Ghi chú").set_value("như nhau")
    publish(take_up(other))

    mine.run()

    assert "Số liệu đang có đã đúng như vậy." in text_of(mine)
    assert "không còn gì để công bố" in text_of(mine)
    assert "publish" not in [one.key for one in mine.button]


def test_with_two_people_one_edits_and_another_publishes(program):
    program.rules.set_two_person(PROGRAM, is_on=True)
    run = visit(**FACT)
    field(run, "Kết quả").set_value("met")
    take_up(run)
    assert run.button(key="publish").label == "Chuyển người khác công bố"
    publish(run)
    assert standing(program).result == "not_met"
    assert program.own_edits.of(LAN) == ()

    other = Person("minh", "Minh", Role.EDITOR)
    program.drafts.publish(other, 1, program.drafts.prospect(other, 1, today=today_in_vietnam()))

    assert standing(program).result == "met"
    assert program.queries.revisions()[0].prepared_by == "lan"


@pytest.mark.parametrize(
    ("parameters", "rows", "first"),
    [
        ({"xa": "29470"}, 19, "1. Quy hoạch*"),
        ({"tc": "17"}, 15, "Xã Phước Hưng*"),
        ({"loai": "tieu_chi_huyen"}, 9, "1. Quy hoạch*"),
        ({"loai": "muc_tieu"}, 3, "Số xã đạt chuẩn nông thôn mới"),
        ({"loai": "cong_nhan", "xa": "29464"}, 2, "Xã Phước Hưng: Đạt chuẩn nông thôn mới, 20/12/2023"),
    ],
)
def test_the_grid_has_every_row_with_the_invented_ones_marked(program, parameters, rows, first):
    run = visit(**parameters)

    (grid,) = run.dataframe
    assert (len(grid.value), grid.value.iloc[0, 0]) == (rows, first)


def test_without_a_commune_and_a_criterion_one_is_asked_for(program):
    assert "Hãy chọn một xã, hoặc một tiêu chí." in text_of(visit())


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"loai": "<script>"}, "loại số liệu “<script>”"),
        ({"ky_sua": "hom-qua"}, "ghi kỳ “hom-qua”"),
        ({"tc": "99"}, "Không có tiêu chí số “99” vào ngày 12/04/2023."),
        ({"xa": "29461"}, "Thị trấn Trà Cú là thị trấn, xét đô thị văn minh"),
        ({"xa": "99999"}, "99999"),
        ({"bo": "la"}, "Không có bộ tiêu chí “la”"),
        ({"loai": "cong_nhan", "xa": "1"}, "mang mã “1”"),
    ],
)
def test_an_address_that_means_nothing_is_named(program, parameters, said):
    assert said in text_of(visit(**parameters))


def test_a_title_a_figure_and_a_target_are_added(program):
    run = visit(loai="cong_nhan", xa="29470")
    field(run, "Kết quả công nhận").set_value("advanced")
    field(run, "Ngày quyết định").set_value("31/01/2024")
    publish_all_ticks(take_up(run, -1))

    rows = program.queries.record().recognitions
    new = rows[(rows["unit"] == "29470") & (rows["title"] == "advanced")]
    assert new["decided_on"].dt.strftime("%d/%m/%Y").tolist() == ["31/01/2024"]


def publish_all_ticks(run: AppTest) -> AppTest:
    """Confirm whatever is asked, then publish."""
    for box in [one for one in run.checkbox if (one.key or "").startswith("confirm_")]:
        run = box.check().run()
    return publish(run)


def test_an_edit_of_what_was_withdrawn_meanwhile_starts_a_new_row(program):
    line = "ky_bao_cao;tieu_chi;ket_qua\n30/04/2023;2;chưa đạt\n"
    publish(hand_in(visit_upload("upload"), line))
    run = visit(loai="tieu_chi_huyen", tc="2", ky_sua="2023-04-30")
    field(run, "Ghi chú").set_value("x")
    take_up(run)
    number = program.queries.latest_revision()
    program.publishing.withdraw(LAN, number, expected_revision=number)

    run.run()

    assert "Dòng mới, các ô khác theo kỳ 12/04/2023." in text_of(run)


def test_an_edit_in_a_draft_is_what_the_form_starts_from(program):
    take = visit(**FACT)
    field(take, "Ghi chú").set_value("đang sửa")
    take_up(take)

    run = visit(**FACT)

    assert field(run, "Ghi chú").value == "đang sửa"
    assert isinstance(program.own_edits.of(LAN)[0], Edit)


def test_the_cells_of_a_grid_are_words_and_none_of_them_is_changed_by_itself(program):
    run = visit(xa="29470")

    (grid,) = run.dataframe
    assert set(grid.value["result"]) == {"Đạt", "Chưa đạt"}
    assert set(grid.value["certainty"]) == {"Minh họa"}
    assert "Chưa đổi ô nào." in text_of(take_up(run))


ROADMAP_OF_ONE = {"loai": "lo_trinh", "xa": "29470", "tc": "17"}


def set_a_date(**typed: str) -> AppTest:
    """Publish a planned date by the form; the day on which it was set is early."""
    run = visit(**ROADMAP_OF_ONE)
    for label, text in {"Ngày đặt ra": "01/03/2023", "Ngày dự kiến": "30/06/2023", **typed}.items():
        field(run, label).set_value(text)
    run = publish(take_up(run))
    assert not run.exception
    return visit(**ROADMAP_OF_ONE)


def moving(run: AppTest) -> dict[str, str]:
    """Give where the only planned date is moved, as its link says."""
    (link,) = re.findall(r"dong=(\w+)&amp;doi=1", " ".join(one.value for one in run.get("html")))
    return {**ROADMAP_OF_ONE, "dong": link, "doi": "1"}


def test_planned_date_is_set_by_the_form_and_listed(program):
    run = set_a_date()

    (row,) = program.queries.record().roadmap.to_dict("records")
    assert (row["unit"], row["criterion"], row["step"], str(row["planned_on"].date())) == (
        "29470",
        "17",
        "",
        "2023-06-30",
    )
    assert "Ngày dự kiến: 30/06/2023 · Độ tin cậy: Đơn vị tự báo cáo" in text_of(run)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"Ngày dự kiến mới": "30/09/2023"}, "Hãy ghi lý do dời ngày."),
        ({"Lý do dời": "Chờ vốn"}, "Hãy ghi ngày dự kiến mới."),
        ({"Ngày dự kiến mới": "30/06/2023", "Lý do dời": "x"}, "Ngày mới giống ngày đang dự kiến."),
        ({"Ngày dự kiến mới": "30/09/2023", "Lý do dời": "x", "Ngày dời": "01/03/2023"}, "Ngày dời phải sau ngày"),
        ({"Ngày dự kiến mới": "30/09/2023", "Lý do dời": "x", "Ngày dời": ""}, "Hãy ghi ngày dời."),
        ({"Ngày dự kiến mới": "31/09/2023", "Lý do dời": "x"}, "không phải là ngày có thật"),
    ],
)
def test_date_is_not_moved_without_a_new_day_a_reason_and_a_later_setting(program, typed, said):
    run = visit(**moving(set_a_date()))
    for label, text in typed.items():
        field(run, label).set_value(text)

    run = take_up(run)

    assert said in text_of(run)
    assert "Bản sửa của bạn" not in text_of(run)


def test_moved_date_leaves_the_old_one_with_a_sign_and_cannot_be_moved_from_it_again(program):
    there = moving(set_a_date())
    run = visit(**there)
    for label, text in (("Ngày dự kiến mới", "30/09/2023"), ("Ngày dời", "05/04/2023"), ("Lý do dời", "Chờ vốn")):
        field(run, label).set_value(text)

    run = take_up(run)
    assert "Dời từ ngày 30/06/2023: lùi 92 ngày." in text_of(run)
    publish(run)

    rows = program.queries.record().roadmap.sort_values("set_on")
    assert rows["note"].tolist()[1] == "Chờ vốn"
    assert [str(day.date()) for day in rows["planned_on"]] == ["2023-06-30", "2023-09-30"]
    run = visit(**there)
    assert "Ngày này đã được dời." in text_of(run)
    assert text_of(run).count("đã dời") == 1


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"loai": "lo_trinh"}, "Hãy chọn một đơn vị và một tiêu chí"),
        ({"loai": "ho_so", "xa": "29470"}, "Hãy chọn một đơn vị và một tiêu chí"),
        ({"loai": "khao_sat", "xa": "849"}, "Hãy chọn một xã, thị trấn"),
        ({"loai": "ket_luan"}, "Dòng mới nói về: toàn huyện."),
        ({"loai": "phan_cong", "xa": "849", "tc": "5"}, "Dòng mới nói về: Huyện Trà Cú, 5."),
        ({"loai": "kiem_tra", "xa": "99999"}, "Không có xã, thị trấn mang mã “99999”"),
        ({"loai": "ho_so", "xa": "29470", "tc": "20"}, "Không có tiêu chí số “20”"),
        ({"loai": "lo_trinh", "xa": "29470", "dong": "<b>"}, "Dòng mà địa chỉ nói đến không còn"),
    ],
)
def test_page_says_what_a_further_row_is_about_or_lacks(program, parameters, said):
    assert said in text_of(visit(**parameters))


@pytest.mark.parametrize(
    ("parameters", "typed", "fields"),
    [
        (
            {"loai": "phan_cong", "tc": "9"},
            {"Vai trò": "lead_agency", "Người phụ trách": "PNV", "Từ ngày": "01/01/2023"},
            {"unit": "", "criterion": "9", "role": "lead_agency", "assignee": "PNV"},
        ),
        (
            {"loai": "ho_so", "xa": "29470", "tc": "17"},
            {"Ngày chuyển bước": "15/03/2023", "Trạng thái hồ sơ": "submitted", "Hạn xử lý": "30/04/2023"},
            {"unit": "29470", "criterion": "17", "dossier_state": "submitted"},
        ),
        (
            {"loai": "kiem_tra", "xa": "29470"},
            {"Hình thức": "urging_letter", "Số văn bản": "12/CV", "Ngày": "15/03/2023", "Nội dung việc": "Đẩy nhanh"},
            {"unit": "29470", "criterion": "", "form": "urging_letter", "document": "12/CV", "matter": "Đẩy nhanh"},
        ),
        (
            {"loai": "ket_luan", "xa": "849"},
            {"Ngày họp": "15/03/2023", "Số kết luận": "2", "Nội dung việc": "Hoàn thành"},
            {"unit": "", "criterion": "", "ordinal": "2", "matter": "Hoàn thành"},
        ),
        (
            {"loai": "khao_sat", "xa": "29470"},
            {
                "Nội dung khảo sát": "Môi  trường",
                "Ngày": "15/03/2023",
                "Số phiếu": "1.250",
                "Số phiếu hài lòng": "1.200",
            },
            {"unit": "29470", "topic": "Môi trường", "ballots": 1250.0, "satisfied": 1200.0},
        ),
    ],
)
def test_further_row_of_each_kind_is_published_by_the_form(program, parameters, typed, fields):
    run = visit(**parameters)
    assert "Hãy ghi: " in text_of(take_up(run))
    for label, text in typed.items():
        field(run, label).set_value(text)

    run = publish(take_up(run))

    assert "5. Đã công bố" in text_of(run)
    table = row_table_of(ReportKind(parameters["loai"]))
    (row,) = standing_rows(program.queries.record(), table).to_dict("records")
    assert {name: row[name] for name in fields} == fields


def test_conclusion_is_closed_only_with_the_day_on_which_it_was_done(program):
    run = visit(loai="ket_luan")
    for label, text in {"Ngày họp": "15/03/2023", "Số kết luận": "1", "Nội dung việc": "Hoàn thành"}.items():
        field(run, label).set_value(text)
    publish(take_up(run))
    (key,) = set(re.findall(r"dong=(\w+)", " ".join(one.value for one in visit(loai="ket_luan").get("html"))))
    run = visit(loai="ket_luan", dong=key)

    field(run, "Kết thúc").set_value("done")
    run = take_up(run)
    assert "Kết thúc và ngày xong phải ghi cùng nhau." in text_of(run)
    field(run, "Ngày xong").set_value("01/04/2023")
    publish(take_up(run))

    (row,) = program.queries.record().conclusions.to_dict("records")
    assert (row["closing"], str(row["done_on"].date()), row["matter"]) == ("done", "2023-04-01", "Hoàn thành")
