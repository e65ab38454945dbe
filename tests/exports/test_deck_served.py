"""The code of each slide for telephones, and the form for another day and other parts."""

import base64
import json
import re
from datetime import date

import pytest
import segno

from ntm_dashboard.exports.deck import deck
from ntm_dashboard.exports.deck_served import BY_ITSELF, Choosing, Served
from ntm_dashboard.exports.screens import screens
from tests import meeting

ADDRESS = "https://ntm.example.vn/trinh-chieu?ky=2023-04-12&ban=5&phan=cac-xa"
CHOOSING = Choosing(
    action="/trinh-chieu",
    day_field="ky",
    other_day_field="ngay",
    parts_field="phan",
    days=(date(2023, 4, 12), date(2022, 4, 7)),
    chosen=date(2023, 4, 12),
    parts=("cac-xa",),
    kept=(("lang", "en"),),
)
DRAWN = """() => {
  const box = document.querySelector('.code svg').getBoundingClientRect();
  const path = document.querySelector('.code path'), view = path.ownerSVGElement.viewBox.baseVal;
  const size = view.width - 8, rows = [];
  for (let y = 0; y < size; y += 1) {
    let row = '';
    for (let x = 0; x < size; x += 1) row += Number(path.isPointInFill(new DOMPoint(x + 0.5, y + 0.5)));
    rows.push(row);
  }
  return { rows, side: Math.min(box.width, box.height), quiet: [-view.x, -view.y] };
}"""


def written(served, briefing=None):
    whole = briefing or meeting.briefing_of()
    return deck(whole, served=served).decode()


def matrix_of(address):
    return [
        "".join(str(int(module)) for module in row)
        for row in segno.make_qr(address, error="m", boost_error=False).matrix
    ]


def test_the_file_carries_a_code_for_every_slide_and_screen():
    briefing = meeting.briefing_of()

    found = re.search(r'id="ma-qr">(.*?)</script>', written(Served(ADDRESS), briefing))

    codes = json.loads(found[1])
    assert list(codes) == [slide.id for slide in screens(briefing).all_slides]
    size, packed = codes["cac-xa"]
    bits = "".join(f"{byte:08b}" for byte in base64.b64decode(packed))
    rows = [bits[place * size : (place + 1) * size] for place in range(size)]
    again = segno.make_qr(f"{ADDRESS}#cac-xa", error="m", boost_error=False).matrix
    assert rows == ["".join(str(int(module)) for module in row) for row in again]


def test_codes_add_little_to_the_file():
    with_codes, without = len(written(Served(ADDRESS))), len(written(BY_ITSELF))

    assert with_codes - without < 40_000


def test_a_form_stands_only_where_there_is_a_server_and_only_then_may_forms_be_sent():
    alone, served = written(BY_ITSELF), written(Served(choosing=CHOOSING))

    assert "<form" not in alone
    assert "form-action 'none'" in alone
    assert "form-action 'self'" in served
    assert '<option value="2023-04-12" selected>12/04/2023</option>' in served
    assert '<input type="hidden" name="lang" value="en">' in served
    assert re.findall(r'value="([a-z-]+)" checked', served) == ["cac-xa"]


@pytest.mark.e2e
def test_the_code_on_the_wall_is_that_of_its_slide_and_turns_with_it(open_deck):
    page = open_deck(served=Served(ADDRESS))
    page.evaluate("location.hash = '#cac-xa'")
    page.wait_for_function("!document.getElementById('cac-xa').hidden")

    page.keyboard.press("q")
    first = page.evaluate(DRAWN)
    page.keyboard.press("ArrowRight")
    second = page.evaluate(DRAWN)

    assert first["rows"] == matrix_of(f"{ADDRESS}#cac-xa")
    assert second["rows"] == matrix_of(f"{ADDRESS}#ma-tran")
    assert first["side"] >= 700
    assert first["quiet"] == [4, 4]
    assert page.inner_text(".code .address") == f"{ADDRESS}#ma-tran"
    page.keyboard.press("Escape")
    assert not page.is_visible(".code")


@pytest.mark.e2e
def test_the_button_of_the_menu_shows_the_code_and_a_screen_behind_a_tile_has_its_own(open_deck):
    page = open_deck(served=Served(ADDRESS))
    page.evaluate("location.hash = '#xa-29464'")
    page.wait_for_function("!document.getElementById('xa-29464').hidden")

    page.keyboard.press("o")
    page.click(".menu [data-act=code]")

    assert not page.is_visible(".menu")
    assert page.evaluate(DRAWN)["rows"] == matrix_of(f"{ADDRESS}#xa-29464")


@pytest.mark.e2e
def test_the_presenter_shows_the_code_on_the_wall_and_not_at_the_desk(open_deck):
    wall = open_deck(served=Served(ADDRESS))
    with wall.context.expect_page() as opened:
        wall.keyboard.press("p")
    desk = opened.value
    desk.wait_for_selector(".presenter .small")

    desk.keyboard.press("q")
    wall.wait_for_selector(".code", state="visible")
    assert not desk.is_visible(".code")

    desk.keyboard.press("q")
    wall.wait_for_selector(".code", state="hidden")


@pytest.mark.e2e
def test_a_file_without_an_address_says_why_it_has_no_code(open_deck):
    page = open_deck()

    page.keyboard.press("q")

    assert "Chưa có mã QR" in page.inner_text(".code")
    assert page.locator(".code svg").count() == 0


@pytest.mark.e2e
def test_letters_typed_into_the_form_are_no_keys_of_the_deck(open_deck):
    page = open_deck(served=Served(choosing=CHOOSING))
    page.keyboard.press("o")

    page.focus(".choosing select")
    page.keyboard.press("d")
    page.keyboard.press("ArrowDown")

    assert page.is_visible(".menu")
    assert "dark" not in page.evaluate("document.body.className")
    assert page.input_value(".choosing select") == "2022-04-07"
