"""A feed of what was published, as Atom (RFC 4287): plain words and links, nothing of it markup."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree import ElementTree

from ntm_dashboard.exports.plain import plain

MEDIA_TYPE = "application/atom+xml; charset=utf-8"
_NAMESPACE = "http://www.w3.org/2005/Atom"
_NO_LETTERS = dict.fromkeys([0xFFFE, 0xFFFF])
_BEGINNING = datetime(2010, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Entry:
    """One act of publishing. `key` never changes; `lines` say in words what changed."""

    key: str
    title: str
    published_at: datetime
    lines: Sequence[str]
    link: str


@dataclass(frozen=True)
class Feed:
    """The newest entries first. `own` is the address of the feed itself, `page` of the page that shows the same."""

    key: str
    title: str
    author: str
    language: str
    own: str
    page: str
    entries: Sequence[Entry]


def atom(feed: Feed) -> bytes:
    """Write the feed."""
    ElementTree.register_namespace("", _NAMESPACE)
    root = ElementTree.Element(f"{{{_NAMESPACE}}}feed", {"xml:lang": feed.language})
    _text(root, "id", feed.key)
    _text(root, "title", feed.title)
    _text(root, "updated", _moment(max((one.published_at for one in feed.entries), default=_BEGINNING)))
    _text(_element(root, "author"), "name", feed.author)
    _element(root, "link", rel="self", type="application/atom+xml", href=feed.own)
    _element(root, "link", rel="alternate", type="text/html", href=feed.page)
    for one in feed.entries:
        _entry(root, one)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def _entry(root: ElementTree.Element, entry: Entry) -> None:
    element = _element(root, "entry")
    _text(element, "id", entry.key)
    _text(element, "title", entry.title)
    _text(element, "published", _moment(entry.published_at))
    _text(element, "updated", _moment(entry.published_at))
    _element(element, "link", rel="alternate", type="text/html", href=entry.link)
    said = _element(element, "content", type="text")
    said.text = "\n".join(_writable(line) for line in entry.lines)


def _element(parent: ElementTree.Element, name: str, **attributes: str) -> ElementTree.Element:
    return ElementTree.SubElement(parent, f"{{{_NAMESPACE}}}{name}", attributes)


def _text(parent: ElementTree.Element, name: str, text: str) -> None:
    _element(parent, name).text = _writable(text)


def _writable(text: str) -> str:
    """Leave out what XML cannot carry even escaped."""
    return plain(text).translate(_NO_LETTERS)


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
