"""Each editor's edits are their own; what the check would refuse, or read otherwise, is said before it is taken up."""

from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest

from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.errors import EditError, NotPermittedError
from ntm_dashboard.services.drafts import Drafts
from ntm_dashboard.services.editing import Edit, Fact, Value, made_files, standing_of
from ntm_dashboard.services.own_edits import OwnEdits
from ntm_dashboard.services.people import PROGRAM, Person, Role
from ntm_dashboard.services.publishing import Publishing
from ntm_dashboard.services.queries import Queries
from ntm_dashboard.services.rules import Rules
from ntm_dashboard.services.submitting import Submitting
from ntm_dashboard.services.typed_values import typed_value
from tests.hostile_strings import FAMILIES

TODAY = date(2026, 11, 23)
LAN, MINH = (Person(name, name.title(), Role.EDITOR) for name in ("lan", "minh"))
REFUSED = {"words": {"#N/A", "#REF!"}, "letters": {"\ufffd\ufffe"}}
"""What the check of a file takes for damage, with its reason; the page refuses control characters before."""
VIEWER = Person("khach", "Khách", Role.VIEWER)
FACT = Fact(ReportKind.COMMUNE_REPORT, date(2023, 4, 12), "29470", "17")


@pytest.fixture
def queries(seeded_store, catalogue) -> Queries:
    return Queries(seeded_store, catalogue)


@pytest.fixture
def publishing(seeded_store, queries) -> Publishing:
    return Publishing(seeded_store, queries)


@pytest.fixture
def submitting(queries, publishing) -> Submitting:
    return Submitting(queries, publishing)


@pytest.fixture
def edits(queries, submitting) -> OwnEdits:
    return OwnEdits(queries, submitting)


def test_edits_are_kept_for_each_person_and_the_last_word_on_a_field_counts(edits):
    edits.put(LAN, Edit(FACT, {"result": "met", "value": 62.0}, {"result": "not_met"}))
    edits.put(LAN, Edit(FACT, {"note": "x", "value": 7.5, "planned_on": date(2024, 1, 31)}, {"note": None}))
    edits.put(MINH, Edit(FACT, {"note": "y"}))

    fields = {"result": "met", "value": 7.5, "note": "x", "planned_on": date(2024, 1, 31)}
    assert edits.of(LAN) == (Edit(FACT, fields, {"result": "not_met", "note": None}),)
    edits.drop(MINH, *edits.of(MINH))
    assert (len(edits.of(LAN)), edits.of(MINH)) == (1, ())


def test_edits_survive_a_restart_in_the_order_in_which_they_were_taken_up(edits, queries, submitting):
    wanted = (
        Edit(Fact(ReportKind.TARGETS, measure="communes_standard"), {"target_on": date(2024, 12, 31), "value": 15}),
        Edit(FACT, {"note": None}, {"note": "cũ\n=1+1"}),
        Edit(Fact(ReportKind.RECOGNITIONS, date(2024, 1, 31), "29461", title="standard"), {}),
    )
    edits.put(LAN, *wanted)

    assert OwnEdits(queries, submitting).of(LAN) == wanted


def test_a_field_that_goes_back_to_what_stands_is_let_go_and_the_edit_with_its_last_one(edits):
    edits.put(LAN, Edit(FACT, {"result": "met", "note": "x"}))

    edits.put(LAN, Edit(FACT, {}, returned=frozenset({"note"})))
    assert edits.of(LAN) == (Edit(FACT, {"result": "met"}),)
    edits.put(LAN, Edit(FACT, {}, returned=frozenset({"result"})))
    assert edits.of(LAN) == ()


def test_what_was_edited_since_is_not_dropped_with_what_was_published(edits):
    published = Edit(FACT, {"result": "met", "note": "x"})
    edits.put(LAN, published)
    edits.put(LAN, Edit(FACT, {"note": "y"}))

    edits.drop(LAN, published)

    assert edits.of(LAN) == (Edit(FACT, {"note": "y"}),)


def test_whoever_only_looks_gathers_nothing(edits):
    for person in (VIEWER, None):
        with pytest.raises(NotPermittedError):
            edits.put(person, Edit(FACT, {"result": "met"}))


@pytest.mark.parametrize(
    ("fact", "fields", "said"),
    [
        (Fact(FACT.kind, FACT.day, "29470", "10.1"), {"result": "met", "value": 62.0, "dossier": "/etc/x"}, "hồ sơ"),
        (Fact(FACT.kind, date(2030, 1, 31), "29470", "17"), {"result": "met"}, "Ngày 31/01/2030 ở tương lai"),
        (Fact(ReportKind.COUNTS, date(2024, 1, 31), measure="communes_standard"), {"value": 99.0}, "15"),
        (
            Fact(ReportKind.RECOGNITIONS, date(2024, 1, 31), "29461", title="standard"),
            {},
            "Thị trấn Trà Cú không thể có",
        ),
        (FACT, {"note": "#REF!"}, "#REF!"),
    ],
)
def test_what_the_check_would_refuse_is_said_of_its_edit(edits, fact, fields, said):
    fine, wrong = Edit(FACT, {"planned_on": date(2024, 1, 1)}), Edit(fact, fields)

    found = edits.faults([fine, wrong] if fact != FACT else [wrong], today=TODAY)

    assert {edit.fact for edit, _sentence in found} == {fact}
    assert said in " ".join(sentence for _edit, sentence in found)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_hostile_text_stands_as_it_was_typed_or_is_refused(edits, queries, submitting, publishing, family):
    notes: dict[Fact, Value] = {}
    for number, text in enumerate(FAMILIES[family]):
        fact = replace(FACT, unit=("29470", "29473")[number // 19], number=str(number % 19 + 1))
        with suppress(EditError):
            notes[fact] = typed_value("note", text, queries.catalogue)
    wanted = [Edit(fact, {"note": value}) for fact, value in notes.items() if value is not None]
    refused = {one.fact for one, _sentence in edits.faults(wanted, today=TODAY)}
    taken = [one for one in wanted if one.fact not in refused]

    (made,) = made_files(taken, queries.record(), queries.catalogue)
    prospect = submitting.prospect([submitting.check(made.dropped, today=TODAY)])
    publishing.publish_all(
        LAN, prospect.releases(note="", reasons=()), expected_revision=prospect.preview.expected_revision
    )

    record = queries.record()
    stands = {one.fact: standing_of(record, queries.catalogue, one.fact).values["note"] for one in taken}
    assert stands == {one.fact: notes[one.fact] for one in taken}
    assert {notes[one] for one in refused} == REFUSED.get(family, set())


def test_with_two_people_nobody_publishes_their_own_edits(seeded_store, queries, edits):
    Rules(seeded_store).set_two_person(PROGRAM, is_on=True)
    publishing = Publishing(seeded_store, queries)
    submitting = Submitting(queries, publishing)
    drafts = Drafts(seeded_store, submitting)
    (made,) = made_files([Edit(FACT, {"result": "met"})], queries.record(), queries.catalogue)
    prospect = submitting.prospect([submitting.check(made.dropped, today=TODAY)])

    with pytest.raises(NotPermittedError):
        submitting.publish(LAN, prospect, note="", reasons=())
    number = drafts.put_up(LAN, prospect)
    (revision,) = drafts.publish(MINH, number, drafts.prospect(MINH, number, today=TODAY))

    assert (revision.prepared_by, revision.published_by) == ("lan", "minh")
    assert standing_of(queries.record(), queries.catalogue, FACT).values["result"] == "met"
