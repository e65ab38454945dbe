"""What was mended in a file is kept, put together, and said of what is published."""

import hashlib
import json
from datetime import date

import pytest

from ntm_dashboard.errors import MendingError
from ntm_dashboard.intake.grid import Correction
from ntm_dashboard.services.drafts import Drafts
from ntm_dashboard.services.mending import MENDED, Mend, joined, mended_reason, mends_of, plain_mends
from ntm_dashboard.services.people import Person, Role
from ntm_dashboard.services.publishing import Publishing
from ntm_dashboard.services.queries import Queries
from ntm_dashboard.services.submitting import DroppedFile, Submitting

TODAY = date(2026, 11, 23)
LAN, MINH = (Person(name, name.title(), Role.EDITOR) for name in ("lan", "minh"))
MEND = Mend(Correction(0, 2, 2, "đạt"), "dòng 2, cột “ket_qua” (C)", "?")
CONTENT = "ky_bao_cao;tieu_chi;ket_qua;nguon;do_tin_cay\n30/04/2023;2;?;Báo cáo;tu_bao_cao\n".encode()
FILE = DroppedFile("huyen.csv", CONTENT, mends=(MEND,))


@pytest.fixture
def submitting(seeded_store, catalogue) -> Submitting:
    queries = Queries(seeded_store, catalogue)
    return Submitting(queries, Publishing(seeded_store, queries))


def test_the_corrected_file_is_what_is_checked_and_published(submitting, seeded_store):
    checked = submitting.check(FILE, today=TODAY)

    (revision,) = submitting.publish(LAN, submitting.prospect([checked]), note="", reasons=[])

    corrected = CONTENT.replace(b"?", "đạt".encode())
    assert seeded_store.raw_file(revision.number).content == corrected
    assert revision.sha256 == hashlib.sha256(corrected).hexdigest()
    (origin,) = revision.reasons
    assert origin.about == MENDED
    assert hashlib.sha256(CONTENT).hexdigest() in origin.text
    assert "đã sửa 1 chỗ trong trình duyệt: dòng 2, cột “ket_qua” (C): “?” → “đạt”." in origin.text


def test_a_second_person_publishes_the_corrected_file_and_its_origin(submitting, seeded_store):
    drafts = Drafts(seeded_store, submitting)
    number = drafts.put_up(LAN, submitting.prospect([submitting.check(FILE, today=TODAY)]))

    (revision,) = drafts.publish(MINH, number, drafts.prospect(MINH, number, today=TODAY))

    assert [one.about for one in revision.reasons] == [MENDED]
    assert seeded_store.raw_file(revision.number).content == CONTENT.replace(b"?", "đạt".encode())


def test_a_cell_that_cannot_be_written_is_refused(submitting):
    nowhere = DroppedFile("a.csv", CONTENT, mends=(Mend(Correction(3, 90, 0, "x"), "", ""),))

    with pytest.raises(MendingError):
        submitting.check(nowhere, today=TODAY)


def test_mends_are_kept_as_plain_values():
    assert mends_of(json.loads(json.dumps(plain_mends([MEND])))) == (MEND,)


def test_of_a_cell_the_last_counts_and_a_cell_as_it_was_is_not_mended():
    first = Mend(Correction(0, 2, 2, "chưa"), MEND.where, "?")
    again = Mend(Correction(0, 2, 2, "đạt"), "nơi khác", "chưa")
    back = Mend(Correction(0, 2, 2, "?"), MEND.where, "đạt")

    assert joined([first], [again]) == (MEND,)
    assert joined([MEND], [back]) == ()


def test_only_the_first_of_many_cells_are_named():
    many = [Mend(Correction(0, row, 2, "đạt"), f"dòng {row}", "?") for row in range(2, 15)]

    text = mended_reason("a.csv", b"", many).text

    assert "đã sửa 13 chỗ" in text
    assert "dòng 11" in text
    assert "dòng 12" not in text
    assert text.endswith("và 3 chỗ nữa.")


def test_each_file_of_a_draft_keeps_its_own_origin(submitting, seeded_store):
    other = CONTENT.replace(b"2;?", b"5;?")
    mends = (Mend(Correction(0, 2, 2, "chưa đạt"), "dòng 2", "?"),)
    files = [FILE, DroppedFile("huyen.csv", other, mends=mends)]
    drafts = Drafts(seeded_store, submitting)
    number = drafts.put_up(LAN, submitting.prospect([submitting.check(one, today=TODAY) for one in files]))

    prospect = drafts.prospect(MINH, number, today=TODAY)
    assert [len(one.origin) for one in prospect.files] == [1, 1]  # the second person sees them
    first, second = drafts.publish(MINH, number, prospect)

    assert [len(one.reasons) for one in (first, second)] == [1, 1]
    assert hashlib.sha256(CONTENT).hexdigest() in first.reasons[0].text
    assert hashlib.sha256(other).hexdigest() in second.reasons[0].text
