"""Undo, restore, withdraw: what each would change, and the act; each asks who is acting, and each refusal is logged."""

from collections.abc import Callable, Hashable, Mapping
from threading import Event
from typing import TypeVar

from ntm_dashboard.domain.effect import Effect
from ntm_dashboard.domain.record import Record
from ntm_dashboard.errors import ConflictError, NothingToPublishError, NotPermittedError, UnconfirmedError
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.services.people import Act, Person, must_be_allowed
from ntm_dashboard.services.queries import Queries
from ntm_dashboard.services.refusals import allowed
from ntm_dashboard.services.rules import Rules
from ntm_dashboard.services.shelf import Shelf
from ntm_dashboard.store import AuditAction, Decision, Instruction, Revision, Store, UndoPlan
from ntm_dashboard.store.drafts import Draft

PREVIEWS_KEPT = 6
R = TypeVar("R")


class WaysBack:
    """Goes back on what was published, on behalf of a person; nothing is erased by it."""

    def __init__(self, store: Store, queries: Queries) -> None:
        """Write new revisions to `store`."""
        self._store = store
        self._queries = queries
        self._rules = Rules(store)
        self._has_changed = Event()
        self._ways_back: Shelf[Effect] = Shelf(PREVIEWS_KEPT, "ways_back")

    @property
    def is_two_person(self) -> bool:
        """Tell whether nobody puts figures on the record alone."""
        return self._rules.is_two_person

    def needs_second(self, effect: Effect) -> bool:
        """Tell whether a way back needs a second person: what only takes off is done alone."""
        return effect.puts_on and self.is_two_person

    def wait_for_change(self, seconds: float) -> bool:
        """Wait until somebody changes what stands through this process, so long at most; tell whether somebody did."""
        has_changed = self._has_changed.wait(seconds)
        self._has_changed.clear()
        return has_changed

    def plan_undo(self, person: Person | None, *numbers: int) -> UndoPlan:
        """Say what undoing revisions together would do and which cells need a decision first.

        Raises:
            NotPermittedError: the person may not.
            UnknownScopeError: there is no such revision.
        """
        allowed(self._store, person, Act.UNDO)
        return self._store.plan_undo(*numbers)

    def effect_of_undo(
        self, person: Person | None, plan: UndoPlan, *, decisions: Mapping[str, Decision] | None = None
    ) -> Effect:
        """Say what undoing the planned revisions would change, without writing anything.

        Raises:
            NotPermittedError: the person may not.
            ConflictError: a touched cell has no decision.
            NothingToPublishError: what stood before stands already.
        """
        allowed(self._store, person, Act.UNDO)
        key = ("undo", plan.compared_with, plan.numbers, tuple(sorted((decisions or {}).items())))
        return self._going_back(key, lambda: self._store.record_after_undo(*plan.numbers, decisions=decisions))

    def effect_of_restoring(self, person: Person | None, number: int, *, expected_revision: int) -> Effect:
        """Say what restoring an older revision would change, without writing anything.

        Raises:
            NotPermittedError: the person may not.
            NothingToPublishError: everything stands so already.
        """
        allowed(self._store, person, Act.RESTORE)
        key = ("restore", expected_revision, number)
        return self._going_back(key, lambda: self._store.record_after_restoring(number))

    def effect_of_withdrawing(self, person: Person | None, number: int, *, expected_revision: int) -> Effect:
        """Say what withdrawing the file of a revision would change, without writing anything.

        Raises:
            NotPermittedError: the person may not.
            NothingToPublishError: nothing of it stands any more.
        """
        allowed(self._store, person, Act.WITHDRAW)
        key = ("withdraw", expected_revision, number)
        return self._going_back(key, lambda: self._store.record_after_withdrawing(number))

    def _going_back(self, key: Hashable, record: Callable[[], Record]) -> Effect:
        """Give the effect of an act that is rehearsed; the key names it and the newest revision."""

        def rehearsed() -> Effect:
            after = record()
            return self._queries.effect_of(after, before=after.revision - 1)

        return self._ways_back.get(key, rehearsed)

    def undo(
        self,
        person: Person | None,
        plan: UndoPlan,
        *,
        note: str = "",
        decisions: Mapping[str, Decision] | None = None,
        draft: Draft | None = None,
    ) -> Revision:
        """Reverse only the cells of the planned revisions, all of them as one new revision.

        Raises:
            NotPermittedError: the person may not.
            ConflictError: somebody published since the plan, or a touched cell has no decision.
            NothingToPublishError: what stood before stands already.
        """

        def act() -> Revision:
            who = must_be_allowed(person, Act.UNDO)
            self._must_have_second(who, draft, lambda: self.effect_of_undo(person, plan, decisions=decisions))
            instruction = _instruction(who, plan.compared_with, note, draft)
            return self._store.undo(*plan.numbers, instruction=instruction, decisions=decisions)

        return self._watched(person, AuditAction.UNDO, act)

    def restore(
        self,
        person: Person | None,
        number: int,
        *,
        expected_revision: int,
        note: str = "",
        draft: Draft | None = None,
    ) -> Revision:
        """Make everything stand as it did at an older revision, as a new revision.

        Raises:
            NotPermittedError: the person may not.
            ConflictError: somebody published since.
            NothingToPublishError: everything stands so already.
        """

        def act() -> Revision:
            who = must_be_allowed(person, Act.RESTORE)
            self._must_have_second(
                who, draft, lambda: self.effect_of_restoring(person, number, expected_revision=expected_revision)
            )
            instruction = _instruction(who, expected_revision, note, draft)
            return self._store.restore(number, instruction=instruction)

        return self._watched(person, AuditAction.RESTORE, act)

    def withdraw(self, person: Person | None, number: int, *, expected_revision: int, note: str = "") -> Revision:
        """Take what still stands from the file of a revision off the record, as a new revision.

        Raises:
            NotPermittedError: the person may not.
            ConflictError: somebody published since.
            NothingToPublishError: nothing of it stands any more.
        """

        def act() -> Revision:
            instruction = Instruction(must_be_allowed(person, Act.WITHDRAW).name, expected_revision, note)
            return self._store.withdraw(number, instruction=instruction)

        return self._watched(person, AuditAction.WITHDRAW, act)

    def _must_have_second(self, who: Person, draft: Draft | None, effect: Callable[[], Effect]) -> None:
        prepared_by = draft.put_up_by if draft else who.name
        if prepared_by == who.name and self.needs_second(effect()):
            sentence = N_(
                "Việc này đưa số liệu trở lại nên cần người thứ hai: hãy chuyển người khác công bố. Một mình chỉ được "
                "bỏ số liệu (thu hồi báo cáo)."
            )
            raise NotPermittedError(str(Message.of(sentence)))

    def _watched(self, person: Person | None, action: AuditAction, act: Callable[[], R]) -> R:
        try:
            done = act()
        except (NotPermittedError, ConflictError, UnconfirmedError, NothingToPublishError) as error:
            self._store.log(
                AuditAction.REFUSED, actor=person.name if person else "", is_success=False, detail=f"{action}: {error}"
            )
            raise
        self._has_changed.set()
        return done


def _instruction(who: Person, expected_revision: int, note: str, draft: Draft | None) -> Instruction:
    if draft is None:
        return Instruction(who.name, expected_revision, note)
    return Instruction(who.name, expected_revision, note, draft.put_up_by, draft.number)
