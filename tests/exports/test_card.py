"""The card says the answer in a picture of the right size, marked where it is invented, whatever the names are."""

import io
import json

import pytest
from PIL import Image

from ntm_dashboard.exports import card as module
from ntm_dashboard.exports.card import SIZES, Shape, card
from ntm_dashboard.i18n import LANGUAGES, speaking
from tests import meeting
from tests.meeting import (
    all_met,
    april,
    april_documented,
    before_any_data,
    hostile,
    training,
)

SITUATIONS = (april, april_documented, before_any_data, training, all_met, hostile)


def briefing_of(situation):
    catalogues = {training: meeting.training_catalogue, hostile: meeting.hostile_catalogue}
    return meeting.briefing_of(situation, catalogues.get(situation, meeting.catalogue_of))


@pytest.fixture
def said(monkeypatch):
    """Give what is drawn on a card, without drawing it."""

    def fields(situation, shape=Shape.TALL):
        monkeypatch.setattr(module, "_drawn", lambda found: json.dumps(found).encode())
        return json.loads(card(briefing_of(situation), shape))

    return fields


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda one: one.__name__)
@pytest.mark.parametrize("shape", Shape)
def test_every_situation_has_a_card_of_its_size(shape, situation, language):
    with speaking(language):
        picture = Image.open(io.BytesIO(card(briefing_of(situation), shape)))

    assert picture.size == SIZES[shape]
    margin = picture.convert("L").crop((0, 0, picture.width, 20))
    assert set(margin.tobytes()) == {255}, "something is drawn over the edge"


def test_equal_figures_make_equal_bytes():
    assert card(briefing_of(april), Shape.WIDE) == card(briefing_of(april), Shape.WIDE)


def test_it_says_the_answer_the_day_and_the_revision(said):
    found = said(april)

    assert (found["title"], found["day"], found["stamp"]) == (
        "12/15 xã được công nhận đạt chuẩn, 4/9 tiêu chí huyện đạt",
        "Số liệu đến 12/04/2023",
        "Phiên bản 1",
    )
    assert [one["value"] for one in found["numbers"]] == ["12/15", "3", "4/9", "263"]
    assert len(found["tiles"]) == 17


def test_only_a_card_that_shows_something_invented_is_marked(said):
    assert said(april, Shape.TALL)["mark"] == "Dấu *: số liệu minh họa, không phải số liệu thật"
    assert said(april, Shape.WIDE)["mark"] == ""
    assert said(training, Shape.WIDE)["mark"] == "SỐ LIỆU MINH HỌA – TẬP HUẤN"


def test_without_figures_it_says_so_and_shows_no_number_that_nobody_gave(said):
    found = said(before_any_data)

    assert found["title"] == "Chưa có số liệu nào đến ngày này"
    assert [one["value"] for one in found["numbers"]][:3] == ["–", "–", "–"]
