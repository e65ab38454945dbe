"""Edits that are not published: each person's own, one a fact, in the order in which the facts were taken up."""

from ntm_dashboard.store import Store
from ntm_dashboard.store.unfinished_edits import KeptEdit


def edit(key: str, **fields: object) -> KeptEdit:
    """Make an edit."""
    return KeptEdit(key, {"number": key}, fields, dict.fromkeys(fields))


def test_an_edit_of_a_key_has_its_last_fields_at_its_first_place(store: Store):
    with store.writing() as transaction:
        for one in (edit("5", note="một"), edit("2"), edit("5", result="met", value=1.5)):
            transaction.edits.keep("lan", one)
        transaction.edits.keep("minh", edit("5", note="của Minh"))

    with store.reading() as transaction:
        assert transaction.edits.of("lan") == (edit("5", result="met", value=1.5), edit("2"))
        assert transaction.edits.of("minh") == (edit("5", note="của Minh"),)


def test_only_the_edit_of_a_key_of_a_person_is_let_go(store: Store):
    with store.writing() as transaction:
        for person in ("lan", "minh"):
            transaction.edits.keep(person, edit("5"))
        transaction.edits.let_go("lan", "5")
        transaction.edits.let_go("minh", "2")

    with store.reading() as transaction:
        assert (transaction.edits.of("lan"), transaction.edits.of("minh")) == ((), (edit("5"),))
