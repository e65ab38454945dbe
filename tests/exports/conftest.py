"""Decks of shipped and of hard situations, open in a browser."""

import pytest

from ntm_dashboard.exports.deck import deck
from ntm_dashboard.exports.deck_served import BY_ITSELF
from ntm_dashboard.i18n import speaking
from tests import meeting
from tests.exports.deck_cases import CASES
from tests.patience import MILLISECONDS


@pytest.fixture
def open_deck(chromium, tmp_path):
    """Open a deck from a file; every request that is not the file itself, and every error, is kept."""
    pages = []

    def opened(case="april", *, language="vi", served=BY_ITSELF):
        make, catalogue = CASES[case]
        with speaking(language):
            content = deck(meeting.briefing_of(make, catalogue), served=served)
        file = tmp_path / f"{case}.html"
        file.write_bytes(content)
        page = chromium.new_page(viewport={"width": 1920, "height": 1080}, has_touch=True)
        page.set_default_timeout(MILLISECONDS)
        page.troubles = []
        page.on(
            "request", lambda one: page.troubles.append(one.url) if not one.url.startswith(("file:", "data:")) else 0
        )
        page.on("pageerror", lambda error: page.troubles.append(str(error)))
        page.on("console", lambda line: page.troubles.append(line.text) if line.type == "error" else 0)
        page.goto(file.as_uri())
        page.evaluate("document.fonts.ready")
        pages.append(page)
        return page

    yield opened
    for page in pages:
        assert page.troubles == []
        page.close()
