"""A name of ours that means no setting stops the start; half a sign-in provider does too."""

import re
from pathlib import Path

import pytest

from ntm_dashboard.bootstrap.names import NAMES, OF_THE_PROVIDER
from ntm_dashboard.bootstrap.settings import PROJECT, settings_from
from ntm_dashboard.bootstrap.sign_in_settings import sign_in_settings_from
from ntm_dashboard.errors import ConfigurationError


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("NTM_VIEWNG", "NTM_VIEWING"),
        ("NTM_DATADIR", "NTM_DATA_DIR"),
        ("NTM_TWO_PERSONS", "NTM_TWO_PERSON"),
        ("NTM_OIDC_CLIENT", "NTM_OIDC_CLIENT_ID"),
        ("ntm_port", "NTM_PORT"),
        ("NTM_DATABASE", "NTM_DATABASE_URL"),
    ],
)
def test_a_misspelt_setting_is_named_with_the_one_that_was_meant(written, meant):
    with pytest.raises(ConfigurationError, match=rf"{written}\. Có phải là {meant}\?"):
        settings_from({written: "1"})


def test_a_name_like_none_of_ours_is_answered_with_all_that_there_are():
    with pytest.raises(ConfigurationError, match="NTM_XYZQW") as refused:
        settings_from({"NTM_XYZQW": "1"})

    assert all(name in str(refused.value) for name in NAMES)


def test_what_is_not_ours_is_left_alone():
    settings_from({"PATH": "/bin", "PORT": "9", "STREAMLIT_SERVER_PORT": "1"})


@pytest.mark.parametrize("name", OF_THE_PROVIDER)
def test_half_a_provider_stops_the_start(name):
    value = "viewer=a" if name == "NTM_OIDC_ROLES" else "viewer"

    with pytest.raises(ConfigurationError, match=rf"{name} cần thêm NTM_OIDC_ISSUER"):
        sign_in_settings_from({name: value})


def test_every_name_is_read_somewhere_and_stands_in_the_guide():
    read = _names_in(*(PROJECT / "ntm_dashboard" / "bootstrap").glob("*settings.py"))
    told = _names_in(PROJECT / "docs" / "huong-dan" / "van-hanh.md")

    assert set(NAMES) <= read
    assert set(NAMES) <= told


def _names_in(*files: Path) -> set[str]:
    return {name for file in files for name in re.findall(r"NTM_[A-Z_]+[A-Z]", file.read_text("utf-8"))}


def test_spaces_around_a_value_are_none_of_it():
    assert settings_from({"NTM_DATABASE_URL": " sqlite:////srv/ntm.db \r"}).database_url == "sqlite:////srv/ntm.db"
    assert settings_from({"NTM_PORT": "9000 ", "NTM_HOST": " "}) == settings_from({"NTM_PORT": "9000"})
    assert sign_in_settings_from({"NTM_SECRET": " " + "x" * 40 + "\n"}).secret == "x" * 40
