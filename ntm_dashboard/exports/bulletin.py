"""The bulletin: the whole briefing as one light page for reading and printing, without any script."""

from importlib.resources import files

from ntm_dashboard.briefing.model import Briefing, Slide
from ntm_dashboard.exports.figures import imprint_of, imprint_text
from ntm_dashboard.exports.markup import picture_html, points_html, safe, status_css
from ntm_dashboard.exports.svg import PAGE
from ntm_dashboard.exports.typeface import font_faces
from ntm_dashboard.i18n import N_, Message, current_language

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
)


def bulletin(briefing: Briefing) -> bytes:
    """Write the bulletin in the current language: one HTML file that needs neither script nor network."""
    first, *rest = briefing.slides
    body = "".join(_section(slide, number) for number, slide in enumerate(rest, start=2))
    html = (
        f"{_head(briefing)}<body>{_banner(briefing)}<main class='page'>"
        f"<h1>{safe(briefing.title)}</h1>{_opening(first, briefing)}{_contents(rest)}{body}"
        f"</main>{_imprint(briefing)}</body></html>"
    )
    return html.encode("utf-8")


def _head(briefing: Briefing) -> str:
    style = font_faces(("Regular", "Bold")) + asset("bulletin.css") + status_css()
    return (
        f'<!doctype html><html lang="{current_language()}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<meta name="revision" content="{briefing.revision}">'
        f'<meta name="as-of" content="{briefing.as_of.isoformat()}">'
        f"<title>{safe(briefing.title)} – {safe(briefing.stamp)}</title><style>{style}</style></head>"
    )


def asset(name: str) -> str:
    """Read a style sheet or a script that is shipped with the package."""
    return (files("ntm_dashboard.exports") / "assets" / name).read_text("utf-8")


def _banner(briefing: Briefing) -> str:
    return f"<div class='banner' role='note'>{safe(briefing.district.banner)}</div>" if briefing.district.banner else ""


def _opening(cover: Slide, briefing: Briefing) -> str:
    caution = f"<p class='caution'>{safe(briefing.caution)}</p>" if str(briefing.caution) else ""
    lines = "".join(f"<p class='stamp'>{safe(line)}</p>" for line in (*cover.bullets[2:], briefing.stamp))
    return lines + caution


def _contents(slides: list[Slide]) -> str:
    links = "".join(f"<li><a href='#{slide.id}'>{safe(slide.title)}</a></li>" for slide in slides)
    label = safe(Message.of(N_("Mục lục")))
    return f"<nav aria-label='{label}'><ol start='2'>{links}</ol></nav>"


def _section(slide: Slide, number: int) -> str:
    source = f"<p class='source'>{_source(slide)}</p>" if str(slide.source) else ""
    label = safe(slide.title)
    picture = picture_html(slide, PAGE, in_deck=False)
    return (
        f"<section id='{slide.id}'><h2>{number}. {label}</h2>"
        f"<div class='wide' tabindex='0' role='region' aria-label='{label}'>{picture}</div>"
        f"{points_html(slide.bullets)}{source}</section>"
    )


def _source(slide: Slide) -> str:
    return safe(Message.of(N_("Nguồn: {source}"), source=str(slide.source)))


def _imprint(briefing: Briefing) -> str:
    text = imprint_text(imprint_of(briefing, language=current_language()))
    return f'<script type="application/json" id="so-lieu">{text}</script>'
