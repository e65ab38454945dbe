"""The edits that each editor has gathered and not yet published: one draft a person, whichever tab they look at.

They are kept in the database, so that a reload, a new sign-in or a restart brings them back.
"""

import re
from collections.abc import Sequence
from datetime import date

from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.services.editing import Edit, made_files
from ntm_dashboard.services.own_commune import must_be_own
from ntm_dashboard.services.people import Act, Person
from ntm_dashboard.services.plain_facts import edit_of, kept_edit
from ntm_dashboard.services.queries import Queries
from ntm_dashboard.services.refusals import allowed
from ntm_dashboard.services.submitting import Submitting

_LINE = re.compile(r"^[^\W\d]+ \d+: ", re.MULTILINE)
_MISREAD = N_("Chương trình đọc nội dung vừa ghi thành nội dung khác. Hãy bỏ ký tự lạ, ký tự ẩn rồi ghi lại.")


class OwnEdits:
    """Gathers edits until their person publishes them or throws them away."""

    def __init__(self, queries: Queries, submitting: Submitting) -> None:
        """Try edits beside what stands, with the check that files go through."""
        self._queries = queries
        self._submitting = submitting
        self._store = queries.store

    def of(self, person: Person | None) -> tuple[Edit, ...]:
        """Give the edits of a person, in the order in which their facts were first taken up.

        Raises:
            NotPermittedError: the person may not hand in figures.
        """
        name = self._editor(person)
        with self._store.reading() as transaction:
            return tuple(edit_of(one) for one in transaction.edits.of(name))

    def put(self, person: Person | None, *edits: Edit) -> None:
        """Lay edits over those that are kept, field by field: the last word on each counts.

        An edit of which nothing is left is let go of.

        Raises:
            NotPermittedError: the person may not hand in figures, or not of such a unit.
        """
        name = self._editor(person)
        if person is not None:
            must_be_own(self._store, person, {one.fact.unit for one in edits})
        with self._store.writing() as transaction:
            kept = {one.fact: one for one in map(edit_of, transaction.edits.of(name))}
            for one in edits:
                laid = kept_edit(one.laid_over(kept.get(one.fact)))
                if one.returned and not laid.fields:
                    transaction.edits.let_go(name, laid.key)
                else:
                    transaction.edits.keep(name, laid)

    def drop(self, person: Person | None, *edits: Edit) -> None:
        """Let go of edits as they were seen: published, or not wanted any more; what was edited since stays.

        Raises:
            NotPermittedError: the person may not hand in figures.
        """
        name = self._editor(person)
        seen = {one.fact: one.fields for one in edits}
        with self._store.writing() as transaction:
            for kept in map(edit_of, transaction.edits.of(name)):
                if kept.fact in seen:
                    left = kept_edit(kept.without(seen[kept.fact]))
                    if left.fields:
                        transaction.edits.keep(name, left)
                    else:
                        transaction.edits.let_go(name, left.key)

    def faults(self, edits: Sequence[Edit], *, today: date) -> tuple[tuple[Edit, str], ...]:
        """Say of edits what the check of a file would refuse in them, or read otherwise than they were written."""
        if not self._faults(edits, today=today):
            return ()
        alone = [fault for one in edits for fault in self._faults([one], today=today)]
        return tuple(alone or self._faults(edits, today=today))

    def _faults(self, edits: Sequence[Edit], *, today: date) -> list[tuple[Edit, str]]:
        found: list[tuple[Edit, str]] = []
        for made in made_files(edits, self._queries.record(), self._queries.catalogue):
            report = self._submitting.check(made.dropped, today=today).report
            if report.is_accepted:
                found += [(edit, str(Message.of(_MISREAD))) for edit, _name in made.misread(report)]
            else:
                found += [(made.edits[0], without_lines(str(one.message))) for one in report.errors]
        return found

    def _editor(self, person: Person | None) -> str:
        return allowed(self._store, person, Act.HAND_IN).name


def without_lines(said: str) -> str:
    """Leave out the lines of the file: nobody who fills in a form has seen them."""
    plain = _LINE.sub("", said)
    return plain[:1].upper() + plain[1:]
