"""A briefing of chosen parts keeps its order and leads nowhere that is left out."""

from datetime import date

from ntm_dashboard.briefing import brief
from ntm_dashboard.briefing.model import links_of
from ntm_dashboard.briefing.parts import PARTS, only
from ntm_dashboard.domain.assess import situation_of
from tests.meeting import TRAINING, catalogue_of, record_of


def whole():
    catalogue = catalogue_of(TRAINING)
    situation = situation_of(record_of(TRAINING), catalogue, as_of=date(2023, 12, 31))
    return brief(situation, catalogue=catalogue)


def test_every_slide_of_a_meeting_can_be_chosen():
    assert list(PARTS) == [slide.id for slide in whole().slides[1:]]


def test_chosen_parts_stay_in_the_order_of_the_meeting_behind_the_cover():
    briefing = only(whole(), ["quyet-dinh", "ma-tran", "cac-xa"])

    assert [slide.id for slide in briefing.slides] == ["bia", "cac-xa", "ma-tran", "quyet-dinh"]
    ids = {slide.id for slide in briefing.all_slides}
    assert all(link in ids for slide in briefing.all_slides for link in links_of(slide.picture))


def test_without_a_choice_everything_stays():
    assert only(whole(), ()) == whole()
