"""Settings come from the environment; one that cannot be used is named at start."""

from pathlib import Path

import pytest

from ntm_dashboard.bootstrap.settings import DATABASE_FOLDER, DEFAULT_DATA, PROJECT, Settings, Viewing, settings_from
from ntm_dashboard.errors import ConfigurationError


def test_without_any_variable_the_district_is_shown_to_anyone_from_a_file_of_its_own():
    settings = settings_from({})

    assert settings == Settings()
    assert settings.data_dir == DEFAULT_DATA
    assert settings.database == f"sqlite:///{DATABASE_FOLDER.as_posix()}/tra_cu.db"
    assert settings.viewing is Viewing.OPEN
    assert not settings.is_two_person
    assert settings.warms_up


def test_every_variable_is_heeded(tmp_path: Path):
    settings = settings_from(
        {
            "NTM_DATA_DIR": str(tmp_path),
            "NTM_DATABASE_URL": "postgresql://ntm@may-chu/ntm",
            "NTM_HOST": "192.168.1.5",
            "NTM_PORT": "8080",
            "NTM_VIEWING": "signed_in",
            "NTM_TWO_PERSON": "1",
            "NTM_WARM_UP": "0",
        }
    )

    assert settings == Settings(
        tmp_path,
        "postgresql://ntm@may-chu/ntm",
        "192.168.1.5",
        8080,
        Viewing.SIGNED_IN,
        is_two_person=True,
        warms_up=False,
    )
    assert settings.database == "postgresql://ntm@may-chu/ntm"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("NTM_PORT", "tám nghìn"),
        ("NTM_PORT", "0"),
        ("NTM_PORT", "70000"),
        ("NTM_PORT", "-1"),
        ("NTM_VIEWING", "secret"),
        ("NTM_TWO_PERSON", "maybe"),
        ("NTM_WARM_UP", "2"),
    ],
)
def test_a_value_that_cannot_be_used_is_named_with_what_is_possible(name, value):
    with pytest.raises(ConfigurationError, match=rf"{name} có giá trị “{value}” không dùng được\. Chỉ nhận: "):
        settings_from({name: value})


def test_two_folders_never_share_a_database(tmp_path: Path):
    folders = [PROJECT / "data" / "mau", DEFAULT_DATA, tmp_path / "a" / "tra_cu", tmp_path / "b" / "tra_cu"]

    databases = {Settings().for_folder(folder).database for folder in folders}

    assert len(databases) == 4
    assert f"sqlite:///{DATABASE_FOLDER.as_posix()}/mau.db" in databases
