"""Questions about the district, on both clocks."""

from datetime import UTC, date, datetime, timedelta

import pytest

from ntm_dashboard.errors import UnknownScopeError
from ntm_dashboard.i18n import speaking
from ntm_dashboard.intake.outcome.report import IntakeContext
from ntm_dashboard.intake.verdict.check import check
from ntm_dashboard.services.people import Person, Role
from ntm_dashboard.services.publishing import Publishing, Release
from ntm_dashboard.services.queries import Queries


@pytest.fixture
def store(seeded_store):
    return seeded_store


@pytest.fixture
def queries(store, catalogue) -> Queries:
    return Queries(store, catalogue)


def test_without_a_day_the_one_to_open_on_is_meant_and_every_day_can_be_chosen(queries):
    situation = queries.situation()

    assert (situation.as_of, situation.revision) == (date(2023, 4, 12), 5)
    assert queries.periods()[:3] == (date(2022, 4, 6), date(2022, 4, 7), date(2023, 4, 12))
    assert date(2023, 12, 20) in queries.periods()


def test_day_to_open_on_says_what_the_leader_asked_for(queries):
    situation = queries.situation()

    head = situation.headline
    assert (head.standard, head.communes, head.advanced, head.completed_task) == (12, 15, 2, 3)
    assert (head.criteria_met, head.criteria, situation.clock.days_left) == (4, 9, 263)


@pytest.mark.parametrize(
    ("day", "standard", "waiting"),
    [
        (date(2022, 4, 6), 9, None),
        (date(2022, 4, 7), 12, None),
        (date(2023, 4, 12), 12, 3),
        (date(2023, 12, 20), 15, 0),
    ],
)
@pytest.mark.parametrize("documented_only", [False, True])
def test_course_of_the_communes_is_told_day_by_day(queries, day, standard, waiting, documented_only):
    head = queries.situation(as_of=day, documented_only=documented_only).headline

    assert (head.standard, head.completed_task) == (standard, waiting)


def test_steps_of_the_burn_up_are_the_documented_points(queries):
    steps = queries.situation(as_of=date(2023, 12, 31)).steps
    own = steps[steps["measure"] == "communes_standard"]

    points = list(zip(own["day"].dt.strftime("%d/%m/%Y"), own["value"].astype(int), own["certainty"], strict=True))
    assert points == [
        ("06/04/2022", 9, "derived"),
        ("07/04/2022", 12, "derived"),
        ("12/04/2023", 12, "documented"),
        ("20/12/2023", 15, "documented"),
    ]


def test_vote_of_december_2023_stands_with_its_five_contents(queries):
    situation = queries.situation(as_of=date(2023, 12, 20), documented_only=True)

    head = situation.headline
    assert (head.standard, head.named_standard, head.advanced, head.civilised) == (15, 15, 2, 2)
    counts = queries.record().counts
    (voted,) = counts.loc[counts["measure"] == "recognition_contents_met", "value"]
    assert voted == 5


def test_what_somebody_publishes_is_shown_once_it_is_newer_than_the_opening_day(queries, store, catalogue):
    publishing = Publishing(store, queries)
    lan = Person("lan", "Lan", Role.EDITOR)

    def shown_after(day: str) -> date:
        content = f"ky_bao_cao;tieu_chi;ket_qua;nguon;do_tin_cay\n{day};2;chưa đạt;Báo cáo;tu_bao_cao\n".encode()
        report = check(content, "tieu_chi_huyen.csv", context=IntakeContext(catalogue, date(2026, 11, 23)))
        publishing.publish(lan, Release(report, content), expected_revision=queries.latest_revision())
        return queries.situation().as_of

    assert [shown_after(day) for day in ("30/04/2023", "31/01/2024")] == [date(2023, 4, 30), date(2024, 1, 31)]
    assert queries.situation(revision=5).as_of == date(2023, 4, 12)


def test_the_same_question_gives_the_same_value(queries):
    assert queries.situation() is queries.situation(as_of=date(2023, 4, 12), revision=5)
    assert queries.situation() is not queries.situation(documented_only=True)


def test_one_answer_serves_readers_of_either_language(queries):
    vietnamese = queries.situation()
    with speaking("en"):
        english = queries.situation()
        assert "communes" in str(english.headline.sentence)

    assert english is vietnamese
    assert "xã" in str(vietnamese.headline.sentence)


def test_an_earlier_revision_answers_with_what_was_known_then(queries):
    then = queries.situation(as_of=date(2023, 4, 12), revision=3)

    assert then.headline.standard == 12
    assert then.district_criteria["result"].isna().all()


def test_what_was_known_before_the_first_revision_is_nothing(queries, store):
    published_on = store.revision(1).published_on

    assert queries.known_on(published_on) == 5
    assert queries.known_on(date(2020, 1, 1)) == 0
    assert queries.situation(as_of=date(2023, 4, 12), revision=0).headline.standard is None
    with pytest.raises(UnknownScopeError, match="Chưa có số liệu"):
        queries.situation(revision=0)


def test_two_revisions_can_be_compared(queries):
    before = queries.situation(as_of=date(2023, 4, 12), revision=3)

    comparison = queries.compare(before, queries.situation())

    assert not comparison.is_empty
    assert set(comparison.criteria["level"]) == {"commune", "district"}


def test_revisions_are_listed_newest_first_with_their_moment(queries):
    now = datetime.now(UTC)

    revisions = queries.revisions()

    assert [one.number for one in revisions] == [5, 4, 3, 2, 1]
    moments = [one.published_at for one in revisions]
    assert moments == sorted(moments, reverse=True)
    assert all(one.utcoffset() == timedelta(0) for one in moments)
    assert all(one <= now for one in moments), "the database may have been loaded by an earlier run, but not later"
