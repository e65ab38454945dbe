"""Files of the follow-up go the way of any file: checked, previewed, published, corrected, undone."""

import pytest

from ntm_dashboard.domain.published import row_table_of, standing_rows
from ntm_dashboard.domain.terms import FOLLOW_UP, ReportKind
from ntm_dashboard.services.people import Person, Role
from ntm_dashboard.services.publishing import Publishing
from ntm_dashboard.services.queries import Queries
from ntm_dashboard.services.submitting import DroppedFile, Submitting
from tests.follow_up_files import TEXTS, TODAY

LAN = Person("lan", "Lan", Role.EDITOR)


@pytest.fixture
def submitting(seeded_store, catalogue) -> Submitting:
    queries = Queries(seeded_store, catalogue)
    return Submitting(queries, Publishing(seeded_store, queries))


def _publish(submitting: Submitting, kind: ReportKind, text: str) -> None:
    checked = submitting.check(DroppedFile(f"{kind.value}.csv", text.encode()), today=TODAY)
    assert checked.report.is_accepted, [str(one.message) for one in checked.report.errors]
    prospect = submitting.prospect([checked])
    submitting.publish(LAN, prospect, note="", reasons=())


@pytest.mark.parametrize("kind", FOLLOW_UP)
def test_a_file_of_each_kind_is_published(submitting, seeded_store, catalogue, kind):
    _publish(submitting, kind, TEXTS[kind])

    rows = standing_rows(Queries(seeded_store, catalogue).record(), row_table_of(kind))
    assert len(rows) == TEXTS[kind].count("\n") - 1
