"""The band that says which figures of a page are illustrative, with the switch that hides them.

Plain HTML, so that the first paint and the page draw the same and nothing moves.
"""

from dataclasses import replace
from importlib.resources import files
from urllib.parse import urlencode

from ntm_dashboard.briefing.wording import caution_of
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.i18n import _
from ntm_dashboard.web.components.markup import NOTHING, Html, tag
from ntm_dashboard.web.url_state import Scope


def band_html(situation: Situation, scope: Scope) -> Html:
    """Draw the band; nothing where no figure is illustrative, or where a whole training set is under its own band."""
    caution = str(caution_of(situation))
    if situation.district.is_training or situation.ended or not (caution or scope.documented_only):
        return NOTHING
    said = caution or _("Đang chỉ dùng số liệu có văn bản.")
    action = _("Hiện mọi số liệu") if scope.documented_only else _("Ẩn số liệu minh họa")
    switched = urlencode(replace(scope, documented_only=not scope.documented_only).parameters())
    switch = tag("a", action, href=f"?{switched}", target="_self", class_="ntm-illustrative-switch")
    return tag("div", tag("span", said), switch, class_="ntm-illustrative", role="note")


def style_sheet() -> str:
    """Give the rules of the band's look."""
    return (files("ntm_dashboard.web") / "assets" / "band.css").read_text(encoding="utf-8")
