"""Comments: what was written and who resolved it, in order; counted for each revision while they are open."""

from ntm_dashboard.store import Store


def write(store: Store, text: str, *, revision: int = 1, cell: str = "", answers: int | None = None) -> int:
    """Write a comment as Lan."""
    with store.writing() as transaction:
        return transaction.comments.write(text, person="lan", revision=revision, cell=cell, answers=answers)


def test_a_comment_stands_as_it_was_written_with_its_answers_and_who_resolved_it(store: Store, publish):
    publish("29461 1 met")
    first = write(store, "Xem lại\x00\nhồ sơ", cell="29461")
    answer = write(store, "Đã xem", cell="29461", answers=first)
    with store.writing() as transaction:
        transaction.comments.resolve(first, person="minh")

    with store.reading() as transaction:
        one, other = transaction.comments.all()
        assert transaction.comments.numbered(answer) == other
        assert transaction.comments.numbered(99) is None
    assert (one.text, one.written_by, one.cell, one.answers, one.resolved_by) == (
        "Xem lại\ufffd\nhồ sơ",
        "lan",
        "29461",
        None,
        "minh",
    )
    assert (other.answers, other.resolved_by, other.resolved_at) == (first, None, None)
    assert one.resolved_at is not None and one.resolved_at >= one.written_at  # noqa: PT018 — one moment after the other


def test_open_comments_are_counted_for_each_revision_answers_aside(store: Store, publish):
    publish("29461 1 met")
    publish("29461 1 not_met")
    first = write(store, "một")
    write(store, "trả lời", answers=first)
    write(store, "hai", cell="29461")
    done = write(store, "ba", revision=2)
    with store.writing() as transaction:
        transaction.comments.resolve(done, person="lan")

    with store.reading() as transaction:
        assert transaction.comments.open_counts() == {1: 2}
