"""Two people for the ways back: an undo or a restoration that puts figures on the record waits for a second person."""

from ntm_dashboard.domain.effect import Effect
from ntm_dashboard.services.people import Act, Person
from ntm_dashboard.services.publishing import Publishing
from ntm_dashboard.services.refusals import allowed, must_be_another
from ntm_dashboard.store import AuditAction, Decision, Revision, RevisionKind, Store, UndoPlan
from ntm_dashboard.store.drafts import Draft, GoingBack, no_longer_waiting


class DraftsBack:
    """The ways back that wait for a second person."""

    def __init__(self, store: Store, publishing: Publishing) -> None:
        """Keep drafts in `store`; look at them and carry them out through `publishing`."""
        self._store = store
        self._publishing = publishing

    def put_up(self, person: Person | None, way: GoingBack, *, note: str = "", compared_with: int) -> int:
        """Put a way back up for somebody else to carry out; gives the number of the draft.

        Raises:
            NotPermittedError: the person may not go back either.
        """
        name = self._allowed(person, way)
        with self._store.writing() as transaction:
            number = transaction.drafts.put_up(
                (), person=name, note=note, reasons=(), compared_with=compared_with, going_back=way
            )
            transaction.log(AuditAction.PREPARE, actor=name, detail=f"{number}: {way.kind} {way.numbers_text}")
        return number

    def effect(self, person: Person | None, draft: Draft) -> Effect:
        """Say what carrying a draft out would change now.

        Raises:
            NotPermittedError: the person may not.
            ConflictError: a cell was written since by a later revision.
            NothingToPublishError: everything stands so already.
        """
        way = _way(draft)
        if way.kind is RevisionKind.RESTORED:
            latest = self._store.latest_revision()
            return self._publishing.effect_of_restoring(person, way.numbers[0], expected_revision=latest)
        plan = self._publishing.plan_undo(person, *way.numbers)
        return self._publishing.effect_of_undo(person, plan, decisions=_decided(way, plan))

    def publish(self, person: Person | None, draft: Draft) -> Revision:
        """Carry out what somebody else put up.

        Raises:
            NotPermittedError: the person put it up, or may not.
            ConflictError: it waits no more, or somebody published since.
            NothingToPublishError: everything stands so already.
        """
        way = _way(draft)
        name = self._allowed(person, way)
        must_be_another(self._store, name, prepared_by=draft.put_up_by)
        if way.kind is RevisionKind.RESTORED:
            latest = self._store.latest_revision()
            return self._publishing.restore(
                person, way.numbers[0], expected_revision=latest, note=draft.note, draft=draft
            )
        plan = self._publishing.plan_undo(person, *way.numbers)
        return self._publishing.undo(person, plan, note=draft.note, decisions=_decided(way, plan), draft=draft)

    def _allowed(self, person: Person | None, way: GoingBack) -> str:
        act = Act.RESTORE if way.kind is RevisionKind.RESTORED else Act.UNDO
        return allowed(self._store, person, act).name


def _way(draft: Draft) -> GoingBack:
    if draft.going_back is None:
        raise no_longer_waiting(draft.number)
    return draft.going_back


def _decided(way: GoingBack, plan: UndoPlan) -> dict[str, Decision]:
    """Give the decisions of who put it up; a cell that was written since has none, and the act is refused."""
    asked = {one.cell for one in plan.conflicts}
    return {cell: Decision(said) for cell, said in way.decisions.items() if cell in asked}
