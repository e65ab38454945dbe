"""The notice of what a meeting decided: the form of the decree, what is not recorded left blank."""

import io

import pytest
from docx import Document

from ntm_dashboard.briefing.notice import BLANK, notice
from ntm_dashboard.exports.notice_docx import notice_docx
from tests import meeting

SAID = (
    {
        "meeting_on": "2023-04-12",
        "due_on": "2023-05-31",
        "agency": "Chủ tịch UBND xã Long Hiệp",
        "partners": "Hội Nông dân",
    },
    {"meeting_on": "2023-04-12", "ordinal": "2", "matter": "Rà soát nợ đọng"},
)


def texts(*said, **more):
    draft = notice(meeting.conclusions(*said), meeting.APRIL, catalogue=meeting.catalogue_of(), revision=1, **more)
    paper = Document(io.BytesIO(notice_docx(draft)))
    cells = [one.text for table in paper.tables for row in table.rows for cell in row.cells for one in cell.paragraphs]
    headers = [one.text for one in paper.sections[0].header.paragraphs]
    return [*cells, *(one.text for one in paper.paragraphs)], headers


def test_the_paper_has_the_form_of_the_decree_with_number_and_day_to_fill_in():
    said, _headers = texts(*SAID)

    for text in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "ỦY BAN NHÂN DÂN HUYỆN TRÀ CÚ",
        "Số:          /TB-VPĐP",
        "Trà Cú, ngày       tháng       năm",
        "THÔNG BÁO",
        "Nơi nhận:",
        "CHÁNH VĂN PHÒNG",
    ):
        assert text in said


def test_each_conclusion_says_who_and_until_when_and_leaves_blank_what_is_not_recorded():
    said, _headers = texts(*SAID)

    who = "Chủ trì: Chủ tịch UBND xã Long Hiệp; phối hợp: Hội Nông dân"
    assert f"1.1. Hoàn thành hồ sơ. {who}; hoàn thành chậm nhất: 31/05/2023." in said
    assert f"1.2. Rà soát nợ đọng. Chủ trì: {BLANK}; hoàn thành chậm nhất: {BLANK}." in said


def test_what_became_of_the_meeting_before_stands_first():
    said, _headers = texts(*SAID, {"done_on": "2023-04-01"}, {"ordinal": "2"}, {"meeting_on": "2023-01-05"})

    place = said.index("1. Về việc thực hiện kết luận cuộc họp trước")
    assert said[place + 1] == "1.1. Kết luận của cuộc họp ngày 30/03/2023: đã hoàn thành 1/2."
    assert said[place + 2].endswith("của các cuộc họp trước: 2.")


@pytest.mark.parametrize("caution", ["", "Nội dung minh họa"])
def test_what_is_invented_is_said_on_each_page(caution):
    _said, headers = texts(*SAID, caution=caution)

    assert ("SỐ LIỆU MINH HỌA" in headers) is bool(caution)
