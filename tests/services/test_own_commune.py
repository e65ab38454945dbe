"""A commune officer hands in the figures of their own commune for somebody else to publish, and nothing else."""

from datetime import date

import pytest

from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.errors import AccountError, NotPermittedError
from ntm_dashboard.intake import Answers
from ntm_dashboard.services.draft_files import draft_files
from ntm_dashboard.services.drafts import Drafts
from ntm_dashboard.services.editing import Edit, Fact
from ntm_dashboard.services.own_edits import OwnEdits
from ntm_dashboard.services.people import Act, Person, Role, may, may_edit
from ntm_dashboard.services.publishing import Publishing
from ntm_dashboard.services.queries import Queries
from ntm_dashboard.services.submitting import DroppedFile, Prospect, Submitting
from ntm_dashboard.store import AuditAction, Reason
from ntm_dashboard.store.drafts import Outcome
from tests.services.conftest import ADMINISTRATOR, PASSWORD

TODAY = date(2026, 11, 23)
DAY = Answers(period=date(2023, 4, 30))
OWN, OTHER = "29464", "29467"
OFFICER = Person("can.bo", "Cán bộ xã", Role.COMMUNE_OFFICER, OWN)
COLLEAGUE = Person("can.bo.khac", "Cán bộ xã khác", Role.COMMUNE_OFFICER, OTHER)
REASONS = [Reason("REGRESSION:29464/1", "Rà soát lại")]
LAN = Person("lan", "Lan", Role.EDITOR)


@pytest.fixture
def store(seeded_store):
    return seeded_store


@pytest.fixture
def queries(store, catalogue) -> Queries:
    return Queries(store, catalogue)


@pytest.fixture
def submitting(store, queries) -> Submitting:
    return Submitting(queries, Publishing(store, queries))


@pytest.fixture
def drafts(store, submitting) -> Drafts:
    return Drafts(store, submitting)


def prospect_of(submitting: Submitting, *units: str) -> Prospect:
    lines = "".join(f"{unit};1;chưa đạt\n" for unit in units)
    file = DroppedFile("xa.csv", f"ma_xa;tieu_chi;ket_qua\n{lines}".encode(), DAY)
    return submitting.prospect([submitting.check(file, today=TODAY)])


def refused_names(store) -> list[str]:
    return [one.actor for one in store.audit_entries(limit=100) if one.action is AuditAction.REFUSED]


def test_what_an_officer_hands_in_of_their_own_commune_waits_and_an_editor_publishes_it(drafts, submitting, store):
    before = store.latest_revision()

    number = drafts.put_up(OFFICER, prospect_of(submitting, OWN), note="Quý II")

    assert store.latest_revision() == before
    (waiting,) = drafts.waiting(LAN)
    assert (waiting.number, waiting.put_up_by) == (number, "can.bo")
    (revision,) = drafts.publish(LAN, number, drafts.prospect(LAN, number, today=TODAY), reasons=REASONS)
    assert (revision.published_by, revision.prepared_by) == ("lan", "can.bo")


@pytest.mark.parametrize("units", [(OTHER,), (OWN, OTHER)])
def test_a_file_with_a_row_of_another_commune_is_refused_whole_and_noted(drafts, submitting, store, units):
    with pytest.raises(NotPermittedError, match="chỉ nộp số liệu của xã mình"):
        drafts.put_up(OFFICER, prospect_of(submitting, *units))

    assert drafts.all(LAN) == ()
    assert refused_names(store) == ["can.bo"]


def test_figures_of_the_district_are_not_an_officers(drafts, submitting, store):
    file = DroppedFile("huyen.csv", "tieu_chi;ket_qua\n1;chưa đạt\n".encode(), DAY)
    district = submitting.prospect([submitting.check(file, today=TODAY)])

    with pytest.raises(NotPermittedError):
        drafts.put_up(OFFICER, district)

    assert drafts.all(LAN) == ()


def test_targets_which_are_about_no_unit_are_not_an_officers(drafts, submitting, folder):
    content = (folder / "muc_tieu.csv").read_bytes().replace(b"15", b"14")
    checked = submitting.check(DroppedFile("muc_tieu.csv", content), today=TODAY)
    assert checked.report.is_accepted

    with pytest.raises(NotPermittedError):
        drafts.put_up(OFFICER, submitting.prospect([checked]))


def test_an_officer_sees_and_takes_back_their_own_drafts_alone(drafts, submitting, store):
    own = drafts.put_up(OFFICER, prospect_of(submitting, OWN))
    other = drafts.put_up(COLLEAGUE, prospect_of(submitting, OTHER))

    assert [one.number for one in drafts.all(OFFICER)] == [own]
    assert {one.draft for one in draft_files(store, person=OFFICER).files} == {own}
    with pytest.raises(NotPermittedError):
        drafts.prospect(OFFICER, other, today=TODAY)
    with pytest.raises(NotPermittedError):
        drafts.send_back(OFFICER, other, note="thử")
    drafts.send_back(OFFICER, own, note="gửi nhầm")
    assert [(one.number, one.outcome) for one in drafts.all(LAN)] == [(other, None), (own, Outcome.SENT_BACK)]


def test_an_officer_publishes_nothing_not_even_what_an_editor_put_up(drafts, submitting):
    number = drafts.put_up(LAN, prospect_of(submitting, OWN))

    with pytest.raises(NotPermittedError):
        drafts.publish(OFFICER, number, prospect_of(submitting, OWN))
    with pytest.raises(NotPermittedError):
        submitting.publish(OFFICER, prospect_of(submitting, OWN), note="", reasons=())


def test_an_officer_gathers_edits_of_their_own_commune_alone(queries, submitting):
    own_edits = OwnEdits(queries, submitting)
    own, other = (
        Edit(Fact(ReportKind.COMMUNE_REPORT, date(2023, 4, 30), unit, "1"), {"result": "not_met"})
        for unit in (OWN, OTHER)
    )

    own_edits.put(OFFICER, own)
    with pytest.raises(NotPermittedError):
        own_edits.put(OFFICER, other)

    assert [one.fact.unit for one in own_edits.of(OFFICER)] == [OWN]


def test_of_everything_that_not_everybody_may_an_officer_may_hand_in_alone():
    viewer = Person("khach", "Khách", Role.VIEWER)

    assert {act for act in Act if may(OFFICER, act)} - {act for act in Act if may(viewer, act)} == {Act.HAND_IN}
    assert [may_edit(one, OWN) for one in (OFFICER, COLLEAGUE, LAN, viewer, None)] == [True, False, True, False, False]


class TestAccounts:
    def test_an_officer_is_of_a_commune_and_nobody_else_is(self, admin):
        with pytest.raises(AccountError, match="Hãy chọn xã"):
            admin.add(ADMINISTRATOR, "can.bo", display_name="", role=Role.COMMUNE_OFFICER)

        admin.add(ADMINISTRATOR, "can.bo", display_name="", role=Role.COMMUNE_OFFICER, unit=OWN)
        admin.add(ADMINISTRATOR, "khach", display_name="", role=Role.VIEWER, unit=OWN)

        assert {one.name: one.unit for one in admin.all(ADMINISTRATOR)}.items() >= {"can.bo": OWN, "khach": ""}.items()

    def test_who_signs_in_is_limited_to_the_commune_until_another_role_is_given(self, admin, accounts):
        admin.add(ADMINISTRATOR, "khach", display_name="", role=Role.VIEWER, password=PASSWORD)
        token = accounts.sign_in("khach", PASSWORD, address="192.0.2.7").token

        admin.give_role(ADMINISTRATOR, "khach", Role.COMMUNE_OFFICER, unit=OWN)
        limited = accounts.signed_in_with(token)
        admin.give_role(ADMINISTRATOR, "khach", Role.EDITOR, unit=OWN)

        assert limited is not None
        assert limited.person.unit == OWN
        assert accounts.signed_in_with(token).person.unit == ""
