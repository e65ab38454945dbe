import io
import zipfile
from datetime import date

import pytest

from ntm_dashboard.bootstrap.program import open_program
from ntm_dashboard.bootstrap.settings import settings_from
from ntm_dashboard.errors import UnknownScopeError
from ntm_dashboard.services.exporting import Exporting, Format, Meeting


@pytest.fixture
def exporting(folder, seeded_address, monkeypatch):
    monkeypatch.setenv("NTM_DATA_DIR", str(folder))
    monkeypatch.setenv("NTM_DATABASE_URL", seeded_address)
    program = open_program(settings_from())
    yield program.exporting
    program.close()


def test_a_file_is_made_once_for_a_revision(exporting: Exporting):
    meeting = Meeting(as_of=date(2023, 4, 12))

    assert exporting.file(Format.DECK, meeting) is exporting.file(Format.DECK, meeting)


def test_a_meeting_is_compared_with_the_report_before(exporting: Exporting):
    assert exporting.briefing(Meeting()).compared_with == date(2022, 4, 7)


def test_a_file_of_ours_is_held_against_the_newest_figures(exporting: Exporting):
    content = exporting.file(Format.PPTX, Meeting())

    assert exporting.staleness(content).changed == 0


def test_the_name_of_a_file_says_its_day_and_revision(exporting: Exporting):
    revision = exporting.briefing(Meeting()).revision

    assert exporting.file_name(Format.XLSX, Meeting()) == f"bao-cao-ntm-2023-04-12-ban{revision}.xlsx"


def test_a_meeting_of_chosen_parts_holds_no_other(exporting):
    content = exporting.file(Format.HTML, Meeting(parts=("cac-xa",))).decode()

    assert 'id="cac-xa"' in content or "id='cac-xa'" in content
    assert "id='dieu-kien'" not in content
    assert 'id="dieu-kien"' not in content


def test_the_sheets_of_all_communes_come_in_one_file_and_are_the_same_each_time(exporting):
    one, two = (exporting.commune_sheets(Format.DOCX, Meeting()) for _time in range(2))

    names = zipfile.ZipFile(io.BytesIO(one)).namelist()
    assert one == two
    assert len(names) == 17
    assert names[0].startswith("phieu-xa-29461")


def test_a_sheet_of_an_unknown_commune_is_refused(exporting):
    with pytest.raises(UnknownScopeError, match="00000"):
        exporting.commune_sheet(Format.PDF, Meeting(), "00000")
