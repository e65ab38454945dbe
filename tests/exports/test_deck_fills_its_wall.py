"""On every projector each slide is filled, whole and large enough for the last row, whatever the figures and names."""

import pytest

from tests.exports.deck_cases import CASES
from tests.exports.deck_measures import MEASURES

pytestmark = pytest.mark.e2e
WALLS = ((1920, 1080), (1280, 720), (1024, 768))
STANDS = "(width) => Math.abs(deck.current().getBoundingClientRect().width - width) < 1"
LEAST = 0.55
LEAST_WITH_A_REASON = 0.25
REASONS = {
    "bia": "the opening: one answer in large type, and room around it",
    "cac-xa": "a map: where no commune lies nothing is drawn",
}
"""Slides that may fill less, by their id or the one that they continue."""


def reason_of(slide, measured):
    """Tell why a slide may fill less than most, "" where nothing excuses it."""
    if measured["isMissing"]:
        return "says that nothing is there to show"
    if 0 < measured["rows"] <= 2:
        return "a list of one or two rows"
    if slide.startswith("ma-tran-trang"):
        return "the last communes of a matrix whose columns are as wide as on its first page"
    return REASONS.get(slide.split("-trang-")[0], "")


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("case", CASES)
def test_each_slide_fills_its_wall_and_no_text_is_cut_or_small(open_deck, case, language):
    page = open_deck(case, language=language)

    found = {}
    for width, height in WALLS:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function(STANDS, arg=width)
        for slide, measured in page.evaluate(MEASURES).items():
            least = LEAST_WITH_A_REASON if reason_of(slide, measured) else LEAST
            if measured["wrong"] or measured["filled"] < least:
                found[f"{slide} {width}×{height}"] = (round(measured["filled"], 2), measured["wrong"])

    assert found == {}


def test_what_is_measured_tells_an_empty_slide_and_a_cut_word(open_deck):
    page = open_deck()
    page.evaluate("""() => {
      document.querySelector('#den-han table').style.display = 'none';
      const name = document.querySelector('#cac-xa .tile b');
      name.style.whiteSpace = 'nowrap';
      name.textContent = 'Xã có tên dài hơn chiều rộng của một ô rất nhiều';
    }""")

    measured = page.evaluate(MEASURES)

    assert measured["den-han"]["filled"] < 0.2 < LEAST < measured["tieu-chi-huyen"]["filled"]
    assert measured["cac-xa"]["wrong"] != []
    assert measured["tieu-chi-huyen"]["wrong"] == []
