"""No line of a meeting hides a row: every name stands on a slide, and every matter has who acts and until when."""

import pytest

from ntm_dashboard.briefing import brief
from ntm_dashboard.briefing.exceptions import _MOST as MOST
from ntm_dashboard.briefing.model import Table
from ntm_dashboard.domain.terms import Plan
from ntm_dashboard.i18n import speaking
from tests import meeting

CASES = [
    (meeting.april, meeting.catalogue_of),
    (meeting.training, lambda: meeting.catalogue_of(meeting.TRAINING)),
]


@pytest.mark.parametrize(("make", "catalogue"), CASES)
def test_what_needs_attention_is_named_one_by_one(make, catalogue):
    situation = make()

    table = brief(situation, catalogue=catalogue()).slide("chu-y").picture

    said = "".join(str(row[2].text) for key, row in zip(table.keys, table.rows, strict=True) if "dossiers" in key)
    behind = situation.dossiers_behind
    assert len(behind)
    assert [row.criterion for row in behind.itertuples() if f"– {row.criterion}" not in said] == []
    assert "khác" not in said


def test_a_kind_with_many_names_goes_on_in_a_row_below(monkeypatch):
    monkeypatch.setattr("ntm_dashboard.briefing.exceptions._MOST", 8)
    whole = len(meeting.april().dossiers_behind)

    table = brief(meeting.april(), catalogue=meeting.catalogue_of()).slide("chu-y").picture

    rows = {key: row for key, row in zip(table.keys, table.rows, strict=True) if key.startswith("dossiers")}
    assert list(rows) == ["dossiers", "dossiers/2", "dossiers/3"]
    assert sum(str(row[2].text).count(" – ") for row in rows.values()) == whole == 20
    assert rows["dossiers"][1].value == whole
    assert rows["dossiers/2"][1].value is None
    assert MOST >= 20


@pytest.mark.parametrize(("make", "catalogue"), CASES)
def test_each_matter_to_decide_names_who_acts_and_leaves_the_day_to_the_meeting(make, catalogue):
    late = make().commitments[lambda rows: rows["plan"] == Plan.LATE]

    table = brief(make(), catalogue=catalogue()).slide("quyet-dinh").picture

    assert isinstance(table, Table)
    assert table.columns[-2:] == ("who", "due_on")
    by_key = {key: [str(cell.text) for cell in row] for key, row in zip(table.keys, table.rows, strict=True)}
    assert ("overdue" in by_key) == bool(len(late))
    assert [code for code in late["agency"] if catalogue().agency_name(code) not in by_key["overdue"][3]] == []
    assert {row[4].removesuffix("*") for row in by_key.values()} == {"xác định tại cuộc họp"}
    assert all(row[3] for row in by_key.values())


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("vi", ["CSVC văn hóa", "Hạ tầng thương mại", "Thông tin"]),
        ("en", ["Cultural facilities", "Rural commerce", "Information"]),
    ],
)
def test_the_columns_of_the_matrix_carry_the_short_names_of_the_catalogue(language, names):
    header = brief(meeting.april(), catalogue=meeting.catalogue_of()).slide("ma-tran").picture.header

    with speaking(language):
        assert [str(cell.short) for cell in header[6:9]] == names
        assert all(0 < len(str(cell.short)) <= 24 for cell in header[1:-1])
