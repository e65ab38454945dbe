"""The deck: the briefing as one self-contained 16:9 file for the projector, driven by keys, buttons or swipes.

It loads nothing: fonts, style, script and figures are within. Its policy allows only its own script, by hash.
"""

import base64
import hashlib
from dataclasses import replace

from ntm_dashboard.briefing.model import LONGEST_TITLE, Briefing, Chart, Slide
from ntm_dashboard.exports.bulletin import asset
from ntm_dashboard.exports.figures import imprint_of, imprint_text
from ntm_dashboard.exports.markup import picture_html, points_html, safe, status_css
from ntm_dashboard.exports.screens import lines_of_points, screens
from ntm_dashboard.exports.svg import WALL, Canvas
from ntm_dashboard.exports.typeface import font_faces
from ntm_dashboard.i18n import N_, Message, _, current_language

ACTS = (
    ("menu", N_("Đóng (O)")),
    ("full", N_("Toàn màn hình (F)")),
    ("black", N_("Tắt hình (B)")),
    ("notes", N_("Màn hình người trình bày, có ghi chú (P, N)")),
    ("laser", N_("Chỉ bằng chấm sáng (L)")),
    ("pen", N_("Vẽ lên trang (V)")),
    ("dark", N_("Nền tối (D)")),
    ("grey", N_("Đen trắng (G)")),
    ("rotate", N_("Tự chuyển trang (T)")),
)
BLOCKED = N_("Trình duyệt chặn cửa sổ của người trình bày. Hãy cho phép mở cửa sổ ở trang này rồi bấm P.")
KEYS = N_("Phím: → hoặc Space sang trang, ← trang trước, số rồi Enter đến trang, Home và End, Backspace quay lại.")
SCRIPTS = ("deck.js", "deck-presenter.js", "deck-pointer.js")
PIXELS_OF_A_LINE = 33
ICONS = {
    "previous": ("M22 4 8 16l14 12", N_("Trang trước")),
    "next": ("M10 4l14 12L10 28", N_("Trang sau")),
    "menu": ("M4 7h24M4 16h24M4 25h24", N_("Các trang và cách trình chiếu")),
}


def deck(briefing: Briefing, *, watch_url: str = "") -> bytes:
    """Write the deck in the current language.

    `watch_url` (only for the copy on the server) gives JSON with the newest `revision`, asked every eight seconds: the
    deck says when it is newer and never changes by itself. Without it the file asks nothing of anybody.
    """
    shown = screens(briefing)
    style = font_faces() + asset("deck.css") + status_css()
    script = "".join(asset(name) for name in SCRIPTS)
    show_again = _("Bật lại hình")
    html = (
        f"{_head(briefing, style, script, watch_url=watch_url)}"
        f'<body data-revision="{briefing.revision}" data-watch="{safe(watch_url)}"><main class="stage">'
        f"{_slides(shown)}{_overlays(shown)}</main>{_presenter()}"
        f'<button class="black" data-act="black" aria-label="{show_again}" hidden></button>'
        f'<script type="application/json" id="so-lieu">{_figures(shown)}</script>'
        f"<script>{script}</script></body></html>"
    )
    return html.encode("utf-8")


def _figures(briefing: Briefing) -> str:
    return imprint_text(imprint_of(briefing, language=current_language()))


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii") + "'"


def policy(style: str, script: str, *, watch_url: str) -> str:
    """Give the content security policy: nothing but our own style and script; the watched address only when served."""
    connect = "connect-src 'self'; " if watch_url else ""
    return (
        f"default-src 'none'; {connect}style-src {_hash(style)}; script-src {_hash(script)}; "
        "font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
    )


def _head(briefing: Briefing, style: str, script: str, *, watch_url: str) -> str:
    return (
        f'<!doctype html><html lang="{current_language()}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy(style, script, watch_url=watch_url)}">'
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


def _cover(cover: Slide, briefing: Briefing, total: int) -> str:
    lines = "".join(f"<p>{safe(line)}</p>" for line in cover.bullets)
    caution = f"<p class='made'>{safe(briefing.caution)}</p>" if str(briefing.caution) else ""
    return (
        f"{_open(cover, page=f'1/{total}', kind='slide cover')}<h1>{safe(cover.title)}</h1>{lines}{caution}"
        f"{_foot(briefing, page=f'1/{total}', cautious=False)}</section>"
    )


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
        f"{picture_html(slide, _canvas(slide), links=True)}{points_html(slide.bullets)}</div></div>"
        f"{_foot(briefing, page=page, cautious=True)}</section>"
    )


def _heading(slide: Slide) -> str:
    """Give the title: a long one in smaller letters on two lines, whole for the pointer and for readers."""
    title = safe(slide.title)
    if len(str(slide.title)) <= LONGEST_TITLE:
        return f"<h2>{title}</h2>"
    return f'<h2 class="long" title="{title}"><span>{title}</span></h2>'


def _canvas(slide: Slide) -> Canvas:
    taken = lines_of_points(slide.bullets) if isinstance(slide.picture, Chart) else 0
    return replace(WALL, height=int(800 - PIXELS_OF_A_LINE * taken - (18 if taken else 0)))


def _foot(briefing: Briefing, *, page: str, cautious: bool) -> str:
    back = _("Quay lại")
    where = f"<b>{page}</b>" if page else f'<button class="back" data-act="back">{back}</button>'
    caution = str(briefing.short_caution) if cautious else ""
    made = f"<span class='made' title='{safe(briefing.caution)}'>{safe(caution)}</span>" if caution else ""
    return f'<div class="foot">{where}<span>{safe(briefing.stamp)}</span>{made}</div>'


def _overlays(briefing: Briefing) -> str:
    buttons = "".join(
        f'<button data-act="{act}" aria-label="{safe(_(label))}"><svg viewBox="0 0 32 32" aria-hidden="true">'
        f'<path d="{path}" fill="none" stroke="currentColor" stroke-width="4"/></svg></button>'
        for act, (path, label) in ICONS.items()
    )
    none = safe(_("Trang này không có ghi chú."))
    news = safe(_("Đã có số liệu mới hơn. Tải lại trang khi thuận tiện; trang này không tự đổi."))
    return (
        f"<nav class='bar' aria-label='{safe(_('Điều khiển trình chiếu'))}'>{buttons}</nav>{_menu(briefing)}"
        f"<aside class='notes' data-none='{none}' aria-label='{safe(_('Ghi chú của người trình bày'))}' hidden></aside>"
        f"<p class='news' role='status' hidden><span>{news}</span> <button>{safe(_('Đóng'))}</button></p>"
        f"<p class='told' role='status' hidden><span>{safe(_(BLOCKED))}</span> <button>{safe(_('Đóng'))}</button></p>"
        "<p class='live unseen' aria-live='polite'></p>"
    )


def _presenter() -> str:
    """Give what stands around the slide in the presenter's window, and what a speaker points and draws with."""
    since = safe(_("từ lúc bắt đầu"))
    return (
        f"<aside class='presenter' aria-label='{safe(_('Màn hình người trình bày'))}' hidden><div class='times'>"
        f"<span><small>{safe(_('bây giờ'))}</small><span class='clock'></span></span>"
        f"<span><small>{since}</small><span class='elapsed'></span></span>"
        f"<button data-act='restart'>{safe(_('Tính giờ lại'))}</button></div>"
        f"<div class='next' role='img' aria-label='{safe(_('Trang sau'))}'></div>"
        "<p class='words' tabindex='0'></p></aside>"
        "<div class='dot'></div><canvas class='ink' aria-hidden='true'></canvas>"
    )


def _menu(briefing: Briefing) -> str:
    acts = "".join(f'<button data-act="{act}">{safe(_(label))}</button>' for act, label in ACTS)
    links = "".join(
        f'<li><a href="#{slide.id}"><b>{number}.</b> {safe(slide.title)}</a></li>'
        for number, slide in enumerate(briefing.slides, start=1)
    )
    label = safe(_("Các trang"))
    return (
        f"<div class='menu' role='dialog' aria-label='{label}' hidden><h2>{label}</h2><div class='acts'>{acts}</div>"
        f"<ol>{links}</ol><p>{safe(_(KEYS))}</p></div>"
    )
