"""Spellings that the office confirmed are remembered, replaced and withdrawn; each time it is in the log."""

import pytest

from ntm_dashboard.errors import NotPermittedError
from ntm_dashboard.intake.outcome.report import Alias
from ntm_dashboard.services.people import Person, Role
from ntm_dashboard.services.spellings import known_aliases, learn_spellings, learned_spellings, withdraw_spelling

LAN = Person("lan", "Lan", Role.EDITOR)
VIEWER = Person("khach", "Khách", Role.VIEWER)


def test_a_confirmed_spelling_is_known_to_the_next_check(store):
    assert learn_spellings(store, {"P. Hưng": "29464", "T. Sơn": "29470"}, person=LAN) == 2
    assert learn_spellings(store, {"P. Hưng": "29464"}, person=LAN) == 0

    assert known_aliases(store) == (Alias("P. Hưng", "29464"), Alias("T. Sơn", "29470"))
    assert [one.detail for one in store.audit_entries()] == ["P. Hưng → 29464; T. Sơn → 29470"]


def test_a_spelling_confirmed_otherwise_means_the_new_unit_only(store):
    learn_spellings(store, {"Định An": "29494"}, person=LAN)
    learn_spellings(store, {"Định An": "29462"}, person=LAN)

    assert known_aliases(store) == (Alias("Định An", "29462"),)


def test_a_withdrawn_spelling_is_not_heeded_any_more(store):
    learn_spellings(store, {"P. Hưng": "29464"}, person=LAN)
    (learned,) = learned_spellings(store)

    withdraw_spelling(store, learned.number, person=LAN)
    withdraw_spelling(store, learned.number, person=LAN)

    assert known_aliases(store) == ()
    assert len(store.audit_entries()) == 2


@pytest.mark.parametrize("person", [None, VIEWER])
def test_who_may_not_publish_may_not_teach(store, person):
    with pytest.raises(NotPermittedError):
        learn_spellings(store, {"P. Hưng": "29464"}, person=person)
    with pytest.raises(NotPermittedError):
        withdraw_spelling(store, 1, person=person)

    assert known_aliases(store) == ()
