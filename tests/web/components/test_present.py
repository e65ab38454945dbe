"""The link into the deck leads to the slide that shows what the page shows, in the same scope."""

from datetime import date

import pytest

from ntm_dashboard.briefing.parts import PARTS
from ntm_dashboard.web.components.present import address
from ntm_dashboard.web.navigation import PAGES, slide_of
from ntm_dashboard.web.url_state import Scope


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.path or "tong-quan")
def test_every_page_names_a_slide_that_there_is(entry):
    assert entry.slide in {"bia", *PARTS}


def test_the_scope_goes_along():
    scope = Scope(as_of=date(2023, 4, 12), revision=3, documented_only=True, language="en")

    assert address(scope, slide="tien-do") == "/trinh-chieu?ky=2023-04-12&ban=3&chac_chan=1&lang=en#tien-do"


def test_a_commune_and_a_criterion_have_screens_of_their_own():
    assert address(Scope(unit="29464"), slide=slide_of("xa")) == "/trinh-chieu#xa-29464"
    assert address(Scope(criterion="5"), slide=slide_of("tieu-chi-huyen")) == "/trinh-chieu#huyen-5"


def test_a_strange_commune_in_the_address_stays_within_the_link():
    assert address(Scope(unit='"><script>'), slide="cac-xa") == "/trinh-chieu#xa-%22%3E%3Cscript%3E"
