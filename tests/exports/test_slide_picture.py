"""A slide as a picture: every slide of every situation, whole, marked where it is invented."""

import io
import json

import pytest
from PIL import Image

from ntm_dashboard.exports import slide_picture as module
from ntm_dashboard.exports.slide_picture import WIDTH, slide_picture
from ntm_dashboard.i18n import LANGUAGES, speaking
from tests import meeting
from tests.meeting import all_met, april, before_any_data, hostile, training


def briefing_of(situation):
    catalogues = {training: meeting.training_catalogue, hostile: meeting.hostile_catalogue}
    return meeting.briefing_of(situation, catalogues.get(situation, meeting.catalogue_of))


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
