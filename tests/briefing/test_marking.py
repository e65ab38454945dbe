"""Whatever rests on rows that are invented for illustration carries the mark, and nothing else does."""

from dataclasses import replace

import pytest

from ntm_dashboard.briefing import brief, commune_sheet
from ntm_dashboard.briefing.model import MARK, Chart, KeyNumbers, Missing, Table, Tiles
from ntm_dashboard.briefing.wording import caution_of
from ntm_dashboard.cli.situation import marked_lines
from ntm_dashboard.domain.comparison import compare
from ntm_dashboard.domain.record import Record
from ntm_dashboard.exports.situation_json import situation_facts
from tests import meeting


def situation(record: Record):
    return meeting.situation_of(record, meeting.catalogue_of(), as_of=meeting.APRIL)


def texts_of(slide):
    """Give every text of a slide as a reader sees it, the mark included."""
    yield from map(str, (slide.title, *slide.bullets, *slide.prose))
    match slide.picture:
        case Table() as table:
            for row in table.rows:
                yield from (f"{cell.text}{MARK if cell.is_illustrative else ''}" for cell in row)
        case Tiles() as tiles:
            for tile in tiles.tiles:
                yield f"{tile.text}: {tile.state}{MARK if tile.is_illustrative else ''}"
                yield str(tile.counted)
        case KeyNumbers() as numbers:
            for number in numbers.numbers:
                yield from (number.value, str(number.detail))
        case Missing() as missing:
            yield str(missing.what)
        case _:
            return


def briefing_of(record: Record):
    return brief(situation(record), catalogue=meeting.catalogue_of())


def test_where_every_row_is_invented_each_text_of_every_slide_that_a_row_changes_is_marked():
    empty = {slide.id: set(texts_of(slide)) for slide in briefing_of(Record.empty()).all_slides}

    unmarked = [
        (slide.id, text)
        for slide in briefing_of(meeting.invented()).all_slides
        for text in texts_of(slide)
        if text not in {"", "–"} and not text.endswith(MARK) and text not in empty[slide.id]
    ]

    matrix_names = [pair for pair in unmarked if not (pair[0].startswith("ma-tran") and pair[1].startswith("Xã "))]
    numbers = [pair for pair in matrix_names if not (pair[0] == "quyet-dinh" and pair[1].isdigit())]
    assert numbers == []


def test_each_chart_that_rests_on_invented_rows_says_so_beside_it():
    slides = [slide for slide in briefing_of(meeting.invented()).slides if isinstance(slide.picture, Chart)]

    assert slides
    assert all("Số liệu của biểu đồ này là minh họa." in str(slide.bullets[-1]) for slide in slides)


def test_what_a_document_says_as_well_is_not_marked():
    briefing = briefing_of(meeting.record_of())
    numbers = briefing.slide("tong-quan").picture.numbers
    tiles = {str(tile.text): tile for tile in briefing.slide("cac-xa").picture.tiles}

    assert [number.value for number in numbers] == ["12/15", "3", "4/9", "263"]
    assert not str(briefing.slide("tong-quan").title).endswith(MARK)
    assert {name: tile.is_illustrative for name, tile in tiles.items() if name.startswith("Xã ")} == {
        name: name not in {"Xã An Quảng Hữu", "Xã Thanh Sơn", "Xã Tân Hiệp", "Xã Đại An", "Xã Ngọc Biên"}
        for name in tiles
        if name.startswith("Xã ")
    }


def test_the_title_of_a_unit_and_its_criteria_are_two_facts():
    tiles = briefing_of(meeting.record_of()).slide("cac-xa").picture.tiles
    tile = next(one for one in tiles if "An Quảng Hữu" in str(one.text))

    assert (tile.is_illustrative, str(tile.counted)) == (False, "18/19*")


def test_a_mark_is_explained_with_what_is_illustrative():
    said = str(caution_of(meeting.april()))

    assert said == (
        "Dấu * và ô gạch chéo là số liệu minh họa, không phải số liệu thật: "
        "kết quả tiêu chí của xã, kết quả tiêu chí huyện, tên một số xã và phân công cơ quan phụ trách."
    )
    assert str(caution_of(meeting.april_documented())) == ""


def test_a_comparison_is_marked_where_it_rests_on_invented_rows():
    before, after = (
        meeting.situation_of(meeting.record_of(), meeting.catalogue_of(), as_of=day)
        for day in (meeting.date(2022, 4, 7), meeting.APRIL)
    )

    slide = brief(after, compare(before, after), catalogue=meeting.catalogue_of()).slide("thay-doi")
    marks = {str(row[0].text): row[2].is_illustrative for row in slide.picture.rows}

    assert str(slide.title) == "Từ 07/04/2022: mới có số liệu về 294 tiêu chí*"
    assert marks["Số tiêu chí huyện đạt"] is False
    assert marks["Số tiêu chí bình quân mỗi xã"] is True


@pytest.mark.parametrize("unit", ["29464", "29473"])
def test_the_sheet_of_a_commune_is_marked_fact_by_fact(unit):
    sheet = commune_sheet(meeting.april(), unit, catalogue=meeting.catalogue_of())

    assert str(sheet.facts[1]).endswith(MARK)
    assert all(row[1].is_illustrative for row in sheet.criteria.rows)


def test_json_lists_each_value_that_rests_on_invented_rows():
    facts = situation_facts(situation(meeting.invented()))
    empty = situation_facts(situation(replace(Record.empty(), revision=1)))
    shipped = situation_facts(meeting.april())["illustrative"]

    assert "/communes/standard" in facts["illustrative"]
    assert {"/headline", "/target_date", "/days_left"} <= set(facts["illustrative"])
    assert {pointer.rpartition("/")[2] for pointer in empty["illustrative"]} == {"agency"}
    assert "/communes/standard" not in shipped
    assert "/communes/average_criteria" in shipped


def test_lines_of_the_terminal_that_rest_on_invented_rows_are_marked():
    lines = marked_lines(meeting.april())

    assert "  Xã được công nhận đạt chuẩn           12/15" in lines
    assert all(line.endswith(MARK) for line in lines if "18/19" in line or "17/19" in line)
    assert lines[-1].startswith("Dấu * và ô gạch chéo là số liệu minh họa")


def test_an_agency_that_only_the_illustrative_catalogue_names_is_marked_even_where_nothing_else_is():
    row = briefing_of(Record.empty()).slide("tieu-chi-huyen").picture.rows[0]

    assert (str(row[2].text), row[2].is_illustrative) == ("Phòng Kinh tế và Hạ tầng", True)
    assert [cell.is_illustrative for cell in row if cell is not row[2]] == [False] * 4
    assert str(briefing_of(Record.empty()).caution).endswith("không phải số liệu thật: phân công cơ quan phụ trách.")


def test_with_documented_figures_only_no_agency_is_made_responsible():
    real = brief(meeting.april().real, catalogue=meeting.catalogue_of())

    assert {str(row[2].text) for row in real.slide("tieu-chi-huyen").picture.rows} == {"chưa phân công"}
    assert str(real.slide("co-quan").title) == "Chưa có số liệu theo cơ quan"
