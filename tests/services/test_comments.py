"""What the office says beside the record: who may, what is refused, and that nothing is lost."""

from datetime import date

import pytest

from ntm_dashboard.domain.published import ROW_TABLES, standing_rows
from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.errors import ConflictError, EditError, NotPermittedError, UnknownScopeError
from ntm_dashboard.intake.cells.text import composed
from ntm_dashboard.services.comments import LONGEST, Comments, may_resolve
from ntm_dashboard.services.editing import Fact, fact_of_row, standing_of
from ntm_dashboard.services.people import Person, Role
from ntm_dashboard.store import AuditAction
from ntm_dashboard.store.plain_text import plain
from tests.hostile_strings import FAMILIES

LAN, MINH = (Person(name, name.title(), Role.EDITOR) for name in ("lan", "minh"))
HEAD = Person("truong", "Trưởng phòng", Role.ADMINISTRATOR)
VIEWER = Person("khach", "Khách", Role.VIEWER)
FACT = Fact(ReportKind.COMMUNE_REPORT, date(2023, 4, 12), "29470", "17")


@pytest.fixture
def comments(seeded_store) -> Comments:
    return Comments(seeded_store)


def test_a_comment_is_answered_resolved_and_stays(comments, seeded_store):
    before = seeded_store.record(5).assessments
    first = comments.write(LAN, "  Hồ sơ này đã trình chưa?\r\n(xem BC 12)  ", revision=5, fact=FACT)
    comments.answer(MINH, first, "Đã trình")
    comments.resolve(LAN, first)

    (thread,) = comments.all(VIEWER)

    assert (thread.first.text, thread.fact, thread.first.revision) == (
        "Hồ sơ này đã trình chưa?\n(xem BC 12)",
        FACT,
        5,
    )
    assert [(one.text, one.written_by) for one in thread.answers] == [("Đã trình", "minh")]
    assert (thread.is_open, thread.first.resolved_by) == (False, "lan")
    assert seeded_store.latest_revision() == 5
    assert seeded_store.record(5).assessments.equals(before)


def test_each_comment_and_its_end_is_in_the_audit_log(comments, seeded_store):
    first = comments.write(LAN, "đúng chưa?", revision=5)
    comments.answer(MINH, first, "đúng")
    comments.resolve(HEAD, first)

    lines = seeded_store.audit_entries(limit=3)

    assert [(one.action, one.actor, one.detail) for one in reversed(lines)] == [
        (AuditAction.COMMENT, "lan", f"{first}: đúng chưa?"),
        (AuditAction.COMMENT, "minh", f"{first + 1}: đúng"),
        (AuditAction.COMMENT_RESOLVED, "truong", f"{first}: đúng chưa?"),
    ]


def test_only_the_writer_or_an_administrator_resolves(comments):
    first = comments.write(LAN, "đúng chưa?", revision=5)

    with pytest.raises(NotPermittedError, match="Chỉ người ghi ý kiến hoặc người quản trị"):
        comments.resolve(MINH, first)

    (thread,) = comments.all(LAN)
    assert thread.is_open
    assert [may_resolve(one, thread.first) for one in (LAN, MINH, HEAD, VIEWER, None)] == [
        True,
        False,
        True,
        False,
        False,
    ]


def test_what_is_resolved_is_neither_answered_nor_resolved_again(comments):
    first = comments.write(LAN, "đúng chưa?", revision=5)
    answer = comments.answer(LAN, first, "đúng")
    with pytest.raises(ConflictError, match="Không có ý kiến số"):
        comments.answer(LAN, answer, "trả lời của trả lời")
    comments.resolve(LAN, first)

    for act in (lambda: comments.answer(LAN, first, "còn nữa"), lambda: comments.resolve(LAN, first)):
        with pytest.raises(ConflictError, match="đã được giải quyết"):
            act()


def test_open_threads_are_counted_by_revision(comments):
    first = comments.write(LAN, "một", revision=5)
    comments.answer(LAN, first, "trả lời")
    comments.write(LAN, "hai", revision=5, fact=FACT)
    comments.resolve(LAN, comments.write(LAN, "ba", revision=3))

    assert comments.open_counts(VIEWER) == {5: 2}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (" \n ", "Hãy ghi ý kiến."),
        ("a" * (LONGEST + 1), "dài 1.001 ký tự, tối đa 1.000"),
        ("a\x07b", "ký tự ẩn hoặc ký tự hỏng"),
        ("đạt \u202eưahc\u202c", "ký tự ẩn hoặc ký tự hỏng"),
        ("nửa \ud83d", "ký tự ẩn hoặc ký tự hỏng"),
    ],
)
def test_what_cannot_be_a_comment_is_refused(comments, text, said):
    with pytest.raises(EditError, match=said):
        comments.write(LAN, text, revision=5)

    assert comments.all(LAN) == ()


def test_a_comment_on_no_revision_is_refused(comments):
    with pytest.raises(UnknownScopeError):
        comments.write(LAN, "x", revision=99)


def test_a_hostile_text_stands_as_it_was_typed_or_is_refused(comments):
    kept: list[str] = []
    for text in (one for family in FAMILIES.values() for one in family):
        try:
            comments.write(LAN, text, revision=5)
        except EditError:
            continue
        kept.append(text)

    assert len(kept) > len(FAMILIES)
    stands = [one.first.text for one in comments.all(LAN)]
    wanted = [plain(composed(one)).replace("\r\n", "\n").replace("\r", "\n").strip() for one in kept]
    assert stands == wanted


def test_every_published_row_is_a_fact_that_finds_it_again(seeded_store, catalogue):
    record = seeded_store.record(5)

    for table in ROW_TABLES:
        rows = standing_rows(record, table)
        for row in rows.groupby(rows.columns[1]).head(1).to_dict("records"):
            standing = standing_of(record, catalogue, fact_of_row(table, row))
            assert (standing.is_of_day, standing.row) == (True, row["row"])
