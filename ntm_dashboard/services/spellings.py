"""What the office answered once about how things are written: spellings of units, words for results."""

from collections.abc import Mapping

from ntm_dashboard.domain.terms import Result
from ntm_dashboard.intake.outcome.report import Alias, LearnedWord
from ntm_dashboard.services.people import Act, Person
from ntm_dashboard.services.refusals import allowed
from ntm_dashboard.store import AuditAction, Store
from ntm_dashboard.store.aliases import Field, LearnedSpelling


def learned_spellings(store: Store, field: Field = Field.UNIT) -> tuple[LearnedSpelling, ...]:
    """Give the spellings of units, or the words for results, that are remembered now."""
    with store.reading() as transaction:
        return transaction.spellings.standing(field=field)


def known_aliases(store: Store) -> tuple[Alias, ...]:
    """Give the spellings of units as the check takes them."""
    return tuple(Alias(one.spelling, one.meaning) for one in learned_spellings(store))


def known_words(store: Store) -> tuple[LearnedWord, ...]:
    """Give the words for results as the check takes them."""
    return tuple(LearnedWord(one.spelling, Result(one.meaning)) for one in learned_spellings(store, Field.RESULT))


def learn_spellings(store: Store, units: Mapping[str, str], *, person: Person | None) -> int:
    """Remember names as they stand in a file, each with the code of the unit meant; gives how many were new.

    Raises:
        NotPermittedError: the person may not.
    """
    return _learn(store, units, Field.UNIT, person)


def learn_words(store: Store, words: Mapping[str, Result], *, person: Person | None) -> int:
    """Remember words as they stand in a file, each with the result meant; gives how many were new.

    Raises:
        NotPermittedError: the person may not.
    """
    return _learn(store, {word: result.value for word, result in words.items()}, Field.RESULT, person)


def _learn(store: Store, meanings: Mapping[str, str], field: Field, person: Person | None) -> int:
    name = allowed(store, person, Act.LEARN_SPELLING).name
    with store.writing() as transaction:
        new = [
            f"{one} → {meaning}"
            for one, meaning in meanings.items()
            if transaction.spellings.learn(one, meaning=meaning, person=name, field=field)
        ]
        if new:
            transaction.log(AuditAction.SPELLING, actor=name, detail="; ".join(new))
        return len(new)


def withdraw_spelling(store: Store, number: int, *, person: Person | None) -> None:
    """Stop heeding a spelling or a word from the next file on; reports published with it stay as they are.

    Raises:
        NotPermittedError: the person may not.
    """
    name = allowed(store, person, Act.LEARN_SPELLING).name
    with store.writing() as transaction:
        if transaction.spellings.withdraw(number, person=name):
            transaction.log(AuditAction.SPELLING, actor=name, detail=f"− {number}")
