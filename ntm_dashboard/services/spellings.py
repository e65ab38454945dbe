"""The spellings of units that the office confirmed, for the check of the next file."""

from collections.abc import Mapping

from ntm_dashboard.intake.outcome.report import Alias
from ntm_dashboard.services.people import Act, Person
from ntm_dashboard.services.refusals import allowed
from ntm_dashboard.store import AuditAction, Store
from ntm_dashboard.store import aliases as kept
from ntm_dashboard.store.aliases import LearnedSpelling
from ntm_dashboard.store.audit import log
from ntm_dashboard.store.engine import reading, writing


def learned_spellings(store: Store) -> tuple[LearnedSpelling, ...]:
    """Give the spellings that are remembered now."""
    with reading(store.engine) as connection:
        return kept.standing(connection)


def known_aliases(store: Store) -> tuple[Alias, ...]:
    """Give them as the check takes them."""
    return tuple(Alias(one.spelling, one.meaning) for one in learned_spellings(store))


def learn_spellings(store: Store, units: Mapping[str, str], *, person: Person | None) -> int:
    """Remember names as they stand in a file, each with the code of the unit meant; gives how many were new.

    Raises:
        NotPermittedError: the person may not.
    """
    name = allowed(store.engine, person, Act.LEARN_SPELLING).name
    with writing(store.engine) as connection:
        new = [
            f"{one} → {code}" for one, code in units.items() if kept.learn(connection, one, meaning=code, person=name)
        ]
        if new:
            log(connection, AuditAction.SPELLING, actor=name, detail="; ".join(new))
        return len(new)


def withdraw_spelling(store: Store, number: int, *, person: Person | None) -> None:
    """Stop heeding a spelling from the next file on; reports published with it stay as they are.

    Raises:
        NotPermittedError: the person may not.
    """
    name = allowed(store.engine, person, Act.LEARN_SPELLING).name
    with writing(store.engine) as connection:
        if kept.withdraw(connection, number, person=name):
            log(connection, AuditAction.SPELLING, actor=name, detail=f"− {number}")
