"""The HTML document around the app: its language, title and description, and the first paint within it."""

import re
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from string import Template

from ntm_dashboard.domain.naming import name_within
from ntm_dashboard.errors import StoreError
from ntm_dashboard.exports.card import SIZES, Shape
from ntm_dashboard.i18n import DEFAULT_LANGUAGE, _, current_language
from ntm_dashboard.store.failures import WORDS, Failure
from ntm_dashboard.web.answer_html import style_sheet
from ntm_dashboard.web.components.markup import NOTHING, Html, tag
from ntm_dashboard.web.icon import icon_address

ASSETS = "/ntm-assets"
"""Where our own scripts and styles are served from."""
FEED = "/thay-doi.atom"
"""Where feed readers learn what was published."""

_FONT_PRELOAD = re.compile(r'<link\s+rel="preload"[^>]*as="font"[^>]*/>')
_ICON = re.compile(r'<link\s+rel="shortcut icon"[^>]*>')
_FONTS = ("Regular", "Bold")
_INLINE_SCRIPT = re.compile(r"<script>.*?</script>", re.DOTALL)
_WITHOUT_SCRIPTS = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
_APP = re.compile(
    r'<script type="module"[^>]*></script>|<link\s+rel="modulepreload"[^>]*>|<link\s+rel="stylesheet"[^>]*>'
)
"""What starts Streamlit's app in its document."""
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


@dataclass(frozen=True)
class Frame:
    """What is put around the app: the language of the document, the name of the district, the first paint.

    `answer` is the answer in one sentence and `picture` the whole address of its card: what other programs show beside
    a link to the page; "" where there is none.
    """

    language: str
    place: str
    paint: Html = NOTHING
    answer: str = ""
    picture: str = ""


def is_app_document(body: bytes) -> bool:
    """Tell whether a response is Streamlit's own document (and not a page of ours)."""
    return b'<div id="root">' in body


def framed(document: str, frame: Frame) -> str:
    """Give Streamlit's document in our language, with our title, description and first paint.

    Its inline script is taken out: the content security policy allows none, and nothing needs it. Our fonts are
    fetched ahead in place of its own, so that the letters of the first paint do not change their width. Under a first
    paint the app starts after it.
    """
    text = _FONT_PRELOAD.sub("", _COMMENT.sub("", _INLINE_SCRIPT.sub("", document)))
    text = text.replace('<html lang="en">', f'<html lang="{frame.language}">', 1)
    text = re.sub(r"<title>.*?</title>", lambda _found: _head(frame), text, count=1)
    text = _WITHOUT_SCRIPTS.sub(_without_scripts(), text, count=1)
    text = _ICON.sub(lambda _found: f'<link rel="icon" type="image/svg+xml" href="{icon_address(frame.place)}">', text)
    text = text.replace('<div id="root">', f'{_paint(frame)}<div id="root">', 1)
    return _app_after_paint(text) if frame.paint else text


def _app_after_paint(document: str) -> str:
    """Put what starts the app into a template, which `assets/first-paint.js` opens once the first paint is seen.

    Named in the head, a hundred scripts are fetched and read before the browser comes to paint anything.
    """
    app = "".join(_APP.findall(document))
    return _APP.sub("", document).replace("</body>", f'<template id="ntm-app">{app}</template></body>', 1)


def unknown_page() -> str:
    """Give the page that stands where the app has none: says so and offers the way back."""
    language = current_language()
    return _plain_page(
        title=_("Không có trang này"),
        words=_("Địa chỉ có thể đã được gõ nhầm hoặc trang đã đổi tên."),
        link=_("Về trang Tổng quan"),
        address="/" if language == DEFAULT_LANGUAGE else f"/?lang={language}",
    )


def unreachable_page(address: str, error: StoreError) -> str:
    """Give the page that stands where the database does not answer: says so, and offers to ask for `address` again."""
    return _plain_page(
        title=_("Chưa mở được số liệu"), words=unreachable_words(error), link=_("Tải lại trang"), address=address
    )


def unreachable_words(error: StoreError) -> str:
    """Say why the database does not answer, to whoever reads: nothing of the machine, and what to do."""
    kind = Failure(error.code) if error.code in {*Failure} else Failure.OTHER
    said, calm = _(WORDS[kind].said), _("Bạn không bị đăng xuất; hãy tải lại trang sau ít phút.")
    return f"{said} {calm}"


def _plain_page(*, title: str, words: str, link: str, address: str) -> str:
    return Template(_asset("plain-page.html")).substitute(
        language=current_language(),
        fonts=_asset("fonts.css"),
        title=escape(title),
        words=escape(words),
        link=escape(link),
        address=escape(address, quote=True),
    )


def _head(frame: Frame) -> str:
    title = _("Tiến độ nông thôn mới {place}").format(place=name_within(frame.place)).strip()
    description = frame.answer or _(
        "Tiến độ xây dựng huyện nông thôn mới: xã được công nhận đạt chuẩn, tiêu chí huyện, thời gian còn lại."
    )
    styles = f"<style>{_asset('fonts.css')}{style_sheet()}{_asset('first-paint.css')}</style>" if frame.paint else ""
    return (
        f'<title>{escape(title)}</title><meta name="description" content="{escape(description, quote=True)}">'
        f"{_card(frame, title, description)}{_feed()}{_preloads()}{styles}{_scripts()}"
    )


def _card(frame: Frame, title: str, description: str) -> str:
    """Say what other programs show beside a link (the Open Graph protocol); a picture needs its whole address."""
    said = {"og:type": "website", "og:title": title, "og:description": description, "og:locale": frame.language}
    if frame.picture:
        width, height = SIZES[Shape.WIDE]
        said |= {"og:image": frame.picture, "og:image:type": "image/png", "og:image:alt": description}
        said |= {"og:image:width": str(width), "og:image:height": str(height), "twitter:card": "summary_large_image"}
    return "".join(
        f'<meta {"name" if name.startswith("twitter") else "property"}="{name}" content="{escape(text, quote=True)}">'
        for name, text in said.items()
    )


def _feed() -> str:
    language, title = current_language(), escape(_("Thay đổi số liệu"), quote=True)
    address = FEED if language == DEFAULT_LANGUAGE else f"{FEED}?lang={language}"
    return f'<link rel="alternate" type="application/atom+xml" title="{title}" href="{address}">'


def _scripts() -> str:
    return "".join(
        f'<script defer src="{ASSETS}/{name}.js"></script>'
        for name in ("first-paint", "words", "keys", "refused-files", "outcome", "news", "menu", "print", "behind")
    )


def _preloads() -> str:
    return "".join(
        f'<link rel="preload" href="{ASSETS}/fonts/BeVietnamPro-{weight}.woff2" as="font" crossorigin>'
        for weight in _FONTS
    )


def _without_scripts() -> Html:
    sentence = _("Trình duyệt đang tắt JavaScript nên các trang và biểu đồ không mở được.")
    return tag("noscript", tag("p", sentence, class_="ntm-without-scripts"))


def _paint(frame: Frame) -> Html:
    return tag("div", frame.paint, id="ntm-first-paint") if frame.paint else NOTHING


def _asset(name: str) -> str:
    return (files("ntm_dashboard.web") / "assets" / name).read_text(encoding="utf-8")
