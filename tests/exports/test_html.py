"""The bulletin and the deck as files: one page each, nothing outside it, hostile text harmless, figures readable."""

import io
import re
from html import unescape

import pytest
from fontTools.ttLib import TTFont

from ntm_dashboard.briefing import brief
from ntm_dashboard.briefing.wording import MARKS
from ntm_dashboard.exports.bulletin import bulletin
from ntm_dashboard.exports.deck import deck
from ntm_dashboard.exports.deck_served import Served
from ntm_dashboard.exports.figures import imprint_of, read_imprint
from ntm_dashboard.exports.markup import safe
from ntm_dashboard.exports.screens import screens
from ntm_dashboard.exports.typeface import WEIGHTS, font_bytes
from tests import meeting

WRITERS = [bulletin, deck]


def words(content: bytes) -> str:
    text = re.sub(r"<(style|script)[^>]*>.*?</\1>", " ", content.decode(), flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", " ", text))


@pytest.mark.parametrize("write", WRITERS)
def test_every_title_and_the_headline_figures_stand_in_the_page(write):
    briefing = meeting.briefing_of()

    text = words(write(briefing))

    assert all(str(slide.title) in text for slide in briefing.slides[1:])
    for figure in ("12/15", "4/9", "263", "31/12/2023", "Số liệu đến 12/04/2023 · phiên bản 1"):
        assert figure in text


@pytest.mark.parametrize("write", WRITERS)
def test_hostile_names_stay_text(write):
    content = write(meeting.briefing_of(meeting.hostile, meeting.hostile_catalogue)).decode()

    assert "<script>alert" not in content
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in content
    assert safe(meeting.HOSTILE_NAMES[0]) in content


@pytest.mark.parametrize("write", WRITERS)
def test_the_page_refers_to_nothing_outside_itself(write):
    content = write(meeting.briefing_of()).decode()

    assert re.findall(r'(?:src|href|action)\s*=\s*["\'](?!#)', content) == []
    assert set(re.findall(r"url\(([a-z]+:)", content)) == {"data:"}
    assert "default-src 'none'" in content


@pytest.mark.parametrize("write", WRITERS)
def test_the_same_briefing_gives_the_same_bytes(write):
    one, other = (brief(meeting.april(), catalogue=meeting.catalogue_of()) for _time in range(2))

    assert write(one) == write(other)


@pytest.mark.parametrize("write", WRITERS)
def test_the_figures_can_be_read_back_out_of_the_file(write):
    briefing = meeting.briefing_of(meeting.hostile, meeting.hostile_catalogue)

    found = re.search(
        r'<script type="application/json" id="so-lieu">(.*?)</script>', write(briefing).decode(), re.DOTALL
    )

    assert found is not None
    shown = screens(briefing) if write is deck else briefing
    assert read_imprint(found[1]) == imprint_of(shown, language="vi")
    assert read_imprint(found[1]).figures() == imprint_of(briefing, language="vi").figures()


def test_the_bulletin_is_light_and_has_no_script_that_runs():
    content = bulletin(meeting.briefing_of())

    assert len(content) <= 120_000
    assert re.findall(rb"<script(?! type=\"application/json\")", content) == []


def test_only_the_copy_on_the_server_asks_for_newer_figures():
    briefing = meeting.briefing_of()

    assert b"connect-src" not in deck(briefing)
    assert b"connect-src 'self'" in deck(briefing, served=Served(watch_url="/healthz"))


def test_the_fonts_carry_every_letter_of_the_pages():
    letters = set(words(deck(meeting.briefing_of()))) | set("".join(MARKS.values()))

    for weight in WEIGHTS:
        known = set(TTFont(io.BytesIO(font_bytes(weight, "ttf"))).getBestCmap())
        assert {letter for letter in letters if ord(letter) not in known and not letter.isspace()} - set("←→") == set()
