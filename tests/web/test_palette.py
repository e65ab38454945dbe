"""The colours of our HTML: legible in the light and in the dark theme, and the same as Streamlit's around them."""

import re
import tomllib

import pytest

from ntm_dashboard.bootstrap.settings import PROJECT
from ntm_dashboard.charts import theme
from ntm_dashboard.web.palette import variables

TEXT = 4.5
EDGE = 3.0
"""What WCAG 2.2 AA asks of text and of the edge of a control."""
GROUNDS = ["paper", "soft", "accent-soft", "done-soft", "alarm-soft"]
WRITTEN = {
    **dict.fromkeys(["ink", "muted"], GROUNDS),
    **dict.fromkeys(["link", "accent", "alarm"], GROUNDS[:2]),
    "attention": ["paper"],
}
"""What is written in which colour on what."""


def _themes():
    """Read both themes out of the rules that browsers get."""
    both = re.search(r"@supports[^{]*\{:root\{(.*?)\}\}", variables())
    assert both
    pairs = re.findall(r"--ntm-([\w-]+):light-dark\((#\w{6}),(#\w{6})\)", both[1])
    return {"light": {n: one for n, one, _ in pairs}, "dark": {n: other for n, _, other in pairs}}


def _contrast(one, other):
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("way", ["light", "dark"])
def test_what_is_written_can_be_read_on_every_ground(way):
    colours = _themes()[way]

    weak = {
        (text, ground): round(_contrast(colours[text], colours[ground]), 2)
        for text, grounds in WRITTEN.items()
        for ground in grounds
        if _contrast(colours[text], colours[ground]) < TEXT
    }
    assert weak == {}
    assert _contrast(colours["on-accent"], colours["accent"]) >= TEXT


@pytest.mark.parametrize("way", ["light", "dark"])
def test_edges_are_seen(way):
    colours = _themes()[way]

    assert all(
        _contrast(colours[name], colours["paper"]) >= EDGE for name in ("outline", "accent", "achieved", "alarm")
    )


def test_a_browser_without_light_dark_follows_the_system():
    rules = variables()

    assert rules.index("@media (prefers-color-scheme:dark)") < rules.index("@supports")
    assert f"--ntm-ink:{theme.DARK_INK};" in rules.partition("@media (prefers-color-scheme:dark)")[2]


def test_our_dark_page_has_the_ground_and_the_ink_of_streamlits():
    given = tomllib.loads((PROJECT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    script = (PROJECT / "ntm_dashboard/web/assets/print.js").read_text(encoding="utf-8")

    assert (given["dark"]["backgroundColor"], given["dark"]["textColor"]) == (theme.DARK_PAPER, theme.DARK_INK)
    assert (given["light"]["backgroundColor"], given["light"]["textColor"]) == (theme.PAPER, theme.INK)
    assert f'"{theme.DARK_PAPER}"' in script


@pytest.mark.parametrize(
    "sheet", ["components/style.css", "assets/answer.css", "assets/band.css", "assets/first-paint.css"]
)
def test_no_sheet_names_a_colour_of_its_own_but_of_bands_and_paper(sheet):
    text = (PROJECT / "ntm_dashboard/web" / sheet).read_text(encoding="utf-8")
    free = re.sub(r"@media print \{.*?\n\}", "", text, flags=re.DOTALL)

    named = set(re.findall(r"#[0-9a-fA-F]{6}\b", re.sub(r"\.ntm-band \{[^}]*\}", "", free)))
    assert named == set()
