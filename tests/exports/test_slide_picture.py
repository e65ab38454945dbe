"""A slide as a picture: every slide of every situation, whole, marked where it is invented."""

import io
import json
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image

from ntm_dashboard.briefing import brief
from ntm_dashboard.exports import slide_picture as module
from ntm_dashboard.exports.chart_csv import ChartTable
from ntm_dashboard.exports.slide_picture import WIDTH, slide_picture, table_picture
from ntm_dashboard.i18n import LANGUAGES, speaking
from tests.meeting import TRAINING, all_met, april, before_any_data, catalogue_of, hostile, hostile_catalogue, training


def briefing_of(situation):
    catalogues = {training: catalogue_of(TRAINING), hostile: hostile_catalogue()}
    return brief(situation(), None, catalogue=catalogues.get(situation, catalogue_of()))


@pytest.fixture
def said(monkeypatch):
    """Give what is drawn of a slide, without drawing it."""

    def fields(situation, slide):
        monkeypatch.setattr(module, "typeset", lambda sources, **_asked: sources["data.json"])
        briefing = briefing_of(situation)
        return json.loads(slide_picture(briefing, briefing.slide(slide)))

    return fields


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "situation", [april, before_any_data, training, all_met, hostile], ids=lambda one: one.__name__
)
def test_every_slide_of_every_situation_has_a_picture_with_nothing_over_its_edge(situation, language):
    with speaking(language):
        briefing = briefing_of(situation)
        for slide in briefing.slides:
            picture = Image.open(io.BytesIO(slide_picture(briefing, slide))).convert("L")

            assert picture.width == WIDTH
            edge = picture.crop((WIDTH - 20, 0, WIDTH, picture.height))
            assert set(edge.tobytes()) == {255}, slide.id


@pytest.mark.parametrize("situation", [april, training])
def test_the_rows_of_a_chart_are_marked_as_a_slide_is(situation, monkeypatch):
    monkeypatch.setattr(module, "typeset", lambda sources, **_asked: sources["data.json"])
    district = briefing_of(situation).district
    table = ChartTable(["Xã", "Giá trị"], [["An", "1"], ["Bình", "2"]], [False, True], date(2023, 4, 12), 7)

    found = json.loads(table_picture(table, "Câu", district))
    plain = json.loads(table_picture(replace(table, invented=[False, False]), "Câu", district))

    names = [row[0]["text"] for row in found["picture"]["rows"]]
    assert names == (["An", "Bình"] if district.is_training else ["An", "Bình*"])
    assert found["stamp"] == "Số liệu đến 12/04/2023 · phiên bản 7"
    assert found["mark"]
    assert bool(plain["mark"]) is district.is_training


def test_a_screen_behind_a_slide_has_a_picture_too():
    briefing = briefing_of(training)

    assert slide_picture(briefing, briefing.details[0]).startswith(b"\x89PNG")


def test_equal_slides_make_equal_bytes():
    briefing = briefing_of(april)

    assert slide_picture(briefing, briefing.slides[1]) == slide_picture(briefing, briefing.slides[1])


def test_it_carries_its_finding_every_row_the_day_and_the_revision(said):
    found = said(training, "ma-tran")

    assert found["title"].startswith("Còn")
    assert len(found["picture"]["rows"]) == 15
    assert found["stamp"] == "Số liệu đến 30/09/2023 · phiên bản 1"


def test_only_a_slide_that_shows_something_invented_is_marked(said):
    assert said(training, "tong-quan")["mark"] == "SỐ LIỆU MINH HỌA – TẬP HUẤN"
    assert said(april, "dieu-kien")["mark"] == ""
    assert said(april, "ma-tran")["mark"] == "Dấu *: số liệu minh họa, không phải số liệu thật"
