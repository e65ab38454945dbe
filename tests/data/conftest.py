"""The shipped data files as rows."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[2] / "data"

Rows = list[dict[str, str]]


@pytest.fixture(scope="session")
def data() -> Path:
    return DATA


@pytest.fixture(scope="session")
def rows_of() -> Callable[[str], Rows]:
    def read(name: str) -> Rows:
        with (DATA / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    return read
