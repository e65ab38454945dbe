"""What was settled about a form is remembered by its headings, replaced, withdrawn; the log says so each time."""

import pytest

from ntm_dashboard.domain.terms import Result
from ntm_dashboard.errors import NotPermittedError
from ntm_dashboard.intake import Answers, ErrorCode, PreparedReport, Verdict
from ntm_dashboard.intake.outcome.report import Form, LearnedWord, Orientation, Reading, TableRead
from ntm_dashboard.services.forms import (
    known_forms,
    learn_form,
    learned_forms,
    remembered,
    settled_of_form,
    withdraw_form,
)
from ntm_dashboard.services.people import Person, Role
from ntm_dashboard.services.remembered import Remembered
from ntm_dashboard.services.spellings import known_aliases, known_words, learn_spellings, learn_words
from ntm_dashboard.store import AuditAction

LAN = Person("lan", "Lan", Role.EDITOR)
VIEWER = Person("khach", "Khách", Role.VIEWER)
ROLE = {(ErrorCode.COLUMN_ROLE, "D"): "ket_qua"}
WHICH = {(ErrorCode.RESULT_COLUMN, ""): "E"}


def read(*fingerprints: str) -> PreparedReport:
    tables = tuple(TableRead("Biểu", (5,), 6, 30, Orientation.LONG, (), one) for one in fingerprints)
    return PreparedReport("bieu_xa.xlsx", "", Verdict.ACCEPT, reading=Reading(tables))


def test_a_form_is_known_to_the_next_check(store):
    assert learn_form(store, read("abc"), name="Biểu 57 chỉ tiêu", chosen=ROLE, person=LAN) == 1
    assert learn_form(store, read("abc"), name="Biểu 57 chỉ tiêu", chosen=ROLE, person=LAN) == 0

    assert known_forms(store) == (Form("Biểu 57 chỉ tiêu", "abc", ROLE),)
    assert [(one.action, one.detail) for one in store.audit_entries()] == [(AuditAction.FORM, "Biểu 57 chỉ tiêu")]


def test_a_form_without_a_name_has_the_name_of_its_file(store):
    learn_form(store, read("abc"), name="  ", chosen=ROLE, person=LAN)

    assert [one.name for one in learned_forms(store)] == ["bieu_xa.xlsx"]


def test_fifteen_sheets_alike_are_one_form_and_a_table_without_headings_is_none(store):
    assert learn_form(store, read("abc", "abc", ""), name="Biểu", chosen=ROLE, person=LAN) == 1
    assert learn_form(store, read(""), name="Biểu", chosen=ROLE, person=LAN) == 0


def test_what_is_settled_later_joins_what_was_known_and_overrules_it(store):
    learn_form(store, read("abc"), name="Biểu", chosen=ROLE, person=LAN)
    learn_form(store, read("abc"), name="Biểu", chosen=WHICH, person=LAN)
    assert known_forms(store) == (Form("Biểu", "abc", {**ROLE, **WHICH}),)

    learn_form(store, read("abc"), name="Biểu", chosen={(ErrorCode.COLUMN_ROLE, "D"): "ghi_chu"}, person=LAN)
    assert known_forms(store)[0].chosen[ErrorCode.COLUMN_ROLE, "D"] == "ghi_chu"


def test_a_withdrawn_form_is_not_heeded_any_more(store):
    learn_form(store, read("abc"), name="Biểu", chosen=ROLE, person=LAN)
    (learned,) = learned_forms(store)

    withdraw_form(store, learned.number, person=LAN)
    withdraw_form(store, learned.number, person=LAN)

    assert known_forms(store) == ()
    assert len(store.audit_entries()) == 2


def test_only_what_the_headings_decide_is_of_the_form():
    chosen = {**ROLE, (ErrorCode.NOT_RESULTS, ""): "result", (ErrorCode.UNIT_OF_FILE, ""): "29464"}

    assert settled_of_form(Answers(chosen=chosen)) == ROLE


@pytest.mark.parametrize("person", [None, VIEWER])
def test_who_may_not_publish_may_not_teach_forms_or_words(store, person):
    for act in (
        lambda: learn_form(store, read("abc"), name="Biểu", chosen=ROLE, person=person),
        lambda: learn_words(store, {"cơ bản": Result.NOT_MET}, person=person),
        lambda: withdraw_form(store, 1, person=person),
    ):
        with pytest.raises(NotPermittedError):
            act()

    assert remembered(store) == Remembered()


def test_a_word_and_a_name_that_are_spelt_alike_are_remembered_apart(store):
    learn_spellings(store, {"Đ": "29464"}, person=LAN)
    learn_words(store, {"Đ": Result.MET}, person=LAN)

    assert [one.unit for one in known_aliases(store)] == ["29464"]
    assert known_words(store) == (LearnedWord("Đ", Result.MET),)


def test_what_a_file_of_answers_says_goes_before_what_is_remembered():
    kept = Remembered(words=(LearnedWord("a", Result.MET), LearnedWord("b", Result.MET)), forms=(Form("x", "1", {}),))
    given = Remembered(words=(LearnedWord("a", Result.NOT_MET),), forms=(Form("y", "1", ROLE),))

    both = kept.overruled_by(given)

    assert {one.spelling: one.result for one in both.words} == {"a": Result.NOT_MET, "b": Result.MET}
    assert both.forms == given.forms
