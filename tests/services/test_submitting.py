"""What was checked and shown once is not worked out again: at a note, a tick, a reload, and when it is published."""

from dataclasses import replace
from datetime import date

import pytest

from ntm_dashboard.errors import ConflictError
from ntm_dashboard.intake import Answers
from ntm_dashboard.services import publishing as publishing_module
from ntm_dashboard.services import submitting as submitting_module
from ntm_dashboard.services.people import Person, Role
from ntm_dashboard.services.publishing import Publishing
from ntm_dashboard.services.queries import Queries
from ntm_dashboard.services.spellings import learn_spellings
from ntm_dashboard.services.submitting import DroppedFile, Submitting

TODAY = date(2026, 11, 23)
LAN = Person("lan", "Lan", Role.EDITOR)
FILE = DroppedFile(
    "huyen.csv",
    "ky_bao_cao;tieu_chi;ket_qua;nguon;do_tin_cay\n30/04/2023;2;đạt;Báo cáo;tu_bao_cao\n".encode(),
)


@pytest.fixture
def submitting(seeded_store, catalogue) -> Submitting:
    queries = Queries(seeded_store, catalogue)
    return Submitting(queries, Publishing(seeded_store, queries))


@pytest.fixture
def checks(monkeypatch) -> list[str]:
    """Count the files that are really read."""
    read: list[str] = []
    real = submitting_module.check

    def check(content: bytes, name: str, **given: object):
        read.append(name)
        return real(content, name, **given)

    monkeypatch.setattr(submitting_module, "check", check)
    return read


def test_the_same_file_is_read_once(submitting, checks):
    first, again = submitting.check(FILE, today=TODAY), submitting.check(FILE, today=TODAY)

    assert again.report is first.report
    assert checks == ["huyen.csv"]


@pytest.mark.parametrize(
    "other",
    [
        replace(FILE, content=FILE.content.replace(b";2;", b";3;")),
        replace(FILE, name="khac.csv"),
        replace(FILE, answers=Answers(period=date(2023, 5, 31))),
        replace(FILE, answers=Answers(kept=frozenset({"nguon"}))),
        replace(FILE, answers=Answers(communes={"Phú Cần": "29461"})),
    ],
)
def test_whatever_decides_how_it_is_read_reads_it_again(submitting, checks, other):
    submitting.check(FILE, today=TODAY)
    submitting.check(other, today=TODAY)

    assert len(checks) == 2


def test_another_day_and_a_new_spelling_read_it_again(submitting, checks, seeded_store):
    submitting.check(FILE, today=TODAY)
    submitting.check(FILE, today=date(2023, 4, 1))
    learn_spellings(seeded_store, {"Xã Một": "29461"}, person=LAN)
    submitting.check(FILE, today=TODAY)

    assert len(checks) == 3


def test_publishing_writes_what_was_previewed_without_working_it_out_again(submitting, monkeypatch):
    prospect = submitting.prospect([submitting.check(FILE, today=TODAY)])
    monkeypatch.setattr(Queries, "effect_of", None)
    monkeypatch.setattr(publishing_module, "confirm_all", None)

    again = submitting.prospect([submitting.check(FILE, today=TODAY)])
    (revision,) = submitting.publish(LAN, prospect, note="", reasons=())

    assert again.preview is prospect.preview
    assert revision.number == prospect.preview.expected_revision + 1


def test_a_preview_after_somebody_published_is_another_one(submitting):
    checked = submitting.check(FILE, today=TODAY)
    before = submitting.prospect([checked])
    submitting.publish(LAN, before, note="", reasons=())

    after = submitting.prospect([checked])

    assert not before.preview.comparison.criteria.empty
    assert after.preview.expected_revision == before.preview.expected_revision + 1
    assert after.preview.comparison.criteria.empty


def test_a_second_publication_of_the_same_preview_is_refused(submitting, seeded_store):
    prospect = submitting.prospect([submitting.check(FILE, today=TODAY)])
    submitting.publish(LAN, prospect, note="", reasons=[])

    with pytest.raises(ConflictError):
        submitting.publish(LAN, prospect, note="", reasons=[])

    assert seeded_store.latest_revision() == 6


def test_what_is_worked_out_is_told_once_and_what_is_known_is_not(submitting):
    told: list[str] = []

    for _again in range(2):
        checked = submitting.check(FILE, today=TODAY, progress=lambda done, _of: told.append(f"check {done}"))
        submitting.prospect([checked], begun=lambda: told.append("compare"))

    assert told[0] == "check 0"
    assert told.count("check 0") == 1
    assert told[-1] == "compare"
    assert told.count("compare") == 1
