"""The catalogue as it is shipped, and a check with it on a fixed day."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ntm_dashboard.intake import Answers, IntakeContext, PreparedReport, check
from ntm_dashboard.services.data_folder import load_catalogue

TODAY = date(2026, 11, 23)
DATA = Path(__file__).resolve().parents[2] / "data"

Check = Callable[..., PreparedReport]


@pytest.fixture(scope="session")
def intake_context() -> IntakeContext:
    return IntakeContext(load_catalogue(DATA / "tra_cu"), TODAY)


@pytest.fixture
def check_text(intake_context: IntakeContext) -> Check:
    """Check a text as if it were uploaded."""

    def run(text: str, *, name: str = "bao_cao.csv", answers: Answers | None = None) -> PreparedReport:
        return check(text.encode("utf-8"), name, context=intake_context, answers=answers or Answers())

    return run


@pytest.fixture
def check_bytes(intake_context: IntakeContext) -> Check:
    """Check bytes as if they were uploaded."""

    def run(content: bytes, *, name: str = "bao_cao.csv", answers: Answers | None = None) -> PreparedReport:
        return check(content, name, context=intake_context, answers=answers or Answers())

    return run
