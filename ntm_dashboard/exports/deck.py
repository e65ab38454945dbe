"""The deck: the briefing as one self-contained 16:9 file for the projector, driven by keys, buttons or swipes.

It loads nothing: fonts, style, script and figures are within. Its policy allows only its own script, by hash.
"""

import base64
import hashlib
from dataclasses import replace

from ntm_dashboard.briefing.model import LONGEST_TITLE, Briefing, Chart, ChartKind, Slide
from ntm_dashboard.briefing.slide_ids import SlideId
from ntm_dashboard.exports.bulletin import asset
from ntm_dashboard.exports.deck_controls import overlays, presenter
from ntm_dashboard.exports.deck_served import BY_ITSELF, Served, codes_of
from ntm_dashboard.exports.figures import imprint_of, imprint_text
from ntm_dashboard.exports.markup import picture_html, points_html, safe, status_css
from ntm_dashboard.exports.screens import lines_of_points, screens
from ntm_dashboard.exports.signs import signs_html
from ntm_dashboard.exports.svg import WALL, Canvas, roomiest
from ntm_dashboard.exports.typeface import font_faces
from ntm_dashboard.i18n import N_, Message, _, current_language

SCRIPTS = ("deck.js", "deck-code.js", "deck-presenter.js", "deck-pointer.js")
PIXELS_OF_A_LINE = 33


def deck(briefing: Briefing, *, served: Served = BY_ITSELF) -> bytes:
    """Write the deck in the current language.

    Only the copy on a server watches for newer figures, every eight seconds: it says when there are any and never
    changes by itself. A file by itself asks nothing of anybody.
    """
    shown = screens(briefing)
    style = font_faces() + asset("deck.css") + status_css()
    script = "".join(asset(name) for name in SCRIPTS)
    show_again = _("Bật lại hình")
    html = (
        f"{_head(briefing, style, script, served)}"
        f'<body data-revision="{briefing.revision}" data-watch="{safe(served.watch_url)}">{signs_html()}'
        f"<main class='stage'>{_slides(shown)}{overlays(shown, served)}</main>{presenter()}"
        f'<button class="black" data-act="black" aria-label="{show_again}" hidden></button>'
        f'<script type="application/json" id="so-lieu">{_figures(shown)}</script>'
        f'<script type="application/json" id="ma-qr">{codes_of(shown.all_slides, served)}</script>'
        f"<script>{script}</script></body></html>"
    )
    return html.encode("utf-8")


def _figures(briefing: Briefing) -> str:
    return imprint_text(imprint_of(briefing, language=current_language()))


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii") + "'"


def policy(style: str, script: str, served: Served) -> str:
    """Give the content security policy: nothing but our own style and script; what asks the server only when served."""
    connect = "connect-src 'self'; " if served.watch_url else ""
    forms = "'self'" if served.choosing else "'none'"
    return (
        f"default-src 'none'; {connect}style-src {_hash(style)}; script-src {_hash(script)}; "
        f"font-src data:; img-src data:; base-uri 'none'; form-action {forms}"
    )


def _head(briefing: Briefing, style: str, script: str, served: Served) -> str:
    return (
        f'<!doctype html><html lang="{current_language()}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy(style, script, served)}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1,minimum-scale=1">'
        f'<meta name="revision" content="{briefing.revision}">'
        f'<meta name="as-of" content="{briefing.as_of.isoformat()}">'
        f"<title>{safe(briefing.title)} – {safe(briefing.stamp)}</title><style>{style}</style></head>"
    )


def _slides(briefing: Briefing) -> str:
    total = len(briefing.slides)
    first, *rest = briefing.slides
    parts = [_cover(first, briefing, total)]
    parts += [_slide(slide, briefing, page=f"{number}/{total}") for number, slide in enumerate(rest, start=2)]
    parts += [_slide(slide, briefing, page="") for slide in briefing.details]
    return "".join(parts)


OPENING = (SlideId.LAST_MEETING, SlideId.EXCEPTIONS, SlideId.DECISIONS)
"""What the opening slide leads to, where it is among the chosen parts: from what was decided to what is to be."""


def _cover(cover: Slide, briefing: Briefing, total: int) -> str:
    """Give the opening: the answer before all else, why, and what the meeting goes through."""
    lines = "".join(f"<p class='where'>{safe(line)}</p>" for line in cover.bullets)
    caution = f"<p class='made'>{safe(briefing.caution)}</p>" if str(briefing.caution) else ""
    answer = f"<p class='verdict'>{safe(briefing.verdict)}</p>" if str(briefing.verdict) else ""
    return (
        f"{_open(cover, page=f'1/{total}', kind='slide cover')}<h1>{safe(cover.title)}</h1>{lines}"
        f"<div class='body'><div class='grown'>{answer}{points_html(briefing.reasons)}{_agenda(briefing)}{caution}"
        f"</div></div>{_foot(briefing, page=f'1/{total}', cautious=False)}</section>"
    )


def _agenda(briefing: Briefing) -> str:
    chosen = [slide for slide in briefing.slides if slide.id in set(OPENING)]
    links = "".join(f'<li><a href="#{slide.id}">{safe(slide.title)}</a></li>' for slide in chosen)
    return f"<ol class='agenda'>{links}</ol>" if links else ""


def _open(slide: Slide, *, page: str, kind: str = "slide") -> str:
    said = safe(Message.of(N_("Trang {page}: {title}"), page=page, title=slide.title)) if page else safe(slide.title)
    detail = "" if page else f' data-detail="{slide.page_of or slide.id}"'
    return (
        f'<section class="{kind}" id="{slide.id}" aria-label="{said}" data-said="{said}" '
        f'data-note="{safe(slide.note)}"{detail}>'
    )


def _slide(slide: Slide, briefing: Briefing, *, page: str) -> str:
    return (
        f"{_open(slide, page=page)}{_heading(slide)}<div class='body'><div class='grown'>"
        f"{picture_html(slide, _canvas(slide), in_deck=True)}{points_html(slide.bullets)}</div></div>"
        f"{_foot(briefing, page=page, cautious=True)}</section>"
    )


def _heading(slide: Slide) -> str:
    """Give the title: a long one in smaller letters, on as many lines as it takes."""
    title = safe(slide.title)
    if len(str(slide.title)) <= LONGEST_TITLE:
        return f"<h2>{title}</h2>"
    return f'<h2 class="long">{title}</h2>'


def _canvas(slide: Slide) -> Canvas:
    taken = lines_of_points(slide.bullets) if isinstance(slide.picture, Chart) else 0
    room = replace(WALL, height=int(800 - PIXELS_OF_A_LINE * taken - (18 if taken else 0)))
    if isinstance(slide.picture, Chart) and slide.picture.kind is ChartKind.BARS:
        return roomiest(slide.picture, room)
    return room


def _foot(briefing: Briefing, *, page: str, cautious: bool) -> str:
    back = _("Quay lại")
    where = f"<b>{page}</b>" if page else f'<button class="back" data-act="back">{back}</button>'
    caution = str(briefing.short_caution) if cautious else ""
    made = f"<span class='made' title='{safe(briefing.caution)}'>{safe(caution)}</span>" if caution else ""
    return f'<div class="foot">{where}<span>{safe(briefing.stamp)}</span>{made}</div>'
