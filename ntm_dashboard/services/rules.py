"""The rules of the office, which an administrator switches and the log keeps: whether two people are needed."""

from ntm_dashboard.services.people import Act, Person
from ntm_dashboard.services.refusals import allowed
from ntm_dashboard.store import AuditAction, Store
from ntm_dashboard.store.rules import RULE_WORDS, TWO_PEOPLE


class Rules:
    """What an office laid down for everybody who works with this database."""

    def __init__(self, store: Store) -> None:
        """Keep the rules in `store`."""
        self._store = store

    @property
    def is_two_person(self) -> bool:
        """Tell whether what one person puts on the record needs a second."""
        with self._store.reading() as transaction:
            return bool(transaction.rules.is_on(TWO_PEOPLE))

    def set_two_person(self, person: Person | None, *, is_on: bool) -> None:
        """Switch the rule of two people.

        Raises:
            NotPermittedError: the person is no administrator.
        """
        who = allowed(self._store, person, Act.SET_RULES)
        with self._store.writing() as transaction:
            transaction.rules.put(TWO_PEOPLE, is_on=is_on, person=who.name)
            transaction.log(AuditAction.RULE_CHANGED, actor=who.name, detail=RULE_WORDS[TWO_PEOPLE, is_on])

    def begin_with(self, *, is_two_person: bool, actor: str) -> None:
        """Lay the rule down at the first start; what was said once stays until an administrator switches it."""
        with self._store.reading() as transaction:
            is_known = transaction.rules.is_on(TWO_PEOPLE) is not None
        if is_known or not is_two_person:
            return
        with self._store.writing() as transaction:
            transaction.rules.put(TWO_PEOPLE, is_on=True, person=actor)
            transaction.log(AuditAction.RULE_CHANGED, actor=actor, detail=RULE_WORDS[TWO_PEOPLE, True])
