"""A name that the import contracts forbid is one that exists: a misspelt one would forbid nothing."""

import tomllib
from importlib.util import find_spec

import pytest

from ntm_dashboard.bootstrap.settings import PROJECT

_SETTINGS = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
_CONTRACTS = _SETTINGS["tool"]["importlinter"]["contracts"]
FORBIDDEN = sorted({name for one in _CONTRACTS for name in one.get("forbidden_modules", ())})


@pytest.mark.parametrize("name", FORBIDDEN)
def test_what_is_forbidden_exists(name):
    assert find_spec(name) is not None
