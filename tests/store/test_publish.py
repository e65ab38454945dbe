"""Publishing appends one revision, whole or not at all, and never over somebody else's."""

import hashlib
import unicodedata
from datetime import UTC, datetime

import pytest

from ntm_dashboard.domain.turning_signs import shown as turned
from ntm_dashboard.errors import ConflictError, NothingToPublishError, UnknownScopeError
from ntm_dashboard.store import Reason, RevisionKind
from tests.hostile_strings import EVERY, SURROGATES

from .conftest import APRIL, commune_report, recognitions, results


def test_a_published_report_stands_with_its_revision_file_and_line(store, publish):
    publish("29461 1 met 95.5 | 29461 2 not_met")

    table = store.record(1).assessments

    assert table[["unit", "criterion", "result"]].to_numpy().tolist() == [
        ["29461", "1", "met"],
        ["29461", "2", "not_met"],
    ]
    assert table["value"].iloc[0] == 95.5
    assert table["value"].isna().tolist() == [False, True]
    assert table[["revision", "file", "row"]].to_numpy().tolist() == [
        [1, "tieu_chi_xa.csv", 2],
        [1, "tieu_chi_xa.csv", 3],
    ]


def test_the_revision_tells_who_what_when_and_why(store):
    submission = commune_report("29461 1 met", note="kỳ tháng 4", reasons=(Reason("REGRESSION", "đo lại"),))

    before = datetime.now(UTC)
    revision = store.publish(submission, expected_revision=0)
    after = datetime.now(UTC)

    assert (revision.number, revision.kind, revision.published_by) == (1, RevisionKind.PUBLISHED, "lan")
    assert (revision.note, revision.reasons, revision.period) == (
        "kỳ tháng 4",
        (Reason("REGRESSION", "đo lại"),),
        APRIL,
    )
    assert (revision.compared_with, revision.added, revision.changes) == (0, 1, 1)
    assert before <= revision.published_at <= after
    assert store.revisions() == (revision,)


def test_the_raw_file_is_kept_byte_for_byte(store, publish):
    content = bytes(range(256)) * 3

    publish("29461 1 met", content=content)

    raw = store.raw_file(1)
    assert raw is not None
    assert (raw.content, raw.sha256) == (content, hashlib.sha256(content).hexdigest())


def test_only_cells_that_say_something_new_are_written(store, publish):
    publish("29461 1 met | 29461 2 not_met | 29461 3 met")

    publish("29461 1 met | 29461 2 met | 29461 4 met", file_name="lan2.csv")

    second = store.revision(2)
    assert (second.added, second.changed, second.withdrawn, second.unchanged) == (1, 1, 0, 1)
    table = store.record(2).assessments.set_index("criterion")
    assert table["file"].to_dict() == {"1": "tieu_chi_xa.csv", "2": "lan2.csv", "3": "tieu_chi_xa.csv", "4": "lan2.csv"}


def test_a_report_that_changes_nothing_makes_no_revision(store, publish):
    publish("29461 1 met")

    with pytest.raises(NothingToPublishError):
        publish("29461 1 met")

    assert store.latest_revision() == 1


def test_an_older_revision_still_says_what_it_said(store, publish):
    publish("29461 1 not_met")
    publish("29461 1 met")

    assert results(store, 1) == {("29461", "1"): "not_met"}
    assert results(store, 2) == {("29461", "1"): "met"}


def test_the_person_is_told_when_somebody_published_since_the_comparison(store, publish):
    publish("29461 1 met", published_by="hoa")

    with pytest.raises(ConflictError, match="hoa đã công bố phiên bản 1"):
        store.publish(commune_report("29461 1 not_met"), expected_revision=0)

    assert results(store) == {("29461", "1"): "met"}


def test_several_reports_are_published_all_or_none(store):
    good, repeated = recognitions("29461 standard"), commune_report("29461 1 met")

    with pytest.raises(NothingToPublishError):
        store.publish_all((good, repeated, repeated), expected_revision=0)
    assert store.latest_revision() == 0

    store.publish_all((good, repeated), expected_revision=0)
    assert [one.number for one in store.revisions()] == [2, 1]
    assert len(store.record(1).recognitions) == 1
    assert store.record(1).assessments.empty


def test_the_record_before_the_first_revision_is_empty_and_one_that_never_was_is_refused(store, publish):
    publish("29461 1 met")

    assert store.record(0).assessments.empty
    with pytest.raises(UnknownScopeError, match="phiên bản số 7"):
        store.record(7)


def test_every_text_is_kept_as_it_was_said_but_for_signs_that_nothing_can_show(store):
    said = [*EVERY, *SURROGATES]
    parts = [said[start : start + 20] for start in range(0, len(said), 20)]

    for number, part in enumerate(parts):
        told = {"note": part[0], "file_name": part[-1], "reasons": tuple(Reason("JUMP", text) for text in part)}
        store.publish(commune_report(f"29461 {number} met", **told), expected_revision=number)

    for one, part in zip(reversed(store.revisions()), parts, strict=True):
        shown = [
            turned("".join("\ufffd" if _is_shown_by_nothing(letter) else letter for letter in text)) for text in part
        ]
        assert [one.note, one.file_name] == [shown[0], shown[-1]]
        assert [reason.text for reason in one.reasons] == shown


def _is_shown_by_nothing(letter: str) -> bool:
    is_control = unicodedata.category(letter) == "Cc" and letter not in "\t\n\r"
    return is_control or unicodedata.category(letter) == "Cs" or letter in "\ufffe\uffff"
