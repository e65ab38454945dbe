"""The feed of publications is valid Atom, whatever it says."""

from datetime import UTC, datetime

import pytest
from lxml import etree

from ntm_dashboard.exports.atom import Entry, Feed, atom
from tests.hostile_strings import EVERY

ATOM = "{http://www.w3.org/2005/Atom}"
EIGHT = datetime(2023, 4, 12, 8, 30, tzinfo=UTC)


def _feed(*entries: Entry) -> Feed:
    return Feed("urn:uuid:1", "Thay đổi", "Huyện Trà Cú", "vi", "http://h/thay-doi.atom", "http://h/lich-su", entries)


def _entry(text: str) -> Entry:
    return Entry(f"urn:uuid:{len(text)}", text, EIGHT, [text, "dòng hai"], "http://h/lich-su?thay_doi=1")


def read(content: bytes):
    """Read a feed, and see that each element that RFC 4287 requires is there once."""
    root = etree.fromstring(content)
    assert root.tag == f"{ATOM}feed"
    for element in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1
            assert element.find(f"{ATOM}{name}").text
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    assert [one.get("rel") for one in root.findall(f"{ATOM}link")] == ["self", "alternate"]
    assert all(datetime.fromisoformat(one.text).tzinfo for one in root.iter(f"{ATOM}updated", f"{ATOM}published"))
    return root


def test_a_feed_without_an_entry_is_valid():
    assert read(atom(_feed())).findall(f"{ATOM}entry") == []


def test_an_entry_says_its_lines_and_when_it_was_published():
    (entry,) = read(atom(_feed(_entry("Phiên bản 6")))).iter(f"{ATOM}entry")

    assert entry.findtext(f"{ATOM}content") == "Phiên bản 6\ndòng hai"
    assert entry.find(f"{ATOM}content").get("type") == "text"
    assert entry.findtext(f"{ATOM}published") == "2023-04-12T08:30:00Z"


@pytest.mark.parametrize("text", EVERY)
def test_a_hostile_text_stays_text(text):
    root = read(atom(_feed(_entry(f"x{text}"))))

    assert {etree.QName(one).localname for one in root.iter()} == {
        *("feed", "id", "title", "updated", "author", "name", "link", "entry", "published", "content")
    }
