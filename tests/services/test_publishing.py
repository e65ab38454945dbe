"""Publishing on behalf of a person: preview, roles, reasons, two people, and the log of refusals."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from ntm_dashboard.domain.published import ROW_TABLES, row_table_of, standing_rows
from ntm_dashboard.domain.terms import FOLLOW_UP, word
from ntm_dashboard.errors import ConflictError, NothingToPublishError, NotPermittedError, UnconfirmedError
from ntm_dashboard.intake.outcome.report import IntakeContext
from ntm_dashboard.intake.verdict.check import check
from ntm_dashboard.intake.verdict.clearing import keeping
from ntm_dashboard.services.editing import Edit, fact_of_row, fields_of_kind, made_files
from ntm_dashboard.services.people import PROGRAM, Person, Role
from ntm_dashboard.services.publishing import Publishing, Release
from ntm_dashboard.services.queries import Queries
from ntm_dashboard.services.rules import Rules
from ntm_dashboard.store import AuditAction, Reason
from tests.follow_up import ROWS, with_rows

TODAY = date(2026, 11, 23)
VIEWER, LAN, ADMINISTRATOR = (
    Person(name, name, role)
    for name, role in {"khach": Role.VIEWER, "lan": Role.EDITOR, "tri": Role.ADMINISTRATOR}.items()
)
MINH = Person("minh", "Minh", Role.EDITOR)


@pytest.fixture
def store(seeded_store):
    return seeded_store


@pytest.fixture
def queries(store, catalogue) -> Queries:
    return Queries(store, catalogue)


@pytest.fixture
def publishing(store, queries) -> Publishing:
    return Publishing(store, queries)


@pytest.fixture
def release(catalogue):
    def make(content: bytes, name: str = "bao_cao.csv", **given: object) -> Release:
        return Release(check(content, name, context=IntakeContext(catalogue, TODAY)), content, **given)

    return make


@pytest.fixture
def outcome(folder: Path, release) -> list[Release]:
    later = folder / "cap_nhat" / "2024-04-08"
    names = ("cong_nhan.csv", "tieu_chi_huyen.csv", "so_lieu_cong_bo.csv")
    return [release((later / name).read_bytes(), name) for name in names]


DISTRICT = "ky_bao_cao;tieu_chi;ket_qua;nguon;do_tin_cay\n30/04/2023;{};{};Báo cáo;tu_bao_cao\n"


def test_who_waits_for_a_change_is_woken_by_a_publish_and_by_nothing_refused(publishing, outcome, store):
    with pytest.raises(NotPermittedError):
        publishing.publish(VIEWER, outcome[0], expected_revision=store.latest_revision())
    assert not publishing.wait_for_change(0)

    publishing.publish(LAN, outcome[0], expected_revision=store.latest_revision())

    assert publishing.wait_for_change(0)
    assert not publishing.wait_for_change(0)


def test_a_preview_tells_the_headline_before_and_after_and_writes_nothing(publishing, outcome, store):
    preview = publishing.preview(outcome[0].report)

    before, after = preview.comparison.before, preview.comparison.after
    assert before.as_of == after.as_of == date(2024, 4, 8)
    assert (before.headline.is_district_recognised, after.headline.is_district_recognised) == (False, True)
    assert (preview.effect.passed.before.headline.standard, preview.effect.passed.after.headline.standard) == (12, 15)
    assert (preview.expected_revision, store.latest_revision()) == (5, 5)


def test_the_outcome_of_2024_is_published_and_undone(publishing, outcome, queries):
    for one in outcome:
        expected = publishing.preview(one.report).expected_revision
        publishing.publish(LAN, one, expected_revision=expected)
    recognised = queries.situation().headline

    for number in (8, 7, 6):
        publishing.undo(LAN, publishing.plan_undo(LAN, number))

    assert (recognised.standard, recognised.criteria_met, recognised.is_district_recognised) == (15, 9, True)
    assert queries.situation().headline == queries.situation(revision=5).headline


@pytest.mark.parametrize("kind", FOLLOW_UP)
def test_who_does_what_is_published_and_undone_and_nothing_is_left_of_it(kind, publishing, release, queries, catalogue):
    before, table = queries.record(), row_table_of(kind)
    (row,) = standing_rows(with_rows(before, kind, {}), table).to_dict("records")
    written = {name: value for name, value in ROWS[kind].items() if name in fields_of_kind(kind)}
    (made,) = made_files([Edit(fact_of_row(table, row), written)], before, catalogue)
    published = publishing.publish(
        LAN, release(made.dropped.content, made.dropped.name), expected_revision=before.revision
    )
    number = published.number
    shown = queries.effect(before.revision, number)

    publishing.undo(LAN, publishing.plan_undo(LAN, number))

    assert (len(standing_rows(queries.record(number), table)), shown.count) == (1, 1)
    assert shown.sentence == f"1 số liệu: {word(kind)} (1)"
    after = queries.record()
    for one in ROW_TABLES:
        assert_frame_equal(standing_rows(after, one), standing_rows(before, one))


@pytest.mark.parametrize("person", [None, VIEWER])
def test_who_may_not_publish_changes_nothing_and_is_in_the_log(publishing, outcome, store, person):
    acts = [
        lambda: publishing.publish(person, outcome[0], expected_revision=5),
        lambda: publishing.plan_undo(person, 1),
        lambda: publishing.undo(person, publishing.plan_undo(LAN, 5)),
        lambda: publishing.restore(person, 1, expected_revision=5),
        lambda: publishing.withdraw(person, 5, expected_revision=5),
        lambda: publishing.raw_file(person, 1),
    ]

    for act in acts:
        with pytest.raises(NotPermittedError):
            act()

    assert store.latest_revision() == 5
    refused = [one for one in store.audit_entries() if one.action is AuditAction.REFUSED]
    assert [one.actor for one in refused] == [person.name if person else ""] * 6
    assert not any(one.is_success for one in refused)


def test_a_criterion_that_was_met_needs_a_reason_to_be_unmet(publishing, release, store):
    worse = release(DISTRICT.format(1, "chưa đạt").encode())

    assert publishing.preview(worse.report).regressions == ("849/1",)
    with pytest.raises(UnconfirmedError, match=r"849/1"):
        publishing.publish(LAN, worse, expected_revision=5)
    with pytest.raises(UnconfirmedError):
        publishing.publish(
            LAN, release(worse.content, reasons=(Reason("REGRESSION:849/1", "  "),)), expected_revision=5
        )

    explained = release(worse.content, reasons=(Reason("REGRESSION:849/1", "Rà soát lại quy hoạch"),))
    assert publishing.publish(LAN, explained, expected_revision=5).reasons == explained.reasons


def test_a_refused_file_cannot_be_published(publishing, release):
    broken = release(DISTRICT.format(1, "gần đạt").encode())

    with pytest.raises(UnconfirmedError, match="còn lỗi"):
        publishing.publish(ADMINISTRATOR, broken, expected_revision=5)


def test_the_second_of_two_publishers_is_told(publishing, release, store):
    publishing.publish(LAN, release(DISTRICT.format(2, "đạt").encode()), expected_revision=5)

    with pytest.raises(ConflictError, match="lan đã công bố phiên bản 6"):
        publishing.publish(MINH, release(DISTRICT.format(5, "đạt").encode()), expected_revision=5)

    assert store.latest_revision() == 6


def test_a_file_that_says_nothing_new_is_not_published(publishing, release, folder, store):
    same = release((folder / "muc_tieu.csv").read_bytes(), "muc_tieu.csv")

    with pytest.raises(NothingToPublishError):
        publishing.publish(LAN, same, expected_revision=5)


def test_with_two_people_nobody_publishes_what_they_prepared(store, queries, release):
    Rules(store).set_two_person(PROGRAM, is_on=True)
    publishing = Publishing(store, queries)
    content = DISTRICT.format(2, "đạt").encode()

    for prepared_by in ("", "lan"):
        with pytest.raises(NotPermittedError, match="cần một người khác"):
            publishing.publish(LAN, release(content, prepared_by=prepared_by), expected_revision=5)

    revision = publishing.publish(MINH, release(content, prepared_by="lan"), expected_revision=5)
    assert (revision.published_by, revision.prepared_by) == ("minh", "lan")


def test_handing_out_a_raw_file_is_in_the_log(publishing, folder, store):
    raw = publishing.raw_file(LAN, 2)

    assert raw is not None
    assert raw.content == (folder / "cong_nhan.csv").read_bytes()
    assert (store.audit_entries()[0].action, store.audit_entries()[0].actor) == (AuditAction.DOWNLOAD, "lan")


def test_what_is_unusual_beside_the_record_must_be_confirmed(publishing, release, store):
    differing = DISTRICT.replace("30/04/2023", "12/04/2023").format(2, "đạt").encode()
    preview = publishing.preview(release(differing).report)

    assert [[one.code for one in problems] for problems in preview.confirmations] == [["COUNTS_DIFFER"]]
    with pytest.raises(UnconfirmedError, match="số liệu chi tiết là 5, số đã công bố"):
        publishing.publish(LAN, release(differing), expected_revision=5)

    confirmed = release(differing, reasons=(Reason("COUNTS_DIFFER", "Đã xem"),))
    assert publishing.publish(LAN, confirmed, expected_revision=5).number == 6


def test_each_file_is_held_against_what_the_files_before_it_publish(publishing, release):
    met, unmet = (release(DISTRICT.format(2, result).encode()) for result in ("đạt", "chưa đạt"))
    later = release(DISTRICT.replace("30/04/2023", "31/05/2023").format(2, "chưa đạt").encode())

    assert publishing.preview(unmet.report).regressions == ()
    assert publishing.preview(met.report, later.report).regressions == ("849/2",)


def test_a_step_back_in_an_older_period_needs_a_reason_though_the_headline_stays(publishing, release):
    publishing.publish(LAN, release(DISTRICT.format(2, "đạt").encode()), expected_revision=5)
    newest = DISTRICT.replace("30/04/2023", "30/06/2023").format(2, "đạt").encode()
    publishing.publish(LAN, release(newest), expected_revision=6)

    between = release(DISTRICT.replace("30/04/2023", "31/05/2023").format(2, "chưa đạt").encode())
    preview = publishing.preview(between.report)

    assert preview.regressions == ("849/2",)
    assert [one.code for one in preview.confirmations[0]] == ["OLDER_THAN_PUBLISHED"]


FULL = "ky_bao_cao,tieu_chi,ket_qua,ghi_chu,nguon\n30/04/2023,2,chưa đạt,{},BC 1\n"


def test_what_a_blank_cell_would_clear_is_cleared_or_kept_as_the_person_says(publishing, release, queries):
    publishing.publish(LAN, release(FULL.format("chờ vốn").encode()), expected_revision=5)
    blank = release(FULL.format("").replace("chưa đạt", "đạt").encode())

    assert [[one.code for one in problems] for problems in publishing.preview(blank.report).confirmations] == [
        ["CELL_CLEARED"]
    ]
    with pytest.raises(UnconfirmedError, match="để trống sẽ xóa"):
        publishing.publish(LAN, blank, expected_revision=6)
    kept = replace(blank, report=keeping(blank.report, ["ghi_chu"]))
    publishing.publish(LAN, kept, expected_revision=6)
    assert note_of(queries, 7) == "chờ vốn"
    publishing.publish(LAN, replace(blank, reasons=(Reason("CELL_CLEARED", "đã xem"),)), expected_revision=7)
    assert pd.isna(note_of(queries, 8))


def note_of(queries, revision):
    rows = queries.record(revision).assessments
    mine = rows[(rows["level"] == "district") & (rows["period"] == "2023-04-30") & (rows["criterion"] == "2")]
    return mine["note"].iloc[0]
