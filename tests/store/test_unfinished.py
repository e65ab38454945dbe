"""What people are in the middle of handing in: each sees their own, whatever the file is called."""

from datetime import UTC, datetime

from ntm_dashboard.store import Store
from ntm_dashboard.store.unfinished import UnfinishedFile

NOW = datetime(2026, 11, 27, 8, 0, tzinfo=UTC)


def file(key: str, name: str = "a.csv", note: str = "", version: int = 0) -> UnfinishedFile:
    """Make a file."""
    return UnfinishedFile(key, name, b"\x00\xff", {"said": [["A", "b", "c\x00"]]}, note, NOW, version)


def kept(store: Store, person: str) -> list[tuple[str, str, str]]:
    """Give what is kept of a person."""
    with store.reading() as transaction:
        return [(one.key, one.file_name, one.note) for one in transaction.unfinished.of(person)]


def test_a_file_is_kept_once_with_what_was_settled_last(store: Store):
    with store.writing() as transaction:
        transaction.unfinished.keep("lan", file("1"))
        transaction.unfinished.keep("lan", file("1", note="mới", version=1))
        transaction.unfinished.keep("minh", file("1", name="của Minh.csv"))

    assert kept(store, "lan") == [("1", "a.csv", "mới")]
    assert kept(store, "minh") == [("1", "của Minh.csv", "")]
    with store.reading() as transaction:
        (one,) = transaction.unfinished.of("lan")
    assert (one.content, one.settled["said"], one.kept_at) == (b"\x00\xff", [["A", "b", "c\x00"]], NOW)


def test_what_was_kept_otherwise_since_or_let_go_is_not_kept_over(store: Store):
    with store.writing() as transaction:
        kept_at_all = [
            transaction.unfinished.keep("lan", file("1", note="một")),
            transaction.unfinished.keep("lan", file("1", note="hai", version=1)),
            transaction.unfinished.keep("lan", file("1", note="tab kia", version=1)),
            transaction.unfinished.keep("lan", file("1", note="tệp ấy lần nữa")),
            transaction.unfinished.keep("lan", file("2", note="đã bỏ", version=3)),
        ]

    assert kept_at_all == [True, True, False, False, False]
    assert kept(store, "lan") == [("1", "a.csv", "hai")]


def test_only_the_named_files_of_a_person_are_thrown_away(store: Store):
    with store.writing() as transaction:
        for key in ("1", "2"):
            transaction.unfinished.keep("lan", file(key))
        transaction.unfinished.keep("minh", file("1"))
        transaction.unfinished.throw_away("lan", ["1", "khác"])

    assert kept(store, "lan") == [("2", "a.csv", "")]
    assert kept(store, "minh") == [("1", "a.csv", "")]
