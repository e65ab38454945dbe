"""The edits that each editor has gathered and not yet published: one draft a person, whichever tab they look at."""

import re
from collections import OrderedDict
from collections.abc import Sequence
from datetime import date
from threading import Lock

from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.services.editing import Edit, Fact, made_files
from ntm_dashboard.services.people import Act, Person
from ntm_dashboard.services.queries import Queries
from ntm_dashboard.services.refusals import allowed
from ntm_dashboard.services.submitting import Submitting

PEOPLE_KEPT = 64
_LINE = re.compile(r"^[^\W\d]+ \d+: ", re.MULTILINE)
_MISREAD = N_("Chương trình đọc nội dung vừa ghi thành nội dung khác. Hãy bỏ ký tự lạ, ký tự ẩn rồi ghi lại.")


class OwnEdits:
    """Gathers edits until their person publishes them or throws them away, or the program is started anew."""

    def __init__(self, queries: Queries, submitting: Submitting) -> None:
        """Try edits beside what stands, with the check that files go through."""
        self._queries = queries
        self._submitting = submitting
        self._drafts: OrderedDict[str, dict[Fact, Edit]] = OrderedDict()
        self._lock = Lock()

    def of(self, person: Person | None) -> tuple[Edit, ...]:
        """Give the edits of a person, in the order in which their facts were first taken up.

        Raises:
            NotPermittedError: the person may not publish.
        """
        name = self._editor(person)
        with self._lock:
            return tuple(self._drafts.get(name, {}).values())

    def put(self, person: Person | None, *edits: Edit) -> None:
        """Take edits up; a fact that is edited anew has its last values.

        Raises:
            NotPermittedError: the person may not publish.
        """
        name = self._editor(person)
        with self._lock:
            self._drafts.setdefault(name, {}).update({one.fact: one for one in edits})
            self._drafts.move_to_end(name)
            while len(self._drafts) > PEOPLE_KEPT:
                self._drafts.popitem(last=False)

    def drop(self, person: Person | None, *facts: Fact) -> None:
        """Let go of the edits of facts: published, or not wanted any more.

        Raises:
            NotPermittedError: the person may not publish.
        """
        name = self._editor(person)
        with self._lock:
            for fact in facts:
                self._drafts.get(name, {}).pop(fact, None)

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
        return allowed(self._queries.store, person, Act.PUBLISH).name


def without_lines(said: str) -> str:
    """Leave out the lines of the file: nobody who fills in a form has seen them."""
    plain = _LINE.sub("", said)
    return plain[:1].upper() + plain[1:]
