"""Who has not reported, on Tổng quan and on Nộp số liệu, with the templates and the text to send."""

from datetime import date

import pytest

JANUARY = date(2024, 1, 31)


@pytest.fixture
def upload(visit, monkeypatch):
    """The page Nộp số liệu, where a coming period was chosen."""
    monkeypatch.setenv("NTM_PUBLIC_URL", "https://ntm.example.vn")
    run = visit("tra_cu").open("nop-so-lieu").run
    return run.date_input(key="reminder_period").set_value(JANUARY).run()


def downloads(run) -> set[str]:
    return {button.proto.label for button in run.get("download_button")}


def test_the_overview_says_in_one_line_who_has_not_reported_and_links_to_the_reminder(visit):
    seen = visit("tra_cu").open()

    assert "Kỳ 12/04/2023: cả 15 xã đã báo cáo đủ; báo cáo huyện đã đủ.*" in seen.text
    assert 'href="nop-so-lieu"' in seen.markup


def test_what_is_illustrative_is_no_report_where_documented_figures_alone_are_shown(visit):
    seen = visit("tra_cu").open(chac_chan="1")

    assert "Chưa có báo cáo tiêu chí nào, của xã cũng như của huyện." in seen.text
    assert 'href="nop-so-lieu?chac_chan=1"' in seen.markup


def test_the_line_is_of_the_day_that_is_shown(visit):
    assert "Kỳ 31/03/2023: cả 15 xã đã báo cáo đủ" in visit("mau").open(ky="2023-04-15").text


def test_where_nothing_is_missing_no_template_is_offered(visit):
    run = visit("tra_cu").open("nop-so-lieu").run

    assert not any("mẫu trong một tệp ZIP" in label for label in downloads(run))
    assert not run.code


def test_a_coming_period_offers_all_templates_and_a_text_with_the_address_of_the_page(upload):
    assert "Tải 16 mẫu trong một tệp ZIP" in downloads(upload)
    said = upload.code[0].value
    assert said.startswith(
        "Báo cáo tiêu chí nông thôn mới kỳ 31/01/2024 còn thiếu:\n- Xã Phước Hưng: chưa có báo cáo\n"
    )
    assert "nộp tại https://ntm.example.vn/nop-so-lieu\n" in said
    assert "Hạn nộp" not in said


def test_the_deadline_and_the_one_who_is_meant_are_in_the_text(upload):
    upload.selectbox(key="reminder_whom_2024-01-31_16").set_value(13)
    run = upload.date_input(key="reminder_due").set_value(date(2024, 2, 5)).run()

    assert not any("mẫu trong một tệp ZIP" in label for label in downloads(run))
    said = run.code[0].value.splitlines()
    assert said[1] == "- Xã Long Hiệp: chưa có báo cáo"
    assert "Hạn nộp: 05/02/2024" in said
    assert sum(line.startswith("- ") for line in said) == 1


def test_after_the_district_nobody_is_asked_to_report(visit):
    run = visit("tra_cu").open("nop-so-lieu").run
    run = run.date_input(key="reminder_period").set_value(date(2026, 6, 30)).run()

    said = " ".join(element.proto.body for element in run.get("html"))
    assert "Kỳ 30/06/2026: danh mục không có xã hay bộ tiêu chí nào để báo cáo." in said
    assert not run.exception
    assert not run.code
