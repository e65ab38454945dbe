from dataclasses import replace
from datetime import date

import pytest

from ntm_dashboard.briefing import brief
from ntm_dashboard.briefing.model import MARK, Chart, KeyNumbers, Missing, Table, Tiles
from ntm_dashboard.domain.comparison import compare
from ntm_dashboard.i18n import speaking
from tests import meeting

ORDER = [
    "bia",
    "tong-quan",
    "ket-luan",
    "dieu-kien",
    "thay-doi",
    "tieu-chi-huyen",
    "cac-xa",
    "ma-tran",
    "vuong-mac",
    "co-quan",
]
ORDER += ["ho-so", "chu-y", "tien-do", "den-han", "quyet-dinh"]
SITUATIONS = [
    meeting.april,
    meeting.april_documented,
    meeting.before_any_data,
    meeting.training,
    meeting.all_met,
    meeting.hostile,
]


def titles(briefing):
    return {slide.id: str(slide.title).removesuffix(MARK) for slide in briefing.slides}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("make", SITUATIONS)
def test_a_meeting_keeps_its_order_and_no_slide_is_empty(make, language):
    with speaking(language):
        briefing = brief(make(), catalogue=meeting.catalogue_of())

        assert [slide.id for slide in briefing.slides] == ORDER
        assert all(slide.picture is not None for slide in briefing.slides[1:])
        assert all(len(str(slide.title)) <= 60 for slide in briefing.slides)


def test_the_headline_slide_says_what_the_situation_says():
    situation = meeting.april()

    picture = brief(situation, catalogue=meeting.catalogue_of()).slide("tong-quan").picture

    assert isinstance(picture, KeyNumbers)
    assert [number.value for number in picture.numbers] == ["12/15", "3", "4/9", "263"]


def test_titles_with_some_met_some_late():
    said = titles(brief(meeting.april(), catalogue=meeting.catalogue_of()))

    assert said["tong-quan"] == "12/15 xã được công nhận đạt chuẩn, 4/9 tiêu chí huyện đạt"
    assert said["tieu-chi-huyen"] == "Huyện đạt 4/9 tiêu chí; 1 tiêu chí chậm lộ trình"
    assert said["cac-xa"] == "12/15 xã được công nhận đạt chuẩn, còn 3 xã"
    assert said["den-han"] == "3 nội dung quá hạn trong 15 nội dung đã cam kết"


def test_titles_with_everything_unknown_claim_nothing():
    said = titles(brief(meeting.before_any_data(), catalogue=meeting.catalogue_of()))

    assert said["tong-quan"] == "Chưa có số liệu nào đến ngày này"
    assert said["tieu-chi-huyen"] == "Chưa có số liệu về 9 tiêu chí huyện"
    assert said["cac-xa"] == "Chưa có số liệu về 15 xã"
    assert said["vuong-mac"] == "Chưa có số liệu về tiêu chí còn khó khăn"


def test_titles_with_everything_met():
    said = titles(brief(meeting.all_met(), catalogue=meeting.catalogue_of()))

    assert said["cac-xa"] == "Cả 15 xã được công nhận đạt chuẩn"
    assert said["tieu-chi-huyen"] == "Huyện đạt cả 9 tiêu chí"
    assert said["ma-tran"] == "Mọi tiêu chí của mọi xã đều đạt"
    assert said["tien-do"] == "Đã đủ số xã, không còn xã nào thiếu"


def test_after_the_target_date_the_days_are_days_overdue():
    late = meeting.situation_of(meeting.record_of(), meeting.catalogue_of(), as_of=date(2024, 1, 10))

    number = brief(late, catalogue=meeting.catalogue_of()).slide("tong-quan").picture.numbers[-1]

    assert (number.value, str(number.label)) == ("10", "ngày quá hạn")


def test_illustrative_figures_are_announced_and_documented_ones_are_not():
    shown = brief(meeting.april(), catalogue=meeting.catalogue_of())
    documented = brief(meeting.april_documented(), catalogue=meeting.catalogue_of())

    assert "minh họa" in str(shown.caution)
    assert any(cell.is_illustrative for row in shown.slide("ma-tran").picture.rows for cell in row)
    assert documented.caution == ""


def test_a_slide_without_figures_says_what_is_missing_and_how_to_supply_it():
    briefing = brief(meeting.before_any_data(), catalogue=meeting.catalogue_of())

    matrix = briefing.slide("ma-tran").picture

    assert isinstance(matrix, Missing)
    assert "Nộp tệp báo cáo tiêu chí xã" in str(matrix.remedy)


def test_changes_are_named_with_both_figures():
    before, after = meeting.training(date(2023, 6, 30)), meeting.training()

    slide = brief(after, compare(before, after), catalogue=meeting.catalogue_of(meeting.TRAINING)).slide("thay-doi")

    rows = [[str(cell.text) for cell in row] for row in slide.picture.rows]
    assert ["Số xã đạt chuẩn nông thôn mới", "10/15", "11/15", "+1"] in rows
    assert "Xã Hàm Tân: từ “Đang thực hiện” thành “Được công nhận đạt chuẩn”." in [
        str(point) for point in slide.bullets
    ]


def test_without_a_change_the_slide_says_so():
    situation = meeting.april()

    slide = brief(situation, compare(situation, situation), catalogue=meeting.catalogue_of()).slide("thay-doi")

    assert str(slide.title) == "Không có gì thay đổi từ 12/04/2023"
    assert isinstance(slide.picture, Missing)


def test_a_criterion_that_fell_back_is_called_so():
    after = meeting.april()
    whole = meeting.record_of()
    better = replace(whole, assessments=whole.assessments.assign(result="met"))
    before = meeting.situation_of(better, meeting.catalogue_of(), as_of=meeting.APRIL)

    slide = brief(after, compare(before, after), catalogue=meeting.catalogue_of()).slide("thay-doi")

    assert str(slide.title) == "Từ 12/04/2023: thêm 0 tiêu chí đạt, 15 không giữ được" + MARK
    assert any("Từ đạt thành chưa đạt" in str(point) for point in slide.bullets)


def test_every_tile_and_matrix_cell_leads_to_a_screen():
    briefing = brief(meeting.april(), catalogue=meeting.catalogue_of())
    ids = {slide.id for slide in briefing.details}

    tiles, matrix = briefing.slide("cac-xa").picture, briefing.slide("ma-tran").picture

    assert isinstance(tiles, Tiles)
    assert isinstance(matrix, Table)
    assert {tile.link for tile in tiles.tiles} <= ids
    assert all(cell.link in ids for row in matrix.rows for cell in row[:-1])


def test_the_burn_up_ends_at_the_target_and_stops_at_the_as_of_date():
    situation = meeting.april()

    chart = brief(situation, catalogue=meeting.catalogue_of()).slide("tien-do").picture

    assert isinstance(chart, Chart)
    actual, needed, target = chart.series
    assert chart.categories[-1] == "12/2023"
    assert actual.values[chart.categories.index("04/2023")] == 12
    assert actual.values[-1] is None
    assert (needed.values[-1], target.values[-1]) == (15, 15)


def test_the_axis_of_a_chart_holds_its_highest_value():
    chart = brief(meeting.april(), catalogue=meeting.catalogue_of()).slide("vuong-mac").picture

    heights = [sum(values) for values in zip(*(series.values for series in chart.series), strict=True)]

    assert max(heights) <= chart.y_max
    assert chart.y_max % chart.major_unit == 0


def test_a_meeting_holds_every_row_and_every_name_whole():
    situation = meeting.hostile()

    briefing = brief(situation, catalogue=meeting.hostile_catalogue())

    rows = {name: len(briefing.slide(name).picture.rows) for name in ("den-han", "ho-so", "ma-tran")}
    assert rows == {"den-han": len(situation.commitments), "ho-so": len(situation.dossiers_behind), "ma-tran": 15}
    assert len(briefing.slide("vuong-mac").picture.categories) == len(situation.blockers)
    units = [str(row[1].text) for row in briefing.slide("den-han").picture.rows]
    assert units == list(situation.commitments["unit_name"])
    assert [tile.text for tile in briefing.slide("cac-xa").picture.tiles] == list(situation.units["name"])
    assert [slide.id for slide in briefing.all_slides if "…" in str(slide)] == []


def test_every_commune_that_moved_is_named_in_the_paper_and_some_of_them_on_the_slide():
    before, after = meeting.before_any_data(), meeting.april()

    slide = brief(after, compare(before, after), catalogue=meeting.catalogue_of()).slide("thay-doi")

    assert len(slide.prose) == 1 + len(compare(before, after).units)
    assert [str(point) for point in slide.bullets[3:]] == [f"Còn {len(slide.prose) - 4} đơn vị khác đổi trạng thái.*"]


def test_after_the_district_was_dissolved_no_count_is_claimed():
    late = meeting.situation_of(meeting.record_of(), meeting.catalogue_of(), as_of=date(2026, 3, 1))

    briefing = brief(late, catalogue=meeting.catalogue_of())

    assert str(briefing.slide("tong-quan").title) == "Từ 01/07/2025 không còn cấp huyện"
    assert "17 đơn vị thành 6 xã: Trà Cú, Đại An, " in str(briefing.slide("tong-quan").picture.what)
    assert "quá hạn" not in str(late.clock.sentence)
    assert "tiêu chí huyện chưa đạt" not in " ".join(str(text) for text in briefing.slide("quyet-dinh").prose)


def test_agencies_with_as_much_open_work_stand_as_in_the_catalogue():
    catalogue = meeting.catalogue_of()
    backwards = replace(catalogue, agencies=catalogue.agencies[::-1])

    def ranked(within):
        chart = brief(meeting.april(), catalogue=within).slide("co-quan").picture
        assert isinstance(chart, Chart)
        counts = [
            sum(value or 0 for value in parts) for parts in zip(*(one.values for one in chart.series), strict=True)
        ]
        late = next(one.values for one in chart.series if one.role == "late")
        places = {one.name_vi[:30]: place for place, one in enumerate(within.agencies)}
        return [
            (-count, -behind, places[name[:30]])
            for count, behind, name in zip(counts, late, chart.categories, strict=True)
        ]

    assert ranked(catalogue) == sorted(ranked(catalogue))
    assert ranked(backwards) == sorted(ranked(backwards))
