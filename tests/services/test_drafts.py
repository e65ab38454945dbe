"""One person prepares, another publishes: on every database, with every wrong way refused and noted."""

from datetime import date

import pytest

from ntm_dashboard.errors import ConflictError, NotPermittedError, UnconfirmedError
from ntm_dashboard.i18n import speaking
from ntm_dashboard.intake import Answers
from ntm_dashboard.services.drafts import Drafts, unanswered
from ntm_dashboard.services.people import PROGRAM, Person, Role
from ntm_dashboard.services.publishing import Publishing, confirmation_of
from ntm_dashboard.services.queries import Queries
from ntm_dashboard.services.rules import Rules
from ntm_dashboard.services.submitting import DroppedFile, Prospect, Submitting
from ntm_dashboard.store import AuditAction, Reason, Submission
from ntm_dashboard.store.drafts import Outcome

pytestmark = pytest.mark.usefixtures("store")
TODAY = date(2026, 11, 23)
LAN, MINH = (Person(name, name.title(), Role.EDITOR) for name in ("lan", "minh"))
VIEWER = Person("khach", "Khách", Role.VIEWER)
REPORT = "tieu_chi;ket_qua\n1;chưa đạt\n2;đạt\n"
REASONS = [Reason("REGRESSION:849/1", "Rà soát lại")]


def submission_of(prospect: Prospect) -> Submission:
    (file,) = prospect.files
    report = file.report
    return Submission(report.kind, report.rows, report.file_name, file.dropped.content, report.period, "minh")


@pytest.fixture
def store(seeded_store):
    return seeded_store


@pytest.fixture
def submitting(store, catalogue) -> Submitting:
    queries = Queries(store, catalogue)
    Rules(store).set_two_person(PROGRAM, is_on=True)
    return Submitting(queries, Publishing(store, queries))


@pytest.fixture
def drafts(store, submitting) -> Drafts:
    return Drafts(store, submitting)


@pytest.fixture
def prospect(submitting):
    answers = Answers(period=date(2023, 4, 30))
    return submitting.prospect([submitting.check(DroppedFile("huyen.csv", REPORT.encode(), answers), today=TODAY)])


def test_what_one_prepared_another_publishes_with_its_answers_and_reasons(drafts, prospect, store):
    number = drafts.put_up(LAN, prospect, note="Quý II", reasons=REASONS)

    again = drafts.prospect(MINH, number, today=TODAY)
    (revision,) = drafts.publish(MINH, number, again)

    assert (revision.published_by, revision.prepared_by, revision.note) == ("minh", "lan", "Quý II")
    assert (revision.period, revision.reasons) == (date(2023, 4, 30), tuple(REASONS))
    assert store.raw_file(revision.number).content == REPORT.encode()
    assert drafts.waiting(LAN) == ()


def test_who_prepared_cannot_publish_and_the_try_is_in_the_log(drafts, prospect, store):
    number = drafts.put_up(LAN, prospect, reasons=REASONS)

    with pytest.raises(NotPermittedError, match="một người khác"):
        drafts.publish(LAN, number, drafts.prospect(MINH, number, today=TODAY))

    assert store.latest_revision() == 5
    assert (store.audit_entries()[0].action, store.audit_entries()[0].actor) == (AuditAction.REFUSED, "lan")


@pytest.mark.parametrize("person", [None, VIEWER])
def test_who_may_not_publish_can_neither_put_up_nor_send_back(drafts, prospect, person):
    number = drafts.put_up(LAN, prospect, reasons=REASONS)

    for act in (
        lambda: drafts.put_up(person, prospect),
        lambda: drafts.publish(person, number, prospect),
        lambda: drafts.send_back(person, number, note="x"),
    ):
        with pytest.raises(NotPermittedError):
            act()
    assert [draft.number for draft in drafts.waiting(LAN)] == [number]


def test_a_draft_is_sent_back_once_and_then_publishes_nothing(drafts, prospect, store):
    number = drafts.put_up(LAN, prospect, reasons=REASONS)

    drafts.send_back(MINH, number, note="Thiếu nguồn")

    assert store.audit_entries()[0].detail == f"{number}: Thiếu nguồn"
    for act in (
        lambda: drafts.prospect(MINH, number, today=TODAY),
        lambda: drafts.publish(MINH, number, prospect),
        lambda: drafts.send_back(MINH, number, note="nữa"),
    ):
        with pytest.raises(ConflictError, match="không còn chờ"):
            act()


def test_a_draft_is_compared_with_what_stands_when_it_is_opened(drafts, prospect, submitting, store):
    number = drafts.put_up(LAN, prospect, reasons=REASONS)
    other = submitting.check(
        DroppedFile("khac.csv", b"ky_bao_cao;tieu_chi;ket_qua\n30/04/2023;5;\xc4\x91\xe1\xba\xa1t\n"), today=TODAY
    )
    submitting.publish(MINH, submitting.prospect([other]), note="", reasons=[], prepared_by="lan")

    with pytest.raises(ConflictError):
        drafts.publish(MINH, number, prospect)
    (revision,) = drafts.publish(MINH, number, drafts.prospect(MINH, number, today=TODAY))

    assert revision.number == 7


def test_a_draft_that_was_sent_back_while_somebody_looked_is_not_published(drafts, prospect, store):
    number = drafts.put_up(LAN, prospect, reasons=REASONS)
    seen = drafts.prospect(MINH, number, today=TODAY)
    before = store.latest_revision()
    with store.writing() as transaction:
        transaction.drafts.decide(number, person="lan", outcome=Outcome.SENT_BACK, note="Nhầm tệp")

    with pytest.raises(ConflictError, match="không còn chờ"):
        store.publish_all([submission_of(seen)], expected_revision=before, draft=number)

    assert store.latest_revision() == before


def test_a_draft_goes_back_only_with_a_reason(drafts, prospect):
    number = drafts.put_up(LAN, prospect, reasons=REASONS)

    with pytest.raises(UnconfirmedError):
        drafts.send_back(MINH, number, note="  ")

    assert [one.number for one in drafts.waiting(MINH)] == [number]


def test_only_what_its_reasons_leave_open_is_asked_of_the_publisher(drafts, prospect):
    explained, bare = (drafts.put_up(LAN, prospect, reasons=reasons) for reasons in (REASONS, ()))
    by_number = {one.number: one for one in drafts.waiting(MINH)}

    left = [unanswered(by_number[number], prospect).preview.regressions for number in (explained, bare)]

    assert left == [(), ("849/1",)]


LATE_PLAN = "tieu_chi;ket_qua;ngay_du_kien\n2;chưa đạt;01/03/2024\n"


def test_what_was_confirmed_in_one_language_is_not_asked_in_another(drafts, submitting):
    answers = Answers(period=date(2023, 4, 30))

    def prospect_of(text: str) -> Prospect:
        return submitting.prospect([submitting.check(DroppedFile("h.csv", text.encode(), answers), today=TODAY)])

    prepared = prospect_of(LATE_PLAN)
    reasons = [confirmation_of(code, problems) for code, problems in prepared.confirmations.items()]
    number = drafts.put_up(LAN, prepared, reasons=reasons)
    (draft,) = drafts.waiting(MINH)

    with speaking("en"):
        again, later = drafts.prospect(MINH, number, today=TODAY), prospect_of(LATE_PLAN.replace("01/03", "01/05"))

    assert list(again.confirmations) == list(prepared.confirmations) == ["PLANNED_AFTER_TARGET"]
    assert unanswered(draft, again).confirmations == {}
    assert list(unanswered(draft, later).confirmations) == ["PLANNED_AFTER_TARGET"]
