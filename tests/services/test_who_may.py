"""Whoever may not is turned away by every service that changes or hands out something, and the log says so."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from ntm_dashboard import services
from ntm_dashboard.domain.terms import ReportKind, Result
from ntm_dashboard.errors import NotPermittedError
from ntm_dashboard.intake import Answers
from ntm_dashboard.services.account_admin import AccountAdmin
from ntm_dashboard.services.audit_log import audit_log
from ntm_dashboard.services.backups import back_up, back_up_into, plan_restore, restore_backup
from ntm_dashboard.services.boundaries import DistrictBoundaries
from ntm_dashboard.services.calendars import Calendars, key_of
from ntm_dashboard.services.comments import Comments
from ntm_dashboard.services.draft_files import draft_files
from ntm_dashboard.services.drafts import Drafts
from ntm_dashboard.services.drafts_back import DraftsBack
from ntm_dashboard.services.editing import Edit, Fact
from ntm_dashboard.services.forms import learn_form, learned_forms, withdraw_form
from ntm_dashboard.services.own_edits import OwnEdits
from ntm_dashboard.services.people import Act, Person, Role
from ntm_dashboard.services.publishing import Publishing, Release
from ntm_dashboard.services.queries import Queries
from ntm_dashboard.services.refusals import allowed
from ntm_dashboard.services.rules import Rules
from ntm_dashboard.services.spellings import learn_spellings, learn_words, learned_spellings, withdraw_spelling
from ntm_dashboard.services.submitting import DroppedFile, Submitting
from ntm_dashboard.services.unfinished import keep_files, kept_files, throw_away_files
from ntm_dashboard.store import AuditAction, RevisionKind
from ntm_dashboard.store.drafts import Draft, GoingBack
from tests.outlines import of_units
from tests.services.conftest import ADMINISTRATOR, PASSWORD

TODAY = date(2026, 11, 23)
EDITOR = Person("lan", "Lan", Role.EDITOR)
VIEWER = Person("khach", "Khách", Role.VIEWER)
HERE = "192.0.2.7"
WAY = GoingBack(RevisionKind.UNDONE, (1,))

ATTEMPTS: dict[str, Callable[[SimpleNamespace, Person | None], object]] = {
    "account_admin.AccountAdmin.add": lambda at, who: at.admin.add(
        who, "moi", display_name="", role=Role.ADMINISTRATOR
    ),
    "account_admin.AccountAdmin.all": lambda at, who: at.admin.all(who),
    "account_admin.AccountAdmin.disable": lambda at, who: at.admin.disable(who, "lan"),
    "account_admin.AccountAdmin.enable": lambda at, who: at.admin.enable(who, "lan"),
    "account_admin.AccountAdmin.give_role": lambda at, who: at.admin.give_role(who, "lan", Role.ADMINISTRATOR),
    "account_admin.AccountAdmin.reset": lambda at, who: at.admin.reset(who, "lan"),
    "account_admin.AccountAdmin.unlock": lambda at, who: at.admin.unlock(who, "lan"),
    "audit_log.audit_log": lambda at, who: audit_log(at.store, person=who, limit=5),
    "backups.back_up": lambda at, who: back_up(at.store, at.folder / "sao_luu.db", person=who),
    "backups.restore_backup": lambda at, who: restore_backup(at.store, at.folder / "thu.db", person=who),
    "backups.back_up_into": lambda at, who: back_up_into(at.store, at.folder / "sao_luu", keep_days=30, person=who),
    "backups.plan_restore": lambda at, who: plan_restore(at.store, at.folder / "thu.db", person=who),
    "boundaries.DistrictBoundaries.put": lambda at, who: at.boundaries.put(who, of_units(()), file_name="a"),
    "boundaries.DistrictBoundaries.take_away": lambda at, who: at.boundaries.take_away(who),
    "comments.Comments.answer": lambda at, who: at.comments.answer(who, 1, "thế này"),
    "comments.Comments.resolve": lambda at, who: at.comments.resolve(who, 1),
    "comments.Comments.write": lambda at, who: at.comments.write(who, "thế nào?", revision=1),
    "draft_files.draft_files": lambda at, who: draft_files(at.store, person=who),
    "drafts_back.DraftsBack.effect": lambda at, who: at.drafts_back.effect(who, at.way_back),
    "drafts_back.DraftsBack.publish": lambda at, who: at.drafts_back.publish(who, at.way_back),
    "drafts_back.DraftsBack.put_up": lambda at, who: at.drafts_back.put_up(who, WAY, compared_with=2),
    "rules.Rules.set_two_person": lambda at, who: at.rules.set_two_person(who, is_on=True),
    "drafts.Drafts.all": lambda at, who: at.drafts.all(who),
    "drafts.Drafts.waiting": lambda at, who: at.drafts.waiting(who),
    "drafts.Drafts.prospect": lambda at, who: at.drafts.prospect(who, 1, today=TODAY),
    "drafts.Drafts.put_up": lambda at, who: at.drafts.put_up(who, at.prospect),
    "drafts.Drafts.publish": lambda at, who: at.drafts.publish(who, 1, at.prospect),
    "drafts.Drafts.send_back": lambda at, who: at.drafts.send_back(who, 1, note="sai"),
    "forms.learn_form": lambda at, who: learn_form(
        at.store, at.prospect.files[0].report, name="", chosen={}, person=who
    ),
    "forms.withdraw_form": lambda at, who: withdraw_form(at.store, 1, person=who),
    "going_back.WaysBack.effect_of_restoring": lambda at, who: at.publishing.effect_of_restoring(
        who, 1, expected_revision=5
    ),
    "going_back.WaysBack.effect_of_undo": lambda at, who: at.publishing.effect_of_undo(who, at.store.plan_undo(1)),
    "going_back.WaysBack.effect_of_withdrawing": lambda at, who: at.publishing.effect_of_withdrawing(
        who, 1, expected_revision=5
    ),
    "unfinished.keep_files": lambda at, who: keep_files(at.store, [], person=who),
    "unfinished.kept_files": lambda at, who: kept_files(at.store, person=who),
    "unfinished.throw_away_files": lambda at, who: throw_away_files(at.store, ["x"], person=who),
    "own_edits.OwnEdits.drop": lambda at, who: at.own_edits.drop(who, at.edit),
    "own_edits.OwnEdits.of": lambda at, who: at.own_edits.of(who),
    "own_edits.OwnEdits.put": lambda at, who: at.own_edits.put(who, at.edit),
    "going_back.WaysBack.plan_undo": lambda at, who: at.publishing.plan_undo(who, 1),
    "publishing.Publishing.publish": lambda at, who: at.publishing.publish(who, at.release, expected_revision=5),
    "publishing.Publishing.publish_all": lambda at, who: at.publishing.publish_all(
        who, [at.release], expected_revision=5
    ),
    "publishing.Publishing.raw_file": lambda at, who: at.publishing.raw_file(who, 1),
    "going_back.WaysBack.restore": lambda at, who: at.publishing.restore(who, 1, expected_revision=5),
    "going_back.WaysBack.undo": lambda at, who: at.publishing.undo(who, at.plan),
    "going_back.WaysBack.withdraw": lambda at, who: at.publishing.withdraw(who, 5, expected_revision=5),
    "refusals.allowed": lambda at, who: allowed(at.store, who, Act.PUBLISH),
    "spellings.learn_spellings": lambda at, who: learn_spellings(at.store, {"Xã Lạ": "29464"}, person=who),
    "spellings.learn_words": lambda at, who: learn_words(at.store, {"cơ bản đạt": Result.NOT_MET}, person=who),
    "spellings.withdraw_spelling": lambda at, who: withdraw_spelling(at.store, 1, person=who),
    "submitting.Submitting.publish": lambda at, who: at.submitting.publish(who, at.prospect, note="", reasons=()),
}
"""Each service that takes a person, tried with something that would succeed for somebody who may."""

FOR_WHOEVER_IS_SIGNED_IN: dict[str, Callable[[SimpleNamespace, Person | None], object]] = {
    "calendars.Calendars.of": lambda at, who: at.calendars.of(who),
    "calendars.Calendars.make": lambda at, who: at.calendars.make(who, "PKTHT"),
    "calendars.Calendars.revoke": lambda at, who: at.calendars.revoke(who, at.calendar_of(who)),
    "comments.Comments.all": lambda at, who: at.comments.all(who),
    "comments.Comments.open_counts": lambda at, who: at.comments.open_counts(who),
}
"""What viewers with an account may ask, and nobody who looks at a public dashboard."""

READS = {
    "backups.DatabaseCare.age_of",
    "backups.DatabaseCare.check",
    "backups.DatabaseCare.is_check_due",
    "backups.DatabaseCare.last_backup",
    "backups.DatabaseCare.last_check",
    "backups.DatabaseCare.last_good_backup",
    "boundaries.DistrictBoundaries.check",
    "boundaries.DistrictBoundaries.number",
    "boundaries.DistrictBoundaries.shown",
    "calendars.Calendars.file",
    "calendars.Calendars.link_of",
    "calendars.Calendars.offered",
    "changes_feed.ChangesFeed.feed",
    "exporting.Exporting.day_and_revision",
    "exporting.Exporting.days_with_a_report",
    "exporting.Exporting.briefing",
    "exporting.Exporting.follow_up",
    "exporting.Exporting.notice",
    "exporting.Exporting.commune_sheet",
    "exporting.Exporting.commune_sheet_name",
    "exporting.Exporting.commune_sheets",
    "exporting.Exporting.slide_picture",
    "exporting.Exporting.slide_picture_name",
    "exporting.Exporting.slide_pictures",
    "exporting.Exporting.file",
    "exporting.Exporting.file_name",
    "exporting.Exporting.staleness",
    "forms.known_forms",
    "forms.learned_forms",
    "forms.remembered",
    "handing_out.marked",
    "names.display_names",
    "handing_out.periods_of",
    "own_edits.OwnEdits.faults",
    "going_back.WaysBack.wait_for_change",
    "handing_out.published",
    "handing_out.published_in_one",
    "handing_out.template",
    "handing_out.template_of",
    "handing_out.templates_in_one",
    "publishing.Publishing.preview",
    "queries.Queries.compare",
    "queries.Queries.concluded",
    "queries.Queries.conclusions",
    "queries.Queries.inspections",
    "queries.Queries.effect",
    "queries.Queries.communes_course",
    "queries.Queries.indicator_course",
    "queries.Queries.back_plan",
    "queries.Queries.outcome",
    "queries.Queries.outlook",
    "queries.Queries.procedure",
    "queries.Queries.promised",
    "queries.Queries.roadmap",
    "queries.Queries.effect_of",
    "queries.Queries.dossiers",
    "queries.Queries.duties",
    "queries.Queries.answering",
    "queries.Queries.assignments",
    "queries.Queries.own_duties",
    "exporting.Exporting.year_sheet",
    "exporting.Exporting.year_sheet_name",
    "queries.Queries.district_risk",
    "queries.Queries.urgent",
    "queries.Queries.since_last_report",
    "queries.Queries.report_before",
    "queries.Queries.record_behind",
    "queries.Queries.survey_rates",
    "queries.Queries.follow_up_counts",
    "queries.Queries.invented_follow_up",
    "queries.Queries.known_on",
    "queries.Queries.latest_revision",
    "queries.Queries.newest_day",
    "accounts.Accounts.why_ended",
    "queries.Queries.newest_reports",
    "queries.Queries.periods",
    "queries.Queries.record",
    "queries.Queries.reports",
    "queries.Queries.revisions",
    "queries.Queries.situation",
    "spellings.known_aliases",
    "spellings.known_words",
    "spellings.learned_spellings",
    "submitting.Prospect.releases",
    "submitting.Submitting.check",
    "submitting.Submitting.faulty_cells",
    "submitting.Submitting.prospect",
    "submitting.Submitting.shown",
}
"""What everybody who may view may ask; the gate keeps out whoever may not."""

BEFORE_ANYBODY_IS_KNOWN = {
    "accounts.Accounts.begin_session",
    "accounts.Accounts.change_password",
    "accounts.Accounts.new_token",
    "accounts.Accounts.proven_by_password",
    "accounts.Accounts.proven_by_token",
    "rules.Rules.begin_with",
    "accounts.Accounts.sign_in",
    "accounts.Accounts.sign_out",
    "accounts.Accounts.signed_in_as",
    "accounts.Accounts.signed_in_with",
    "attempts.count_attempt",
    "first_start.is_first_start",
    "first_start.make_first_administrator",
    "first_start.new_code",
    "provider_sign_in.RoleRule.role_of",
    "provider_sign_in.identity_of",
    "provider_sign_in.sign_in_with_identity",
    "seeding.seed",
}
"""Signing in, which proves itself by password, code, token or provider, and the start of the program."""

FUNCTIONS_OVER_VALUES = {
    "calendars.key_of",
    "editing.keys_of",
    "editing.planned_before",
    "refusals.must_be_another",
    "going_back.WaysBack.needs_second",
    "shelf.Shelf.at_hand",
    "shelf.asked",
    "comments.may_resolve",
    "draft_files.DraftFiles.already",
    "draft_files.DraftFiles.elsewhere",
    "draft_files.DraftFiles.of",
    "one_package.overruling",
    "one_package.told_apart",
    "drafts.Drafts.is_stale",
    "drafts.unanswered",
    "publishing.confirmation_of",
    "publishing.submission_of",
    "account_admin.insert_account",
    "account_admin.new_account",
    "accounts.clock",
    "accounts.key_of",
    "accounts.person_of",
    "accounts.plain_name",
    "answers_json.answers_of",
    "answers_json.chosen_of",
    "answers_json.plain_answers",
    "answers_json.plain_chosen",
    "data_folder.load_catalogue",
    "data_folder.read_folder",
    "data_folder.row_files",
    "editing.Edit.laid_over",
    "editing.Edit.without",
    "editing.MadeFile.misread",
    "editing.changes_of",
    "editing.fact_of_row",
    "editing.fields_of_kind",
    "editing.is_idle",
    "editing.loses_source",
    "editing.made_files",
    "editing.merged",
    "editing.standing_of",
    "forms.fingerprints_of",
    "forms.settled_of_form",
    "mending.joined",
    "mending.mended_reason",
    "mending.mends_of",
    "mending.plain_mends",
    "own_edits.without_lines",
    "packages.unpack",
    "passwords.Passwords.hash",
    "handing_out.template_name",
    "plain_facts.edit_of",
    "plain_facts.fact_in_text",
    "plain_facts.kept_edit",
    "plain_facts.text_of_fact",
    "passwords.Passwords.is_outdated",
    "passwords.Passwords.is_right",
    "passwords.made_up_password",
    "passwords.must_be_good",
    "accounts.Accounts.must_be_good",
    "weak_passwords.folded",
    "weak_passwords.place_names",
    "weak_passwords.why_weak",
    "people.may",
    "people.may_edit",
    "own_commune.beyond",
    "own_commune.is_limited",
    "own_commune.must_be_own",
    "own_commune.own_unit",
    "own_commune.units_of",
    "account_admin.unit_of_role",
    "people.must_be_allowed",
    "people.role_word",
    "questions.given_to",
    "questions.misfits",
    "questions.named",
    "questions.questions_of",
    "questions.settled",
    "showing.ShownTable.column",
    "showing.shown_tables",
    "roles.roles_for",
    "roles.role_word",
    "roles.is_role",
    "remembered.Remembered.context",
    "remembered.Remembered.overruled_by",
    "shelf.Shelf.get",
    "typed_values.contract_of_field",
    "typed_values.day_typed",
    "typed_values.number_typed",
    "typed_values.shown_value",
    "typed_values.typed_value",
    "attempts.failures_in",
    "attempts.forgive",
    "throttle.Bucket.counted",
    "throttle.Bucket.wait",
    "throttle.Pace.counted",
    "throttle.Pace.wait",
    "throttle.Patience.counted",
    "throttle.Patience.is_lock",
    "throttle.Patience.wait",
    "throttle.Patience.wait_after",
    "throttle.address_key",
    "throttle.client_of",
    "throttle.lanes_of_own",
    "throttle.lanes_of_set_up",
    "throttle.lanes_of_stranger",
    "throttle.name_key",
}
"""Building blocks without a store of their own, or inside the transaction of a service that has asked."""


def _callables() -> Iterator[tuple[str, Callable[..., object]]]:
    for found in pkgutil.iter_modules(services.__path__):
        module = importlib.import_module(f"{services.__name__}.{found.name}")
        for name, one in vars(module).items():
            if name.startswith("_") or getattr(one, "__module__", "") != module.__name__:
                continue
            if inspect.isfunction(one):
                yield f"{found.name}.{name}", one
            for method, body in vars(one).items() if inspect.isclass(one) else ():
                if inspect.isfunction(body) and not method.startswith("_"):
                    yield f"{found.name}.{name}.{method}", body


SERVICES = dict(_callables())


def _takes_a_person(name: str) -> bool:
    return "person" in inspect.signature(SERVICES[name]).parameters


def test_every_service_asks_who_is_acting_or_is_known_not_to_need_it():
    without = READS | BEFORE_ANYBODY_IS_KNOWN | FUNCTIONS_OVER_VALUES
    tried = ATTEMPTS | FOR_WHOEVER_IS_SIGNED_IN
    assert set(SERVICES) - without == set(tried), "a new service takes a person and is tried here, or is listed"
    assert without <= set(SERVICES), "a list names a service that is gone"
    assert [name for name in tried if not _takes_a_person(name)] == []


@pytest.fixture
def account_store(seeded_store):
    return seeded_store


@pytest.fixture
def at(account_store, accounts, admin: AccountAdmin, catalogue, folder) -> SimpleNamespace:
    """Open every service over one seeded database, with something at hand that an editor could publish."""
    store = account_store
    queries = Queries(store, catalogue)
    publishing = Publishing(store, queries)
    submitting = Submitting(queries, publishing)
    content = (folder / "cap_nhat" / "2024-04-08" / "cong_nhan.csv").read_bytes()
    checked = submitting.check(DroppedFile("cong_nhan.csv", content, Answers()), today=TODAY)
    learn_spellings(store, {"Xã Cũ": "29464"}, person=EDITOR)
    admin.add(ADMINISTRATOR, "khach", display_name="", role=Role.VIEWER, password=PASSWORD)
    store.back_up(folder / "thu.db")
    drafts = Drafts(store, submitting)
    drafts.put_up(EDITOR, submitting.prospect([checked]))
    own_edits = OwnEdits(queries, submitting)
    comments = Comments(store)
    calendars = Calendars(store, queries)
    comments.write(EDITOR, "đúng chưa?", revision=5)
    edit = Edit(Fact(ReportKind.DISTRICT_REPORT, date(2023, 4, 12), "", "2"), {"result": "met"})
    own_edits.put(EDITOR, edit)
    return SimpleNamespace(
        drafts=drafts,
        own_edits=own_edits,
        comments=comments,
        calendars=calendars,
        calendar_of=lambda who: key_of(calendars.make(who, "")) if who else "",
        boundaries=DistrictBoundaries(store, queries.catalogue, folder),
        edit=edit,
        store=store,
        admin=admin,
        folder=folder,
        publishing=publishing,
        submitting=submitting,
        release=Release(checked.report, content),
        prospect=submitting.prospect([checked]),
        plan=publishing.plan_undo(EDITOR, 5),
        accounts=accounts,
        drafts_back=DraftsBack(store, publishing),
        way_back=Draft(9, datetime.now(UTC), "lan", "", (), going_back=WAY),
        rules=Rules(store),
    )


def _state(at: SimpleNamespace) -> tuple[object, ...]:
    files = sorted(one.name for one in at.folder.iterdir())
    return (
        at.store.latest_revision(),
        at.drafts.waiting(EDITOR),
        at.own_edits.of(EDITOR),
        at.comments.all(EDITOR),
        at.admin.all(ADMINISTRATOR),
        at.rules.is_two_person,
        learned_spellings(at.store),
        learned_forms(at.store),
        files,
    )


def _refusals(at: SimpleNamespace) -> list[str]:
    lines = at.store.audit_entries(limit=10_000)
    return [one.actor for one in lines if one.action is AuditAction.REFUSED and not one.is_success]


def _somebody_disabled(at: SimpleNamespace, _clock) -> Person | None:
    token = at.accounts.sign_in("lan", PASSWORD, address=HERE).token
    at.admin.disable(ADMINISTRATOR, "lan")
    return at.accounts.signed_in_with(token)


def _somebody_whose_session_ran_out(at: SimpleNamespace, clock) -> Person | None:
    token = at.accounts.sign_in("quan.tri", PASSWORD, address=HERE).token
    clock.pass_by(days=8)
    return at.accounts.signed_in_with(token)


PEOPLE = {
    "a stranger": lambda _at, _clock: None,
    "a viewer": lambda _at, _clock: VIEWER,
    "a viewer who is signed in": lambda at, _clock: (
        at.accounts.sign_in("khach", PASSWORD, address=HERE).signed_in.person
    ),
    "a disabled editor": _somebody_disabled,
    "an administrator whose session ran out": _somebody_whose_session_ran_out,
}


def test_whoever_may_not_changes_nothing_gets_nothing_and_each_attempt_is_in_the_log(at, clock):
    expected: list[str] = []
    for who in PEOPLE.values():
        person = who(at, clock)
        before = _state(at)

        for attempt in ATTEMPTS.values():
            with pytest.raises(NotPermittedError):
                attempt(at, person)

        expected = [*[person.name if person else ""] * len(ATTEMPTS), *expected]
        assert _state(at) == before
        assert _refusals(at) == expected


OF_AN_OFFICER = {name for name in ATTEMPTS if name.startswith(("unfinished.", "own_edits.", "draft_files."))} | {
    "drafts.Drafts.all",
    "drafts.Drafts.waiting",
}
"""What a commune officer may: gather their own commune's figures and look at their own drafts."""


def test_a_commune_officer_is_turned_away_from_all_that_is_not_of_their_own_commune(at):
    officer = Person("can.bo", "Cán bộ", Role.COMMUNE_OFFICER, "29464")
    before = _state(at)

    for name in ATTEMPTS.keys() - OF_AN_OFFICER | {"own_edits.OwnEdits.put"}:
        with pytest.raises(NotPermittedError):
            ATTEMPTS[name](at, officer)

    assert at.drafts.all(officer) == at.drafts.waiting(officer) == at.own_edits.of(officer) == ()
    assert _state(at) == before
    assert set(_refusals(at)) == {"can.bo"}


@pytest.mark.parametrize("name", FOR_WHOEVER_IS_SIGNED_IN)
def test_what_is_for_whoever_is_signed_in_is_for_nobody_else(at, name):
    FOR_WHOEVER_IS_SIGNED_IN[name](at, VIEWER)

    with pytest.raises(NotPermittedError):
        FOR_WHOEVER_IS_SIGNED_IN[name](at, None)
    assert _refusals(at) == [""]


def test_an_editor_is_turned_away_from_what_only_administrators_may(at):
    before = _state(at)
    administrators = [name for name in ATTEMPTS if name.startswith(("account_admin.", "backups."))]

    for name in administrators:
        with pytest.raises(NotPermittedError):
            ATTEMPTS[name](at, EDITOR)

    assert _state(at) == before
    assert _refusals(at) == ["lan"] * len(administrators)
